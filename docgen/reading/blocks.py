"""Repaired facts and their anatomy → the blocks of the source, each letter in exactly one, and those of each box."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from docgen.anatomy import Address, Anatomy, BoxEntry
from docgen.anatomy.addresses import Stop
from docgen.anatomy.lines import visible_text
from docgen.contracts.recognition import BlockLook, SourceBlock, Words
from docgen.ooxml import Paragraph
from docgen.reading.endings import CLOSED
from docgen.reading.repair import Repaired, Stretch
from docgen.reading.tidying import name_repairs, tidy

_MOSTLY: Final = 0.6
_UNSEEN_BY_ANATOMY: Final = "Không giống thành phần nào."


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Blocks that are part of no component, and why."""

    blocks: tuple[int, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Cut:
    """The source in blocks. `spans` leads from a stretch of a repaired paragraph to its blocks."""

    blocks: tuple[SourceBlock, ...]
    paragraphs: Mapping[Address, Paragraph]
    spans: Mapping[Address, tuple[tuple[int, int, int], ...]]
    """By paragraph: start, end and block, in order."""
    unplaced: tuple[Unplaced, ...]
    source_of: tuple[int, ...]
    """By block: the source paragraph it was cut from."""

    def blocks_between(self, address: Address, start: int, end: int) -> tuple[int, ...]:
        """The blocks of a stretch of a repaired paragraph."""
        return tuple(block for first, last, block in self.spans.get(address, ()) if first < end and start < last)

    def words(self, entry: BoxEntry, start: int | None = None) -> Words:
        """The words of an entry, from `start` on when given, with their blocks."""
        text = visible_text(self.paragraphs[entry.address])
        begin = entry.start if start is None else start
        words = tidy(text[begin : entry.end])
        if words and text.startswith("./", entry.end) and words[-1] not in CLOSED:
            words += "."  # the first sign of the end mark “./.” is the full stop of the sentence
        return Words(words, self.blocks_between(entry.address, entry.start, entry.end))

    def words_of_paragraph(self, address: Address) -> Words:
        """All words of a repaired paragraph, with the label of an automatic list before them."""
        paragraph = self.paragraphs[address]
        label = paragraph.label.text.strip() if paragraph.label else ""
        text = tidy(visible_text(paragraph))
        return Words(
            f"{label} {text}".strip() if text else "", tuple(block for _, _, block in self.spans.get(address, ()))
        )


def cut_blocks(repaired: Repaired, anatomy: Anatomy) -> Cut:
    """Cut every paragraph where anatomy draws a border, and where a sentence was joined."""
    pieces = _pieces(anatomy)
    blocks: list[SourceBlock] = []
    sources: list[int] = []
    spans: dict[Address, tuple[tuple[int, int, int], ...]] = {}
    unplaced: list[Unplaced] = []
    paragraphs: dict[Address, Paragraph] = {}
    for stop in repaired.stops:
        paragraphs[stop.address] = stop.paragraph
        text = visible_text(stop.paragraph)
        if not text.strip():
            continue
        found: list[tuple[int, int, int]] = []
        stretches = repaired.stretches.get(stop.address, ())
        for start, end, reason in _without_gaps(pieces.get(stop.address, []), text):
            first = len(blocks)
            for stretch, begin, stop_at in _overlaps(stretches, start, end):
                block = _block(repaired, stop, stretch, text[begin:stop_at], (len(blocks), begin, stop_at))
                if block.text:
                    found.append((begin, stop_at, block.index))
                    blocks.append(block)
                    sources.append(stretch.source)
            if reason and len(blocks) > first:
                unplaced.append(Unplaced(tuple(range(first, len(blocks))), reason))
        spans[stop.address] = tuple(found)
    for number in repaired.page_numbers:
        paragraph = repaired.paragraphs[number]
        blocks.append(SourceBlock(len(blocks), paragraph.place, tidy(paragraph.text), paragraph.kind))
        sources.append(number)
    return Cut(tuple(blocks), paragraphs, spans, tuple(unplaced), tuple(sources))


def _pieces(anatomy: Anatomy) -> dict[Address, list[tuple[int, int, str]]]:
    """By paragraph: the stretches anatomy names; the reason is empty for what is a component."""
    pieces: dict[Address, list[tuple[int, int, str]]] = {}
    for entry in anatomy.entries():
        if entry.drawing < 0 and entry.start < entry.end:
            pieces.setdefault(entry.address, []).append((entry.start, entry.end, ""))
    for left in anatomy.leftovers:
        pieces.setdefault(left.address, []).append((left.start, left.end, left.reason))
    return pieces


def _without_gaps(pieces: Iterable[tuple[int, int, str]], text: str) -> Iterator[tuple[int, int, str]]:
    """The pieces in order, and whatever lies between them."""
    at = 0
    for start, end, reason in sorted(pieces):
        if text[at:start].strip():
            yield at, start, _UNSEEN_BY_ANATOMY
        if end > at:
            yield max(start, at), end, reason
            at = end
    if text[at:].strip():
        yield at, len(text), _UNSEEN_BY_ANATOMY


def _overlaps(stretches: Iterable[Stretch], start: int, end: int) -> Iterator[tuple[Stretch, int, int]]:
    for stretch in stretches:
        begin, stop_at = max(stretch.start, start), min(stretch.end, end)
        if begin < stop_at:
            yield stretch, begin, stop_at


def _block(repaired: Repaired, stop: Stop, stretch: Stretch, raw: str, span: tuple[int, int, int]) -> SourceBlock:
    source = repaired.paragraphs[stretch.source]
    index, start, end = span
    text = tidy(raw)
    return SourceBlock(
        index,
        source.place,
        text,
        source.kind,
        label=source.label if start == 0 else "",
        look=look_between(stop.paragraph, start, end, text),
        repairs=(*source.repairs, *name_repairs(raw)),
    )


def look_between(paragraph: Paragraph, start: int, end: int, text: str) -> BlockLook:
    """How most letters of `text`, a stretch of a paragraph, look."""
    total = bold = italic = underlined = capitals = most = offset = 0
    size = 14.0
    for run in paragraph.runs:
        begin, stop = max(start, offset), min(end, offset + len(run.text))
        if begin < stop and not run.format.hidden:
            letters = len(run.text[begin - offset : stop - offset].strip())
            look = run.format
            total += letters
            bold += letters * look.bold
            italic += letters * look.italic
            underlined += letters * (look.underline != "none")
            capitals += letters * look.caps
            if letters > most:
                most, size = letters, look.size
        offset += len(run.text)
    least = max(total * _MOSTLY, 1)
    page = paragraph.format
    return BlockLook(
        bold=bold >= least,
        italic=italic >= least,
        underlined=underlined >= least,
        upper=capitals >= least or (text.isupper() and total > 1),
        size=size,
        alignment=page.alignment,
        indent_left=page.indent_left,
        indent_first=page.indent_first,
        outline_level=page.outline_level,
    )
