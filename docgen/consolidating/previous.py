"""Holds what a period is compared with: the values of the period before, each with its source or with what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from docgen.contracts.consolidation import Share, Total

if TYPE_CHECKING:
    from docgen.vietnamese.periods import Period


@dataclass(frozen=True, slots=True)
class PreviousValue:
    """An indicator's value in the period before, or the reason why there is none to compare with."""

    value: Decimal | None
    shares: tuple[Share, ...] = ()
    reason: str = ""
    numerator: Total | None = None
    denominator: Total | None = None
    """The counts of a ratio with their places, where they are known"""
    units: frozenset[str] | None = None
    """Keys of the units of now whose figures it holds whole; None where nobody can tell"""


NOT_COMPARED: Final = PreviousValue(None)
"""Nothing is known of the period before."""
OTHER_LENGTH: Final = PreviousValue(None, reason="số đếm của hai kỳ dài ngắn khác nhau")
"""Counts of half a year beside counts of a year."""


def within_remarks(before: Period, now: Period) -> tuple[str, ...]:
    """That a period compared with is no earlier one of the same kind: half of a year beside the whole of it."""
    if before.resolve()[0] < now.resolve()[0]:
        return ()
    return (f"kỳ trước ở đây là {before.written}, nằm trong chính kỳ báo cáo này",)


@dataclass(frozen=True, slots=True)
class PreviousPeriod:
    """What this period is compared with, by id of the indicator. `reason`: why nothing can be compared."""

    values: Mapping[str, PreviousValue] = field(default_factory=dict)
    reason: str = ""
    covered: frozenset[str] | None = None
    """Keys of the units of now that answered then, themselves or by all that were merged into them; None: not known"""
    answered: int | None = None
    """How many units had answered, where only a report of the whole says so"""
    strangers: tuple[str, ...] = ()
    """Units of then that are none of now, and are left out"""

    by_unit: Mapping[str, Mapping[str, Decimal]] = field(default_factory=dict)
    """The indicators of each unit of now whose whole earlier figures are known: key of the unit, id of the indicator"""
    remarks: tuple[str, ...] = ()
    """What a reader of the comparison must know, as parts of a sentence"""

    @classmethod
    def of(cls, values: Mapping[str, Decimal]) -> PreviousPeriod:
        """Values that somebody gives without a source."""
        return cls({key: PreviousValue(value) for key, value in values.items()})

    def value_of(self, indicator: str) -> PreviousValue:
        """The value of an indicator by its id."""
        return self.values.get(indicator, NOT_COMPARED)
