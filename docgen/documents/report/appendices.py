"""What the units answered → the tables of the report's appendices (biểu số liệu), each number with its sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from docgen.contracts.consolidation import Consolidated, IndicatorSummary, TaskSummary, Total
from docgen.contracts.recognition import Plain
from docgen.contracts.results import TaskStatus
from docgen.documents.report.lineage import TracedNumber
from docgen.documents.report.sentences import (
    OWN_STATES,
    coverage_words,
    is_own_report,
    result_words,
    total_words,
    value_of,
)
from docgen.documents.report.words import ESTIMATED, ESTIMATED_SHORT
from docgen.model.indicators import Measure

_FIRST_STATUS = 2
_PREVIOUS, _VALUE = 4, 5


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
    if is_own_report(consolidated):
        return _own_tasks(consolidated)
    rows: list[Plain] = []
    numbers: list[CellNumber] = []
    statuses = _statuses(consolidated)
    for place, summary in enumerate(consolidated.tasks):
        counts = [len(summary.units(status)) for status in statuses]
        figures = "; ".join(_total(consolidated, total) for total in summary.totals)
        rows.append({"cells": [summary.task.label, summary.task.name, *map(str, counts), figures or None]})
        numbers += _task_numbers(summary, place, statuses)
    counted: list[Plain] = [
        {"header": status.label, "group": "Số đơn vị", "width": 9, "align": "center"} for status in statuses
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
        drawn: list[Plain] = list(range(_FIRST_STATUS + 1, _FIRST_STATUS + 1 + len(statuses)))
        table["charts"] = [{"kind": "stacked", "title": title, "labels": [1, 2], "values": drawn}]
    return TracedTable(table, tuple(numbers))


def _own_tasks(consolidated: Consolidated) -> TracedTable:
    """STT, nhiệm vụ, tình trạng, số liệu: the tasks of an office that speaks of itself."""
    rows: list[Plain] = []
    numbers: list[CellNumber] = []
    for place, summary in enumerate(consolidated.tasks):
        figures = "; ".join(_total(consolidated, total) for total in summary.totals)
        state = OWN_STATES[summary.status].rstrip(".")
        rows.append({"cells": [summary.task.label, summary.task.name, state, figures or None]})
        numbers += _total_numbers(summary, f"rows[{place}].cells[3]")
    columns: list[Plain] = [
        {"header": "TT", "width": 6, "align": "center"},
        {"header": "Nhiệm vụ", "width": 46},
        {"header": "Tình trạng thực hiện", "width": 22},
        {"header": "Số liệu thực hiện", "width": 26},
    ]
    title = "Kết quả thực hiện nhiệm vụ"
    return TracedTable({"kind": "table", "title": title, "columns": columns, "rows": rows}, tuple(numbers))


def _statuses(consolidated: Consolidated) -> tuple[TaskStatus, ...]:
    """The states that have a column: “chưa rõ” only where a unit left its state unclear."""
    is_unclear = any(summary.units(TaskStatus.UNCLEAR) for summary in consolidated.tasks)
    return tuple(status for status in TaskStatus if is_unclear or status is not TaskStatus.UNCLEAR)


def _total(consolidated: Consolidated, total: Total) -> str:
    return total_words(total) + (f" ({ESTIMATED_SHORT})" if consolidated.is_estimate(total) else "")


def _task_numbers(summary: TaskSummary, row: int, statuses: Sequence[TaskStatus]) -> list[CellNumber]:
    found: list[CellNumber] = []
    for column, status in enumerate(statuses, start=_FIRST_STATUS):
        votes = summary.shares(status)
        if votes:
            number = TracedNumber("", Decimal(len(votes)), "đơn vị", "count", votes)
            found.append(CellNumber(f"rows[{row}].cells[{column}].text", number))
    return found + _total_numbers(summary, f"rows[{row}].cells[{_FIRST_STATUS + len(statuses)}]")


def _total_numbers(summary: TaskSummary, cell: str) -> list[CellNumber]:
    return [
        CellNumber(f"{cell}.text#{place}", TracedNumber("", total.value, total.unit, "sum", total.shares))
        for place, total in enumerate(summary.totals)
    ]


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
                len(summary.numerator.shares) if denominator else 0,
            )
            numbers.append(CellNumber(f"rows[{len(rows)}].cells[{_VALUE}].text", number))
        if summary.previous is not None and summary.previous_shares:
            cell = f"rows[{len(rows)}].cells[{_PREVIOUS}].text"
            numbers.append(CellNumber(cell, previous_number(summary, "")))
        rows.append({"cells": _indicator_cells(summary, consolidated)})
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
        estimate = f"; {_how_far_estimated(consolidated)}" if consolidated.estimated else ""
        title = f"Kết quả {consolidated.period.written} so với mục tiêu (các chỉ tiêu tính bằng %{estimate})"
        table["charts"] = [{"kind": "side_by_side", "title": title, "labels": [1, 2], "values": [6, 4], "unit": "%"}]
    return TracedTable(table, tuple(numbers))


def previous_number(summary: IndicatorSummary, path: str) -> TracedNumber:
    """Last period's value with its sources: the value of one report, or the counts of several."""
    shares, numerator = summary.previous_shares, summary.previous_numerator
    is_split = numerator is not None and len(shares) == 2 * len(numerator.shares)
    numerators = len(numerator.shares) if numerator is not None and is_split else 0
    value = summary.previous or Decimal(0)
    return TracedNumber(path, value, summary.indicator.unit, "previous", shares, numerators)


def _how_far_estimated(consolidated: Consolidated) -> str:
    """Whether all units, or some of them, gave estimates."""
    return f"số {ESTIMATED}" if len(consolidated.estimates) == len(consolidated.answered) else f"có số {ESTIMATED}"


def _is_drawn(summary: IndicatorSummary) -> bool:
    """Whether value and target are both said in per cent."""
    if summary.value is None or summary.target is None:
        return False
    return summary.target.value.unit == "%" and value_of(summary.indicator, summary.value).endswith("%")


def _indicator_cells(summary: IndicatorSummary, consolidated: Consolidated) -> list[Plain]:
    indicator = summary.indicator
    target = f"{summary.target.value.written} (năm {summary.target.year})" if summary.target else None
    met = {True: "Đạt", False: "Chưa đạt", None: None}[summary.met] if summary.value is not None else None
    return [
        indicator.code,
        indicator.name,
        "%" if indicator.measure is Measure.YES_NO else indicator.unit,
        target,
        _figure(summary, "" if summary.previous is None else value_of(indicator, summary.previous)),
        _figure(summary, result_words(summary)),
        met,
        "; ".join(filter(None, _remarks(summary, consolidated))) or None,
    ]


def _remarks(summary: IndicatorSummary, consolidated: Consolidated) -> Iterator[str]:
    """What a reader of the row must know: an estimate, figures of some of the units only, what is left out."""
    if summary.value is not None:
        yield f"số {ESTIMATED_SHORT}" if consolidated.is_estimate(summary.numerator, summary.denominator) else ""
        yield coverage_words(summary)
    yield summary.reason
    yield summary.previous_reason
    yield summary.previous_note


def _figure(summary: IndicatorSummary, words: str) -> str | None:
    """The number without the unit, which has a column of its own."""
    return words.removesuffix(f" {summary.indicator.unit}") or None
