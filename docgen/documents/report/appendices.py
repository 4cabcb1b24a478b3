"""What the units answered → the tables of the report's appendices (biểu số liệu), each number with its sources."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from docgen.contracts.consolidation import Consolidated, IndicatorSummary, TaskSummary
from docgen.contracts.recognition import Plain
from docgen.contracts.results import TaskStatus
from docgen.documents.report.lineage import TracedNumber
from docgen.documents.report.sentences import total_words, value_of

_STATUSES = (TaskStatus.DONE, TaskStatus.PARTLY, TaskStatus.NOT_DONE, TaskStatus.UNANSWERED)
_FIGURES = 6
_VALUE = 5


@dataclass(frozen=True, slots=True)
class CellNumber:
    """A traced number in a cell of a table that has no place in the document yet."""

    cell: str
    number: TracedNumber

    def at(self, table: str) -> TracedNumber:
        """The number with its path in the document."""
        return replace(self.number, path=f"{table}.{self.cell}")


@dataclass(frozen=True, slots=True)
class TracedTable:
    """A table as data, with the sources of its numbers."""

    data: Plain
    numbers: tuple[CellNumber, ...]


def task_table(consolidated: Consolidated) -> TracedTable:
    """STT, nhiệm vụ, how many units are how far, what was counted."""
    rows: list[Plain] = []
    numbers: list[CellNumber] = []
    for place, summary in enumerate(consolidated.tasks):
        counts = [len(summary.units(status)) for status in _STATUSES]
        figures = "; ".join(total_words(total) for total in summary.totals)
        rows.append({"cells": [summary.task.label, summary.task.name, *map(str, counts), figures or None]})
        numbers += _task_numbers(summary, place)
    counted: list[Plain] = [
        {"header": status.label, "group": "Số đơn vị", "width": 9, "align": "center"} for status in _STATUSES
    ]
    columns: list[Plain] = [
        {"header": "TT", "width": 6, "align": "center"},
        {"header": "Nhiệm vụ", "width": 40},
        *counted,
        {"header": "Số liệu tổng hợp", "width": 18},
    ]
    return TracedTable(
        {"kind": "table", "title": "Kết quả thực hiện nhiệm vụ", "columns": columns, "rows": rows}, tuple(numbers)
    )


def _task_numbers(summary: TaskSummary, row: int) -> list[CellNumber]:
    found: list[CellNumber] = []
    for place, total in enumerate(summary.totals):
        cell = f"rows[{row}].cells[{_FIGURES}].text#{place}"
        found.append(CellNumber(cell, TracedNumber("", total.value, total.unit, "sum", total.shares)))
    return found


def indicator_table(consolidated: Consolidated) -> TracedTable:
    """STT, chỉ tiêu, đơn vị tính, mục tiêu, kỳ trước, kỳ này, đạt hay không, ghi chú."""
    rows: list[Plain] = []
    numbers: list[CellNumber] = []
    objective = ""
    for summary in consolidated.indicators:
        if summary.indicator.objective != objective:
            objective = summary.indicator.objective
            name = consolidated.objective_name(objective)
            if name:
                rows.append({"group": name})
        if summary.value is not None and summary.numerator is not None:
            denominator = summary.denominator.shares if summary.denominator else ()
            number = TracedNumber(
                "",
                summary.value,
                summary.indicator.unit,
                "ratio" if denominator else "sum",
                (*summary.numerator.shares, *denominator),
            )
            numbers.append(CellNumber(f"rows[{len(rows)}].cells[{_VALUE}].text", number))
        rows.append({"cells": _indicator_cells(summary)})
    # A column without a value has no alignment that a reader of the page could find.
    has_previous = any(summary.previous is not None for summary in consolidated.indicators)
    columns: list[Plain] = [
        {"header": "Số", "width": 6, "align": "center"},
        {"header": "Mục tiêu, chỉ tiêu", "width": 36},
        {"header": "Đơn vị tính", "width": 10, "align": "center"},
        {"header": "Mục tiêu", "width": 12, "align": "center"},
        {"header": "Kết quả kỳ trước", "width": 10, **({"align": "center"} if has_previous else {})},
        {"header": "Kết quả kỳ này", "width": 10, "align": "center"},
        {"header": "Đạt/chưa đạt", "width": 8, "align": "center"},
        {"header": "Ghi chú", "width": 18},
    ]
    return TracedTable(
        {
            "kind": "table",
            "title": "Kết quả thực hiện chỉ tiêu",
            "orientation": "landscape",
            "columns": columns,
            "rows": rows,
        },
        tuple(numbers),
    )


def _indicator_cells(summary: IndicatorSummary) -> list[Plain]:
    indicator = summary.indicator
    target = f"{summary.target.value.written} (năm {summary.target.year})" if summary.target else None
    met = {True: "Đạt", False: "Chưa đạt", None: None}[summary.met] if summary.value is not None else None
    return [
        indicator.code,
        indicator.name,
        indicator.unit,
        target,
        _figure(summary, summary.previous),
        _figure(summary, summary.value),
        met,
        "; ".join(filter(None, (summary.reason, summary.previous_reason))) or None,
    ]


def _figure(summary: IndicatorSummary, value: Decimal | None) -> str | None:
    if value is None:
        return None
    words = value_of(summary.indicator, value)
    return words.removesuffix(f" {summary.indicator.unit}")
