"""A form that came back (.xlsx, .ods, .xls) → the unit's answers; what cannot be read is named, the rest is kept.

Columns may have moved, rows been added, sheets been swapped: a sheet is known by its headers, a row by its hidden code,
else by its words. Nothing written is dropped: what fits no column becomes free words of the unit.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Final

from docgen.consolidating.gathering import Gathered, text_of
from docgen.consolidating.indicator_rows import take_indicator
from docgen.consolidating.layout import (
    GUIDE_SHEET,
    IDENTITY_SHEET,
    INDICATOR_SHEET,
    INDICATORS,
    OPINION_SHEET,
    OPINIONS,
    SENT_LABEL,
    TASK_SHEET,
    TASKS,
    UNIT_LABEL,
)
from docgen.consolidating.loose_words import loose_words, take_opinion, words_beside
from docgen.consolidating.task_rows import take_task
from docgen.contracts.results import (
    PlanOutline,
    UnitResults,
)
from docgen.diagnostics import Location, Problem
from docgen.errors import InvalidDataError
from docgen.files import file_location, read_bytes
from docgen.model.indicators import IndicatorSet
from docgen.tabular import MAX_FILE_BYTES, Layout, Sheet, read_table, read_workbook
from docgen.tabular.headers import locate_header
from docgen.vietnamese.dates import parse_date
from docgen.vietnamese.text import comparison_key, same_text, squeeze

_TABLES: Final = ((INDICATOR_SHEET, INDICATORS, 4), (TASK_SHEET, TASKS, 3), (OPINION_SHEET, OPINIONS, 2))
"""Name of a sheet, its columns, and how many known headers it takes to know the sheet by them."""


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
    workbook = read_workbook(data, name=file)
    gathered = Gathered(file)
    identity = _identity(workbook.find_sheet(IDENTITY_SHEET))
    guide = workbook.find_sheet(GUIDE_SHEET)
    beside = _neighbours(guide)
    for sheet in workbook.sheets:
        if sheet is guide or sheet.name == IDENTITY_SHEET:
            continue
        _read_sheet(sheet, gathered, plan, indicators)
    unit_name = identity.get("name") or text_of(beside.get(comparison_key(UNIT_LABEL)))
    return UnitResults(
        unit=identity.get("unit", ""),
        name=unit_name,
        file=file,
        fingerprint=identity.get("fingerprint", ""),
        period=identity.get("period", ""),
        received_on=_sent_on(guide, beside, gathered) or received_on,
        tasks=tuple(gathered.tasks),
        extras=tuple(gathered.extras),
        indicators=tuple(gathered.indicators),
        opinions=tuple(gathered.opinions),
        problems=tuple(gathered.problems),
    )


def _identity(sheet: Sheet | None) -> Mapping[str, str]:
    """The hidden lines that say whose form of which plan it is; empty when the sheet was taken out."""
    if sheet is None:
        return {}
    return {
        str(row.value(1)): str(row.value(2))
        for row in sheet.rows()
        if row.value(1) is not None and row.value(2) is not None
    }


def _neighbours(sheet: Sheet | None) -> Mapping[str, object]:
    """What stands right of each label on the guide."""
    if sheet is None:
        return {}
    return {
        comparison_key(squeeze(label)): row.value(2) for row in sheet.rows() if isinstance(label := row.value(1), str)
    }


def _sent_on(guide: Sheet | None, beside: Mapping[str, object], gathered: Gathered) -> date | None:
    value = beside.get(comparison_key(SENT_LABEL))
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str) and value.strip():
        try:
            return parse_date(value.strip())
        except ValueError as error:
            place = guide.name if guide else ""
            gathered.problems.append(
                Problem(
                    "sent-on", f"«{SENT_LABEL}»: {error}", Location(gathered.file, place=place), "ghi như 28/5/2024."
                )
            )
    return None


def _read_sheet(sheet: Sheet, gathered: Gathered, plan: PlanOutline, indicators: IndicatorSet) -> None:
    layout = _layout_of(sheet)
    if layout is None:
        gathered.opinions += loose_words(sheet, gathered)
        return
    try:
        table = read_table(sheet, layout)
    except InvalidDataError as error:
        gathered.problems += error.problems
        gathered.opinions += loose_words(sheet, gathered)
        return
    for record in table.records():
        gathered.problems += record.problems
        if layout is TASKS:
            take_task(table, record, gathered, plan)
        elif layout is INDICATORS:
            take_indicator(table, record, gathered, indicators)
        else:
            take_opinion(table, record, gathered)
    gathered.opinions += words_beside(table, gathered)


def _layout_of(sheet: Sheet) -> Layout | None:
    """Which of the three tables a sheet holds: by its headers, for its name may have been changed; else by its name."""
    best: tuple[int, Layout] | None = None
    for _, layout, fewest in _TABLES:
        try:
            known = len(locate_header(sheet, layout).columns)
        except InvalidDataError:
            continue
        if known >= fewest and (best is None or known > best[0]):
            best = (known, layout)
    if best is not None:
        return best[1]
    return next((layout for name, layout, _ in _TABLES if same_text(name, sheet.name)), None)
