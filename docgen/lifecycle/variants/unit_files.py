"""Turns a table of units, or a list of them as plain data, into units one by one, and the overlays they bring."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Final

from docgen.diagnostics import Location, Notice, Problem
from docgen.errors import InvalidDataError
from docgen.lifecycle.variants.master import Master
from docgen.lifecycle.variants.overlays import Change, Overlay, parse_change
from docgen.lifecycle.variants.units import Unit, layout_of, make_unit, unit_of_record
from docgen.tabular import (
    Column,
    ColumnKind,
    Layout,
    Record,
    Sheet,
    Table,
    Value,
    Workbook,
    locate_header,
    parse_cell,
    read_table,
)
from docgen.vietnamese.text import comparison_key, find_nearest, slugify

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
_OVERLAYS: Final = "overlays"
_REASON: Final = "reason"
_PLACES: Final = ("to", "in", "address")


@dataclass(frozen=True, slots=True)
class Units:
    """Các đơn vị: read anew each time they are asked for, so that a long table is never held whole."""

    iterate: Callable[[], Iterator[Unit]]
    total: int
    overlays: Mapping[str, tuple[Overlay, ...]] = field(default_factory=lambda: MappingProxyType({}))
    notices: tuple[Notice, ...] = ()

    def __iter__(self) -> Iterator[Unit]:
        return self.iterate()


def units_of_workbook(workbook: Workbook, master: Master) -> Units:
    """The units of a table file (bảng đơn vị), and its sheet of overlays when it has one.

    Columns that slots or conditions of the master need must be there. Raises `InvalidDataError` for headers and
    overlays that cannot be understood; a row at fault becomes a unit with problems.
    """
    table = read_table(_unit_sheet(workbook), _needed(master))
    _require_columns(table, master)
    overlays: dict[str, tuple[Overlay, ...]] = {}
    notices = [*workbook.notices, *table.notices]
    for sheet in workbook.sheets:
        if _is_overlay_sheet(sheet):
            found = read_table(sheet, _OVERLAY_LAYOUT)
            overlays = _overlays_of(found)
            notices += found.notices
    return Units(lambda: map(unit_of_record, table.records()), table.count, overlays, tuple(notices))


def other_columns(workbook: Workbook) -> dict[str, dict[str, str]]:
    """The columns of a table that are not built in, as a master would declare them; their kind from the first row."""
    sheet = _unit_sheet(workbook)
    header = locate_header(sheet, layout_of(()))
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


def units_of_data(data: object, master: Master, *, file: str = "", lines: Mapping[str, int] | None = None) -> Units:
    """Units as plain data: a list of groups of keys, or the same under `units:`. Raises `InvalidDataError`."""
    listed = data.get("units") if isinstance(data, dict) else data
    path = "$.units" if isinstance(data, dict) else "$"
    if not isinstance(listed, list):
        message = "Tệp đơn vị phải là một danh sách các đơn vị, hoặc một khóa «units» chứa danh sách ấy."
        raise InvalidDataError(message, [Problem("wrong-type", message, Location(file))])
    reader = _DataReader(_needed(master), file, lines or {})
    units = [reader.unit(item, f"{path}[{index}]") for index, item in enumerate(listed)]
    return Units(lambda: iter(units), len(units), MappingProxyType(reader.overlays))


def overlays_of_data(
    data: object, *, file: str = "", lines: Mapping[str, int] | None = None
) -> Mapping[str, tuple[Overlay, ...]]:
    """Overlays as plain data: the unit's key → a list of changes. Raises `InvalidDataError` with every fault."""
    reader = _DataReader(Layout(()), file, lines or {})
    if not isinstance(data, dict):
        message = "Tệp điều chỉnh phải gồm các dòng «mã đơn vị:» rồi danh sách điều chỉnh."
        raise InvalidDataError(message, [Problem("wrong-type", message, Location(file))])
    found = {key: reader.overlay_list(value, f"$.{key}") for key, value in data.items()}
    reader.require_sound()
    return MappingProxyType(found)


def _needed(master: Master) -> Layout:
    """The master's columns; a figure that every document prints is required of every unit."""
    always = {slot.name for one in master.slot_fields if not one.gates for slot in one.slots}
    columns = [
        replace(column, required=column.required or (f"unit.{name}" in always and column.kind is not ColumnKind.YES_NO))
        for name, column in master.settings.columns.items()
        if name in master.settings.declared
    ]
    return layout_of(columns)


def _require_columns(table: Table, master: Master) -> None:
    """A slot or a condition that only some documents reach still needs its column, or nobody could tell which."""
    problems = []
    for name in master.settings.declared:
        column = master.settings.columns[name]
        if f"unit.{name}" in master.used and name not in table.header.columns:
            nearest = find_nearest(column.title, table.header.others)
            guess = f"có phải cột «{nearest}»? nếu đúng thì " if nearest else ""
            message = f"Thiếu cột «{column.title}», bản mẫu dùng đến nó («unit.{name}»)."
            hint = f"{guess}đặt tên cột là «{column.title}»."
            problems.append(Problem("column-missing", message, table.sheet.locate(table.header.row), hint))
    if problems:
        raise InvalidDataError(f"Bảng đơn vị thiếu {len(problems)} cột.", problems)


def _is_overlay_sheet(sheet: Sheet) -> bool:
    return comparison_key(sheet.name) in map(comparison_key, OVERLAY_SHEETS)


