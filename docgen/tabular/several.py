"""Turns the sheets of a workbook into the tables among them: a list may go on over several, with others between."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from typing import Final

from docgen.diagnostics import Location, Notice, Problem
from docgen.errors import InvalidDataError
from docgen.tabular.columns import Layout
from docgen.tabular.headers import Header, locate_header
from docgen.tabular.records import Record, Table, read_table
from docgen.tabular.sheets import Sheet

_ROWS_LOOKED_AT: Final = 30


def read_tables(
    sheets: Sequence[Sheet],
    layout: Layout,
    *,
    file: str,
    look: Callable[[Record, Header, Sheet], None] | None = None,
) -> tuple[list[Table], list[Notice]]:
    """The tables (bảng đơn vị) of all sheets that have the headers, in order; the other sheets are told and not read.

    A hidden sheet is not read, and told when it has the headers. `look` is shown each record once. Raises
    `InvalidDataError` when no sheet has the headers: what is wrong with the one that comes nearest.
    """
    shown = [sheet for sheet in sheets if not sheet.is_hidden]
    if not shown:
        message = "Tệp không có trang tính nào để đọc bảng đơn vị."
        raise InvalidDataError(message, [Problem("sheet-missing", message, Location(file))])
    tables: list[Table] = []
    faults: list[tuple[Sheet, InvalidDataError]] = []
    for sheet in shown:

        def look_here(record: Record, header: Header, sheet: Sheet = sheet) -> None:
            if look is not None:
                look(record, header, sheet)

        try:
            tables.append(read_table(sheet, layout, look=look_here))
        except InvalidDataError as error:
            faults.append((sheet, error))
    if not tables:
        raise min((error for _, error in faults), key=_how_far)
    notices = [notice for table in tables for notice in table.notices]
    notices += [_unread(sheet, error) for sheet, error in faults if not _is_blank(sheet)]
    notices += [
        Notice(
            "sheet-hidden", "Trang tính đang ẩn nên không đọc các đơn vị ở đó.", Location(sheet.file, place=sheet.name)
        )
        for sheet in sheets
        if sheet.is_hidden and has_headers(sheet, layout)
    ]
    return tables, notices


def has_headers(sheet: Sheet, layout: Layout) -> bool:
    """Whether the sheet has a row of headers with all that the layout requires."""
    try:
        locate_header(sheet, layout)
    except InvalidDataError:
        return False
    return True


def _how_far(error: InvalidDataError) -> tuple[bool, int]:
    """The sheet that is most nearly a table of units is the one to mend."""
    return any(problem.code == "header-missing" for problem in error.problems), len(error.problems)


def _unread(sheet: Sheet, error: InvalidDataError) -> Notice:
    why = "; ".join(problem.message.rstrip(".") for problem in error.problems)
    return Notice(
        "sheet-unread",
        f"Trang tính không phải bảng đơn vị nên không đọc: {why}.",
        Location(sheet.file, place=sheet.name),
    )


def _is_blank(sheet: Sheet) -> bool:
    return all(row.is_empty for row in islice(sheet.rows(), _ROWS_LOOKED_AT))
