"""Reports of the period before → values this period may be compared with, also where bodies were merged since.

The register says which bodies became the one that reports now. Counts of all of them are added, ratios recomputed from
their counts; where a report is missing, or nothing proves the merger, nothing is compared and the reason is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from docgen.consolidating.indicator_sums import divide
from docgen.consolidating.previous import OTHER_LENGTH, PreviousPeriod, PreviousValue
from docgen.contracts.consolidation import Share
from docgen.contracts.results import PreviousFigure, PreviousReport
from docgen.model.fates import find_fate
from docgen.model.indicators import Indicator, Measure
from docgen.model.mentions import find_mentions
from docgen.model.regime import report_kind
from docgen.model.register import ChangeKind, RegisteredUnit
from docgen.vietnamese.text import comparison_key

if TYPE_CHECKING:
    from docgen.consolidating.forms import FormRequest
    from docgen.model.register import Register


def rebase(reports: Sequence[PreviousReport], request: FormRequest, register: Register) -> PreviousPeriod:
    """The period before as the body that reports now would have had it (tính lại theo địa giới mới).

    Raises `ValueError` with a Vietnamese sentence: a report that is not of an earlier period, or two of one body.
    """
    _require_earlier(reports, request)
    reason = _why_not_comparable(reports, request, register)
    if reason:
        return PreviousPeriod(reason=reason)
    same_kind = all(report_kind(each.period) is report_kind(request.period) for each in reports)
    values = {
        indicator.id: found
        for indicator in request.indicators.indicators
        if (found := _value(indicator, reports, same_kind=same_kind)) is not None
    }
    return PreviousPeriod(values, answered=reports[0].answered if len(reports) == 1 else None)


def _require_earlier(reports: Sequence[PreviousReport], request: FormRequest) -> None:
    end = request.period.resolve()[1]
    for each in reports:
        if each.period.resolve()[1] >= end:
            raise ValueError(f"báo cáo «{each.file}» là của kỳ «{each.period.written}», không phải kỳ trước")
    names = [comparison_key(each.issuer) for each in reports]
    if len(set(names)) < len(names):
        raise ValueError("có hai báo cáo kỳ trước của cùng một cơ quan")


def _why_not_comparable(reports: Sequence[PreviousReport], request: FormRequest, register: Register) -> str:
    """Empty when the bodies that reported then are together the body that reports now."""
    now = find_unit(request.plan.issuer, register)
    same_name = [each for each in reports if comparison_key(each.issuer) == comparison_key(request.plan.issuer)]
    others = [each.issuer for each in reports if each not in same_name]
    if now is None:
        return f"sổ theo dõi không cho biết {', '.join(others)} là {request.plan.issuer} hiện nay" if others else ""
    day = request.cut_off.end
    since = min(each.period.resolve()[1] for each in reports)
    given = {found.id for each in reports if (found := find_unit(each.issuer, register)) is not None}
    unknown = [each.issuer for each in reports if find_unit(each.issuer, register) is None]
    if unknown:
        return f"sổ theo dõi không có {', '.join(unknown)}"
    joined: dict[str, str] = {}
    for unit in register.units:
        fate = find_fate(unit, register, day)
        if fate is None or fate.target is None or unit.id == now.id or fate.last.on <= since:
            continue
        if fate.target.id != now.id:
            if unit.id in given:
                return f"{unit.name} nay thuộc {fate.target.name}"
            continue
        if not fate.proved or fate.several or any(step.kind is ChangeKind.SPLIT for step in fate.steps):
            return f"việc sắp xếp {unit.name} chưa được kiểm chứng hoặc chỉ chuyển một phần"
        joined[unit.id] = unit.name
    missing = [name for key, name in joined.items() if key not in given]
    if missing:
        return f"thiếu báo cáo kỳ trước của {', '.join(missing)}, nay thuộc {now.name}"
    strange = [unit.name for unit in register.units if unit.id in given - joined.keys() - {now.id}]
    return f"{', '.join(strange)} không thuộc {now.name}" if strange else ""


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
    if len(reports) == 1 or indicator.measure is Measure.COUNT:
        return PreviousValue(sum((share.value for share in shares), Decimal(0)), shares)
    return _recomputed(indicator, [figure for _, figure in found], shares)


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


def _recomputed(indicator: Indicator, figures: Sequence[PreviousFigure], shares: tuple[Share, ...]) -> PreviousValue:
    numerators = [figure.numerator for figure in figures if figure.numerator is not None]
    denominators = [figure.denominator for figure in figures if figure.denominator is not None]
    whole = sum(denominators, Decimal(0))
    if len(numerators) < len(figures) or len(denominators) < len(figures) or not whole:
        return PreviousValue(None, reason="báo cáo của đơn vị cũ không ghi tử số và mẫu số")
    per = 1 if indicator.measure is Measure.TIMES else indicator.per
    return PreviousValue(divide(sum(numerators, Decimal(0)) * per, whole), shares)


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
