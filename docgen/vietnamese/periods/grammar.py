"""Finds the periods of a text and reads a text that is one period."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.vietnamese.citations import find_citations
from docgen.vietnamese.citations.pieces import BLANK
from docgen.vietnamese.dates import find_dates
from docgen.vietnamese.patterns import lazy_pattern
from docgen.vietnamese.periods.values import MONTHS_OF_A_YEAR, Period, PeriodKind, PeriodSpan
from docgen.vietnamese.remembering import remembered
from docgen.vietnamese.time_words import may_name_period

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docgen.vietnamese.citations import CitationSpan

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_SPELT = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_LONGEST_RANGE = 60
"""Years; a longer stretch between two numbers is no period of a plan."""

# A year ends where no digit, decimal or slash follows: "2.024", "2024/2025" and "2024,5" hold none.
_Y = r"(?:19|20|21)\d\d(?!\d)(?![.,]\d)(?!/\d)"
_DASH = r"(?:\s{0,2}[-–—]\s{0,2}|\s{1,4}(?:đến|tới)\s{1,4})"
_OF_YEAR = rf"(?:\s{{0,2}}/\s{{0,2}}|,?{BLANK}(?:(?:của{BLANK})?năm{BLANK})?)(?P<year>{_Y})"
_SPAN = rf"(?P<first>{_Y}){_DASH}(?:(?:hết{BLANK})?năm{BLANK})?(?P<last>{_Y}|(?<=[-–])\d\d(?![\d/.,%]|\s?\w))"
_FULL_SPAN = rf"(?P<first>{_Y})(?:\s{{0,2}}[-–—]\s{{0,2}})(?P<last>{_Y})"
_COUNT = rf"(?:\d{{1,2}}|{'|'.join(_SPELT)})"
_Q = r"(?:IV|I{1,3}|[1-4])(?![\w])"
_ROMAN_NUMBER = r"[IVXL]{1,7}(?!\w)"
_NOT_AN_AMOUNT = r"(?!\s{0,2}(?:đồng|người|hộ|triệu|tỷ|ha|kg|km|lượt|em|trường|m2|m²|%|tấn))"

_SCHOOL_YEAR = lazy_pattern(rf"năm{BLANK}học{BLANK}{_SPAN}", re.IGNORECASE)
_TERM = lazy_pattern(rf"nhiệm{BLANK}k(?:ỳ|ì)(?:{BLANK}{_SPAN}|{BLANK}(?P<number>(?-i:{_ROMAN_NUMBER})))", re.IGNORECASE)
_SESSION = lazy_pattern(
    rf"kh(?:óa|oá){BLANK}(?P<number>(?-i:{_ROMAN_NUMBER})|\d{{1,2}}(?=\s*(?:[,;.)]|$)))", re.IGNORECASE
)
_NAMED_RANGE = lazy_pattern(
    rf"(?:(?:giai{BLANK}đoạn|thời{BLANK}k(?:ỳ|ì))(?:{BLANK}{_COUNT}{BLANK}năm)?|các{BLANK}năm|(?:{_COUNT}{BLANK})?năm)"
    rf"\s{{0,4}}(?P<bracket>\()?(?:từ{BLANK})?(?:năm{BLANK})?{_SPAN}(?(bracket)\))",
    re.IGNORECASE,
)
_FROM_TO = lazy_pattern(rf"từ{BLANK}(?:năm{BLANK})?{_SPAN}{_NOT_AN_AMOUNT}", re.IGNORECASE)
_BARE_RANGE = lazy_pattern(rf"(?<!\d\s){_FULL_SPAN}(?!\s?[-–]\s?\d){_NOT_AN_AMOUNT}")
_QUARTER = lazy_pattern(
    rf"quý{BLANK}(?P<number>(?-i:{_Q}))(?:(?:\s{{0,2}}[,-]\s{{0,2}}|{BLANK}(?:và|đến|tới){BLANK})(?:quý{BLANK})?"
    rf"(?P<last_number>(?-i:{_Q}))){{0,3}}(?:{_OF_YEAR})?",
    re.IGNORECASE,
)
_HALF_YEAR = lazy_pattern(
    rf"(?:(?:0?6|sáu){BLANK}tháng|nửa){BLANK}(?P<part>đầu|cuối){BLANK}năm(?:{BLANK}(?P<year>{_Y}))?(?!\s?\d)",
    re.IGNORECASE,
)
_MONTHS = lazy_pattern(
    rf"(?P<number>{_COUNT}){BLANK}tháng{BLANK}(?:(?P<part>đầu|cuối){BLANK})?năm(?:{BLANK}(?P<year>{_Y}))?(?!\s?\d)",
    re.IGNORECASE,
)
_BARE_MONTHS = lazy_pattern(rf"(?P<number>0?[369]|sáu|chín){BLANK}tháng(?!\s?\d)(?!\w)", re.IGNORECASE)
_MONTH = lazy_pattern(
    rf"tháng{BLANK}(?P<number>\d{{1,2}})(?:\s{{0,2}}[-–]\s{{0,2}}(?P<last_number>\d{{1,2}}))?"
    rf"(?![\d.]|/\d{{1,2}}(?!\d))(?:{_OF_YEAR})?",
    re.IGNORECASE,
)
_UNTIL = lazy_pattern(
    rf"(?:đến|tới){BLANK}(?:(?:hết|cuối|đầu){BLANK})?(?:năm{BLANK}(?P<year>{_Y})|(?P<bare>{_Y})(?=\s*(?:[,;.:)]|$)))",
    re.IGNORECASE,
)
_SINCE = lazy_pattern(
    rf"(?:kể{BLANK})?từ{BLANK}(?:(?:đầu|cuối){BLANK})?(?:năm{BLANK}(?P<year>{_Y})(?:{BLANK}trở{BLANK}đi)?"
    rf"|(?P<bare>{_Y})(?:{BLANK}trở{BLANK}đi|(?=\s*(?:[,;.:)]|$))))",
    re.IGNORECASE,
)
_LISTED_YEAR = rf"(?:\s{{0,2}},\s{{0,2}}|{BLANK}và{BLANK})(?:năm{BLANK})?{_Y}"
_YEARS = lazy_pattern(
    rf"(?P<strong>(?:các|những|hai|ba){BLANK})?năm{BLANK}(?P<list>{_Y}(?:{_LISTED_YEAR}){{1,12}})", re.IGNORECASE
)
_YEAR = lazy_pattern(rf"năm{BLANK}(?P<year>{_Y})", re.IGNORECASE)
_DIGITS_OF_YEAR = lazy_pattern(r"\d{4}")
_LIST_GOES_ON = lazy_pattern(r"\s{0,4}(?:[,;.:)]|$)")

_PLACE = lazy_pattern(
    rf"(?<![\w/.,-])(?:năm|nhiệm|khóa|khoá|giai|thời|các|những|từ|kể|quý|nửa|tháng|đến|tới|{'|'.join(_SPELT)}|\d{{1,2}}(?!\d)"
    rf"|{_Y})(?!\w)",
    re.IGNORECASE,
)
_REPORTED = lazy_pattern(r"(?:báo cáo|kết quả|sơ kết|số liệu|tình hình|công tác|định kỳ)\s{1,4}$", re.IGNORECASE)


@remembered
def find_periods(text: str) -> tuple[PeriodSpan, ...]:
    """Every period of `text` (NFC), in order and never overlapping. Never raises.

    Years that belong to something else are none: inside a calendar date, inside a number (`30/2020/NĐ-CP`), the year of
    a cited act (`Bộ luật Lao động năm 2019`), money, telephone numbers. A year in the *title* of a cited act is found.
    """
    if not may_name_period(text):
        return ()
    closed = _closed_places(text)
    found: list[PeriodSpan] = []
    place = 0
    while (start := _PLACE.search(text, place)) is not None:
        span = None if closed[start.start()] else find_period_at(text, start.start())
        if span is None or any(closed[span.start : span.end]):
            place = start.start() + 1
            continue
        found.append(span)
        place = span.end
    return tuple(found)


def parse_period(text: str) -> Period:
    """The one period that the whole of `text` names.

    Raises `ValueError` with a Vietnamese sentence when it names none, or its years run backwards.
    """
    for read, pattern in _FORMS:
        match = pattern.fullmatch(text)
        if match is None:
            continue
        period = read(match)
        if period is not None:
            return period
        if match.groupdict().get("last"):
            raise ValueError(f"“{text}” có năm cuối trước năm đầu; kiểm tra lại hai năm.")
    raise ValueError(f"“{text[:80]}” không phải là một khoảng thời gian; viết như “năm 2024”, “giai đoạn 2021-2030”.")


def _closed_places(text: str) -> bytearray:
    """1 for every letter of a whole date and of the number and date of a cited act."""
    closed = bytearray(len(text))
    for day in find_dates(text):
        if day.day is not None:
            closed[day.start : day.end] = b"\1" * (day.end - day.start)
    for span in _all_citations(text):
        for part in (span.number, span.date):
            if part is not None:
                closed[part.start : part.end] = b"\1" * (part.end - part.start)
    return closed


def _all_citations(text: str) -> Iterator[CitationSpan]:
    for span in find_citations(text):
        yield span
        yield from span.nested


def find_period_at(text: str, start: int) -> PeriodSpan | None:
    """The period that begins at `start`, or None; whether its digits belong to a date or an act is not looked at."""
    for read, pattern in _FORMS:
        match = pattern.match(text, start)
        if match is None or (pattern is _BARE_MONTHS and not _REPORTED.search(text[max(0, start - 16) : start])):
            continue
        if pattern is _YEARS and not _is_list_of_years(match):
            continue
        period = read(match)
        if period is not None:
            return PeriodSpan(match.start(), match.end(), period)
    return None


def _is_list_of_years(match: re.Match[str]) -> bool:
    """`năm 2019, 2020 người dân` is a year and a number of people; `các năm`, `và` or the clause's end make a list."""
    list_text = match.group("list")
    return bool(match.group("strong") or " và " in list_text or _LIST_GOES_ON.match(match.string, match.end()))


