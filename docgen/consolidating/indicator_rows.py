"""Rows of the sheet of indicators → a unit's figures; figures that contradict each other are left out and named."""

from __future__ import annotations

from typing import Final

from docgen.consolidating.gathering import FormTable, Gathered, text_of
from docgen.consolidating.layout import NO, YES
from docgen.contracts.results import Counted, IndicatorAnswer, Opinion, OpinionKind
from docgen.model.indicators import PER_HUNDRED, Indicator, IndicatorSet, Measure
from docgen.tabular import Record
from docgen.vietnamese.numbers import parse_number
from docgen.vietnamese.text import comparison_key

_YES_WORDS: Final = {comparison_key(word) for word in (YES, "x", "đạt", "đúng", "1")}
_NO_WORDS: Final = {comparison_key(word) for word in (NO, "chưa", "chưa đạt", "sai", "0")}


def take_indicator(table: FormTable, record: Record, gathered: Gathered, indicators: IndicatorSet) -> None:
    indicator = _indicator_of(indicators, record)
    name = text_of(record.values.get("name"))
    if indicator is None:
        said = _all_words(table, record, ("previous", "numerator", "denominator", "value", "said_yes", "note"))
        if said:
            cell = gathered.cell(table.sheet, record.row, table.header.columns.get("name"))
            gathered.opinions.append(Opinion(OpinionKind.OTHER, f"{name}: {said}", cell))
        return
    numerator = gathered.count(table, record, "numerator")
    denominator = gathered.count(table, record, "denominator")
    if _is_impossible(indicator, numerator, denominator):
        gathered.fault(
            table,
            record,
            "numerator",
            "tử số lớn hơn mẫu số, tỷ lệ vượt 100%.",
            "kiểm tra lại hai số, có thể ghi đảo.",
        )
        numerator = denominator = None
    answer = IndicatorAnswer(
        indicator=indicator.id,
        source=gathered.cell(table.sheet, record.row, table.header.columns.get("name")),
        numerator=numerator,
        denominator=denominator,
        value=_value(table, record, gathered, indicator, column="value"),
        said_yes=_said_yes(table, record, gathered),
        previous=_value(table, record, gathered, indicator, column="previous"),
        note=text_of(record.values.get("note")),
    )
    filled = (answer.numerator, answer.denominator, answer.value, answer.said_yes, answer.previous)
    if any(value is not None for value in filled) or answer.note:
        gathered.indicators.append(answer)


def _indicator_of(indicators: IndicatorSet, record: Record) -> Indicator | None:
    found = indicators.find_indicator(text_of(record.values.get("id")))
    if found is not None:
        return found
    key = comparison_key(text_of(record.values.get("name")))
    return next((each for each in indicators.indicators if key and comparison_key(each.name) == key), None)


def _is_impossible(indicator: Indicator, numerator: Counted | None, denominator: Counted | None) -> bool:
    is_percentage = indicator.measure is Measure.SHARE and indicator.unit == "%"
    return bool(is_percentage and numerator and denominator and numerator.value > denominator.value)


def _value(
    table: FormTable, record: Record, gathered: Gathered, indicator: Indicator, *, column: str
) -> Counted | None:
    """A result as a unit wrote it: `85%`, `85`, `1,7`. A percentage as `0,85` may mean two things."""
    written = text_of(record.values.get(column))
    if not written or gathered.is_shared(table, record, column):
        return None
    percent = written.endswith("%")
    try:
        number = parse_number(written.removesuffix("%").strip())
    except ValueError as error:
        gathered.fault(table, record, column, str(error), "ghi một số, ví dụ 85 hoặc 85%.")
        return None
    is_share = indicator.measure is Measure.SHARE and indicator.per == PER_HUNDRED and indicator.unit == "%"
    if is_share and not percent and 0 < number < 1:
        gathered.fault(
            table,
            record,
            column,
            f"không rõ «{written}» là {written}% hay một tỷ lệ phần một.",
            "ghi 85 nếu là 85%: Excel tự đổi 85% thành 0,85.",
        )
        return None
    if number < 0:
        gathered.fault(table, record, column, "số âm không có nghĩa ở đây.", "ghi một số không âm.")
        return None
    return Counted(number, gathered.cell(table.sheet, record.row, table.header.columns[column]))


def _said_yes(table: FormTable, record: Record, gathered: Gathered) -> bool | None:
    written = text_of(record.values.get("said_yes"))
    key = comparison_key(written)
    if not key:
        return None
    if key in _YES_WORDS | _NO_WORDS:
        return key in _YES_WORDS
    gathered.fault(table, record, "said_yes", f"không rõ «{written}» là có hay không.", f"ghi «{YES}» hoặc «{NO}».")
    return None


def _all_words(table: FormTable, record: Record, columns: tuple[str, ...]) -> str:
    titles = {column.name: column.title for column in table.layout.columns}
    said = [f"{titles[name]} {record.values[name]}" for name in columns if record.values.get(name) is not None]
    return "; ".join(said)
