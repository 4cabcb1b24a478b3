"""Turns a properties element into a key for what it says, and looks through a paragraph's properties once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docgen.ooxml.layers import VAL, w

if TYPE_CHECKING:
    from lxml import etree

_SKIPPED = frozenset(
    w(local)
    for local in (
        "pPrChange", "rPrChange", "ins", "del", "moveFrom", "moveTo", "sectPr",
        # What no fact depends on; leaving it out makes more paragraphs and runs alike.
        "bCs", "iCs", "szCs", "kern", "noProof", "snapToGrid", "suppressAutoHyphens", "overflowPunct", "autoSpaceDE",
        "autoSpaceDN", "adjustRightInd", "bidi", "textAlignment", "kinsoku", "wordWrap", "topLinePunct",
        "eastAsianLayout",
    )
)  # fmt: skip

_PPR, _RPR, _PSTYLE, _SECTION = w("pPr"), w("rPr"), w("pStyle"), w("sectPr")

Signature = tuple[object, ...]


def signature(properties: etree._Element | None) -> Signature:
    """A key for what a properties element says; tracked changes and what no fact shows are left out."""
    if properties is None:
        return ()
    key: list[object] = []
    for node in properties:
        tag = node.tag
        if tag not in _SKIPPED:
            key.append(tag)
            key.extend(node.items())
            if len(node):
                key.append(signature(node))
    return tuple(key)


class ParagraphProperties(NamedTuple):
    """A w:pPr looked through once: what the reader asks of it, and the key under which its look is remembered."""

    node: etree._Element | None = None
    style: str | None = None
    section: etree._Element | None = None
    mark: etree._Element | None = None
    key: Signature = ()


NO_PROPERTIES = ParagraphProperties()


def scan_properties(paragraph: etree._Element) -> ParagraphProperties:
    """The w:pPr of a paragraph, which is its first child when it has one."""
    node = paragraph[0] if len(paragraph) else None
    if node is None or node.tag != _PPR:
        return NO_PROPERTIES
    style: str | None = None
    section = mark = None
    key: list[object] = []
    for child in node:
        tag = child.tag
        if tag == _PSTYLE:
            style = child.get(VAL)
        elif tag == _SECTION:
            section = child
        elif tag == _RPR:
            mark = child
            key.append(signature(child))
        elif tag not in _SKIPPED:
            key.append(tag)
            key.extend(child.items())
            if len(child):
                key.append(signature(child))
    return ParagraphProperties(node, style, section, mark, tuple(key))
