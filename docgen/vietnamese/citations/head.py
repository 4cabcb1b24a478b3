"""Reads the head of a citation, its type, number, symbol and date, at one place of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.vietnamese.citations.pieces import BLANK, GAP, LOWER, UPPER, YEAR_ENDS
from docgen.vietnamese.citations.types import (
    TYPE_ABBREVIATION,
    TYPE_NAME,
    find_document_type,
    find_document_type_of_code,
)
from docgen.vietnamese.citations.values import DateForm, Span, squeeze_symbol
from docgen.vietnamese.dates import FIRST_YEAR, LAST_YEAR, find_dates
from docgen.vietnamese.patterns import lazy_pattern

if TYPE_CHECKING:
    from datetime import date

# One group of a symbol: UBND, TTg, QyĐ, UBTVQH15, CTTN&BĐG, BCĐ138. A group of small letters only is a word ("1/giờ").
_GROUP = rf"[{UPPER}][{UPPER}{LOWER}0-9]{{0,14}}(?:&[{UPPER}][{UPPER}{LOWER}0-9]{{0,14}})?"
_CAPITAL_GROUP = rf"[{UPPER}]{{2}}[{UPPER}{LOWER}0-9&]{{0,14}}"
_SYMBOL = (
    rf"{_GROUP}(?:(?:[-–/]|\.(?=[{UPPER}]{{2}})){_GROUP}|{GAP}[-–]{GAP}(?:{_CAPITAL_GROUP}|TTg|TU|TW|CP)(?![{LOWER}])){{0,5}}"
    rf"(?![{UPPER}{LOWER}0-9_])"
)
_NUMBER = r"(?<![\w/.,-])(?P<number>\d{1,6}[a-zA-ZđĐ]?(?!\w)|\.{2,20}|…{1,9}|_{2,20})"
_REFERENCE = lazy_pattern(
    rf"{_NUMBER}(?:"
    rf"{GAP}/{GAP}(?:(?P<year>(?:19|20|21)\d\d){GAP}/{GAP})?(?P<symbol>{_SYMBOL})"
    rf"|{GAP}[-–]{GAP}(?P<party>[{UPPER}][{UPPER}{LOWER}]{{0,5}}/[{UPPER}][{UPPER}{LOWER}0-9]{{1,9}}(?:-[{UPPER}0-9]{{2,9}})?)(?!\w))"
)
_BARE_NUMBER = lazy_pattern(r"(?P<number>\d{1,6}[a-zđ]?)(?![\w/.-])")
_UNNUMBERED = lazy_pattern(rf"(?P<number>)\s{{0,30}}/(?P<symbol>{_SYMBOL})")
_NUMBER_WORD = lazy_pattern(rf"{BLANK}số(?:{GAP}(?=[\d.…_])|(?=\s{{0,30}}/))|{BLANK}(?=[\d.…_])", re.IGNORECASE)
_LEADING_NUMBER_WORD = lazy_pattern(rf"(?<!\w)số{BLANK}(?=[\d.…_])", re.IGNORECASE)
_WORDS_BETWEEN = lazy_pattern(rf",?{BLANK}")
_DAY_WORD = lazy_pattern(rf"ngày{BLANK}", re.IGNORECASE)
_BLANK_DATE = lazy_pattern(
    r"ngày\s{0,9}(?:[.…_]{1,20}|(?<=\s\s))(?:\s{0,9}/?\s{0,9}(?:tháng)?\s{0,9}(?:[.…_]{1,20}|(?<=\s\s))){0,2}"
    r"(?:\s{0,9}(?:/|năm)\s{0,9}(?:(?P<year>(?:19|20|21)\d\d)(?!\d)|[.…_]{1,20}))?",
    re.IGNORECASE,
)
_YEAR_ONLY = lazy_pattern(rf"năm{BLANK}(?P<year>(?:19|20|21)\d\d){YEAR_ENDS}", re.IGNORECASE)
_NUMBER_AND_DAY = lazy_pattern(
    rf"(?P<number>\d{{1,5}})(?=,?{BLANK}ngày{BLANK}\d{{1,2}}(?:[/.-]\d{{1,2}}[/.-]|{BLANK}tháng{BLANK}\d{{1,2}}{BLANK}năm{BLANK})"
    r"(?:19|20|21)\d\d(?!\d))",
    re.IGNORECASE,
)
_NUMBER_AND_YEAR = lazy_pattern(
    rf"(?P<number>\d{{1,5}})(?={BLANK}năm{BLANK}(?:19|20|21)\d\d{YEAR_ENDS})", re.IGNORECASE
)
_NUMBERED_BY_YEAR = frozenset(("Nghị định", "Thông tư", "Thông tư liên tịch", "Quyết định", "Chỉ thị", "Công văn"))
"""Types whose number may stand without `số` before a year; a `Kế hoạch 5 năm` or `Báo cáo 6 năm` counts years."""
_LINE_BEGINS = lazy_pattern(r"(?:^|\n)[^\S\n]{0,8}Số\s{1,4}$")
_LINE_ENDS = lazy_pattern(r"[^\S\n]{0,9}(?:\n|$)")
_OWN_NUMBER = lazy_pattern(r"số\s{0,4}:\s{0,9}$", re.IGNORECASE)

HEAD_START = lazy_pattern(
    rf"(?P<type>{TYPE_NAME.pattern})|(?-i:{TYPE_ABBREVIATION.pattern})|{_LEADING_NUMBER_WORD.pattern}|(?-i:{_NUMBER})",
    re.IGNORECASE,
)
"""Every place where a citation may begin."""


@dataclass(frozen=True, slots=True)
class DatePart:
    """The date of a cited act and where it stands."""

    span: Span
    form: DateForm
    day: date | None
    year: int | None


@dataclass(frozen=True, slots=True)
class Head:
    """Type, number and symbol of a citation, and where they stand."""

    start: int
    end: int
    type: str = ""
    number: str = ""
    year: str = ""
    symbol: str = ""
    is_party: bool = False
    number_span: Span | None = None


class Dates:
    """The whole calendar dates of one text, by place."""

    def __init__(self, text: str) -> None:
        self._text = text
        whole = (span for span in find_dates(text) if span.day is not None and span.year is not None)
        self._by_start = {span.start: span for span in whole}

    def find_at(self, start: int) -> DatePart | None:
        """The date that begins at `start`, with or without `ngày`, or None."""
        text = self._text
        span = self._by_start.get(start)
        word = _DAY_WORD.match(text, start)
        if span is None and word is not None:
            span = self._by_start.get(word.end())
        if span is None:
            return self._find_blank_at(start)
        form = DateForm.LONG if "tháng" in span.written.casefold() else DateForm.SHORT
        # A day that no calendar has (31/2/2024) is still what the author wrote: kept in words, without a value.
        return DatePart(Span(start, span.end), form, span.to_date() if span.is_possible else None, span.year)

    def _find_blank_at(self, start: int) -> DatePart | None:
        blank = _BLANK_DATE.match(self._text, start)
        if blank is None:
            return None
        end = start + len(blank.group().rstrip())
        year = blank.group("year")
        return DatePart(Span(start, end), DateForm.BLANK, None, int(year) if year else None)

    def find_after(self, end: int) -> DatePart | None:
        """The date that follows `end` after blanks, a comma allowed, or a year alone (`năm 2021`), or None."""
        gap = _WORDS_BETWEEN.match(self._text, end)
        if gap is None:
            return None
        part = self.find_at(gap.end())
        if part is not None:
            return part
        only = _YEAR_ONLY.match(self._text, gap.end())
        if only is None or "," in gap.group() or not FIRST_YEAR <= int(only.group("year")) <= LAST_YEAR:
            return None
        return DatePart(Span(*only.span()), DateForm.YEAR, None, int(only.group("year")))


def find_reference_at(text: str, start: int) -> Head | None:
    """Number and symbol at `start` (`277/LĐTBXH-BĐG`, `30/2020/NĐ-CP`, `104-KH/TU`, `.../KH-UBND`), or None."""
    found = _REFERENCE.match(text, start)
    if found is None:
        return None
    party = found.group("party")
    number = found.group("number")
    symbol = squeeze_symbol(party or found.group("symbol"))
    if not any(letter.isupper() for letter in symbol[1:]):
        return None  # "20/Tổng" is a word, not a symbol
    return Head(
        start,
        found.end(),
        number=number if number[0].isdigit() else "",
        year=found.group("year") or "",
        symbol=symbol,
        is_party=party is not None,
        number_span=Span(*found.span()),
    )


def find_head_at(text: str, start: int) -> Head | None:
    """A type with its number, or a number alone, that begins at `start`; None when it is only a word.

    A number alone counts when its symbol begins with a type abbreviation or it says `số`, so that `20/24 chỉ tiêu` and
    `1/TP` do not. The document's own `Số: 15/KH-UBND` is no citation.
    """
    type_name = TYPE_NAME.match(text, start) or TYPE_ABBREVIATION.match(text, start)
    if type_name is None:
        return _find_untyped_at(text, start)
    word = _NUMBER_WORD.match(text, type_name.end())
    if word is None:
        return None
    says_number = "s" in word.group().casefold()
    number = find_reference_at(text, word.end())
    if number is None:
        find = _find_incomplete_at if says_number else _find_dated_number_at
        number = find(text, word.end(), type_name.group())
    if number is None:
        return None
    return _with_type(number, start, type_name.group())


def _find_incomplete_at(text: str, start: int, type_name: str) -> Head | None:
    """`số 30` without a symbol, or `số      /KH-UBND` not yet numbered."""
    unnumbered = _UNNUMBERED.match(text, start)
    if unnumbered is not None:
        symbol = squeeze_symbol(unnumbered.group("symbol"))
        return Head(start, unnumbered.end(), symbol=symbol, number_span=Span(start, unnumbered.end()))
    known = find_document_type(type_name)
    bare = _BARE_NUMBER.match(text, start)
    if bare is None or known is None or not known.bare_number:
        return None
    return Head(start, bare.end(), number=bare.group("number"), number_span=Span(*bare.span()))


def _find_dated_number_at(text: str, start: int, type_name: str) -> Head | None:
    """`10` of `Thông tư 10 năm 2025`, `Kế hoạch 10 ngày 05/3/2025`: no symbol, no `số`, but a date that tells it."""
    known = find_document_type(type_name)
    match = _NUMBER_AND_DAY.match(text, start)
    if match is None and known is not None and known.name in _NUMBERED_BY_YEAR:
        match = _NUMBER_AND_YEAR.match(text, start)
    if match is None or known is None or not known.bare_number:
        return None
    return Head(start, match.end(), number=match.group("number"), number_span=Span(*match.span()))


def _find_untyped_at(text: str, start: int) -> Head | None:
    word = _LEADING_NUMBER_WORD.match(text, start)
    place = word.end() if word else start
    number = find_reference_at(text, place)
    if number is None or _is_own_number(text, place, number.end):
        return None
    first_group = re.split(r"[-/.]", number.symbol)[0]
    if word is None and find_document_type_of_code(first_group) is None and not number.year:
        return None
    return _with_type(number, start, "")


def _is_own_number(text: str, number: int, end: int) -> bool:
    """`Số: 15/KH-UBND` of the document itself, and the Party's `Số 05-NQ/ĐU` alone on its line."""
    before = text[max(0, number - 20) : number]
    if _OWN_NUMBER.search(before):
        return True
    return _LINE_BEGINS.search(before) is not None and _LINE_ENDS.match(text, end) is not None


def _with_type(number: Head, start: int, type_name: str) -> Head:
    return Head(
        start,
        number.end,
        type=" ".join(type_name.split()),
        number=number.number,
        year=number.year,
        symbol=number.symbol,
        is_party=number.is_party,
        number_span=number.number_span,
    )
