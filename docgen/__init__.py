"""Vietnamese administrative documents under Nghị định 30/2020/NĐ-CP, from data.

The public names load on first use, so that importing docgen costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.on_demand import import_on_demand

if TYPE_CHECKING:
    from docgen.api import (
        check,
        compare,
        consolidate,
        dump,
        load,
        make_variants,
        read_document,
        render,
        roll_over,
        to_pdf,
    )
    from docgen.diagnostics import Finding, Severity
    from docgen.documents.plan.model import Plan
    from docgen.documents.report.model import Report
    from docgen.errors import DocgenError
    from docgen.model import AdministrativeDocument

__all__ = [
    "AdministrativeDocument",
    "DocgenError",
    "Finding",
    "Plan",
    "Report",
    "Severity",
    "check",
    "compare",
    "consolidate",
    "dump",
    "load",
    "make_variants",
    "read_document",
    "render",
    "roll_over",
    "to_pdf",
]

__getattr__ = import_on_demand(
    __name__,
    {
        "model": ("AdministrativeDocument",),
        "errors": ("DocgenError",),
        "diagnostics": ("Finding", "Severity"),
        "documents.plan.model": ("Plan",),
        "documents.report.model": ("Report",),
        "api": (
            "check",
            "compare",
            "consolidate",
            "dump",
            "load",
            "make_variants",
            "read_document",
            "render",
            "roll_over",
            "to_pdf",
        ),
    },
)


def __dir__() -> list[str]:
    return sorted(__all__)
