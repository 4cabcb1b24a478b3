"""Turns the text of a data file and an edited document into a text that differs only where the document does.

Comments, blank lines, the order of the keys, quotes and folding of everything else stay to the letter, because the text
itself is cut and patched, never written anew. The result is read back: should it not be the document, the document is
written as a new file under the comments that headed the old one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docgen.errors import DocgenError
from docgen.loading.dumping import plain_data
from docgen.loading.matching import match_items
from docgen.loading.tree import ListNode, MapEntry, MapNode, Node, ScalarNode
from docgen.loading.validating import validate
from docgen.loading.yaml_reader import parse_yaml
from docgen.loading.yaml_writer import WIDTH, Plain, entry_lines, in_brackets, item_lines, write_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.model import AdministrativeDocument

_BOM: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
_BLOCK_HEADER: Final = re.compile(r"[|>][-+0-9]*([ \t]+#[^\n]*)")
_COMMENT: Final = re.compile(r"[ \t]+#[^\n]*")
_HEAD: Final = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*")
_NOTE_OR_BLANK: Final = re.compile(r"[ \t]*(#.*)?$")


class _EntangledError(Exception):
    """A change that no cut on line ends can make; the group around it is written anew instead."""


def update_text(original: str, document: AdministrativeDocument) -> str:
    """`original` with the changes that make it the text of `document`.

    Raises:
        InputError: `original` is not a valid document of the same type.
    """
    mark = _BOM if original.startswith(_BOM) else ""
    ends = "\r\n" if "\r\n" in original else "\n"
    text = original.removeprefix(_BOM).replace("\r\n", "\n")
    written = parse_yaml(text, "")
    before = validate(written, type(document), "")
    if before == document:
        return original
    new = plain_data(document)
    try:
        patches = _Editor(text).map_patches(written.root, plain_data(before), new)
        made = _patched(text, patches, 0, len(text))
    except _EntangledError:
        made = ""
    if not _reads_as(made, document):
        head = _HEAD.match(text)
        made = (head[0] if head else "") + write_yaml(new)
    return mark + made.replace("\n", ends)


def _reads_as(text: str, document: AdministrativeDocument) -> bool:
    try:
        return validate(parse_yaml(text, ""), type(document), "") == document
    except DocgenError:
        return False


class _Patch(tuple[int, int, str]):
    """Characters from start to before end, and what stands there instead."""

    __slots__ = ()


def _patched(text: str, patches: Sequence[_Patch], start: int, end: int) -> str:
    """The stretch of the text with its patches."""
    pieces: list[str] = []
    at = start
    for first, last, words in sorted(patches):
        pieces += [text[at:first], words]
        at = last
    return "".join([*pieces, text[at:end]])


@dataclass(frozen=True, slots=True)
class _Comment:
    """A comment beside a value that changes: it stays in its column, as far as the new value lets it."""

    words: str
    column: int
    end: int
    """Where the stretch ends that the new value and the comment replace."""

    def beside(self, line: str) -> str:
        return f"{line.ljust(self.column - 1)} {self.words}" if self.words else line


class _Editor:
    """Finds the patches between two states of the data of one text."""

    def __init__(self, text: str) -> None:
        self.text = text

    # places in the text

    def line_start(self, index: int) -> int:
        return self.text.rfind("\n", 0, index) + 1

    def line_end(self, index: int) -> int:
        end = self.text.find("\n", index)
        return len(self.text) if end < 0 else end

    def column(self, index: int) -> int:
        return index - self.line_start(index)

    def content_end(self, node: Node, start: int) -> int:
        """After the last character of a value: the reader's mark may stand some blank lines further."""
        end = node.spot.end if node.spot else start
        if isinstance(node, ScalarNode) and node.value is None and node.spot and node.spot.start == end:
            return start  # nothing is written: the reader's mark may stand after a comment
        return start + len(self.text[start : max(start, end)].rstrip())

    # groups of keys

    def map_patches(self, node: Node, old: dict[str, Plain], new: dict[str, Plain]) -> list[_Patch]:
        if not isinstance(node, MapNode) or node.flow or not node.entries:
            raise _EntangledError
        patches: list[_Patch] = []
        for entry in node.entries:
            if entry.key in new and new[entry.key] != old.get(entry.key):
                patches += self.value_patches(entry, old.get(entry.key), new[entry.key])
            elif entry.key in old and entry.key not in new:
                patches.append(self.removal(entry))
        return patches + self.additions(node, new)

    def additions(self, node: MapNode, new: dict[str, Plain]) -> list[_Patch]:
        """New keys, each below the key it follows in the model's order."""
        here = {entry.key: entry for entry in node.entries}
        after = node.entries[0]
        groups: dict[str, list[str]] = {}
        for key, value in new.items():
            if key in here:
                after = here[key]
            elif after.key not in new:
                raise _EntangledError  # the key above is taken out itself
            else:
                groups.setdefault(after.key, []).extend(entry_lines(key, value, self.column(_start(node.entries[0]))))
        return [self.lines_below(here[key], lines) for key, lines in groups.items()]

    def lines_below(self, entry: MapEntry, lines: list[str]) -> _Patch:
        end = self.line_end(self.content_end(entry.value, self.colon(entry)))
        return _Patch((end, end, "".join(f"\n{line}" for line in lines)))

    def removal(self, entry: MapEntry) -> _Patch:
        """Take a key out. One that a comment explains, or that stands at the margin, stays with nothing after it."""
        start = _start(entry)
        colon = self.colon(entry)
        end = self.content_end(entry.value, colon)
        explained = _COMMENT.match(self.text, end) is not None
        opens_an_item = bool(self.text[self.line_start(start) : start].strip())
        if isinstance(entry.value, ScalarNode) and (explained or opens_an_item or self.column(start) == 0):
            comment = self.comment_of(entry.value, colon, end)
            first = self.text[self.line_start(start) : colon]
            return _Patch((colon, comment.end, comment.beside(first)[len(first) :]))
        if opens_an_item:
            raise _EntangledError
        return _Patch((self.line_start(start), min(self.line_end(end) + 1, len(self.text)), ""))

    def colon(self, entry: MapEntry) -> int:
        """After the colon of an entry."""
        key_end = entry.spot.end if entry.spot else 0
        return self.text.index(":", key_end) + 1

    def value_patches(self, entry: MapEntry, old: Plain, new: Plain) -> list[_Patch]:
        try:
            return self.inner_patches(entry.value, old, new)
        except _EntangledError:
            start = _start(entry)
            lines = entry_lines(entry.key, new, self.column(start))
            if _is_flow(entry.value) and isinstance(new, list | dict):
                line = f"{' ' * self.column(start)}{entry.key}: {in_brackets(new)}"
                lines = [line] if len(line) <= WIDTH else lines
            comment_at = self.colon(entry)
            return [self.replacement(entry.value, start, lines, comment_at)]

    def inner_patches(self, node: Node, old: Plain, new: Plain) -> list[_Patch]:
        if isinstance(old, dict) and isinstance(new, dict):
            return self.map_patches(node, old, new)
        if isinstance(old, list) and isinstance(new, list):
            return self.list_patches(node, old, new)
        raise _EntangledError

    def replacement(self, node: Node, start: int, lines: list[str], comment_at: int) -> _Patch:
        """New lines for a key or an item that begins at `start`; the comment on its first line stays there."""
        end = self.content_end(node, max(start, comment_at))
        comment = self.comment_of(node, comment_at, end)
        first = comment.beside(lines[0])[self.column(start) :]
        return _Patch((start, comment.end, "\n".join([first, *lines[1:]])))

    def comment_of(self, node: Node, comment_at: int, end: int) -> _Comment:
        """The comment on the first line of a value that ends at `end`."""
        if isinstance(node, ScalarNode):
            header = _BLOCK_HEADER.match(self.text, node.spot.start) if node.spot else None
            found = None if header else _COMMENT.match(self.text, end)
            words = header[1] if header else found[0] if found else ""
            place = header.end() if header else found.end() if found else end
            return _Comment(words.strip(), self.column(place) - len(words.strip()), end if header else place)
        found = _COMMENT.match(self.text, comment_at) or (_COMMENT.match(self.text, end) if _is_flow(node) else None)
        if found is None:
            return _Comment("", 0, end)
        return _Comment(found[0].strip(), self.column(found.end()) - len(found[0].strip()), max(end, found.end()))

    # lists

    def list_patches(self, node: Node, old: list[Plain], new: list[Plain]) -> list[_Patch]:
        if not isinstance(node, ListNode) or node.flow or len(node.items) != len(old) or not new:
            raise _EntangledError
        dashes = [self.dash(item) for item in node.items]
        if len({self.column(dash) for dash in dashes}) != 1:
            raise _EntangledError
        sources = match_items(old, new)
        inner = {
            index: self.item_patches(node.items[index], dashes[index], old[index], value)
            for index, value in zip(sources, new, strict=True)
            if index is not None and old[index] != value
        }
        if sources == list(range(len(old))):
            return [patch for patches in inner.values() for patch in patches]
        starts = self.chunk_starts(node.items, dashes)
        words = ""
        for index, value in zip(sources, new, strict=True):
            if index is None:
                words += "".join(f"{line}\n" for line in item_lines(value, self.column(dashes[0])))
            else:
                chunk = _patched(self.text, inner.get(index, []), starts[index], starts[index + 1])
                words += chunk if chunk.endswith("\n") else f"{chunk}\n"
        return [_Patch((starts[0], starts[-1], words))]

    def dash(self, item: Node) -> int:
        """Where the dash of an item stands."""
        dash = self.text.rfind("-", 0, item.spot.start) if item.spot else -1
        if dash < 0 or self.text[dash + 1 : item.spot.start if item.spot else 0].strip():
            raise _EntangledError
        return dash

    def chunk_starts(self, items: Sequence[Node], dashes: Sequence[int]) -> list[int]:
        """Where the lines of each item begin, comments above it included, and where those of the last one end."""
        starts: list[int] = []
        for index, dash in enumerate(dashes):
            start = self.line_start(dash)
            if self.text[start:dash].strip():
                raise _EntangledError
            floor = self.line_end(self.content_end(items[index - 1], dashes[index - 1])) + 1 if index else 0
            while start > floor and _NOTE_OR_BLANK.match(self.text[self.line_start(start - 1) : start - 1]):
                start = self.line_start(start - 1)
            starts.append(start)
        end = self.line_end(self.content_end(items[-1], dashes[-1]))
        return [*starts, min(end + 1, len(self.text))]

    def item_patches(self, item: Node, dash: int, old: Plain, new: Plain) -> list[_Patch]:
        try:
            return self.inner_patches(item, old, new)
        except _EntangledError:
            lines = item_lines(new, self.column(dash))
            if _is_flow(item) and isinstance(new, list | dict):
                line = f"{' ' * self.column(dash)}- {in_brackets(new)}"
                lines = [line] if len(line) <= WIDTH else lines
            return [self.replacement(item, dash, lines, dash + 1)]


def _start(entry: MapEntry) -> int:
    if entry.spot is None:
        raise _EntangledError
    return entry.spot.start


def _is_flow(node: Node) -> bool:
    return isinstance(node, ListNode | MapNode) and node.flow
