"""Gathers what is read of a form, cell by cell: answers, free words, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from docgen.contracts.results import Counted, ExtraAnswer, IndicatorAnswer, Opinion, SourceCell, TaskAnswer
from docgen.diagnostics import Location, Problem
from docgen.tabular import Layout, Merge, Record, Sheet, format_place
from docgen.tabular.headers import Header
from docgen.vietnamese.numbers import format_number
from docgen.vietnamese.text import squeeze

_MOST_DIGITS: Final = 15
"""What a spreadsheet keeps of a number"""
_THOUSAND: Final = 3
"""Digits after the comma of `9,660`, a thousand written with the wrong mark"""


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

    @property
    def answered(self) -> frozenset[str]:
        """The tasks and indicators that are answered."""
        return frozenset({each.task for each in self.tasks} | {each.indicator for each in self.indicators})

    @property
    def says_anything(self) -> bool:
        """Whether a unit wrote anything that could be read."""
        return bool(self.tasks or self.extras or self.indicators or self.opinions)

    def take(self, read: Gathered) -> None:
        """Adds what was read of one more sheet."""
        self.tasks += read.tasks
        self.extras += read.extras
        self.indicators += read.indicators
        self.opinions += read.opinions
        self.problems += read.problems

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

    def count(self, table: FormTable, record: Record, column: str, *, whole: bool = True) -> Counted | None:
        """The number of a cell that counts something; one that cannot be a count is a fault.

        `whole`: what is counted has no parts (hội nghị, người), as opposed to what is measured (triệu đồng, giờ).
        """
        value = record.values.get(column)
        if not isinstance(value, Decimal | int) or self.is_shared(table, record, column):
            return None
        return self.counted(Decimal(value), table, record, column, whole=whole)

    def counted(self, value: Decimal, table: FormTable, record: Record, column: str, *, whole: bool) -> Counted | None:
        """A number that was read from a cell, if it can be right there."""
        fault = find_number_fault(value, whole=whole)
        if fault is not None:
            self.fault(table, record, column, *fault)
            return None
        return Counted(value, self.cell_of(table, record, column))

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


def find_number_fault(value: Decimal, *, whole: bool) -> tuple[str, str] | None:
    """Why a number cannot be what was counted, and what to do; None when it can."""
    if value < 0:
        return "số âm không có nghĩa ở đây.", "ghi một số không âm."
    exponent = value.as_tuple().exponent
    if value.adjusted() >= _MOST_DIGITS or not isinstance(exponent, int) or exponent < -2 * _MOST_DIGITS:
        return f"số có hơn {_MOST_DIGITS} chữ số.", "gõ lại số."
    if not whole or value == value.to_integral_value():
        return None
    message = f"«{format_number(value)}» có phần lẻ, ở đây đếm bằng số nguyên: không tính."
    if value < 1:
        return message, "ghi số đếm, không ghi tỷ lệ: Excel tự đổi 50% thành 0,5."
    if exponent == -_THOUSAND:
        meant = format_number(value.scaleb(_THOUSAND).to_integral_value())
        return message, f"ghi {meant} nếu là số ấy: dấu chấm chia hàng nghìn, dấu phẩy chia phần thập phân."
    return message, "ghi số nguyên; nếu là số đo thì ghi rõ đơn vị tính, ví dụ triệu đồng, giờ."


def _find_merge(table: FormTable, row: int, column: str) -> Merge | None:
    """The merged cell of several rows that a value stands in, or None."""
    place = table.header.columns.get(column)
    if place is None:
        return None
    return next((each for each in table.sheet.marks.merges if each.bottom > each.top and each.holds(row, place)), None)


def text_of(value: object) -> str:
    """The words of a value; empty when it is none."""
    return squeeze(value) if isinstance(value, str) else ""
