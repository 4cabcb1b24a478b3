"""Finds the row of headers in a sheet (dòng tiêu đề) and which column each of them names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType
from typing import Final

from docgen.diagnostics import Problem
from docgen.errors import InvalidDataError
from docgen.tabular.columns import Column, HeaderBook, Layout, book_of
from docgen.tabular.places import column_letters
from docgen.tabular.sheets import Row, Sheet
from docgen.vietnamese.text import comparison_key, find_nearest, squeeze

HEADER_ROWS: Final = 30
"""A table begins within so many rows: above it stand the agency, the title and the units of measure."""

_COUNTER: Final = re.compile(r"\(?([0-9]{1,3})\)?")
_FEWEST_COUNTERS: Final = 3


@dataclass(frozen=True, slots=True)
class Header:
    """Where the headers stand and what they say."""

    row: int
    last_row: int
    """The last row that belongs to the headers: merged cells and a row of column numbers reach below them."""
    columns: Mapping[str, int]
    """Column number by the name of the column."""
    others: Mapping[str, int]
    """Headers that name no column of the layout, with their column number."""
    width: int = 0
    """How many cells the row of headers has."""


def locate_header(sheet: Sheet, layout: Layout) -> Header:
    """The row that names the most columns, also when headers take two rows under merged groups.

    Raises `InvalidDataError`: no such row, a required column missing, one column named twice: all of them at once.
    """
    book = book_of(layout.columns)
    rows = list(islice(sheet.rows(), HEADER_ROWS + 1))
    best: tuple[int, Row, dict[int, str]] | None = None
    for index, row in enumerate(rows[:HEADER_ROWS]):
        labels = _labels(sheet, rows, index)
        named = (_find_column(book, row, number, label) for number, label in labels.items())
        score = len({column.name for column in named if column is not None})
        if score and (best is None or score > best[0]):
            best = (score, row, labels)
        if score == len(layout.columns):
            break  # no row can name more
    if best is None:
        titles = ", ".join(f"«{column.title}»" for column in layout.columns if column.required) or "các cột"
        raise InvalidDataError(
            "Không tìm thấy dòng tiêu đề của bảng.",
            [
                Problem(
                    "header-missing",
                    f"Không dòng nào trong {HEADER_ROWS} dòng đầu có tên cột quen biết.",
                    sheet.locate(1),
                    f"đặt tiêu đề cột ở một dòng, trong đó có {titles}.",
                )
            ],
        )
    _, row, labels = best
    return _header(sheet, layout, row, labels, rows=rows)


def _find_column(book: HeaderBook, row: Row, number: int, label: str) -> Column | None:
    """The column a header names with the words of the group above it, or by its own words alone."""
    return book.find(label) or book.find(_words(row, number))


def _labels(sheet: Sheet, rows: Sequence[Row], index: int) -> dict[int, str]:
    """The header of each column read from this row: under a group of columns, the group's words come first."""
    row = rows[index]
    labels: dict[int, str] = {}
    for column in range(1, len(row.values) + 1):
        own = _words(row, column)
        group = _group_above(sheet, rows, index, column)
        if own and group and group != own:
            labels[column] = f"{group} {own}"
        elif own:
            labels[column] = own
    return labels


def _group_above(sheet: Sheet, rows: Sequence[Row], index: int, column: int) -> str:
    if index == 0:
        return ""
    above = rows[index - 1]
    for merge in sheet.marks.merges:
        if merge.right > merge.left and merge.bottom == above.number and merge.holds(above.number, column):
            is_title = merge.right - merge.left + 1 >= len(rows[index].values)
            start = rows[index - 1 - (above.number - merge.top)] if above.number - merge.top < index else above
            return "" if is_title else _words(start, merge.left)
    return ""


def _words(row: Row, column: int) -> str:
    value = row.value(column)
    return squeeze(str(value)) if value is not None else ""


def _header(sheet: Sheet, layout: Layout, row: Row, labels: Mapping[int, str], *, rows: Sequence[Row]) -> Header:
    found: dict[str, int] = {}
    others: dict[str, int] = {}
    problems: list[Problem] = []
    book = book_of(layout.columns)
    for number, label in labels.items():
        column = _find_column(book, row, number, label)
        if column is None:
            others.setdefault(label, number)
        elif column.name in found:
            first = column_letters(found[column.name])
            problems.append(
                Problem(
                    "header-twice",
                    f"Cột «{column.title}» có hai lần: cột {first} và cột {column_letters(number)} («{label}»).",
                    sheet.locate(row.number, number),
                    "giữ một cột, đổi tên hoặc xóa cột kia.",
                )
            )
        else:
            found[column.name] = number
    problems += [
        _missing(sheet, row, column, others)
        for column in layout.columns
        if (column.required or column.wanted_for) and column.name not in found
    ]
    if problems:
        raise InvalidDataError(f"Tiêu đề bảng có {len(problems)} chỗ phải sửa.", problems)
    last = _last_row(sheet, row, rows)
    return Header(row.number, last, MappingProxyType(found), MappingProxyType(others), len(row.values))


def _missing(sheet: Sheet, row: Row, column: Column, others: Mapping[str, int]) -> Problem:
    nearest = find_similar_header(column, others)
    names = ", ".join(f"«{name}»" for name in (column.title, *column.synonyms)[:4])
    guess = f"có phải cột {column_letters(others[nearest])} («{nearest}»)? nếu đúng thì " if nearest else ""
    return Problem(
        "column-missing",
        f"Thiếu cột «{column.title}»{', ' if column.wanted_for else ''}{column.wanted_for}.",
        sheet.locate(row.number),
        f"{guess}đặt tên cột là một trong: {names}.",
    )


def find_similar_header(column: Column, headers: Iterable[str]) -> str | None:
    """The header that most likely means the column: spelt nearly so, or with a word more or less."""
    listed = list(headers)
    for title in (column.title, *column.synonyms):
        nearest = find_nearest(title, listed)
        if nearest is not None:
            return nearest
        words = comparison_key(title).split()
        for header in listed:
            others = comparison_key(header).split()
            shorter, longer = sorted((words, others), key=len)
            if len(shorter) > 1 and f" {' '.join(shorter)} " in f" {' '.join(longer)} ":
                return header
    return None


def _last_row(sheet: Sheet, row: Row, rows: Sequence[Row]) -> int:
    last = max(
        (merge.bottom for merge in sheet.marks.merges if merge.top <= row.number <= merge.bottom), default=row.number
    )
    below = next((other for other in rows if other.number == last + 1), None)
    return below.number if below is not None and _counts_columns(below) else last


def _counts_columns(row: Row) -> bool:
    """Whether the row is the line of column numbers below official headers: `(1) (2) (3)` or `A B 1 2 3`."""
    written = [_words(row, column) for column in range(1, len(row.values) + 1)]
    cells = [text.removesuffix(".0") for text in written if text]
    counters = [int(found[1]) for text in cells if (found := _COUNTER.fullmatch(text))]
    letters = [text for text in cells if len(text) == 1 and text.isalpha()]
    return (
        len(counters) >= _FEWEST_COUNTERS
        and len(counters) + len(letters) == len(cells)
        and counters == list(range(1, len(counters) + 1))
    )
