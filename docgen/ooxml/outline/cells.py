"""What a cell is when its line says nothing: the width of its grid columns and the borders its table gives it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.ooxml.facts import Cell
from docgen.ooxml.tables import Position, cell_borders

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docgen.ooxml.facts import Table


@dataclass(frozen=True, slots=True)
class Shape:
    """Where the cells of one row begin, and how many columns and rows each takes."""

    columns: tuple[int, ...]
    spans: tuple[int, ...]
    row_spans: tuple[int, ...]

    @property
    def end(self) -> int:
        return self.columns[-1] + self.spans[-1] if self.columns else 0


def shape_of(skip_before: int, cells: Sequence[Cell]) -> Shape:
    columns = []
    column = skip_before
    for cell in cells:
        columns.append(column)
        column += cell.span
    return Shape(tuple(columns), tuple(cell.span for cell in cells), tuple(cell.row_span for cell in cells))


@dataclass(frozen=True, slots=True)
class Outlay:
    """The shapes of all rows of a table, and how many columns they need."""

    shapes: tuple[Shape, ...]
    columns: int


def outlay_of(table: Table, shapes: Iterable[Shape]) -> Outlay:
    """`table` needs its grid only."""
    rows = tuple(shapes)
    return Outlay(rows, max([len(table.grid), *(shape.end for shape in rows)]))


def rows_outlay(table: Table) -> Outlay:
    return outlay_of(table, (shape_of(row.skip_before, row.cells) for row in table.rows))


def cell_default(table: Table, outlay: Outlay, row: int, cell: int) -> Cell:
    """The cell that a bare `cell` line means at this place. `table` needs its grid and borders only."""
    shape = outlay.shapes[row]
    first, span = shape.columns[cell], shape.spans[cell]
    position = Position(
        first_row=row,
        last_row=row + shape.row_spans[cell] - 1,
        rows=len(outlay.shapes),
        column=first,
        last_column=first + span - 1,
        columns=outlay.columns,
    )
    width = sum(table.grid[max(first, 0) : max(first + span, 0)])
    return Cell(width=width, borders=cell_borders(table.borders, position))
