"""Turns cells into a layout table: no borders, fixed widths, rows that never break over a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.authoring.elements import element, twips, value
from docgen.authoring.tags import row_tag

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docgen.authoring.elements import Element


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a layout table. `flush` has no left padding (sát lề trái); `bottom` sets its text on the floor."""

    paragraphs: tuple[Element, ...]
    span: int = 1
    flush: bool = False
    bottom: bool = False


def layout_table(widths_pt: tuple[float, ...], rows: Iterable[tuple[Cell, ...]], *, padding_pt: float) -> Element:
    """A borderless table. The grid is written as well as the cell widths: LibreOffice believes the grid only."""
    widths = [twips(width) for width in widths_pt]
    total = str(sum(int(width) for width in widths))
    grid = element("w:tblGrid", children=[element("w:gridCol", {"w:w": width}) for width in widths])
    return element("w:tbl", children=[_properties(total, padding_pt), grid, *(_row(row, widths) for row in rows)])


def choose_rows(*cases: tuple[str, Iterable[tuple[Cell, ...]]], columns: int) -> list[tuple[Cell, ...]]:
    """The rows of the first condition of the view that is true; a row that holds a tag is gone after rendering."""
    rows: list[tuple[Cell, ...]] = []
    for number, (path, body) in enumerate(cases):
        rows += [_tag_row(f"{'elif' if number else 'if'} {path}", columns), *body]
    return [*rows, _tag_row("endif", columns)]


def _tag_row(words: str, columns: int) -> tuple[Cell]:
    return (Cell((row_tag(words),), span=columns),)


def _width(tag: str, width: str) -> Element:
    return element(tag, {"w:w": width, "w:type": "dxa"})


def _properties(total: str, padding_pt: float) -> Element:
    padding = twips(padding_pt)
    margins = [_width(f"w:{side}", width) for side, width in (("top", "0"), ("left", padding), ("bottom", "0"))]
    return element(
        "w:tblPr",
        children=[
            _width("w:tblW", total),
            _width("w:tblInd", "0"),
            element("w:tblLayout", {"w:type": "fixed"}),
            element("w:tblCellMar", children=[*margins, _width("w:right", padding)]),
            element("w:tblLook", {"w:val": "0000"}),
        ],
    )


def _row(cells: tuple[Cell, ...], widths: list[str]) -> Element:
    nodes: list[Element] = []
    column = 0
    for cell in cells:
        nodes.append(_cell(cell, str(sum(int(width) for width in widths[column : column + cell.span]))))
        column += cell.span
    return element("w:tr", children=[element("w:trPr", children=[element("w:cantSplit")]), *nodes])


def _cell(cell: Cell, width: str) -> Element:
    properties = [_width("w:tcW", width)]
    if cell.span > 1:
        properties.append(value("w:gridSpan", cell.span))
    if cell.flush:
        properties.append(element("w:tcMar", children=[_width("w:left", "0")]))
    if cell.bottom:
        properties.append(value("w:vAlign", "bottom"))
    return element("w:tc", children=[element("w:tcPr", children=properties), *cell.paragraphs])
