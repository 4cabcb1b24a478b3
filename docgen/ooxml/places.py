"""Turns document facts into a walk over every paragraph, each with the place where a person finds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.ooxml.facts import Block, DocumentFacts, Paragraph, Section, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARGINS = (
    ("header_default", "đầu trang"),
    ("header_first", "đầu trang của trang đầu"),
    ("header_even", "đầu trang của trang chẵn"),
    ("footer_default", "chân trang"),
    ("footer_first", "chân trang của trang đầu"),
    ("footer_even", "chân trang của trang chẵn"),
)
_NOTES = {"footnote": "cước chú", "endnote": "chú thích cuối"}


@dataclass(frozen=True, slots=True)
class PlacedParagraph:
    """A paragraph and its place: “đoạn 12”, “bảng 2, hàng 3, cột 1”, “đầu trang, phần 1”, “hộp văn bản 1”.

    `story` is `body`, `header`, `footer`, `footnote` or `endnote`; `section` counts from 1 (0 for notes);
    `in_table` and `in_textbox` say whether it stands in one at any depth.
    """

    paragraph: Paragraph
    place: str
    story: str = "body"
    section: int = 0
    in_table: bool = False
    in_textbox: bool = False


class _Walk:
    """Counters of one walk: text boxes are numbered through the whole document, tables and paragraphs by story."""

    def __init__(self) -> None:
        self.boxes = 0
        self.story = "body"
        self.section = 0

    def blocks(
        self, blocks: tuple[Block, ...], prefix: str, counts: list[int], flags: tuple[bool, bool]
    ) -> Iterator[PlacedParagraph]:
        """`counts` holds the paragraphs and tables met so far in this container."""
        for block in blocks:
            if isinstance(block, Paragraph):
                counts[0] += 1
                yield from self.paragraph(block, f"{prefix}đoạn {counts[0]}", flags)
            else:
                counts[1] += 1
                yield from self.table(block, f"{prefix}bảng {counts[1]}", flags)

    def paragraph(self, paragraph: Paragraph, place: str, flags: tuple[bool, bool]) -> Iterator[PlacedParagraph]:
        yield PlacedParagraph(paragraph, place, self.story, self.section, *flags)
        for drawing in paragraph.drawings:
            if drawing.blocks:
                self.boxes += 1
                yield from self.few(drawing.blocks, f"hộp văn bản {self.boxes}", (flags[0], True))

    def table(self, table: Table, place: str, flags: tuple[bool, bool]) -> Iterator[PlacedParagraph]:
        for row_number, row in enumerate(table.rows, start=1):
            for column, cell in enumerate(row.cells, start=1):
                yield from self.few(cell.blocks, f"{place}, hàng {row_number}, cột {column}", (True, flags[1]))

    def few(self, blocks: tuple[Block, ...], place: str, flags: tuple[bool, bool]) -> Iterator[PlacedParagraph]:
        """A small container: a single paragraph in it needs no number of its own."""
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
            yield from self.paragraph(blocks[0], place, flags)
        else:
            yield from self.blocks(blocks, f"{place}, ", [0, 0], flags)


def iterate_paragraphs(facts: DocumentFacts) -> Iterator[PlacedParagraph]:
    """Every paragraph once, in reading order: body, then headers and footers by section, then notes.

    A header that a section takes over from the one before is not repeated. Columns are counted as cells of their row.
    """
    walk = _Walk()
    counts = [0, 0]
    for number, section in enumerate(facts.sections, start=1):
        walk.section = number
        yield from walk.blocks(section.blocks, "", counts, (False, False))
    previous = Section()
    for number, section in enumerate(facts.sections, start=1):
        walk.section = number
        for field, words in _MARGINS:
            blocks: tuple[Block, ...] = getattr(section, field)
            if blocks and (blocks is not getattr(previous, field)) and blocks != getattr(previous, field):
                walk.story = field.partition("_")[0]
                yield from walk.few(blocks, f"{words}, phần {number}", (False, False))
        previous = section
    walk.section = 0
    for note in facts.notes:
        walk.story = note.kind
        yield from walk.few(note.blocks, f"{_NOTES.get(note.kind, note.kind)} {note.number}", (False, False))