def _number(written: str) -> int:
    folded = written.casefold()
    if folded in _SPELT:
        return _SPELT[folded]
    if written.isdigit():
        return int(written)
    values = [_ROMAN[letter] for letter in written]
    following = [*values[1:], 0]
    return sum(-value if value < later else value for value, later in zip(values, following, strict=True))


def _find_years_of(match: re.Match[str]) -> tuple[int, int] | None:
    """First and last year of a range; `2026-30` borrows the century. None when they run backwards or too far."""
    first, last = int(match.group("first")), match.group("last")
    end = int(last) if len(last) > 2 else first // 100 * 100 + int(last)  # noqa: PLR2004 — two digits of a year
    return (first, end) if first < end <= first + _LONGEST_RANGE else None


def _find_span(kind: PeriodKind) -> Callable[[re.Match[str]], Period | None]:
    def read(match: re.Match[str]) -> Period | None:
        years = _find_years_of(match)
        return Period(match.group(), kind, *years) if years else None

    return read


def _find_term(match: re.Match[str]) -> Period | None:
    number = match.groupdict().get("number")
    if number is not None:
        return Period(match.group(), PeriodKind.TERM, number=_number(number))
    return _find_span(PeriodKind.TERM)(match)


def _find_quarter(match: re.Match[str]) -> Period | None:
    number, last = _QUARTERS[match.group("number")], match.group("last_number")
    year = _find_written_year(match)
    if last is not None and _QUARTERS[last] <= number:
        return None
    last_number = _QUARTERS[last] if last else None
    return Period(match.group(), PeriodKind.QUARTER, year, year, number=number, last_number=last_number)


