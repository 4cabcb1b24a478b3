"""Holds the reporting regime (chế độ báo cáo): which days the figures of a period speak of, and when they are whole.

The days are data: docgen ships those of nghị định 09/2019/NĐ-CP, an office overrides them by `id`.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from docgen.model.base import Identifier, Part
from docgen.model.register import Evidence
from docgen.vietnamese.numbers import format_roman
from docgen.vietnamese.periods import Period, PeriodKind, ReportPeriodKind, parse_period

_NINE_MONTHS = 9
_LAST_QUARTER = 4
_LAST_MONTH = 12
Day = Annotated[int, Field(ge=1, le=31)]


class WindowRule(Evidence):
    """Thời gian chốt số liệu of one kind of period: from a day of the month before it to a day of its last month."""

    id: Identifier = Field(title="Mã", description="Mã riêng trong toàn tệp.")
    period: ReportPeriodKind = Field(title="Kỳ báo cáo", description="month, quarter, 6-months, 9-months, year.")
    from_day: Day = Field(title="Từ ngày", description="Ngày của tháng liền trước kỳ báo cáo.")
    until_day: Day = Field(title="Đến ngày", description="Ngày của tháng cuối kỳ báo cáo.")


@dataclass(frozen=True, slots=True)
class CutOff:
    """Thời gian chốt số liệu of one period: the first and the last day counted, and what says so."""

    start: date
    end: date
    rule: WindowRule

    def is_whole_on(self, day: date) -> bool:
        """Whether the figures can be whole on that day; before it they are partly estimates (ước thực hiện)."""
        return day > self.end


class Regime(Part):
    """Chế độ báo cáo định kỳ: a rule for each kind of period."""

    windows: tuple[WindowRule, ...] = Field(default=(), title="Thời gian chốt số liệu")

    def cut_off(self, period: Period) -> CutOff:
        """The days whose figures a report of this period gives.

        Raises `ValueError` with a Vietnamese sentence for what is no period of reporting, or has no rule.
        """
        kind = report_kind(period)
        rule = next((each for each in self.windows if each.period is kind), None)
        if rule is None:
            raise ValueError(f"Chế độ báo cáo chưa nêu thời gian chốt số liệu cho kỳ «{period.written}».")
        first, last = period.resolve()
        before = (first.year - 1, _LAST_MONTH) if first.month == 1 else (first.year, first.month - 1)
        return CutOff(_day(*before, rule.from_day), _day(last.year, last.month, rule.until_day), rule)

    def extended_by(self, own: Regime) -> Regime:
        """This regime with an office's own rules: a rule for the same kind of period takes the place of the old."""
        rules = {rule.period: rule for rule in (*self.windows, *own.windows)}
        return Regime(windows=tuple(rules.values()))


class Punctuality(StrEnum):
    """When a report came in, measured by its due date."""

    EARLY = "early"
    """Before the figures could be whole"""
    ON_TIME = "on_time"
    LATE = "late"
    MISSING = "missing"

    @property
    def label(self) -> str:
        """The Vietnamese words."""
        return _PUNCTUALITY_LABELS[self.value]


_PUNCTUALITY_LABELS = {
    "early": "gửi trước thời điểm chốt số liệu",
    "on_time": "đúng hạn",
    "late": "quá hạn",
    "missing": "chưa gửi",
}


def punctuality(received_on: date | None, *, due: date | None, cut_off: CutOff) -> Punctuality:
    """Early, on time, late or missing. A due date before the cut-off makes every report on time an early one."""
    if received_on is None:
        return Punctuality.MISSING
    if due is not None and received_on > due:
        return Punctuality.LATE
    return Punctuality.ON_TIME if cut_off.is_whole_on(received_on) else Punctuality.EARLY


def report_kind(period: Period) -> ReportPeriodKind:
    """The kind of report a period calls for. Raises `ValueError` for several quarters, a school year and the like."""
    single = period.last_number is None or period.last_number == period.number
    match period.kind:
        case PeriodKind.YEAR:
            return ReportPeriodKind.YEAR
        case PeriodKind.HALF_YEAR:
            return ReportPeriodKind.HALF_YEAR
        case PeriodKind.QUARTER if single:
            return ReportPeriodKind.QUARTER
        case PeriodKind.MONTH if single:
            return ReportPeriodKind.MONTH
        case PeriodKind.MONTHS if period.number == _NINE_MONTHS and not period.from_end:
            return ReportPeriodKind.NINE_MONTHS
    raise ValueError(
        f"«{period.written}» không phải là một kỳ báo cáo; viết như «6 tháng đầu năm 2024», «quý I/2024», «năm 2024»."
    )


_CODE = re.compile(r"(?P<name>year|9-months|6-months|quarter|month)(?:-(?P<number>\d{1,2}))?")
_HALVES = ("đầu", "cuối")


def period_of(code: str, year: int) -> Period:
    """`6-months` → `6 tháng đầu năm 2024`, `6-months-2`, `9-months`, `quarter-3`, `month-12`, `year`.

    Vietnamese words (`quý I/2024`) are read as they are. Raises `ValueError` with a Vietnamese sentence.
    """
    match = _CODE.fullmatch(code.strip())
    if match is None:
        return parse_period(code)
    number = int(match["number"] or 0)
    match match["name"]:
        case "year" if not number:
            return parse_period(f"năm {year}")
        case "9-months" if not number:
            return parse_period(f"9 tháng đầu năm {year}")
        case "6-months" if number <= len(_HALVES):
            return parse_period(f"6 tháng {_HALVES[max(number, 1) - 1]} năm {year}")
        case "quarter" if 1 <= number <= _LAST_QUARTER:
            return parse_period(f"quý {format_roman(number)}/{year}")
        case "month" if 1 <= number <= _LAST_MONTH:
            return parse_period(f"tháng {number}/{year}")
    raise ValueError(f"không có kỳ báo cáo «{code}».")


def _day(year: int, month: int, day: int) -> date:
    """That day, or the last one of a month that is shorter."""
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))
