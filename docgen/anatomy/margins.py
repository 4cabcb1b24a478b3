"""Turns headers and footers into page numbers, and into the boxes that offices print there (11, 13)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docgen.anatomy.addresses import BODY, Address
from docgen.anatomy.boxes import Box
from docgen.anatomy.lines import tight, visible_text
from docgen.anatomy.results import BoxEntry, PageNumber, PageNumberPlace
from docgen.anatomy.words import is_address, is_circulation, is_secrecy, is_signing_info, is_urgency
from docgen.ooxml.facts import Block, DocumentFacts, Paragraph, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docgen.anatomy.ledger import Ledger
    from docgen.anatomy.lines import Line

_PAGE_FIELD: Final = re.compile(r"\s*PAGE\b", re.IGNORECASE)
_TYPED: Final = re.compile(r"(?:trang\s*)?[-–]?\s*(?:\d{1,3}|[ivxlc]{1,5})\s*[-–]?(?:\s*/\s*\d{1,4})?", re.IGNORECASE)


def locate_page_numbers(facts: DocumentFacts, margins: Sequence[Line]) -> tuple[PageNumber, ...]:
    """The page numbers of every section, those it takes over from the section before included."""
    places = {line.address: line.place for line in margins}
    found: list[PageNumber] = []
    own: dict[str, tuple[tuple[Block, ...], tuple[tuple[Address, Paragraph], ...]]] = {}
    for index, section in enumerate(facts.sections):
        for where in PageNumberPlace:
            for pages in ("default", "first", "even"):
                story = f"{where}_{pages}"
                blocks: tuple[Block, ...] = getattr(section, story)
                # A header taken over from the section before is walked once, with the address it has there.
                known = own.get(story)
                if known is None or (known[0] is not blocks and known[0] != blocks):
                    own[story] = (blocks, tuple(_paragraphs(blocks, Address(index, story, ()))))
                if _is_printed(section, pages, even_and_odd=facts.even_and_odd):
                    found.extend(_numbers(index, pages, where, own[story][1], places))
    return tuple(found)


def _is_printed(section: Section, pages: str, *, even_and_odd: bool) -> bool:
    return pages == "default" or (pages == "first" and section.title_page) or (pages == "even" and even_and_odd)


def _paragraphs(blocks: Sequence[Block], base: Address) -> Iterator[tuple[Address, Paragraph]]:
    for index, block in enumerate(blocks):
        here = Address(base.section, base.story, (*base.steps, index))
        if isinstance(block, Paragraph):
            yield here, block
            for place, drawing in enumerate(block.drawings):
                yield from _paragraphs(drawing.blocks, Address(here.section, here.story, (*here.steps, place)))
        else:
            for row_index, row in enumerate(block.rows):
                for cell_index, cell in enumerate(row.cells):
                    inner = Address(here.section, here.story, (*here.steps, row_index, cell_index))
                    yield from _paragraphs(cell.blocks, inner)


def _numbers(
    section: int,
    pages: str,
    where: PageNumberPlace,
    paragraphs: Sequence[tuple[Address, Paragraph]],
    places: dict[Address, str],
) -> Iterator[PageNumber]:
    for address, paragraph in paragraphs:
        place = places.get(address, "đầu trang" if where is PageNumberPlace.HEADER else "chân trang")
        alignment = paragraph.format.frame or paragraph.format.alignment
        field = _find_field_span(paragraph)
        text = visible_text(paragraph)
        if field is not None:
            start, end = tight(text, *field)
            entry = BoxEntry(
                Box.PAGE_NUMBER, address, place, start, end, text[start:end], 0.99, "Trường số trang (PAGE)."
            )
            yield PageNumber(section, pages, where, entry, alignment, is_field=True)
        elif text.strip() and _TYPED.fullmatch(text.strip()):
            start, end = tight(text, 0, len(text))
            reason = "Chỉ có một con số ở đầu hoặc chân trang, gõ tay chứ không phải trường."
            entry = BoxEntry(Box.PAGE_NUMBER, address, place, start, end, text[start:end], 0.7, reason)
            yield PageNumber(section, pages, where, entry, alignment, is_field=False)


def _find_field_span(paragraph: Paragraph) -> tuple[int, int] | None:
    """The letters of the first PAGE field: its result may be cut into several runs."""
    offset = 0
    found: tuple[int, int] | None = None
    for run in paragraph.runs:
        end = offset + len(run.text)
        if _PAGE_FIELD.match(run.field):
            found = (found[0] if found else offset, end)
        elif found:
            break
        offset = end
    return found


def claim_margin_boxes(margins: Sequence[Line], ledger: Ledger) -> None:
    """Marks in the top margin (box 11), the office's address at the foot of a page (box 13)."""
    for line in margins:
        if line.is_blank or not ledger.is_free(line) or line.address.story in {BODY, "note"}:
            continue
        in_header = line.address.story.startswith("header")
        if in_header and is_circulation(line):
            ledger.claim(line, Box.CIRCULATION_NOTE, 0.9, "Ghi phạm vi lưu hành ở lề trên.")
        elif in_header and is_urgency(line):
            ledger.claim(line, Box.URGENCY_MARK, 0.7, "Ghi mức độ khẩn ở lề trên.")
        elif in_header and is_secrecy(line):
            ledger.claim(line, Box.SECRECY_MARK, 0.7, "Ghi độ mật ở lề trên.")
        elif in_header and is_signing_info(line):
            ledger.claim(line, Box.SIGNING_INFO, 0.9, "Thông tin chữ ký số ở lề trên.")
        elif not in_header and is_address(line):
            ledger.claim(line, Box.ADDRESS, 0.95, "Địa chỉ, điện thoại hoặc trang thông tin ở chân trang.")
