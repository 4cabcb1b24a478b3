"""YAML text and remarks on its fields → the same data with each remark as a comment above its field."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping
from typing import Final

from docgen.loading.tree import ListNode, MapNode, Node, to_data
from docgen.loading.yaml_reader import parse_yaml

WIDTH: Final = 108
_STEP: Final = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]")


def comment_fields(
    text: str, remarks: Mapping[str, Iterable[str]], *, head: Iterable[str] = (), foot: Iterable[str] = ()
) -> str:
    """`text` with comments: `remarks` by field path (`$.sections[0].title`), `head` and `foot` around it all.

    A remark on a field that the text does not have stands above the nearest field around it. The data stays the same:
    should a comment change it, the text comes back with head and foot only.
    """
    root = parse_yaml(text, "").root
    lines = text.split("\n")
    above: dict[int, list[str]] = {}
    for path, notes in remarks.items():
        above.setdefault(_line_of(root, path), []).extend(notes)
    made: list[str] = []
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip())
        made += (comment for note in above.get(number, ()) for comment in _comment(note, indent))
        made.append(line)
    commented = "\n".join(made)
    if to_data(parse_yaml(commented, "").root) != to_data(root):
        commented = text
    top = [line for note in head for line in _comment(note, 0)]
    bottom = [line for note in foot for line in _comment(note, 0)]
    return "\n".join([*top, commented.rstrip("\n"), *bottom]) + "\n"


def _comment(note: str, indent: int) -> list[str]:
    blank = " " * indent
    words = " ".join(note.split())
    return textwrap.wrap(
        words,
        max(WIDTH, indent + 40),
        initial_indent=f"{blank}# ",
        subsequent_indent=f"{blank}#   ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _line_of(root: Node, path: str) -> int:
    """The line, from 0, that the key or item at `path` begins on."""
    node, line = root, 0
    for name, index in _STEP.findall(path):
        if name:
            entry = node.find_entry(name) if isinstance(node, MapNode) else None
            if entry is None:
                break
            line, node = (entry.spot.line - 1 if entry.spot else line), entry.value
        else:
            if not isinstance(node, ListNode) or int(index) >= len(node.items) or node.flow:
                break
            node = node.items[int(index)]
            line = node.spot.line - 1 if node.spot else line
    return line
