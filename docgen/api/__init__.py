"""The verbs as functions, the only place where the trades meet: pure in their inputs, frozen in their results."""

from docgen.api.checking import annotate, check, check_files, fix, rules
from docgen.api.comparing import brief, compare
from docgen.api.documents import Source, document_type_of, document_types, dump, json_schema, load, starter
from docgen.api.lifecycle import LedgerForm, format_ledger, load_decisions, load_register, redline, roll_over
from docgen.api.looking import font_status, office_status, outline
from docgen.api.packs import PackName, build_templates, check_template, check_templates, open_pack, packs
from docgen.api.reading import commented_yaml, read_document
from docgen.api.renderer import Renderer, open_renderer
from docgen.api.rendering import Rendered, RenderedFile, render, to_pdf
from docgen.api.reporting import Calendar, Consolidation, FormFile, calendar, consolidate, forms
from docgen.api.variants import load_master, make_variants, print_variants, propose_master, read_overlays, read_units

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
