"""Gives every document a file name: readable, stable, safe on every system, and its own."""

from __future__ import annotations

from typing import Final

from docgen.lifecycle.variants.slots import SlotText
from docgen.vietnamese.names import safe_file_name
from docgen.vietnamese.text import comparison_key

SUFFIX: Final = ".docx"
RESERVED: Final = ("manifest.json", "variance.md", "variance.xlsx", "variance.json")
"""Names that the batch itself needs beside the documents."""


class FileNames:
    """Hands out file names (tên tệp); two that a careless file system would confuse are told apart by the unit's key.

    Names are compared without capitals and tone placement, because Windows and macOS confuse the first and people the
    second. The same units in the same order get the same names again.
    """

    def __init__(self) -> None:
        self._taken = {comparison_key(name) for name in RESERVED}

    def name(self, words: str, key: str) -> str:
        """A name made of `words` (the filled pattern), with the suffix of a Word file; no path can come out of it."""
        for candidate in (words, f"{words} ({key})"):
            name = safe_file_name(candidate, SUFFIX)
            if self._take(name):
                return name
        number = 2
        while not self._take(name := safe_file_name(f"{words} ({key}) ({number})", SUFFIX)):
            number += 1
        return name

    def _take(self, name: str) -> bool:
        folded = comparison_key(name)
        if folded in self._taken:
            return False
        self._taken.add(folded)
        return True


def pattern_text(text: SlotText) -> str:
    """The pattern of file names as a person wrote it."""
    return "".join(part if isinstance(part, str) else part.written for part in text)
