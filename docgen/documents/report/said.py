"""Sentences of a report → the values they say: figures, reasons, how far the units are, an indicator with its target.

The inverse of `sentences` and `words`: what docgen composed is read back as it was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from docgen.contracts.results import TaskStatus, overall_status
from docgen.documents.report.sentences import OWN_STATES
from docgen.documents.report.words import ESTIMATED

if TYPE_CHECKING:
    from docgen.contracts.recognition import Plain

_TOTALS: Final = re.compile(
    rf"(?:Tổng hợp từ các đơn vị|Số liệu thực hiện): (?P<items>.+?)(?P<estimated> \({ESTIMATED}\))?\.", re.DOTALL
)
_COUNT: Final = re.compile(r"(?P<value>\d[\d.]*(?:,\d+)?)(?: (?P<unit>[^;]+))?")
_UNNAMED: Final = re.compile(r"số lượng (?P<value>\d[\d.]*(?:,\d+)?), chưa ghi đơn vị tính")
_NONE: Final = "không có "
"""How a sum of nothing begins: it is no figure."""
_REASON: Final = re.compile(r"Lý do chưa hoàn thành: (?P<reason>.+)\.", re.DOTALL)
_NOBODY: Final = "Chưa đơn vị nào báo cáo nhiệm vụ này."
_STATUS: Final = re.compile(
    r"(?P<count>\d+)/(?P<all>\d+) đơn vị "
    r"(?P<what>đã hoàn thành|đang thực hiện|chưa thực hiện|chưa rõ tình trạng|chưa có báo cáo)"
)
_VERBS: Final = {
    "đã hoàn thành": TaskStatus.DONE,
    "đang thực hiện": TaskStatus.PARTLY,
    "chưa thực hiện": TaskStatus.NOT_DONE,
    "chưa rõ tình trạng": TaskStatus.UNCLEAR,
    "chưa có báo cáo": TaskStatus.UNANSWERED,
}
_OWN: Final = {words: status for status, words in OWN_STATES.items()}
_INDICATOR: Final = re.compile(
    r"(?P<name>[^:]+): (?:(?P<missing>chưa tổng hợp được, .+|chưa có số liệu)"
    rf"|(?P<value>\d[\d.]*(?:,\d+)?(?:%| [^;(]*?)?)(?P<estimated> \({ESTIMATED}\))?(?: \([\d.,]+/[\d.,]+\))?"
    r"(?P<rest>(?:; .+)?))\.?",
    re.DOTALL,
)
_TARGET: Final = re.compile(r"mục tiêu(?: năm \d{4})?: (?P<target>.+?)(?P<met>, đạt|, chưa đạt)?(?=;|$)")
_PREVIOUS: Final = re.compile(r"kỳ trước: (?P<value>[^;]+)")


def find_figures(paragraphs: Sequence[str]) -> list[Plain]:
    """`Tổng hợp từ các đơn vị: 12 hội nghị; 340 người (ước thực hiện).` → figures; empty when no paragraph says so."""
    for text in paragraphs:
        match = _TOTALS.fullmatch(text)
        if match is None:
            continue
        counted = [item for item in match["items"].split("; ") if not item.startswith(_NONE)]
        found = [_UNNAMED.fullmatch(item) or _COUNT.fullmatch(item) for item in counted]
        if all(found):
            return [_figure(each, estimated=bool(match["estimated"])) for each in found if each]
    return []


def _figure(match: re.Match[str], *, estimated: bool) -> dict[str, Plain]:
    unit = match.groupdict().get("unit")
    value = match["value"] if match.re is _UNNAMED else match[0]
    return {"name": unit or "số lượng", "value": value, "estimated": estimated}


def find_reason(paragraphs: Sequence[str]) -> str | None:
    """Why a task is not done, or None when no paragraph says so."""
    return next((match["reason"] for text in paragraphs if (match := _REASON.fullmatch(text))), None)


def find_status(paragraphs: Sequence[str]) -> TaskStatus | None:
    """How far the whole is, from how far the units are; None when no paragraph says so."""
    if _NOBODY in paragraphs:
        return TaskStatus.UNANSWERED
    for text in paragraphs:
        if text in _OWN:
            return _OWN[text]
        if _STATUS.match(text):
            return overall_status([_VERBS[match["what"]] for match in _STATUS.finditer(text)])
    return None


def find_status_sentence(paragraphs: Sequence[str]) -> str | None:
    """How far the units are, in the words of the report; None when no paragraph says so."""
    return next((text for text in paragraphs if _STATUS.match(text)), None)


def is_value_sentence(text: str) -> bool:
    """Whether a paragraph only says in words what the result's figures, state and reason are."""
    return text == _NOBODY or text in _OWN or any(pattern.match(text) for pattern in (_TOTALS, _STATUS, _REASON))


def find_indicator(text: str) -> dict[str, Plain]:
    """The values of a sentence about one indicator; empty when it is none."""
    match = _INDICATOR.fullmatch(text)
    if match is None:
        return {}
    if match["missing"]:
        return {"indicator": match["name"]}
    values: dict[str, Plain] = {"indicator": match["name"], "value": match["value"].strip()}
    if match["estimated"]:
        values["estimated"] = True
    rest = match["rest"].rstrip(".")
    target = _TARGET.search(rest)
    if target is not None:
        values["target"] = target["target"]
        if target["met"]:
            values["achieved"] = target["met"] == ", đạt"
    previous = _PREVIOUS.search(rest)
    if previous is not None:
        values["previous"] = previous["value"]
    return values
