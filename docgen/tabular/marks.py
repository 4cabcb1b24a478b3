"""Turns the XML of a workbook into what its values do not tell: hidden rows and columns, formulas without a value."""

from __future__ import annotations

import html
import io
import posixpath
import re
import zipfile
from types import MappingProxyType
from typing import Final

from docgen.tabular.opendocument_marks import read_opendocument_marks
from docgen.tabular.places import parse_reference
from docgen.tabular.sheets import SheetMarks

# The parts are scanned, not parsed: a sheet of 100,000 rows must not become a tree, and no entity is ever resolved.
_SHEET: Final = re.compile(rb"<(?:\w+:)?sheet\s([^>]*)>")
_RELATION: Final = re.compile(rb"<(?:\w+:)?Relationship\s([^>]*)>")
_ATTRIBUTE: Final = re.compile(rb"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_ROW: Final = re.compile(rb"<(?:\w+:)?row\s([^>]*\bhidden\s*=[^>]*)>")
_COLUMN: Final = re.compile(rb"<(?:\w+:)?col\s([^>]*\bhidden\s*=[^>]*)>")
_FORMULA: Final = re.compile(
    rb"<(?:\w+:)?c\s([^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*(<(?:\w+:)?v>[^<]+<)?"
)
_ERROR: Final = re.compile(
    rb"<(?:\w+:)?c\s([^>]*\bt\s*=\s*[\"']e[\"'][^>]*)>(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]*)<", re.DOTALL
)
_TRUE: Final = frozenset({"1", "true"})
_MOST_COLUMNS: Final = 16_384


def read_marks(data: bytes) -> dict[str, SheetMarks]:
    """The marks of each sheet by its name; empty for one that is neither .xlsx nor .ods, or is built in an odd way."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        if "content.xml" in names:
            return dict(read_opendocument_marks(archive.read("content.xml")))
        if "xl/workbook.xml" not in names or "xl/_rels/workbook.xml.rels" not in names:
            return {}
        targets = {
            link.get("Id", ""): link.get("Target", "")
            for link in map(_attributes, _RELATION.findall(archive.read("xl/_rels/workbook.xml.rels")))
        }
        marks: dict[str, SheetMarks] = {}
        for sheet in map(_attributes, _SHEET.findall(archive.read("xl/workbook.xml"))):
            key = next((value for name, value in sheet.items() if name.endswith(":id")), "")
            part = posixpath.normpath(posixpath.join("/xl", targets.get(key, ""))).lstrip("/")
            if part in names:
                marks[sheet.get("name", "")] = _marks_of(archive.read(part))
        return marks


def _marks_of(xml: bytes) -> SheetMarks:
    # Looking for what a sheet does not have costs as much as finding it: most sheets have none of the four.
    head, _, rest = xml.partition(b"sheetData")
    body = rest.rpartition(b"sheetData")[0] or rest  # behind it stand lists of choices, whose formulas are no cell's
    rows = frozenset(
        int(row["r"])
        for row in map(_attributes, _ROW.findall(body) if b"hidden" in body else ())
        if row.get("hidden") in _TRUE and row.get("r", "").isdigit()
    )
    columns: set[int] = set()
    for column in map(_attributes, _COLUMN.findall(head) if b"hidden" in head else ()):
        first, last = column.get("min", ""), column.get("max", "")
        if column.get("hidden") in _TRUE and first.isdigit() and last.isdigit() and int(last) < _MOST_COLUMNS:
            columns.update(range(int(first), int(last) + 1))
    unvalued: dict[tuple[int, int], str] = {}
    for cell, value in _FORMULA.findall(body) if b"<f" in body or b":f" in body else ():
        if not value:
            _note(unvalued, cell, "formula")
    for cell, value in _ERROR.findall(body) if b'"e"' in body or b"'e'" in body else ():
        _note(unvalued, cell, value.decode("utf-8", "replace"))
    return SheetMarks(rows, frozenset(columns), MappingProxyType(unvalued))


def _note(unvalued: dict[tuple[int, int], str], cell: bytes, what: str) -> None:
    try:
        unvalued[parse_reference(_attributes(cell).get("r", ""))] = what
    except ValueError:
        return  # a cell without an address: calamine places it, we cannot name it


def _attributes(tag: bytes) -> dict[str, str]:
    return {
        name.decode("utf-8", "replace"): html.unescape((double or single).decode("utf-8", "replace"))
        for name, double, single in _ATTRIBUTE.findall(tag)
    }
