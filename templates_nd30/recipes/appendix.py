"""Turns measures into an appendix: heading, reference line and body as forms 2.1 and 2.2 have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.authoring.elements import paragraph, section_paragraph
from docgen.authoring.sections import section_properties
from docgen.authoring.tags import choose, drawn, printed, when
from templates_nd30.recipes import styles
from templates_nd30.recipes.body import blocks

if TYPE_CHECKING:
    from docgen.authoring.elements import Element
    from docgen.authoring.sections import SectionParts
    from docgen.contracts import Typesetting


def appendix(typesetting: Typesetting, parts: SectionParts) -> list[Element]:
    """One appendix of the view, named `appendix`, with the section break that ends it (portrait or landscape)."""
    return [
        paragraph(styles.APPENDIX, printed("appendix.heading")),
        *when("appendix.has_title", [paragraph(styles.APPENDIX_TITLE, printed("appendix.title"))]),
        paragraph(styles.APPENDIX_REFERENCE, printed("appendix.reference_line")),
        drawn("appendix.rule"),
        *when("appendix.has_note", [paragraph(styles.APPENDIX_NOTE, printed("appendix.note"))]),
        *blocks("appendix.body"),
        *choose(
            ("appendix.is_landscape", [_section_end(typesetting, parts, landscape=True)]),
            ("appendix.is_portrait", [_section_end(typesetting, parts, landscape=False)]),
        ),
    ]


def _section_end(typesetting: Typesetting, parts: SectionParts, *, landscape: bool) -> Element:
    return section_paragraph(styles.GAP, section_properties(typesetting, parts, landscape=landscape))
