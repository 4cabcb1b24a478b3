"""Turns a table of units into units one by one, and its sheets of overlays into what single units want otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from docgen.diagnostics import Location, Notice, Problem
from docgen.errors import InvalidDataError
from docgen.lifecycle.variants.master import Master
from docgen.lifecycle.variants.overlays import Overlay, overlay_values, parse_change
from docgen.lifecycle.variants.unit_lists import Onlooker, Units, needed_layout
from docgen.lifecycle.variants.units import Unit, layout_of, unit_of_record
from docgen.tabular import (
    Column,
    ColumnKind,
    Header,
    Layout,
    Record,
    Sheet,
    Table,
    Workbook,
    has_headers,
    locate_header,
    read_table,
    read_tables,
)
from docgen.vietnamese.text import comparison_key, slugify

OVERLAY_SHEETS: Final = ("Điều chỉnh", "Điều chỉnh riêng")
_OVERLAY_LAYOUT: Final = Layout(
    (
        Column("unit", "Mã đơn vị", synonyms=("Mã", "Đơn vị", "Tên đơn vị"), required=True),
        Column("change", "Việc", synonyms=("Thao tác",), required=True),
        Column("address", "Chỗ", synonyms=("Chỗ điều chỉnh", "Trường", "Mã nhiệm vụ"), required=True),
        Column("value", "Nội dung", synonyms=("Nội dung mới",)),
        Column("reason", "Lý do", synonyms=("Ghi chú",)),
    )
)


def units_of_workbook(workbook: Workbook, master: Master) -> Units:
    """The units of a table file (bảng đơn vị), of every sheet that lists them, and its sheets of overlays.

    Columns that slots or conditions of the master need must be there. Raises `InvalidDataError` for headers and
    overlays that cannot be understood; a row at fault becomes a unit with problems.
    """
    onlooker = Onlooker()

    def look(record: Record, header: Header, sheet: Sheet) -> None:
        place = sheet.locate(record.row, header.columns.get("name"))
        onlooker.take(_unit(record, sheet, header), (sheet.name, record.row), place)

    listed = [sheet for sheet in workbook.sheets if not _is_overlay_sheet(sheet)]
    tables, notices = read_tables(listed, needed_layout(master), file=workbook.file, look=look)
    doubles = onlooker.doubles()

    def units() -> Iterator[Unit]:
        for table in tables:
            for record in table.records():
                twice = doubles.get((table.sheet.name, record.row), ())
                whole = replace(record, problems=(*record.problems, *twice)) if twice else record
                yield _unit(whole, table.sheet, table.header)

    overlays, told = _overlays(workbook)
    return Units(
        units,
        sum(table.count for table in tables),
        overlays,
        (*workbook.notices, *notices, *onlooker.notices(), *told),
    )


def _unit(record: Record, sheet: Sheet, header: Header) -> Unit:
    return unit_of_record(record, lambda name: sheet.locate(record.row, header.columns.get(name)))


def other_columns(workbook: Workbook) -> dict[str, dict[str, str]]:
    """The columns of a table that are not built in, as a master would declare them; their kind from the first row."""
    layout = layout_of(())
    sheets = [sheet for sheet in workbook.sheets if not sheet.is_hidden and not _is_overlay_sheet(sheet)]
    sheet = next((sheet for sheet in sheets if has_headers(sheet, layout)), None)
    if sheet is None:
        return {}  # whoever reads the units tells what is wrong
    header = locate_header(sheet, layout)
    first = next((row for row in sheet.rows() if row.number > header.last_row and not row.is_empty), None)
    found: dict[str, dict[str, str]] = {}
    for title, number in header.others.items():
        name = slugify(title).replace("-", "_")
        if first is None or not name or name[0].isdigit():
            continue
        value = first.value(number)
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        kind = ColumnKind.DATE if isinstance(value, date) else ColumnKind.DECIMAL if is_number else ColumnKind.TEXT
        found[name] = {"title": title, "kind": kind.value}
    return found


def find_unit(units: Units, key: str) -> Unit | None:
    """The unit of that code or name, None when there is none."""
    wanted = comparison_key(key)
    for unit in units:
        names = (unit.key, unit.label, str(unit.facts.get("unit.name") or ""))
        if wanted in map(comparison_key, names):
            return unit
    return None


def _is_overlay_sheet(sheet: Sheet) -> bool:
    return comparison_key(sheet.name) in map(comparison_key, OVERLAY_SHEETS)


def _overlays(workbook: Workbook) -> tuple[Mapping[str, tuple[Overlay, ...]], list[Notice]]:
    """What all sheets of overlays say together, by the unit's code or name."""
    found: dict[str, tuple[Overlay, ...]] = {}
    notices: list[Notice] = []
    problems: list[Problem] = []
    for sheet in filter(_is_overlay_sheet, workbook.sheets):
        if sheet.is_hidden:
            message = "Trang điều chỉnh riêng đang ẩn nhưng vẫn được đọc."
            notices.append(Notice("sheet-hidden", message, Location(sheet.file, place=sheet.name)))
        table = read_table(sheet, _OVERLAY_LAYOUT)
        notices += table.notices
        for key, overlays in _overlays_of(table, problems).items():
            found[key] = (*found.get(key, ()), *overlays)
    if problems:
        raise InvalidDataError(f"Trang điều chỉnh có {len(problems)} chỗ phải sửa.", problems)
    return found, notices


def _overlays_of(table: Table, problems: list[Problem]) -> dict[str, list[Overlay]]:
    found: dict[str, list[Overlay]] = {}
    problems += table.problems
    for record in table.records():
        if record.problems:
            continue
        try:
            change = parse_change(str(record.values["change"]))
        except ValueError as error:
            place = table.sheet.locate(record.row, table.header.columns["change"])
            problems.append(Problem("overlay-change", str(error), place))
            continue
        address = str(record.values["address"])
        place = table.sheet.locate(record.row, table.header.columns["address"])
        for value in overlay_values(change, address, record.values.get("value")):
            overlay = Overlay(change, address, value, str(record.values.get("reason") or ""), place, is_cell=True)
            found.setdefault(str(record.values["unit"]), []).append(overlay)
    return found
