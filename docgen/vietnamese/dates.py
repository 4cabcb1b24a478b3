"""Turns calendar dates into the decree's wording and back, and finds the dates in running text.

Zeros follow DD-07 (Phụ lục I, Phần I, mục II, khoản 4): before a day under 10 and before the months 1 and 2 only, so
`ngày 05 tháng 3 năm 2020`. Parsing takes any zero style; parse functions raise `ValueError` with a Vietnamese sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from docgen.vietnamese.patterns import lazy_pattern
from docgen.vietnamese.remembering import remembered
from docgen.vietnamese.text import lower_first, normalise_text, squeeze

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199
"""Years outside are typing errors in an administrative document (`2204`), not dates."""

DRAFT_BLANK: Final = " " * 6
"""The gap the model forms leave for a day or month written by hand (DD-11)."""

_FIRST_UNPADDED_MONTH: Final = 3

# Vietnamese vowels may stand composed or decomposed in a stranger's text; offsets must fit the text as given.
_NGAY: Final = "ng(?:à|a\u0300)y"
_THANG: Final = "th(?:á|a\u0301)ng"
_NAM: Final = "n(?:ă|a\u0306)m"
_DAY: Final = "(?P<day>[0-9]{1,2})"
_MONTH: Final = "(?P<month>[0-9]{1,2})"
_YEAR: Final = "(?P<year>(?:19|20|21)[0-9]{2})(?![0-9])"
_ANY_YEAR: Final = "(?P<year>[0-9]{4})"
_SEPARATOR: Final = r"\s*(?P<mark>[/.-])\s*"

_WHOLE_FORMS: Final = tuple(
    lazy_pattern(form, re.IGNORECASE)
    for form in (
        rf"{_ANY_YEAR}-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}})",
        rf"(?:{_NGAY}\s*)?{_DAY}{_SEPARATOR}{_MONTH}\s*(?P=mark)\s*{_ANY_YEAR}",
        rf"(?:{_NGAY}\s*)?{_DAY}\s*/\s*{_MONTH}\s*,?\s*{_NAM}\s*{_ANY_YEAR}",
        rf"(?:{_NGAY}\s*)?{_DAY}\s*{_THANG}\s*{_MONTH}\s*(?:,?\s*{_NAM}\s*|/\s*){_ANY_YEAR}",
    )
)
_WITHOUT_YEAR: Final = lazy_pattern(rf"(?:{_NGAY}\s*)?{_DAY}\s*(?:{_THANG}|/)\s*{_MONTH}", re.IGNORECASE)
_SHORT_YEAR: Final = lazy_pattern(rf"(?:{_NGAY}\s*)?{_DAY}{_SEPARATOR}{_MONTH}\s*(?P=mark)\s*[0-9]{{2}}", re.IGNORECASE)


def format_date_long(day: date) -> str:
    """`ngày 05 tháng 3 năm 2020` (DD-06, DD-07)."""
    return f"ngày {day.day:02d} tháng {format_month(day.month)} năm {day.year}"


def format_date_short(day: date) -> str:
    """`05/3/2020`, the short form of citations and tables, with the zeros of DD-07."""
    return f"{day.day:02d}/{format_month(day.month)}/{day.year}"


def format_place_date(place: str, issued_on: date | None, year: int | None = None) -> str:
    """Box 4, "địa danh và thời gian ban hành": `Nghệ An, ngày 05 tháng 3 năm 2020`.

    Without `issued_on` day and month stay blank for the pen of who signs, and `year` is printed when given (DD-11).
    """
    if issued_on is not None:
        return f"{place}, {format_date_long(issued_on)}"
    written_year = f" {year}" if year is not None else ""
    return f"{place}, ngày{DRAFT_BLANK}tháng{DRAFT_BLANK}năm{written_year}"


def format_weekday(day: date) -> str:
    """`thứ Hai` … `Chủ Nhật` with the capitals of Phụ lục II (VH-V.8c), for use inside a sentence."""
    from babel.dates import get_day_names  # noqa: PLC0415 — 40 ms of every start that names no weekday

    name = get_day_names("wide", locale="vi")[day.weekday()]
    return lower_first(name) if name.startswith("Thứ") else name


def format_month(month: int) -> str:
    """`01`, `02`, then `3` … `12`: a zero before the months 1 and 2 only (DD-07)."""
    return str(month) if month >= _FIRST_UNPADDED_MONTH else f"{month:02d}"


def parse_date(text: str) -> date:
    """A whole calendar date as people type it.

    Takes `ngày 05 tháng 3 năm 2020` (with or without `ngày`), `05/3/2020`, `5-3-2020`, `5.3.2020`, `15/12 năm 2024` and
    ISO `2020-03-05`; the day always stands first but in ISO. Raises `ValueError` with a Vietnamese sentence when it is
    no date, has no four-digit year, or is not in the calendar.
    """
    written = squeeze(text)
    for form in _WHOLE_FORMS:
        found = form.fullmatch(written)
        if found is not None:
            return _calendar_date(int(found["day"]), int(found["month"]), int(found["year"]), written)
    if _WITHOUT_YEAR.fullmatch(written):
        raise ValueError(f"“{written}” thiếu năm; viết đủ như “05/3/2020”.")
    if _SHORT_YEAR.fullmatch(written):
        raise ValueError(f"“{written}” viết năm bằng hai chữ số; viết đủ bốn chữ số như “05/3/2020”.")
    raise ValueError(
        f"“{written[:60]}” không phải là ngày tháng; viết như “05/3/2020” hoặc “ngày 05 tháng 3 năm 2020”."
    )


def _calendar_date(day: int, month: int, year: int, written: str) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"Năm {year} trong “{written}” nằm ngoài khoảng {FIRST_YEAR}–{LAST_YEAR}; kiểm tra lại năm.")
    if not 1 <= month <= 12:  # noqa: PLR2004 — the months of a year
        raise ValueError(f"“{written}” có tháng {month}, một năm chỉ có 12 tháng; viết ngày trước, tháng sau.")
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"“{written}” không có trong lịch: tháng {month} năm {year} không có ngày {day}.") from None


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date as it stands in running text: `text[start:end] == written`.

    `day` is None for a month (`tháng 10/2025`), `year` is None where none is written (`ngày 30 tháng 5`). The numbers
    are as written, so an impossible date (`ngày 31 tháng 11`) is found too.
    """

    start: int
    end: int
    day: int | None
    month: int
    year: int | None
    written: str

    @property
    def is_possible(self) -> bool:
        """Whether the calendar has it; 29/02 without a year counts as possible."""
        leap_year = 2000
        try:
            date(leap_year if self.year is None else self.year, self.month, 1 if self.day is None else self.day)
        except ValueError:
            return False
        return True

    def to_date(self, default_year: int | None = None) -> date:
        """The calendar date, the year taken from `default_year` where none is written. Raises `ValueError`."""
        year = default_year if self.year is None else self.year
        if self.day is None or year is None:
            missing = "ngày" if self.day is None else "năm"
            raise ValueError(f"“{self.written}” không ghi {missing}.")
        return _calendar_date(self.day, self.month, year, self.written)


