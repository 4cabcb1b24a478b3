"""Reads one point or stretch of time (a day, a month, a quarter, a half-year, a year) at one place of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from docgen.vietnamese.citations.pieces import BLANK
from docgen.vietnamese.dates import find_dates
from docgen.vietnamese.deadlines.values import PartialDate
from docgen.vietnamese.patterns import lazy_pattern
from docgen.vietnamese.periods import PeriodKind, ReportPeriodKind
from docgen.vietnamese.periods.grammar import find_period_at

if TYPE_CHECKING:
    from docgen.vietnamese.dates import DateSpan
    from docgen.vietnamese.periods import Period

Level = Literal["day", "month", "quarter", "half-year", "year"]

_HOUR = lazy_pattern(rf"\d{{1,2}}\s?(?:giờ|[hg])(?:\s?\d{{2}})?(?:\s?phút)?,?{BLANK}(?=ngày|\d|thứ|chủ)", re.IGNORECASE)
_WEEKDAY = lazy_pattern(rf"(?:thứ{BLANK}\w{{2,4}}|chủ{BLANK}nhật)(?:,?{BLANK}|\s?\()(?=ngày|\d)", re.IGNORECASE)
_DAY_WORD = lazy_pattern(rf"(?:ngày|mùng|mồng){BLANK}", re.IGNORECASE)
_DAY_MONTH = lazy_pattern(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![\d/%]|[.,-]\d)")
_DAY_MONTH_WORDS = lazy_pattern(
    rf"(?P<day>\d{{1,2}}){BLANK}tháng{BLANK}(?P<month>\d{{1,2}})(?![\d/.]\d)(?!\d)", re.IGNORECASE
)
_DAY_ONLY = lazy_pattern(r"(?P<day>\d{1,2})(?![\d/%\w]|[.,-]\d)")
_BARE_DAY = lazy_pattern(r"(?P<day>\d{1,2})(?![\d/%\w]|[.,]\d)(?=\s{0,4}(?:[-–—]|đến|tới))")
_SHARE_FOLLOWS = lazy_pattern(
    r"\s{1,4}(?:số|tổng|thành|đại|hộ|phường|xã|người|đơn|chỉ|cơ|diện|dân)(?!\w)", re.IGNORECASE
)
_OTHER_YEAR = lazy_pattern(
    rf",?{BLANK}(?:của{BLANK})?năm{BLANK}(?P<which>trước|sau|kế{BLANK}tiếp|tiếp{BLANK}theo|tới|nay|này|báo{BLANK}cáo)"
    rf"(?:{BLANK}(?:liền{BLANK}kề|đó))?(?!\w)",
    re.IGNORECASE,
)
_YEARLY = lazy_pattern(rf",?{BLANK}(?:hằng|hàng|mỗi){BLANK}năm(?!\w)", re.IGNORECASE)
_MONTHLY = lazy_pattern(
    rf",?{BLANK}(?:của{BLANK})?(?:(?:hằng|hàng|mỗi){BLANK}tháng|tháng{BLANK}(?:kế{BLANK}tiếp|tiếp{BLANK}theo|sau))(?!\w)",
    re.IGNORECASE,
)
_QUARTERLY = lazy_pattern(
    rf",?{BLANK}(?:của{BLANK})?(?:tháng{BLANK}(?:đầu|cuối){BLANK}(?:của{BLANK})?)?(?:(?:hằng|hàng|mỗi){BLANK})?quý"
    rf"(?!\w)(?!{BLANK}[IV\d])",
    re.IGNORECASE,
)
_BARE_YEAR_WORD = lazy_pattern(r"năm(?!\w)(?!\s{1,4}(?:\d|học|trước|sau|nay|này|tới))", re.IGNORECASE)
_MONTH_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LEVELS: dict[PeriodKind, Level] = {
    PeriodKind.MONTH: "month",
    PeriodKind.QUARTER: "quarter",
    PeriodKind.HALF_YEAR: "half-year",
    PeriodKind.MONTHS: "half-year",
    PeriodKind.YEAR: "year",
}


@dataclass(frozen=True, slots=True)
class Point:
    """What stands at a place: from `first` to `last`, written on `text[…:end]`."""

    end: int
    level: Level
    first: PartialDate
    last: PartialDate
    every: tuple[ReportPeriodKind, ...] = ()
    problem: str = ""
    """A Vietnamese sentence when the day is in no calendar."""


class Calendar:
    """The points of time of one text, by place."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._dates = {span.start: span for span in find_dates(text)}

    def find_point_at(self, start: int, *, bare_day: bool = False, bare_year: bool = False) -> Point | None:
        """The point at `start`, an hour and a weekday before it allowed, or None.

        `bare_day` takes a day without its word, as the first half of `15-20/6/2024`; `bare_year` takes `năm` alone.
        """
        for pattern in (_HOUR, _WEEKDAY):
            before = pattern.match(self._text, start)
            start = before.end() if before else start
        word = _DAY_WORD.match(self._text, start)
        place = word.end() if word else start
        day = self._find_day(start, place, says_day=word is not None)
        if day is not None:
            return self._with_suffix(day)
        period = None if word else find_period_at(self._text, start)
        if period is not None and period.period.kind in _LEVELS and not _is_mere_length(period.period):
            months, year = period.period.months, period.period.first_year
            level = _LEVELS[period.period.kind]
            level = "half-year" if period.period.kind is PeriodKind.MONTH and months[0] != months[1] else level
            if level == "year":
                return Point(period.end, level, PartialDate(year), PartialDate(year))
            return self._with_suffix(
                Point(period.end, level, PartialDate(year, months[0]), PartialDate(year, months[1]))
            )
        only = _DAY_ONLY.match(self._text, place) if word else None
        only = only or (_BARE_DAY.match(self._text, place) if bare_day else None)
        if only is not None:
            partial = PartialDate(day=int(only.group("day")))
            return self._with_suffix(Point(only.end(), "day", partial, partial, problem=_problem_of(partial)))
        year_word = _BARE_YEAR_WORD.match(self._text, start) if bare_year else None
        return Point(year_word.end(), "year", PartialDate(), PartialDate()) if year_word else None

    def _find_day(self, start: int, place: int, *, says_day: bool) -> Point | None:
        span = self._dates.get(start) or self._dates.get(place)
        if span is not None and span.day is not None and self._is_surely_date(span, says_day=says_day):
            partial = PartialDate(span.year, span.month, span.day)
            return Point(span.end, "day", partial, partial, problem=_problem_of(partial))
        for pattern in (_DAY_MONTH, _DAY_MONTH_WORDS):
            match = pattern.match(self._text, place)
            if match is None:
                continue
            partial = PartialDate(None, int(match.group("month")), int(match.group("day")))
            problem = _problem_of(partial)
            is_sure = says_day or pattern is _DAY_MONTH_WORDS or self._looks_like_date(match)
            if is_sure and not (problem and not says_day and pattern is _DAY_MONTH):
                return Point(match.end(), "day", partial, partial, problem=problem)
        return None

    def _is_surely_date(self, span: DateSpan, *, says_day: bool) -> bool:
        return says_day or span.year is not None or "tháng" in span.written.casefold() or not self._is_share(span.end)

    def _looks_like_date(self, match: re.Match[str]) -> bool:
        """`15/6` and `01/01` do; `2/3 số hộ` and `1/2` are shares."""
        return len(match.group()) > len("1/2") and not self._is_share(match.end())

    def _is_share(self, end: int) -> bool:
        return _SHARE_FOLLOWS.match(self._text, end) is not None

    def _with_suffix(self, point: Point) -> Point:
        """The point with what follows it: `hằng năm`, `của tháng kế tiếp`, `năm trước`."""
        if point.last.year is not None:
            return point
        text, end = self._text, point.end
        if point.level == "day" and point.last.month is None:
            for pattern, kind in ((_MONTHLY, ReportPeriodKind.MONTH), (_QUARTERLY, ReportPeriodKind.QUARTER)):
                match = pattern.match(text, end)
                if match is not None:
                    return Point(match.end(), "day", point.first, point.last, (kind,), point.problem)
            return point
        yearly = _YEARLY.match(text, end)
        if yearly is not None:
            every = (ReportPeriodKind.YEAR,)
            return Point(yearly.end(), point.level, point.first, point.last, every, point.problem)
        other = _OTHER_YEAR.match(text, end)
        if other is None:
            return point
        offset = {"trước": -1, "nay": 0, "này": 0, "báo": 0}.get(other.group("which").split()[0].casefold(), 1)
        first = PartialDate(None, point.first.month, point.first.day, offset)
        last = PartialDate(None, point.last.month, point.last.day, offset)
        return Point(other.end(), point.level, first, last, point.every, point.problem)


def _is_mere_length(period: Period) -> bool:
    """`6 tháng` alone says how long, not when."""
    return period.kind is PeriodKind.MONTHS and "năm" not in period.written.casefold()


def _problem_of(partial: PartialDate) -> str:
    """Why no calendar has this day, as a Vietnamese sentence; empty when one has."""
    month, day = partial.month, partial.day or 1
    if month is not None and not 1 <= month <= len(_MONTH_LENGTHS):
        return f"Không có tháng {month}: một năm chỉ có 12 tháng."
    longest = max(_MONTH_LENGTHS) if month is None else _MONTH_LENGTHS[month - 1]
    if not 1 <= day <= longest:
        return f"Tháng {month} không có ngày {day}." if month else f"Không có ngày {day} trong tháng nào."
    if partial.year is not None:
        try:
            partial.first_day()
        except ValueError as error:
            return str(error)
    return ""
