"""Turns runs, paragraphs and rows into tracked insertions and deletions, each mark with a number of its own."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final

from lxml import etree

from docgen.ooxml.layers import w
from docgen.ooxml.redline.normalising import open_wrapper

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docgen.ooxml.redline.records import Stamp

INS, DEL, MOVE_FROM, MOVE_TO = w("ins"), w("del"), w("moveFrom"), w("moveTo")
P, R, PPR, RPR, T = w("p"), w("r"), w("pPr"), w("rPr"), w("t")
TABLE, ROW, CELL = w("tbl"), w("tr"), w("tc")
SECT_PR: Final = w("sectPr")
RUN_HOLDERS: Final = frozenset({w("hyperlink")})
"""Elements of a paragraph that a mark may not hold: the marks go inside."""

_DELETED: Final = {w("t"): w("delText"), w("instrText"): w("delInstrText")}
_FREE: Final = frozenset(
    map(w, ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd", "sdtPr",
            "sdtEndPr", "rPr", "pPr"))
)  # fmt: skip
_MARKS_OF_MARKS: Final = {INS: 0, DEL: 1, MOVE_FROM: 2, MOVE_TO: 3}


class Marker:
    """Makes the marks of one redline; numbers rise from the first one that neither file uses."""

    def __init__(self, stamp: Stamp, first_number: int) -> None:
        self._stamp = stamp
        self._next = first_number
        self._ranges: dict[tuple[str, str], str] = {}
        self.made = 0
        self.opened = 0
        """Content controls that were opened because only one version has them as they are."""

    def number(self) -> str:
        """A number no other mark, bookmark or comment has."""
        number = self._next
        self._next += 1
        return str(number)

    def range_number(self, name: str, tag: str) -> str:
        """The number both ends of a moved range bear."""
        if (name, tag) not in self._ranges:
            self._ranges[name, tag] = self.number()
        return self._ranges[name, tag]

    def mark(self, tag: str) -> etree._Element:
        """An empty mark: `w:ins`, `w:del`, `w:rPrChange`, …"""
        self.made += 1
        node = etree.Element(tag)
        node.set(w("id"), self.number())
        node.set(w("author"), self._stamp.author)
        if self._stamp.date:
            node.set(w("date"), self._stamp.date)
        return node

    def wrap(self, nodes: Iterable[etree._Element], tag: str) -> list[etree._Element]:
        """Inline elements inside marks; hyperlinks stay outside, with the marks in them. The elements are used up."""
        result: list[etree._Element] = []
        current: etree._Element | None = None
        for node in nodes:
            if node.tag in _FREE:
                current = None
                result.append(node)
            elif node.tag in RUN_HOLDERS:
                current = None
                inside = self.wrap(list(node), tag)
                node[:] = inside
                result.append(node)
            else:
                if current is None:
                    current = self.mark(tag)
                    result.append(current)
                if tag == DEL:
                    self.delete_text(node)
                current.append(node)
        return result

    def open_controls(self, nodes: Iterable[etree._Element]) -> list[etree._Element]:
        """Elements with the content of content controls in the controls' place, at any depth."""
        holder = etree.Element(w("sdtContent"))
        holder.extend(list(nodes))
        self.open_within(holder)
        return list(holder)

    def open_within(self, holder: etree._Element) -> None:
        """Open every content control inside an element, in place."""
        for control in [node for node in holder.iter(w("sdt")) if node is not holder]:
            open_wrapper(control)
            self.opened += 1

    def delete_text(self, node: etree._Element) -> None:
        """`w:t` → `w:delText` in a run that is deleted; the story of a text box in it is deleted for itself."""
        for box in [item for item in node.iter(w("txbxContent")) if item is not node]:
            if next(box.iterancestors(w("txbxContent")), None) is None:
                self.mark_blocks(box, DEL)
        for item in list(node.iter(*_DELETED)):
            item.tag = _DELETED[str(item.tag)]

    def mark_paragraph_end(self, paragraph: etree._Element, tag: str) -> None:
        """The paragraph's mark (dấu kết thúc đoạn) inserted, deleted or moved."""
        properties = paragraph.find(PPR)
        if properties is None:
            properties = etree.Element(PPR)
            paragraph.insert(0, properties)
        look = properties.find(RPR)
        if look is None:
            look = etree.Element(RPR)
            place = next(
                (i for i, node in enumerate(properties) if node.tag in {SECT_PR, w("pPrChange")}), len(properties)
            )
            properties.insert(place, look)
        rank = _MARKS_OF_MARKS[tag]
        place = sum(_MARKS_OF_MARKS.get(str(node.tag), 9) < rank for node in look)
        look.insert(place, self.mark(tag))

    def mark_paragraph(self, paragraph: etree._Element, tag: str) -> None:
        """A whole paragraph, letters and end mark. `tag` is `w:ins`, `w:del`, `w:moveFrom` or `w:moveTo`."""
        self.mark_content(paragraph, tag)
        self.mark_paragraph_end(paragraph, tag)

    def mark_content(self, paragraph: etree._Element, tag: str) -> None:
        """All letters of a paragraph, its end mark left as it is."""
        content = [node for node in paragraph if node.tag != PPR]
        for node in content:
            paragraph.remove(node)
        paragraph.extend(self.wrap(content, tag))

    def mark_row(self, row: etree._Element, tag: str) -> None:
        """A table row and everything in it."""
        properties = row.find(w("trPr"))
        if properties is None:
            properties = etree.Element(w("trPr"))
            row.insert(1 if len(row) and row[0].tag == w("tblPrEx") else 0, properties)
        properties.append(self.mark(tag))
        for cell in row.iterfind(CELL):
            self.mark_blocks(cell, tag)

    def mark_table(self, table: etree._Element, tag: str) -> None:
        """A table: every row."""
        for row in table.iterfind(ROW):
            self.mark_row(row, tag)

    def mark_blocks(self, holder: etree._Element, tag: str) -> None:
        """Every block of a cell, a text box, a content control."""
        for node in holder:
            if node.tag == P:
                self.mark_paragraph(node, tag)
            elif node.tag == TABLE:
                self.mark_table(node, tag)
            elif node.tag in {w("sdt"), w("sdtContent")}:
                self.mark_blocks(node, tag)

    def vanishing_paragraph(self) -> etree._Element:
        """An empty paragraph that goes whether the changes are accepted or rejected: it keeps two tables apart."""
        paragraph = etree.Element(P)
        self.mark_paragraph_end(paragraph, INS)
        self.mark_paragraph_end(paragraph, DEL)
        return paragraph

    def change(self, tag: str, old: etree._Element | None, *, empty: str) -> etree._Element:
        """`w:rPrChange`, `w:pPrChange`, … around the properties of old; `empty` is their tag when there were none."""
        node = self.mark(tag)
        node.append(deepcopy(old) if old is not None else etree.Element(empty))
        return node