@remembered
def find_dates(text: str) -> tuple[DateSpan, ...]:
    """The dates of running text in order, none overlapping.

    A written-out date is taken with its word (`ngày 05 tháng 3 năm 2020`, `tháng 10/2025`), a short one without
    (`15/11/2024` of `ngày 15/11/2024`), so that `format_date_long` and `format_date_short` fit its place.

    A day and month without year (`15/11`) may be a fraction: it counts as a date after `ngày`, in a range with a date,
    before `hằng năm`, or after a word of time (`trước`, `đến`, `dịp` …) unless it still looks like a share of something
    (`đến 2/3 số hộ`). Symbols (`30/2020/NĐ-CP`), telephone numbers and durations (`6 tháng`) are never dates, and a day
    alone (`ngày 15`) is none either.
    """
    taken = bytearray(len(text))
    found: list[DateSpan] = []
    unsure: list[DateSpan] = []
    for form in _forms_in(text):
        for match in form.finditer(text):
            span = _span(match)
            if any(taken[span.start : span.end]) or not _stands_free(text, span):
                continue
            taken[span.start : span.end] = b"\x01" * len(span.written)
            is_sure = form is not _DAY_MONTH or _reads_as_date(text, span)
            (found if is_sure else unsure).append(span)
    return _with_range_ends(text, found, unsure)


