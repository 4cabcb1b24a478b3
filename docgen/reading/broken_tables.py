"""Tables that follow each other without a word between them → one table, where a page break had cut it in two."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from docgen.contracts.recognition import RecognisedRow, RecognisedTable
from docgen.reading.broken_rows import goes_on, join_broken_rows
from docgen.vietnamese.text import comparison_key

JOINED: Final = "Bảng bị ngắt qua trang ({reason}) được nối với bảng ở trên."
"""What a person is told of such a table."""
_NUMBER_HEADER: Final = re.compile(r"(?:số )?(?:stt|tt|s\.?tt|số thứ tự|thứ tự)\W*", re.IGNORECASE)
_COUNT: Final = re.compile(r"[\W_]*(\d{1,4})[\W_]*")
_LEAST_GROUP: Final = 2
"""Words of a heading across a table; one word in a column of numbers may be a number of its own kind."""


def find_joined_table(
    above: RecognisedTable, below: RecognisedTable, *, repeats_header: bool
) -> tuple[RecognisedTable, str] | None:
    """`below` as the rest of `above`, with the reason; None where it is a table of its own.

    It goes on where it has no header at all, or the same header again; one that counts from 1 again is another table.
    Where Word itself repeats the header of `below` on each page, nobody had to type it anew: the table is its own.
    """
    if len(above.columns) != len(below.columns) or not (above.has_header and above.rows and below.rows):
        return None
    if _headers(below) == _headers(above):
        if repeats_header:
            return None
        reason = "đầu cột lặp lại"
    elif not below.has_header:
        reason = "không có đầu cột"
    else:
        return None
    first, last = _first_number(below), _last_number(above)
    if first is not None and last is not None and first <= last:
        return None
    if reason == "không có đầu cột" and first is None and not goes_on(above.rows[-1], below.rows[0]):
        return None
    header = [
        block for column in below.columns for words in (column.group, column.header) if words for block in words.blocks
    ]
    rows = join_broken_rows((*above.rows, *below.rows))
    joined = replace(above, rows=rows, repeated=(*above.repeated, *below.repeated, *header))
    return find_group_rows(joined), reason


def find_group_rows(table: RecognisedTable) -> RecognisedTable:
    """The table with its group rows: words in the column of numbers, and nothing beside them, head what follows."""
    if not table.columns or not _NUMBER_HEADER.fullmatch(table.columns[0].header.text):
        return table
    return replace(table, rows=tuple(_as_group(row) for row in table.rows))


def _as_group(row: RecognisedRow) -> RecognisedRow:
    if row.group is not None or not row.cells:
        return row
    first, *others = row.cells
    is_heading = len(first.words.text.split()) >= _LEAST_GROUP and any(map(str.isalpha, first.words.text))
    if not is_heading or any(cell.words.text or cell.continued for cell in others):
        return row
    return RecognisedRow(group=first.words)


def _headers(table: RecognisedTable) -> list[str]:
    return [
        comparison_key(f"{column.group.text if column.group else ''} {column.header.text}") for column in table.columns
    ]


def _first_number(table: RecognisedTable) -> int | None:
    return next((number for row in table.rows for number in _numbers(row)), None)


def _last_number(table: RecognisedTable) -> int | None:
    return next((number for row in reversed(table.rows) for number in _numbers(row)), None)


def _numbers(row: RecognisedRow) -> list[int]:
    """The number in the first cell of a row, if there is one."""
    found = _COUNT.fullmatch(row.cells[0].words.text) if row.cells else None
    return [int(found[1])] if found else []
