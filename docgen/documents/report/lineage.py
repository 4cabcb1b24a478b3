"""Every number of a composed report → the units, files and cells it came from (nguồn gốc số liệu)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from docgen.contracts.consolidation import Share

LINEAGE_VERSION = 1


@dataclass(frozen=True, slots=True)
class TracedNumber:
    """A number in the report: where it stands, what it is, and what it was made of.

    `made` says how: `sum` of the shares; `ratio` of two numbers traced under the same path with `.numerator` and
    `.denominator`; `count` of units.
    """

    path: str
    value: Decimal
    unit: str
    made: str
    shares: tuple[Share, ...]

    def to_dict(self) -> dict[str, object]:
        return {
            "path": self.path,
            "value": f"{self.value:f}",
            "unit": self.unit,
            "made": self.made,
            "sources": [
                {
                    "unit": share.name,
                    "file": share.source.file,
                    "cell": share.source.cell,
                    "value": f"{share.value:f}",
                }
                for share in self.shares
            ],
        }


def lineage_dict(numbers: Sequence[TracedNumber]) -> dict[str, object]:
    """`lineage.json`."""
    return {"version": LINEAGE_VERSION, "numbers": [number.to_dict() for number in numbers]}
