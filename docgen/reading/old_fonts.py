"""Facts with letters of old fonts (.VnTime, VNI-Times, Symbol) → the same facts in Unicode, and what was converted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from docgen.anatomy.addresses import Address, Stop
from docgen.ooxml import Block, DocumentFacts, Paragraph, Run, Section, Table, find_legacy_encoding
from docgen.vietnamese.legacy_fonts import LegacyEncoding, convert_legacy

_UNICODE_FONT: Final = "Times New Roman"
_SYMBOL: Final = re.compile("[\uf020-\uf0ff]")
"""Where Word keeps the signs of Symbol and Wingdings: in no other font they are anything."""
_LISTED: Final = {"\uf02d": "-", "\uf02b": "+"}
"""Signs before an item of a list; any other is a bullet."""
_SIGNS: Final = {
    "\uf0a3": "≤",
    "\uf0b3": "≥",
    "\uf0b9": "≠",
    "\uf0bb": "≈",
    "\uf0b1": "±",
    "\uf0b4": "×",
    "\uf0b8": "÷",
    "\uf0b0": "°",
    "\uf0ae": "→",
    "\uf0e0": "→",
    "\uf0de": "⇒",
    "\uf0e8": "➔",
    "\uf0d8": "➢",
    "\uf0b7": "•",
    "\uf0fc": "✓",
    "\uf0fe": "☑",
    "\uf06f": "☐",
    "\uf0a8": "☐",
    "\uf071": "☐",
    "\uf02d": "-",
    "\uf02b": "+",
}
"""Signs inside a line; one that is not here stays, as nobody can know its font any more."""


def convert_old_fonts(facts: DocumentFacts, stops: Iterable[Stop]) -> tuple[DocumentFacts, dict[Address, str]]:
    """The facts with converted letters, and which fonts the paragraphs had that were converted.

    `stops` is the walk over the facts; where nothing is converted, the facts are these very ones.
    """
    found: dict[Address, str] = {}
    for stop in stops:
        for run in stop.paragraph.runs:
            encoding = _encoding_of(run)
            if encoding is not None and run.text.strip():
                found[stop.address] = encoding
            elif not run.text.isascii() and _SYMBOL.search(run.text):
                found.setdefault(stop.address, "Symbol")
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
    first = next((place for place, run in enumerate(paragraph.runs) if run.text.strip()), 0)
    runs = tuple(_converted_run(run, is_first=place == first) for place, run in enumerate(paragraph.runs))
    return replace(paragraph, runs=runs, drawings=drawings)


def _converted_run(run: Run, *, is_first: bool) -> Run:
    encoding = _encoding_of(run)
    if encoding is None:
        return _without_symbols(run, is_first=is_first)
    capitals = encoding == "TCVN3" and run.format.font_hansi.strip().upper().endswith("H")
    text = convert_legacy(run.text, encoding, capitals=capitals)
    return replace(run, text=text, format=run.format.with_font(_UNICODE_FONT))


def _without_symbols(run: Run, *, is_first: bool) -> Run:
    """The run with signs of symbol fonts as Unicode has them; the first of a paragraph begins an item of a list."""
    if run.text.isascii() or _SYMBOL.search(run.text) is None:
        return run
    text = run.text.lstrip()
    if is_first and _SYMBOL.match(text):
        sign = _LISTED.get(text[0], "•")
        rest = text[1:].lstrip(" \u00a0\t")
        text = f"{sign} {rest}"
    else:
        text = run.text
    text = _SYMBOL.sub(lambda found: _SIGNS.get(found[0], found[0]), text)
    return replace(run, text=text, format=run.format.with_font(_UNICODE_FONT))
