"""Reports of the period before → values this period may be compared with, also where bodies were merged since.

The register says which bodies became the one that reports now. Counts of all of them are added, ratios recomputed from
their counts; where a report is missing, or nothing proves the merger, nothing is compared and the reason is said.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from docgen.consolidating.indicator_sums import divide
from docgen.consolidating.predecessors import Heritage, Then, heritages
from docgen.consolidating.previous import OTHER_LENGTH, PreviousPeriod, PreviousValue, within_remarks
from docgen.contracts.consolidation import Share, Total
from docgen.contracts.results import PreviousFigure, PreviousReport
from docgen.model.indicators import Indicator, Measure
from docgen.model.mentions import find_mentions
from docgen.model.regime import report_kind
from docgen.model.register import RegisteredUnit
from docgen.vietnamese.text import comparison_key

if TYPE_CHECKING:
    from docgen.consolidating.forms import FormRequest
    from docgen.model.register import Register


def rebase(reports: Sequence[PreviousReport], request: FormRequest, register: Register) -> PreviousPeriod:
    """The period before as the body that reports now would have had it (tính lại theo địa giới mới).

    Raises `ValueError` with a Vietnamese sentence: a report that is not of an earlier period, or two of one body.
    """
    _require_earlier(reports, request)
    choice = _choose(reports, request, register)
    if choice.reason:
        return PreviousPeriod(reason=choice.reason)
    chosen = choice.reports
    same_kind = all(report_kind(each.period) is report_kind(request.period) for each in chosen)
    values = {
        indicator.id: found
        for indicator in request.indicators.indicators
        if (found := _value(indicator, chosen, same_kind=same_kind)) is not None
    }
    is_own = [comparison_key(each.issuer) for each in chosen] == [comparison_key(request.plan.issuer)]
    return PreviousPeriod(
        values,
        answered=chosen[0].answered if is_own else None,
        remarks=(*choice.remarks, *within_remarks(chosen[0].period, request.period)),
    )


def _require_earlier(reports: Sequence[PreviousReport], request: FormRequest) -> None:
    end = request.period.resolve()[1]
    for each in reports:
        if each.period.resolve()[1] >= end:
            raise ValueError(f"báo cáo «{each.file}» là của kỳ «{each.period.written}», không phải kỳ trước")
    if len({each.period.resolve() for each in reports}) > 1:
        periods = ", ".join(sorted({each.period.written for each in reports}))
        raise ValueError(f"các báo cáo kỳ trước là của nhiều kỳ: {periods}")
    names = [comparison_key(each.issuer) for each in reports]
    if len(set(names)) < len(names):
        raise ValueError("có hai báo cáo kỳ trước của cùng một cơ quan")


@dataclass(frozen=True, slots=True)
class _Choice:
    """The reports that make the whole, each place once; or the reason why none do."""

    reports: tuple[PreviousReport, ...] = ()
    reason: str = ""
    remarks: tuple[str, ...] = ()


def _choose(reports: Sequence[PreviousReport], request: FormRequest, register: Register) -> _Choice:
    """The reports of the bodies that are together the body that reports now."""
    own = comparison_key(request.plan.issuer)
    now = find_unit(request.plan.issuer, register)
    if now is None:
        others = [each.issuer for each in reports if comparison_key(each.issuer) != own]
        reason = f"sổ theo dõi không cho biết {', '.join(others)} là {request.plan.issuer} hiện nay" if others else ""
        return _Choice(tuple(reports), reason)
    unknown = [each.issuer for each in reports if find_unit(each.issuer, register) is None]
    if unknown:
        return _Choice(reason=f"sổ theo dõi không có {', '.join(unknown)}")
    given = {unit.id: each for each in reports if (unit := find_unit(each.issuer, register)) is not None}
    found = heritages(register, Then(*reports[0].period.resolve()), request.cut_off.end)
    heritage = found.get(now.id, Heritage(now.id))
    reason = _why_elsewhere(given, now, found, register)
    if reason or not (heritage.wholes or heritage.parts):
        return _Choice(tuple(reports), reason)
    chosen = heritage.choose(given.keys())
    if not chosen:
        return _Choice(reason=heritage.why_incomplete(given.keys(), now.name))
    if not chosen & heritage.wholes.keys():
        chosen |= {now.id}
    return _Choice(tuple(each for key, each in given.items() if key in chosen), "", _rebased(given, chosen, register))


def _why_elsewhere(
    given: Mapping[str, PreviousReport], now: RegisteredUnit, found: Mapping[str, Heritage], register: Register
) -> str:
    """Which of the bodies that reported are no part of the one that reports now; empty when all are."""
    others = given.keys() - {now.id}
    for key, heritage in found.items():
        names = [unit.name for unit in register.units if unit.id in others and heritage.is_of(unit.id)]
        if names and key != now.id:
            target = register.find_body(key)
            return f"{', '.join(names)} nay thuộc {target.name if target else key}"
    own = found.get(now.id, Heritage(now.id))
    strange = [unit.name for unit in register.units if unit.id in others and not own.is_of(unit.id)]
    return f"{', '.join(strange)} không thuộc {now.name}" if strange else ""


def _rebased(given: Mapping[str, PreviousReport], chosen: Collection[str], register: Register) -> tuple[str, ...]:
    """Whose figures last period's are, and whose reports are left out because they speak of the same places."""
    names = {unit.id: unit.name for unit in register.units}
    taken = ", ".join(names[key] for key in given if key in chosen)
    twice = ", ".join(names[key] for key in given if key not in chosen)
    left_out = f"không cộng thêm báo cáo của {twice} vì cùng địa bàn"
    rebased = f"số liệu kỳ trước được tính lại theo địa giới hiện nay từ báo cáo của {taken}"
    partly = [
        f"báo cáo kỳ trước của {names[key]} mới có số liệu của {each.answered:02}/{each.asked:02} đơn vị"
        for key, each in given.items()
        if key in chosen and each.answered is not None and each.asked is not None and each.answered < each.asked
    ]
    return (rebased, *((left_out,) if twice else ()), *partly)


