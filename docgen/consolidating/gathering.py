"""Gathers what is read of a form, cell by cell: answers, free words, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from docgen.contracts.results import Counted, ExtraAnswer, IndicatorAnswer, Opinion, SourceCell, TaskAnswer
from docgen.diagnostics import Location, Problem
from docgen.tabular import Layout, Merge, Record, Sheet, format_place
from docgen.tabular.headers import Header
from docgen.vietnamese.text import squeeze


@dataclass(frozen=True, slots=True)
class FormTable:
    """A sheet of a form whose columns are known."""

    sheet: Sheet
    layout: Layout
    header: Header


@dataclass(slots=True)
class Gathered:
    """What has been read of a form so far."""

    file: str
    tasks: list[TaskAnswer] = field(default_factory=list)
    extras: list[ExtraAnswer] = field(default_factory=list)
    indicators: list[IndicatorAnswer] = field(default_factory=list)
    opinions: list[Opinion] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def cell(self, sheet: Sheet, row: int, column: int | None) -> SourceCell:
        """The source of a value; without a column the whole row."""
        return SourceCell(self.file, format_place(sheet.name, row, column) if column else f"{sheet.name}!{row}:{row}")

    def cell_of(self, table: FormTable, record: Record, column: str) -> SourceCell:
        """The source of a value by the name of its column."""
        return self.cell(table.sheet, record.row, table.header.columns.get(column))

    def fault(self, table: FormTable, record: Record, column: str, message: str, hint: str) -> None:
        """Notes that a cell could not be read, and what to do."""
        title = table.layout.column(column).title
        place = Location(self.file, place=self.cell_of(table, record, column).cell)
        self.problems.append(Problem("form-value", f"Cột «{title}»: {message}", place, hint))

    def count(self, table: FormTable, record: Record, column: str) -> Counted | None:
        """The number of a cell that counts something; a negative one is a fault."""
        value = record.values.get(column)
        if not isinstance(value, Decimal | int) or self.is_shared(table, record, column):
            return None
        if value < 0:
            self.fault(table, record, column, "số âm không có nghĩa ở đây.", "ghi một số không âm.")
            return None
        return Counted(Decimal(value), self.cell_of(table, record, column))

    def is_shared(self, table: FormTable, record: Record, column: str) -> bool:
        """Whether a merged cell gives its number to this row and to others: then it counts for none, and it is told.

        A unit that merged the cells of one task, its name among them, to write two lines of words has one number.
        """
        merge = _find_merge(table, record.row, column)
        if merge is None:
            return False
        names = _find_merge(table, record.row, "name")
        is_one_task = names is not None and (names.top, names.bottom) == (merge.top, merge.bottom)
        if record.row > merge.top:
            return True
        if not is_one_task:
            self.fault(
                table,
                record,
                column,
                f"ô gộp chung các dòng {merge.top} đến {merge.bottom}, không rõ số là của dòng nào: không tính.",
                "bỏ gộp ô, ghi số riêng cho từng dòng.",
            )
        return not is_one_task


def _find_merge(table: FormTable, row: int, column: str) -> Merge | None:
    """The merged cell of several rows that a value stands in, or None."""
    place = table.header.columns.get(column)
    if place is None:
        return None
    return next((each for each in table.sheet.marks.merges if each.bottom > each.top and each.holds(row, place)), None)


def text_of(value: object) -> str:
    """The words of a value; empty when it is none."""
    return squeeze(value) if isinstance(value, str) else ""
