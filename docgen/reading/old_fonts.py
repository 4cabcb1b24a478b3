"""Facts with letters of old fonts (.VnTime, VNI-Times) → the same facts in Unicode, and what was converted."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from docgen.anatomy.addresses import Address, walk
from docgen.ooxml import Block, DocumentFacts, Paragraph, Run, Section, Table, find_legacy_encoding
from docgen.vietnamese.legacy_fonts import LegacyEncoding, convert_legacy

_UNICODE_FONT: Final = "Times New Roman"


def convert_old_fonts(facts: DocumentFacts) -> tuple[DocumentFacts, dict[Address, LegacyEncoding]]:
    """The facts with converted letters, and which encoding the paragraphs had that were converted."""
    found: dict[Address, LegacyEncoding] = {}
    for stop in walk(facts):
        for run in stop.paragraph.runs:
            encoding = _encoding_of(run)
            if encoding is not None and run.text.strip():
                found[stop.address] = encoding
    if not found:
        return facts, found
    sections = tuple(_converted_section(section) for section in facts.sections)
    notes = tuple(replace(note, blocks=_converted_blocks(note.blocks)) for note in facts.notes)
    return replace(facts, sections=sections, notes=notes), found


def _converted_section(section: Section) -> Section:
    return replace(
        section,
        blocks=_converted_blocks(section.blocks),
        header_default=_converted_blocks(section.header_default),
        header_first=_converted_blocks(section.header_first),
        header_even=_converted_blocks(section.header_even),
        footer_default=_converted_blocks(section.footer_default),
        footer_first=_converted_blocks(section.footer_first),
        footer_even=_converted_blocks(section.footer_even),
    )


def _encoding_of(run: Run) -> LegacyEncoding | None:
    """The old encoding of a run: by its western font, which is the one such letters are drawn with."""
    for font in (run.format.font_hansi, run.format.font_ascii):
        encoding = find_legacy_encoding(font)
        if encoding == "TCVN3":
            return "TCVN3"
        if encoding == "VNI":
            return "VNI"
    return None


def _converted_blocks(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(
        _converted_paragraph(each) if isinstance(each, Paragraph) else _converted_table(each) for each in blocks
    )


def _converted_table(table: Table) -> Table:
    rows = (
        replace(row, cells=tuple(replace(cell, blocks=_converted_blocks(cell.blocks)) for cell in row.cells))
        for row in table.rows
    )
    return replace(table, rows=tuple(rows))


def _converted_paragraph(paragraph: Paragraph) -> Paragraph:
    drawings = tuple(replace(each, blocks=_converted_blocks(each.blocks)) for each in paragraph.drawings)
    runs = tuple(_converted_run(run) for run in paragraph.runs)
    return replace(paragraph, runs=runs, drawings=drawings)


def _converted_run(run: Run) -> Run:
    encoding = _encoding_of(run)
    if encoding is None:
        return run
    capitals = encoding == "TCVN3" and run.format.font_hansi.strip().upper().endswith("H")
    text = convert_legacy(run.text, encoding, capitals=capitals)
    return replace(run, text=text, format=run.format.with_font(_UNICODE_FONT))
