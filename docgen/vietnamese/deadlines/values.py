"""Holds a deadline or a time of doing ("thời hạn", "thời gian thực hiện") as values."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from docgen.vietnamese.periods import ReportPeriodKind

_LAST_MONTH = 12


class DeadlineKind(StrEnum):
    """How the words bind."""

    BEFORE = "before"
    """`trước ngày 30 tháng 11 năm 2020`: the named day itself is too late"""
    BY = "by"
    """`chậm nhất ngày 31/12/2024`, `đến hết ngày 14/5/2026`: the named day still counts"""
    ON = "on"
    """`ngày 04/02/2014`"""
    IN_MONTH = "in-month"
    """`trong tháng 6/2026`"""
    IN_QUARTER = "in-quarter"
    """`Quý I/2014`"""
    IN_YEAR = "in-year"
    """`Năm 2024`, `trong năm`"""
    WINDOW = "window"
    """`từ 15/11 đến 15/12 năm 2024`, `6 tháng cuối năm`"""
    RECURRING = "recurring"
    """`định kỳ ngày 20 hàng tháng`, `Hằng năm`; `every` says how often"""
    CONTINUOUS = "continuous"
    """`Thường xuyên`, `Cả năm`"""
    RELATIVE = "relative"
    """`chậm nhất là 05 ngày, kể từ ngày ký`; `count`, `unit`, `anchor` say how"""
    FREE = "free"
    """Words that name no day: `xong trước mùa mưa năm 2026`, `theo kế hoạch của tỉnh`"""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date with parts left out: `15/6` has no year, `tháng 10/2025` no day, `trong năm` nothing at all."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    year_offset: int = 0
    """-1 for `15/12 năm trước`, 1 for `năm sau`: counted from the year of the document."""

    def first_day(self) -> date:
        """The first day it may mean. Raises `ValueError` without a year, or when that year has no such day."""
        return self._day(self.month or 1, self.day or 1)

    def last_day(self) -> date:
        """The last day it may mean. Raises `ValueError` as `first_day` does."""
        month = self.month or _LAST_MONTH
        if self.year is not None and self.day is None:
            return self._day(month, calendar.monthrange(self.year, month)[1])
        return self._day(month, self.day or 1)

    def in_year(self, year: int) -> PartialDate:
        """The same with its year filled in where none is written."""
        return self if self.year is not None else replace(self, year=year + self.year_offset, year_offset=0)

    def _day(self, month: int, day: int) -> date:
        if self.year is None:
            raise ValueError("Thời hạn không ghi năm nên không suy được ngày.")
        try:
            return date(self.year, month, day)
        except ValueError:
            raise ValueError(f"Tháng {month} năm {self.year} không có ngày {day}.") from None


@dataclass(frozen=True, slots=True)
class Deadline:
    """Một thời hạn as its author wrote it. `start` and `end` are None where the words name none."""

    written: str
    kind: DeadlineKind
    start: PartialDate | None = None
    end: PartialDate | None = None
    exclusive: bool = False
    """Said with `trước`: `end` itself is too late."""
    every: tuple[ReportPeriodKind, ...] = ()
    """How often a recurring deadline comes back, in the order written."""
    count: int | None = None
    unit: str = ""
    """Of a relative deadline, as written: `ngày`, `ngày làm việc`, `tháng`."""
    anchor: str = ""
    """What a relative deadline is counted from, as written: `ngày ký`."""

    @property
    def is_of_whole_years(self) -> bool:
        """`từ năm 2021 đến năm 2025`: years without a month; in running text a period, in a cell a time of doing."""
        return self.start is not None and self.end is not None and self.start.month is None and self.end.month is None

    def resolve(self, year: int) -> tuple[date, date]:
        """First and last day in which it is kept, `year` (of the document) standing in where none is written.

        `trước ngày D` ends on the day before D. A deadline without a beginning begins on 1 January. A window that
        would run backwards crosses the turn of the year: `từ 15/11 đến 15/01` ends in the next year, `từ 15/12 đến
        14/6/2025` begins in 2024. Raises `ValueError` with a Vietnamese sentence when no days can be derived (`free`,
        `relative`, a day that comes back every month) or the year has no such day (29/02).
        """
        if self.kind is DeadlineKind.CONTINUOUS or (self.kind is DeadlineKind.RECURRING and self.end is None):
            whole = (self.end or PartialDate()).in_year(year)
            return whole.first_day(), whole.last_day()
        if self.end is None or (self.end.day is not None and self.end.month is None):
            raise ValueError(f"Không suy được ngày cụ thể từ “{self.written}”.")
        if self.start is not None:
            return self._window(self.start, self.end, year)
        end = self.end.in_year(year)
        last = end.first_day() - timedelta(days=1) if self.exclusive else end.last_day()
        if self.kind in (DeadlineKind.BEFORE, DeadlineKind.BY, DeadlineKind.RECURRING):
            return date(last.year, 1, 1), last
        return end.first_day(), last

    def _window(self, start: PartialDate, end: PartialDate, year: int) -> tuple[date, date]:
        runs_backwards = _place_in_year(start) > _place_in_year(end)
        if end.year is not None and start.year is None and not start.year_offset:
            start = start.in_year(end.year - runs_backwards)
        start = start.in_year(year)
        if end.year is None and not end.year_offset and not start_is_before(self.start):
            end = end.in_year((start.year or year) + runs_backwards)
        end = end.in_year(year)
        first = start.first_day()
        last = end.first_day() - timedelta(days=1) if self.exclusive else end.last_day()
        if last < first:
            raise ValueError(f"“{self.written}” có ngày cuối trước ngày đầu; kiểm tra lại.")
        return first, last


def start_is_before(start: PartialDate | None) -> bool:
    """Whether a window's start names the year before (`15/12 năm trước`): its end then lies in the document's year."""
    return start is not None and start.year_offset < 0


def _place_in_year(partial: PartialDate) -> tuple[int, int]:
    return (partial.month or 1, partial.day or 1)


@dataclass(frozen=True, slots=True)
class DeadlineSpan:
    """A deadline found in running text: `text[start:end] == deadline.written`."""

    start: int
    end: int
    deadline: Deadline
