"""The days of a plan's year → an iCalendar file (.ics), for the calendar of an office or a phone."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from docgen.consolidating.calendar import DueDay
from docgen.contracts.results import PlanOutline

_STAMP: Final = datetime(2020, 3, 5, tzinfo=UTC)
"""The same for every file, so that the same plan gives the same bytes: the day of the decree."""


def format_ics(plan: PlanOutline, days: Sequence[DueDay]) -> bytes:
    """Whole-day events, each with a lasting id: a calendar that reads the file again changes them, not doubles them."""
    from icalendar import Calendar, Event  # noqa: PLC0415 — a library of its own that only this file pays for

    calendar = Calendar()
    calendar.add("prodid", "-//docgen//lich cong viec//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", plan.title)
    for due in days:
        if due.day is None:
            continue
        event = Event()
        event.add("uid", f"{_identity(plan, due)}@docgen")
        event.add("dtstamp", _STAMP)
        event.add("summary", f"{due.kind.label}: {due.what}")
        event.add("dtstart", due.start or due.day)
        event.add("dtend", due.day + timedelta(days=1))
        said = [f"Đơn vị: {due.who}" if due.who else "", due.written, *due.notes]
        event.add("description", "\n".join(line for line in said if line))
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _identity(plan: PlanOutline, due: DueDay) -> str:
    named = "\n".join((plan.issuer, str(plan.year), due.kind.value, due.what))
    return hashlib.sha256(named.encode()).hexdigest()[:24]
