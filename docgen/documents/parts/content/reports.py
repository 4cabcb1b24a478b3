"""The duties to report that a document sets → days before their figures can be whole, and days in the wrong order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.contracts.content import Doubt
from docgen.contracts.rule import Skip
from docgen.documents.parts.content.stale import NO_YEAR
from docgen.model.mentions import find_level_of
from docgen.model.regime import period_of
from docgen.model.register import Level
from docgen.vietnamese.dates import format_date_short
from docgen.vietnamese.periods import ReportPeriodKind
from docgen.vietnamese.reporting_dates import find_chains
from docgen.vietnamese.text import comparison_key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from docgen.contracts.content import Content, Duty
    from docgen.vietnamese.deadlines import Deadline

_ONCE_A_YEAR = (ReportPeriodKind.HALF_YEAR, ReportPeriodKind.NINE_MONTHS, ReportPeriodKind.YEAR)
_ESTIMATED = re.compile(r"(?<!\w)ước(?!\w)", re.IGNORECASE)
_LATEST_MONTH_OF_NEXT_YEAR = 6
"""A yearly report due by this month is due in the year after the one it speaks of."""


def look_cut_offs(content: Content) -> Iterator[Doubt | Skip]:
    """Hạn gửi báo cáo trước thời điểm chốt số liệu (nghị định 09/2019/NĐ-CP); figures would be estimates."""
    if content.year is None:
        yield Skip(NO_YEAR)
        return
    for duty in content.duties:
        due = _find_day(duty.due, content.year)
        if due is None or duty.period not in _ONCE_A_YEAR or _ESTIMATED.search(duty.place.text):
            continue
        if (
            duty.period is ReportPeriodKind.YEAR
            and due.year == content.year
            and due.month <= _LATEST_MONTH_OF_NEXT_YEAR
        ):
            continue
        own = _find_day(duty.cut_off, content.year) if duty.cut_off else None
        try:
            cut_off = content.knowledge.regime.cut_off(period_of(duty.period.value, content.year))
        except ValueError:
            continue  # an office's own regime may leave a period out
        end = own or cut_off.end
        if due < end and (own is not None or cut_off.rule.is_fact):
            message = (
                f"«{duty.due.written}» trước ngày chốt số liệu {format_date_short(end)} của kỳ báo cáo"
                f" «{_NAMES[duty.period]}»: số liệu chưa đủ, phần còn lại chỉ là ước thực hiện."
            )
            required = f"sau ngày {format_date_short(end)}, hoặc ghi rõ số liệu ước thực hiện"
            yield Doubt(message, duty.due.written, required, duty.place, duty.start, duty.end)


_NAMES = {
    ReportPeriodKind.HALF_YEAR: "6 tháng",
    ReportPeriodKind.NINE_MONTHS: "9 tháng",
    ReportPeriodKind.YEAR: "năm",
}


def look_chains(content: Content) -> Iterator[Doubt | Skip]:
    """Hạn của cấp dưới không trước hạn cơ quan tổng hợp phải gửi cấp trên."""
    year = content.year or (content.day.year if content.day else None)
    if year is None:
        yield Skip(NO_YEAR)
        return
    for passage in content.prose:
        for chain in find_chains(passage.text):
            if _is_too_late(chain.lower.deadline, chain.upper.deadline, year):
                written = chain.lower.deadline.written
                message = _message(written, chain.upper.deadline.written)
                yield Doubt(
                    message, written, _before(chain.upper.deadline), passage, chain.lower.start, chain.lower.end
                )
    yield from _between_items(content, year)
    for lower in content.duties:
        for upper in content.duties:
            if _is_link(lower, upper) and _is_too_late(lower.due, upper.due, year):
                message = _message(lower.due.written, upper.due.written)
                yield Doubt(message, lower.due.written, _before(upper.due), lower.place, lower.start, lower.end)


_OFFICE = r"(?:UBND|[ỦU]ỷ\s+ban\s+nhân\s+dân|Ủy\s+ban\s+nhân\s+dân)\s+"
_LOCAL = r"(?:xã|phường|đặc\s+khu|huyện|thị\s+xã|thị\s+trấn)(?!\w)"
_TO_THE_OFFICE = re.compile(rf"(?<!\w)(?:về|gửi|cho|báo\s+cáo)\s+{_OFFICE}{_LOCAL}", re.IGNORECASE)
_TO_THOSE_ABOVE = re.compile(
    rf"(?<!\w)(?:báo\s+cáo|gửi|trình)\s+(?:về\s+)?(?:{_OFFICE}tỉnh(?!\w)|Sở\s+Nội\s+vụ(?!\w)|cấp\s+trên(?!\w))",
    re.IGNORECASE,
)
_BY_THE_OFFICE = re.compile(rf"(?<!\w)(?:tham\s+mưu|tổng\s+hợp|{_OFFICE}{_LOCAL})", re.IGNORECASE)


def _between_items(content: Content, year: int) -> Iterator[Doubt]:
    """Days in two items: `… tham mưu UBND xã báo cáo UBND tỉnh`, `Các thôn gửi báo cáo về UBND xã`; of one kỳ báo cáo.

    An item that says both is looked at by itself. The day must be too late for every day of the report sent on.
    """
    if find_level_of(content.issuer, content.knowledge.register) not in {Level.DISTRICT, Level.COMMUNE}:
        return
    lowers: list[Duty] = []
    uppers: list[Duty] = []
    for duty in content.duties:
        words = duty.place.text
        above = _TO_THOSE_ABOVE.search(words)
        to_office = _TO_THE_OFFICE.search(words)
        if to_office and not above:
            lowers.append(duty)
        elif above and not to_office and _BY_THE_OFFICE.search(words[: above.start()]):
            uppers.append(duty)
    for lower in lowers:
        later = [upper for upper in uppers if upper.period is lower.period]
        if later and all(_is_too_late(lower.due, upper.due, year) for upper in later):
            last = later[-1].due
            yield Doubt(
                _message(lower.due.written, last.written),
                lower.due.written,
                _before(last),
                lower.place,
                lower.start,
                lower.end,
            )


def _is_link(lower: Duty, upper: Duty) -> bool:
    """Whether who receives the one has to send the other."""
    if lower.period is not upper.period or not lower.recipient:
        return False
    return any(comparison_key(lower.recipient) == comparison_key(who) for who in upper.reporters)


def _is_too_late(lower: Deadline, upper: Deadline, year: int) -> bool:
    first, second = _find_day(lower, year), _find_day(upper, year)
    return first is not None and second is not None and first >= second


def _message(lower: str, upper: str) -> str:
    return f"Đơn vị gửi «{lower}» thì cơ quan tổng hợp không kịp gửi cấp trên «{upper}»."


def _before(upper: Deadline) -> str:
    return f"sớm hơn «{upper.written}»"


def _find_day(deadline: Deadline, year: int) -> date | None:
    try:
        return deadline.resolve(year)[1]
    except ValueError:
        return None
