"""Turns the paragraphs of an examined document into composed text as seen, with the way back to the file's letters.

A pattern written in NFC finds decomposed text too; hidden letters are not there; automatic capitals (w:caps) are made.
Text of legacy encodings (.VnTime, VNI) is left out: its letters mean something else.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from docgen.diagnostics import Anchor
from docgen.ooxml import find_legacy_encoding
from docgen.ooxml.edits import TextEdit
from docgen.vietnamese.capitals import Reading
from docgen.vietnamese.citations import find_citations
from templates_nd30.rules.composing import compose_letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.contracts.rule import Examination
    from docgen.ooxml import Paragraph, PlacedParagraph, RunFormat
    from docgen.vietnamese.citations import CitationSpan

_STORIES = frozenset({"body", "footnote", "endnote"})
_QUOTED = re.compile(r"“[^“”]{0,400}”|\"[^\"“”]{0,400}\"")


_REMEMBERED = 16
"""Texts whose citations and quotations are kept: a rule asks once a finding, several rules ask of one paragraph."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Lời văn of one paragraph: its index in the walk and its text as a reader sees it, composed.

    `offsets[i]` is where letter i begins in the file's text, with one more for the end; None when the two are the same.
    """

    index: int
    placed: PlacedParagraph
    text: str
    offsets: tuple[int, ...] | None = field(default=None, repr=False)

    @property
    def paragraph(self) -> Paragraph:
        return self.placed.paragraph

    def anchor(self, start: int, end: int) -> Anchor:
        """The letters from `start` to `end` of this text, as the file counts them."""
        return Anchor(paragraph=self.index, start=self._back(start), end=self._back(end))

    def replaced(self, start: int, end: int, text: str) -> tuple[TextEdit, ...]:
        """The edit that puts `text` there; none where hidden letters stand between, which nobody should lose."""
        first, last = self._back(start), self._back(end)
        if self.offsets is not None and end > start:
            seen = self.paragraph.text[first:last]
            if unicodedata.normalize("NFC", seen) != self.text[start:end]:
                return ()
        return (TextEdit(self.index, first, last, text),)

    def _back(self, offset: int) -> int:
        return offset if self.offsets is None else self.offsets[offset]


def proses_of(x: Examination) -> tuple[Prose, ...]:
    """The prose of every paragraph of the body and the notes that has any, in reading order."""
    return x.once(_proses)


def _proses(x: Examination) -> tuple[Prose, ...]:
    looks: dict[int, tuple[bool, bool]] = {}
    found = (
        _find_prose(index, placed, looks)
        for index, placed in enumerate(x.paragraphs)
        if placed.story in _STORIES and placed.paragraph.runs
    )
    return tuple(prose for prose in found if prose is not None)


def proses_with(x: Examination, *words: str) -> Iterator[Prose]:
    """The prose that has one of these words, in any capitals, whatever blanks stand in it: asked before a slow pattern.

    `words` are whole words in small letters with single blanks, or single signs; a pattern that cannot match without
    one of them misses nothing.
    """
    small = x.once(_small)
    present = [word for word in words if small.has(word)]
    if not present:
        return iter(())
    texts = x.once(_small_texts)
    return (prose for prose, text in zip(proses_of(x), texts, strict=True) if any(word in text for word in present))


@dataclass(frozen=True, slots=True)
class _Small:
    """All prose of a document in small letters with single blanks, the syllables it has, and what stands between."""

    whole: str
    syllables: frozenset[str]
    gaps: str

    def has(self, word: str) -> bool:
        """Whether a word or a sign stands somewhere; mostly told by its syllables, for few of a document differ."""
        syllables = _syllables_of(word)
        if not syllables:
            return word in self.gaps
        # A letter alone is looked for inside of syllables.
        return (len(word) == 1 or syllables <= self.syllables) and word in self.whole


def _small(x: Examination) -> _Small:
    reading = reading_of(x)
    gaps = _squeezed("\n".join(dict.fromkeys(reading.pieces[::2])))
    return _Small(_squeezed(reading.text).lower(), frozenset(map(str.lower, reading.vocabulary)), gaps)


def _small_texts(x: Examination) -> tuple[str, ...]:
    return tuple(_squeezed(prose.text).lower() for prose in proses_of(x))


@lru_cache(maxsize=1 << 10)
def _syllables_of(words: str) -> frozenset[str]:
    return frozenset(Reading.of(words).vocabulary)


def reading_of(x: Examination) -> Reading:
    """All prose of a document cut at its syllables, a line each."""
    return x.once(_reading)


def _reading(x: Examination) -> Reading:
    return Reading.of("\n".join(prose.text for prose in proses_of(x)))


def _squeezed(text: str) -> str:
    """Blanks and no-break blanks as one blank; other white space stays, a rule may ask for it."""
    squeezed = text.replace("\u00a0", " ")
    while "  " in squeezed:
        squeezed = squeezed.replace("  ", " ")
    return squeezed


def _find_prose(index: int, placed: PlacedParagraph, looks: dict[int, tuple[bool, bool]]) -> Prose | None:
    """`looks` remembers of each format of the document whether it is legacy, and whether it shows letters as typed."""
    plain = True
    for run in placed.paragraph.runs:
        look = looks.get(id(run.format))
        if look is None:
            look = looks[id(run.format)] = _look(run.format)
        if look[0] or (run.field and run.field.lstrip().upper().startswith("TOC")):
            return None
        plain = plain and look[1]
    text = placed.paragraph.text
    if not text or text.isspace():
        return None
    if plain and (text.isascii() or unicodedata.is_normalized("NFC", text)):
        return Prose(index, placed, text)
    return _find_composed(index, placed)


def _look(look: RunFormat) -> tuple[bool, bool]:
    legacy = any(font[:1] in ".vV" and find_legacy_encoding(font) for font in (look.font_ascii, look.font_hansi))
    return legacy, not (look.hidden or look.caps or look.small_caps)


def _find_composed(index: int, placed: PlacedParagraph) -> Prose | None:
    text, offsets = compose_letters(placed.paragraph.runs, 0, len(placed.paragraph.text), {})
    return Prose(index, placed, text, offsets) if text.strip() else None


@dataclass(frozen=True, slots=True)
class Spans:
    """Stretches of a text, none within another, in order."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def hold(self, offset: int) -> bool:
        """Whether the letter at `offset` stands in one of them."""
        place = bisect_right(self.starts, offset) - 1
        return place >= 0 and offset < self.ends[place]


@lru_cache(maxsize=_REMEMBERED)
def quoted_spans(text: str) -> Spans:
    """Words in quotation marks: somebody else's spelling."""
    found = [match.span() for match in _QUOTED.finditer(text)]
    return Spans(tuple(start for start, _ in found), tuple(end for _, end in found))


@lru_cache(maxsize=_REMEMBERED)
def citations_in(text: str) -> tuple[CitationSpan, ...]:
    """The citations (viện dẫn) of a text, in order."""
    return tuple(find_citations(text))


@lru_cache(maxsize=_REMEMBERED)
def cited_spans(text: str) -> Spans:
    """The whole of every cited act."""
    found = citations_in(text)
    return Spans(tuple(item.start for item in found), tuple(item.end for item in found))


@lru_cache(maxsize=_REMEMBERED)
def title_spans(text: str) -> Spans:
    """The titles (trích yếu) of cited acts: their spelling is that of whoever issued them."""
    found = [item.title for item in citations_in(text) if item.title is not None]
    return Spans(tuple(item.start for item in found), tuple(item.end for item in found))
