"""Turns what Word noted when it last laid out a file into the pages on which its paragraphs stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docgen.ooxml.facts import Block, DocumentFacts, Paragraph, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_NEW_PAGE = frozenset({"nextPage", "evenPage", "oddPage"})


@dataclass(frozen=True, slots=True)
class Pages:
    """Trang, counted from 1 as one turns them; empty when the program that saved the file noted none.

    `starts` holds for each paragraph of the body, by its identity, the offsets where a page is reached, and that page.
    """

    starts: Mapping[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)

    def find(self, paragraph: Paragraph, offset: int = 0) -> int | None:
        """The page of a letter of a paragraph (this very object), or None when no page is known."""
        reached = [page for start, page in self.starts.get(id(paragraph), ()) if start <= offset]
        return reached[-1] if reached else None


NO_PAGES = Pages()


def number_pages(facts: DocumentFacts) -> Pages:
    """The pages of a document as Word last laid it out: hard breaks, sections, and the breaks Word noted."""
    counter = _Counter()
    for number, section in enumerate(facts.sections):
        if number and section.type in _NEW_PAGE:
            counter.begin()
        counter.blocks(section.blocks)
    return Pages(counter.starts) if counter.has_notes else NO_PAGES


@dataclass(slots=True)
class _Counter:
    """The page that is being filled. Word notes a page that a hard break began as well: that note is counted once."""

    page: int = 1
    is_fresh: bool = True
    """No letter was met on this page yet."""
    has_notes: bool = False
    starts: dict[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)

    def begin(self) -> None:
        self.page += 1
        self.is_fresh = True

    def _note(self) -> None:
        if not self.is_fresh:
            self.page += 1
        self.is_fresh = False

    def blocks(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            if isinstance(block, Paragraph):
                self._paragraph(block)
            else:
                for row in block.rows:
                    self._row(row)

    def _paragraph(self, paragraph: Paragraph) -> None:
        if paragraph.format.page_break_before and not self.is_fresh:
            self.begin()
        noted = paragraph.page_starts
        self.has_notes = self.has_notes or bool(noted)
        text = paragraph.text
        reached = {0: self.page}
        before = 0
        for at in sorted(
            {*noted, *(at for at, letter in enumerate(text) if letter == "\f")} if "\f" in text else noted
        ):
            self.is_fresh = self.is_fresh and not text[before:at].strip()
            if at in noted:
                self._note()
                reached[at] = self.page
            if text[at : at + 1] == "\f":
                self.begin()
                reached[at + 1] = self.page
            before = at
        self.is_fresh = self.is_fresh and not text[before:].strip() and not paragraph.drawings
        self.starts[id(paragraph)] = tuple(reached.items())
        for drawing in paragraph.drawings:
            self._inside(drawing.blocks, reached[0])

    def _inside(self, blocks: Iterable[Block], page: int) -> None:
        """A text box stands on the page of its anchor, whatever it holds."""
        for block in blocks:
            if isinstance(block, Paragraph):
                self.starts[id(block)] = ((0, page),)
                for drawing in block.drawings:
                    self._inside(drawing.blocks, page)
            else:
                for row in block.rows:
                    for cell in row.cells:
                        self._inside(cell.blocks, page)

    def _row(self, row: Row) -> None:
        """The cells of a row begin on one page; the row ends on the last page that one of them reaches."""
        firsts = (block for cell in row.cells for block in cell.blocks[:1] if isinstance(block, Paragraph))
        if any(0 in first.page_starts for first in firsts) and not self.is_fresh:
            self.begin()
        page, fresh = self.page, self.is_fresh
        last, is_fresh = page, fresh
        for cell in row.cells:
            self.page, self.is_fresh = page, fresh
            self.blocks(cell.blocks)
            if self.page > last:
                last, is_fresh = self.page, self.is_fresh
            elif self.page == last:
                is_fresh = is_fresh and self.is_fresh
        self.page, self.is_fresh = last, is_fresh
