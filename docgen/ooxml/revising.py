"""Changes properties of a run, a paragraph or a section in the XML tree, keeping the old ones as a tracked change.

Children of w:rPr, w:pPr and w:sectPr stand in the order of the schema (ECMA-376 Part 1 §17.3.1.26, §17.3.2.28,
§17.6.17); a program that finds them in another order calls the file damaged.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from docgen.ooxml.layers import w

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_RUN = """ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss
imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText
vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange"""
_PARAGRAPH = """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid
spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl
divId cnfStyle rPr sectPr pPrChange"""
_SECTION = """headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType
pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"""
_ORDERS = {"rPr": _RUN.split(), "pPr": _PARAGRAPH.split(), "sectPr": _SECTION.split()}
# What a tracked change of the properties does not carry (CT_RPrOriginal, CT_PPrBase, CT_SectPrBase).
_NOT_KEPT = {
    "rPr": {"rPrChange", "ins", "del", "moveFrom", "moveTo"},
    "pPr": {"rPr", "sectPr", "pPrChange"},
    "sectPr": {"sectPrChange", "headerReference", "footerReference"},
}


class RefusedError(Exception):
    """Carries the reason why an edit cannot be made to where the edit is answered; it never leaves this room."""


def local_name(node: etree._Element) -> str:
    return str(node.tag).rpartition("}")[2]


def put(properties: etree._Element, child: etree._Element) -> etree._Element:
    """Put a child into a property element at its place in the schema, in the stead of one of the same name."""
    old = properties.find(str(child.tag))
    if old is not None:
        properties.replace(old, child)
        return child
    order = _ORDERS[local_name(properties)]
    rank = order.index(local_name(child))
    for position, other in enumerate(properties):
        name = local_name(other)
        if name in order and order.index(name) > rank:
            properties.insert(position, child)
            return child
    properties.append(child)
    return child


def element(tag: str, attributes: Mapping[str, str | int] | None = None) -> etree._Element:
    """`element("spacing", {"before": 120})`, all in the namespace of WordprocessingML."""
    node = etree.Element(w(tag))
    for name, value in (attributes or {}).items():
        node.set(w(name), str(value))
    return node


def own_child(parent: etree._Element, tag: str) -> etree._Element:
    """The property element (`rPr`, `pPr`) of a run or paragraph, made as its first child when there is none."""
    found = parent.find(w(tag))
    if found is None:
        found = element(tag)
        parent.insert(0, found)
    return found


@dataclass(slots=True)
class Reviser:
    """Who changes, and whether the changes are tracked. Revisions are numbered on from the highest in the file."""

    author: str
    tracked: bool
    date: str = ""
    number: int = 0

    def number_after(self, roots: Iterable[etree._Element]) -> None:
        """Go on from the highest revision number in these trees."""
        for root in roots:
            for node in root.iter():
                value = node.get(w("id"), "")
                if value.isascii() and value.isdigit() and len(value) < 10:  # noqa: PLR2004 - larger is no number of Word's
                    self.number = max(self.number, int(value))

    def number_apart(self, root: etree._Element) -> None:
        """Give new numbers to the copies of kept properties that cutting runs has made."""
        seen: set[str] = set()
        for node in root.iter(w("rPrChange")):
            identifier = node.get(w("id"), "")
            if identifier in seen:
                self.number += 1
                identifier = str(self.number)
                node.set(w("id"), identifier)
            seen.add(identifier)

    def mark(self, tag: str) -> etree._Element:
        """`w:ins`, `w:del`, `w:rPrChange`, … with author and number."""
        self.number += 1
        node = element(tag, {"id": self.number, "author": self.author})
        if self.date:
            node.set(w("date"), self.date)
        return node

    def keep(self, properties: etree._Element) -> None:
        """Before properties change: keep them as they were, once, when changes are tracked.

        A change that somebody else tracked before stays; its old values are older than ours.
        """
        name = local_name(properties)
        if not self.tracked or properties.find(w(f"{name}Change")) is not None:
            return
        change = self.mark(f"{name}Change")
        old = element(name)
        old.extend(deepcopy(child) for child in properties if local_name(child) not in _NOT_KEPT[name])
        change.append(old)
        put(properties, change)
