"""Turns spans whose new years would say something else than the old ones into questions: years that meet, series."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docgen.lifecycle.spans.reading import YEAR_DIGITS
from docgen.lifecycle.spans.types import SpanClass
from docgen.vietnamese.citations.pieces import UPPER, any_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docgen.lifecycle.spans.types import Span

_STANDING_BY_THEMSELVES = frozenset(
    {
        SpanClass.CITED_ACT,
        SpanClass.UPSTREAM_ACT,
        SpanClass.STANDING_REFERENCE,
        SpanClass.LAW,
        SpanClass.PERIOD,
        SpanClass.THEME,
        SpanClass.RHETORIC,
        SpanClass.BODY,
        SpanClass.UNIT,
    }
)
"""Years of an act or of a stretch of years are never mistaken for a year of the sentence."""
_SENTENCE_ENDS = re.compile(rf"(?<=[.!?])\s{{1,4}}(?=[{UPPER}])|\n")
_VALUE = r"(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?|\d{1,3}/\d{1,3})(?![\d/]|\.\d)"
_VERBS = any_of(
    "có|đạt|phấn đấu|là|ước|còn|giảm|tăng|xuống|lên|dưới|trên|ít nhất|tối thiểu|khoảng|không quá|từ|được|bằng|đã|sẽ"
    "|thêm|còn lại|hoàn thành|duy trì|chiếm"
)
_VALUE_AFTER = re.compile(
    rf"năm\s{{1,3}}(?P<year>\d{{4}})(?!\d)\s{{0,2}}[:(,]?\s{{0,2}}(?:{_VERBS}\s{{1,3}}){{0,5}}{_VALUE}", re.IGNORECASE
)
_VALUE_BEFORE = re.compile(
    rf"(?<![\d/.,])(?<!tháng\s)(?<!quý\s){_VALUE}\s?(?:%|‰|[^\W\d_]+)?(?:\s[^\W\d_]+)?\s{{1,3}}\(?(?:{any_of('vào|trong|đến|tới|cho|của')}\s{{1,3}})?"
    rf"(?:{any_of('hết|cuối|giữa|đầu')}\s{{1,3}})?năm\s{{1,3}}(?P<year>\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_SERIES_REASON = "Nhiều năm, mỗi năm một số liệu: năm đi cùng số của nó, người soạn chọn số của năm mới."
_MEETING_REASON = "Đổi riêng chỗ này thì hai năm khác nhau trong câu thành một: người soạn xem lại cả câu."


@dataclass(frozen=True, slots=True)
class _Year:
    """A year of a sentence before and after, and the number of its span."""

    was: int
    now: int
    span: int


def ask_where_years_meet(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans, of which those are asked about instead of moved whose years belong to figures, or would meet another.

    What holds afterwards: in one sentence two different years never become the same one; years inside acts and periods
    do not count.
    """
    settled = list(spans)
    for start, end in _sentences(text):
        inside = [number for number, span in enumerate(settled) if start <= span.start and span.end <= end]
        if any(settled[number].is_change for number in inside):
            _ask_in_series(settled, inside, _years_with_value(text[start:end], start))
            _ask_where_meeting(settled, inside)
    return tuple(settled)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _SENTENCE_ENDS.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def _years_with_value(sentence: str, offset: int) -> dict[int, int]:
    """Where each year that has a figure of its own stands, and which it is."""
    found = [*_VALUE_AFTER.finditer(sentence), *_VALUE_BEFORE.finditer(sentence)]
    return {offset + match.start("year"): int(match["year"]) for match in found}


def _ask_in_series(settled: list[Span], inside: Sequence[int], valued: dict[int, int]) -> None:
    if len(set(valued.values())) < 2:  # noqa: PLR2004 — a series has two years
        return
    for number in inside:
        span = settled[number]
        if span.is_change and any(span.start <= place < span.end for place in valued):
            settled[number] = replace(_asked(span, "years-with-figures", _SERIES_REASON), suggestion=None)


def _ask_where_meeting(settled: list[Span], inside: Sequence[int]) -> None:
    """Where different years would become one, every year of the sentence is asked about: half of them is worse."""
    years = [year for number in inside for year in _years_of(settled[number], number)]
    by_year: dict[int, set[int]] = {}
    for year in years:
        by_year.setdefault(year.now, set()).add(year.was)
    if any(len(were) > 1 for were in by_year.values()):
        for number in sorted({year.span for year in years if settled[year.span].is_change}):
            settled[number] = _asked(settled[number], "years-would-meet", _MEETING_REASON)


def _years_of(span: Span, number: int) -> Iterator[_Year]:
    if span.kind in _STANDING_BY_THEMSELVES:
        return
    was = [int(found) for found in YEAR_DIGITS.findall(span.text)]
    now = was if span.replacement is None else [int(found) for found in YEAR_DIGITS.findall(span.replacement)]
    if len(was) == len(now):
        yield from (_Year(old, new, number) for old, new in zip(was, now, strict=True))


def _asked(span: Span, rule: str, reason: str) -> Span:
    return replace(
        span,
        kind=SpanClass.ASK,
        replacement=None,
        rule=rule,
        reason=reason,
        confidence=0.4,
        needs_person=True,
        suggestion=span.replacement,
        warnings=(),
    )
