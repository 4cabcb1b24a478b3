"""The register → which units of an earlier period became the one of now, as a whole or as its parts (sắp xếp đơn vị).

Thị xã Cửa Lò and its seven wards both became phường Cửa Lò: the town as the whole of it, the wards as its parts. The
figures of one of the two are the figures of the ward; those of both together would count everybody twice.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final

from docgen.model.fates import Fate, find_fate
from docgen.model.register import ChangeKind

if TYPE_CHECKING:
    from docgen.model.register import Register, RegisteredUnit

_GOES_ON: Final = frozenset({ChangeKind.MOVED, ChangeKind.RENAMED})
"""Changes after which the same place goes on under another name or level"""


@dataclass(frozen=True, slots=True)
class Then:
    """The earlier period: units that had ended before it did not report of it, changes after it are to be followed."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Heritage:
    """What became one unit of now, by id. `doubted`: those of which nothing proves that all of them did."""

    target: str
    """Id of the unit of now"""
    wholes: dict[str, RegisteredUnit] = field(default_factory=dict)
    parts: dict[str, RegisteredUnit] = field(default_factory=dict)
    doubted: dict[str, RegisteredUnit] = field(default_factory=dict)
    merged: set[str] = field(default_factory=set)
    """Those of the parts that were merged (sáp nhập) into it or with others"""

    @property
    def is_older(self) -> bool:
        """Whether the unit of now was there before: one that took in a single other cannot be new."""
        return len(self.parts) == 1 and self.parts.keys() <= self.merged

    def is_of(self, unit: str) -> bool:
        """Whether a unit of then has a part in it."""
        return unit in self.wholes or unit in self.parts

    def choose(self, given: Collection[str]) -> frozenset[str]:
        """Of the units whose figures are there those that make the whole, each place once; none when some are missing.

        The body that reported for the whole goes before its parts: that is what was reported then.
        """
        for group in (self.wholes, self.parts):
            wanted = {*group, *((self.target,) if group is self.parts and self.is_older else ())}
            if group and not group.keys() & self.doubted.keys() and wanted <= set(given):
                return frozenset(group)
        return frozenset()

    def why_incomplete(self, given: Collection[str], now: str) -> str:
        """Why no choice makes the whole. `now`: what the unit is called now."""
        doubted = [unit.name for unit in self.doubted.values()]
        if doubted:
            return f"việc sắp xếp {', '.join(doubted)} chưa được kiểm chứng hoặc chỉ chuyển một phần"
        if self.is_older and self.target not in given and self.parts.keys() <= set(given):
            return f"thiếu báo cáo kỳ trước của chính {now}"
        wanted, instead = (self.parts, self.wholes) if self.parts else (self.wholes, {})
        missing = ", ".join(unit.name for key, unit in wanted.items() if key not in given)
        other = f" (hoặc báo cáo của {', '.join(unit.name for unit in instead.values())})" if instead else ""
        return f"thiếu báo cáo kỳ trước của {missing}, nay thuộc {now}{other}"


def heritages(register: Register, then: Then, until: date) -> Mapping[str, Heritage]:
    """For each unit that stands on the day `until` and took in others since: what became of it, by its id."""
    found: dict[str, Heritage] = {}
    for unit in register.units:
        fate = find_fate(unit, register, until)
        if fate is None or fate.target is None or fate.target.id == unit.id or fate.last.on <= then.end:
            continue
        if min(change.on for change in unit.changes) <= then.start:
            continue  # it had ended before: whoever took its place reported
        heritage = found.setdefault(fate.target.id, Heritage(fate.target.id))
        is_whole = unit.level is not fate.target.level and fate.last.kind in _GOES_ON
        (heritage.wholes if is_whole else heritage.parts)[unit.id] = unit
        if fate.last.kind is ChangeKind.MERGED:
            heritage.merged.add(unit.id)
        if not is_proved(fate):
            heritage.doubted[unit.id] = unit
    return found


def is_proved(fate: Fate) -> bool:
    """Whether all of a unit, and for sure, went where its fate says."""
    return fate.proved and not fate.several and all(step.kind is not ChangeKind.SPLIT for step in fate.steps)
