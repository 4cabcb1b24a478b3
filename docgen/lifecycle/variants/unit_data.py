"""Turns units that come as data, from a YAML file or from a program, into units, and the overlays written with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date, time, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from pydantic import BaseModel

from docgen.diagnostics import Location, Problem
from docgen.errors import InvalidDataError
from docgen.lifecycle.variants.master import Master
from docgen.lifecycle.variants.overlays import Change, Overlay
from docgen.lifecycle.variants.tree import key_step
from docgen.lifecycle.variants.unit_lists import Onlooker, Units, needed_layout
from docgen.lifecycle.variants.units import Unit, make_unit
from docgen.tabular import Layout, Value, parse_cell
from docgen.vietnamese.numbers import format_number
from docgen.vietnamese.text import comparison_key, find_nearest

_OVERLAYS: Final = "overlays"
_REASON: Final = "reason"
_PLACES: Final = ("to", "in", "address")
_OVERLAY_KEYS: Final = frozenset({*Change, *_PLACES, _REASON})


def units_of_data(data: object, master: Master, *, file: str = "", lines: Mapping[str, int] | None = None) -> Units:
    """Units as plain data: a list of groups of keys, or the same under `units:`. Raises `InvalidDataError`."""
    listed = data.get("units") if isinstance(data, dict) else data
    path = "$.units" if isinstance(data, dict) else "$"
    if not isinstance(listed, list):
        message = "Tệp đơn vị phải là một danh sách các đơn vị, hoặc một khóa «units» chứa danh sách ấy."
        raise InvalidDataError(message, [Problem("wrong-type", message, Location(file))])
    reader = _DataReader(needed_layout(master), file, lines or {})
    units = [reader.unit(item, f"{path}[{index}]") for index, item in enumerate(listed)]
    onlooker = Onlooker()
    for index, unit in enumerate(units):
        onlooker.take(unit, (str(index), 0), unit.location)
    for (place, _), twice in onlooker.doubles().items():
        unit = units[int(place)]
        units[int(place)] = replace(unit, problems=(*unit.problems, *twice))
    return Units(lambda: iter(units), len(units), MappingProxyType(reader.overlays), tuple(onlooker.notices()))


def units_of_facts(items: Iterable[object], master: Master) -> Iterator[Unit]:
    """Units as a program has them, one by one: facts by column name, pydantic models, dataclasses, or units.

    What cannot be understood is a problem of its own unit. Of a model, attributes that are no column say nothing; of
    facts by name each must be one, for a misspelt name would be lost in silence.
    """
    reader = _DataReader(needed_layout(master), "", {})
    for number, item in enumerate(items, start=1):
        yield item if isinstance(item, Unit) else reader.unit_of_program(item, number)


def overlays_of_data(
    data: object, *, file: str = "", lines: Mapping[str, int] | None = None
) -> Mapping[str, tuple[Overlay, ...]]:
    """Overlays as plain data: the unit's key → a list of changes. Raises `InvalidDataError` with every fault."""
    reader = _DataReader(Layout(()), file, lines or {})
    if not isinstance(data, dict):
        message = "Tệp điều chỉnh phải gồm các dòng «mã đơn vị:» rồi danh sách điều chỉnh."
        raise InvalidDataError(message, [Problem("wrong-type", message, Location(file))])
    found = {key: reader.overlay_list(value, f"${key_step(str(key))}") for key, value in data.items()}
    reader.require_sound()
    return MappingProxyType(found)


