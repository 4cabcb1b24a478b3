"""Turns a text into its spans: each finder in the order of trust, what one has taken no later one touches."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from docgen.lifecycle.frame import Frame
from docgen.lifecycle.levels import LevelChange, find_level_change
from docgen.lifecycle.spans.acts import find_act_spans
from docgen.lifecycle.spans.bodies import (
    find_body_spans,
    find_level_spans,
    find_own_unit_spans,
    find_power_spans,
    find_programme_spans,
)
from docgen.lifecycle.spans.deadlines import find_date_spans, find_deadline_spans, find_lunar_day_spans
from docgen.lifecycle.spans.lunar import find_lunar_year_spans
from docgen.lifecycle.spans.meeting_years import ask_where_years_meet
from docgen.lifecycle.spans.numbers import find_number_spans, find_phone_spans
from docgen.lifecycle.spans.reading import Claims, Reading, Verdict
from docgen.lifecycle.spans.series import find_series_spans
from docgen.lifecycle.spans.types import Span, SpanClass, SpanContext
from docgen.lifecycle.spans.words import find_rhetoric_spans, find_theme_spans
from docgen.lifecycle.spans.years import find_bare_year_spans, find_period_spans
from docgen.vietnamese.open_slots import find_open_slots

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from docgen.model.register import Register

_ANYWHERE = SpanContext()


def find_spans(
    text: str,
    *,
    old_year: int,
    new_year: int,
    register: Register,
    on: date | None = None,
    context: SpanContext = _ANYWHERE,
) -> tuple[Span, ...]:
    """What becomes of each stretch of `text` (NFC) when its document goes from one year into another.

    Ordered, never overlapping: every year of four digits, act, period, deadline and body of the register stands in some
    span, also what stays. A span without a `replacement` keeps its words; the text of a cited act is never changed.
    From a year into the same year nothing changes. Never raises.

    Args:
        text: one text of the document.
        old_year: year of the document (năm của văn bản).
        new_year: year into which it goes.
        register: what changed in between.
        on: day of issue of the new document, for bodies and laws; without it the first day of `new_year`.
        context: where the text stands, and who issues the document.
    """
    reading = _reading(text, Frame(old_year, new_year, register, on), context)
    claims = Claims(text)
    for find in _FINDERS:
        for span in find(reading):
            claims.add(span)
    spans = ask_where_years_meet(text, claims.ordered())
    return spans if reading.frame.years else tuple(_as_it_is(span) for span in spans)


def _reading(text: str, frame: Frame, context: SpanContext) -> Reading:
    return Reading(text, frame, context, _change(context.issuer, frame))


@lru_cache(maxsize=64)
def _change(issuer: str, frame: Frame) -> LevelChange | None:
    if not issuer:
        return None
    return find_level_change(issuer, frame.old_year, frame.new_year, register=frame.register, on=frame.on)


def _as_it_is(span: Span) -> Span:
    """In the same year nothing is replaced and nothing is opened; what is stale is still told."""
    return replace(span, replacement=None, slot=None)


def _find_open_slot_spans(reading: Reading) -> Iterator[Span]:
    for found in find_open_slots(reading.text):
        verdict = Verdict(
            SpanClass.ASK, "still-open", "Chỗ chờ điền từ lần trước.", needs_person=True, slot=found.slot.key
        )
        yield reading.span(found.start, found.end, verdict)


_FINDERS = (
    _find_open_slot_spans,
    find_phone_spans,
    find_theme_spans,
    find_act_spans,
    find_series_spans,
    find_rhetoric_spans,
    find_deadline_spans,
    find_lunar_day_spans,
    find_lunar_year_spans,
    find_period_spans,
    find_date_spans,
    find_body_spans,
    find_level_spans,
    find_own_unit_spans,
    find_power_spans,
    find_programme_spans,
    find_number_spans,
    find_bare_year_spans,
)
