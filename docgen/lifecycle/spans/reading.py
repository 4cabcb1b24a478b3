"""Holds one text with the years it is carried between, and turns a place and a verdict into a span."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from docgen.lifecycle.spans.types import Span, SpanClass
from docgen.vietnamese.citations.pieces import phrase

if TYPE_CHECKING:
    from docgen.lifecycle.frame import Frame
    from docgen.lifecycle.levels import LevelChange
    from docgen.lifecycle.spans.types import SpanContext

_AFTER_DAY_AND_MONTH = "|".join(
    rf"(?<=(?<![\d.,]){day}\.{month}\.)" for day in (r"\d", r"\d\d") for month in (r"\d", r"\d\d")
)
YEAR_DIGITS = re.compile(rf"(?:(?<!\d)(?<!\d[.,])|{_AFTER_DAY_AND_MONTH})(?:19|20|21)\d\d(?!\d)(?![.,]\d)")
"""Four digits that may be a year; not a piece of a longer number, but the end of a day with dots (`30.11.2025`)."""

_LOOK_BACK = 60
_SENTENCE = 300


@lru_cache(maxsize=512)
def words_pattern(words: str) -> re.Pattern[str]:
    """A pattern for whole words in any capitals, with any blanks between them."""
    return re.compile(rf"(?<!\w){phrase(words)}(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a stretch, and why; the fields are those of `Span`."""

    kind: SpanClass
    rule: str
    reason: str
    replacement: str | None = None
    confidence: float = 1.0
    needs_person: bool = False
    suggestion: str | None = None
    slot: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One text under the eyes of the finders."""

    text: str
    frame: Frame
    context: SpanContext
    change: LevelChange | None
    """What became of the issuer's level of government, if anything"""

    def span(self, start: int, end: int, verdict: Verdict) -> Span:
        """The verdict on `text[start:end]`."""
        return Span(
            start=start,
            end=end,
            text=self.text[start:end],
            kind=verdict.kind,
            replacement=verdict.replacement,
            rule=verdict.rule,
            reason=verdict.reason,
            confidence=verdict.confidence,
            needs_person=verdict.needs_person,
            suggestion=verdict.suggestion,
            slot=verdict.slot,
            warnings=verdict.warnings,
        )

    def around(self, start: int, end: int) -> str:
        """The words on both sides of a place, without the place itself; bounded, so that a long text costs no more."""
        return f"{self.text[max(0, start - _SENTENCE) : start]} {self.text[end : end + _SENTENCE]}"

    def before(self, start: int) -> str:
        """The words before a place, as many as may tell its sense."""
        return self.text[max(0, start - _LOOK_BACK) : start]

    def after(self, end: int) -> str:
        """The words behind a place."""
        return self.text[end : end + _LOOK_BACK]

    def is_near(self, year: int) -> bool:
        """Whether a year is the old one or its neighbour: only such a year moves."""
        return abs(year - self.frame.old_year) <= 1

    def moved(self, year: int) -> int:
        """The year as many years later as the document."""
        return year + self.frame.years

    def move_years(self, written: str) -> str:
        """The words with each near year moved; far years stay."""
        return YEAR_DIGITS.sub(self._move, written)

    def _move(self, match: re.Match[str]) -> str:
        year = int(match.group())
        return str(self.moved(year)) if self.is_near(year) else match.group()


class Claims:
    """Spans in the order of trust: what a finder has taken, no later one may touch."""

    def __init__(self, text: str) -> None:
        self._taken = bytearray(len(text))
        self._spans: list[Span] = []

    def add(self, span: Span) -> bool:
        """Take the span if every letter of it is free."""
        if span.start >= span.end or any(self._taken[span.start : span.end]):
            return False
        self._taken[span.start : span.end] = b"\1" * (span.end - span.start)
        self._spans.append(span)
        return True

    def ordered(self) -> tuple[Span, ...]:
        """Every span in the order of the text."""
        return tuple(sorted(self._spans, key=lambda span: span.start))
