"""A Word table → columns with headers, rows, group rows; repeated headers told apart, rows cut by a page joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from docgen.anatomy import Address
from docgen.contracts.recognition import (
    RecognisedCell,
    RecognisedColumn,
    RecognisedRow,
    RecognisedTable,
    Words,
)
from docgen.model.tables import MAX_COLUMNS
from docgen.ooxml import Block, Paragraph, Row, Table
from docgen.reading.blocks import Cut
from docgen.reading.broken_rows import join_broken_rows
from docgen.reading.tidying import tidy
from docgen.vietnamese.text import comparison_key

_NOTHING: Final = Words("", ())
_HEADER_WORDS: Final = re.compile(
    r"(?:stt|tt|số thứ tự|nội dung|nhiệm vụ|tên|đơn vị|cơ quan|thời gian|thời hạn|chỉ tiêu|ghi chú|sản phẩm|kinh phí"
    r"|mục tiêu|kết quả|họ và tên|năm \d{4}|số lượng|chủ trì|phối hợp|tiến độ|hoạt động|giải pháp)\b",
    re.IGNORECASE,
)
_HEADER_SHARE: Final = 0.6
_ORDER: Final = re.compile(r"(?:s\s*[./]?\s*)?t\s*[./]?\s*t\.?|số\s+(?:tt|thứ tự)", re.IGNORECASE)
"""What a column that counts the rows is called."""
_FIGURE: Final = re.compile(r"[\d.,\s%/+()–-]*\d[\d.,\s%/+()–-]*")
_LEAST_SURE_COLUMNS: Final = 3
"""In a narrower table one figure below words may be a form: “Họ và tên | Lò Văn A”, “Năm sinh | 1980”."""
_NAMES: Final = re.compile(r"[^\W\d_]{2}")
_ROMAN: Final = re.compile(r"[IVXLC]+\.?")
_ALIGNMENTS: Final = {"center": "center", "right": "right", "end": "right", "both": "justify", "justify": "justify"}


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell on the grid: the column it begins at."""

    column: int
    span: int
    words: Words
    alignment: str
    bold: bool
    continued: bool


def find_table(table: Table, address: Address, cut: Cut) -> RecognisedTable | None:
    """The table at `address`, or None when its cells are only a way to place paragraphs (one column, no words)."""
    rows = [_cells(row, (*address.steps, index), address, cut) for index, row in enumerate(table.rows)]
    columns = max((cell.column + cell.span for row in rows for cell in row), default=0)
    rows = [row for row in rows if any(cell.words.text for cell in row)]
    if not 1 < columns <= MAX_COLUMNS or not rows:
        return None
    flags = [row.header for row in table.rows]
    depth = _header_depth(rows, columns, declared=flags[:1] == [True])
    header, body = rows[:depth], rows[depth:]
    keys = {_key(row) for row in header}
    repeated = [row for row in body if keys and _key(row) in keys]
    body = [row for row in body if not keys or _key(row) not in keys]
    return RecognisedTable(
        columns=_columns(header, columns),
        rows=join_broken_rows([_row(row, columns) for row in body]),
        repeated=tuple(block for row in repeated for cell in row for block in cell.words.blocks),
        has_header=depth > 0,
    )


def _cells(row: Row, steps: tuple[int, ...], address: Address, cut: Cut) -> list[_Cell]:
    cells: list[_Cell] = []
    column = row.skip_before
    for index, cell in enumerate(row.cells):
        words = _words(cell.blocks, Address(address.section, address.story, (*steps, index)), cut)
        first = next((block for block in cell.blocks if isinstance(block, Paragraph)), Paragraph())
        said = next((block for block in cell.blocks if isinstance(block, Paragraph) and block.text.strip()), first)
        letters = sum(len(run.text.strip()) for run in said.runs)
        bold = sum(len(run.text.strip()) for run in said.runs if run.format.bold)
        alignment = _ALIGNMENTS.get(said.format.alignment, "left")
        cells.append(
            _Cell(column, cell.span, words, alignment, bold > letters * _HEADER_SHARE, continued=cell.continued)
        )
        column += cell.span
    return cells


