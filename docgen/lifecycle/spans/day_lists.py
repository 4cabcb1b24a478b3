"""Turns a deadline and the days listed behind it into one list, whose days move together or are all asked about."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from docgen.vietnamese.dates import find_dates
from docgen.vietnamese.deadlines import Deadline, DeadlineKind, PartialDate

if TYPE_CHECKING:
    from docgen.lifecycle.spans.reading import Verdict
    from docgen.vietnamese.dates import DateSpan
    from docgen.vietnamese.deadlines import DeadlineSpan

_DONE = "done-last-year"
_NEXT_OF_LIST = re.compile(
    r"(?:\s?\([^()\d\n]{0,30}\d{0,2}\))?(?:\s?,\s{1,3}(?:và\s{1,3})?|\s{1,3}(?:và|hoặc)\s{1,3})(?P<word>(?:ngày\s{1,3})?)",
    re.IGNORECASE,
)
_LIST_ENDS = re.compile(
    r"\s{0,3}(?:[.,;:()/]|$)|\s{1,3}(?:và|hoặc|về|cho|để|gửi|theo|tại|qua|hằng|hàng)(?!\w)", re.IGNORECASE
)
"""What stands behind a day of a list; `, ngày 30/4/2025 tổ chức mít tinh` is a thought of its own."""


def whole_days_by_place(text: str) -> dict[int, DateSpan]:
    """The whole dates of a text by where they begin."""
    return {day.start: day for day in find_dates(text) if day.day is not None and day.year is not None}


def listed_days(found: DeadlineSpan, text: str, days: dict[int, DateSpan]) -> list[tuple[int, int, Deadline]]:
    """A deadline and the days that are listed behind it: `trước ngày 28/02/2025, 30/4/2025 và ngày 31/8/2025`."""
    places = [(found.start, found.end, found.deadline)]
    while days and (joint := _NEXT_OF_LIST.match(text, places[-1][1])) is not None:
        day = days.get(joint.end()) or days.get(joint.start("word"))
        begins_clause = bool(joint["word"]) and day is not None and _LIST_ENDS.match(text, day.end) is None
        if day is None or not day.is_possible or begins_clause:
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
