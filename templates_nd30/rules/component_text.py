"""Turns a component into its composed text as printed, with the way back to the file's letters.

A pattern written in NFC finds decomposed text too; hidden letters are not there; automatic capitals (w:caps) are made.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.diagnostics import Anchor
from docgen.ooxml.edits import TextEdit
from templates_nd30.rules.composing import compose_letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.anatomy.boxes import Box
    from docgen.anatomy.results import BoxEntry
    from docgen.contracts.rule import Examination
    from docgen.ooxml import Paragraph

_LOOKALIKES = {"\u00d0": "Đ", "\u0189": "Đ", "\u00a0": " ", "\u202f": " "}
"""Letters and blanks that print alike: whether they are the right ones is another rule's to say."""


@dataclass(frozen=True, slots=True)
class ComponentText:
    """The text of one component; `offsets[i]` is where its letter i begins in the paragraph, with one for the end."""

    index: int
    text: str
    offsets: tuple[int, ...]
    entry: BoxEntry

    def anchor(self, start: int, end: int) -> Anchor:
        return Anchor(paragraph=self.index, start=self.offsets[start], end=self.offsets[end])

    @property
    def whole(self) -> Anchor:
        """The component itself."""
        return self.anchor(0, len(self.text))

    def replaced(self, start: int, end: int, text: str) -> TextEdit:
        """The edit that puts `text` in the place of the letters from `start` to `end`."""
        return TextEdit(self.index, self.offsets[start], self.offsets[end], text)


def texts_of(x: Examination, *boxes: Box) -> Iterator[ComponentText]:
    """The lines of these components in all parts of the file."""
    for entry in x.entries(*boxes):
        if entry.start < entry.end:
            yield text_of(x, entry)


def _is_plain(paragraph: Paragraph, written: str) -> bool:
    """Whether every letter is seen as it is written: composed, not hidden, no automatic capitals."""
    return (
        not any(run.format.hidden or run.format.caps or run.format.small_caps for run in paragraph.runs)
        and unicodedata.is_normalized("NFC", written)
        and not any(map(unicodedata.combining, written))
    )


def text_of(x: Examination, entry: BoxEntry) -> ComponentText:
    """The text of one component, a base letter with the marks that follow it composed."""
    paragraph = x.paragraph_of(entry)
    written = paragraph.text[entry.start : entry.end]
    if _is_plain(paragraph, written):
        for sign, wanted in _LOOKALIKES.items():
            written = written.replace(sign, wanted)
        places = (*range(entry.start, entry.start + len(written)), entry.end)
        return ComponentText(x.index_at(entry), written, places, entry)
    text, offsets = compose_letters(paragraph.runs, entry.start, entry.end, _LOOKALIKES)
    return ComponentText(x.index_at(entry), text, offsets, entry)
