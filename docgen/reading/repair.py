"""Turns the facts of a document into facts with Unicode letters and whole sentences, and says what came from where.

Mended are: letters of old fonts (TCVN3, VNI), lines that a hard break ends inside a sentence, sentences a page break
cuts in two, typed page numbers that stand among the lines. Nothing is dropped: every paragraph of the source
is told, and which stretch of which repaired paragraph it became.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from docgen.anatomy.addresses import BODY, Address, Stop, walk
from docgen.anatomy.lines import visible_text
from docgen.contracts.recognition import SourceKind
from docgen.ooxml import Block, DocumentFacts, Paragraph
from docgen.reading.old_fonts import convert_old_fonts
from docgen.reading.page_numbers import NUMBER, WANTS_NUMBER, find_page_numbers
from docgen.reading.sources import Source

_LABEL: Final = re.compile(
    r"\s*(?:\(?(?:\d{1,3}|[IVXLC]{1,5}|[A-ZĐa-zđ])\s?(?:[.)/](?:\s|\Z)|[.)](?!\d{3}\b)\d|(?<!\s)[-–—]\s)"
    r"|\d{1,2}\.\d(?!\d\d\b)"
    r"|[-–—+•*●▪]\s?|(?:Điều|Chương|Phần|Mục)\s)"
)
_SPAN: Final = re.compile(r"[-–—]\s?\d{4}\b")
"""The second half of “2021 - 2030”, cut before the dash."""
_ABOUT: Final = re.compile(r"(?:v/v|về việc)\b", re.IGNORECASE)
_ENDS: Final = tuple('.:;!?…/”"»')
_LEAST_BROKEN: Final = 60
"""A line of fewer letters is a title, a name or a list entry, not the beginning of a broken sentence."""
_WIDEST_WRAPPED: Final = 140
"""Lines of a hard-wrapped text are never longer; a page holds some ninety letters."""
_LEAST_WRAPPED_LINES: Final = 6
_LEAST_WIDTH: Final = 45
"""Narrower lines are lists of names, not sentences."""


@dataclass(frozen=True, slots=True)
class SourceParagraph:
    """A non-empty paragraph of the file as it was handed in: “đoạn nguồn”."""

    index: int
    place: str
    kind: SourceKind
    text: str
    label: str = ""
    """What an automatic list prints before it."""
    repairs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """`text[start:end]` of a repaired paragraph came from the source paragraph `source`."""

    start: int
    end: int
    source: int


@dataclass(frozen=True, slots=True)
class Repaired:
    """Facts ready to be looked at, and the source of every paragraph in them.

    `page_numbers` are source paragraphs taken out as typed page numbers; `hidden` are the letters that Word keeps but
    does not show, by place; `stops` is the walk over the facts.
    """

    facts: DocumentFacts
    paragraphs: tuple[SourceParagraph, ...]
    stretches: Mapping[Address, tuple[Stretch, ...]]
    page_numbers: tuple[int, ...] = ()
    hidden: tuple[tuple[str, str], ...] = ()
    stops: tuple[Stop, ...] = ()


def repair_source(source: Source) -> Repaired:
    """The repaired facts of a source."""
    stops = tuple(walk(source.facts))
    facts, encodings = convert_old_fonts(source.facts, stops)
    if facts is not source.facts:
        stops = tuple(walk(facts))
    found: list[SourceParagraph] = []
    sources: dict[Address, int] = {}
    hidden: list[tuple[str, str]] = []
    for number, stop in enumerate(stops):
        unseen = _hidden_text(stop.paragraph)
        if unseen:
            hidden.append((source.place(stop.place, number), unseen))
        text = visible_text(stop.paragraph)
        if not text.strip():
            continue
        label = stop.paragraph.label.text.strip() if stop.paragraph.label else ""
        encoding = encodings.get(stop.address)
        kind = _kind_of(stop.address, in_table=bool(stop.cells), in_textbox=stop.in_textbox)
        repairs = (f"chữ phông {encoding} chuyển sang Unicode",) if encoding else ()
        sources[stop.address] = len(found)
        found.append(SourceParagraph(len(found), source.place(stop.place, number), kind, text, label, repairs))
    joined = _joined(facts, tuple(found), sources, is_text=source.is_text)
    return replace(joined, hidden=tuple(hidden), stops=stops if joined.facts is facts else tuple(walk(joined.facts)))


def _hidden_text(paragraph: Paragraph) -> str:
    """The letters of a paragraph that are formatted as hidden (chữ ẩn)."""
    return "".join(run.text for run in paragraph.runs if run.format.hidden).strip()


def _kind_of(address: Address, *, in_table: bool, in_textbox: bool) -> SourceKind:
    if address.story == "note":
        return SourceKind.NOTE
    if address.story != BODY:
        return SourceKind.MARGIN
    if in_textbox:
        return SourceKind.TEXTBOX
    return SourceKind.CELL if in_table else SourceKind.PARAGRAPH


def _joined(
    facts: DocumentFacts, paragraphs: tuple[SourceParagraph, ...], sources: Mapping[Address, int], *, is_text: bool
) -> Repaired:
    """The facts with broken sentences whole; only paragraphs outside tables, text boxes and notes are joined."""
    inner: dict[int, list[tuple[Address, int]]] = {}
    stretches: dict[Address, tuple[Stretch, ...]] = {}
    for address, source in sources.items():
        if address.story != BODY:
            stretches[address] = (Stretch(0, len(paragraphs[source].text), source),)
        elif len(address.steps) > 1:
            inner.setdefault(address.section, []).append((address, source))
    mended = list(paragraphs)
    numbers: list[int] = []
    sections = []
    for at, section in enumerate(facts.sections):
        joiner = _Joiner(section.blocks, is_text=is_text)
        for index, block in enumerate(section.blocks):
            joiner.add(index, block, sources.get(Address(at, BODY, (index,))))
        for source, note in joiner.notes:
            mended[source] = replace(mended[source], repairs=(*mended[source].repairs, note))
        numbers += joiner.numbers
        for index, found in joiner.stretches.items():
            stretches[Address(at, BODY, (index,))] = tuple(found)
        for address, source in inner.get(at, ()):
            steps = (joiner.moved[address.steps[0]], *address.steps[1:])
            stretches[Address(at, BODY, steps)] = (Stretch(0, len(paragraphs[source].text), source),)
        sections.append(replace(section, blocks=tuple(joiner.made)))
    is_whole = mended == list(paragraphs) and not numbers
    return Repaired(
        facts if is_whole else replace(facts, sections=tuple(sections)), tuple(mended), stretches, tuple(numbers)
    )


class _Joiner:
    """Walks down the blocks of a section and appends what goes on with the sentence above."""

    def __init__(self, blocks: Sequence[Block], *, is_text: bool) -> None:
        self.is_text = is_text
        self.page_numbers = frozenset(find_page_numbers(blocks, is_text=is_text))
        self.width = _wrapped_width(blocks) if is_text else 0
        self.made: list[Block] = []
        self.moved: dict[int, int] = {}
        self.stretches: dict[int, list[Stretch]] = {}
        self.numbers: list[int] = []
        self.notes: list[tuple[int, str]] = []

    def add(self, index: int, block: Block, source: int | None) -> None:
        """Take the next block; `source` is its source paragraph when it is a paragraph with words."""
        if source is not None and index in self.page_numbers:
            self.numbers.append(source)
            return
        if source is None or not isinstance(block, Paragraph):
            self.moved[index] = len(self.made)
            self.made.append(block)
            return
        above = _last_words(self.made)
        if above is not None and self.goes_on(above, block):
            self.append(above, block, source)
            return
        self.moved[index] = len(self.made)
        self.stretches[len(self.made)] = [Stretch(0, len(block.text), source)]
        self.made.append(block)

    def goes_on(self, above: int, block: Paragraph) -> bool:
        is_near = above == len(self.made) - 1
        if above not in self.stretches:
            return False
        if self.is_text and is_near and _goes_on_below(self.made[above], block, self.width):
            return True
        return _continues(self.made[above], block, is_near=is_near, width=self.width)

    def append(self, above: int, block: Paragraph, source: int) -> None:
        is_near = above == len(self.made) - 1
        self.made[above], stretch = _appended(self.made[above], block, source)
        self.stretches[above].append(stretch)
        self.notes.append((source, "câu bị ngắt dòng được nối lại" if is_near else "câu bị ngắt đoạn được nối lại"))
        del self.made[above + 1 :]


def _last_words(blocks: Sequence[Block]) -> int | None:
    """The last paragraph with words, when nothing but blank paragraphs follows it."""
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        if not isinstance(block, Paragraph) or block.drawings:
            return None
        if visible_text(block).strip():
            return index
    return None


def _continues(above: Block, below: Paragraph, *, is_near: bool, width: int) -> bool:
    """Whether `below` goes on with the sentence of `above`."""
    if not isinstance(above, Paragraph) or below.label is not None or below.drawings:
        return False
    if {above.format.alignment, below.format.alignment} & {"center", "right"}:
        return False
    first, second = visible_text(above).rstrip(), visible_text(below).lstrip()
    line = first[first.rfind("\n") + 1 :]
    if len(line) < _LEAST_BROKEN or first.endswith(_ENDS) or _LABEL.match(second) or "\t" in second:
        return False
    if second[:1].islower() or (second[:1] in "(,“" and second[1:2].islower()):
        return True
    tail = line if width == 0 else _last_line(above)
    return is_near and width > 0 and len(tail) >= width * 3 // 4


def _goes_on_below(above: Block, below: Paragraph, width: int) -> bool:
    """Whether a line of a text file goes on with the sentence of the line right above it, however short that is.

    A sentence that is not closed goes on where the next line begins with a small letter, or where the first word of
    the next line did not fit in.
    """
    if not isinstance(above, Paragraph):
        return False
    first, second = _last_line(above).rstrip(), below.text.strip()
    if not second or "\t" in second or "\t" in first or first.isupper():
        return False
    is_labelled = _LABEL.match(second) is not None or _ABOUT.match(second) is not None
    is_full = width >= _LEAST_WIDTH and len(first) >= width * 3 // 4
    is_small = second[0].islower() and not is_labelled
    if first.endswith(_ENDS):
        return is_full and is_small and first.endswith(";")
    if (_SPAN.match(second) and first[-4:].isdecimal()) or (WANTS_NUMBER.search(first) and NUMBER.match(second)):
        return True
    if is_small or (is_full and second[0] in "(,“" and second[1:2].islower()):
        return True
    is_sentence = not is_labelled and not first.istitle() and second[0].isalnum() and not second.isupper()
    return is_sentence and width >= _LEAST_WIDTH and len(first) + 1 + len(second.split()[0]) > width


def _last_line(paragraph: Paragraph) -> str:
    """The last line of a paragraph as it stood in the file: each joined line is a run of its own."""
    return paragraph.runs[-1].text.strip() if paragraph.runs else ""


def _appended(above: Block, below: Paragraph, source: int) -> tuple[Paragraph, Stretch]:
    if not isinstance(above, Paragraph):
        raise TypeError("chỉ nối được hai đoạn văn")
    text = above.text
    gap = "" if text.endswith((" ", "\u00a0")) else " "
    blank = (replace(above.runs[-1], text=gap, note=""),) if gap and above.runs else ()
    whole = replace(above, runs=(*above.runs, *blank, *below.runs))
    start = len(text) + len(gap)
    return whole, Stretch(start, start + len(below.text), source)


def _wrapped_width(blocks: Sequence[Block]) -> int:
    """The width at which the lines of a text file are broken by hand, 0 where they are whole paragraphs."""
    lengths = sorted(len(block.text.strip()) for block in blocks if isinstance(block, Paragraph) and block.text.strip())
    if len(lengths) < _LEAST_WRAPPED_LINES or lengths[-1] > _WIDEST_WRAPPED:
        return 0
    return lengths[len(lengths) * 9 // 10]
