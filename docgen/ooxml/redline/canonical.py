"""Turns elements into values that are equal when they mean the same in their packages, whatever their identifiers."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final, TypeAlias

from docgen.ooxml.layers import VAL, w
from docgen.ooxml.xml import MC, PIC, WP, A, R, find_child

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lxml import etree

    from docgen.ooxml.package import Relationship

Shape: TypeAlias = "tuple[str, tuple[tuple[str, str], ...], str, tuple[Shape, ...]]"
"""Tag, attributes, text, children."""

NO_SHAPE: Final[Shape] = ("", (), "", ())

_ANCHORS: Final = frozenset(
    map(w, ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference",
            "annotationRef", "permStart", "permEnd"))
)  # fmt: skip
_NUMBERED: Final = frozenset({f"{{{WP}}}docPr", f"{{{PIC}}}cNvPr", f"{{{A}}}cNvPr"})
_FALLBACK: Final = f"{{{MC}}}Fallback"
_DIGITS: Final = 32


class Shapes:
    """Shapes of the elements of one part: relationships stand for what they point to."""

    def __init__(self, links: Iterable[Relationship], parts: Mapping[str, bytes]) -> None:
        self._links = {link.id: link for link in links}
        self._parts = parts
        self._targets: dict[str, str] = {}

    def target(self, identifier: str) -> str:
        """What a relationship of the part points to: an address, or the digest of a part."""
        if identifier not in self._targets:
            link = self._links.get(identifier)
            if link is None:
                self._targets[identifier] = f"?{identifier}"
            elif link.external or link.target not in self._parts:
                self._targets[identifier] = link.target
            else:
                self._targets[identifier] = hashlib.sha256(self._parts[link.target]).hexdigest()[:_DIGITS]
        return self._targets[identifier]

    def of(self, node: etree._Element | None, *, without: Iterable[str] = ()) -> Shape:
        """The shape of an element; `without` names children left out."""
        if node is None:
            return NO_SHAPE
        left_out = frozenset(without)
        children = tuple(
            self.of(child)
            for child in node
            if child.tag not in left_out and child.tag not in _ANCHORS and child.tag != _FALLBACK
        )
        attributes = tuple(sorted(self._attribute(node, str(name), str(value)) for name, value in node.attrib.items()))
        return str(node.tag), attributes, (node.text or "") if not len(node) else "", children

    def _attribute(self, node: etree._Element, name: str, value: str) -> tuple[str, str]:
        if name.startswith(f"{{{R}}}") and value:
            return name, self.target(value)
        if name == "id" and node.tag in _NUMBERED:
            return name, ""
        return name, value

    def look(self, properties: etree._Element | None) -> Shape:
        """The properties of letters; none and empty ones are equal."""
        shape = self.of(properties, without=_NOT_OF_LOOK)
        return NO_SHAPE if not shape[3] else shape

    def paragraph(self, properties: etree._Element | None) -> Shape:
        """The properties of a paragraph without its mark and its section."""
        shape = self.of(properties, without=_NOT_OF_PARAGRAPH)
        return NO_SHAPE if not shape[3] else shape

    def properties(self, node: etree._Element | None) -> Shape:
        """Other properties (table, row, cell, section); none and empty ones are equal."""
        shape = self.of(node, without=_NOT_OF_OTHERS)
        return NO_SHAPE if not shape[3] else shape


_NOT_OF_LOOK: Final = tuple(map(w, ("ins", "del", "moveFrom", "moveTo", "rPrChange")))
_NOT_OF_PARAGRAPH: Final = tuple(map(w, ("rPr", "sectPr", "pPrChange")))
_NOT_OF_OTHERS: Final = tuple(
    map(w, ("ins", "del", "trPrChange", "tcPrChange", "tblPrChange", "sectPrChange", "headerReference",
            "footerReference", "tblGridChange", "tblPrExChange"))
)  # fmt: skip


def value_of(holder: etree._Element | None, name: str) -> str:
    """`w:val` of a child; empty when it is not there."""
    node = find_child(holder, name)
    return "" if node is None else node.get(VAL, "")
