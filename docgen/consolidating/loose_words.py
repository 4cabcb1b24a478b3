"""Free words of a form: the sheet of opinions, and whatever a unit wrote where no column of the form is."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.consolidating.gathering import Gathered, text_of
from docgen.consolidating.layout import OPINION_ORDER
from docgen.contracts.results import Opinion, OpinionKind
from docgen.tabular import Record, Sheet, Table, column_letters
from docgen.vietnamese.text import comparison_key, squeeze


def take_opinion(table: Table, record: Record, gathered: Gathered) -> None:
    words = text_of(record.values.get("words"))
    if not words:
        return
    heading = text_of(record.values.get("kind"))
    kind = next((each for each in OPINION_ORDER if comparison_key(each.label) == comparison_key(heading)), None)
    cell = gathered.cell(table.sheet, record.row, table.header.columns["words"])
    said = words if kind else f"{heading}: {words}"
    gathered.opinions.append(Opinion(kind or OpinionKind.OTHER, said, cell))


def words_beside(table: Table, gathered: Gathered) -> Iterator[Opinion]:
    """What units wrote into columns of their own, with or without a header."""
    known = set(table.header.columns.values())
    titles = {column: title for title, column in table.header.others.items()}
    for row in table.sheet.rows():
        if row.number <= table.header.last_row:
            continue
        for column, value in enumerate(row.values, start=1):
            if column in known or not isinstance(value, str) or not value.strip():
                continue
            title = titles.get(column, f"Cột {column_letters(column)}")
            yield Opinion(
                OpinionKind.OTHER, f"{title}: {squeeze(value)}", gathered.cell(table.sheet, row.number, column)
            )


def loose_words(sheet: Sheet, gathered: Gathered) -> Iterator[Opinion]:
    """Every text of a sheet that is none of the form's."""
    for row in sheet.rows():
        for column, value in enumerate(row.values, start=1):
            if isinstance(value, str) and value.strip():
                yield Opinion(OpinionKind.OTHER, squeeze(value), gathered.cell(sheet, row.number, column))
