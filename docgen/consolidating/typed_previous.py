"""What units typed as last period's results (kết quả kỳ trước) → what to compare with, and where it was otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from docgen.consolidating.intake import Intake
from docgen.consolidating.previous import NOT_COMPARED, PreviousPeriod, PreviousValue
from docgen.contracts.consolidation import FormFault, FormNote, Share, Total
from docgen.contracts.results import Counted, UnitResults
from docgen.model.indicators import Indicator, Measure
from docgen.vietnamese.numbers import format_number, round_number

Typed = Sequence[tuple[UnitResults, Counted]]


def typed_value(indicator: Indicator, intake: Intake) -> PreviousValue:
    """Last period's value by what the units typed, where no report or form of then says it.

    Counts are added when every unit that counts now said what it counted then; the ratio of one unit is its own, the
    ratios of several are nobody's.
    """
    typed = _typed(indicator, intake)
    now = [each for each in intake.counted for answer in each.indicators if answer.indicator == indicator.id]
    if not typed or (indicator.measure is not Measure.COUNT and len(intake.units) > 1):
        return NOT_COMPARED
    if len(typed) < len(now):
        return PreviousValue(None, reason=f"chỉ {len(typed):02}/{len(now):02} đơn vị ghi kết quả kỳ trước")
    total = Total.of([Share(each.unit, each.name, said.value, said.source) for each, said in typed], indicator.unit)
    return PreviousValue(total.value, total.shares)


def previous_differences(indicators: Sequence[Indicator], intake: Intake, before: PreviousPeriod) -> Iterator[FormNote]:
    """Where a unit says of last period what its own form, or the report of then, does not."""
    for indicator in indicators:
        typed = _typed(indicator, intake)
        for each, said in typed:
            known = before.by_unit.get(each.unit, {}).get(indicator.id)
            if known is None and len(intake.units) == 1:
                known = before.value_of(indicator.id).value
            if known is not None and _differs(indicator, said.value, known):
                yield _note(each, indicator, said, known)
        yield from _other_total(indicator, typed, before)


def _other_total(indicator: Indicator, typed: Typed, before: PreviousPeriod) -> Iterator[FormNote]:
    """Counts of several units, where only the report of the whole says what they were together."""
    known = before.value_of(indicator.id).value
    if indicator.measure is not Measure.COUNT or before.by_unit or known is None or len(typed) < (before.answered or 2):
        return
    total = sum((said.value for _, said in typed), Decimal(0))
    if total != known:
        first = typed[0][0]
        message = (
            f"Chỉ tiêu {indicator.code}: các đơn vị ghi kết quả kỳ trước cộng lại là {format_number(total)}, báo cáo "
            f"kỳ trước là {format_number(known)}; tính theo báo cáo kỳ trước."
        )
        yield FormNote(FormFault.PREVIOUS, first.unit, first.name, "", message)


def _note(each: UnitResults, indicator: Indicator, said: Counted, known: Decimal) -> FormNote:
    message = (
        f"{each.name} ghi kết quả kỳ trước của chỉ tiêu {indicator.code} là {format_number(said.value)} "
        f"({said.source.cell}), theo số liệu kỳ trước là {format_number(round_number(known, indicator.decimals))}; "
        "tính theo số liệu kỳ trước, cần hỏi lại."
    )
    return FormNote(FormFault.PREVIOUS, each.unit, each.name, each.file, message)


def _typed(indicator: Indicator, intake: Intake) -> Typed:
    return [
        (each, answer.previous)
        for each in intake.counted
        for answer in each.indicators
        if answer.indicator == indicator.id and answer.previous is not None
    ]


def _differs(indicator: Indicator, said: Decimal, known: Decimal) -> bool:
    """Whether two values are not the same, as the indicator is rounded."""
    return round_number(said, indicator.decimals) != round_number(known, indicator.decimals)
