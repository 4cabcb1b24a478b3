"""Turns the XML of an .ods into what its values do not tell: failed formulas, hidden rows and columns, merged cells."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from docgen.tabular.sheets import Merge, SheetMarks

_PIECE: Final = re.compile(
    rb"<table:table\s(?P<table>[^>]*)>|(?P<end></table:table>)|<table:table-row\b(?P<row>[^>]*)>"
    rb"|<table:table-column\b(?P<column>[^>]*)>"
    rb"|<table:(?:covered-)?table-cell\b(?P<cell>[^>]*)>(?:<text:p>(?P<shown>[^<]*))?"
)
_NAME: Final = re.compile(rb"table:name=\"([^\"]*)\"")
_ROWS: Final = re.compile(rb"table:number-rows-repeated=\"(\d{1,7})\"")
_COLUMNS: Final = re.compile(rb"table:number-columns-repeated=\"(\d{1,5})\"")
_FAILED: Final = b'calcext:value-type="error"'
_SPANNED: Final = re.compile(rb"table:number-(?:rows|columns)-spanned=\"(?:[2-9]|[1-9]\d{1,6})\"")
_ROWS_SPANNED: Final = re.compile(rb"table:number-rows-spanned=\"(\d{1,7})\"")
_COLUMNS_SPANNED: Final = re.compile(rb"table:number-columns-spanned=\"(\d{1,5})\"")
_HIDDEN: Final = re.compile(rb"table:visibility=\"(?:collapse|filter)\"")
_MOST_REPEATED: Final = 1000
"""Hidden rows or columns alike, or alike rows of merged cells, beyond this are the empty rest of the sheet."""


def read_opendocument_marks(xml: bytes) -> Iterator[tuple[str, SheetMarks]]:
    """(name of a sheet, its marks), for every sheet that has any."""
    if _FAILED not in xml and _HIDDEN.search(xml) is None and _SPANNED.search(xml) is None:
        return
    sheet = _Sheet("")
    for piece in _PIECE.finditer(xml):
        if piece["table"] is not None:
            found = _NAME.search(piece["table"])
            sheet = _Sheet(html.unescape(found[1].decode("utf-8", "replace")) if found else "")
        elif piece["end"]:
            if sheet.failed or sheet.rows or sheet.columns or sheet.merges:
                yield sheet.name, sheet.marks()
        elif piece["column"] is not None:
            sheet.next_column = _take(sheet.columns, sheet.next_column, _COLUMNS, piece["column"])
        elif piece["row"] is not None:
            sheet.row, sheet.column = sheet.next_row, 1
            sheet.next_row = _take(sheet.rows, sheet.next_row, _ROWS, piece["row"])
        elif piece["cell"] is not None:
            sheet.take_cell(piece["cell"], piece["shown"] or b"")


@dataclass(slots=True)
class _Sheet:
    """What was seen of the sheet in hand."""

    name: str
    failed: dict[tuple[int, int], str] = field(default_factory=dict)
    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    merges: list[Merge] = field(default_factory=list)
    row: int = 1
    next_row: int = 1
    column: int = 1
    next_column: int = 1

    def take_cell(self, attributes: bytes, shown: bytes) -> None:
        """Note a cell that failed or begins a merged one; the next one stands right of it."""
        if _FAILED in attributes:
            self.failed[self.row, self.column] = shown.decode("utf-8", "replace")
        if b"-spanned=" in attributes:
            self.merges += self._merged(attributes)
        self.column += _repeated(_COLUMNS, attributes)

    def marks(self) -> SheetMarks:
        failed = MappingProxyType(self.failed)
        return SheetMarks(frozenset(self.rows), frozenset(self.columns), failed, tuple(self.merges))

    def _merged(self, attributes: bytes) -> Iterator[Merge]:
        """The merged cell that begins here; of rows alike, which the file writes once, each has its own."""
        height, width = _repeated(_ROWS_SPANNED, attributes), _repeated(_COLUMNS_SPANNED, attributes)
        if height > 1 or width > 1:
            alike = self.next_row - self.row
            for top in range(self.row, self.row + (alike if alike <= _MOST_REPEATED else 1)):
                yield Merge(top, self.column, top + max(height, 1) - 1, self.column + max(width, 1) - 1)


def _take(hidden: set[int], number: int, repeated: re.Pattern[bytes], attributes: bytes) -> int:
    """Note a row or column, or so many alike, when hidden; the number of the one after."""
    count = _repeated(repeated, attributes)
    if count <= _MOST_REPEATED and _HIDDEN.search(attributes):
        hidden.update(range(number, number + count))
    return number + count


def _repeated(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    found = pattern.search(attributes)
    return int(found[1]) if found else 1
