"""Data as it was written: nodes that remember their line and column, whether they came from YAML, JSON or Python."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from docgen.errors import UnsafeInputError
from docgen.vietnamese.text import find_illegal_character, squeeze

if TYPE_CHECKING:
    from docgen.diagnostics import Location, Problem

MAX_DEPTH: Final = 100
"""Levels of nesting. A task takes two of them (the list and the item), so 48 levels of tasks fit."""
MAX_NODES: Final = 200_000
"""Values in one document, counted as often as they are used: what an alias bomb would unfold to."""

NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
"""The plain words of YAML that mean nothing (YAML 1.2, core schema). To print the word itself it is put in quotes."""

EMPTY: Final = "để trống"

_LONGEST_EXCERPT: Final = 60
_PLAIN_KEY: Final = re.compile(r"[^\W\d]\w*")

Step: TypeAlias = "str | int"
Path: TypeAlias = "tuple[Step, ...]"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a node stands in the text: characters from `start` to before `end`; line and column count from 1."""

    start: int
    end: int
    line: int
    column: int


@dataclass(frozen=True, slots=True, eq=False)
class ScalarNode:
    """A single value. Text and numbers are text as written; then there are true, false and nothing.

    Python data may also bring values that only Python has, a `date` say; the model judges them.
    """

    value: object
    spot: Spot | None = None
    size: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class ListNode:
    """A list (danh sách)."""

    items: tuple[Node, ...]
    spot: Spot | None = None
    size: int = 1
    flow: bool = False
    """Written in brackets."""


@dataclass(frozen=True, slots=True, eq=False)
class MapEntry:
    """One `key: value`."""

    key: str
    value: Node
    spot: Spot | None = None
    """Of the key."""


@dataclass(frozen=True, slots=True, eq=False)
class MapNode:
    """A group of keys (nhóm khóa)."""

    entries: tuple[MapEntry, ...]
    spot: Spot | None = None
    size: int = 1
    flow: bool = False

    def find_entry(self, key: str) -> MapEntry | None:
        """The first entry of that name: a second one is refused before anyone asks for it."""
        return next((entry for entry in self.entries if entry.key == key), None)


Node: TypeAlias = "ScalarNode | ListNode | MapNode"


@dataclass(frozen=True, slots=True)
class Written:
    """Data as written, and what is wrong with the writing itself: a key twice, a tag."""

    root: Node
    problems: tuple[Problem, ...] = ()


class Lines:
    """Turns an index in a text into line and column."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))]

    def spot(self, start: int, end: int) -> Spot:
        """The stretch from `start` to before `end`."""
        line = bisect_right(self._starts, start)
        return Spot(start, end, line, start - self._starts[line - 1] + 1)


def too_deep(location: Location | None = None) -> UnsafeInputError:
    """Nesting that no document has and that would exhaust the computer."""
    return UnsafeInputError(
        f"Dữ liệu lồng nhau quá {MAX_DEPTH} cấp nên không được đọc.",
        hint="kiểm tra lại các dấu ngoặc và mức thụt dòng.",
        location=location,
    )


def too_many(location: Location | None = None) -> UnsafeInputError:
    """Data that unfolds beyond any document."""
    return UnsafeInputError(
        f"Dữ liệu có hơn {MAX_NODES:,} giá trị khi mở hết các tham chiếu nên không được đọc.".replace(",", "."),
        hint="bỏ các tham chiếu «*» lặp lại, hoặc chia nhỏ văn bản.",
        location=location,
    )


def from_python(value: object, depth: int = 1) -> Node:
    """Python data (mappings, lists, tuples, values) as nodes without a place in a text."""
    if depth > MAX_DEPTH:
        raise too_deep()
    if isinstance(value, Mapping):
        entries = tuple(MapEntry(str(key), from_python(item, depth + 1)) for key, item in value.items())
        return MapNode(entries, size=1 + sum(entry.value.size for entry in entries))
    if isinstance(value, list | tuple):
        items = tuple(from_python(item, depth + 1) for item in value)
        return ListNode(items, size=1 + sum(item.size for item in items))
    if isinstance(value, int | float) and not isinstance(value, bool) and type(value) in {int, float}:
        return ScalarNode(str(value))  # as a person would type it; the model turns it back where it wants a number
    return ScalarNode(value)


def to_data(node: Node) -> object:
    """The plain data a model validates. A key without a value is left out: it says the same as no key."""
    match node:
        case ScalarNode():
            return node.value
        case ListNode():
            return [to_data(item) for item in node.items]
        case MapNode():
            return {entry.key: to_data(entry.value) for entry in node.entries if not is_empty(entry.value)}


def is_empty(node: Node) -> bool:
    """Whether nothing is written after the colon (or `~`, `null`)."""
    return isinstance(node, ScalarNode) and node.value is None


def format_path(path: Path) -> str:
    """`$.sections[1].items[3].lead`; a key that is not one word stands in quotes: `$["đơn vị"]`."""
    written = "$"
    for step in path:
        if isinstance(step, int):
            written += f"[{step}]"
        elif _PLAIN_KEY.fullmatch(step) and len(step) <= _LONGEST_EXCERPT:
            written += f".{step}"
        else:
            written += f'["{excerpt(step)}"]'
    return written


def excerpt(text: str) -> str:
    """A text short enough for a message and safe to print: one line, no character that a terminal or a file refuses."""
    start = text[: 4 * _LONGEST_EXCERPT]
    while (illegal := find_illegal_character(start)) is not None:
        start = start.replace(illegal.character, "\N{REPLACEMENT CHARACTER}")
    line = squeeze(start)
    shortened = len(line) > _LONGEST_EXCERPT or len(text) > len(start)
    return line[:_LONGEST_EXCERPT].rstrip() + "…" if shortened else line


def describe(node: Node) -> str:
    """What stands there, as a records officer would call it."""
    match node:
        case ListNode():
            return "một danh sách"
        case MapNode():
            keys = ", ".join(f"«{excerpt(entry.key)}»" for entry in node.entries[:3])
            return f"một nhóm khóa ({keys}{', …' if len(node.entries) > 3 else ''})" if keys else "một nhóm khóa trống"  # noqa: PLR2004 — three examples
        case ScalarNode(value=None):
            return EMPTY
        case ScalarNode(value=bool() as truth):
            return "true (đúng)" if truth else "false (sai)"
        case ScalarNode(value=str() as text):
            return f"«{excerpt(text)}»" if text.strip() else EMPTY
        case ScalarNode():
            return f"một giá trị kiểu {type(node.value).__name__} của Python"
