"""Gives every document a file name: readable, stable, safe on every system, and its own."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import PureWindowsPath
from typing import Final

from docgen.vietnamese.names import MAX_FILE_NAME_BYTES, safe_file_name
from docgen.vietnamese.text import comparison_key

SUFFIX: Final = ".docx"
RESERVED: Final = ("manifest.json", "variance.md", "variance.xlsx", "variance.json", "prints.json")
"""Names that the batch itself needs beside the documents."""

_LONGEST_KEY: Final = 60


def is_document_name(name: object) -> bool:
    """Whether this is a plain name of a document of a batch: what a damaged manifest says may lead anywhere."""
    return isinstance(name, str) and name.endswith(SUFFIX) and "\0" not in name and PureWindowsPath(name).name == name


class FileNames:
    """Hands out file names (tên tệp); two that a careless file system would confuse are told apart by the unit's key.

    Names are compared without capitals and tone placement, because Windows and macOS confuse the first and people the
    second. The same units in the same order get the same names again.
    """

    def __init__(self) -> None:
        self._taken = {_mark(name) for name in RESERVED}

    def name(self, words: str, key: str) -> str:
        """A name made of `words` (the filled pattern), with the suffix of a Word file; no path can come out of it."""
        if words.lower().endswith(SUFFIX):
            words = words[: -len(SUFFIX)]  # a pattern that names the suffix as well
        name = safe_file_name(words, SUFFIX)
        if self._take(name):
            return name
        own = safe_file_name(key, "", max_bytes=_LONGEST_KEY)
        tail, number = f" ({own})", 2
        while not self._take(name := _name_with(words, tail)):
            tail = f" ({own}) ({number})"
            number += 1
        return name

    def _take(self, name: str) -> bool:
        mark = _mark(name)
        if mark in self._taken:
            return False
        self._taken.add(mark)
        return True


def _mark(name: str) -> bytes:
    """What a careless file system would know a name by; short, because those of a whole batch are kept."""
    return blake2b(comparison_key(name).encode(), digest_size=12).digest()


def _name_with(words: str, tail: str) -> str:
    """A long name is cut before its tail: what tells two files apart must stay."""
    room = MAX_FILE_NAME_BYTES - len(tail.encode()) - len(SUFFIX)
    return safe_file_name(safe_file_name(words, "", max_bytes=room) + tail, SUFFIX)
