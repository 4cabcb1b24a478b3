"""Says which conditional parts of a master stand in one unit's document: the "Có / Không" of the proof."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from docgen.lifecycle.variants.overlays import Change, LedgerLine

if TYPE_CHECKING:
    from docgen.lifecycle.variants.master import GateField
    from docgen.lifecycle.variants.slots import Fact


@dataclass(frozen=True, slots=True)
class Granting:
    """The conditional parts of one master (phần có điều kiện), each with those it stands in."""

    gates: tuple[GateField, ...]
    outer: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, gates: Sequence[GateField]) -> Self:
        """`gates` in the order of the master: what encloses a part comes before it."""
        outer = (
            tuple(number for number, other in enumerate(gates[:index]) if _holds_path(other.path, gate.path))
            for index, gate in enumerate(gates)
        )
        return cls(tuple(gates), tuple(outer))

    def granted(self, facts: Mapping[str, Fact], ledger: Iterable[LedgerLine]) -> tuple[bool, ...]:
        """For each part whether the document has it: its condition and those around it hold, and no overlay took it."""
        dropped = [line.path for line in ledger if line.change is Change.DROP]
        found: list[bool] = []
        for gate, outer in zip(self.gates, self.outer, strict=True):
            found.append(
                all(found[number] for number in outer)
                and gate.condition.holds(facts)
                and not any(_holds_path(path, gate.path) for path in dropped)
            )
        return tuple(found)


def _holds_path(outer: str, inner: str) -> bool:
    """Whether the field at `inner` stands in the part at `outer`, or is the same."""
    return inner.startswith(outer) and inner[len(outer) :][:1] in {"", ".", "["}
