"""Free words of a form: the sheet of opinions, and whatever a unit wrote where no column of the form is."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from docgen.consolidating.gathering import FormTable, Gathered, text_of
from docgen.consolidating.layout import GUIDE_LABELS, GUIDE_MORE, GUIDE_TITLE, OPINION_ORDER
from docgen.contracts.results import Opinion, OpinionKind, SourceCell
from docgen.tabular import CellValue, Column, Record, Row, Sheet, column_letters
from docgen.tabular.comments import CellComment
from docgen.vietnamese.dates import format_date_short
from docgen.vietnamese.numbers import format_number
from docgen.vietnamese.text import comparison_key, lower_first, squeeze

_GUIDE_COLUMNS: Final = 2
_MOST_DIGITS: Final = 15
"""What a spreadsheet keeps of a number"""
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
    refused = {problem.location.place for problem in gathered.problems}
    for row in table.sheet.rows():
        if row.number <= table.header.last_row:
            continue
        for column, value in enumerate(row.values, start=1):
            own = known.get(column)
            if own is None:
                said = _in_own_column(table, row, column, is_answer=row.number in records)
            elif not isinstance(value, str) or not value.strip():
                continue
            elif row.number not in records:
                said = "" if _repeats_the_form(value, own) else squeeze(value)
            elif own.name != "name" and gathered.cell(table.sheet, row.number, column).cell in refused:
                said = f"{_name_of(table, row)}, {lower_first(own.title)}: {squeeze(value)}" if _is_words(value) else ""
                said = said.removeprefix(", ")
            else:
                said = ""
            if said:
                yield Opinion(OpinionKind.OTHER, said, gathered.cell(table.sheet, row.number, column))


def _in_own_column(table: FormTable, row: Row, column: int, *, is_answer: bool) -> str:
    """A word or a number in a column that the form does not have, with what the row is about."""
    said = _written(row.value(column))
    if not said:
        return ""
    title = next((name for name, place in table.header.others.items() if place == column), "")
    heading = title or f"Cột {column_letters(column)}"
    name = _name_of(table, row) if is_answer else ""
    return f"{name}, {lower_first(heading)}: {said}" if name else f"{heading}: {said}"


def _name_of(table: FormTable, row: Row) -> str:
    return squeeze(str(row.value(table.header.columns.get("name", 1)) or ""))


def _repeats_the_form(value: str, column: Column) -> bool:
    """Whether a cell of a row without an answer is a header said again, a sum's name or a number."""
    key = comparison_key(value)
    return key == comparison_key(column.title) or key.startswith(_SUMS) or not _is_words(value)


def _is_words(value: str) -> bool:
    return len(value) > 1 and any(letter.isalpha() for letter in value) and not value.startswith(("#", "Err:"))


def loose_words(sheet: Sheet, gathered: Gathered) -> Iterator[Opinion]:
    """Every row of a sheet that is none of the form's, its words and numbers together, under the sheet's name."""
    for row in sheet.rows():
        said = [(place, words) for place, value in enumerate(row.values, start=1) if (words := _written(value))]
        if said:
            cell = gathered.cell(sheet, row.number, said[0][0])
            yield Opinion(OpinionKind.OTHER, f"Trang «{sheet.name}»: {'; '.join(words for _, words in said)}", cell)


def guide_words(guide: Sheet, gathered: Gathered) -> Iterator[Opinion]:
    """What a unit wrote on the sheet of instructions, where the form asks only for the day it was sent."""
    labels = frozenset(map(comparison_key, (*GUIDE_LABELS, GUIDE_TITLE)))
    for row in guide.rows():
        label = _written(row.value(1))
        is_known = comparison_key(label) in labels
        for column, value in enumerate(row.values, start=1):
            said = _written(value)
            is_ours = (is_known and column <= _GUIDE_COLUMNS) or comparison_key(said) == comparison_key(GUIDE_MORE)
            if said and not is_ours:
                cell = gathered.cell(guide, row.number, column)
                yield Opinion(OpinionKind.OTHER, f"Trang «{guide.name}»: {said}", cell)


def comment_words(comments: Iterable[CellComment], gathered: Gathered) -> Iterator[Opinion]:
    """What people hung on cells as comments (ghi chú của ô)."""
    for each in comments:
        where = f"ô {each.cell}, trang «{each.sheet}»" if each.cell else f"trang «{each.sheet}»"
        place = f"{each.sheet}!{each.cell}" if each.cell else each.sheet
        yield Opinion(OpinionKind.OTHER, f"Ghi chú tại {where}: {each.words}", SourceCell(gathered.file, place))


def _written(value: CellValue) -> str:
    """A value as a person reads it; empty for a blank cell and for an error of a formula."""
    match value:
        case str():
            words = squeeze(value)
            return "" if words.startswith(("#", "Err:")) else words
        case bool():
            return "đúng" if value else "sai"
        case int() | float():
            number = Decimal(str(value))
            is_plain = number.is_finite() and abs(number.adjusted()) < _MOST_DIGITS
            return format_number(number.normalize() + 0) if is_plain else str(value)
    return format_date_short(value) if isinstance(value, date) else ""