def find_unit(issuer: str, register: Register) -> RegisteredUnit | None:
    """The administrative unit whose body this is, or None."""
    units = [each.entry for each in find_mentions(issuer, register) if isinstance(each.entry, RegisteredUnit)]
    return units[0] if units else None


def _value(indicator: Indicator, reports: Sequence[PreviousReport], *, same_kind: bool) -> PreviousValue | None:
    found = [(each, figure) for each in reports if (figure := _find_figure(indicator, each)) is not None]
    if not found:
        return None
    reason = _why_no_value(indicator, [figure for _, figure in found], among=len(reports), same_kind=same_kind)
    if reason:
        return PreviousValue(None, reason=reason)
    shares = tuple(Share(each.issuer, each.issuer, figure.value, figure.source) for each, figure in found)
    numerator, denominator = _counts(indicator, found)
    if len(reports) == 1 or indicator.measure is Measure.COUNT:
        return PreviousValue(
            sum((share.value for share in shares), Decimal(0)), shares, numerator=numerator, denominator=denominator
        )
    if numerator is None or denominator is None or not denominator.value:
        return PreviousValue(None, reason="báo cáo của đơn vị cũ không ghi tử số và mẫu số")
    per = 1 if indicator.measure is Measure.TIMES else indicator.per
    value = divide(numerator.value * per, denominator.value)
    parts = (*numerator.shares, *denominator.shares)
    return PreviousValue(value, parts, numerator=numerator, denominator=denominator)


def _counts(
    indicator: Indicator, found: Sequence[tuple[PreviousReport, PreviousFigure]]
) -> tuple[Total | None, Total | None]:
    """The two counts of a ratio over all reports; None where one of them does not say them."""
    pairs = [
        (
            Share(each.issuer, each.issuer, figure.numerator, figure.source),
            Share(each.issuer, each.issuer, figure.denominator, figure.source),
        )
        for each, figure in found
        if figure.numerator is not None and figure.denominator is not None
    ]
    if len(pairs) < len(found):
        return None, None
    return (
        Total.of([numerator for numerator, _ in pairs], indicator.numerator or ""),
        Total.of([denominator for _, denominator in pairs], indicator.denominator or ""),
    )


def _why_no_value(indicator: Indicator, figures: Sequence[PreviousFigure], *, among: int, same_kind: bool) -> str:
    """Why the figures of `among` reports do not give a value to compare with; empty when they do."""
    if any(not _same_unit(indicator, figure) for figure in figures):
        return "kỳ trước tính theo đơn vị khác"
    if indicator.measure is Measure.COUNT and not same_kind:
        return OTHER_LENGTH.reason
    if len(figures) < among:
        return "có đơn vị cũ không báo cáo chỉ tiêu này"
    if among > 1 and indicator.measure is Measure.SURVEY:
        return "số điều tra của từng đơn vị cũ không cộng được"
    return ""


def _find_figure(indicator: Indicator, report: PreviousReport) -> PreviousFigure | None:
    """By its words, for codes are an office's own; by its code where its words were only shortened."""
    name = comparison_key(indicator.name)
    by_name = next((each for each in report.figures if comparison_key(each.name) == name), None)
    if by_name is not None:
        return by_name
    return next(
        (
            each
            for each in report.figures
            if each.code and each.code == indicator.code and comparison_key(each.name)[:20] == name[:20]
        ),
        None,
    )


def _same_unit(indicator: Indicator, figure: PreviousFigure) -> bool:
    wanted = "%" if indicator.measure is Measure.YES_NO else indicator.unit
    return not figure.unit or comparison_key(figure.unit) == comparison_key(wanted)
