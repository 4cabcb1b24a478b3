"""Finds how often a report is due ("định kỳ 6 tháng, hằng năm hoặc đột xuất") and reads it as values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from docgen.vietnamese.citations.pieces import BLANK, any_of
from docgen.vietnamese.patterns import lazy_pattern
from docgen.vietnamese.remembering import remembered
from docgen.vietnamese.time_words import may_name_report_period


class ReportPeriodKind(StrEnum):
    """Kỳ báo cáo."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "6-months"
    NINE_MONTHS = "9-months"
    YEAR = "year"
    AD_HOC = "ad-hoc"
    """`đột xuất`, `khi có yêu cầu`"""


@dataclass(frozen=True, slots=True)
class ReportPeriod:
    """One kỳ báo cáo as its author wrote it."""

    written: str
    kind: ReportPeriodKind


@dataclass(frozen=True, slots=True)
class ReportPeriodSpan:
    """A kỳ báo cáo found in running text: `text[start:end] == period.written`."""

    start: int
    end: int
    period: ReportPeriod


_COUNTED = rf"(?:0?[1369]|12|một|ba|sáu|chín){BLANK}(?:tháng|năm)"
_ONCE = rf"(?:\s{{0,2}}/\s{{0,2}}(?:0?1{BLANK})?|{BLANK}(?:một|0?1){BLANK})lần"
_SURE = lazy_pattern(
    rf"(?<!\w)(?:(?:hàng|hằng|mỗi|từng){BLANK}(?:{_COUNTED}|tháng|quý|năm)|(?:{_COUNTED}|tháng|quý|năm){_ONCE}"
    rf"|(?P<ad_hoc>{any_of('đột xuất|bất thường|khi có yêu cầu|theo yêu cầu')}))(?!\w)",
    re.IGNORECASE,
)
# Not a duty but a period: "báo cáo năm 2024", "tháng 6", "quý I", "năm học".
_NAMES_A_TIME = rf"{BLANK}(?:\d|[IV]{{1,3}}(?!\w)|học(?!\w)|(?:đầu|cuối){BLANK}năm{BLANK}\d)"
_LISTED = lazy_pattern(
    rf"(?:{_COUNTED}(?:{BLANK}(?:đầu|cuối){BLANK}năm)?|tháng|quý|năm)(?!\w)(?!{_NAMES_A_TIME})", re.IGNORECASE
)
_OPENER = any_of("định kỳ|báo cáo|chế độ báo cáo|sơ kết|tổng kết|theo")
_LIST_OPENER = lazy_pattern(rf"(?<!\w){_OPENER}(?:\s{{0,4}}[:,(])?{BLANK}", re.IGNORECASE)
_SEPARATOR = lazy_pattern(
    rf"\s{{0,4}}[,;/]\s{{0,4}}(?:(?:và|hoặc){BLANK})?(?:báo{BLANK}cáo{BLANK})?|{BLANK}(?:và|hoặc|hay){BLANK}",
    re.IGNORECASE,
)
_UNITS = {"tháng": ReportPeriodKind.MONTH, "quý": ReportPeriodKind.QUARTER, "năm": ReportPeriodKind.YEAR}
_BY_MONTHS = {
    1: ReportPeriodKind.MONTH,
    3: ReportPeriodKind.QUARTER,
    6: ReportPeriodKind.HALF_YEAR,
    9: ReportPeriodKind.NINE_MONTHS,
    12: ReportPeriodKind.YEAR,
}
_SPELT = {"một": 1, "ba": 3, "sáu": 6, "chín": 9}
_PLACE = lazy_pattern(
    rf"{_LIST_OPENER.pattern}|(?<!\w)(?:hàng|hằng|mỗi|từng|đột|bất|khi|theo|tháng|quý|năm|\d|một|ba|sáu|chín)",
    re.IGNORECASE,
)
_WORDS = lazy_pattern(r"tháng|quý|năm", re.IGNORECASE)
_NUMBER = lazy_pattern(r"\d{1,2}|một|ba|sáu|chín", re.IGNORECASE)


@remembered
def find_report_periods(text: str) -> tuple[ReportPeriodSpan, ...]:
    """Every kỳ báo cáo of `text` (NFC), in order, never overlapping. Never raises.

    `hằng năm`, `6 tháng/lần`, `đột xuất` count anywhere; a mere `6 tháng`, `quý`, `năm` only after `định kỳ` or `báo
    cáo` and further on in the list that these open. `báo cáo năm 2024` names a period, not a duty.
    """
    if not may_name_report_period(text):
        return ()
    found: list[ReportPeriodSpan] = []
    place = 0
    while (start := _PLACE.search(text, place)) is not None:
        opener = _LIST_OPENER.match(text, start.start())
        spans = _find_list(text, opener.end()) if opener else ()
        if not spans:
            sure = _SURE.match(text, start.start())
            spans = (_span(sure),) if sure and _find_kind(sure) else ()
        found.extend(spans)
        place = spans[-1].end if spans else start.start() + 1
    return tuple(found)


def parse_report_period(text: str) -> ReportPeriod:
    """The one kỳ báo cáo that the whole of `text` names. Raises `ValueError` with a Vietnamese sentence otherwise."""
    opener = _LIST_OPENER.match(text)
    start = opener.end() if opener else 0
    for pattern in (_SURE, _LISTED):
        match = pattern.fullmatch(text, start)
        kind = _find_kind(match) if match else None
        if kind is not None:
            return ReportPeriod(text, kind)
    raise ValueError(f"“{text[:80]}” không phải là một kỳ báo cáo; viết như “định kỳ 6 tháng”, “hằng năm”, “đột xuất”.")


def _find_list(text: str, start: int) -> tuple[ReportPeriodSpan, ...]:
    found: list[ReportPeriodSpan] = []
    place = start
    while True:
        match = _SURE.match(text, place) or _LISTED.match(text, place)
        if match is None or _find_kind(match) is None:
            return tuple(found)
        found.append(_span(match))
        separator = _SEPARATOR.match(text, match.end())
        if separator is None:
            return tuple(found)
        place = separator.end()


def _span(match: re.Match[str]) -> ReportPeriodSpan:
    kind = _find_kind(match) or ReportPeriodKind.AD_HOC
    return ReportPeriodSpan(match.start(), match.end(), ReportPeriod(match.group(), kind))


def _find_kind(match: re.Match[str]) -> ReportPeriodKind | None:
    """The kind of a matched item; None for a count that is no period of reporting (`sáu năm`)."""
    written = match.group().casefold()
    if match.groupdict().get("ad_hoc"):
        return ReportPeriodKind.AD_HOC
    word = _WORDS.search(written)
    if word is None:
        return None
    number = _NUMBER.search(written, 0, word.start())
    if number is None:
        return _UNITS[word.group()]
    count = int(number.group()) if number.group().isdigit() else _SPELT[number.group()]
    return _BY_MONTHS.get(count * 12 if word.group() == "năm" else count)
