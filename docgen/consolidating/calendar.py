"""A plan → the days of its year: reports due, figures closed, tasks to be done (lịch công việc)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from docgen.contracts.results import DutyLine, PlanOutline, TaskLine
from docgen.model.regime import Regime, period_of
from docgen.vietnamese.dates import format_date_short
from docgen.vietnamese.deadlines import Deadline, DeadlineKind, PartialDate, parse_deadline
from docgen.vietnamese.periods import Period, ReportPeriodKind

_CODES: Mapping[ReportPeriodKind, tuple[str, ...]] = MappingProxyType(
    {
        ReportPeriodKind.MONTH: tuple(f"month-{month}" for month in range(1, 13)),
        ReportPeriodKind.QUARTER: tuple(f"quarter-{quarter}" for quarter in range(1, 5)),
        ReportPeriodKind.HALF_YEAR: ("6-months", "6-months-2"),
        ReportPeriodKind.NINE_MONTHS: ("9-months",),
        ReportPeriodKind.YEAR: ("year",),
        ReportPeriodKind.AD_HOC: (),
    }
)
"""The periods of a year that a kind of duty is for."""
_SECOND_HALF_FROM = 9
"""A half-year report due from September on is that of the second half."""
_LATEST = timedelta(days=120)
"""After the end of a period: a day beyond it is due for another one."""
_STILL_LAST_YEAR = 3
"""A yearly report due by March is that of the year before."""


class DayKind(StrEnum):
    """What a day is for."""

    REPORT = "report"
    CUT_OFF = "cut-off"
    TASK = "task"

    @property
    def label(self) -> str:
        """The Vietnamese words."""
        return {"report": "Báo cáo", "cut-off": "Chốt số liệu", "task": "Nhiệm vụ"}[self.value]


@dataclass(frozen=True, slots=True)
class DueDay:
    """One line of the calendar. `day` is the last day; None when the words fix none, and then `written` says it."""

    kind: DayKind
    what: str
    day: date | None = None
    start: date | None = None
    """First day, when it is a window"""
    who: str = ""
    written: str = ""
    notes: tuple[str, ...] = ()


def plan_calendar(
    plan: PlanOutline, regime: Regime, *, remark: Callable[[date], str] = lambda _: ""
) -> tuple[DueDay, ...]:
    """Every duty and every deadline of the plan in the order of the year; what has no day stands at the end.

    `remark` says what is to be known of a day (that nobody works on it); empty for nothing.
    """
    days = [*_reports(plan, regime), *(_task(task, plan.year) for task in plan.tasks if task.deadline)]
    remarked = [_with_remark(day, remark) for day in days]
    order = list(DayKind)
    return tuple(sorted(remarked, key=lambda day: (day.day or date.max, order.index(day.kind), day.what)))


def _with_remark(due: DueDay, remark: Callable[[date], str]) -> DueDay:
    said = remark(due.day) if due.day is not None and due.kind is not DayKind.CUT_OFF else ""
    return replace(due, notes=(*due.notes, said)) if said else due


def _task(task: TaskLine, year: int) -> DueDay:
    line = DueDay(DayKind.TASK, f"{task.label}. {task.name}", who=task.lead, written=task.deadline)
    try:
        deadline = parse_deadline(task.deadline)
        start, end = deadline.resolve(year)
    except ValueError:
        return line
    is_window = deadline.kind not in {DeadlineKind.BEFORE, DeadlineKind.BY, DeadlineKind.ON}
    return replace(line, day=end, start=start if is_window and start != end else None)


def _reports(plan: PlanOutline, regime: Regime) -> Iterator[DueDay]:
    closed: set[str] = set()
    for duty in plan.duties:
        found = list(_instances(duty, plan.year))
        if not found:
            yield DueDay(DayKind.REPORT, duty.period.written, who=_who(duty), written=duty.due.written)
        for period, day in found:
            yield _report(duty, period, day, regime)
            cut_off = regime.cut_off(period)
            if period.written not in closed:
                closed.add(period.written)
                notes = () if cut_off.rule.is_fact else ("Ngày chốt số liệu là gợi ý, chưa có căn cứ.",)
                what = f"{period.written}, tính từ ngày {format_date_short(cut_off.start)}"
                yield DueDay(DayKind.CUT_OFF, what, cut_off.end, written=cut_off.rule.basis or "", notes=notes)


def _report(duty: DutyLine, period: Period, day: date, regime: Regime) -> DueDay:
    cut_off = regime.cut_off(period)
    notes: tuple[str, ...] = ()
    if not cut_off.is_whole_on(day):
        end = format_date_short(cut_off.end)
        notes = (f"Hạn gửi trước ngày chốt số liệu {end}: số liệu phải ghi là ước thực hiện.",)
    to = f" về {duty.recipient}" if duty.recipient else ""
    via = f" (qua {duty.via})" if duty.via else ""
    return DueDay(
        DayKind.REPORT,
        f"{period.written}{to}{via}",
        day,
        who=_who(duty),
        written=duty.due.written,
        notes=notes,
    )


def _who(duty: DutyLine) -> str:
    return ", ".join(duty.reporters)


def _instances(duty: DutyLine, year: int) -> Iterator[tuple[Period, date]]:
    """The periods a duty of the year is for, each with the last day; none when the words fix no day."""
    for code in _CODES[duty.period.kind]:
        period = period_of(code, year)
        day = _find_day(duty.due, period, year)
        if day is None:
            continue
        if duty.period.kind is ReportPeriodKind.HALF_YEAR and (day.month >= _SECOND_HALF_FROM) != (period.number != 1):
            continue
        if duty.period.kind is ReportPeriodKind.YEAR and day.month <= _STILL_LAST_YEAR and day.year == year:
            period = period_of(code, year - 1)
        yield period, day


def find_due(plan: PlanOutline, period: Period) -> date | None:
    """The last day on which units are to report for this very period; None where the plan sets none."""
    meant = period.resolve()
    days = (
        day
        for year in (plan.year, plan.year + 1)
        for duty in plan.duties
        for each, day in _instances(duty, year)
        if each.kind is period.kind and each.resolve() == meant and meant[0] < day <= meant[1] + _LATEST
    )
    return next(days, None)


def _find_day(due: Deadline, period: Period, year: int) -> date | None:
    """The last day for one period; a day without a month comes back in the last month of each period."""
    end = due.end
    if end is not None and end.day is not None and end.month is None:
        last = period.resolve()[1]
        try:
            return PartialDate(last.year, last.month, end.day).last_day()
        except ValueError:
            return last
    try:
        return due.resolve(year)[1]
    except ValueError:
        return None
