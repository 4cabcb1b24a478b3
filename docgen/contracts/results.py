"""What units answered a plan, and what it adds up to: handed from consolidation to the type that says it in words.

Every number keeps the cells it came from. A unit (đơn vị) is whoever fills in a form: a ward, a school, a department.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.diagnostics import Problem
    from docgen.model.indicators import Indicator, YearTarget
    from docgen.model.regime import CutOff, Punctuality
    from docgen.vietnamese.periods import Period


class TaskStatus(StrEnum):
    """Tình trạng thực hiện of a task at one unit, or of the whole."""

    DONE = "done"
    PARTLY = "partly"
    NOT_DONE = "not_done"
    UNANSWERED = "unanswered"

    @property
    def label(self) -> str:
        """The choice in Vietnamese, as a form lists it."""
        return _STATUS_LABELS[self.value]


_STATUS_LABELS = {
    "done": "Đã hoàn thành",
    "partly": "Đang thực hiện",
    "not_done": "Chưa thực hiện",
    "unanswered": "Chưa có báo cáo",
}


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

    @property
    def reference_words(self) -> str:
        """How a report names the plan: by number and date when it has them, by its title else."""
        if self.reference:
            return f"{self.reference} của {self.issuer} về {self.subject}"
        return f"{self.title} của {self.issuer}"

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
    previous: Counted | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Opinion:
    """Free words of a unit."""

    kind: OpinionKind
    words: str
    source: SourceCell


@dataclass(frozen=True, slots=True)
class UnitResults:
    """One form as it came back. Values with a fault are left out and named in `problems`; the rest is kept."""

    unit: str
    """Key of the unit"""
    name: str
    file: str
    fingerprint: str
    period: str
    """As written, `6 tháng đầu năm 2024`"""
    received_on: date | None = None
    tasks: tuple[TaskAnswer, ...] = ()
    extras: tuple[ExtraAnswer, ...] = ()
    indicators: tuple[IndicatorAnswer, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    problems: tuple[Problem, ...] = ()


class FormFault(StrEnum):
    """Why a form is not counted, or counted with a warning."""

    MISSING = "missing"
    LATE = "late"
    EARLY = "early"
    DUPLICATE = "duplicate"
    FOREIGN = "foreign"
    """Of a unit nobody asked, or of another plan"""
    OLD_VERSION = "old-version"
    """Of another version of the plan"""
    OTHER_PERIOD = "other-period"
    EMPTY = "empty"
    FAULTY = "faulty"
    """Some values could not be read"""

    @property
    def label(self) -> str:
        """The Vietnamese words."""
        return _FAULT_LABELS[self.value]


_FAULT_LABELS = {
    "missing": "chưa gửi biểu",
    "late": "gửi quá hạn",
    "early": "gửi trước thời điểm chốt số liệu",
    "duplicate": "gửi nhiều biểu khác nhau",
    "foreign": "không thuộc kế hoạch hoặc danh sách đơn vị",
    "old-version": "dùng biểu của bản kế hoạch khác",
    "other-period": "biểu của kỳ báo cáo khác",
    "empty": "biểu chưa điền",
    "faulty": "có ô không đọc được",
}


@dataclass(frozen=True, slots=True)
class FormNote:
    """What is to be said of one unit's form."""

    fault: FormFault
    unit: str
    name: str
    file: str
    message: str


@dataclass(frozen=True, slots=True)
class Share:
    """What one unit gave to a number."""

    unit: str
    name: str
    value: Decimal
    source: SourceCell


@dataclass(frozen=True, slots=True)
class Total:
    """A sum with what it is made of: `value == sum(share.value for share in shares)`."""

    value: Decimal
    unit: str
    """What is counted, `hội nghị`"""
    shares: tuple[Share, ...]

    @classmethod
    def of(cls, shares: Sequence[Share], unit: str) -> Total:
        """The sum of what units gave."""
        return cls(sum((share.value for share in shares), Decimal(0)), unit, tuple(shares))


@dataclass(frozen=True, slots=True)
class UnitWords:
    """What one unit said, and where."""

    unit: str
    name: str
    words: str
    source: SourceCell


@dataclass(frozen=True, slots=True)
class TaskSummary:
    """One task over all units. `by_status` names the units in the order of the list of units."""

    task: TaskLine
    status: TaskStatus
    by_status: tuple[tuple[TaskStatus, tuple[str, ...]], ...]
    totals: tuple[Total, ...]
    words: tuple[UnitWords, ...]
    reasons: tuple[UnitWords, ...]

    def units(self, status: TaskStatus) -> tuple[str, ...]:
        """Names of the units with that status."""
        return next((names for each, names in self.by_status if each is status), ())


@dataclass(frozen=True, slots=True)
class ExtraSummary:
    """Tasks that units added, one a name."""

    name: str
    words: tuple[UnitWords, ...]


@dataclass(frozen=True, slots=True)
class IndicatorSummary:
    """One indicator over all units.

    `value` is recomputed, never averaged; None when it cannot be, and then `reason` says why. `met` is None when
    nobody can tell by the figure alone.
    """

    indicator: Indicator
    value: Decimal | None
    numerator: Total | None
    denominator: Total | None
    target: YearTarget | None
    met: bool | None
    previous: Decimal | None
    units_answered: tuple[str, ...]
    units_silent: tuple[str, ...]
    reason: str = ""

    @property
    def change(self) -> Decimal | None:
        """The change on the period before: of a percentage in percentage points (điểm phần trăm)."""
        return None if self.value is None or self.previous is None else self.value - self.previous


@dataclass(frozen=True, slots=True)
class Consolidated:
    """All units together. `units` are those expected, in their order; `answered` those that are counted."""

    plan: PlanOutline
    period: Period
    cut_off: CutOff
    units: tuple[tuple[str, str], ...]
    """(key, name)"""
    answered: tuple[str, ...]
    tasks: tuple[TaskSummary, ...]
    extras: tuple[ExtraSummary, ...]
    indicators: tuple[IndicatorSummary, ...]
    opinions: tuple[tuple[OpinionKind, tuple[UnitWords, ...]], ...]
    notes: tuple[FormNote, ...]
    punctuality: tuple[tuple[str, Punctuality], ...]
    estimated: bool
    """Whether some figures were given before the cut-off and are partly estimates (ước thực hiện)."""
    objectives: tuple[tuple[str, str], ...] = ()
    """(id, how a table heads it: `Mục tiêu 1: Trong lĩnh vực chính trị`)"""

    def objective_name(self, objective: str) -> str:
        """The heading of an objective; empty for one without a name."""
        return next((name for each, name in self.objectives if each == objective), "")
