"""Turns a view into its strings and their paths (`$.body[3].text`): what must be on the page, and whence it came."""

from __future__ import annotations

import functools
from dataclasses import fields, is_dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, cast

from docgen.contracts.view import FramedMark, RuleLine, TableView
from docgen.rendering.drawing import DRAWN_TYPES, printed_strings

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator


def collect_strings(view: object) -> list[str]:
    """Every non-empty string that a view wants on the page, fields marked NOT_PRINTED left out; no paths, so fast."""
    found: list[str] = []
    _collect(view, found)
    return found


def _collect(value: object, found: list[str]) -> None:
    if isinstance(value, str):
        if value:
            found.append(value)
    elif isinstance(value, tuple):
        for item in value:
            _collect(item, found)
    elif isinstance(value, DRAWN_TYPES):
        found.extend(printed_strings(value))
    else:
        for name in _field_names(value):
            _collect(getattr(value, name), found)


def _field_names(value: object) -> tuple[str, ...]:
    return _printed_fields(cast("Hashable", type(value)))


@functools.lru_cache(maxsize=256)
def _printed_fields(view_type: Hashable) -> tuple[str, ...]:
    if not isinstance(view_type, type) or not is_dataclass(view_type):
        return ()
    return tuple(field.name for field in fields(view_type) if field.metadata.get("printed", True))


def collect_printed(view: object) -> list[object]:
    """What a view wants on the page, in its order: non-empty strings, and drawn values with words as they are."""
    found: list[object] = []
    _gather(view, found)
    return found


def _gather(value: object, found: list[object]) -> None:
    kind = type(value)
    if kind is str:
        if value:
            found.append(value)
    elif kind in DRAWN_TYPES:
        if isinstance(value, TableView) or (isinstance(value, FramedMark) and value.text):
            found.append(value)
    else:
        for part in _reader(cast("Hashable", kind))(value):
            if part.__class__ is str:
                if part:
                    found.append(part)
            elif part is not None:
                _gather(part, found)


@functools.lru_cache(maxsize=256)
def _reader(kind: Hashable) -> Callable[[object], Iterable[object]]:
    """How to take a value of this type apart: its items, or all its printed fields at once."""
    if kind is tuple:
        return lambda value: cast("tuple[object, ...]", value)
    if isinstance(kind, type) and issubclass(kind, str):
        return lambda value: (str.__str__(cast("str", value)),)
    names = _printed_fields(kind)
    if len(names) > 1:
        return cast("Callable[[object], Iterable[object]]", attrgetter(*names))
    return lambda value: [getattr(value, name) for name in names]


def walk_strings(value: object, path: str = "$") -> Iterator[tuple[str, str]]:
    """Path and text of what `collect_strings` collects, in the same order; for messages."""
    if isinstance(value, str):
        if value:
            yield path, value
        return
    for step, part in _printed_parts(value):
        yield from walk_strings(part, f"{path}{step}")


def _printed_parts(value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield f"[{index}]", item
    elif isinstance(value, TableView):
        for number, row in enumerate(value.rows):
            for index, cell in enumerate(row.cells):
                yield f".rows[{number}].cells[{index}].paragraphs", cell.paragraphs
    elif isinstance(value, FramedMark):
        yield ".text", value.text
    elif not isinstance(value, RuleLine):
        for name in _field_names(value):
            yield f".{name}", getattr(value, name)


def locate_value(view: object, wanted: object) -> str:
    """The path of a value in a view, found by identity."""
    return next(_search(view, wanted, "$"), "$")


def _search(value: object, wanted: object, path: str) -> Iterator[str]:
    if value is wanted:
        yield path
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _search(item, wanted, f"{path}[{index}]")
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _search(getattr(value, field.name), wanted, f"{path}.{field.name}")
