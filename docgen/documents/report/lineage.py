"""Every number of a composed report → the units, files and cells it came from (nguồn gốc số liệu)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from docgen.contracts.consolidation import Share
from docgen.tabular import Link, Value, link_to

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
    numerators: int = 0
    """How many of the shares, from the first, are of the numerator (tử số); the others are of the denominator"""

    def parts(self) -> Iterator[tuple[Share, str]]:
        """Each share, and which part of a ratio it is: `numerator`, `denominator`; empty of a number that is none."""
        for place, share in enumerate(self.shares):
            yield share, "" if not self.numerators else "numerator" if place < self.numerators else "denominator"

    def to_dict(self, place: str) -> dict[str, object]:
        return {
            "path": self.path,
            "place": place,
            "value": f"{self.value:f}",
            "unit": self.unit,
            "made": self.made,
            "sources": [
                {
                    "unit": share.name,
                    "file": share.source.file,
                    "cell": share.source.cell,
                    "value": f"{share.value:f}",
                    **({"part": part} if part else {}),
                }
                for share, part in self.parts()
            ],
        }


def lineage_dict(numbers: Sequence[TracedNumber], place: Callable[[str], str]) -> dict[str, object]:
    """`lineage.json`. `place` says where a field path stands in the report."""
    return {"version": LINEAGE_VERSION, "numbers": [number.to_dict(place(number.path)) for number in numbers]}


_MADE = {"sum": "cộng", "ratio": "tỷ lệ", "count": "đếm đơn vị", "previous": "kỳ trước"}


_PARTS = {"": "", "numerator": ", tử số", "denominator": ", mẫu số"}


def lineage_rows(
    numbers: Sequence[TracedNumber], place: Callable[[str], str], files: Mapping[str, str]
) -> Iterator[tuple[Value | Link, ...]]:
    """One row a source: place in the report, number, unit, how it was made, who gave how much in which cell.

    A cell is a link that opens the file there; `files` says where each file lies, seen from the workbook.
    """
    for number in numbers:
        where = place(number.path)
        for share, part in number.parts():
            source = share.source
            way = files.get(source.file, source.file)
            yield (
                where,
                number.value,
                number.unit,
                f"{_MADE[number.made]}{_PARTS[part]}",
                share.name,
                share.value,
                link_to(source.file, way) if source.file else "chưa có tệp",
                link_to(source.cell, way, cell=source.cell) if source.file else "",
            )