_LONG: Final = rf"{_DAY}\s*{_THANG}\s*{_MONTH}(?![0-9])"
_DAY_MONTH: Final = lazy_pattern(rf"{_DAY}/{_MONTH}(?![0-9])")
_FIGURE: Final = lazy_pattern("[0-9]")
_MARKED_FIGURES: Final = lazy_pattern("[0-9][/.-][0-9]")
_MONTH_WORD: Final = lazy_pattern(rf"{_THANG}\s*[0-9]", re.IGNORECASE)
_WRITTEN_OUT: Final = (
    lazy_pattern(rf"(?:{_NGAY}\s*)?{_LONG}\s*(?:(?:,\s*)?{_NAM}\s*|/\s*){_YEAR}", re.IGNORECASE),
    lazy_pattern(rf"{_NGAY}\s*{_LONG}", re.IGNORECASE),
)
_IN_FIGURES: Final = (
    lazy_pattern(r"(?P<year>(?:19|20|21)[0-9]{2})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?![0-9])"),
    lazy_pattern(rf"{_DAY}(?P<mark>[/.-]){_MONTH}(?P=mark){_YEAR}"),
    lazy_pattern(rf"{_DAY}/{_MONTH}\s*(?:,\s*)?{_NAM}\s*{_YEAR}", re.IGNORECASE),
)
_MONTH_OF_YEAR: Final = lazy_pattern(rf"{_THANG}\s*{_MONTH}\s*(?:[/-]\s*|(?:,\s*)?{_NAM}\s*){_YEAR}", re.IGNORECASE)


def _forms_in(text: str) -> tuple[re.Pattern[str], ...]:
    """The forms that may stand in a text: most paragraphs have no date, and what all dates need is quickly seen.

    In the order of trust: a longer form claims its letters before a shorter one may see a piece of it.
    """
    if _FIGURE.search(text) is None:
        return ()
    has_marks = _MARKED_FIGURES.search(text) is not None
    has_months = _MONTH_WORD.search(text) is not None
    return (
        *(_WRITTEN_OUT if has_months else ()),
        *(_IN_FIGURES if has_marks else ()),
        *((_MONTH_OF_YEAR,) if has_months else ()),
        *((_DAY_MONTH,) if has_marks else ()),
    )


# A number that touches one of these is a piece of a symbol, of a longer number, of a telephone number, a percentage.
_GLUED_LEFT: Final = lazy_pattern(r"(?:[^\W_]|/|[0-9]\.|[^\W\d_]-)\Z")
_GLUED_LEFT_BUT_LIST: Final = lazy_pattern(r"[0-9][,-]\Z")
_WORD_GLUED: Final = lazy_pattern(rf"(?:{_NGAY}|{_THANG})\Z", re.IGNORECASE)
_GLUED_RIGHT: Final = lazy_pattern(r"[^\W_]|\s?[%‰]|\s?/\s?[^\W_]|[.,][0-9]|-(?![0-9]{1,2}/)[^\W_]")

