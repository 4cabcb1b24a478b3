"""A report as it is composed: what was consolidated, which appendices it will have, and where each number came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from docgen.contracts.consolidation import Consolidated, Share, Total
from docgen.contracts.recognition import Plain
from docgen.documents.report.annexes import detail_rows, has_unit_table
from docgen.documents.report.lineage import TracedNumber
from docgen.vietnamese.numbers import format_roman


@dataclass(slots=True)
class Draft:
    """Sections and appendices as they are built; `numbers` collects the sources on the way."""

    consolidated: Consolidated
    details: list[Plain]
    """Rows of the appendix on documents and notes"""
    appendices: tuple[str, ...]
    """What each appendix holds, in their order"""
    numbers: list[TracedNumber] = field(default_factory=list)
    results: int = 0
    """Place of the section of results"""

    @classmethod
    def of(cls, consolidated: Consolidated) -> Draft:
        details = detail_rows(consolidated)
        wanted = {
            "tasks": True,
            "indicators": bool(consolidated.indicators),
            "units": has_unit_table(consolidated),
            "details": bool(details),
        }
        return cls(consolidated, details, tuple(kind for kind, is_wanted in wanted.items() if is_wanted))

    def has(self, appendix: str) -> bool:
        return appendix in self.appendices

    def appendix_name(self, appendix: str) -> str:
        """`Phụ lục II`; the only one has no number."""
        place = self.appendices.index(appendix) + 1
        return f"Phụ lục {format_roman(place)}" if len(self.appendices) > 1 else "Phụ lục"

    def trace(
        self, path: str, value: Decimal, unit: str, *, made: str, shares: Sequence[Share], numerators: int = 0
    ) -> None:
        self.numbers.append(TracedNumber(path, value, unit, made, tuple(shares), numerators))

    def trace_total(self, path: str, total: Total) -> None:
        self.trace(path, total.value, total.unit, made="sum", shares=total.shares)
