"""Turns a text into its duties to report with their days: “báo cáo 6 tháng trước ngày 30/5; báo cáo năm trước …”."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from docgen.vietnamese.deadlines import DeadlineKind, find_deadlines
from docgen.vietnamese.patterns import lazy_pattern
from docgen.vietnamese.periods import ReportPeriodKind, find_report_periods

if TYPE_CHECKING:
    from docgen.vietnamese.deadlines import Deadline, DeadlineSpan

_DAYS = frozenset({DeadlineKind.BEFORE, DeadlineKind.BY, DeadlineKind.ON})
_FARTHEST = 120
"""Letters between a period and its day; farther apart they belong to two sentences."""
_REPORTS = lazy_pattern(r"báo\s{1,3}cáo|sơ\s{1,3}kết|tổng\s{1,3}kết|định\s{1,3}kỳ", re.IGNORECASE)
_PASSES_ON = lazy_pattern(r"tổng\s{1,3}hợp[^.]{0,160}?(?:báo\s{1,3}cáo|gửi|trình)", re.IGNORECASE)
_SENDS = lazy_pattern(r"(?:gửi|báo\s{1,3}cáo|nộp)(?!\w)", re.IGNORECASE)
_BETWEEN_PERIODS = lazy_pattern(r"[.;]")


@dataclass(frozen=True, slots=True)
class DutySpan:
    """A duty found in running text: the period, and its deadline at `text[start:end]`."""

    period: ReportPeriodKind
    due: Deadline
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ChainSpan:
    """Two links of one chain in one text: units send until `lower`, who gathers sends on until `upper`."""

    lower: DeadlineSpan
    upper: DeadlineSpan


def find_duties(text: str) -> tuple[DutySpan, ...]:
    """Every period of reporting that `text` gives a day, in order; each day belongs to the nearest period before it."""
    periods = [span for span in find_report_periods(text) if span.period.kind is not ReportPeriodKind.AD_HOC]
    if not periods or _REPORTS.search(text) is None:
        return ()
    found: list[DutySpan] = []
    for span in find_deadlines(text):
        if span.deadline.kind not in _DAYS:
            continue
        near = [period for period in periods if period.end <= span.start and span.start - period.end <= _FARTHEST]
        if not near or _BETWEEN_PERIODS.search(text, near[-1].end, span.start):
            continue
        listed = len(near) > 1 and near[-1].start - near[-2].end <= _LISTED
        if not listed:
            found.append(DutySpan(near[-1].period.kind, span.deadline, span.start, span.end))
    return tuple(found)


_LISTED = 12
"""Letters between two periods of one list (`6 tháng, năm trước ngày …`): one day cannot be that of both."""


def find_chains(text: str) -> tuple[ChainSpan, ...]:
    """Pairs of days of which the first is when units send, the second when their reports are gathered and sent on."""
    spans = [span for span in find_deadlines(text) if span.deadline.kind in _DAYS]
    return tuple(
        ChainSpan(lower, upper)
        for lower, upper in pairwise(spans)
        if _PASSES_ON.search(text, lower.end, upper.start)
        and _SENDS.search(text, 0, lower.start)
        and not any(lower.end <= period.start < upper.start for period in find_report_periods(text))
    )
