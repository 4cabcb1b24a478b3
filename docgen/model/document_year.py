"""Turns the trích yếu of a document and its date into the one year it is of, if it is of one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.vietnamese.periods import PeriodKind, find_periods

if TYPE_CHECKING:
    from datetime import date

_OF_ONE_YEAR = frozenset(
    {PeriodKind.YEAR, PeriodKind.HALF_YEAR, PeriodKind.QUARTER, PeriodKind.MONTH, PeriodKind.MONTHS}
)
_OF_SEVERAL = frozenset({PeriodKind.RANGE, PeriodKind.YEARS, PeriodKind.SCHOOL_YEAR, PeriodKind.TERM, PeriodKind.UNTIL})
_LOOKS_BACK = re.compile(
    r"tổng kết|sơ kết|đánh giá|kiểm điểm|khắc phục|quyết toán|rà soát|xét|công nhận|khen|kết luận|kết quả|thanh tra"
    r"|kiểm tra|kiểm kê|báo cáo|kỷ niệm|họp mặt|tri ân",
    re.IGNORECASE,
)


def find_own_year(subject: str, issued_on: date | None) -> int | None:
    """The last year that the subject names as its own (`… năm 2024`); None for several years, or for none.

    A subject of last year in a document issued this year is one that nobody changed, unless it looks back.
    """
    years = [
        span.period.last_year
        for span in find_periods(subject)
        if span.period.kind in _OF_ONE_YEAR and span.period.last_year is not None
    ]
    if not years:
        return None
    if issued_on is None or years[-1] in (issued_on.year, issued_on.year + 1):
        return years[-1]
    if years[-1] != issued_on.year - 1:
        return None
    return years[-1] if _LOOKS_BACK.search(subject) else issued_on.year


def is_of_several_years(subject: str) -> bool:
    """Whether a subject names a stretch of years and no year of its own: `… giai đoạn 2026-2030`."""
    kinds = {span.period.kind for span in find_periods(subject)}
    return bool(kinds & _OF_SEVERAL) and not kinds & _OF_ONE_YEAR
