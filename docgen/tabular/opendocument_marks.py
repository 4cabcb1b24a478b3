"""Turns the XML of an .ods into the cells whose formula failed: their values are empty, so nothing else tells."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from docgen.tabular.sheets import SheetMarks

_PIECE: Final = re.compile(
    rb"<table:table\s(?P<table>[^>]*)>|(?P<end></table:table>)|<table:table-row\b(?P<row>[^>]*)>"
    rb"|<table:(?:covered-)?table-cell\b(?P<cell>[^>]*)>(?:<text:p>(?P<shown>[^<]*))?"
)
_NAME: Final = re.compile(rb"table:name=\"([^\"]*)\"")
_ROWS: Final = re.compile(rb"table:number-rows-repeated=\"(\d{1,7})\"")
_COLUMNS: Final = re.compile(rb"table:number-columns-repeated=\"(\d{1,5})\"")
_FAILED: Final = b'calcext:value-type="error"'


def read_opendocument_marks(xml: bytes) -> Iterator[tuple[str, SheetMarks]]:
    """(name of a sheet, its failed formulas), for every sheet that has any."""
    if _FAILED not in xml:
        return
    name, row, next_row, column = "", 1, 1, 1
    failed: dict[tuple[int, int], str] = {}
    for piece in _PIECE.finditer(xml):
        if piece["table"] is not None:
            found = _NAME.search(piece["table"])
            name = html.unescape(found[1].decode("utf-8", "replace")) if found else ""
            next_row, failed = 1, {}
        elif piece["end"] and failed:
            yield name, SheetMarks(unvalued=MappingProxyType(failed))
        elif piece["row"] is not None:
            row, column = next_row, 1
            next_row += _repeated(_ROWS, piece["row"])
        elif piece["cell"] is not None:
            if _FAILED in piece["cell"]:
                failed[row, column] = (piece["shown"] or b"").decode("utf-8", "replace")
            column += _repeated(_COLUMNS, piece["cell"])


def _repeated(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    found = pattern.search(attributes)
    return int(found[1]) if found else 1
