"""Turns the tables of a document's text into grids of cells, and those that assign tasks into who leads what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.contracts.content import Grid, Passage, Role, TaskLead
from docgen.ooxml.facts import Paragraph, Table
from docgen.vietnamese.text import fold_ascii

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docgen.anatomy import DocumentPart
    from docgen.contracts.rule import Examination
    from docgen.ooxml.facts import Block, Cell, Row

_NUMBER_HEADER = re.compile(r"(?:so )?(?:stt|tt|s tt|t t|so thu tu)")
_TASK_HEADER = re.compile(r"(?:ten |cac |danh muc )*(?:noi dung|nhiem vu|cong viec|hoat dong|giai phap|hang muc)\b.*")
_LEAD_HEADER = re.compile(r"(?!.*phoi hop)(?:.*\bchu tri\b.*)")
_DEEP_NUMBER = re.compile(r"(?:[IVXL]+|[A-ZĐ])\.?")
_TOTAL = re.compile(r"\s*(?:tổng|cộng)\b", re.IGNORECASE)


def read_tables(
    x: Examination, parts: Sequence[DocumentPart], passages: Sequence[Passage]
) -> tuple[tuple[Grid, ...], tuple[TaskLead, ...]]:
    """The tables in the text of these parts: those of the head and the signature are none."""
    by_paragraph = {passage.paragraph: passage for passage in passages if passage.role in {Role.BODY, Role.APPENDIX}}
    sections = {number for part in parts for number in part.sections}
    grids: list[Grid] = []
    leads: list[TaskLead] = []
    for number, section in enumerate(x.sections):
        if sections and number not in sections:
            continue
        for table in _tables(section.blocks):
            cells = [paragraph for row in table.rows for cell in row.cells for paragraph in _paragraphs(cell.blocks)]
            if any(x.index_of(paragraph) in by_paragraph for paragraph in cells):
                grid = _read_grid(x, table, by_paragraph)
                grids.append(grid)
                leads += _read_leads(table, grid)
    return tuple(grids), tuple(leads)


def _tables(blocks: Sequence[Block]) -> Iterator[Table]:
    for block in blocks:
        if isinstance(block, Table):
            yield block


def _paragraphs(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block


def _read_grid(x: Examination, table: Table, by_paragraph: dict[int | None, Passage]) -> Grid:
    rows = tuple(tuple(_row(x, row, by_paragraph)) for row in table.rows)
    return Grid(rows, _header_rows(table, rows))


def _row(x: Examination, row: Row, by_paragraph: dict[int | None, Passage]) -> Iterator[Passage | None]:
    yield from [None] * row.skip_before
    for cell in row.cells:
        yield None if cell.continued else _cell(x, cell, by_paragraph)
        yield from [None] * (cell.span - 1)


def _cell(x: Examination, cell: Cell, by_paragraph: dict[int | None, Passage]) -> Passage | None:
    """The words of a cell at its first paragraph that has any; an empty cell stands at its first one."""
    found = [(index, by_paragraph.get(index)) for index in map(x.index_of, _paragraphs(cell.blocks))]
    words = [passage for _, passage in found if passage is not None and passage.text.strip()]
    if len(words) == 1:
        return words[0]
    if words:
        return Passage("\n".join(passage.text for passage in words), words[0].role, paragraph=words[0].paragraph)
    return Passage("", Role.BODY, paragraph=found[0][0]) if found else None


def _header_rows(table: Table, rows: Sequence[Sequence[Passage | None]]) -> int:
    """Rows marked as such in Word, else those above the first row that begins with a number, one at least."""
    marked = next((number for number, row in enumerate(table.rows) if not row.header), len(table.rows))
    if marked:
        return marked
    for number, row in enumerate(rows):
        first = row[0].text.strip() if row and row[0] else ""
        if number and re.fullmatch(r"(?:\d{1,3}|[IVXLA-ZĐ]{1,4})[.)]?", first):
            return number
    return 1


def _read_leads(table: Table, grid: Grid) -> Iterator[TaskLead]:
    """The tasks of a table that has a column for who leads them; rows that only head a group are none."""
    texts = grid.texts()
    headers = [
        " ".join(re.sub(r"[^\w\s]+", " ", fold_ascii(row[column]).lower()).split())
        for row in texts[: grid.header_rows]
        for column in range(len(row))
    ]
    width = max((len(row) for row in texts[: grid.header_rows]), default=0)
    columns = {
        name: next((place % width for place, head in enumerate(headers) if form.fullmatch(head)), None)
        for name, form in (("number", _NUMBER_HEADER), ("task", _TASK_HEADER), ("lead", _LEAD_HEADER))
    }
    task, lead = columns["task"], columns["lead"]
    if task is None or lead is None or any(len(row) != width for row in texts[: grid.header_rows]):
        return
    above = ""
    for number in range(grid.header_rows, len(texts)):
        row, cells = texts[number], grid.rows[number]
        if len(row) != width or cells[task] is None or any(cell.span > 1 for cell in table.rows[number].cells):
            continue
        above = row[lead] if cells[lead] is not None else above
        place = cells[lead] or cells[task]
        if place is None or not row[task] or _TOTAL.match(row[task]):
            continue
        label = row[columns["number"]] if columns["number"] is not None else ""
        others = [text for column, text in enumerate(row) if column not in {task, columns["number"]}]
        if not any(others) and (not label or _DEEP_NUMBER.fullmatch(label) or _heads(texts, number, columns["number"])):
            continue
        yield TaskLead(
            row[task], place if row[lead] else cells[task] or place, bool(above if cells[lead] is None else row[lead])
        )


def _heads(texts: Sequence[Sequence[str]], number: int, column: int | None) -> bool:
    """Whether the next row is numbered below this one: `1`, then `1.1`."""
    if column is None or number + 1 >= len(texts) or column >= len(texts[number + 1]):
        return False
    label = texts[number][column].rstrip(".")
    return texts[number + 1][column].startswith(f"{label}.") or texts[number + 1][column][:1] in set("-+abc")
