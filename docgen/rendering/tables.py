"""Turns a TableView into a w:tbl of fixed widths, with repeated header rows, group rows and merged cells."""

from __future__ import annotations

import math
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from docgen.contracts.view import StyleId
from docgen.rendering.escaping import UnprintableError, escape_attribute, escape_text

if TYPE_CHECKING:
    from docgen.contracts.view import TableCell, TableRow, TableView

_JC = {"left": "left", "center": "center", "right": "right", "justify": "both"}
_MAX_GRID = 63  # columns Word can hold
# A row that would fill most of a page may break; keeping it whole would leave a page nearly empty.
_LETTER_PT = 6.0
_UNBREAKABLE_LINES = 30


def draw_table(table: TableView) -> str:
    """Bảng: header rows repeat on every page, no row breaks, group rows span in bold, widths are final.

    Raises:
        UnprintableError: no row or column; a row whose cells do not fill the columns; a header row below a body row;
            a merged cell under nothing, or one that holds text (Word would hide it).
    """
    edges = _edges(table)
    _check_rows(table)
    caption = f'<w:tblCaption w:val="{escape_attribute(table.caption)}"/>' if table.caption else ""
    grid = "".join(f'<w:gridCol w:w="{right - left}"/>' for left, right in pairwise(edges))
    rows = "".join([_draw_row(table, row, edges) for row in table.rows])
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{StyleId.TABLE.value}"/><w:tblW w:w="{edges[-1]}" w:type="dxa"/>'
        f'<w:tblInd w:w="0" w:type="dxa"/><w:tblLayout w:type="fixed"/>{caption}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _edges(table: TableView) -> list[int]:
    """Column edges in twips from the left. Edges are rounded, not widths: the table is exactly as wide as asked."""
    widths = [column.width_pt for column in table.columns]
    if not table.rows or not 0 < len(widths) <= _MAX_GRID:
        raise UnprintableError(
            table, f"là bảng có {len(widths)} cột, {len(table.rows)} hàng", f"bảng cần 1 đến {_MAX_GRID} cột và 1 hàng."
        )
    if not all(math.isfinite(width) and width > 0 for width in widths):
        raise UnprintableError(table, "là bảng có cột rộng 0 pt hoặc âm", "tính lại bề rộng các cột.")
    return [0, *(round(edge * 20) for edge in accumulate(widths))]


def _check_rows(table: TableView) -> None:
    open_merges: dict[int, int] = {}  # column where a vertical merge is open → its span
    body_seen = False
    for number, row in enumerate(table.rows, start=1):
        if any(cell.span < 1 for cell in row.cells) or sum(cell.span for cell in row.cells) != len(table.columns):
            raise UnprintableError(
                table,
                f"là bảng mà các ô của hàng {number} không phủ đúng {len(table.columns)} cột",
                "sửa số cột mà mỗi ô chiếm (span) để tổng bằng số cột của bảng.",
            )
        if row.header and body_seen:
            raise UnprintableError(
                table, f"là bảng có hàng đầu bảng nằm giữa bảng (hàng {number})", "đưa hàng đầu bảng lên trên cùng."
            )
        body_seen = body_seen or not row.header
        open_merges = _follow_merges(table, row, number, open_merges)


def _follow_merges(table: TableView, row: TableRow, number: int, above: dict[int, int]) -> dict[int, int]:
    below, column = {}, 0
    for cell in row.cells:
        if cell.merge == "continue":
            if above.get(column) != cell.span:
                raise UnprintableError(
                    table,
                    f"là bảng có ô gộp dọc ở hàng {number} mà phía trên không có ô cùng bề rộng mở đầu",
                    "đánh dấu ô trên cùng là ô mở đầu (merge: start).",
                )
            if any(cell.paragraphs):
                raise UnprintableError(
                    table,
                    f"là bảng có chữ trong ô bị gộp ở hàng {number}: Word sẽ giấu chữ ấy",
                    "chuyển chữ lên ô mở đầu của phần gộp.",
                )
        if cell.merge != "none":
            below[column] = cell.span
        column += cell.span
    return below


def _draw_row(table: TableView, row: TableRow, edges: list[int]) -> str:
    cells, column, tallest = [], 0, 0.0
    for cell in row.cells:
        width = edges[column + cell.span] - edges[column]
        letters = sum(map(len, cell.paragraphs)) if cell.paragraphs else 0
        tallest = max(tallest, letters * _LETTER_PT * 20 / width)
        cells.append(_draw_cell(row, cell, width, table.columns[column].align))
        column += cell.span
    unbroken = "<w:cantSplit/>" if row.header or tallest < _UNBREAKABLE_LINES else ""
    repeated = "<w:tblHeader/>" if row.header else ""
    properties = f"<w:trPr>{unbroken}{repeated}</w:trPr>" if unbroken or repeated else ""
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def _draw_cell(row: TableRow, cell: TableCell, width: int, column_align: str) -> str:
    style = StyleId.TABLE_HEADER if row.header else StyleId.TABLE_GROUP if row.group else StyleId.TABLE_CELL
    # Header cells are centred; the title of a group starts at the left, whatever the first column's alignment.
    default = "center" if row.header else "left" if row.group and cell.span > 1 else column_align
    bold = "<w:rPr><w:b/><w:bCs/></w:rPr>" if cell.bold or row.header or row.group else ""
    opening = (
        f'<w:p><w:pPr><w:pStyle w:val="{style.value}"/><w:jc w:val="{_JC[cell.align or default]}"/></w:pPr>'
        f'<w:r>{bold}<w:t xml:space="preserve">'
    )
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    merge = {"none": "", "start": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}[cell.merge]
    middle = '<w:vAlign w:val="center"/>' if row.header or cell.merge == "start" else ""
    paragraphs = "</w:t></w:r></w:p>".join([f"{opening}{escape_text(text)}" for text in cell.paragraphs or ("",)])
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{middle}</w:tcPr>'
        f"{paragraphs}</w:t></w:r></w:p></w:tc>"
    )
