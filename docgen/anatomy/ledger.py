"""Turns claims on lines into entries, and holds that no letter belongs to two components."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docgen.anatomy.lines import tight, visible_text
from docgen.anatomy.results import BoxEntry
from docgen.vietnamese.text import normalise_text, squeeze

if TYPE_CHECKING:
    from docgen.anatomy.addresses import Address
    from docgen.anatomy.boxes import Box
    from docgen.anatomy.lines import Line


@dataclass(slots=True)
class Ledger:
    """The entries of one part while it is being read; a stage may claim only what no stage before it has claimed."""

    entries: list[BoxEntry] = field(default_factory=list)
    _taken: dict[Address, list[tuple[int, int]]] = field(default_factory=dict)

    def is_free(self, line: Line) -> bool:
        """Whether no letter of the line is claimed."""
        taken = self._taken.get(line.address)
        if not taken:
            return True
        start, end = _tight(line)
        return all(end <= other_start or other_end <= start for other_start, other_end in taken)

    def claim(self, line: Line, box: Box, confidence: float, reason: str) -> BoxEntry:
        """Enters a line as a component. The line must be free."""
        start, end = _tight(line)
        return self._enter(BoxEntry(box, line.address, line.place, start, end, line.words, confidence, reason))

    def claim_span(self, line: Line, start: int, end: int, claim: tuple[Box, float, str]) -> BoxEntry:
        """Enters the letters `start` to `end` of the line's paragraph as a component with confidence and reason."""
        text = visible_text(line.paragraph)
        whole = (start, end) == (line.start, line.end)
        start, end = tight(text, start, end)
        words = line.words if whole else squeeze(normalise_text(text[start:end]))
        return self._enter(BoxEntry(claim[0], line.address, line.place, start, end, words, *claim[1:]))

    def claim_drawing(self, line: Line, drawing: int, claim: tuple[Box, float, str]) -> BoxEntry:
        """Enters a picture anchored in the line's paragraph; it takes no letters."""
        at = line.paragraph.drawings[drawing].at
        return self._enter(BoxEntry(claim[0], line.address, line.place, at, at, "", *claim[1:], drawing=drawing))

    def _enter(self, entry: BoxEntry) -> BoxEntry:
        if entry.start < entry.end:
            taken = self._taken.setdefault(entry.address, [])
            if any(entry.start < other_end and other_start < entry.end for other_start, other_end in taken):
                raise AssertionError(f"{entry.address} is claimed twice")
            taken.append((entry.start, entry.end))
        self.entries.append(entry)
        return entry

    def gaps(self, line: Line) -> list[tuple[int, int]]:
        """The stretches of a line that nobody has claimed and that have words."""
        text = visible_text(line.paragraph)
        found: list[tuple[int, int]] = []
        start = line.start
        for taken_start, taken_end in sorted(self._taken.get(line.address, ())):
            if taken_end <= line.start or taken_start >= line.end:
                continue
            found.append((start, taken_start))
            start = taken_end
        found.append((start, line.end))
        return [(begin, end) for begin, end in found if begin < end and text[begin:end].strip()]


def _tight(line: Line) -> tuple[int, int]:
    """The line without the white space at its ends."""
    return tight(visible_text(line.paragraph), line.start, line.end)
