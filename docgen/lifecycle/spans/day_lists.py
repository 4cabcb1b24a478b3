"""Turns a deadline and the days listed behind it into one list, whose days move together or are all asked about."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from docgen.vietnamese.dates import find_dates
from docgen.vietnamese.deadlines import Deadline, DeadlineKind, PartialDate

if TYPE_CHECKING:
    from docgen.lifecycle.spans.reading import Verdict
    from docgen.vietnamese.deadlines import DeadlineSpan

_DONE = "done-last-year"
_NEXT_OF_LIST = re.compile(
    r"(?:\s?\([^()\d\n]{0,30}\d{0,2}\))?(?:\s?[,;]\s{1,3}(?:và\s{1,3})?|\s{1,3}(?:và|hoặc)\s{1,3})(?P<word>(?:ngày\s{1,3})?)",
    re.IGNORECASE,
)


def listed_days(found: DeadlineSpan, text: str) -> list[tuple[int, int, Deadline]]:
    """A deadline and the days that are listed behind it: `trước ngày 28/02/2025, 30/4/2025 và ngày 31/8/2025`."""
    places = [(found.start, found.end, found.deadline)]
    by_start = {day.start: day for day in find_dates(text) if day.day is not None and day.year is not None}
    while by_start and (joint := _NEXT_OF_LIST.match(text, places[-1][1])) is not None:
        day = by_start.get(joint.end()) or by_start.get(joint.start("word"))
        if day is None or not day.is_possible:
            break
        deadline = Deadline(day.written, DeadlineKind.ON, end=PartialDate(day.year, day.month, day.day))
        places.append((day.start, day.end, deadline))
    return places


def all_or_none(verdicts: list[Verdict]) -> list[Verdict]:
    """The days of one list move together; where one of them has to be asked about, all are."""
    if not any(verdict.needs_person for verdict in verdicts):
        return verdicts
    is_past = any(verdict.rule == _DONE for verdict in verdicts)
    reason = "Ngày trong một dãy ngày có ngày phải hỏi: xem cả dãy."
    return [
        verdict
        if verdict.replacement is None
        else replace(
            verdict,
            rule="list-of-days",
            reason=reason,
            replacement=None,
            suggestion=None if is_past else verdict.replacement,
            needs_person=True,
            confidence=0.4,
        )
        for verdict in verdicts
    ]
