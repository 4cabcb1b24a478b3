"""Rows of the sheet of indicators → a unit's figures; figures that contradict each other are left out and named."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from docgen.consolidating.gathering import FormTable, Gathered, text_of
from docgen.consolidating.layout import NO, YES
from docgen.contracts.results import Counted, IndicatorAnswer, Opinion, OpinionKind
from docgen.model.indicators import PER_HUNDRED, Indicator, IndicatorSet, Measure
from docgen.tabular import Record
from docgen.vietnamese.numbers import parse_number
from docgen.vietnamese.quantities import is_measured
from docgen.vietnamese.text import comparison_key

_ANSWERS: Final = ("previous", "numerator", "denominator", "value", "said_yes", "note")
_STRANGE: Final = 10
"""Times by which two counts of a comparison may differ before a person is asked"""
_YES_WORDS: Final = {comparison_key(word) for word in (YES, "x", "đạt", "đúng", "1")}
_NO_WORDS: Final = {comparison_key(word) for word in (NO, "chưa", "chưa đạt", "sai", "0")}


def take_indicator(table: FormTable, record: Record, gathered: Gathered, indicators: IndicatorSet) -> None:
    indicator = _indicator_of(indicators, record)
    name = text_of(record.values.get("name"))
    if indicator is None:
        said = _all_words(table, record, _ANSWERS)
        if said:
            cell = gathered.cell(table.sheet, record.row, table.header.columns.get("name"))
            gathered.opinions.append(Opinion(OpinionKind.OTHER, f"{name}: {said}", cell))
        return
    whole = indicator.measure is Measure.SHARE
    numerator = gathered.count(table, record, "numerator", whole=whole)
    denominator = gathered.count(table, record, "denominator", whole=whole)
    if _is_impossible(indicator, numerator, denominator):
        gathered.fault(
            table,
            record,
            "numerator",
            "tử số lớn hơn mẫu số mà là một phần của mẫu số: không tính.",
            "kiểm tra lại hai số, có thể ghi đảo.",
        )
        numerator = denominator = None
    elif numerator and denominator and _is_strange(indicator, numerator.value, denominator.value):
        gathered.fault(
            table,
            record,
            "numerator",
            f"tử số và mẫu số chênh nhau hơn {_STRANGE} lần: vẫn tính theo số đã ghi.",
            "kiểm tra lại hai số, có thể thiếu hoặc thừa chữ số.",
        )
    answer = IndicatorAnswer(
        indicator=indicator.id,
        source=gathered.cell(table.sheet, record.row, table.header.columns.get("name")),
        numerator=numerator,
        denominator=denominator,
        value=_value(table, record, gathered, indicator, column="value"),
        said_yes=_said_yes(table, record, gathered),
        said_in=gathered.cell_of(table, record, "said_yes"),
        previous=_value(table, record, gathered, indicator, column="previous"),
        note=text_of(record.values.get("note")),
    )
    filled = (answer.numerator, answer.denominator, answer.value, answer.said_yes, answer.previous)
    if not any(value is not None for value in filled) and not answer.note:
        return
    if any(known.indicator == indicator.id for known in gathered.indicators):
        gathered.fault(
            table,
            record,
            "name",
            f"chỉ tiêu «{name}» được trả lời hai lần trong một biểu: dòng này không tính.",
            "giữ một dòng cho mỗi chỉ tiêu.",
        )
        said = _all_words(table, record, _ANSWERS)
        gathered.opinions.append(Opinion(OpinionKind.OTHER, f"{name}: {said}", answer.source))
        return
    gathered.indicators.append(answer)


def _indicator_of(indicators: IndicatorSet, record: Record) -> Indicator | None:
    found = indicators.find_indicator(text_of(record.values.get("id")))
    if found is not None:
        return found
    key = comparison_key(text_of(record.values.get("name")))
    return next((each for each in indicators.indicators if key and comparison_key(each.name) == key), None)


def _is_impossible(indicator: Indicator, numerator: Counted | None, denominator: Counted | None) -> bool:
    """Whether a part is more than its whole. Boys per 100 girls are no part of the girls, and may be more."""
    is_part = indicator.measure is Measure.SHARE and (indicator.unit == "%" or indicator.per > PER_HUNDRED)
    return bool(is_part and numerator and denominator and numerator.value > denominator.value)


def _is_strange(indicator: Indicator, numerator: Decimal, denominator: Decimal) -> bool:
    """Whether two counts that are compared, neither a part of the other, lie so far apart that one may be mistyped."""
    is_part = indicator.unit == "%" or indicator.per > PER_HUNDRED
    return not is_part and bool(denominator) and not denominator <= numerator * _STRANGE <= denominator * _STRANGE**2


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
    whole = indicator.measure is Measure.COUNT and not is_measured(indicator.unit)
    return gathered.counted(number, table, record, column, whole=whole)


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
