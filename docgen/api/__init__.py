"""The verbs as functions, the only place where the trades meet: pure in their inputs, frozen in their results.

A verb is imported when it is asked for: who renders a plan needs nothing of the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

# A module of this room and a verb have the same name: the verb must be there before the module would be.
from docgen.api.packs import PackName, build_templates, check_template, check_templates, open_pack, packs
from docgen.on_demand import import_on_demand

if TYPE_CHECKING:
    from docgen.api.checking import annotate, check, check_files, fix, rules
    from docgen.api.comparing import brief, compare
    from docgen.api.documents import Source, document_type_of, document_types, dump, json_schema, load, starter
    from docgen.api.lifecycle import (
        LedgerForm,
        dump_rolled,
        format_ledger,
        load_decisions,
        load_register,
        redline,
        roll_over,
    )
    from docgen.api.looking import font_status, office_status, outline
    from docgen.api.reading import commented_yaml, read_document
    from docgen.api.renderer import Renderer, open_renderer
    from docgen.api.rendering import Rendered, RenderedFile, render, to_pdf
    from docgen.api.reporting import Calendar, Consolidation, FormFile, calendar, consolidate, forms
    from docgen.api.variants import (
        check_master,
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
    "check_master",
    "check_template",
    "check_templates",
    "commented_yaml",
    "compare",
    "consolidate",
    "document_type_of",
    "document_types",
    "dump",
    "dump_rolled",
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

__getattr__ = import_on_demand(
    __name__,
    {
        "checking": ("annotate", "check", "check_files", "fix", "rules"),
        "comparing": ("brief", "compare"),
        "documents": ("Source", "document_type_of", "document_types", "dump", "json_schema", "load", "starter"),
        "lifecycle": (
            "LedgerForm",
            "dump_rolled",
            "format_ledger",
            "load_decisions",
            "load_register",
            "redline",
            "roll_over",
        ),
        "looking": ("font_status", "office_status", "outline"),
        "reading": ("commented_yaml", "read_document"),
        "renderer": ("Renderer", "open_renderer"),
        "rendering": ("Rendered", "RenderedFile", "render", "to_pdf"),
        "reporting": ("Calendar", "Consolidation", "FormFile", "calendar", "consolidate", "forms"),
        "variants": (
            "check_master",
            "load_master",
            "make_variants",
            "print_variants",
            "propose_master",
            "read_overlays",
            "read_units",
        ),
    },
)
