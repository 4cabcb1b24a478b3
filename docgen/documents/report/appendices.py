"""What the units answered → the tables of the report's appendices (biểu số liệu), each number with its sources."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from docgen.contracts.consolidation import Consolidated, IndicatorSummary, TaskSummary
from docgen.contracts.recognition import Plain
from docgen.contracts.results import TaskStatus
from docgen.documents.report.lineage import TracedNumber
from docgen.documents.report.sentences import total_words, value_of
from docgen.documents.report.words import ESTIMATED

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


def task_table(consolidated: Consolidated, *, charts: bool = True) -> TracedTable:
    """STT, nhiệm vụ, how many units are how far, what was counted; below it the progress as a picture."""
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
    table: dict[str, Plain] = {
        "kind": "table",
        "title": "Kết quả thực hiện nhiệm vụ",
        "columns": columns,
        "rows": rows,
    }
    if charts:
        title = f"Tiến độ thực hiện nhiệm vụ {consolidated.period.written} (số đơn vị)"
        table["charts"] = [{"kind": "stacked", "title": title, "labels": [1, 2], "values": [3, 4, 5, 6]}]
    return TracedTable(table, tuple(numbers))


def _task_numbers(summary: TaskSummary, row: int) -> list[CellNumber]:
    found: list[CellNumber] = []
    for place, total in enumerate(summary.totals):
        cell = f"rows[{row}].cells[{_FIGURES}].text#{place}"
        found.append(CellNumber(cell, TracedNumber("", total.value, total.unit, "sum", total.shares)))
    return found


def indicator_table(consolidated: Consolidated, *, charts: bool = True) -> TracedTable:
    """STT, chỉ tiêu, đơn vị tính, mục tiêu, kỳ trước, kỳ này, đạt hay không, ghi chú.

    Below it those that are counted in per cent, each against its target; other units have no scale in common.
    """
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
    table: dict[str, Plain] = {
        "kind": "table",
        "title": "Kết quả thực hiện chỉ tiêu",
        "orientation": "landscape",
        "columns": columns,
        "rows": rows,
    }
    if charts and any(_is_drawn(summary) for summary in consolidated.indicators):
        estimate = f"; số {ESTIMATED}" if consolidated.estimated else ""
        title = f"Kết quả {consolidated.period.written} so với mục tiêu (các chỉ tiêu tính bằng %{estimate})"
        table["charts"] = [{"kind": "side_by_side", "title": title, "labels": [1, 2], "values": [6, 4], "unit": "%"}]
    return TracedTable(table, tuple(numbers))


def _is_drawn(summary: IndicatorSummary) -> bool:
    """Whether value and target are both said in per cent."""
    if summary.value is None or summary.target is None:
        return False
    return summary.target.value.unit == "%" and value_of(summary.indicator, summary.value).endswith("%")


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
        "; ".join(filter(None, (summary.reason, summary.previous_reason, summary.previous_note))) or None,
    ]


def _figure(summary: IndicatorSummary, value: Decimal | None) -> str | None:
    if value is None:
        return None
    words = value_of(summary.indicator, value)
    return words.removesuffix(f" {summary.indicator.unit}")
