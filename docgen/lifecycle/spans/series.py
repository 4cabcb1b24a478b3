"""Turns figures by year (`năm 2024: 50%; năm 2025: 55%`) into spans: each year stays with its figure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.lifecycle.spans.reading import Verdict
from docgen.lifecycle.spans.types import SpanClass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.lifecycle.spans.reading import Reading
    from docgen.lifecycle.spans.types import Span

_POINT = re.compile(
    r"(?P<when>năm\s{1,3}(?P<year>(?:19|20|21)\d\d))(?!\d)\s{0,2}(?:[:(]|(?:phấn\sđấu\s)?đạt|phấn\sđấu|là|:)\s{0,2}"
    r"(?:(?:ít\snhất|tối\sthiểu|trên|dưới|khoảng|từ|không\squá|đạt|là)\s){0,2}"
    r"(?P<figure>\d{1,3}(?:\.\d{3}){1,4}(?:,\d{1,4})?|\d{1,12}(?:,\d{1,4})?)(?P<unit>\s?(?:%|‰|[^\W\d_]+)?)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\)?\s?[,;]?\s?(?:và\s)?")
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Point:
    """One year of a series with its figure, and where both stand."""

    year: int
    when: tuple[int, int]
    figure: tuple[int, int]
    written: str
    """`55%`"""


def find_series(text: str) -> tuple[tuple[Point, ...], ...]:
    """The series of a text: two or more years side by side, each with a figure of its own, in order."""
    found: list[list[Point]] = []
    end = -1
    for match in _POINT.finditer(text):
        unit = match["unit"] if match["unit"].strip() in {"%", "‰"} else ""
        figure = (match.start("figure"), match.end("figure") + len(unit))
        point = Point(int(match["year"]), match.span("when"), figure, text[figure[0] : figure[1]])
        if found and _BETWEEN.fullmatch(text[end : match.start()]) and point.year != found[-1][-1].year:
            found[-1].append(point)
        else:
            found.append([point])
        end = match.end() if not match["unit"].strip() or unit or _is_word(match["unit"]) else figure[1]
    return tuple(tuple(points) for points in found if len(points) >= _LEAST)


def _is_word(unit: str) -> bool:
    return unit.strip().isalpha()


def find_series_spans(reading: Reading) -> Iterator[Span]:
    """Years and figures of each series that goes on to the new year; one that ends before is asked about as ever."""
    old, new = reading.frame.old_year, reading.frame.new_year
    for points in find_series(reading.text):
        wanted = next((point for point in points if point.year == new), None)
        if wanted is None:
            continue
        for point in points:
            kind = SpanClass.BASE_YEAR if point.year < new else SpanClass.TARGET_YEAR
            reason = f"Chuỗi theo năm: «{point.written}» là của năm {point.year}, năm đi cùng số của nó."
            yield reading.span(*point.when, Verdict(kind, "year-of-series", reason))
            yield reading.span(*point.figure, _judge(point, wanted, old))


def _judge(point: Point, wanted: Point, old: int) -> Verdict:
    if point is wanted:
        return Verdict(SpanClass.NUMBER, "figure-of-series", f"Số của năm {point.year} theo chuỗi.")
    if point.year == old:
        reason = f"Số của năm {old} nay đã có kết quả; số của năm {wanted.year} theo chuỗi là {wanted.written}."
        return Verdict(SpanClass.NUMBER, "figure-of-old-year", reason, confidence=0.8, needs_person=True)
    return Verdict(SpanClass.NUMBER, "figure-of-series", f"Số của năm {point.year} trong chuỗi, giữ nguyên.")
