"""Turns the footnotes or endnotes of two versions into those of the redline."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final

from lxml import etree

from docgen.ooxml.layers import w

if TYPE_CHECKING:
    from collections.abc import Iterator

_ID: Final = w("id")


class Notes:
    """The notes of one kind (`footnote`, `endnote`). The root of the new version's part becomes that of the redline."""

    def __init__(self, kind: str, old: etree._Element | None, new: etree._Element | None) -> None:
        self._tag = w(kind)
        self._call = w(f"{kind}Reference")
        self._old = {} if old is None else {node.get(_ID, ""): node for node in old.iterfind(self._tag)}
        self._old_root = old
        self.root = new
        self.is_new = False
        self._brought: dict[str, str] = {}

    def find(self, identifier: str) -> etree._Element | None:
        """A note of the redline."""
        if self.root is None:
            return None
        return next((node for node in self.root.iterfind(self._tag) if node.get(_ID) == identifier), None)

    def find_old(self, identifier: str) -> etree._Element | None:
        """A note of the old version."""
        return self._old.get(identifier)

    def calls_in(self, node: etree._Element) -> Iterator[etree._Element]:
        """The calls of notes of this kind in an element of the old version."""
        yield from node.iter(self._call)

    def bring(self, identifier: str) -> tuple[str, etree._Element | None]:
        """A deleted call's note brought over: its number in the redline, and the note itself when it is new there."""
        note = self._old.get(identifier)
        if note is None or identifier in self._brought:
            return self._brought.get(identifier, identifier), None
        root = self._root()
        taken = [int(value) for node in root if (value := node.get(_ID, "")).lstrip("-").isdecimal()]
        number = str(max([*taken, 0]) + 1)
        copy = deepcopy(note)
        copy.set(_ID, number)
        root.append(copy)
        self._brought[identifier] = number
        return number, copy

    def _root(self) -> etree._Element:
        """The redline's notes; when the new version has none, with the separators of the old ones."""
        if self.root is None:
            assert self._old_root is not None  # noqa: S101 - a note of the old version was found
            self.root = etree.Element(self._old_root.tag, nsmap=self._old_root.nsmap)  # type: ignore[arg-type] # None is the default namespace; lxml-stubs do not know it
            self.root.extend(deepcopy(node) for node in self._old_root if node.get(w("type")) is not None)
            self.is_new = True
        return self.root
