"""A document → every part and every text in it, each with its field path."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import Literal, get_origin

from docgen.model.base import Part
from docgen.model.remembering import by_identity


def walk_parts(part: Part, path: str = "$") -> Iterator[tuple[str, Part]]:
    """`part` and every part below it, each with its field path and before what it holds, in the order of the fields."""
    yield path, part
    for name in type(part).model_fields:
        yield from _parts_in(getattr(part, name), f"{path}.{name}")


def _parts_in(value: object, path: str) -> Iterator[tuple[str, Part]]:
    if isinstance(value, Part):
        yield from walk_parts(value, path)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _parts_in(item, f"{path}[{index}]")


def walk_texts(part: Part, path: str = "$") -> Iterator[tuple[str, str]]:
    """Each string a person wrote in `part`, in the order of the fields: `("$.sections[0].title", "Mục đích")`.

    Values that keep their author's words (citations, deadlines, …) give those words. Identifiers, numbers, dates and
    choices from a list are not texts.
    """
    for name in _text_fields(type(part)):
        yield from _walk_value(getattr(part, name), f"{path}.{name}")


@cache
def _text_fields(kind: type[Part]) -> tuple[str, ...]:
    """The fields of a part that may hold texts; asked once a part, known once a class."""
    fields = kind.model_fields.items()
    return tuple(name for name, field in fields if name != "id" and get_origin(field.annotation) is not Literal)


_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]")


def steps_of(path: str) -> tuple[str | int, ...]:
    """The steps of a field path: `$.sections[0].title` → ("sections", 0, "title")."""
    return tuple(int(match[2]) if match[2] else match[1] for match in _STEP.finditer(path))


def _walk_value(value: object, path: str) -> Iterator[tuple[str, str]]:
    if value is None or value == ():
        return
    if isinstance(value, Part):
        yield from walk_texts(value, path)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _walk_value(item, f"{path}[{index}]")
    elif isinstance(value, str) and not isinstance(value, Enum):
        yield path, value
    elif dataclasses.is_dataclass(value) and isinstance(written := getattr(value, "written", None), str):
        yield path, written


def may_hold(part: Part, letters: str) -> bool:
    """Whether some text of `part` holds `letters`; quick, and true also for letters in an identifier or a choice."""
    for value in part.__dict__.values():
        for item in value if type(value) is tuple else (value,):
            if _part_may_hold(item, letters) if isinstance(item, Part) else _may_hold((item,), letters):
                return True
    return False


@by_identity(128)
def _part_may_hold(part: Part, letters: str) -> bool:
    """The parts of a document that all units of a batch have alike are looked through once."""
    return _may_hold(tuple(part.__dict__.values()), letters)


def _may_hold(values: tuple[object, ...], letters: str) -> bool:
    for value in values:
        kind = type(value)
        if kind is str:
            if letters in value:  # type: ignore[operator] # a string: decided in the line above
                return True
        elif value is None or value == ():
            continue
        elif kind is tuple:
            if _may_hold(value, letters):  # type: ignore[arg-type] # a tuple: decided in the line above
                return True
        elif isinstance(value, Part):
            if _may_hold(tuple(value.__dict__.values()), letters):
                return True
        else:
            written = getattr(value, "written", value)
            if isinstance(written, str) and letters in written:
                return True
    return False