def _unit_sheet(workbook: Workbook) -> Sheet:
    for sheet in workbook.sheets:
        if not sheet.is_hidden and not _is_overlay_sheet(sheet):
            return sheet
    message = "Tệp không có trang tính nào để đọc bảng đơn vị."
    raise InvalidDataError(message, [Problem("sheet-missing", message, Location(workbook.file))])


def _overlays_of(table: Table) -> dict[str, tuple[Overlay, ...]]:
    found: dict[str, list[Overlay]] = {}
    problems = list(table.problems)
    for record in table.records():
        if record.problems:
            continue
        try:
            change = parse_change(str(record.values["change"]))
        except ValueError as error:
            problems.append(Problem("overlay-change", str(error), record.location))
            continue
        overlay = Overlay(
            change,
            str(record.values["address"]),
            _overlay_value(change, record),
            str(record.values.get("reason") or ""),
            record.location,
        )
        found.setdefault(str(record.values["unit"]), []).append(overlay)
    if problems:
        raise InvalidDataError(f"Trang điều chỉnh có {len(problems)} chỗ phải sửa.", problems)
    return {key: tuple(overlays) for key, overlays in found.items()}


def _overlay_value(change: Change, record: Record) -> object:
    value: Value = record.values.get("value")
    return {"text": value} if change is Change.ADD and isinstance(value, str) else value


class _DataReader:
    """Reads units and overlays written as data; a fault of a unit stays with the unit."""

    def __init__(self, layout: Layout, file: str, lines: Mapping[str, int]) -> None:
        self.columns = {column.name: column for column in layout.columns}
        self.by_title = {comparison_key(column.title): column for column in layout.columns}
        self.file = file
        self.lines = lines
        self.overlays: dict[str, tuple[Overlay, ...]] = {}
        self.problems: list[Problem] = []

    def locate(self, path: str) -> Location:
        return Location(self.file, self.lines.get(path), path=path)

    def unit(self, item: object, path: str) -> Unit:
        if not isinstance(item, dict):
            wrong = Problem(
                "wrong-type", "Đơn vị phải là một nhóm khóa.", self.locate(path), "ghi «name: …», «kind: …»."
            )
            return Unit(path, {}, self.locate(path), (wrong,))
        problems: list[Problem] = []
        values: dict[str, Value] = {}
        for key, value in item.items():
            if key != _OVERLAYS:
                self.read_value(str(key), value, f"{path}.{key}", values, problems)
        problems += [
            Problem("cell-missing", f"Thiếu «{column.name}» ({column.title}).", self.locate(path))
            for column in self.columns.values()
            if column.required and values.get(column.name) is None and column.name not in item
        ]
        unit = make_unit(values, location=self.locate(path), problems=tuple(problems))
        if _OVERLAYS in item:
            self.overlays[unit.key] = self.overlay_list(item[_OVERLAYS], f"{path}.{_OVERLAYS}")
            self.require_sound()
        return unit

    def read_value(self, key: str, value: object, path: str, values: dict[str, Value], problems: list[Problem]) -> None:
        column = self.columns.get(key) or self.by_title.get(comparison_key(key))
        if column is None:
            nearest = find_nearest(key, self.columns)
            guess = f"có phải «{nearest}»? " if nearest else ""
            problems.append(
                Problem(
                    "unknown-key",
                    f"«{key}» không phải cột nào của bản mẫu.",
                    self.locate(path),
                    f"{guess}sửa hoặc bỏ khóa.",
                )
            )
            return
        if isinstance(value, list):
            value = "; ".join(map(str, value))
        try:
            values[column.name] = parse_cell(value, column)  # type: ignore[arg-type] # YAML gives text, Python a cell's values
        except ValueError as error:
            problems.append(Problem("cell-value", f"«{key}»: {error}", self.locate(path)))

    def overlay_list(self, value: object, path: str) -> tuple[Overlay, ...]:
        items: Sequence[object] = value if isinstance(value, list) else [value]
        found = (self.overlay(item, f"{path}[{index}]") for index, item in enumerate(items))
        return tuple(overlay for overlay in found if overlay is not None)

    def overlay(self, item: object, path: str) -> Overlay | None:
        """`{set: ADDRESS, to: VALUE}`, `{drop: ADDRESS}`, `{add: VALUE, to: ADDRESS}`; None when it is at fault."""
        changes = [change for change in Change if isinstance(item, dict) and change.value in item]
        if not isinstance(item, dict) or len(changes) != 1:
            self.problems.append(
                Problem(
                    "overlay-shape",
                    "Điều chỉnh phải có đúng một trong các khóa set, drop, add.",
                    self.locate(path),
                    "viết «{set: tap-huan.deadline, to: Quý II}», «{drop: tap-huan}» hoặc «{add: {…}, to: tasks}».",
                )
            )
            return None
        change = changes[0]
        named = item[change.value]
        other = next((item[key] for key in _PLACES if key in item), None)
        address, value = (other, named) if change is Change.ADD else (named, other)
        if not isinstance(address, str) or (change is not Change.DROP and value is None):
            self.problems.append(
                Problem("overlay-shape", "Điều chỉnh thiếu chỗ hoặc nội dung.", self.locate(path), "thêm khóa «to».")
            )
            return None
        return Overlay(change, address, value, str(item.get(_REASON) or ""), self.locate(path))

    def require_sound(self) -> None:
        if self.problems:
            raise InvalidDataError(f"Phần điều chỉnh riêng có {len(self.problems)} chỗ phải sửa.", self.problems)
