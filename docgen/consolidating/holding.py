"""A sheet that came back → the same rows held in memory, so that it is read from its file once, however long it is."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from docgen.tabular import Merge, Row, Sheet
from docgen.tabular.headers import HEADER_ROWS

MOST_ROWS: Final = 5_000
"""Written rows of one sheet: a plan has tens of tasks, so a longer sheet is no form."""


def hold_sheet(sheet: Sheet) -> tuple[Sheet, int]:
    """The sheet with its written rows only, and how many written rows beyond `MOST_ROWS` were left out.

    The rows in which headers may stand are all kept: a header may take two of them.
    """
    rows: list[Row] = []
    left_out = 0
    for row in sheet.rows():
        if row.number > HEADER_ROWS and row.is_empty:
            continue
        if len(rows) < MOST_ROWS + HEADER_ROWS:
            rows.append(row)
        else:
            left_out += 1
    held = tuple(rows)
    return replace(sheet, source=lambda: iter(held)), left_out


def narrow_merges(sheet: Sheet, last_header: int) -> Sheet:
    """The sheet with merged cells below its headers as wide as their first column.

    What a unit wrote across several columns stands in the first of them; without this its whole row would pass for a
    heading. A row that holds nothing else is a heading.
    """
    if not any(each.top > last_header and each.right > each.left for each in sheet.marks.merges):
        return sheet
    written = {row.number: sum(value is not None for value in row.values) for row in sheet.rows()}
    merges = tuple(
        Merge(each.top, each.left, each.bottom, each.left)
        if each.top > last_header and written.get(each.top, 0) > 1
        else each
        for each in sheet.marks.merges
    )
    return replace(sheet, marks=replace(sheet.marks, merges=merges))
