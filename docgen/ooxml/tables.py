"""Turns a table's properties and style into its borders, the borders of each cell, and the look it gives their text."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from docgen.ooxml.facts import CellMargins
from docgen.ooxml.formats import NO_BORDERS, Border, Borders
from docgen.ooxml.layers import EDGES, VAL, Layer, paragraph_layer, read_border, run_layer, w
from docgen.ooxml.measure import color, integer, is_on, twips
from docgen.ooxml.scanning import signature
from docgen.ooxml.styles import Styles, TableLook
from docgen.ooxml.xml import find_child

if TYPE_CHECKING:
    from lxml import etree

# Weakest first: a corner says more than its row, a row more than its column, that more than a band (§17.7.6).
_CONDITIONS = (
    "wholeTable", "band1Vert", "band2Vert", "band1Horz", "band2Horz", "firstCol", "lastCol", "firstRow", "lastRow",
    "neCell", "nwCell", "seCell", "swCell",
)  # fmt: skip
_LOOK_BITS = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}
_OUTER = ("top", "left", "bottom", "right")


class Position(NamedTuple):
    """Where a cell stands: rows `first_row` to `last_row` of `rows`, grid columns `column` to `last_column`."""

    first_row: int
    last_row: int
    rows: int
    column: int
    last_column: int
    columns: int

    @property
    def rim(self) -> tuple[bool, bool, bool, bool]:
        """Whether the top, left, bottom and right edge are the table's own."""
        return (
            self.first_row == 0,
            self.column == 0,
            self.last_row == self.rows - 1,
            self.last_column >= self.columns - 1,
        )


def cell_borders(borders: Borders, position: Position) -> Borders:
    """The edges a cell gets from its table alone: outer ones at the rim, inside ones elsewhere."""
    top, left, bottom, right = position.rim
    return Borders(
        top=borders.top if top else borders.inside_h,
        left=borders.left if left else borders.inside_v,
        bottom=borders.bottom if bottom else borders.inside_h,
        right=borders.right if right else borders.inside_v,
    )


def _edges(node: etree._Element | None) -> dict[str, Border]:
    found = {}
    for edge in () if node is None else node:
        name = EDGES.get(edge.tag)
        if name:
            found[name] = read_border(edge)
    return found


@dataclass(slots=True)
class _Condition:
    """What one w:tblStylePr (or the style itself, `wholeTable`) says."""

    run: Layer
    paragraph: Layer
    borders: dict[str, Border]
    shading: str | None


class TableStyle:
    """A table style with its bases: resolved once, asked for every cell."""

    def __init__(self, styles: Styles, style_id: str) -> None:
        self._conditions: dict[str, list[_Condition]] = {}
        self.borders: dict[str, Border] = {}
        self.margins: dict[str, int] = {}
        self.alignment = ""
        self.indent: int | None = None
        self.row_band = self.column_band = 1
        self._looks: dict[tuple[str, ...], TableLook | None] = {}
        for style in styles.chain(style_id):
            if style.kind == "table":
                self._read(style.node, styles)

    def _read(self, node: etree._Element, styles: Styles) -> None:
        self._add("wholeTable", node, styles)
        for part in node.iterfind(w("tblStylePr")):
            self._add(part.get(w("type"), ""), part, styles)
        properties = node.find(w("tblPr"))
        if properties is None:
            return
        self.borders.update(_edges(properties.find(w("tblBorders"))))
        self.margins.update(read_margins(properties.find(w("tblCellMar"))))
        for tag, band in (("tblStyleRowBandSize", "row_band"), ("tblStyleColBandSize", "column_band")):
            size = properties.find(w(tag))
            if size is not None:
                setattr(self, band, max(integer(size.get(VAL), 1), 1))
        alignment, indent = properties.find(w("jc")), properties.find(w("tblInd"))
        if alignment is not None:
            self.alignment = alignment.get(VAL, "")
        if indent is not None:
            self.indent = twips(indent.get(w("w")))

    def _add(self, name: str, node: etree._Element, styles: Styles) -> None:
        cell = node.find(w("tcPr"))
        shading = find_child(cell, "shd")
        borders = _edges(find_child(cell, "tcBorders"))
        if name != "wholeTable":
            table = node.find(w("tblPr"))
            borders = {**_edges(find_child(table, "tblBorders")), **borders}
        self._conditions.setdefault(name, []).append(
            _Condition(
                run=run_layer(node.find(w("rPr")), styles.theme),
                paragraph=paragraph_layer(node.find(w("pPr"))),
                borders=borders,
                shading=None if shading is None else color(shading.get(w("fill")), ""),
            )
        )

    def conditions(self, flags: frozenset[str], position: Position) -> tuple[str, ...]:
        """The names of the conditions of this style that hold for a cell, weakest first."""
        if self._conditions.keys() <= {"wholeTable"}:
            return ("wholeTable",) if self._conditions else ()
        top = "firstRow" in flags and position.first_row == 0
        bottom = "lastRow" in flags and position.last_row == position.rows - 1
        left = "firstColumn" in flags and position.column == 0
        right = "lastColumn" in flags and position.last_column >= position.columns - 1
        holds = {"wholeTable"}
        if "noHBand" not in flags and not top and not bottom:
            row = position.first_row - ("firstRow" in flags)
            holds.add(f"band{1 + row // self.row_band % 2}Horz")
        if "noVBand" not in flags and not left and not right:
            column = position.column - ("firstColumn" in flags)
            holds.add(f"band{1 + column // self.column_band % 2}Vert")
        for name, on in (
            ("firstRow", top), ("lastRow", bottom), ("firstCol", left), ("lastCol", right), ("nwCell", top and left),
            ("neCell", top and right), ("swCell", bottom and left), ("seCell", bottom and right),
        ):  # fmt: skip
            if on:
                holds.add(name)
        return tuple(name for name in _CONDITIONS if name in holds and name in self._conditions)

    def look(self, names: tuple[str, ...]) -> TableLook | None:
        """What these conditions give the text of a cell; None when they give it nothing."""
        if names not in self._looks:
            run: Layer = {}
            paragraph: Layer = {}
            for name in names:
                for condition in self._conditions[name]:
                    run.update(condition.run)
                    paragraph.update(condition.paragraph)
            self._looks[names] = TableLook(run, paragraph) if run or paragraph else None
        return self._looks[names]

    def borders_of(self, names: tuple[str, ...]) -> dict[str, Border]:
        """The edges these conditions give a cell."""
        found: dict[str, Border] = {}
        for name in names:
            for condition in self._conditions[name]:
                found.update(condition.borders)
        return found

    def shading_of(self, names: tuple[str, ...]) -> str:
        shading = ""
        for name in names:
            for condition in self._conditions[name]:
                shading = shading if condition.shading is None else condition.shading
        return shading


