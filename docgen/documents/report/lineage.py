"""Every number of a composed report → the units, files and cells it came from (nguồn gốc số liệu)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from docgen.contracts.consolidation import Share

LINEAGE_VERSION = 1


@dataclass(frozen=True, slots=True)
class TracedNumber:
    """A number in the report: where it stands, what it is, and what it was made of.

    `made` says how: `sum` of the shares; `ratio` of two numbers traced under the same path with `.numerator` and
    `.denominator`; `count` of units; `previous`: last period's reports say it.
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


_MADE = {"sum": "cộng", "ratio": "tỷ lệ", "count": "đếm đơn vị", "previous": "kỳ trước"}


def lineage_rows(numbers: Sequence[TracedNumber]) -> Iterator[tuple[str | Decimal, ...]]:
    """One row a source: place in the report, number, unit, how it was made, who gave how much in which cell."""
    for number in numbers:
        for share in number.shares:
            yield (
                number.path,
                number.value,
                number.unit,
                _MADE[number.made],
                share.name,
                share.value,
                share.source.file,
                share.source.cell,
            )
