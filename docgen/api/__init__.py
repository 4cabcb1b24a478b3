"""The verbs as functions, the only place where the trades meet: pure in their inputs, frozen in their results.

A verb is imported when it is asked for: who renders a plan needs nothing of the others.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

# A module of this room and a verb have the same name: the verb must be there before the module would be.
from docgen.api.packs import PackName, build_templates, check_template, check_templates, open_pack, packs

if TYPE_CHECKING:
    from docgen.api.checking import annotate, check, check_files, fix, rules
    from docgen.api.comparing import brief, compare
    from docgen.api.documents import Source, document_type_of, document_types, dump, json_schema, load, starter
    from docgen.api.lifecycle import LedgerForm, format_ledger, load_decisions, load_register, redline, roll_over
    from docgen.api.looking import font_status, office_status, outline
    from docgen.api.reading import commented_yaml, read_document
    from docgen.api.renderer import Renderer, open_renderer
    from docgen.api.rendering import Rendered, RenderedFile, render, to_pdf
    from docgen.api.reporting import Calendar, Consolidation, FormFile, calendar, consolidate, forms
    from docgen.api.variants import (
        load_master,
        make_variants,
        print_variants,
        propose_master,
        read_overlays,
        read_units,
    )

__all__ = [
    "Calendar",
    "Consolidation",
    "FormFile",
    "LedgerForm",
    "PackName",
    "Rendered",
    "RenderedFile",
    "Renderer",
    "Source",
    "annotate",
    "brief",
    "build_templates",
    "calendar",
    "check",
    "check_files",
    "check_template",
    "check_templates",
    "commented_yaml",
    "compare",
    "consolidate",
    "document_type_of",
    "document_types",
    "dump",
    "fix",
    "font_status",
    "format_ledger",
    "forms",
    "json_schema",
    "load",
    "load_decisions",
    "load_master",
    "load_register",
    "make_variants",
    "office_status",
    "open_pack",
    "open_renderer",
    "outline",
    "packs",
    "print_variants",
    "propose_master",
    "read_document",
    "read_overlays",
    "read_units",
    "redline",
    "render",
    "roll_over",
    "rules",
    "starter",
    "to_pdf",
]

_HOMES = {
    "annotate": "checking",
    "check": "checking",
    "check_files": "checking",
    "fix": "checking",
    "rules": "checking",
    "brief": "comparing",
    "compare": "comparing",
    "Source": "documents",
    "document_type_of": "documents",
    "document_types": "documents",
    "dump": "documents",
    "json_schema": "documents",
    "load": "documents",
    "starter": "documents",
    "LedgerForm": "lifecycle",
    "format_ledger": "lifecycle",
    "load_decisions": "lifecycle",
    "load_register": "lifecycle",
    "redline": "lifecycle",
    "roll_over": "lifecycle",
    "font_status": "looking",
    "office_status": "looking",
    "outline": "looking",
    "commented_yaml": "reading",
    "read_document": "reading",
    "Renderer": "renderer",
    "open_renderer": "renderer",
    "Rendered": "rendering",
    "RenderedFile": "rendering",
    "render": "rendering",
    "to_pdf": "rendering",
    "Calendar": "reporting",
    "Consolidation": "reporting",
    "FormFile": "reporting",
    "calendar": "reporting",
    "consolidate": "reporting",
    "forms": "reporting",
    "load_master": "variants",
    "make_variants": "variants",
    "print_variants": "variants",
    "propose_master": "variants",
    "read_overlays": "variants",
    "read_units": "variants",
}


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"{__name__}.{home}"), name)
    return value