def read_margins(node: etree._Element | None) -> dict[str, int]:
    """Cell margins by edge."""
    found = {}
    for edge in () if node is None else node:
        name = EDGES.get(edge.tag)
        if name in _OUTER:
            found[name] = twips(edge.get(w("w")))
    return found


def read_flags(look: etree._Element | None) -> frozenset[str]:
    """Which special rows and columns of its style a table uses, from w:tblLook in either spelling."""
    if look is None:
        return frozenset()
    bits = look.get(VAL)
    try:
        number = int(bits, 16) if bits else 0
    except ValueError:
        number = 0
    found = set()
    for name, bit in _LOOK_BITS.items():
        stated = look.get(w(name))
        if is_on(stated) if stated is not None else number & bit:
            found.add(name)
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class TableFrame:
    """What all cells of one table share."""

    style: TableStyle
    flags: frozenset[str]
    borders: Borders
    margins: CellMargins
    cache: dict[tuple[object, ...], Borders] = field(default_factory=dict, compare=False)
    """Cells that say the same at the same rim have the same edges; long tables are made of such cells."""


def read_frame(properties: etree._Element | None, style: TableStyle) -> TableFrame:
    """Borders, margins and flags of a table: its style's, changed by its own."""
    own = partial(find_child, properties)
    margins = {**style.margins, **read_margins(own("tblCellMar"))}
    return TableFrame(
        style=style,
        flags=read_flags(own("tblLook")),
        borders=replace(NO_BORDERS, **{**style.borders, **_edges(own("tblBorders"))}),
        # Where neither the table nor any style says so, Word pads by its built-in “Normal Table”, 5.4 pt at the sides.
        margins=CellMargins(**margins),
    )


def read_cell_borders(
    frame: TableFrame,
    row: etree._Element | None,
    own: etree._Element | None,
    position: Position,
    names: tuple[str, ...],
) -> Borders:
    """The effective edges of a cell: table, table style's conditions, the row's exception, the cell itself.

    `row` is a w:tblPrEx, `own` a w:tcBorders. Where two cells meet, each is asked for itself: which of two different
    lines is drawn is the program's business.
    """
    key = (signature(row), signature(own), position.rim, names)
    if key not in frame.cache:
        frame.cache[key] = _resolve_cell_borders(frame, row, own, position, names)
    return frame.cache[key]


def _resolve_cell_borders(
    frame: TableFrame,
    row: etree._Element | None,
    own: etree._Element | None,
    position: Position,
    names: tuple[str, ...],
) -> Borders:
    borders = frame.borders
    exception = find_child(row, "tblBorders")
    if exception is not None:
        borders = replace(borders, **_edges(exception))
    edges = {**frame.style.borders_of(names), **_edges(own)}
    plain = cell_borders(borders, position)
    found = {}
    for edge, on_rim in zip(_OUTER, position.rim, strict=True):
        inside = "inside_h" if edge in {"top", "bottom"} else "inside_v"
        # A condition of a table style may state inner lines only: they are the edges of cells inside the table.
        fallback = edges[inside] if inside in edges and not on_rim else getattr(plain, edge)
        found[edge] = edges.get(edge, fallback)
    return Borders(**found)
