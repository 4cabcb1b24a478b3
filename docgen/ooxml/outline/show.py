"""Turns document facts into an outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.ooxml.facts import (
    Block,
    Cell,
    CellMargins,
    Comment,
    ContentControl,
    DataItem,
    DocumentFacts,
    Drawing,
    ListLabel,
    Paragraph,
    Row,
    Run,
    Section,
    Style,
    Table,
    TrackedChange,
)
from docgen.ooxml.formats import NO_BORDERS, PLAIN_PARAGRAPH, PLAIN_RUN, RunFormat
from docgen.ooxml.outline import keys
from docgen.ooxml.outline.cells import cell_default, rows_outlay
from docgen.ooxml.outline.lexis import INDENT, Token, escape, format_head, format_token
from docgen.ooxml.outline.records import (
    APPLICATION,
    CHANGE,
    COMMENT,
    CONTROL,
    CORE,
    CUSTOM,
    DATA,
    MARGIN_STORIES,
    STYLE,
)
from docgen.ooxml.properties import NO_CORE_PROPERTIES, UNKNOWN_APPLICATION, CustomProperty

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_INLINE_SPECIAL = "\\{}"


class Writer:
    """Writes the lines of one document."""

    def __init__(self, facts: DocumentFacts) -> None:
        self._facts = facts
        self._styles: dict[str, Style] = {}
        for style in facts.styles:
            self._styles.setdefault(style.name, style)

    def lines(self) -> Iterator[str]:
        """The outline of the whole document, line by line."""
        facts = self._facts
        yield format_head("document", None, keys.diff(facts, DocumentFacts(), keys.DOCUMENT))
        core = keys.diff(facts.core, NO_CORE_PROPERTIES, CORE)
        if core:
            yield format_head("core", None, core)
        application = keys.diff(facts.application, UNKNOWN_APPLICATION, APPLICATION)
        if application:
            yield format_head("application", None, application)
        for custom in facts.custom:
            yield format_head("custom", custom.name, keys.diff(custom, CustomProperty("", ""), CUSTOM))
        for item in facts.data_items:
            yield format_head("data", item.namespace, keys.diff(item, DataItem("", ""), DATA))
        for style in facts.styles:
            yield format_head("style", style.name, self._style(style))
        previous = Section()
        for section in facts.sections:
            yield from self._section(section, previous)
            previous = section
        for note in facts.notes:
            yield format_head(note.kind, str(note.number), ())
            yield from self._blocks(note.blocks, INDENT)
        yield from self._reports()

    def _reports(self) -> Iterator[str]:
        facts = self._facts
        for comment in facts.comments:
            yield format_head("comment", None, keys.diff(comment, Comment(), COMMENT))
        for change in facts.changes:
            yield format_head("change", change.kind, keys.diff(change, TrackedChange(""), CHANGE))
        for control in facts.controls:
            yield format_head("control", control.kind, keys.diff(control, ContentControl(), CONTROL))

    @staticmethod
    def _style(style: Style) -> list[Token]:
        return [
            *keys.diff(style, Style(""), STYLE),
            *keys.diff_run(style.run, PLAIN_RUN),
            *keys.diff_paragraph(style.paragraph, PLAIN_PARAGRAPH),
        ]

    def _section(self, section: Section, previous: Section) -> Iterator[str]:
        yield format_head("section", None, keys.diff(section, Section(), keys.SECTION))
        for field, keyword, name in MARGIN_STORIES:
            blocks: tuple[Block, ...] = getattr(section, field)
            if blocks == getattr(previous, field):
                continue
            yield INDENT + format_head(keyword, name, () if blocks else [Token("none")])
            yield from self._blocks(blocks, INDENT * 2)
        yield from self._blocks(section.blocks, INDENT)

    def _blocks(self, blocks: Iterable[Block], indent: str) -> Iterator[str]:
        for block in blocks:
            if isinstance(block, Paragraph):
                yield from self._paragraph(block, indent)
            else:
                yield from self._table(block, indent)

    def _paragraph(self, paragraph: Paragraph, indent: str) -> Iterator[str]:
        yield indent + self._paragraph_line(paragraph)
        for drawing in paragraph.drawings:
            tokens = keys.diff(drawing, Drawing(""), keys.DRAWING)
            yield indent + INDENT + format_head("draw", drawing.kind, tokens)
            yield from self._blocks(drawing.blocks, indent + INDENT * 2)

    def _paragraph_line(self, paragraph: Paragraph) -> str:
        style = self._styles.get(paragraph.style) or Style(paragraph.style)
        base = _most_letters(paragraph)
        tokens = [
            *keys.diff_paragraph(paragraph.format, style.paragraph),
            *keys.diff_run(base, style.run),
        ]
        mark = keys.diff_run(paragraph.mark, base)
        if mark:
            tokens.append(Token("mark", inner=tuple(mark)))
        if paragraph.label:
            tokens.append(_label(paragraph.label, paragraph.mark))
        head = format_head("p", None if paragraph.style == "Normal" else paragraph.style, tokens)
        return f"{head}: {_inline(paragraph.runs, base)}" if paragraph.runs else head

    def _table(self, table: Table, indent: str) -> Iterator[str]:
        tokens = [
            *keys.diff(table, Table(), keys.TABLE),
            *keys.diff_borders(table.borders, NO_BORDERS),
            *keys.diff(table.margins, CellMargins(), keys.MARGINS),
        ]
        yield indent + format_head("table", None, tokens)
        outlay = rows_outlay(table)
        for number, row in enumerate(table.rows):
            yield indent + INDENT + format_head("row", None, keys.diff(row, Row(), keys.ROW))
            for position, cell in enumerate(row.cells):
                default = cell_default(table, outlay, number, position)
                yield from self._cell(cell, default, indent + INDENT * 2)

    def _cell(self, cell: Cell, default: Cell, indent: str) -> Iterator[str]:
        tokens = [*keys.diff(cell, default, keys.CELL), *keys.diff_borders(cell.borders, default.borders)]
        head = indent + format_head("cell", None, tokens)
        only = cell.blocks[0] if len(cell.blocks) == 1 else None
        if isinstance(only, Paragraph) and not only.drawings:
            yield f"{head} | {self._paragraph_line(only)}"
        else:
            yield head
            yield from self._blocks(cell.blocks, indent + INDENT)


def _most_letters(paragraph: Paragraph) -> RunFormat:
    """The look that most letters of the paragraph have; that of its mark when it has none."""
    counts: dict[RunFormat, int] = {}
    for run in paragraph.runs:
        counts[run.format] = counts.get(run.format, 0) + len(run.text)
    return max(counts, key=lambda look: counts[look]) if counts else paragraph.mark


def _label(label: ListLabel, mark: RunFormat) -> Token:
    inner = keys.diff(label, ListLabel(""), keys.LABEL) + keys.diff_run(label.format, mark)
    # The text is named even when it is empty: a group of tokens is never empty.
    if not any(token.name == "text" for token in inner):
        inner.insert(0, Token("text", ""))
    return Token("list", inner=tuple(inner))


def _inline(runs: tuple[Run, ...], base: RunFormat) -> str:
    """The runs of a paragraph: plain text for those of the base look, groups for the others."""
    pieces = []
    plain_before = False
    for run in runs:
        tokens = keys.diff(run, Run(""), keys.RUN_EXTRA) + keys.diff_run(run.format, base)
        text = escape(run.text, _INLINE_SPECIAL)
        plain = not tokens and bool(text) and not plain_before
        pieces.append(text if plain else f"{{{' '.join(map(format_token, tokens))}|{text}}}")
        plain_before = plain
    line = "".join(pieces)
    # Blanks at the ends would be lost to editors that trim lines.
    if line.startswith(" "):
        line = "\\s" + line[1:]
    return line[:-1] + "\\s" if line.endswith(" ") else line


def show(facts: DocumentFacts) -> str:
    """The outline of a document; `parse` gives the facts back."""
    return "".join(f"{line}\n" for line in Writer(facts).lines())
