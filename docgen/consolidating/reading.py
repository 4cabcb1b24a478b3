"""A form that came back (.xlsx, .ods, .xls) → the unit's answers; what cannot be read is named, the rest is kept.

Columns may have moved, rows been added, sheets been swapped: a sheet is known by its headers, a row by its hidden code,
else by its words. Nothing written is dropped: what fits no column becomes free words of the unit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from docgen.consolidating.form_sheets import sort_sheets
from docgen.consolidating.form_tables import ReadTables
from docgen.consolidating.gathering import FormTable, Gathered
from docgen.consolidating.holding import MOST_ROWS, hold_sheet, narrow_merges
from docgen.consolidating.indicator_rows import take_indicator
from docgen.consolidating.layout import (
    GUIDE_SHEET,
    INDICATOR_SHEET,
    INDICATORS,
    OPINION_SHEET,
    OPINIONS,
    SENT_LABEL,
    TASK_SHEET,
    TASKS,
)
from docgen.consolidating.loose_words import comment_words, guide_words, loose_words, take_opinion, words_beside
from docgen.consolidating.lost_headers import find_lost_table, header_problems
from docgen.consolidating.task_rows import take_task
from docgen.contracts.results import (
    PlanOutline,
    UnitResults,
)
from docgen.diagnostics import Location, Problem
from docgen.errors import InvalidDataError
from docgen.files import file_location, read_bytes
from docgen.model.indicators import IndicatorSet
from docgen.tabular import MAX_FILE_BYTES, CellValue, Layout, Sheet, read_records, read_workbook
from docgen.tabular.comments import read_comments
from docgen.tabular.headers import Header, locate_header
from docgen.vietnamese.dates import parse_date
from docgen.vietnamese.text import comparison_key, same_text, squeeze

_TABLES: Final = ((INDICATOR_SHEET, INDICATORS, 4), (TASK_SHEET, TASKS, 3), (OPINION_SHEET, OPINIONS, 2))
"""Name of a sheet, its columns, and how many known headers it takes to know the sheet by them."""

MOST_BYTES: Final = 48 * 1024 * 1024
"""Of a form, inflated: a filled form of a hundred tasks takes about 0.1 MB."""
_SERIAL_ZERO: Final = date(1899, 12, 30)
_FIRST_SERIAL: Final = 36526
"""Excel's number of 01/01/2000"""
_LAST_SERIAL: Final = 73051
"""Of 01/01/2100"""


