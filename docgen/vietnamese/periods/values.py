"""Holds a period of years, or a part of a year, as values: what its author wrote, and which years it means."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MONTHS_OF_A_YEAR = 12


class PeriodKind(StrEnum):
    """What sort of period it is."""

    YEAR = "year"
    """`năm 2024`"""
    YEARS = "years"
    """A list: `các năm 2021, 2022 và 2023`"""
    RANGE = "range"
    """`giai đoạn 2021-2030`, `5 năm 2021 - 2025`, `từ năm 2021 đến năm 2025`"""
    UNTIL = "until"
    """`đến năm 2030`: no first year"""
    SINCE = "since"
    """`từ năm 2025 trở đi`: no last year"""
    SCHOOL_YEAR = "school-year"
    """`năm học 2024-2025`"""
    HALF_YEAR = "half-year"
    """`6 tháng đầu năm 2024`; `number` is 1 or 2"""
    QUARTER = "quarter"
    """`quý I/2024`; `number` is 1 to 4"""
    MONTH = "month"
    """`tháng 6/2024`; `number` is 1 to 12"""
    MONTHS = "months"
    """`9 tháng đầu năm 2024`, `3 tháng cuối năm`; `number` is how many"""
    TERM = "term"
    """`nhiệm kỳ 2021-2026`, `khóa XIII`; `number` is that of the khóa"""


@dataclass(frozen=True, slots=True)
class Period:
    """Một khoảng thời gian as its author wrote it. A year that is not written is None."""

    written: str
    kind: PeriodKind
    first_year: int | None = None
    last_year: int | None = None
    number: int | None = None
    last_number: int | None = None
    """The last quarter or month of `quý III, IV năm 2024`, else None."""
    years: tuple[int, ...] = ()
    """The years of a list, as written; empty for every other kind."""
    from_end: bool = False
    """`3 tháng cuối năm`: counted from the end of the year."""

    def ended_before(self, year: int) -> bool:
        """Whether the period is over when `year` begins: `giai đoạn 2021-2025` in a plan of 2026."""
        return self.last_year is not None and self.last_year < year

    def covers(self, year: int) -> bool:
        """Whether `year` lies in it. A list covers its own years only; an unwritten end stands open."""
        if self.years:
            return year in self.years
        if self.first_year is None and self.last_year is None:
            return False
        return (self.first_year is None or self.first_year <= year) and not self.ended_before(year)

    def resolve(self, year: int | None = None) -> tuple[date, date]:
        """First and last day, `year` standing in where the author wrote none.

        Raises `ValueError` with a Vietnamese sentence when they cannot be known: an open end, a `khóa`, a school year
        (each province sets its own days), no year at all.
        """
        first, last = self.first_year, self.last_year
        if self.kind in (PeriodKind.UNTIL, PeriodKind.SINCE, PeriodKind.SCHOOL_YEAR, PeriodKind.YEARS):
            raise ValueError(f"Không suy được ngày đầu và ngày cuối của “{self.written}”.")
        if first is None or last is None:
            if year is None or self.kind is PeriodKind.TERM:
                raise ValueError(f"“{self.written}” không ghi năm nên không suy được ngày đầu và ngày cuối.")
            first = last = year
        first_month, last_month = self.months
        return date(first, first_month, 1), date(last, last_month, calendar.monthrange(last, last_month)[1])

    @property
    def months(self) -> tuple[int, int]:
        """First and last month within the year: (7, 12) for `6 tháng cuối năm`."""
        number = self.number or 1
        last = self.last_number or number
        if self.kind is PeriodKind.MONTH:
            return number, last
        if self.kind is PeriodKind.QUARTER:
            return 3 * number - 2, 3 * last
        if self.kind is PeriodKind.HALF_YEAR:
            return 6 * number - 5, 6 * number
        if self.kind is PeriodKind.MONTHS:
            return (MONTHS_OF_A_YEAR + 1 - number, MONTHS_OF_A_YEAR) if self.from_end else (1, number)
        return 1, MONTHS_OF_A_YEAR


@dataclass(frozen=True, slots=True)
class PeriodSpan:
    """A period found in running text: `text[start:end] == period.written`."""

    start: int
    end: int
    period: Period
