"""Turns a day into the reason why nobody works on it: a weekend, a holiday, Tết, or an office's own day off."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from docgen.diagnostics import Notice
from docgen.vietnamese.dates import format_date_short, format_weekday

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from docgen.model.register import Register

_FRIDAY = 4


@dataclass(frozen=True, slots=True)
class DayOff:
    """Ngày không làm việc, and why."""

    day: date
    reason: str
    """`Chủ Nhật`, `Giao thừa Tết Nguyên đán`"""

    def __str__(self) -> str:
        return f"Ngày {format_date_short(self.day)} là {self.reason}."


def find_day_off(day: date, register: Register) -> DayOff | None:
    """Why `day` is no working day, or None. What the register says of the day goes before the general calendar.

    Weekends are always known; holidays (ngày nghỉ lễ, Tết) only with the extra `calendar` installed: without it
    `calendar_notices` says that they were not looked at. Days worked in exchange are known once they are announced.
    """
    own = next((entry for entry in register.calendar_days if entry.on == day), None)
    if own is not None:
        return None if own.working else DayOff(day, own.name)
    name, is_working = _in_general_calendar(day)
    if name:
        return None if is_working else DayOff(day, name)
    if day.weekday() > _FRIDAY and not is_working:
        return DayOff(day, format_weekday(day))
    return None


def calendar_notices(*years: int) -> tuple[Notice, ...]:
    """What a person should know about the calendar: that holidays were not looked at."""
    if _has_holidays():
        return ()
    named = ", ".join(str(year) for year in years)
    message = (
        f"Chưa xem các ngày nghỉ lễ, Tết của năm {named}: chỉ biết thứ Bảy và Chủ Nhật."
        " Cài thêm phần «calendar» (docgen[calendar]) để được nhắc khi thời hạn rơi vào ngày nghỉ."
    )
    return (Notice("holidays-not-looked-at", message),)


@lru_cache(maxsize=1)
def _has_holidays() -> bool:
    return find_spec("holidays") is not None


def _in_general_calendar(day: date) -> tuple[str, bool]:
    """The holiday's Vietnamese name, empty for none, and whether people work on the day."""
    if not _has_holidays():
        return "", day.weekday() <= _FRIDAY
    names, working = _year(day.year)
    return names.get(day, ""), working.get(day, day.weekday() <= _FRIDAY and day not in names)


@lru_cache(maxsize=16)
def _year(year: int) -> tuple[Mapping[date, str], Mapping[date, bool]]:
    """Names of the days off of one year, and the weekend days that are worked."""
    from holidays import country_holidays  # noqa: PLC0415 — an extra, and 60 ms nobody pays who moves no deadline

    known = country_holidays("VN", years=year, language="vi")
    names = {day: name for day, name in known.items() if day.year == year}
    worked = {day: True for day in known.weekend_workdays if day.year == year}
    return names, worked