def read_form(
    source: Path | bytes,
    *,
    plan: PlanOutline,
    indicators: IndicatorSet,
    name: str = "",
    received_on: date | None = None,
) -> UnitResults:
    """The answers of one unit. `name` is what to call the file; `received_on` is used where the form says no day.

    Raises `InputError`s only for a file that is no workbook at all; faults of cells are in `problems`, each with its
    sheet and cell.
    """
    file = name or ("" if isinstance(source, bytes) else file_location(source).file)
    data = source if isinstance(source, bytes) else read_bytes(source, limit=MAX_FILE_BYTES)
    workbook = read_workbook(data, name=file, most_bytes=MOST_BYTES)
    gathered = Gathered(file)
    sheets = sort_sheets(workbook)
    identity, guide = sheets.identity, sheets.guide
    asked = _Asked(plan, indicators)
    tables = ReadTables(sheets.other_units())
    for sheet in sheets.others:
        _read_sheet(sheet, gathered, asked, tables)
    if sheets.identities:
        gathered.problems += tables.missing(file, asked.tables)
    gathered.opinions += guide_words(guide, gathered) if guide else ()
    gathered.opinions += comment_words(read_comments(data), gathered)
    contradiction = sheets.find_contradiction()
    if contradiction is not None:
        gathered.problems.append(_contradicted(*contradiction, counted_for=sheets.unit_name))
    return UnitResults(
        unit=identity.get("unit", ""),
        name=sheets.unit_name,
        file=file,
        fingerprint=identity.get("fingerprint", ""),
        period=identity.get("period", ""),
        received_on=_sent_on(guide, gathered) or received_on,
        version=identity.get("version", ""),
        tasks=tuple(gathered.tasks),
        extras=tuple(gathered.extras),
        indicators=tuple(gathered.indicators),
        opinions=tuple(gathered.opinions),
        problems=tuple(gathered.problems),
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a form asks for."""

    plan: PlanOutline
    indicators: IndicatorSet

    @property
    def tables(self) -> tuple[Layout, ...]:
        """Those that the form of this plan has."""
        return (TASKS, INDICATORS, OPINIONS) if self.indicators.indicators else (TASKS, OPINIONS)


def _contradicted(said: str, place: Location, *, counted_for: str) -> Problem:
    message = f"Trang «{GUIDE_SHEET}» ghi «{said}» nhưng biểu này lập cho {counted_for}: tính cho {counted_for}."
    hint = f"hỏi lại nơi gửi; nếu là số liệu của {said} thì xin biểu lập cho đơn vị ấy."
    return Problem("form-unit", message, place, hint)


def _sent_on(guide: Sheet | None, gathered: Gathered) -> date | None:
    """The day a unit says it sent the form; a day that Excel shows as its number (45441) is read as that day."""
    key = comparison_key(SENT_LABEL)
    for row in guide.rows() if guide else ():
        label, value = row.value(1), row.value(2)
        if not isinstance(label, str) or comparison_key(squeeze(label)) != key or value is None:
            continue
        try:
            return _day(value)
        except ValueError as error:
            place = gathered.cell(guide, row.number, 2).cell if guide else ""
            location = Location(gathered.file, place=place)
            gathered.problems.append(Problem("sent-on", f"«{SENT_LABEL}»: {error}", location, "ghi như 28/5/2024."))
    return None


def _day(value: CellValue) -> date:
    """Raises `ValueError` with a Vietnamese reason."""
    match value:
        case datetime():
            return value.date()
        case date():
            return value
        case str() if value.strip():
            return parse_date(value.strip())
        case int() | float() if _FIRST_SERIAL <= value < _LAST_SERIAL and not isinstance(value, bool):
            return _SERIAL_ZERO + timedelta(days=int(value))
    raise ValueError(f"«{value}» không phải là một ngày.")


def _read_sheet(sheet: Sheet, gathered: Gathered, asked: _Asked, tables: ReadTables) -> None:
    held, left_out = hold_sheet(sheet)
    if left_out:
        message = f"Trang có hơn {MOST_ROWS} dòng đã ghi; {left_out} dòng cuối không đọc."
        place = Location(gathered.file, place=sheet.name)
        gathered.problems.append(
            Problem("sheet-too-long", message, place, "xóa các dòng không thuộc biểu rồi gửi lại.")
        )
    layout, header = _known_table(held)
    if layout is not None and header is None:
        header = _find_few_headers(held, layout)
    if layout is None or header is None:
        lost = find_lost_table(held, asked.plan, asked.indicators)
        wanted = lost.layout if lost is not None else layout
        if wanted is not None:
            tables.see(wanted)
            gathered.problems += header_problems(held, wanted, lost)
        gathered.opinions += loose_words(lost.without_form_words() if lost is not None else held, gathered)
        return
    table = FormTable(narrow_merges(held, header.last_row), layout, header)
    tables.see(layout)
    first = tables.find_first(table)
    read = Gathered(gathered.file)
    read_known(table, read, asked.plan, asked.indicators)
    if first is None:
        gathered.take(read)
        tables.note(table, read)
    elif tables.is_second_form(table, read, gathered):
        gathered.problems.append(tables.problem(table, first))
    elif read.says_anything or read.problems:
        read_known(table, gathered, asked.plan, asked.indicators)


def _find_few_headers(sheet: Sheet, layout: Layout) -> Header | None:
    """The headers of a sheet that is known by its name, fewer than it takes to know it by them; None without any."""
    try:
        header = locate_header(sheet, layout)
    except InvalidDataError:
        return None
    return header if len(header.columns) > 1 else None


def find_table(sheet: Sheet) -> tuple[Layout, Header] | None:
    """Which of a form's tables a sheet holds, and its headers; None for another table."""
    layout, header = _known_table(sheet)
    return None if layout is None or header is None else (layout, header)


def read_known(table: FormTable, gathered: Gathered, plan: PlanOutline, indicators: IndicatorSet) -> None:
    """Every row below the headers of a table, and what stands beside its columns."""
    layout, header = table.layout, table.header
    seen: set[int] = set()
    for record in read_records(table.sheet, layout, header):
        seen.add(record.row)
        gathered.problems += record.problems
        if layout is TASKS:
            take_task(table, record, gathered, plan)
        elif layout is INDICATORS:
            take_indicator(table, record, gathered, indicators)
        else:
            take_opinion(table, record, gathered)
    gathered.opinions += words_beside(table, seen, gathered)


def _known_table(sheet: Sheet) -> tuple[Layout | None, Header | None]:
    """Which of the three tables a sheet holds: by its headers, for its name may have been changed; else by its name."""
    best: tuple[Layout, Header] | None = None
    for _, layout, fewest in sorted(_TABLES, key=lambda table: table[0] != sheet.name):
        try:
            header = locate_header(sheet, layout)
        except InvalidDataError:
            continue
        if len(header.columns) == len(layout.columns):
            return layout, header
        if len(header.columns) >= fewest and (best is None or len(header.columns) > len(best[1].columns)):
            best = (layout, header)
    if best is not None:
        return best
    return next((layout for name, layout, _ in _TABLES if same_text(name, sheet.name)), None), None
