"""Turns the headers and footers of paired sections into those of the redline, and says which each section shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from docgen.ooxml.layers import w
from docgen.ooxml.package import OFFICE_RELATIONSHIP
from docgen.ooxml.xml import R

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docgen.ooxml.package import Package

MARGIN_KINDS: Final = {w("headerReference"): "header", w("footerReference"): "footer"}
_RID: Final = f"{{{R}}}id"
_TAGS: Final = {kind: tag for tag, kind in MARGIN_KINDS.items()}
ROOTS: Final = {"header": w("hdr"), "footer": w("ftr")}
CONTENT_TYPES: Final = {
    kind: f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml" for kind in ROOTS
}
RELATIONSHIPS: Final = {kind: f"{OFFICE_RELATIONSHIP}/{kind}" for kind in ROOTS}
PLACES: Final = {
    ("header", "default"): "đầu trang", ("header", "first"): "đầu trang của trang đầu",
    ("header", "even"): "đầu trang của trang chẵn", ("footer", "default"): "chân trang",
    ("footer", "first"): "chân trang của trang đầu", ("footer", "even"): "chân trang của trang chẵn",
}  # fmt: skip

Place = tuple[str, str]
"""`header` or `footer`, and `default`, `first` or `even`."""


def own_margins(section: etree._Element, package: Package) -> dict[Place, str]:
    """The parts a section names itself."""
    targets = {link.id: link.target for link in package.relationships(package.main_document)}
    found: dict[Place, str] = {}
    for node in section:
        kind = MARGIN_KINDS.get(str(node.tag))
        target = targets.get(node.get(_RID, ""), "")
        if kind and target in package.parts:
            found[kind, node.get(w("type"), "default")] = target
    return found


def shown_margins(sections: Iterable[etree._Element], package: Package) -> dict[etree._Element, dict[Place, str]]:
    """The parts each section shows: its own, else those of the section before."""
    shown: dict[Place, str] = {}
    result: dict[etree._Element, dict[Place, str]] = {}
    for section in sections:
        shown = {**shown, **own_margins(section, package)}
        result[section] = shown
    return result


def sections_of(root: etree._Element) -> list[etree._Element]:
    """The sections of a document in order."""
    return [node for node in root.iter(w("sectPr")) if _holder(node) != w("sectPrChange")]


def _holder(node: etree._Element) -> str:
    parent = node.getparent()
    return "" if parent is None else str(parent.tag)


def set_margins(section: etree._Element, margins: Mapping[Place, str]) -> None:
    """Name the margins a section shows, by relationship identifiers, in the place of those it named."""
    for node in [node for node in section if node.tag in MARGIN_KINDS]:
        section.remove(node)
    for place, ((kind, type_), identifier) in enumerate(sorted(margins.items(), reverse=True)):
        node = etree.Element(_TAGS[kind])
        node.set(w("type"), type_)
        node.set(_RID, identifier)
        section.insert(place, node)
