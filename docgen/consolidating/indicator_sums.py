"""An indicator's answers of all units → its value for the whole: ratios are recomputed from counts, never averaged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Final

from docgen.consolidating.intake import Intake
from docgen.consolidating.previous import NOT_COMPARED, PreviousValue
from docgen.contracts.consolidation import IndicatorSummary, Share, Total, UnitWords
from docgen.contracts.results import IndicatorAnswer, UnitResults
from docgen.model.indicators import PER_HUNDRED, Indicator, Measure, YearTarget

_DIGITS: Final = 28
Given = Sequence[tuple[UnitResults, IndicatorAnswer]]


@dataclass(frozen=True, slots=True)
class _Sum:
    """A value with what it was made of, or the reason why there is none."""

    value: Decimal | None = None
    numerator: Total | None = None
    denominator: Total | None = None
    reason: str = ""


def sum_indicator(
    indicator: Indicator, intake: Intake, *, year: int, previous: PreviousValue = NOT_COMPARED
) -> IndicatorSummary:
    """The indicator over all units that are counted. `previous` is its value in the period before."""
    given = [
        (each, answer) for each in intake.counted for answer in each.indicators if answer.indicator == indicator.id
    ]
    found = _SUMS[indicator.measure](indicator, given)
    target = indicator.find_target(year)
    used = {share.unit for total in (found.numerator, found.denominator) if total for share in total.shares}
    previous, note = _fairly(indicator, previous, used)
    return IndicatorSummary(
        indicator=indicator,
        value=found.value,
        numerator=found.numerator,
        denominator=found.denominator,
        target=target,
        met=_met(indicator, found, target),
        previous=previous.value,
        previous_shares=previous.shares,
        previous_numerator=previous.numerator,
        previous_denominator=previous.denominator,
        previous_reason=previous.reason,
        previous_note=note,
        units_answered=tuple(name for key, name in intake.units if key in used),
        units_silent=tuple(name for key, name in intake.units if key not in used),
        reason=found.reason,
        notes=tuple(
            UnitWords(each.unit, each.name, answer.note, answer.source) for each, answer in given if answer.note
        ),
    )


def _fairly(indicator: Indicator, previous: PreviousValue, used: set[str]) -> tuple[PreviousValue, str]:
    """What may be compared when not the same units gave their figures then and now, and what is to be said of it.

    A count of fewer units is smaller for that alone: it is not compared. A ratio is, and it is told.
    """
    if previous.value is None or previous.units is None or previous.units == used or not used:
        return previous, ""
    if not previous.units:
        return PreviousValue(None, reason="kỳ trước chưa có đủ số liệu của đơn vị nào"), ""
    words = f"kỳ trước có số liệu của {len(previous.units):02} đơn vị, kỳ này của {len(used):02} đơn vị"
    if indicator.measure is Measure.COUNT:
        return PreviousValue(None, reason=words), ""
    same = len(previous.units) == len(used)
    return previous, "kỳ trước có số liệu của các đơn vị khác" if same else words


def _ratio(indicator: Indicator, given: Given) -> _Sum:
    """Both counts added over the units that gave both, then divided."""
    whole = [(each, answer) for each, answer in given if answer.numerator and answer.denominator]
    if not whole:
        only_rates = [each.name for each, answer in given if answer.value]
        reason = (
            f"các đơn vị chỉ ghi tỷ lệ, không ghi tử số và mẫu số nên không tổng hợp được ({', '.join(only_rates)})"
            if only_rates
            else "chưa đơn vị nào ghi đủ tử số và mẫu số"
        )
        return _Sum(reason=reason)
    numerator = Total.of([_share(each, answer, "numerator") for each, answer in whole], indicator.numerator or "")
    denominator = Total.of([_share(each, answer, "denominator") for each, answer in whole], indicator.denominator or "")
    if not denominator.value:
        return _Sum(None, numerator, denominator, "mẫu số của các đơn vị bằng 0")
    per = indicator.per if indicator.measure is Measure.SHARE else 1
    left_out = [each.name for each, answer in given if not (answer.numerator and answer.denominator)]
    reason = f"không tính {', '.join(left_out)}: thiếu tử số hoặc mẫu số" if left_out else ""
    return _Sum(divide(numerator.value * per, denominator.value), numerator, denominator, reason)


def _count(indicator: Indicator, given: Given) -> _Sum:
    shares = [_share(each, answer, "value") for each, answer in given if answer.value]
    if not shares:
        return _Sum(reason="chưa đơn vị nào ghi số liệu")
    total = Total.of(shares, indicator.unit)
    return _Sum(total.value, total)


def _yes_no(_indicator: Indicator, given: Given) -> _Sum:
    """How many of the units that answered say yes, in per cent."""
    said = [(each, answer) for each, answer in given if answer.said_yes is not None]
    if not said:
        return _Sum(reason="chưa đơn vị nào trả lời")
    places = [(each, answer.said_in or answer.source, bool(answer.said_yes)) for each, answer in said]
    yes = Total.of([Share(each.unit, each.name, Decimal(is_yes), cell) for each, cell, is_yes in places], "đơn vị")
    all_of_them = Total.of([Share(each.unit, each.name, Decimal(1), cell) for each, cell, _ in places], "đơn vị")
    return _Sum(divide(yes.value * PER_HUNDRED, all_of_them.value), yes, all_of_them)


def _survey(indicator: Indicator, given: Given) -> _Sum:
    """The figure of one unit is its own; several say nothing about the whole."""
    shares = [_share(each, answer, "value") for each, answer in given if answer.value]
    if len(shares) == 1 and len(given) == 1:
        total = Total.of(shares, indicator.unit)
        return _Sum(total.value, total)
    if not shares:
        return _Sum(reason="chưa đơn vị nào ghi số liệu")
    return _Sum(reason="số điều tra, khảo sát của từng đơn vị, không cộng và không lấy trung bình được")


_SUMS: Final = {
    Measure.SHARE: _ratio,
    Measure.TIMES: _ratio,
    Measure.COUNT: _count,
    Measure.YES_NO: _yes_no,
    Measure.SURVEY: _survey,
}


def _met(indicator: Indicator, found: _Sum, target: YearTarget | None) -> bool | None:
    if found.value is None or target is None:
        return None
    return indicator.find_verdict(found.value, target)


def _share(each: UnitResults, answer: IndicatorAnswer, which: str) -> Share:
    counted = {"numerator": answer.numerator, "denominator": answer.denominator, "value": answer.value}[which]
    if counted is None:
        raise ValueError(f"the answer of {each.unit} has no {which}")
    return Share(each.unit, each.name, counted.value, counted.source)


def divide(one: Decimal, other: Decimal) -> Decimal:
    """The quotient in a precision of its own: whatever a program set for its decimals, the report stays the same."""
    with localcontext() as context:
        context.prec = _DIGITS
        return one / other
