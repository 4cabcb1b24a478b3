"""Sentences of a chế độ báo cáo → duties to report: period, deadline, who reports, to whom, through whom."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from pydantic import ValidationError

from docgen.documents.plan.bodies import BODY_START, find_leading_body, split_bodies
from docgen.documents.plan.model import ReportingDuty
from docgen.documents.plan.words import duty_sentence
from docgen.vietnamese.deadlines import find_deadlines
from docgen.vietnamese.periods import ReportPeriodSpan, find_report_periods, parse_report_period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.contracts.recognition import Plain
    from docgen.vietnamese.deadlines import DeadlineSpan

_PRINTED: Final = re.compile(
    r"(?:(?P<reporters>.+?) gửi báo cáo|Báo cáo) (?P<period>[^:]+?)(?: về (?P<recipient>[^:]+?))?"
    r"(?: \(qua (?P<via>[^()]+)\))?: (?P<due>[^;]+?)(?:; thời điểm chốt số liệu: (?P<cut_off>.+))?\."
)
_VIA: Final = re.compile(r"\(?(?:thông )?qua (?P<via>[^()]+?)(?=\)|,|;|\.|$| để | trước | tổng hợp)")
_TO: Final = re.compile(
    rf"(?:(?:gửi|nộp|báo cáo)(?: [^\W\d_]+){{0,4}}? (?:về|cho|đến|tới) |về |(?<=báo cáo ))(?={BODY_START.pattern})"
)
_MORE: Final = re.compile(
    r"\)\s*[,;]?\s*(?:và\s+|còn\s+)?(?:báo cáo\s+)?(?P<period>năm|quý|tháng|6 tháng|9 tháng)(?=\s*[(:])"
)
"""A period listed behind the bracket of the one before: `6 tháng (trước ngày 15/6) và năm (trước ngày 15/12)`."""
_OF: Final = re.compile(rf"[Bb]áo cáo [^.;:]{{0,200}}? của (?P<who>{BODY_START.pattern}[^:.]{{0,240}}):")
_CUT_OFF: Final = re.compile(r"chốt số liệu(?: báo cáo)?(?: là|:|vào|\s)*", re.IGNORECASE)


def find_printed_duties(paragraphs: Sequence[str]) -> list[Plain] | None:
    """The paragraphs that docgen prints for duties → these duties; None for other words."""
    duties: list[Plain] = []
    for text in paragraphs:
        duty = _find_printed_duty(text)
        if duty is None:
            return None
        duties.append(duty)
    return duties or None


def _find_printed_duty(text: str) -> dict[str, Plain] | None:
    match = _PRINTED.fullmatch(text)
    if match is None:
        return None
    duty: dict[str, Plain] = {name: words for name, words in match.groupdict().items() if words}
    if "reporters" in duty:
        duty["reporters"] = list(split_bodies(str(duty["reporters"])))
    try:
        read = ReportingDuty.model_validate(duty)
    except ValidationError:
        return None
    return duty if duty_sentence(read) == text else None


def find_duties(texts: Sequence[str], owners: Sequence[str] = ()) -> list[Plain]:
    """The duties that the author's sentences state; every value of them is a piece of these sentences.

    `owners` are the bodies under whose headings the sentences stand, empty where they stand under none.
    """
    duties: list[Plain] = []
    to, via, reporters = "", "", ""
    for text in texts:
        to, via = _recipient_in(text) or to, _via_in(text) or via
        reporters = _reporters_in(text) or reporters
    for text, owner in zip_longest(texts, owners, fillvalue=""):
        for period, due, cut_off in _pairs(text):
            duty: dict[str, Plain] = {"period": period, "due": due}
            here = {"cut_off": cut_off, "recipient": _recipient_in(text) or to, "via": _via_in(text) or via}
            duty |= {name: words for name, words in here.items() if words}
            who = _reporters_in(text) or owner or reporters
            if who:
                duty["reporters"] = [who]
            duties.append(duty)
    return duties


def _pairs(text: str) -> list[tuple[str, str, str]]:
    """Each period with its deadline: the next one behind it, or the one at its place in a list of as many."""
    periods = _periods_in(text)
    cuts = [match.end() for match in _CUT_OFF.finditer(text)]
    spans = find_deadlines(text)
    cut_offs = [span for span in spans if any(0 <= span.start - cut <= 3 for cut in cuts)]  # noqa: PLR2004 — blanks
    dues = [span for span in spans if span not in cut_offs]
    cut_off = cut_offs[0].deadline.written if len(cut_offs) == 1 else ""
    if not periods or not dues:
        return []
    chosen = _by_order(periods, dues) or _by_place(periods, dues)
    return [(period.period.written, due.deadline.written, cut_off) for period, due in chosen]


def _periods_in(text: str) -> list[ReportPeriodSpan]:
    found = [span for span in find_report_periods(text) if _is_period(span)]
    places = {span.start for span in found}
    found += [
        ReportPeriodSpan(match.start("period"), match.end("period"), parse_report_period(match["period"]))
        for match in _MORE.finditer(text)
        if found and match.start("period") not in places
    ]
    return sorted(found, key=lambda span: span.start)


def _is_period(span: ReportPeriodSpan) -> bool:
    try:
        parse_report_period(span.period.written)
    except ValueError:
        return False
    return True


def _by_place(
    periods: Sequence[ReportPeriodSpan], dues: Sequence[DeadlineSpan]
) -> list[tuple[ReportPeriodSpan, DeadlineSpan]]:
    pairs: list[tuple[ReportPeriodSpan, DeadlineSpan]] = []
    for index, period in enumerate(periods):
        limit = periods[index + 1].start if index + 1 < len(periods) else None
        due = next((due for due in dues if due.start >= period.end and (limit is None or due.end <= limit)), None)
        if due is not None:
            pairs.append((period, due))
    if not pairs and len(dues) == 1:
        # «trước ngày 15/12 hằng năm»: the deadline itself says how often.
        return [(periods[-1], dues[0])]
    return pairs


def _by_order(
    periods: Sequence[ReportPeriodSpan], dues: Sequence[DeadlineSpan]
) -> list[tuple[ReportPeriodSpan, DeadlineSpan]]:
    in_a_list = len(periods) == len(dues) and periods[-1].end <= dues[0].start
    return list(zip(periods, dues, strict=True)) if in_a_list else []


def _recipient_in(text: str) -> str:
    match = _TO.search(text)
    return (find_leading_body(text[match.end() :]) or "") if match else ""


def _via_in(text: str) -> str:
    match = _VIA.search(text)
    return match["via"].strip(" ,;") if match and BODY_START.match(match["via"]) else ""


def _reporters_in(text: str) -> str:
    match = _OF.search(text)
    return match["who"].strip() if match else find_leading_body(text) or ""
