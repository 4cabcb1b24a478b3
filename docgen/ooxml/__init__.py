"""The only room that reads OOXML: the package, effective formatting, the outline, the lint.

What reads a document (facts, formats, lint) is imported on first use: a program that only writes never needs it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.on_demand import import_on_demand
from docgen.ooxml.custom_xml import data_item_parts, data_item_xml, find_data_item, with_data_item
from docgen.ooxml.package import Package, Relationship, open_package, write_package
from docgen.ooxml.parts import with_part
from docgen.ooxml.properties import (
    Application,
    CoreProperties,
    CustomProperty,
    core_properties_xml,
    custom_properties_xml,
    format_timestamp,
    read_application,
    read_core_properties,
    read_custom_properties,
)
from docgen.ooxml.xml import canonical_xml, parse_xml, qn

if TYPE_CHECKING:
    from docgen.ooxml.facts import (
        Block,
        Cell,
        CellMargins,
        Comment,
        ContentControl,
        DataItem,
        DocumentFacts,
        Drawing,
        ListLabel,
        Note,
        Paragraph,
        Row,
        Run,
        Section,
        Style,
        Table,
        TrackedChange,
    )
    from docgen.ooxml.formats import (
        NO_BORDER,
        NO_BORDERS,
        Border,
        Borders,
        ParagraphFormat,
        RunFormat,
        TabStop,
        find_legacy_encoding,
        font_of_letter,
        fonts_used,
    )
    from docgen.ooxml.lint import LintFinding, lint_package
    from docgen.ooxml.places import PlacedParagraph
    from docgen.ooxml.read import read_facts

__all__ = [
    "NO_BORDER",
    "NO_BORDERS",
    "Application",
    "Block",
    "Border",
    "Borders",
    "Cell",
    "CellMargins",
    "Comment",
    "ContentControl",
    "CoreProperties",
    "CustomProperty",
    "DataItem",
    "DocumentFacts",
    "Drawing",
    "LintFinding",
    "ListLabel",
    "Note",
    "Package",
    "Paragraph",
    "ParagraphFormat",
    "PlacedParagraph",
    "Relationship",
    "Row",
    "Run",
    "RunFormat",
    "Section",
    "Style",
    "TabStop",
    "Table",
    "TrackedChange",
    "canonical_xml",
    "core_properties_xml",
    "custom_properties_xml",
    "data_item_parts",
    "data_item_xml",
    "find_data_item",
    "find_legacy_encoding",
    "font_of_letter",
    "fonts_used",
    "format_timestamp",
    "lint_package",
    "open_package",
    "parse_xml",
    "qn",
    "read_application",
    "read_core_properties",
    "read_custom_properties",
    "read_facts",
    "with_data_item",
    "with_part",
    "write_package",
]

__getattr__ = import_on_demand(
    __name__,
    {
        "facts": (
            "Block",
            "Cell",
            "CellMargins",
            "Comment",
            "ContentControl",
            "DataItem",
            "DocumentFacts",
            "Drawing",
            "ListLabel",
            "Note",
            "Paragraph",
            "Row",
            "Run",
            "Section",
            "Style",
            "Table",
            "TrackedChange",
        ),
        "formats": (
            "NO_BORDER",
            "NO_BORDERS",
            "Border",
            "Borders",
            "ParagraphFormat",
            "RunFormat",
            "TabStop",
            "find_legacy_encoding",
            "font_of_letter",
            "fonts_used",
        ),
        "lint": ("LintFinding", "lint_package"),
        "places": ("PlacedParagraph",),
        "read": ("read_facts",),
    },
)
