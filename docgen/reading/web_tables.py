"""Turns the cells of a web page's table, with their spans, into a table on a grid."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from docgen.ooxml import Cell, Paragraph, Row, Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from docgen.ooxml import Block

_TEXT_WIDTH: Final = 9000
_MOST_COLUMNS: Final = 63
_MOST_ROWS: Final = 1000
"""The widest and the longest span that counts."""
_NUMBER: Final = re.compile(r"\s*(\d{1,5}(?:\.\d{1,4})?)")


def number_of(text: str) -> float:
    """The number a length begins with, `13.0pt` → 13; 0 where there is none."""
    found = _NUMBER.match(text)
    return float(found[1]) if found else 0


@dataclass(slots=True)
class _CellDraft:
    span: int
    row_span: int
    width: float
    is_header: bool
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class TableDraft:
    """A table while its tags are read."""

    rows: list[list[_CellDraft]] = field(default_factory=list)
    ignored: int = 0
    """Tables inside, nested too deep to be tables of their own."""

    def begin_row(self) -> None:
        """`tr`."""
        self.rows.append([])

    def begin_cell(self, attribute: Callable[[str], str], *, is_header: bool) -> None:
        """`td` or `th`."""
        if not self.rows:
            self.begin_row()
        span = min(max(1, int(number_of(attribute("colspan")))), _MOST_COLUMNS)
        row_span = min(max(1, int(number_of(attribute("rowspan")))), _MOST_ROWS)
        self.rows[-1].append(_CellDraft(span, row_span, number_of(attribute("width")), is_header))

    def end_cell(self, blocks: list[Block]) -> None:
        """Its blocks are known; words outside of any cell go to the last one, so that none is lost."""
        if not blocks:
            return
        if not (self.rows and self.rows[-1]):
            self.begin_cell(lambda _: "", is_header=False)
        self.rows[-1][-1].blocks += blocks

    def finish(self) -> list[Block]:
        """The table with covered cells in their places; nothing where it has no cells."""
        covered: dict[int, tuple[int, int]] = {}
        drawn: list[list[tuple[_CellDraft | None, int, int]]] = []
        for row in filter(None, self.rows):
            cells, covered = _on_grid(row, covered)
            drawn.append(cells)
        columns = max((column + span for row in drawn for _, column, span in row), default=0)
        if not columns:
            return []
        grid = _grid(drawn, columns)
        rows = tuple(
            Row(
                tuple(_cell(draft, span, sum(grid[column : column + span])) for draft, column, span in row),
                header=all(draft is not None and draft.is_header for draft, _, _ in row),
            )
            for row in drawn
        )
        return [Table(rows, grid=grid)]


def _on_grid(
    row: list[_CellDraft], covered: dict[int, tuple[int, int]]
) -> tuple[list[tuple[_CellDraft | None, int, int]], dict[int, tuple[int, int]]]:
    """The cells of a row with column and span, None for a covered one; and what the next row finds covered."""
    cells: list[tuple[_CellDraft | None, int, int]] = []
    below: dict[int, tuple[int, int]] = {}
    column = 0
    for draft in (*row, None):
        while column in covered:
            left, span = covered[column]
            cells.append((None, column, span))
            if left > 1:
                below[column] = (left - 1, span)
            column += span
        if draft is not None:
            cells.append((draft, column, draft.span))
            if draft.row_span > 1 and column < _MOST_COLUMNS:
                below[column] = (draft.row_span - 1, draft.span)
            column += draft.span
    return cells, below


def _grid(drawn: list[list[tuple[_CellDraft | None, int, int]]], columns: int) -> tuple[int, ...]:
    """The widths of the columns, as some row names them all; else all the same."""
    for row in drawn:
        widths = [draft.width for draft, _, span in row if draft is not None and span == 1]
        if len(widths) == columns and all(widths):
            return tuple(int(_TEXT_WIDTH * width / sum(widths)) for width in widths)
    return (_TEXT_WIDTH // columns,) * columns


def _cell(draft: _CellDraft | None, span: int, width: int) -> Cell:
    if draft is None:
        return Cell((Paragraph(),), width=width, span=span, continued=True)
    return Cell(tuple(draft.blocks) or (Paragraph(),), width=width, span=span, row_span=draft.row_span)
