"""Turns document facts into a walk over every paragraph with an address in the facts, its table cells and its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from docgen.ooxml.facts import Block, Cell, DocumentFacts, Paragraph, Section, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.ooxml.places import PlacedParagraph

BODY: Final = "body"
"""The story of the text between the margins."""
_MARGINS: Final = (
    "header_default",
    "header_first",
    "header_even",
    "footer_default",
    "footer_first",
    "footer_even",
)


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """Where a paragraph stands in the facts.

    `story` is `body`, one of the six headers and footers of a section (`header_first`), or `note`; `section` counts
    from 0 (the note's index when the story is `note`). `steps` lead from the blocks to the paragraph: an index; below
    a table row, cell and index again; below a paragraph drawing and index.
    """

    section: int
    story: str
    steps: tuple[int, ...]

    def __str__(self) -> str:
        return "/".join((str(self.section), self.story, *(str(step) for step in self.steps)))


def paragraph_at(facts: DocumentFacts, address: Address) -> Paragraph:
    """The paragraph an address names. Raises `LookupError` when the facts have none there."""
    if address.story == "note":
        blocks = facts.notes[address.section].blocks
    else:
        section = facts.sections[address.section]
        blocks = section.blocks if address.story == BODY else getattr(section, address.story)
    steps = list(address.steps)
    while steps:
        block = blocks[steps.pop(0)]
        if isinstance(block, Paragraph):
            if not steps:
                return block
            blocks = block.drawings[steps.pop(0)].blocks
        else:
            row, cell, *steps = steps if len(steps) > 1 else (-1, -1)
            blocks = block.rows[row].cells[cell].blocks
    raise LookupError(f"Địa chỉ {address} không dẫn tới đoạn nào.")


@dataclass(frozen=True, slots=True)
class CellPlace:
    """The cell a paragraph stands in: which table of the document, which row, and its stretch of the width (twips)."""

    table: int
    row: int
    left: int
    width: int
    table_width: int
    is_alone: bool
    """No other cell stands in its row."""
    is_last_row: bool
    cell: Cell
    room: int
    """Width left for text between the cell's margins."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One paragraph of the walk. `cells` leads from the outermost table to the innermost."""

    paragraph: Paragraph
    address: Address
    placed: PlacedParagraph
    cells: tuple[CellPlace, ...] = ()
    in_textbox: bool = False
    box_x: int = 0
    """Offset of the text box it stands in, in twips."""

    @property
    def place(self) -> str:
        """Where a person finds it."""
        return self.placed.place


@dataclass(slots=True)
class _Walk:
    """Counters of one walk; the order is that of `DocumentFacts.paragraphs`, which gives the places."""

    section: int = 0
    story: str = BODY
    tables: int = 0
    count: int = 0
    found: list[tuple[Paragraph, Address, tuple[CellPlace, ...], bool, int]] = field(default_factory=list)

    def blocks(
        self, blocks: tuple[Block, ...], steps: tuple[int, ...], around: tuple[CellPlace, ...], box: int
    ) -> None:
        """`box` is -1 outside any text box, else its offset."""
        for index, block in enumerate(blocks):
            if isinstance(block, Paragraph):
                self.paragraph(block, (*steps, index), around, box)
            else:
                self.table(block, (*steps, index), around, box)

    def paragraph(self, paragraph: Paragraph, steps: tuple[int, ...], around: tuple[CellPlace, ...], box: int) -> None:
        address = Address(self.section, self.story, steps)
        self.found.append((paragraph, address, around, box >= 0, max(box, 0)))
        for index, drawing in enumerate(paragraph.drawings):
            if drawing.blocks:
                self.blocks(drawing.blocks, (*steps, index), around, max(drawing.x, 0))

    def table(self, table: Table, steps: tuple[int, ...], around: tuple[CellPlace, ...], box: int) -> None:
        number = self.tables
        self.tables += 1
        total = sum(table.grid) or max((sum(cell.width for cell in row.cells) for row in table.rows), default=0)
        for row_index, row in enumerate(table.rows):
            column, left = row.skip_before, sum(table.grid[: row.skip_before])
            for cell_index, cell in enumerate(row.cells):
                width = sum(table.grid[column : column + cell.span]) or cell.width
                place = CellPlace(
                    number,
                    row_index,
                    left,
                    width,
                    total,
                    is_alone=len(row.cells) == 1,
                    is_last_row=row_index == len(table.rows) - 1,
                    cell=cell,
                    room=max(width - table.margins.left - table.margins.right, 0),
                )
                self.blocks(cell.blocks, (*steps, row_index, cell_index), (*around, place), box)
                column += cell.span
                left += width


def walk(facts: DocumentFacts) -> Iterator[Stop]:
    """Every paragraph once, in the order of `DocumentFacts.paragraphs`."""
    going = _Walk()
    for index, section in enumerate(facts.sections):
        going.section = index
        going.blocks(section.blocks, (), (), -1)
    previous = Section()
    for index, section in enumerate(facts.sections):
        going.section = index
        for story in _MARGINS:
            blocks: tuple[Block, ...] = getattr(section, story)
            if blocks and blocks is not getattr(previous, story) and blocks != getattr(previous, story):
                going.story = story
                going.blocks(blocks, (), (), -1)
        previous = section
    going.story = "note"
    for index, note in enumerate(facts.notes):
        going.section = index
        going.blocks(note.blocks, (), (), -1)
    for placed, (paragraph, address, cells, in_textbox, box_x) in zip(facts.paragraphs(), going.found, strict=True):
        yield Stop(paragraph, address, placed, cells, in_textbox, box_x)
