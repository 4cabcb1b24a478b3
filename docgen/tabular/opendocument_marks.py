"""Turns the XML of an .ods into what its values do not tell: failed formulas (empty cells), hidden rows and columns."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from docgen.tabular.sheets import SheetMarks

_PIECE: Final = re.compile(
    rb"<table:table\s(?P<table>[^>]*)>|(?P<end></table:table>)|<table:table-row\b(?P<row>[^>]*)>"
    rb"|<table:table-column\b(?P<column>[^>]*)>"
    rb"|<table:(?:covered-)?table-cell\b(?P<cell>[^>]*)>(?:<text:p>(?P<shown>[^<]*))?"
)
_NAME: Final = re.compile(rb"table:name=\"([^\"]*)\"")
_ROWS: Final = re.compile(rb"table:number-rows-repeated=\"(\d{1,7})\"")
_COLUMNS: Final = re.compile(rb"table:number-columns-repeated=\"(\d{1,5})\"")
_FAILED: Final = b'calcext:value-type="error"'
_HIDDEN: Final = re.compile(rb"table:visibility=\"(?:collapse|filter)\"")
_MOST_REPEATED: Final = 1000
"""Hidden rows or columns alike beyond this are the empty rest of the sheet."""


def read_opendocument_marks(xml: bytes) -> Iterator[tuple[str, SheetMarks]]:
    """(name of a sheet, its marks), for every sheet that has any."""
    if _FAILED not in xml and _HIDDEN.search(xml) is None:
        return
    sheet = _Sheet("")
    for piece in _PIECE.finditer(xml):
        if piece["table"] is not None:
            found = _NAME.search(piece["table"])
            sheet = _Sheet(html.unescape(found[1].decode("utf-8", "replace")) if found else "")
        elif piece["end"]:
            if sheet.failed or sheet.rows or sheet.columns:
                yield sheet.name, sheet.marks()
        elif piece["column"] is not None:
            sheet.next_column = _take(sheet.columns, sheet.next_column, _COLUMNS, piece["column"])
        elif piece["row"] is not None:
            sheet.row, sheet.column = sheet.next_row, 1
            sheet.next_row = _take(sheet.rows, sheet.next_row, _ROWS, piece["row"])
        elif piece["cell"] is not None:
            if _FAILED in piece["cell"]:
                sheet.failed[sheet.row, sheet.column] = (piece["shown"] or b"").decode("utf-8", "replace")
            sheet.column += _repeated(_COLUMNS, piece["cell"])


@dataclass(slots=True)
class _Sheet:
    """What was seen of the sheet in hand."""

    name: str
    failed: dict[tuple[int, int], str] = field(default_factory=dict)
    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    row: int = 1
    next_row: int = 1
    column: int = 1
    next_column: int = 1

    def marks(self) -> SheetMarks:
        return SheetMarks(frozenset(self.rows), frozenset(self.columns), MappingProxyType(self.failed))


def _take(hidden: set[int], number: int, repeated: re.Pattern[bytes], attributes: bytes) -> int:
    """Note a row or column, or so many alike, when hidden; the number of the one after."""
    count = _repeated(repeated, attributes)
    if count <= _MOST_REPEATED and _HIDDEN.search(attributes):
        hidden.update(range(number, number + count))
    return number + count


def _repeated(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    found = pattern.search(attributes)
    return int(found[1]) if found else 1
