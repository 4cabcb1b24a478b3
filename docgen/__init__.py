"""Vietnamese administrative documents under Nghị định 30/2020/NĐ-CP, from data.

The public names load on first use, so that importing docgen costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

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

_HOMES = {
    "AdministrativeDocument": "docgen.model",
    "DocgenError": "docgen.errors",
    "Finding": "docgen.diagnostics",
    "Plan": "docgen.documents.plan.model",
    "Report": "docgen.documents.report.model",
    "Severity": "docgen.diagnostics",
    "check": "docgen.api",
    "compare": "docgen.api",
    "consolidate": "docgen.api",
    "dump": "docgen.api",
    "load": "docgen.api",
    "make_variants": "docgen.api",
    "read_document": "docgen.api",
    "render": "docgen.api",
    "roll_over": "docgen.api",
    "to_pdf": "docgen.api",
}


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'docgen' has no attribute {name!r}")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
