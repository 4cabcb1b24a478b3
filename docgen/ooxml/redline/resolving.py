"""Turns a tree with tracked changes into what stands there when all are accepted, or all rejected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docgen.ooxml.layers import w

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml import etree

_P, _PPR, _RPR = w("p"), w("pPr"), w("rPr")
_STORIES: Final = tuple(
    map(w, ("body", "hdr", "ftr", "footnote", "endnote", "comment", "tc", "txbxContent", "sdtContent", "customXml"))
)
_CHANGES: Final = tuple(
    map(w, ("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange",
            "tblPrExChange"))
)  # fmt: skip
_RANGES: Final = tuple(
    map(w, ("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "customXmlInsRangeStart",
            "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd", "customXmlMoveFromRangeStart",
            "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd"))
)  # fmt: skip
_KEPT: Final = {
    w("pPrChange"): (_RPR, w("sectPr")),
    w("sectPrChange"): (w("headerReference"), w("footerReference")),
    w("trPrChange"): (w("ins"), w("del")),
    w("tcPrChange"): (w("cellIns"), w("cellDel"), w("cellMerge")),
}
_FIRST: Final = {w("sectPrChange")}
"""Properties whose kept children stand before the others."""

_RESTORED: Final = {w("delText"): w("t"), w("delInstrText"): w("instrText")}
_TRACKED: Final = tuple(map(w, ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"))) + _CHANGES


def is_tracked(root: etree._Element) -> bool:
    """Whether a tree holds a tracked change."""
    return next(root.iter(*_TRACKED), None) is not None


def accept_all(root: etree._Element) -> None:
    """The tree as its new version: Chấp nhận mọi thay đổi."""
    _resolve(root, gone=("del", "moveFrom"), stays=("ins", "moveTo"), cell="cellDel", restore=False)


def reject_all(root: etree._Element) -> None:
    """The tree as its old version: Từ chối mọi thay đổi."""
    _resolve(root, gone=("ins", "moveTo"), stays=("del", "moveFrom"), cell="cellIns", restore=True)
    for node in root.iter(*_RESTORED):
        node.tag = _RESTORED[str(node.tag)]


def _resolve(root: etree._Element, *, gone: tuple[str, ...], stays: tuple[str, ...], cell: str, restore: bool) -> None:
    gone_tags, stay_tags = tuple(map(w, gone)), tuple(map(w, stays))
    for node in list(root.iter(*_RANGES)):
        _remove(node)
    _resolve_properties(root, restore=restore)
    _resolve_tables(root, gone_tags, stay_tags, w(cell))
    dropped = _resolve_marks(root, gone_tags, stay_tags)
    for node in list(root.iter(*gone_tags)):
        _remove(node)
    for node in list(root.iter(*stay_tags)):
        _unwrap(node)
    for node in list(root.iter(w("hyperlink"))):
        if not len(node):
            _remove(node)
    _join_paragraphs(dropped)


def _remove(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _unwrap(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        place = parent.index(node)
        parent[place : place + 1] = list(node)


def _resolve_properties(root: etree._Element, *, restore: bool) -> None:
    for change in list(root.iter(*_CHANGES)):
        holder = change.getparent()
        if holder is None:
            continue
        holder.remove(change)
        if restore:
            kept = [node for node in holder if node.tag in _KEPT.get(str(change.tag), _marks_of(holder))]
            old = list(change[0]) if len(change) else []
            holder[:] = [*kept, *old] if change.tag in _FIRST or holder.tag == _RPR else [*old, *kept]


def _marks_of(holder: etree._Element) -> tuple[str, ...]:
    """The marks of a paragraph's end, which stand among the properties of its letters."""
    return tuple(map(w, ("ins", "del", "moveFrom", "moveTo"))) if holder.tag == _RPR else ()


def _resolve_tables(root: etree._Element, gone: tuple[str, ...], stays: tuple[str, ...], gone_cell: str) -> None:
    for properties in list(root.iter(w("trPr"))):
        row = properties.getparent()
        if any(node.tag in gone for node in properties) and row is not None:
            _remove(row)
            continue
        for node in [node for node in properties if node.tag in stays]:
            properties.remove(node)
    for node in list(root.iter(w("cellIns"), w("cellDel"), w("cellMerge"))):
        holder = node.getparent()
        cell = None if holder is None else holder.getparent()
        _remove(node)
        if node.tag == gone_cell and cell is not None:
            _remove(cell)
    for row in list(root.iter(w("tr"))):
        if row.find(w("tc")) is None and row.find(w("sdt")) is None:
            _remove(row)
    for table in list(root.iter(w("tbl"))):
        if next(table.iter(w("tr")), None) is None:
            _remove(table)


def _resolve_marks(root: etree._Element, gone: tuple[str, ...], stays: tuple[str, ...]) -> list[etree._Element]:
    """Marks of paragraph ends and of numberings; returns the paragraphs whose end goes."""
    dropped = []
    for look in list(root.iter(_RPR)):
        holder = look.getparent()
        if holder is None or holder.tag != _PPR:
            continue
        paragraph = holder.getparent()
        if paragraph is not None and any(node.tag in gone for node in look):
            dropped.append(paragraph)
        for node in [node for node in look if node.tag in (*gone, *stays)]:
            look.remove(node)
        if not len(look):
            holder.remove(look)
        if not len(holder) and paragraph is not None:
            paragraph.remove(holder)
    for node in [*root.iter(w("numPr"))]:
        for mark in [item for item in node if item.tag in (w("ins"), w("numberingChange"))]:
            node.remove(mark)
    return dropped


def _join_paragraphs(dropped: Iterable[etree._Element]) -> None:
    """Letters before an end that goes join the paragraph behind; the end of a cell or text never goes."""
    for paragraph in dropped:
        following = _next_block(paragraph)
        content = [node for node in paragraph if node.tag != _PPR]
        if following is not None and following.tag == _P:
            place = 1 if len(following) and following[0].tag == _PPR else 0
            following[place:place] = content
            _remove(paragraph)
        elif not content and _may_go(paragraph, following):
            _remove(paragraph)


def _next_block(node: etree._Element) -> etree._Element | None:
    following = node.getnext()
    while following is not None and following.tag not in _BLOCKS:
        following = following.getnext()
    return following


_BLOCKS: Final = frozenset(map(w, ("p", "tbl", "sdt", "sectPr", "customXml", "altChunk")))


def _may_go(paragraph: etree._Element, following: etree._Element | None) -> bool:
    """A paragraph before a table or a content control may; the last one only behind another paragraph."""
    if following is not None and following.tag != w("sectPr"):
        return True
    before = paragraph.getprevious()
    while before is not None and before.tag not in _BLOCKS:
        before = before.getprevious()
    return before is not None and before.tag == _P
