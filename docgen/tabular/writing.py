"""Turns rows into an .xlsx, the same bytes for the same rows: nothing in the file knows today's date."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docgen.errors import OutputError
from docgen.files import file_location
from docgen.tabular.values import Value

if TYPE_CHECKING:
    from xlsxwriter import Workbook as Drawing
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

CREATED: Final = datetime(2020, 3, 5)  # noqa: DTZ001 — a fixed mark, the decree's own day; Excel's times know no zone
"""What the file says it was created on when nobody says otherwise."""

_OPTIONS: Final = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_LONGEST_SHEET_NAME: Final = 31
_NOT_IN_SHEET_NAMES: Final = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))
_WIDEST: Final = 60
_LONGEST_CELL: Final = 32_767
_LONGEST_LITERAL: Final = 250
_REFERENCE: Final = re.compile(r"[A-Z]{1,3}\d+")


@dataclass(frozen=True, slots=True)
class Link:
    """Liên kết: words in a cell that open a file, at a cell of it where `target` ends in `#'Sheet'!C5`."""

    text: str
    target: str


def link_to(text: str, file: str, *, cell: str = "") -> Link | str:
    """Words that open `file`, seen from the workbook, at `Sheet!C5`. Where no link can say so, the words alone.

    A place that is no cell (`đoạn 11`) opens the file; a name with `#` in it cannot be told from a cell, and of an
    empty one nobody knows where the file lies.
    """
    if not text or not file or "#" in file:
        return text
    sheet, mark, reference = cell.rpartition("!")
    if not mark or not _REFERENCE.fullmatch(reference):
        return Link(text, file)
    quoted = sheet.replace("'", "''")
    return Link(text, f"{file}#'{quoted}'!{reference}")


@dataclass(frozen=True, slots=True)
class SheetContent:
    """A sheet to be written: headers in bold on a row that stays in sight, and the rows below it."""

    name: str
    headers: tuple[str, ...]
    rows: Iterable[Sequence[Value | Link]]
    widths: tuple[int, ...] = ()
    """Of the columns, in characters; left out, from the headers."""
    preface: tuple[str, ...] = ()
    """Lines above the headers: what the table is and where its figures come from."""


def format_xlsx(sheets: Iterable[SheetContent], *, title: str, created: datetime = CREATED) -> bytes:
    """Sheets → the bytes of an .xlsx. Text stays text: `=1+1`, `0123` and addresses are never taken for more."""
    return draw_xlsx(lambda drawing: _draw_sheets(drawing, sheets), title=title, created=created)


def write_xlsx(path: Path, sheets: Iterable[SheetContent], *, title: str, created: datetime = CREATED) -> None:
    """Sheets → an .xlsx at `path`, row by row: memory does not grow with the table. Its folder serves as workshop.

    Raises `OutputError` when the folder cannot be written to.
    """
    import xlsxwriter  # noqa: PLC0415 — a library of its own that only writing pays for
    from xlsxwriter.exceptions import XlsxWriterException  # noqa: PLC0415 — as above

    options = {**_OPTIONS, "constant_memory": True, "tmpdir": str(path.parent)}
    try:
        drawing = xlsxwriter.Workbook(str(path), options)
        drawing.set_properties({"title": title, "created": created})
        _draw_sheets(drawing, sheets)
        drawing.close()
    except (OSError, XlsxWriterException) as error:
        with suppress(OSError):
            path.unlink()
        raise OutputError(
            "Không ghi được bảng Excel.", hint="xem ổ đĩa còn chỗ và có quyền ghi không.", location=file_location(path)
        ) from error


def draw_xlsx(draw: Callable[[Drawing], None], *, title: str, created: datetime = CREATED) -> bytes:
    """Whatever `draw` puts into an empty workbook → the bytes of an .xlsx: forms with validation, protected sheets."""
    import xlsxwriter  # noqa: PLC0415 — as above

    target = io.BytesIO()
    drawing = xlsxwriter.Workbook(target, {**_OPTIONS, "in_memory": True})
    drawing.set_properties({"title": title, "created": created})
    draw(drawing)
    drawing.close()
    return target.getvalue()


def safe_sheet_name(text: str) -> str:
    r"""A name Excel takes for a sheet: at most 31 letters, none of `[]:*?/\\`, no apostrophe at the ends."""
    return text.translate(_NOT_IN_SHEET_NAMES)[:_LONGEST_SHEET_NAME].strip("' ") or "Bảng"


@dataclass(frozen=True, slots=True)
class _Looks:
    day: Format
    link: Format


def _link_formula(link: Link) -> str:
    return f"=HYPERLINK({_literal(link.target)},{_literal(link.text)})"


def _literal(text: str) -> str:
    """A text in a formula; a long one in pieces, for a literal holds 255 letters."""
    pieces = [text[start : start + _LONGEST_LITERAL] for start in range(0, len(text), _LONGEST_LITERAL)]
    return "&".join('"{}"'.format(piece.replace('"', '""')) for piece in pieces) or '""'


def _draw_sheets(drawing: Drawing, sheets: Iterable[SheetContent]) -> None:
    bold = drawing.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1})
    looks = _Looks(
        day=drawing.add_format({"num_format": "dd/mm/yyyy"}),
        link=drawing.add_format({"font_color": "#0563C1", "underline": 1}),
    )
    for content in sheets:
        sheet = drawing.add_worksheet(safe_sheet_name(content.name))
        widths = content.widths or tuple(min(max(len(header) + 2, 10), _WIDEST) for header in content.headers)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        for number, line in enumerate(content.preface):
            sheet.write_string(number, 0, line)
        top = len(content.preface)
        for column, header in enumerate(content.headers):
            sheet.write_string(top, column, header, bold)
        sheet.freeze_panes(top + 1, 0)
        for number, row in enumerate(content.rows, start=top + 1):
            for column, value in enumerate(row):
                _write_cell(sheet, number, column, value, looks)


def _write_cell(sheet: Worksheet, row: int, column: int, value: Value | Link, looks: _Looks) -> None:
    if value is None:
        return
    if isinstance(value, Link):
        # A formula, for a link of its own does not move along when rows are sorted, and a sheet holds few of them.
        sheet.write_formula(row, column, _link_formula(value), looks.link, value.text)
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | Decimal):
        sheet.write_number(row, column, value)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, looks.day)
    else:
        sheet.write_string(row, column, value[:_LONGEST_CELL])
