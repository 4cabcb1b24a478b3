"""Turns the blocks of a story into the places where a person finds them, each with the heading above it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docgen.ooxml.layers import w
from docgen.ooxml.redline.normalising import blocks_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from lxml import etree

_HEADING: Final = re.compile(r"(?:[IVXLC]+\.\s|PHỤ LỤC|Phụ lục|Chương |CHƯƠNG |Điều \d+)")
_LONGEST_HEADING: Final = 150


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a block stands: `đoạn 12`, `bảng 2, hàng 3, cột 1`; `heading` is the nearest đề mục above it."""

    place: str = ""
    heading: str = ""


def words_of(node: etree._Element) -> str:
    """The letters of a block, one line a paragraph."""
    return "\n".join(
        "".join(_SHOWN.get(str(item.tag), item.text or "") for item in paragraph.iter(*_WORDS))
        for paragraph in node.iter(w("p"))
    )


_SHOWN: Final = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n"}
_WORDS: Final = (w("t"), w("tab"), w("br"), w("cr"))


class Locator:
    """Remembers the place of every block of a story. `headings` are the identifiers of styles with an outline level."""

    def __init__(self, holder: etree._Element, prefix: str, headings: Collection[str]) -> None:
        self._spots: dict[etree._Element, Spot] = {}
        self._headings = headings
        self._heading = ""
        self._walk(holder, prefix, [0, 0])

    def spot(self, node: etree._Element | None) -> Spot:
        """The place of a block; an unknown block has none."""
        return Spot() if node is None else self._spots.get(node, Spot())

    def _walk(self, holder: etree._Element, prefix: str, counts: list[int]) -> None:
        blocks = list(blocks_of(holder))
        for node in blocks:
            if node.tag == w("sdt"):
                content = node.find(w("sdtContent"))
                self._spots[node] = Spot(f"{prefix}đoạn {counts[0] + 1}", self._heading)
                if content is not None:
                    self._walk(content, prefix, counts)
            elif node.tag == w("tbl"):
                counts[1] += 1
                self._table(node, f"{prefix}bảng {counts[1]}")
            else:
                counts[0] += 1
                alone = bool(prefix) and len(blocks) == 1
                place = prefix.rstrip(", ") if alone else f"{prefix}đoạn {counts[0]}"
                self._paragraph(node, place, counted=not prefix)

    def _paragraph(self, node: etree._Element, place: str, *, counted: bool) -> None:
        self._spots[node] = Spot(place, self._heading)
        text = words_of(node).strip() if counted else ""
        if text and len(text) <= _LONGEST_HEADING and (_HEADING.match(text) or self._style(node) in self._headings):
            self._heading = " ".join(text.split())

    def _style(self, node: etree._Element) -> str:
        style = node.find(f"{w('pPr')}/{w('pStyle')}")
        return "" if style is None else style.get(w("val"), "")

    def _table(self, table: etree._Element, place: str) -> None:
        self._spots[table] = Spot(place, self._heading)
        for number, row in enumerate(table.iterfind(w("tr")), start=1):
            self._spots[row] = Spot(f"{place}, hàng {number}", self._heading)
            for column, cell in enumerate(row.iterfind(w("tc")), start=1):
                self._walk(cell, f"{place}, hàng {number}, cột {column}, ", [0, 0])
