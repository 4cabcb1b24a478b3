"""Turns a data file into plain data and the line of each of its fields, for rooms that give the fields a meaning."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from docgen.files import file_location, read_bytes
from docgen.loading.sources import MAX_FILE_BYTES, read_written
from docgen.loading.tree import ListNode, MapNode, Node, ScalarNode, format_path
from docgen.loading.tree import Path as Steps
from docgen.loading.validating import invalid


@dataclass(frozen=True, slots=True)
class PlainFile:
    """What a data file says: text, lists and groups of keys; every plain word is text."""

    data: object
    lines: Mapping[str, int]
    """Line of each field path (`$.sections[0].title`): of its key, or of the item itself."""
    file: str


def read_plain(source: bytes | str | os.PathLike[str], *, name: str = "") -> PlainFile:
    """A YAML or JSON file, or its bytes, as plain data; a key without a value is None.

    Raises:
        FileAccessError: the file is absent, is a directory, or may not be read.
        UnreadableInputError: not UTF-8, not YAML or JSON, empty.
        UnsafeInputError: too large, too deep, or an alias bomb.
        InvalidDataError: a key twice, a tag: every such fault at once.
    """
    if isinstance(source, bytes):
        data, file = source, name
    else:
        path = Path(source)
        data, file = read_bytes(path, limit=MAX_FILE_BYTES), file_location(path).file
    written = read_written(data, None, file)
    if written.problems:
        raise invalid(written.problems)
    lines: dict[str, int] = {}
    return PlainFile(_plain(written.root, (), lines), lines, file)


def _plain(node: Node, path: Steps, lines: dict[str, int]) -> object:
    if node.spot is not None:
        lines.setdefault(format_path(path), node.spot.line)
    if isinstance(node, ScalarNode):
        return node.value
    if isinstance(node, ListNode):
        return [_plain(item, (*path, index), lines) for index, item in enumerate(node.items)]
    return _group(node, path, lines)


def _group(node: MapNode, path: Steps, lines: dict[str, int]) -> dict[str, object]:
    data: dict[str, object] = {}
    for entry in node.entries:
        here = (*path, entry.key)
        if entry.spot is not None:
            lines[format_path(here)] = entry.spot.line
        data[entry.key] = _plain(entry.value, here, lines)
    return data
