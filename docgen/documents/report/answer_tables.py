"""The tables of a unit's own report → rows as the page shows them, so that they can be read like sheets of a form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from docgen.contracts.results import AnswerTable
from docgen.documents.report.model import Report
from docgen.model import Node, Table
from docgen.vietnamese.numbers import format_roman
from docgen.vietnamese.text import comparison_key, squeeze

_COMPOSED: Final = frozenset(map(comparison_key, ("Đã hoàn thành", "Đang thực hiện", "Chưa thực hiện")))
"""Headers of the table of states that docgen draws of the results: it says nothing that they do not say."""


def answer_tables(report: Report) -> Iterator[AnswerTable]:
    """Each free table with where it stands: `Phụ lục I, bảng 1`; a table in the body is `Phần nội dung, bảng 2`."""
    body = [table for section in report.sections for table in _tables(section)]
    yield from _named(body, "Phần nội dung", report)
    several = len(report.appendices) > 1
    for number, appendix in enumerate(report.appendices, start=1):
        found = [table for item in appendix.items for table in _tables(item)]
        yield from _named(found, f"Phụ lục {format_roman(number)}" if several else "Phụ lục", report)


def _tables(node: Node) -> Iterator[Table]:
    if isinstance(node.table, Table):
        yield node.table
    for child in node.children:
        yield from _tables(child)


def _named(tables: list[Table], place: str, report: Report) -> Iterator[AnswerTable]:
    for number, table in enumerate(tables, start=1):
        headers = {comparison_key(column.header) for column in table.columns}
        if not headers >= _COMPOSED:
            yield _answer_table(table, f"{place}, bảng {number}", report.period.written)


def _answer_table(table: Table, name: str, period: str) -> AnswerTable:
    rows: list[tuple[str | None, ...]] = []
    merges: list[tuple[int, int, int, int]] = []
    if any(column.group for column in table.columns):
        rows.append(tuple(column.group or _header(column.header, period) for column in table.columns))
        merges += _groups(table)
    headers = len(rows) + 1
    rows.append(tuple(_header(column.header, period) for column in table.columns))
    for row in table.rows:
        number = len(rows) + 1
        if row.group is not None:
            rows.append((row.group, *[None] * (len(table.columns) - 1)))
            merges.append((number, 1, number, len(table.columns)))
            continue
        cells: list[str | None] = []
        for cell in row.cells:
            if cell.span > 1:
                merges.append((number, len(cells) + 1, number, len(cells) + cell.span))
            cells += [squeeze(cell.text) if cell.text else None, *[None] * (cell.span - 1)]
        rows.append(tuple(cells))
    return AnswerTable(name, tuple(rows), tuple(merges), headers)


def _groups(table: Table) -> Iterator[tuple[int, int, int, int]]:
    """Neighbours under one upper header, and headers that reach over both rows."""
    start = 0
    for index, column in enumerate(table.columns, start=1):
        following = table.columns[index] if index < len(table.columns) else None
        if column.group is None:
            yield 1, index, 2, index
            start = index
        elif following is None or following.group != column.group:
            if index - start > 1:
                yield 1, start + 1, 1, index
            start = index


def _header(words: str, period: str) -> str:
    """`Kết quả 6 tháng đầu năm 2024` → `Kết quả`: the report's own period distinguishes nothing in it."""
    bare = re.sub(rf"[\s(,]*{re.escape(period)}\)?", "", squeeze(words), flags=re.IGNORECASE)
    return bare or squeeze(words)
