"""Forms of the period before → each indicator as the units that report now would have had it (kỳ trước theo đơn vị).

A unit's earlier figures count for the unit that it is now: itself, or the one the register proves it was merged into.
Counts are added and ratios recomputed over all of them, with the cells they stand in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from docgen.consolidating.indicator_sums import sum_indicator
from docgen.consolidating.intake import Intake, choose_form
from docgen.consolidating.predecessors import Then, heritages
from docgen.consolidating.previous import NOT_COMPARED, OTHER_LENGTH, PreviousPeriod, PreviousValue, within_remarks
from docgen.consolidating.rebasing import find_unit
from docgen.consolidating.unit_keys import UnitKeys
from docgen.contracts.results import UnitResults
from docgen.model.indicators import Indicator, Measure
from docgen.model.regime import report_kind
from docgen.vietnamese.periods import Period, parse_period

if TYPE_CHECKING:
    from docgen.consolidating.forms import FormRequest
    from docgen.model.register import Register

Units = Sequence[tuple[str, str]]


def rebase_forms(
    forms: Sequence[UnitResults], request: FormRequest, units: Units, register: Register
) -> PreviousPeriod:
    """The period before, by its forms. `units` are (key, name) of those asked now.

    Raises `ValueError` with a Vietnamese sentence: a form that does not say its period, one that is not of an earlier
    period, forms of several periods, several forms of one unit none of which is known to be the last.
    """
    period = _earlier_period(forms, request)
    forms = _one_a_unit(forms)
    heirs = _Heirs(units, register, Then(*period.resolve()), until=request.cut_off.end)
    twice = heirs.told_twice([each.name for each in forms])
    placed = [(each, heirs.find_heir(each.name)) for each in forms if each.name not in twice]
    counted = tuple(replace(each, unit=heir) for each, heir in placed if heir)
    whole = heirs.covered([each.name for each, heir in placed if heir])
    same_kind = report_kind(period) is report_kind(request.period)
    values = {
        each.id: _value(each, Intake(tuple(units), counted, {}, ()), year=period.resolve()[1].year, whole=whole)
        for each in request.indicators.indicators
    }
    if not same_kind:
        counts = {each.id for each in request.indicators.indicators if each.measure is Measure.COUNT}
        values |= {key: OTHER_LENGTH for key in counts if values[key].value is not None}
    strangers = tuple(each.name for each, heir in placed if not heir)
    by_unit = {
        key: _known_values(tuple(each for each in counted if each.unit == key), values, request, period)
        for key, _ in units
        if key in whole
    }
    remarks = (f"không cộng thêm biểu kỳ trước của {', '.join(twice)} vì cùng địa bàn",) if twice else ()
    return PreviousPeriod(
        values,
        covered=whole,
        strangers=strangers,
        by_unit=by_unit,
        remarks=(*remarks, *within_remarks(period, request.period)),
    )


def _known_values(
    forms: tuple[UnitResults, ...], values: Mapping[str, PreviousValue], request: FormRequest, period: Period
) -> Mapping[str, Decimal]:
    """The indicators of one unit of now by what it, or those it was made of, answered then."""
    units = tuple({each.unit: each.name for each in forms}.items())
    found: dict[str, Decimal] = {}
    for indicator in request.indicators.indicators:
        if values[indicator.id] is OTHER_LENGTH or indicator.measure is Measure.YES_NO:
            continue
        value = sum_indicator(indicator, Intake(units, forms, {}, ()), year=period.resolve()[1].year).value
        if value is not None:
            found[indicator.id] = value
    return found


def _value(indicator: Indicator, before: Intake, *, year: int, whole: frozenset[str]) -> PreviousValue:
    """The indicator over the units of then; nothing is known where none of them gave it."""
    if not any(answer.indicator == indicator.id for each in before.counted for answer in each.indicators):
        return NOT_COMPARED
    found = sum_indicator(indicator, before, year=year)
    totals = [total for total in (found.numerator, found.denominator) if total is not None]
    shares = tuple(share for total in totals for share in total.shares)
    if found.value is None:
        return PreviousValue(None, reason=f"kỳ trước {found.reason}")
    return PreviousValue(
        found.value,
        shares,
        numerator=found.numerator if found.denominator else None,
        denominator=found.denominator,
        units=frozenset(share.unit for share in shares) & whole,
    )


def _earlier_period(forms: Sequence[UnitResults], request: FormRequest) -> Period:
    end = request.period.resolve()[1]
    periods: dict[str, Period] = {}
    for each in forms:
        if not each.period:
            raise ValueError(f"«{each.file}» không ghi kỳ báo cáo")
        period = parse_period(each.period)
        if period.resolve()[1] >= end:
            raise ValueError(f"«{each.file}» là của kỳ «{each.period}», không phải kỳ trước")
        periods[period.written] = period
    if len(periods) > 1:
        raise ValueError(f"các biểu kỳ trước là của nhiều kỳ: {', '.join(sorted(periods))}")
    return next(iter(periods.values()))


def _one_a_unit(forms: Sequence[UnitResults]) -> tuple[UnitResults, ...]:
    """The form of each unit that was counted then: the last one sent, as it is now."""
    offered: dict[str, list[UnitResults]] = {}
    for each in sorted(forms, key=lambda each: each.file):
        offered.setdefault(each.unit or each.name, []).append(each)
    chosen: list[UnitResults] = []
    for alike in offered.values():
        last, _ = choose_form(alike)
        if last is None:
            raise ValueError(f"có {len(alike)} biểu khác nhau của {alike[0].name}, không rõ bản nào là cuối")
        chosen.append(last)
    return tuple(chosen)


class _Heirs:
    """Which unit of now stands in the place of one of then."""

    def __init__(self, units: Units, register: Register, then: Then, *, until: date) -> None:
        self._keys = UnitKeys(units)
        self._known = {unit.id: key for key, name in units if (unit := find_unit(name, register)) is not None}
        self._register = register
        found = heritages(register, then, until)
        self._heritages = {key: found[each] for each, key in self._known.items() if each in found}

    def find_heir(self, name: str) -> str:
        """The key of the unit of now; empty when it is none of those asked, or nothing proves that it is one."""
        own = self._keys.find(name)
        if own:
            return own
        unit = find_unit(name, self._register)
        if unit is None:
            return ""
        found = (key for key, each in self._heritages.items() if each.is_of(unit.id) and unit.id not in each.doubted)
        return next(found, "")

    def told_twice(self, names: Sequence[str]) -> tuple[str, ...]:
        """Of some units of then those whose places another of them speaks of too: a town beside its wards."""
        ids = {name: unit.id for name in names if (unit := find_unit(name, self._register)) is not None}
        twice: list[str] = []
        for heritage in self._heritages.values():
            chosen = heritage.choose(set(ids.values())) or heritage.parts.keys() & set(ids.values())
            if chosen:
                twice += [name for name, each in ids.items() if heritage.is_of(each) and each not in chosen]
        return tuple(twice)

    def covered(self, names: Sequence[str]) -> frozenset[str]:
        """The units of now whose whole earlier figures are there: their own, or those of all merged into them."""
        own = {key for name in names if (key := self._keys.find(name))}
        given = {unit.id for name in names if (unit := find_unit(name, self._register)) is not None}
        whole = {key for key, heritage in self._heritages.items() if heritage.choose(given)}
        return frozenset(whole | (own - self._heritages.keys()))
