"""What the answers of all units add up to: handed from consolidation to the type that says it in words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.contracts.results import OpinionKind, PlanOutline, SourceCell, TaskLine, TaskStatus
    from docgen.model.indicators import Indicator, YearTarget
    from docgen.model.regime import CutOff, Punctuality
    from docgen.vietnamese.periods import Period


class FormFault(StrEnum):
    """Why a form is not counted, or counted with a warning."""

    MISSING = "missing"
    LATE = "late"
    EARLY = "early"
    DUPLICATE = "duplicate"
    REPEATED = "repeated"
    """One answer in several files"""
    FOREIGN = "foreign"
    """Of a unit nobody asked, or of another plan"""
    OLD_VERSION = "old-version"
    """Of another version of the plan"""
    MISNAMED = "misnamed"
    """The name of the file says another unit than the form, or alone says one"""
    OTHER_PERIOD = "other-period"
    EMPTY = "empty"
    UNREADABLE = "unreadable"
    """Written on, but nothing of it can be read"""
    OWN_REPORT = "own-report"
    """A report of the unit's own in place of the form"""
    UNCLEAR = "unclear"
    """Tasks are answered without a state that can be read"""
    PREVIOUS = "previous"
    """Says of the period before what its form or report of then does not"""
    FAULTY = "faulty"
    """Some values could not be read, or cannot be right"""

    @property
    def label(self) -> str:
        """The Vietnamese words."""
        return _FAULT_LABELS[self.value]


_FAULT_LABELS = {
    "missing": "chưa gửi biểu",
    "late": "gửi quá hạn",
    "early": "gửi trước thời điểm chốt số liệu",
    "duplicate": "gửi nhiều biểu khác nhau",
    "repeated": "gửi một biểu nhiều lần",
    "foreign": "gửi biểu của kế hoạch khác",
    "old-version": "dùng biểu của bản kế hoạch khác",
    "other-period": "gửi biểu của kỳ báo cáo khác",
    "misnamed": "tên tệp khác tên đơn vị trong biểu",
    "empty": "gửi biểu chưa điền nội dung",
    "unreadable": "gửi biểu không đọc được",
    "own-report": "gửi báo cáo thay cho biểu",
    "unclear": "chưa ghi rõ tình trạng nhiệm vụ",
    "previous": "ghi kết quả kỳ trước khác số liệu kỳ trước",
    "faulty": "có ô phải xem lại",
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
    """One task over all units. `by_status` gives the units in the order of the list of units.

    Each unit counts as one, at the cell where its state stands; at none when it did not answer.
    """

    task: TaskLine
    status: TaskStatus
    by_status: tuple[tuple[TaskStatus, tuple[Share, ...]], ...]
    totals: tuple[Total, ...]
    words: tuple[UnitWords, ...]
    reasons: tuple[UnitWords, ...]
    evidence: tuple[UnitWords, ...] = ()
    """Minh chứng: documents and products that units name"""

    def units(self, status: TaskStatus) -> tuple[str, ...]:
        """Names of the units with that status."""
        return tuple(share.name for share in self.shares(status))

    def shares(self, status: TaskStatus) -> tuple[Share, ...]:
        """The units with that status, each with the place of its state."""
        return next((shares for each, shares in self.by_status if each is status), ())


@dataclass(frozen=True, slots=True)
class ExtraSummary:
    """Tasks that units added, one a name. `numbers`: each number among the words, as its unit gave it."""

    name: str
    words: tuple[UnitWords, ...]
    numbers: tuple[Total, ...] = ()


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
    previous_shares: tuple[Share, ...] = ()
    """Which reports of the period before gave `previous`; several where units were merged."""
    previous_numerator: Total | None = None
    previous_denominator: Total | None = None
    """The counts of `previous`, where its sources say them"""
    previous_reason: str = ""
    """Why last period's value cannot be compared with this one"""
    previous_note: str = ""
    """What is to be known of a comparison: other units answered then"""
    notes: tuple[UnitWords, ...] = ()
    """Ghi chú: what units wrote beside their figures"""

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
    estimates: tuple[str, ...] = ()
    """Keys of the units whose figures were given before the cut-off, and are estimates (ước thực hiện)"""
    sent_early: tuple[str, ...] = ()
    """Keys of those among them that were sent before the cut-off"""
    files: tuple[str, ...] = ()
    """Which file of each unit in `answered` is counted"""
    said_estimated: tuple[str, ...] = ()
    """Names of the units whose own reports say that their figures are estimates"""
    previous_reason: str = ""
    """Why no figure of the period before can be compared with these"""
    previous_note: str = ""
    """That other units answered in the period before, so that a change is not only one of the figures"""
    previous_remarks: tuple[str, ...] = ()
    """What else is to be known of the period before: how it was re-based, that it lies within this one"""
    objectives: tuple[tuple[str, str], ...] = ()
    """(id, how a table heads it: `Mục tiêu 1: Trong lĩnh vực chính trị`)"""

    @property
    def estimated(self) -> bool:
        """Whether some figures are estimates (ước thực hiện)."""
        return bool(self.estimates)

    def is_estimate(self, *totals: Total | None) -> bool:
        """Whether a unit that gave an estimate has a part in one of these numbers."""
        return any(share.unit in self.estimates for total in totals if total for share in total.shares)

    def objective_name(self, objective: str) -> str:
        """The heading of an objective; empty for one without a name."""
        return next((name for each, name in self.objectives if each == objective), "")
