"""Turns the rows of a table into cells on its grid: where each begins, how many columns and rows it covers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.ooxml.layers import VAL, w
from docgen.ooxml.measure import integer, twips

if TYPE_CHECKING:
    from lxml import etree

MAX_SPAN = 1000
"""Columns one cell may cover; Word allows 63."""
_TCPR, _SPAN, _MERGE = w("tcPr"), w("gridSpan"), w("vMerge")


@dataclass(slots=True)
class RawCell:
    node: etree._Element
    properties: dict[str, etree._Element]
    """The children of its w:tcPr by tag."""
    column: int
    span: int
    merge: str


@dataclass(slots=True)
class RawRow:
    properties: etree._Element | None
    exception: etree._Element | None
    skip_before: int
    skip_after: int
    cells: list[RawCell]


def read_table_width(node: etree._Element) -> int:
    value = node.get(w("w"), "0")
    if value.endswith("%"):
        return round(float(value[:-1]) * 50) if value[:-1].replace(".", "", 1).isdigit() else 0
    return twips(value)


def read_raw_cell(node: etree._Element, column: int) -> RawCell:
    first = node[0] if len(node) else None
    properties = {str(item.tag): item for item in first} if first is not None and first.tag == _TCPR else {}
    span, merge = properties.get(_SPAN), properties.get(_MERGE)
    return RawCell(
        node=node,
        properties=properties,
        column=column,
        span=1 if span is None else min(max(integer(span.get(VAL), 1), 1), MAX_SPAN),
        merge="" if merge is None else merge.get(VAL, "continue"),
    )


def row_span(rows: list[RawRow], index: int, cell: RawCell) -> int:
    """How many rows a cell covers: itself and the continuing cells right below it."""
    if cell.merge != "restart":
        return 1
    span = 1
    for row in rows[index + 1 :]:
        below = next((item for item in row.cells if item.column == cell.column), None)
        if below is None or below.merge != "continue":
            break
        span += 1
    return span
