"""Turns plain data into YAML a records officer can read and edit: block style, long texts folded, few quotes.

The counterpart of the reader, which keeps every plain word as text: `012`, `no` and `12:30` need no quotes. What is
written here is read back as the same text, whatever it holds.
"""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from docgen.loading.tree import NULLS

Plain: TypeAlias = "str | int | float | bool | list[Plain] | dict[str, Plain] | None"
"""Data without types of its own, as JSON knows it."""

WIDTH: Final = 110
"""Columns after which a text is folded; a file stays readable beside a Word window."""
_INDENT: Final = 2
_SHORT_ITEM: Final = 40

# Anything else is written as an escape: control characters, line ends of other systems, the byte order mark.
_NEEDS_ESCAPE: Final = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_NOT_PLAIN: Final = re.compile(r"^[\s,\[\]{}#&*!|>'\"%@`?:]|^-(\s|$)|^(---|\.\.\.)|:(\s|$)|\s#|[\t\n]|\s$")
_NOT_PLAIN_IN_BRACKETS: Final = re.compile(r"[,\[\]{}:]")
_READ_AS_SOMETHING: Final = NULLS | {"<<", "=", "true", "True", "TRUE", "false", "False", "FALSE"}
"""Words that docgen, an editor or another YAML reader takes for nothing, a truth value or an instruction."""
_FOLD: Final = re.compile(r"(?<=[^\s]) (?=[^\s])")
_NOT_LITERAL: Final = re.compile(r"^[ \t]|[ \t]$", re.MULTILINE)
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_TO_ESCAPE: Final = re.compile(_NEEDS_ESCAPE.pattern + '|[\\\\"\n\t]')


def write_yaml(data: dict[str, Plain]) -> str:
    """A whole file."""
    return "".join(f"{line}\n" for line in map_lines(data, 0))


def map_lines(data: dict[str, Plain], indent: int) -> list[str]:
    """The lines of a group of keys."""
    return [line for key, value in data.items() for line in entry_lines(key, value, indent)]


def entry_lines(key: str, value: Plain, indent: int) -> list[str]:
    """The lines of one `key: value`."""
    head = f"{' ' * indent}{_one_line(key, in_brackets=False)}:"
    match value:
        case None:
            return [head]
        case dict() if value:
            return [head, *map_lines(value, indent + _INDENT)]
        case list() if value and not _fits_in_brackets(value, len(head), quoted=False):
            return [head, *list_lines(value, indent + _INDENT)]
        case _:
            return _after(f"{head} ", value, indent)


def list_lines(items: list[Plain], indent: int) -> list[str]:
    """The lines of a list, an item a line."""
    return [line for item in items for line in item_lines(item, indent)]


def item_lines(item: Plain, indent: int) -> list[str]:
    """The lines of one `- item`."""
    head = f"{' ' * indent}- "
    match item:
        case dict() if item:
            lines = map_lines(item, indent + _INDENT)
        case list() if item and not _fits_in_brackets(item, len(head), quoted=True):
            lines = list_lines(item, indent + _INDENT)
        case _:
            return _after(head, item, indent)
    return [head + lines[0][len(head) :], *lines[1:]]


def _after(head: str, value: Plain, indent: int) -> list[str]:
    """A value that begins on the line of its key or dash."""
    if not isinstance(value, str) or (len(head) + len(value) <= WIDTH and "\n" not in value):
        return [head + in_brackets(value) if isinstance(value, list | dict) else head + scalar(value)]
    margin = " " * (indent + _INDENT)
    if _NEEDS_ESCAPE.search(value) is None and value and not value[0].isspace() and not value[-1].isspace():
        if "\n" in value and not _NOT_LITERAL.search(value):
            return [f"{head}|-", *(margin + line if line else "" for line in value.split("\n"))]
        if "\n" not in value and (folded := _find_folding(value, WIDTH - len(margin))) is not None:
            return [f"{head}>-", *(margin + line for line in folded)]
    return [head + scalar(value)]


def _find_folding(text: str, width: int) -> list[str] | None:
    """The text cut at single blanks, which a reader joins by a blank again; None when it has none to cut at."""
    words = _FOLD.split(text)
    if len(words) == 1 or "\t" in text:
        return None
    lines = [words[0]]
    for word in words[1:]:
        if len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _fits_in_brackets(items: list[Plain], used: int, *, quoted: bool) -> bool:
    """Whether a list is a handful of short words, better seen side by side: `[Phòng Nội vụ, Công an xã]`.

    Words that need quotes there stand better in lines of their own, but for the cells of a row.
    """
    if any(isinstance(item, list | dict) for item in items):
        return False
    words = [scalar(item, inside=True) for item in items]
    plain = quoted or not any(word.startswith(("'", '"')) for word in words)
    return plain and max(map(len, words)) <= _SHORT_ITEM and used + len(in_brackets(items)) < WIDTH


def in_brackets(value: Plain) -> str:
    """A list or a group on one line."""
    match value:
        case dict():
            return (
                "{"
                + ", ".join(f"{_one_line(key, in_brackets=True)}: {in_brackets(item)}" for key, item in value.items())
                + "}"
            )
        case list():
            return "[" + ", ".join(in_brackets(item) for item in value) + "]"
        case _:
            return scalar(value, inside=True)


def scalar(value: Plain, *, inside: bool = False) -> str:
    """A single value on one line; `inside` brackets more signs need quotes."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer():
            return str(int(value))
        case int() | float():
            return repr(value)
        case _:
            return _one_line(str(value), in_brackets=inside)


def _one_line(text: str, *, in_brackets: bool) -> str:
    if _NEEDS_ESCAPE.search(text) is None:
        if not _NOT_PLAIN.search(text) and not (in_brackets and _NOT_PLAIN_IN_BRACKETS.search(text)):
            return f'"{text}"' if text in _READ_AS_SOMETHING else text
        if '"' not in text and "\\" not in text and "\n" not in text and "\t" not in text:
            return f'"{text}"'
        if "\n" not in text and "\t" not in text:
            return "'" + text.replace("'", "''") + "'"
    return '"' + _TO_ESCAPE.sub(_escape, text) + '"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    if character in _ESCAPES:
        return _ESCAPES[character]
    code = ord(character)
    return f"\\x{code:02X}" if code <= 0xFF else f"\\u{code:04X}"  # noqa: PLR2004 — two digits hold so much
