"""Checks of one part's markup: what may stand in what, fields, tables, numbers, letters, tracked changes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.ooxml.measure import integer, twips
from docgen.ooxml.xml import VAL, A, M, W, qn, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from docgen.ooxml.lint.finding import LintFinding, Part

_PARENTS = {
    "t": {"r"},
    "delText": {"r"},
    "instrText": {"r"},
    "fldChar": {"r"},
    "tab": {"r", "tabs"},
    "tr": {"tbl", "sdtContent", "customXml", "ins", "del", "moveFrom", "moveTo"},
    "tc": {"tr", "sdtContent", "customXml", "ins", "del", "moveFrom", "moveTo"},
    "pPr": {"p", "style", "lvl", "pPrDefault", "tblStylePr", "pPrChange"},
}
_NOT_IN = {
    "p": {"p", "r", "hyperlink", "tbl", "tr", "pPr"},
    "r": {"r", "body", "tbl", "tr", "tc", "t"},
    "tbl": {"p", "r", "tr", "tbl"},
}
_HELD = tuple(map(w, {**_PARENTS, **_NOT_IN}))
_FIRST = {"pPr": "p", "rPr": "r", "tcPr": "tc"}
_TRACKED = tuple(map(w, ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange")))
_INTEGER = re.compile(r"-?[0-9]{1,9}")
_NUMBERS = {
    w("sz"): (VAL,), w("szCs"): (VAL,), w("ilvl"): (VAL,), w("numId"): (VAL,), w("gridSpan"): (VAL,),
    w("outlineLvl"): (VAL,), w("gridCol"): (w("w"),), w("trHeight"): (VAL,),
    w("pgSz"): (w("w"), w("h")),
    w("pgMar"): tuple(map(w, ("top", "right", "bottom", "left", "header", "footer", "gutter"))),
    w("ind"): tuple(map(w, ("left", "right", "start", "end", "firstLine", "hanging"))),
    w("spacing"): tuple(map(w, ("before", "after", "line"))),
}  # fmt: skip
_MAX_HALF_POINTS = 3276
# Letters XML allows and no document means: C1 controls, the byte order mark inside text, non-characters.
_CONTROLS = re.compile("[\x7f-\x84\x86-\x9f\ufeff\ufdd0-\ufdef]")
_WIDTH_TOLERANCE = 20
_TEXT = (w("t"), w("delText"), w("instrText"))


def _local(node: etree._Element | None) -> str:
    return "" if node is None else str(node.tag).rpartition("}")[2]


def check_nesting(part: Part) -> Iterator[LintFinding]:
    """Elements inside parents that cannot hold them."""
    for node in part.root.iter(*_HELD):
        parent = node.getparent()
        if parent is None or not str(parent.tag).startswith(f"{{{W}}}"):
            continue
        local, holder = _local(node), _local(parent)
        if holder in _NOT_IN.get(local, ()) or holder not in _PARENTS.get(local, {holder}):
            yield part.finding("nesting", f"w:{local} không được đứng trong w:{holder}.", node)


def check_ends(part: Part) -> Iterator[LintFinding]:
    """Properties stand first; a cell ends in a paragraph; the last section's properties end the body."""
    for node in part.root.iter(*map(w, _FIRST)):
        parent = node.getparent()
        holder = _FIRST[_local(node)]
        if parent is not None and _local(parent) == holder and parent[0] is not node:
            yield part.finding("order", f"w:{_local(node)} phải đứng đầu w:{holder}.", node)
    for cell in part.root.iter(w("tc")):
        last = cell[-1] if len(cell) else None
        # A content control as the last child holds the last paragraph itself.
        if _local(last) not in {"p", "sdt"}:
            yield part.finding("cell-end", "ô của bảng phải kết thúc bằng một đoạn (w:p).", cell)
    for node in part.root.iterfind(f"{w('body')}/{w('sectPr')}"):
        if node.getnext() is not None:
            yield part.finding("section-end", "w:sectPr phải đứng cuối w:body.", node)


def check_fields(part: Part) -> Iterator[LintFinding]:
    """The begin, separate and end of complex fields; a story (a part, a text box, a note) must close its own."""
    open_fields: list[etree._Element] = []
    separated: list[bool] = []
    for node in part.root.iter(w("fldChar"), w("instrText")):
        if node.tag == w("instrText"):
            if not open_fields or separated[-1]:
                yield part.finding("field", "w:instrText đứng ngoài phần mã của trường.", node)
            continue
        kind = node.get(w("fldCharType"))
        if kind == "begin":
            open_fields.append(node)
            separated.append(False)
        elif not open_fields:
            yield part.finding("field", f"trường có “{kind}” mà không có “begin”.", node)
        elif kind == "separate":
            if separated[-1]:
                yield part.finding("field", "trường có hai “separate”.", node)
            separated[-1] = True
        else:
            open_fields.pop()
            separated.pop()
    for node in open_fields:
        yield part.finding("field", "trường có “begin” mà không có “end”.", node)


