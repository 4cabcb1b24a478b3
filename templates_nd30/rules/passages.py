"""Turns the body of every document in a file into passages of running text: what the rules on text and citations ask.

A table, a heading, a centred line, a list and a quotation are no running text. Of their look the decree says nothing,
but for lists and lines that carry a number: their letters and their spacing are those of all content (TX-01 to TX-04).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docgen.anatomy.addresses import BODY
from docgen.anatomy.boxes import Box
from docgen.anatomy.results import Level, PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.anatomy.results import BodyItem, DocumentPart
    from docgen.contracts.rule import Examination
    from docgen.ooxml import Paragraph

TEXT_BOXES: Final = frozenset({Box.OPENING, Box.BODY, Box.CLOSING})
_RUNNING: Final = frozenset({Level.TEXT, Level.ARTICLE, Level.CLAUSE, Level.DECIMAL, Level.POINT})
_LISTED: Final = _RUNNING - {Level.TEXT} | {Level.DASH, Level.PLUS, Level.BULLET}
_SENTENCE_ENDS: Final = (".", ";", ":", "?", "!", ",", "./.")
_NOTE: Final = "Ghi chú"
_COMMON: Final = [chr(code) for code in range(0x3000)]
"""Letters of Latin, Greek and Cyrillic writing; any other may be a capital here."""
_PERHAPS_CAPITAL: Final = re.compile(f"[{''.join(filter(str.isupper, _COMMON))}\u3000-\U0010ffff]")
_FEW_CAPITALS: Final = 30
_SMALL: Final = "a-zà-öø-ýăđĩũơư\u1ea1\u1ea3\u1ea5\u1ea7\u1ebf\u1ec1\u1ed9\u1edd\u1ee5\u1ef1"
_ENOUGH_SMALL: Final = re.compile(f"(?:[^{_SMALL}]*[{_SMALL}]){{21}}")
"""With thirty capitals at most, this many small letters make it less than `MOST`."""
_QUOTES: Final = ("“", '"', "«", "(", "*", "[")
_TWIPS_PER_POINT: Final = 20
MOST: Final = 0.6
"""Share of capitals from which a line is a heading or a name, and no running text."""
_LETTER_WIDTH: Final = 0.43
"""Mean width of a letter of Vietnamese text in Times New Roman, spaces included, as a share of the size."""
_CLEARLY: Final = 1.2


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of running text, “đoạn lời văn”. `is_long`: it takes more than one line."""

    part: DocumentPart
    item: BodyItem
    paragraph: Paragraph
    index: int
    is_long: bool

    @property
    def is_appendix(self) -> bool:
        """Whether it stands in a phụ lục, whose content the decree leaves freer."""
        return self.part.kind is PartKind.APPENDIX


def passages_of(x: Examination) -> tuple[Passage, ...]:
    """Every paragraph of running text, in order."""
    return x.once(_passages)


def items_of(x: Examination) -> tuple[Passage, ...]:
    """Every passage of more than one line, and between them the lists and the sentences of one line.

    Alignment and indent are not seen in one line, nor the same in a list; letters and spacing are.
    """
    return x.once(_items)


def _items(x: Examination) -> tuple[Passage, ...]:
    running = {passage.index: passage for passage in passages_of(x)}
    found: list[Passage] = []
    for part in x.anatomy.parts:
        is_noted = part.kind is PartKind.APPENDIX
        for item in part.body:
            index = x.index_at(item.entry)
            # What follows a note is part of it, and as small as one likes.
            is_noted = is_noted or item.entry.words.startswith(_NOTE)
            passage = running.get(index)
            if passage is not None and passage.is_long:
                found.append(passage)
            elif not is_noted and _is_item(x, item, index):
                paragraph = x.paragraphs[index].paragraph
                found.append(passage or Passage(part, item, paragraph, index, _is_long(x, item, paragraph)))
    return tuple(found)


def _is_item(x: Examination, item: BodyItem, index: int) -> bool:
    """A line with a number, a letter or a dash, typed or automatic; without one, a whole sentence."""
    is_listed = item.level in _LISTED
    is_sentence = item.level is Level.TEXT and item.entry.words.endswith(_SENTENCE_ENDS)
    return (is_listed or is_sentence) and _stands_in_text(x, item, index)


def _passages(x: Examination) -> tuple[Passage, ...]:
    return tuple(_read_passages(x))


def _read_passages(x: Examination) -> Iterator[Passage]:
    for part in x.anatomy.parts:
        for item in part.body:
            index = x.index_at(item.entry)
            if _runs(x, item, index):
                paragraph = x.paragraphs[index].paragraph
                yield Passage(part, item, paragraph, index, _is_long(x, item, paragraph))


def _runs(x: Examination, item: BodyItem, index: int) -> bool:
    return (
        item.level in _RUNNING
        and not item.is_automatic
        and x.paragraphs[index].paragraph.label is None
        and _stands_in_text(x, item, index)
    )


def _stands_in_text(x: Examination, item: BodyItem, index: int) -> bool:
    """Whether a paragraph stands between the margins of its page as one piece of text that is nobody else's words."""
    placed = x.paragraphs[index]
    paragraph = placed.paragraph
    look = paragraph.format
    section = x.sections[item.entry.address.section]
    return (
        item.entry.box in TEXT_BOXES
        and item.entry.address.story == BODY
        and not placed.in_table
        and not placed.in_textbox
        and section.columns == 1
        and look.alignment not in {"center", "right"}
        and not look.frame
        and not item.entry.words.startswith(_QUOTES)
        and not any(sign in paragraph.text for sign in "\n\f\v")
        and not (paragraph.text.lstrip("\t ").count("\t"))
        and not is_mostly_capitals(item.entry.words)
    )


def is_mostly_capitals(words: str) -> bool:
    """Whether at least the share `MOST` of the letters are capitals; words without letters count as such."""
    # Few capitals and enough small letters settle it for most text; else its letters are counted one by one.
    if len(_PERHAPS_CAPITAL.findall(words)) <= _FEW_CAPITALS and _ENOUGH_SMALL.match(words):
        return False
    return _share_of_capitals(words) >= MOST


def _share_of_capitals(words: str) -> float:
    letters = list(filter(str.isalpha, words))
    return sum(map(str.isupper, letters)) / len(letters) if letters else 1.0


def _is_long(x: Examination, item: BodyItem, paragraph: Paragraph) -> bool:
    """Whether a paragraph surely takes more than one line between the margins of its page."""
    section = x.sections[item.entry.address.section]
    look = paragraph.format
    room = section.width - section.margin_left - section.margin_right - section.gutter
    room -= look.indent_left + look.indent_right
    size = max((run.format.size for run in paragraph.runs if run.text.strip()), default=14.0)
    return len(paragraph.text.strip()) * size * _LETTER_WIDTH * _TWIPS_PER_POINT > room * _CLEARLY
