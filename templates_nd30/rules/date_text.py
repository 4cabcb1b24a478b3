"""Turns the words of box 4 into the parts of a place and date written with ngày, tháng, năm."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.anatomy.boxes import Box
from docgen.contracts.rule import Examination, Skip
from templates_nd30.rules.component_text import ComponentText, texts_of
from templates_nd30.rules.rule_lines import why_absent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.diagnostics import Anchor
    from docgen.ooxml.edits import TextEdit

_BLANK = r"[\s.…_]*"
_WRITTEN = re.compile(
    rf"(?P<place>.*?)(?P<joint>\s*[,.;:]?\s*)(?P<d>ngày)(?P<b1>{_BLANK})(?P<day>\d*){_BLANK}"
    rf"(?P<m>tháng){_BLANK}(?P<month>\d*){_BLANK}(?P<y>năm){_BLANK}(?P<year>\d*)(?P<tail>.*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """One place and date: its text, and where place, joint, d, day, m, month, y, year and tail are in it."""

    text: ComponentText
    match: re.Match[str]

    def __getitem__(self, part: str) -> str:
        return self.match[part]

    @property
    def confidence(self) -> float:
        """How sure it is that this is box 4."""
        return self.text.entry.confidence

    def anchor(self, first: str, last: str) -> Anchor:
        """The letters from the part `first` to the end of the part `last`."""
        return self.text.anchor(self.match.start(first), self.match.end(last))

    def replaced(self, part: str, wording: str) -> TextEdit:
        """The edit that puts `wording` in the place of a part."""
        return self.text.replaced(self.match.start(part), self.match.end(part), wording)


def dates_of(x: Examination) -> Iterator[WrittenDate | Skip]:
    """Every place and date that is written with ngày, tháng, năm."""
    found = [
        WrittenDate(text, match) for text in texts_of(x, Box.PLACE_DATE) if (match := _WRITTEN.fullmatch(text.text))
    ]
    if not found:
        yield why_absent(x, Box.PLACE_DATE)
    yield from found