def check_tables(part: Part) -> Iterator[LintFinding]:
    """Rows against the grid, cell widths against their columns, vertical merges against the row above."""
    for table in part.root.iter(w("tbl")):
        grid = [twips(column.get(w("w"))) for column in table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")]
        if not grid:
            yield part.finding("grid", "bảng thiếu w:tblGrid hoặc w:gridCol.", table)
            continue
        if not all(grid):
            yield part.finding("grid", "w:gridCol thiếu độ rộng.", table)
        above: set[int] = set()
        for row in table.iterfind(w("tr")):
            here: set[int] = set()
            column = _count(row, "trPr", "gridBefore", 0)
            for cell in row.iterfind(w("tc")):
                span = _count(cell, "tcPr", "gridSpan", 1)
                yield from _check_cell(part, cell, grid[column : column + span], column in above)
                if cell.find(f"{w('tcPr')}/{w('vMerge')}") is not None:
                    here.add(column)
                column += span
            column += _count(row, "trPr", "gridAfter", 0)
            # Rows inside content controls are rare and judged by the schema validators.
            if column != len(grid) and row.find(w("sdt")) is None:
                yield part.finding("grid", f"hàng có {column} cột lưới, bảng có {len(grid)}.", row)
            above = here


def _count(holder: etree._Element, properties: str, name: str, default: int) -> int:
    node = holder.find(f"{w(properties)}/{w(name)}")
    return default if node is None else max(integer(node.get(VAL), default), 0)


def _check_cell(part: Part, cell: etree._Element, columns: list[int], merged_above: bool) -> Iterator[LintFinding]:
    width = cell.find(f"{w('tcPr')}/{w('tcW')}")
    if width is not None and width.get(w("type"), "dxa") == "dxa":
        stated, room = twips(width.get(w("w"))), sum(columns)
        if stated and abs(stated - room) > _WIDTH_TOLERANCE:
            yield part.finding("grid", f"ô rộng {stated}, các cột lưới của nó rộng {room}.", cell)
    merge = cell.find(f"{w('tcPr')}/{w('vMerge')}")
    if merge is not None and merge.get(VAL, "continue") == "continue" and not merged_above:
        yield part.finding("merge", "ô gộp dọc (vMerge) không có ô bắt đầu ở hàng trên.", cell)


def check_numbers(part: Part) -> Iterator[LintFinding]:
    """Attributes that must be whole numbers: sizes in half-points, lengths in twips, levels."""
    for node in part.root.iter(*_NUMBERS):
        for attribute in _NUMBERS[str(node.tag)]:
            value = node.get(attribute)
            if value is not None and not _INTEGER.fullmatch(value):
                name = attribute.rpartition("}")[2]
                yield part.finding("number", f"w:{_local(node)} có w:{name}=“{value}”, phải là số nguyên.", node)
    for node in part.root.iter(w("sz"), w("szCs")):
        if not 1 <= integer(node.get(VAL), 1) <= _MAX_HALF_POINTS:
            yield part.finding("number", f"cỡ chữ “{node.get(VAL)}” (nửa điểm) ngoài khoảng cho phép.", node)


def check_letters(part: Part) -> Iterator[LintFinding]:
    """Control letters in text, and blanks at the ends of a text that Word will drop."""
    for node in part.root.iter(*_TEXT, f"{{{A}}}t", f"{{{M}}}t"):
        text = node.text or ""
        found = _CONTROLS.search(text)
        if found:
            yield part.finding("control", f"ký tự điều khiển U+{ord(found.group()):04X} trong chữ.", node)
        own = node.tag in _TEXT
        if own and text != text.strip(" \t\r\n") and node.get(qn("xml:space")) != "preserve":
            yield part.finding("blank", "dấu cách ở đầu hoặc cuối sẽ mất vì thiếu xml:space=“preserve”.", node)


def check_changes(part: Part) -> Iterator[LintFinding]:
    """Tracked changes need a number and an author; deleted text is w:delText, other text is w:t."""
    for node in part.root.iter(*_TRACKED):
        if node.get(w("author")) is None or node.get(w("id")) is None:
            yield part.finding("change", f"w:{_local(node)} thiếu w:id hoặc w:author.", node)
    for node in part.root.iter(w("t")):
        if next(node.iterancestors(w("del")), None) is not None:
            yield part.finding("change", "chữ bị xoá phải là w:delText, không phải w:t.", node)
    for node in part.root.iter(w("delText")):
        if next(node.iterancestors(w("del"), w("moveFrom")), None) is None:
            yield part.finding("change", "w:delText đứng ngoài w:del.", node)


MARKUP_CHECKS = (check_nesting, check_ends, check_fields, check_tables, check_numbers, check_letters, check_changes)