class _DataReader:
    """Reads units and overlays written as data; a fault of a unit stays with the unit."""

    def __init__(self, layout: Layout, file: str, lines: Mapping[str, int]) -> None:
        self.columns = {column.name: column for column in layout.columns}
        self.by_title = {comparison_key(column.title): column for column in layout.columns}
        self.file = file
        self.lines = lines
        self.overlays: dict[str, tuple[Overlay, ...]] = {}
        self.problems: list[Problem] = []
        self.place = ""
        self.faulted: set[str] = set()
        """Columns of the unit in hand whose value is told already."""

    def locate(self, path: str) -> Location:
        return Location(self.file, self.lines.get(path), path=path if path.startswith("$") else "", place=self.place)

    def unit_of_program(self, item: object, number: int) -> Unit:
        self.place = f"đơn vị thứ {number}"
        if isinstance(item, Mapping):
            return self.unit(dict(item), "")
        facts = _find_facts(item)
        if facts is None:
            return self.unit(item, "")
        known = {name: value for name, value in facts.items() if name in self.columns}
        missing = [name for name in self.columns if known.get(name) is None]
        # An attribute nearly named like a column that is missing was meant to be it.
        meant = {
            name: value
            for name, value in facts.items()
            if name not in known and value is not None and find_nearest(name, missing)
        }
        return self.unit({**known, **meant}, "")

    def unit(self, item: object, path: str) -> Unit:
        if not isinstance(item, dict):
            wrong = Problem(
                "wrong-type", "Đơn vị phải là một nhóm khóa.", self.locate(path), "ghi «name: …», «kind: …»."
            )
            return Unit(path or self.place, {}, self.locate(path), (wrong,))
        problems: list[Problem] = []
        values: dict[str, Value] = {}
        self.faulted = set()
        for key, value in item.items():
            if key != _OVERLAYS:
                self.read_value(str(key), value, f"{path}{key_step(str(key))}", values, problems)
        problems += [
            Problem("cell-missing", f"Thiếu «{column.name}» ({column.title}).", self.locate(path))
            for column in self.columns.values()
            if column.required and values.get(column.name) is None and column.name not in self.faulted
        ]
        if "kind" not in self.faulted:
            values.setdefault("kind", None)
        unit = make_unit(
            values,
            location=self.locate(path),
            problems=tuple(problems),
            locate=lambda name: self.locate(f"{path}.{name}" if f"{path}.{name}" in self.lines else path),
        )
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
        if isinstance(value, Decimal):
            value = format_number(value) if value.is_finite() else str(value)
        if value is not None and not isinstance(value, str | int | float | date | time | timedelta):
            self.faulted.add(column.name)
            problems.append(
                Problem(
                    "unit-value",
                    f"«{key}» có kiểu {type(value).__name__}, không phải dữ liệu của một đơn vị.",
                    self.locate(path),
                    "dùng chữ, số, ngày tháng hoặc đúng/sai.",
                )
            )
            return
        try:
            values[column.name] = parse_cell(value, column)
        except ValueError as error:
            self.faulted.add(column.name)
            problems.append(Problem("cell-value", f"«{key}»: {error}", self.locate(path)))

    def overlay_list(self, value: object, path: str) -> tuple[Overlay, ...]:
        places: Sequence[tuple[object, str]] = (
            [(item, f"{path}[{index}]") for index, item in enumerate(value)]
            if isinstance(value, list)
            else [(value, path)]
        )
        found = (self.overlay(item, place) for item, place in places)
        return tuple(overlay for overlay in found if overlay is not None)

    def overlay(self, item: object, path: str) -> Overlay | None:
        """`{set: ADDRESS, to: VALUE}`, `{drop: ADDRESS}`, `{add: VALUE, to: ADDRESS}`; None when it is at fault."""
        if isinstance(item, dict):
            self.require_overlay_keys(item, path)
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

    def require_overlay_keys(self, item: Mapping[str, object], path: str) -> None:
        for key in item:
            if key in _OVERLAY_KEYS:
                continue
            nearest = find_nearest(str(key), sorted(_OVERLAY_KEYS))
            guess = f"có phải «{nearest}»? " if nearest else ""
            self.problems.append(
                Problem(
                    "unknown-key",
                    f"Điều chỉnh không có khóa «{key}».",
                    self.locate(f"{path}{key_step(str(key))}"),
                    f"{guess}các khóa: set, drop, add, to, reason.",
                )
            )

    def require_sound(self) -> None:
        if self.problems:
            raise InvalidDataError(f"Phần điều chỉnh riêng có {len(self.problems)} chỗ phải sửa.", self.problems)


def _find_facts(item: object) -> Mapping[str, object] | None:
    """What a model of a program says of a unit, by name; None when it is no model."""
    if isinstance(item, BaseModel):
        return item.model_dump()
    if is_dataclass(item) and not isinstance(item, type):
        return {field.name: getattr(item, field.name) for field in fields(item)}
    return None
