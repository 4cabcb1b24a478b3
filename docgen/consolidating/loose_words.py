"""Free words of a form: the sheet of opinions, and whatever a unit wrote where no column of the form is."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Final

from docgen.consolidating.gathering import FormTable, Gathered, text_of
from docgen.consolidating.layout import OPINION_ORDER
from docgen.contracts.results import Opinion, OpinionKind
from docgen.tabular import Column, Record, Sheet, column_letters
from docgen.vietnamese.text import comparison_key, lower_first, squeeze

_SUMS: Final = tuple(map(comparison_key, ("tổng", "cộng")))


def take_opinion(table: FormTable, record: Record, gathered: Gathered) -> None:
    words = text_of(record.values.get("words"))
    if not words:
        return
    heading = text_of(record.values.get("kind"))
    kind = next((each for each in OPINION_ORDER if comparison_key(each.label) == comparison_key(heading)), None)
    cell = gathered.cell(table.sheet, record.row, table.header.columns["words"])
    said = words if kind else f"{heading}: {words}"
    gathered.opinions.append(Opinion(kind or OpinionKind.OTHER, said, cell))


def words_beside(table: FormTable, records: Container[int], gathered: Gathered) -> Iterator[Opinion]:
    """What units wrote where the form has no place for it: columns of their own, words for a number, whole rows.

    `records` are the rows that were read as answers.
    """
    known = {column: table.layout.column(name) for name, column in table.header.columns.items()}
    titles = {column: title for title, column in table.header.others.items()}
    refused = {problem.location.place for problem in gathered.problems}
    for row in table.sheet.rows():
        if row.number <= table.header.last_row:
            continue
        for column, value in enumerate(row.values, start=1):
            if not isinstance(value, str) or not value.strip():
                continue
            own = known.get(column)
            if own is not None and row.number in records and (own.name == "name" or not refused):
                continue  # read as an answer
            cell = gathered.cell(table.sheet, row.number, column)
            if own is None:
                said = f"{titles.get(column, f'Cột {column_letters(column)}')}: {squeeze(value)}"
            elif row.number not in records:
                said = "" if _repeats_the_form(value, own) else squeeze(value)
            elif own.name != "name" and cell.cell in refused and _is_words(value):
                name = row.value(table.header.columns.get("name", column))
                said = f"{squeeze(str(name or ''))}, {lower_first(own.title)}: {squeeze(value)}".removeprefix(", ")
            else:
                said = ""
            if said:
                yield Opinion(OpinionKind.OTHER, said, cell)


def _repeats_the_form(value: str, column: Column) -> bool:
    """Whether a cell of a row without an answer is a header said again, a sum's name or a number."""
    key = comparison_key(value)
    return key == comparison_key(column.title) or key.startswith(_SUMS) or not _is_words(value)


def _is_words(value: str) -> bool:
    return len(value) > 1 and any(letter.isalpha() for letter in value) and not value.startswith(("#", "Err:"))


def loose_words(sheet: Sheet, gathered: Gathered) -> Iterator[Opinion]:
    """Every text of a sheet that is none of the form's."""
    for row in sheet.rows():
        for column, value in enumerate(row.values, start=1):
            if isinstance(value, str) and value.strip():
                yield Opinion(OpinionKind.OTHER, squeeze(value), gathered.cell(sheet, row.number, column))