def _find_half_year(match: re.Match[str]) -> Period:
    year = _find_written_year(match)
    number = 1 if match.group("part").casefold() == "đầu" else 2
    return Period(match.group(), PeriodKind.HALF_YEAR, year, year, number=number, from_end=number > 1)


def _find_months(match: re.Match[str]) -> Period | None:
    year, number = _find_written_year(match), _number(match.group("number"))
    if not 1 <= number <= MONTHS_OF_A_YEAR:
        return None
    from_end = (match.groupdict().get("part") or "").casefold() == "cuối"
    return Period(match.group(), PeriodKind.MONTHS, year, year, number=number, from_end=from_end)


def _find_month(match: re.Match[str]) -> Period | None:
    year, number = _find_written_year(match), int(match.group("number"))
    last = int(match.group("last_number")) if match.group("last_number") else None
    if not 1 <= number <= (last or MONTHS_OF_A_YEAR) <= MONTHS_OF_A_YEAR or number == last:
        return None
    return Period(match.group(), PeriodKind.MONTH, year, year, number=number, last_number=last)


def _find_until(match: re.Match[str]) -> Period:
    return Period(match.group(), PeriodKind.UNTIL, None, int(match.group("year") or match.group("bare")))


def _find_since(match: re.Match[str]) -> Period:
    return Period(match.group(), PeriodKind.SINCE, int(match.group("year") or match.group("bare")), None)


def _find_years(match: re.Match[str]) -> Period:
    years = tuple(int(year) for year in _DIGITS_OF_YEAR.findall(match.group("list")))
    return Period(match.group(), PeriodKind.YEARS, min(years), max(years), years=years)


def _find_year(match: re.Match[str]) -> Period:
    year = int(match.group("year"))
    return Period(match.group(), PeriodKind.YEAR, year, year)


def _find_written_year(match: re.Match[str]) -> int | None:
    year = match.groupdict().get("year")
    return int(year) if year else None


# In the order of trust: a longer form is tried before a shorter one that begins alike.
_FORMS: tuple[tuple[Callable[[re.Match[str]], Period | None], re.Pattern[str]], ...] = (
    (_find_span(PeriodKind.SCHOOL_YEAR), _SCHOOL_YEAR),
    (_find_term, _TERM),
    (_find_term, _SESSION),
    (_find_span(PeriodKind.RANGE), _NAMED_RANGE),
    (_find_span(PeriodKind.RANGE), _FROM_TO),
    (_find_span(PeriodKind.RANGE), _BARE_RANGE),
    (_find_quarter, _QUARTER),
    (_find_half_year, _HALF_YEAR),
    (_find_months, _MONTHS),
    (_find_months, _BARE_MONTHS),
    (_find_month, _MONTH),
    (_find_until, _UNTIL),
    (_find_since, _SINCE),
    (_find_years, _YEARS),
    (_find_year, _YEAR),
)
