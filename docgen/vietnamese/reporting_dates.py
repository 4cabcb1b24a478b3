"""Turns a text into its duties to report with their days: “báo cáo 6 tháng trước ngày 30/5; báo cáo năm trước …”."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from docgen.vietnamese.deadlines import DeadlineKind, DeadlineSpan, find_deadlines, parse_deadline
from docgen.vietnamese.patterns import lazy_pattern
from docgen.vietnamese.periods import ReportPeriod, ReportPeriodKind, ReportPeriodSpan, find_report_periods

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docgen.vietnamese.deadlines import Deadline

_DAYS = frozenset({DeadlineKind.BEFORE, DeadlineKind.BY, DeadlineKind.ON})
_FARTHEST = 120
"""Letters between a period and its day; farther apart they belong to two sentences."""
_REPORTS = lazy_pattern(r"báo\s{1,3}cáo|sơ\s{1,3}kết|tổng\s{1,3}kết|định\s{1,3}kỳ", re.IGNORECASE)
_PASSES_ON = lazy_pattern(r"tổng\s{1,3}hợp[^.]{0,160}?(?:báo\s{1,3}cáo|gửi|trình)", re.IGNORECASE)
_SENDS = lazy_pattern(r"(?:gửi|báo\s{1,3}cáo|nộp)(?!\w)", re.IGNORECASE)
_BETWEEN_PERIODS = lazy_pattern(r"[.;]")
_SENTENCE_ENDS = lazy_pattern(r"\.(?=\s|$)")
_HALF_YEAR_BEFORE = lazy_pattern(r"(?<!\w)(?<!trong )(?:0?6|sáu)\s{1,3}tháng(?=,?\s{1,3}$)", re.IGNORECASE)
_NEXT_OF_LIST = lazy_pattern(
    r"\s{0,2}(?:,|và)\s{1,3}(?P<day>ngày\s{1,3}\d{1,2}/\d{1,2}(?:/\d{4})?(?![\d/]))", re.IGNORECASE
)
_LIST = lazy_pattern(r"\s{0,2}(?:,|và|;)\s{1,3}", re.IGNORECASE)
_IN_BRACKETS = lazy_pattern(r"\s{0,2}\((?:báo\s{1,3}cáo\s{1,3})?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DutySpan:
    """A duty found in running text: the period, and its deadline at `text[start:end]`."""

    period: ReportPeriodKind
    due: Deadline
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ChainSpan:
    """Two links of one chain in one text: units send until `lower`, who gathers sends on until `upper`."""

    lower: DeadlineSpan
    upper: DeadlineSpan


def find_duties(text: str) -> tuple[DutySpan, ...]:
    """Every period of reporting that `text` gives a day, in order; each day belongs to the nearest period before it."""
    periods = [span for span in _periods(text) if span.period.kind is not ReportPeriodKind.AD_HOC]
    if not periods or _REPORTS.search(text) is None:
        return ()
    found: list[DutySpan] = []
    for span in find_deadlines(text):
        if span.deadline.kind not in _DAYS:
            continue
        near = [period for period in periods if period.end <= span.start and span.start - period.end <= _FARTHEST]
        if not near or _BETWEEN_PERIODS.search(text, near[-1].end, span.start):
            continue
        if _PASSES_ON.search(text, near[-1].end, span.start):
            continue  # the day of who gathers, not of who was named before
        listed = len(near) > 1 and near[-1].start - near[-2].end <= _LISTED
        if not listed:
            found.append(DutySpan(near[-1].period.kind, span.deadline, span.start, span.end))
    return tuple(found)


def _periods(text: str) -> list[ReportPeriodSpan]:
    """Every kỳ báo cáo; `6 tháng` right before a day is one too: `báo cáo Sở Nội vụ 6 tháng trước ngày 20/6`."""
    found = list(find_report_periods(text))
    for span in find_deadlines(text) if _REPORTS.search(text) else ():
        begin = max(0, span.start - 20)
        match = _HALF_YEAR_BEFORE.search(text[begin : span.start])
        if match is None or span.deadline.kind not in _DAYS:
            continue
        start, end = begin + match.start(), begin + match.end()
        if not any(start < other.end and other.start < end for other in found):
            found.append(ReportPeriodSpan(start, end, ReportPeriod(match.group(), ReportPeriodKind.HALF_YEAR)))
    return sorted(found, key=lambda period: period.start)


_LISTED = 12
"""Letters between two periods of one list (`6 tháng, năm trước ngày …`): one day cannot be that of both."""


def find_chains(text: str) -> tuple[ChainSpan, ...]:
    """Pairs of days of one report: until the first the units send, until the second their reports are sent on.

    Only like is compared with like: days of one kỳ báo cáo, days of two lists of equal length in their order, or the
    only day on either side. Of what is unclear nothing is told.
    """
    gathering = _PASSES_ON.search(text)
    if gathering is None:
        return ()
    begin = max((match.end() for match in _SENTENCE_ENDS.finditer(text, 0, gathering.start())), default=0)
    over = _BETWEEN_SENTENCES.search(text, gathering.end())
    end = over.start() if over else len(text)
    every = [span for span in find_deadlines(text) if span.deadline.kind in _DAYS]
    lowers = [span for span in every if begin <= span.start and span.end <= gathering.start()]
    uppers = _with_lists(text, [span for span in every if gathering.end() <= span.start < end])
    if not lowers or not uppers or not _SENDS.search(text, begin, lowers[0].start):
        return ()
    return tuple(_paired(text, _kinds(text, lowers, begin), _kinds(text, uppers, gathering.end())))


_BETWEEN_SENTENCES = lazy_pattern(r"[.;](?=\s|$)")


def _with_lists(text: str, spans: Sequence[DeadlineSpan]) -> list[DeadlineSpan]:
    """`trước ngày 20/6 và ngày 20/12`: the days that follow in the list, which no word of a deadline stands before."""
    found: list[DeadlineSpan] = []
    for span in spans:
        found.append(span)
        match = _NEXT_OF_LIST.match(text, span.end)
        if match and not any(match.start("day") < other.end and other.start < match.end() for other in spans):
            found.append(DeadlineSpan(match.start("day"), match.end(), parse_deadline(match["day"])))
    return found


_Dated = tuple[DeadlineSpan, ReportPeriodKind | None]


def _kinds(text: str, spans: Sequence[DeadlineSpan], begin: int) -> list[_Dated]:
    """Each day with the kỳ báo cáo that is said of it: right before it, or in brackets behind it."""
    periods = [period for period in _periods(text) if begin <= period.start]
    bracketed = {
        span.start: period
        for span in spans
        for period in periods
        if span.end <= period.start and _IN_BRACKETS.match(text[span.end : period.start])
    }
    free = [period for period in periods if period not in bracketed.values()]
    found: list[_Dated] = []
    last = begin
    for span in spans:
        near = [period for period in free if last <= period.start and period.end <= span.start]
        said = bracketed.get(span.start) or (near[0] if len(near) == 1 else None)
        found.append((span, said.period.kind if said else None))
        last = span.end
    return found


def _paired(text: str, lowers: Sequence[_Dated], uppers: Sequence[_Dated]) -> Iterator[ChainSpan]:
    if len(lowers) == 1 and len(uppers) == 1:
        (lower, first), (upper, second) = lowers[0], uppers[0]
        if first is second or first is None or second is None:
            yield ChainSpan(lower, upper)
        return
    is_list = all(_LIST.fullmatch(text, one.end, other.start) for (one, _), (other, _) in pairwise(uppers))
    if len(lowers) == len(uppers) and is_list and not any(kind for _, kind in uppers):
        kinds = [kind for _, kind in lowers]
        if len(set(kinds)) in (1, len(kinds)) and (kinds[0] is None or len(set(kinds)) == len(kinds)):
            yield from (ChainSpan(lower, upper) for (lower, _), (upper, _) in zip(lowers, uppers, strict=True))
        return
    for lower, kind in lowers:
        yield from (ChainSpan(lower, upper) for upper, other in uppers if kind is not None and kind is other)
