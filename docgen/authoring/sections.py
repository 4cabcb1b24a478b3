"""Turns page measures into section properties (w:sectPr): paper, margins, headers, numbering of pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.authoring.elements import element, twips, value

if TYPE_CHECKING:
    from docgen.authoring.elements import Element
    from docgen.contracts import Typesetting


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionParts:
    """Relationship ids of the headers and footers of a section; an empty id means none of its own."""

    default_header: str
    first_header: str
    first_footer: str = ""


def continued_section(typesetting: Typesetting, default_header: str, *, landscape: bool = False) -> Element:
    """A section on a new page whose pages go on counting from the section before: upright again, or turned."""
    return element(
        "w:sectPr",
        children=[
            _reference("w:headerReference", "default", default_header),
            value("w:type", "nextPage"),
            _paper(typesetting, landscape=landscape),
            _margins(typesetting, None),
        ],
    )


def section_properties(
    typesetting: Typesetting, parts: SectionParts, *, landscape: bool = False, footer_distance_pt: float | None = None
) -> Element:
    """A section on a new page that counts its pages from 1 and has a first page of its own (titlePg).

    `footer_distance_pt` is the height of the lower end of the footer above the edge of the sheet; unless given, it is
    the distance of the header.
    """
    references = [
        _reference("w:headerReference", "default", parts.default_header),
        _reference("w:headerReference", "first", parts.first_header),
    ]
    if parts.first_footer:
        references.append(_reference("w:footerReference", "first", parts.first_footer))
    return element(
        "w:sectPr",
        children=[
            *references,
            value("w:type", "nextPage"),
            _paper(typesetting, landscape=landscape),
            _margins(typesetting, footer_distance_pt),
            element("w:pgNumType", {"w:start": "1"}),
            element("w:titlePg"),
        ],
    )


def _reference(tag: str, kind: str, relationship: str) -> Element:
    return element(tag, {"w:type": kind, "r:id": relationship})


def _paper(typesetting: Typesetting, *, landscape: bool) -> Element:
    width, height = twips(typesetting.page_width_pt), twips(typesetting.page_height_pt)
    if landscape:
        return element("w:pgSz", {"w:w": height, "w:h": width, "w:orient": "landscape"})
    return element("w:pgSz", {"w:w": width, "w:h": height})


def _margins(typesetting: Typesetting, footer_distance_pt: float | None) -> Element:
    footer = typesetting.header_distance_pt if footer_distance_pt is None else footer_distance_pt
    lengths = {
        "top": typesetting.margin_top_pt,
        "right": typesetting.margin_right_pt,
        "bottom": typesetting.margin_bottom_pt,
        "left": typesetting.margin_left_pt,
        "header": typesetting.header_distance_pt,
        "footer": footer,
        "gutter": 0.0,
    }
    return element("w:pgMar", {f"w:{side}": twips(length) for side, length in lengths.items()})
