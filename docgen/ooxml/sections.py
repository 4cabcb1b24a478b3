"""Turns a w:sectPr into a section: its page, and headers and footers inherited from the section before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docgen.ooxml.facts import Block, Section
from docgen.ooxml.layers import VAL, w
from docgen.ooxml.measure import integer, is_on, twips
from docgen.ooxml.numbering import Counters
from docgen.ooxml.story import StoryReader
from docgen.ooxml.xml import R, parse_xml

if TYPE_CHECKING:
    from lxml import etree

    from docgen.ooxml.shared import Shared

# What a page is where the file says nothing (ECMA-376 Part 1 §17.6.11, §17.6.13): Letter, no margins.
_BARE = Section(
    width=12240, height=15840, margin_top=0, margin_bottom=0, margin_left=0, margin_right=0, header_distance=0,
    footer_distance=0,
)  # fmt: skip
_REFERENCES = {w("headerReference"): "header", w("footerReference"): "footer"}
_KINDS = frozenset({"default", "first", "even"})


class SectionReader:
    """Reads the sections of a document in order; each header part is read once."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._stories: dict[str, tuple[Block, ...]] = {}
        self._inherited: dict[str, tuple[Block, ...]] = {}

    def section(self, node: etree._Element | None, blocks: tuple[Block, ...]) -> Section:
        """The section that a w:sectPr ends; without one, a page of which nothing is said."""
        for reference in () if node is None else node:
            name = _REFERENCES.get(str(reference.tag))
            kind = reference.get(w("type"), "default")
            if name and kind in _KINDS:
                target = self._shared.target(self._shared.package.main_document, reference.get(f"{{{R}}}id", ""))
                self._inherited[f"{name}_{kind}"] = self._story(target)
        page = _BARE if node is None else _page(node)
        return replace(page, blocks=blocks, **self._inherited)  # type: ignore[arg-type] # the keys name header fields

    def _story(self, part: str) -> tuple[Block, ...]:
        if part not in self._shared.package.parts:
            return ()
        if part not in self._stories:
            story = StoryReader(self._shared, part, Counters(self._shared.styles.numbering))
            self._stories[part] = story.blocks(parse_xml(self._shared.package.parts[part], part))
        return self._stories[part]


def _page(node: etree._Element) -> Section:
    section = _BARE
    for child in node:
        local = str(child.tag).rpartition("}")[2]
        value = child.get(VAL)
        if local == "pgSz":
            section = replace(
                section,
                width=twips(child.get(w("w")), _BARE.width),
                height=twips(child.get(w("h")), _BARE.height),
                landscape=child.get(w("orient")) == "landscape",
            )
        elif local == "pgMar":
            section = _margins(section, child)
        elif local == "titlePg":
            section = replace(section, title_page=is_on(value))
        elif local == "pgNumType":
            start = child.get(w("start"))
            section = replace(
                section,
                number_start=None if start is None else integer(start),
                number_format=child.get(w("fmt"), "decimal"),
            )
        elif local == "type":
            section = replace(section, type=value or "nextPage")
        elif local == "cols":
            section = replace(section, columns=max(integer(child.get(w("num")), 1), 1))
        elif local == "vAlign":
            section = replace(section, vertical=value or "top")
    return section


def _margins(section: Section, node: etree._Element) -> Section:
    def length(name: str) -> int:
        return twips(node.get(w(name)))

    return replace(
        section,
        margin_top=length("top"),
        margin_bottom=length("bottom"),
        margin_left=length("left"),
        margin_right=length("right"),
        gutter=length("gutter"),
        header_distance=length("header"),
        footer_distance=length("footer"),
    )
