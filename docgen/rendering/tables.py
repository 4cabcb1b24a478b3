"""Turns a TableView into a w:tbl of fixed widths, with repeated header rows, group rows and merged cells."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from docgen.contracts.view import StyleId
from docgen.rendering.escaping import UnprintableError, escape_attribute, escape_text

if TYPE_CHECKING:
    from docgen.contracts.view import TableCell, TableRow, TableView

_JC = {"left": "left", "center": "center", "right": "right", "justify": "both"}
_MERGES = {"none": "", "start": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}
_PARAGRAPH_END = "</w:t></w:r></w:p>"
_CELL_END = f"{_PARAGRAPH_END}</w:tc>"
_MAX_GRID = 63  # columns Word can hold
# A row that would fill most of a page may break; keeping it whole would leave a page nearly empty.
_LETTER_TWIPS = 120
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
    painter = _Painter(table, edges)
    last = len(table.rows) - 1 if not table.charts else -1  # a row kept with a tall picture would leave its table
    rows = "".join([painter.row(row, kept=number == last) for number, row in enumerate(table.rows)])
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
    columns = len(table.columns)
    open_merges: dict[int, int] = {}  # column where a vertical merge is open → its span
    body_seen = False
    for number, row in enumerate(table.rows, start=1):
        spans = [cell.span for cell in row.cells]
        if sum(spans) != columns or min(spans) < 1:
            raise UnprintableError(
                table,
                f"là bảng mà các ô của hàng {number} không phủ đúng {columns} cột",
                "sửa số cột mà mỗi ô chiếm (span) để tổng bằng số cột của bảng.",
            )
        if row.header and body_seen:
            raise UnprintableError(
                table, f"là bảng có hàng đầu bảng nằm giữa bảng (hàng {number})", "đưa hàng đầu bảng lên trên cùng."
            )
        body_seen = body_seen or not row.header
        if open_merges or any(cell.merge != "none" for cell in row.cells):
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


@dataclass(frozen=True, slots=True)
class _Look:
    """Everything of a cell but its words: computed once for all cells that look alike."""

    width: int
    opening: str
    """From the end of the cell before."""
    between: str
    """End of a paragraph and beginning of the next one."""


class _Painter:
    """Draws the rows of one table, remembering the looks of its cells."""

    def __init__(self, table: TableView, edges: list[int]) -> None:
        self._aligns = [column.align for column in table.columns]
        self._edges = edges
        self._looks: dict[tuple[bool, bool, bool], dict[tuple[object, ...], _Look]] = {}

    def row(self, row: TableRow, *, kept: bool) -> str:
        """One row. The last is `kept` with what follows: an end mark alone on a page would look like a lost page."""
        pieces: list[str] = []
        column, tallest = 0, 0.0
        looks = self._looks.setdefault((row.header, row.group, kept), {})
        for cell in row.cells:
            span = cell.span
            key = (column, span, cell.align, cell.merge, cell.bold)
            look = looks.get(key) or looks.setdefault(key, self._look(row, cell, column, kept=kept))
            paragraphs = cell.paragraphs
            if len(paragraphs) == 1:
                words = escape_text(paragraphs[0])
            else:
                words = look.between.join([escape_text(text) for text in paragraphs])
            height = len(words) / look.width
            if height > tallest:  # noqa: PLR1730 — calling max for each cell costs a tenth of drawing a table
                tallest = height
            pieces += (look.opening, words)
            column += span
        unbroken = "<w:cantSplit/>" if row.header or tallest * _LETTER_TWIPS < _UNBREAKABLE_LINES else ""
        repeated = "<w:tblHeader/>" if row.header else ""
        properties = f"<w:trPr>{unbroken}{repeated}</w:trPr>" if unbroken or repeated else ""
        return f"<w:tr>{properties}{''.join(pieces)}{_CELL_END}</w:tr>"

    def _look(self, row: TableRow, cell: TableCell, column: int, *, kept: bool) -> _Look:
        width = self._edges[column + cell.span] - self._edges[column]
        style = StyleId.TABLE_HEADER if row.header else StyleId.TABLE_GROUP if row.group else StyleId.TABLE_CELL
        # Header cells are centred; the title of a group starts at the left, whatever the first column's alignment.
        default = "center" if row.header else "left" if row.group and cell.span > 1 else self._aligns[column]
        bold = "<w:rPr><w:b/><w:bCs/></w:rPr>" if cell.bold or row.header or row.group else ""
        span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
        middle = '<w:vAlign w:val="center"/>' if row.header or cell.merge == "start" else ""
        keep = "<w:keepNext/>" if kept else ""
        paragraph = (
            f'<w:p><w:pPr><w:pStyle w:val="{style.value}"/>{keep}<w:jc w:val="{_JC[cell.align or default]}"/></w:pPr>'
            f'<w:r>{bold}<w:t xml:space="preserve">'
        )
        before = _CELL_END if column else ""
        merge = _MERGES[cell.merge]
        opening = f'{before}<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{middle}</w:tcPr>'
        return _Look(width, opening + paragraph, _PARAGRAPH_END + paragraph)
