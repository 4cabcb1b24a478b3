"""What units answered a plan: read from forms, cell by cell, and handed to consolidation.

Every number keeps the cell it came from. A unit (đơn vị) is whoever fills in a form: a ward, a school, a department.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from docgen.diagnostics import Problem
    from docgen.vietnamese.deadlines import Deadline
    from docgen.vietnamese.periods import Period, ReportPeriod


class TaskStatus(StrEnum):
    """Tình trạng thực hiện of a task at one unit, or of the whole."""

    DONE = "done"
    PARTLY = "partly"
    NOT_DONE = "not_done"
    UNCLEAR = "unclear"
    """Answered, but the state is not given or cannot be read"""
    UNANSWERED = "unanswered"

    @property
    def label(self) -> str:
        """The choice in Vietnamese, as a form lists it."""
        return _STATUS_LABELS[self.value]


_STATUS_LABELS = {
    "done": "Đã hoàn thành",
    "partly": "Đang thực hiện",
    "not_done": "Chưa thực hiện",
    "unclear": "Chưa rõ tình trạng",
    "unanswered": "Chưa có báo cáo",
}


def overall_status(statuses: Collection[TaskStatus]) -> TaskStatus:
    """The state of the whole from those of all units that were asked, whoever did not answer among them.

    Done is what every unit has done; a whole of which some units say nothing is never done. Not done is what no unit
    says to have begun.
    """
    if statuses and all(status is TaskStatus.DONE for status in statuses):
        return TaskStatus.DONE
    if TaskStatus.DONE in statuses or TaskStatus.PARTLY in statuses:
        return TaskStatus.PARTLY
    for status in (TaskStatus.UNCLEAR, TaskStatus.NOT_DONE):
        if status in statuses:
            return status
    return TaskStatus.UNANSWERED


class OpinionKind(StrEnum):
    """Ý kiến: what a unit says in free words."""

    DIRECTION = "direction"
    DIFFICULTY = "difficulty"
    CAUSE = "cause"
    NEXT = "next"
    PROPOSAL = "proposal"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The heading in a form."""
        return _OPINION_LABELS[self.value]


_OPINION_LABELS = {
    "direction": "Công tác lãnh đạo, chỉ đạo",
    "difficulty": "Khó khăn, hạn chế",
    "cause": "Nguyên nhân",
    "next": "Nhiệm vụ trọng tâm kỳ tới",
    "proposal": "Đề xuất, kiến nghị",
    "other": "Ý kiến khác",
}


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task of a plan as a form asks for it. `label` is its number in the plan, `4.1`."""

    id: str
    label: str
    name: str
    lead: str = ""
    deadline: str = ""
    product: str = ""


@dataclass(frozen=True, slots=True)
class DutyLine:
    """A duty to report, as the plan sets it (chế độ báo cáo)."""

    period: ReportPeriod
    due: Deadline
    reporters: tuple[str, ...] = ()
    recipient: str = ""
    via: str = ""


@dataclass(frozen=True, slots=True)
class PlanOutline:
    """What forms and reports need of a plan: whose it is, what it asks, and which version of it."""

    title: str
    """`Kế hoạch thực hiện công tác bình đẳng giới năm 2024`"""
    subject: str
    """`thực hiện công tác bình đẳng giới năm 2024`"""
    reference: str
    """`Kế hoạch số 15/KH-UBND ngày 05/3/2024`; empty while it has no number."""
    issuer: str
    year: int
    fingerprint: str
    """Of the plan's tasks: a form of another plan, or of another version of it, is known by it."""
    tasks: tuple[TaskLine, ...]
    duties: tuple[DutyLine, ...] = ()

    @property
    def reference_words(self) -> str:
        """How the office that made it names the plan: by number and date when it has them, by its title else."""
        return f"{self.reference} về {self.subject}" if self.reference else self.title

    def find_task(self, task_id: str) -> TaskLine | None:
        """The task of this id, or None."""
        return next((task for task in self.tasks if task.id == task_id), None)


@dataclass(frozen=True, slots=True)
class SourceCell:
    """Where a value was read: `nghi-hai.xlsx`, `Nhiệm vụ!E7`."""

    file: str
    cell: str


@dataclass(frozen=True, slots=True)
class Counted:
    """A number and the cell it stands in."""

    value: Decimal
    source: SourceCell


@dataclass(frozen=True, slots=True)
class TaskAnswer:
    """What a unit says of one task."""

    task: str
    source: SourceCell
    status: TaskStatus | None = None
    words: str = ""
    number: Counted | None = None
    number_unit: str = ""
    """What the number counts, `hội nghị`"""
    evidence: str = ""
    reason: str = ""
    state: SourceCell | None = None
    """Where the state stands, or should"""
    further: tuple[tuple[Counted, str], ...] = ()
    """More numbers, each with what it counts: a report may say several of one task"""

    @property
    def numbers(self) -> tuple[tuple[Counted, str], ...]:
        """Every number of the answer with what it counts."""
        return (*(() if self.number is None else ((self.number, self.number_unit),)), *self.further)


@dataclass(frozen=True, slots=True)
class ExtraAnswer:
    """A task a unit added to its form: not in the plan, and not dropped."""

    name: str
    answer: TaskAnswer


@dataclass(frozen=True, slots=True)
class IndicatorAnswer:
    """What a unit says of one indicator."""

    indicator: str
    source: SourceCell
    numerator: Counted | None = None
    denominator: Counted | None = None
    value: Counted | None = None
    """Of a count or a survey; a ratio is computed from its two counts."""
    said_yes: bool | None = None
    said_in: SourceCell | None = None
    """Where yes or no stands"""
    previous: Counted | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Opinion:
    """Free words of a unit."""

    kind: OpinionKind
    words: str
    source: SourceCell


@dataclass(frozen=True, slots=True)
class PreviousFigure:
    """What last period's report says of one indicator. `code` is empty where only its words were read."""

    code: str
    name: str
    value: Decimal
    unit: str
    source: SourceCell
    numerator: Decimal | None = None
    denominator: Decimal | None = None


@dataclass(frozen=True, slots=True)
class PreviousReport:
    """Last period's report of one body, as far as this period is compared with it."""

    file: str
    issuer: str
    period: Period
    figures: tuple[PreviousFigure, ...]
    answered: int | None = None
    """How many units its figures come from, where it says so"""
    asked: int | None = None
    """Of how many"""


@dataclass(frozen=True, slots=True)
class AnswerTable:
    """A table of a unit's own report, as its page shows it: `merges` are (top, left, bottom, right) from 1."""

    name: str
    """`Phụ lục I, bảng 1`"""
    rows: tuple[tuple[str | None, ...], ...]
    merges: tuple[tuple[int, int, int, int], ...] = ()
    header_rows: int = 1


@dataclass(frozen=True, slots=True)
class UnitResults:
    """One form, or one unit's own report, as it came back. Values with a fault are left out and named in `problems`."""

    unit: str
    """Key of the unit"""
    name: str
    file: str
    fingerprint: str
    period: str
    """As written, `6 tháng đầu năm 2024`"""
    received_on: date | None = None
    version: str = ""
    """Of the form's sheets and columns; empty when nothing says"""
    tasks: tuple[TaskAnswer, ...] = ()
    extras: tuple[ExtraAnswer, ...] = ()
    indicators: tuple[IndicatorAnswer, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    problems: tuple[Problem, ...] = ()
    is_report: bool = False
    """Whether the unit answered with a report of its own (báo cáo) instead of the form"""
    estimated: bool = False
    """Whether the unit says that figures of its are estimates (ước thực hiện)"""
