"""The tables of a unit's own report → answers, added to what its words say; rows that fit nowhere stay words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from docgen.consolidating.gathering import FormTable, Gathered
from docgen.consolidating.reading import find_table, read_known
from docgen.contracts.results import (
    AnswerTable,
    ExtraAnswer,
    IndicatorAnswer,
    Opinion,
    OpinionKind,
    PlanOutline,
    TaskAnswer,
    UnitResults,
)
from docgen.diagnostics import Location, Problem
from docgen.model.indicators import IndicatorSet
from docgen.tabular import Merge, Row, Sheet
from docgen.tabular.sheets import SheetMarks
from docgen.vietnamese.numbers import format_number
from docgen.vietnamese.text import squeeze


def take_tables(
    results: UnitResults, tables: Sequence[AnswerTable], *, plan: PlanOutline, indicators: IndicatorSet
) -> UnitResults:
    """The answers with what the tables add. Where a table contradicts the words, the words count and it is told."""
    gathered = Gathered(results.file)
    for table in tables:
        sheet = _sheet(results.file, table)
        known = find_table(sheet)
        if known is None:
            gathered.opinions += _rows_as_words(sheet, table, gathered)
        else:
            read_known(FormTable(sheet, *known), gathered, plan, indicators)
    found = _join_indicators(results, gathered.indicators)
    return replace(
        results,
        tasks=_join_tasks(results.tasks, gathered.tasks),
        extras=(*results.extras, *_others(results.tasks, gathered.tasks), *gathered.extras),
        indicators=found[0],
        opinions=(*results.opinions, *gathered.opinions),
        problems=(*results.problems, *gathered.problems, *found[1]),
    )


def _sheet(file: str, table: AnswerTable) -> Sheet:
    rows = tuple(Row(number, values) for number, values in enumerate(table.rows, start=1))
    merges = tuple(Merge(*corners) for corners in table.merges)
    return Sheet(file, table.name, is_hidden=False, marks=SheetMarks(merges=merges), source=lambda: iter(rows))


def _rows_as_words(sheet: Sheet, table: AnswerTable, gathered: Gathered) -> Iterator[Opinion]:
    """A table of no form: each row in words under its headers, so that none of it is lost."""
    headers = table.rows[table.header_rows - 1]
    for row in sheet.rows():
        if row.number <= table.header_rows:
            continue
        said = [
            f"{header}: {squeeze(str(value))}" if header else squeeze(str(value))
            for header, value in zip(headers, row.values, strict=True)
            if value is not None
        ]
        if len(said) > 1:
            yield Opinion(OpinionKind.OTHER, "; ".join(said), gathered.cell(sheet, row.number, 1))


def _join_tasks(said: Sequence[TaskAnswer], drawn: Sequence[TaskAnswer]) -> tuple[TaskAnswer, ...]:
    """What the words leave open of a task its row fills; tasks of which only a row speaks come after."""
    rows = {each.task: each for each in drawn}
    joined = [_filled(each, rows.pop(each.task)) if each.task in rows else each for each in said]
    return (*joined, *rows.values())


def _filled(said: TaskAnswer, row: TaskAnswer) -> TaskAnswer:
    return replace(
        said,
        status=said.status or row.status,
        words=said.words or row.words,
        number=said.number or row.number,
        number_unit=said.number_unit if said.number else row.number_unit,
        evidence=said.evidence or row.evidence,
        reason=said.reason or row.reason,
    )


def _others(said: Sequence[TaskAnswer], drawn: Sequence[TaskAnswer]) -> Iterator[ExtraAnswer]:
    """What a row says otherwise than the words of the same task: kept beside them."""
    words = {each.task: each for each in said}
    for row in drawn:
        own = words.get(row.task)
        if own is None:
            continue
        says_more = row.words and own.words and squeeze(row.words) not in own.words
        counts_else = row.number and own.number and row.number.value not in {each.value for each, _ in own.numbers}
        if says_more or counts_else:
            yield ExtraAnswer(f"Theo bảng trong báo cáo, {row.source.cell}", replace(row, task=""))


def _join_indicators(
    results: UnitResults, drawn: Sequence[IndicatorAnswer]
) -> tuple[tuple[IndicatorAnswer, ...], tuple[Problem, ...]]:
    said = {each.indicator: each for each in results.indicators}
    problems: list[Problem] = []
    for row in drawn:
        own = said.setdefault(row.indicator, row)
        if own is row:
            continue
        if own.value and row.value and own.value.value != row.value.value:
            problems.append(_contradiction(results.file, own.value.value, row.value.value, row))
        said[row.indicator] = replace(
            own,
            numerator=own.numerator or row.numerator,
            denominator=own.denominator or row.denominator,
            value=own.value or (None if own.numerator else row.value),
            said_yes=row.said_yes if own.said_yes is None else own.said_yes,
            previous=own.previous or row.previous,
            note=own.note or row.note,
        )
    return tuple(said.values()), tuple(problems)


def _contradiction(file: str, said: Decimal, drawn: Decimal, row: IndicatorAnswer) -> Problem:
    message = f"Bảng ghi {format_number(drawn)}, lời văn ghi {format_number(said)}; tính theo lời văn."
    place = row.value.source.cell if row.value else row.source.cell
    return Problem("report-contradiction", message, Location(file, place=place), "đối chiếu lại với đơn vị.")
