"""Finds the page numbers that are printed: PAGE fields of headers and footers, each with its section and slot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.contracts.rule import Examination
from docgen.ooxml import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.ooxml import Block, Paragraph, Run, Section

_SLOTS = ("header_default", "header_first", "header_even", "footer_default", "footer_first", "footer_even")


@dataclass(frozen=True, slots=True)
class PageNumber:
    """A PAGE field that is printed: its section, the header or footer it stands in, and its paragraph."""

    section: int
    slot: str
    paragraph: Paragraph
    run: Run
    loose: bool
    """In a table or text box, where its place on the page cannot be told from the paragraph alone."""


def page_numbers(x: Examination) -> Iterator[PageNumber]:
    """Every printed PAGE field; a header taken over from the section before is that section's."""
    previous: Section | None = None
    for number, section in enumerate(x.sections):
        for slot in _SLOTS:
            blocks: tuple[Block, ...] = getattr(section, slot)
            inherited = previous is not None and blocks == getattr(previous, slot)
            if blocks and not inherited and _is_printed(x, section, slot):
                for paragraph, loose in paragraphs_in(blocks):
                    for run in paragraph.runs:
                        if run.field.upper().split(maxsplit=1)[:1] == ["PAGE"]:
                            yield PageNumber(number, slot, paragraph, run, loose)
        previous = section


def _is_printed(x: Examination, section: Section, slot: str) -> bool:
    if slot.endswith("first"):
        return section.title_page
    return not slot.endswith("even") or x.facts.even_and_odd


def paragraphs_in(blocks: tuple[Block, ...], loose: bool = False) -> Iterator[tuple[Paragraph, bool]]:
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs_in(cell.blocks, loose=True)
        else:
            yield block, loose
            for drawing in block.drawings:
                yield from paragraphs_in(drawing.blocks, loose=True)
