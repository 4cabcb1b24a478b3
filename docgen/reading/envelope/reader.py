"""What the readers of single boxes share: the boxes of the document, its casing, and what they note."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from docgen.reading.envelope.notes import Notes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.anatomy.boxes import Box
    from docgen.contracts.recognition import RecognisedBox, RecognisedDocument, Words
    from docgen.vietnamese.recasing import Casing

_SURE: Final = 0.75
"""A box known with less confidence than this is told to the person."""


@dataclass(slots=True)
class Reader:
    """Reads one box after another and notes what each value was read from."""

    document: RecognisedDocument
    casing: Casing
    notes: Notes = field(default_factory=Notes)
    code: str = ""
    """The issuer's part of the symbol, once the symbol is read."""

    def boxes(self, *kinds: Box) -> list[RecognisedBox]:
        return [box for box in self.document.boxes if box.box in kinds]

    def words(self, *kinds: Box) -> list[Words]:
        return [box.words for box in self.boxes(*kinds)]

    def doubt_boxes(self, path: str, boxes: Sequence[RecognisedBox]) -> None:
        """Tell the person about boxes that were known with little confidence, once a value."""
        weak = min(boxes, key=lambda box: box.confidence, default=None)
        if weak is not None and weak.confidence < _SURE:
            blocks = tuple(block for box in boxes for block in box.words.blocks)
            self.notes.guess(path, "guessed", weak.reason, weak.confidence, blocks)