_OTHER_DAY: Final = r"(?:[0-9]{1,2}\s?[,–-]\s?)?"
_NGAY_BEFORE: Final = lazy_pattern(rf"{_NGAY}\s*{_OTHER_DAY}\Z", re.IGNORECASE)
_NAMED_DAY_BEFORE: Final = lazy_pattern(rf"(?<![0-9]\s){_NGAY}(?:\s+[^\W\d_]+){{1,6}}\s*\(?\Z", re.IGNORECASE)
_TIME_WORD_BEFORE: Final = lazy_pattern(
    rf"\b(?:từ|đến|tới|trước|sau|hết|vào|hạn|nhất|dịp|lễ|mừng|niệm|sáng|chiều|tối|đêm)\s*\(?{_OTHER_DAY}\Z",
    re.IGNORECASE,
)
_YEARLY_AFTER: Final = lazy_pattern(
    rf"\s*(?:,\s*)?(?:(?:hằng|hàng|mỗi)\s+{_NAM}|{_NAM}\s+(?:nay|sau|trước|tới|này))\b", re.IGNORECASE
)
_CLAUSE_ENDS: Final = lazy_pattern(
    rf"[^\S\n]*(?:\Z|[,.;:!?)\n–—-]|(?:và|đến|tới|hoặc|{_NAM}|tại|để|nhằm)\b)", re.IGNORECASE
)
_BETWEEN_RANGE_ENDS: Final = lazy_pattern(
    rf"\s*(?:-|–|—|,|và|đến|tới|hoặc)\s*(?:(?:hết|trước)\s+)?(?:{_NGAY}\s*)?", re.IGNORECASE
)
_LOOK_AROUND: Final = 80
"""Letters beside a number that may tell its sense; bounds the work on a hostile text."""


def _span(match: re.Match[str]) -> DateSpan:
    parts = match.groupdict()
    day, year = parts.get("day"), parts.get("year")
    return DateSpan(
        start=match.start(),
        end=match.end(),
        day=int(day) if day else None,
        month=int(parts["month"]),
        year=int(year) if year else None,
        written=match.group(),
    )


def _stands_free(text: str, span: DateSpan) -> bool:
    """Whether the digits are a date of their own, not a piece of a symbol or of a longer number."""
    if _GLUED_RIGHT.match(text, span.end):
        return False
    before = text[max(0, span.start - 8) : span.start]
    if _GLUED_LEFT.search(before) and not _WORD_GLUED.search(before):
        return False
    # `15-20/11/2024` and `15,16/11/2024` are lists of days; without a slash it is a number of some other kind.
    if "/" not in span.written and _GLUED_LEFT_BUT_LIST.search(before):
        return False
    # An impossible date written out is still a date, and somebody must be told; `40/20` is just a ratio.
    is_written_out = "ngày" in normalise_text(span.written).lower()
    return is_written_out or (1 <= span.month <= 12 and 1 <= (span.day or 1) <= 31)  # noqa: PLR2004 — the calendar


def _reads_as_date(text: str, span: DateSpan) -> bool:
    """Whether the words around a yearless `15/11` make it a date."""
    before = normalise_text(text[max(0, span.start - _LOOK_AROUND) : span.start])
    after = normalise_text(text[span.end : span.end + _LOOK_AROUND])
    if _NGAY_BEFORE.search(before) or _YEARLY_AFTER.match(after):
        return True
    if not _TIME_WORD_BEFORE.search(before) and not _NAMED_DAY_BEFORE.search(before):
        return False
    day, month = span.written.split("/")
    if int(day) > int(month):
        return True
    # `1/2`, `2/3` are shares; `10/11 phường` too, but `trước 05/11.` is none, because nothing follows to be shared.
    is_padded = len(day) == 2  # noqa: PLR2004 — two digits
    return is_padded and _CLAUSE_ENDS.match(after) is not None


def _with_range_ends(text: str, found: list[DateSpan], unsure: list[DateSpan]) -> tuple[DateSpan, ...]:
    """The sure dates, and the unsure ones in one range with a sure one: `15/11 đến 15/12 năm 2024`."""
    ordered = sorted([*found, *unsure], key=lambda span: span.start)
    sure = set(found)
    neighbours = list(pairwise(ordered))
    for left, right in [*neighbours, *reversed(neighbours)]:
        between = text[left.end : min(right.start, left.end + _LOOK_AROUND)]
        if (left in sure) != (right in sure) and _BETWEEN_RANGE_ENDS.fullmatch(normalise_text(between)):
            sure.update((left, right))
    return tuple(span for span in ordered if span in sure)