def _words(blocks: Sequence[Block], address: Address, cut: Cut) -> Words:
    """All paragraphs of a cell, tables in it included, a line each."""
    texts: list[str] = []
    used: list[int] = []
    for index, block in enumerate(blocks):
        here = Address(address.section, address.story, (*address.steps, index))
        if isinstance(block, Paragraph):
            found = [cut.words_of_paragraph(here)]
            found += [
                _words(drawing.blocks, Address(here.section, here.story, (*here.steps, at)), cut)
                for at, drawing in enumerate(block.drawings)
                if drawing.blocks
            ]
        else:
            found = [
                _words(cell.blocks, Address(here.section, here.story, (*here.steps, row, column)), cut)
                for row, inner in enumerate(block.rows)
                for column, cell in enumerate(inner.cells)
            ]
        texts += [words.text for words in found if words.text]
        used += [number for words in found for number in words.blocks]
    return Words(tidy("\n".join(texts)), tuple(used))


def _header_depth(rows: Sequence[Sequence[_Cell]], columns: int, *, declared: bool) -> int:
    """How many rows are header: none, one, or two where a cell of the first spans columns the second names."""
    first = rows[0]
    if len(first) == 1 and columns > 1:
        return 0
    filled = [cell for cell in first if cell.words.text]
    bold = sum(cell.bold for cell in filled)
    named = sum(_HEADER_WORDS.match(cell.words.text) is not None for cell in filled)
    centred = sum(cell.alignment == "center" for cell in filled)
    looks = max(bold, named, centred) >= _HEADER_SHARE * len(filled)
    if not (declared or looks or _names_columns(rows)):
        return 0
    return 2 if _names_below(rows) else 1


def _names_columns(rows: Sequence[Sequence[_Cell]]) -> bool:
    """Whether a first row without any looks names the columns: it begins with TT, or stands as words over figures."""
    first = [cell for cell in rows[0] if cell.words.text]
    if not first or any(_FIGURE.fullmatch(cell.words.text) for cell in first):
        return False
    if len(first) > 1 and _ORDER.fullmatch(first[0].words.text):
        return True
    below: dict[int, list[str]] = {}
    for row in rows[1:]:
        for cell in row:
            if cell.words.text and cell.span == 1:
                below.setdefault(cell.column, []).append(cell.words.text)
    return any(
        len(below.get(cell.column, ())) > (len(first) < _LEAST_SURE_COLUMNS)
        and _NAMES.search(cell.words.text) is not None
        and _ROMAN.fullmatch(cell.words.text) is None
        and all(map(_FIGURE.fullmatch, below[cell.column]))
        for cell in first
    )


def _names_below(rows: Sequence[Sequence[_Cell]]) -> bool:
    """Whether a cell of the first row spans columns that the second row names one by one."""
    if len(rows) < 2 or all(cell.span == 1 for cell in rows[0]):  # noqa: PLR2004 — an upper and a lower header row
        return False
    return any(cell.continued for cell in rows[1]) or all(cell.bold and cell.words.text for cell in rows[1])


def _key(row: Sequence[_Cell]) -> tuple[str, ...]:
    return tuple(comparison_key(cell.words.text) for cell in row)


def _columns(header: Sequence[Sequence[_Cell]], columns: int) -> tuple[RecognisedColumn, ...]:
    upper = _spread(header[0], columns) if header else [None] * columns
    lower = _spread(header[1], columns) if len(header) > 1 else [None] * columns
    found: list[RecognisedColumn] = []
    for index in range(columns):
        above, below = upper[index], lower[index]
        own = _own(above, index)
        if below is None or below.continued or not below.words.text:
            found.append(RecognisedColumn(own))
        else:
            group = own if own.text else None
            found.append(RecognisedColumn(_own(below, index), group))
    return tuple(found)


def _spread(row: Sequence[_Cell], columns: int) -> list[_Cell | None]:
    spread: list[_Cell | None] = [None] * columns
    for cell in row:
        for index in range(cell.column, min(cell.column + cell.span, columns)):
            spread[index] = cell
    return spread


def _own(cell: _Cell | None, index: int) -> Words:
    """The words of a header cell at one of its columns: the blocks count at its first."""
    if cell is None:
        return _NOTHING
    return cell.words if cell.column == index else Words(cell.words.text, ())


def _row(row: Sequence[_Cell], columns: int) -> RecognisedRow:
    if len(row) == 1 and row[0].span >= columns:
        return RecognisedRow(group=row[0].words)
    cells: list[RecognisedCell] = []
    at = 0
    for cell in row:
        cells += [RecognisedCell(_NOTHING)] * (cell.column - at)
        cells.append(RecognisedCell(cell.words, cell.span, cell.alignment, cell.bold, cell.continued))
        at = cell.column + cell.span
    cells += [RecognisedCell(_NOTHING)] * (columns - at)
    return RecognisedRow(tuple(cells))
