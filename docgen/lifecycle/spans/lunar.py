"""Turns the names of lunar years ("năm Giáp Thìn") in a text into spans: the name of a year follows from its number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.lifecycle.spans.reading import YEAR_DIGITS, Verdict
from docgen.lifecycle.spans.types import SpanClass
from docgen.vietnamese.dates import find_dates
from docgen.vietnamese.text import comparison_key, upper_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.lifecycle.spans.reading import Reading
    from docgen.lifecycle.spans.types import Span

_STEMS = ("Canh", "Tân", "Nhâm", "Quý", "Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ")
"""Thiên can, by the last digit of the year."""
_BRANCHES = ("Thân", "Dậu", "Tuất", "Hợi", "Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi")
"""Địa chi, by the year modulo 12."""
_NAME = re.compile(
    rf"(?<!\w)(?P<stem>{'|'.join(_STEMS)})\s{{1,3}}(?P<branch>{'|'.join(_BRANCHES)}|Tị)(?!\w)"
    r"(?P<year>\s{0,2}[-–(,]?\s{0,2}(?:năm\s{1,3})?(?:19|20|21)\d\d(?!\d)\)?)?",
    re.IGNORECASE,
)
_OF_A_YEAR = re.compile(r"(?<!\w)(?:năm|xuân|tết|nguyên đán|mừng|đón)\s(?:\w+\s){0,2}$", re.IGNORECASE)


_LUNAR_DAY = re.compile(r"(?<!\w)(?:mùng|mồng|rằm|âm lịch|giao thừa|tháng\s(?:giêng|chạp))(?!\w)", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[.;\n]\s")
_NEARBY = 60
"""Letters in which a day of both calendars is written out."""


def lunar_year_name(year: int) -> str:
    """The name of the lunar year that begins in `year`: 2024 is `Giáp Thìn`."""
    return f"{_STEMS[year % 10]} {_BRANCHES[year % 12]}"


def find_lunar_year_spans(reading: Reading) -> Iterator[Span]:
    """`Xuân Giáp Thìn 2024`: the name and the number of the document's year move together."""
    for found in _names(reading.text):
        if not found["year"] and not _OF_A_YEAR.search(reading.before(found.start())):
            continue  # people are called `Quý Mùi` too
        yield reading.span(found.start(), found.end(), _judge(found, reading))


def names_lunar_year(text: str) -> bool:
    """Whether a lunar year is named in `text`."""
    return any(_names(text))


def find_lunar_doubt(written: str, reading: Reading) -> Verdict | None:
    """What a person must say of words that name a lunar year, or None where name and number move together."""
    verdicts = [_judge(found, reading) for found in _names(written)]
    return next((verdict for verdict in verdicts if verdict.needs_person), None)


def move_years_and_names(written: str, reading: Reading) -> str:
    """The words with each near year, and the name of each lunar year, as many years later as the document."""
    pieces: list[str] = []
    place = 0
    for found in _names(written):
        verdict = _judge(found, reading)
        pieces += [
            reading.move_years(written[place : found.start()]),
            verdict.replacement or verdict.suggestion or found.group(),
        ]
        place = found.end()
    return "".join([*pieces, reading.move_years(written[place:])])


def _names(text: str) -> Iterator[re.Match[str]]:
    for found in _NAME.finditer(text):
        if not (found["branch"].islower() and found["stem"].islower()):
            yield found  # a lunar year is written with capitals; `quý thân` are other words


def _judge(found: re.Match[str], reading: Reading) -> Verdict:
    written = found["stem"] + " " + found["branch"].replace("ị", "ỵ").replace("Ị", "Ỵ")
    old = reading.frame.old_year
    offsets = [
        offset for offset in (0, -1, 1) if comparison_key(lunar_year_name(old + offset)) == comparison_key(written)
    ]
    digits = YEAR_DIGITS.search(found["year"] or "")
    year = int(digits.group()) if digits else None
    if year is not None and reading.is_near(year) and (not offsets or year != old + offsets[0]):
        return _at_odds(found, year, reading)
    if not offsets or (year is not None and year != old + offsets[0]):
        return Verdict(
            SpanClass.BASE_YEAR, "lunar-year-of-another-time", "Năm âm lịch khác, giữ nguyên.", confidence=0.8
        )
    moved = _in_capitals_of(found, reading.frame.new_year + offsets[0]) + reading.move_years(found["year"] or "")
    if offsets[0]:
        reason = "Tên năm âm lịch liền trước hoặc liền sau năm của văn bản."
        return Verdict(SpanClass.ASK, "lunar-year-near", reason, confidence=0.5, needs_person=True, suggestion=moved)
    if _is_of_a_solar_day(found, reading):
        reason = "Tên năm âm lịch đi cùng một ngày dương lịch: ngày ấy đổi mỗi năm, sửa cả hai."
        return Verdict(SpanClass.ASK, "lunar-year-of-a-day", reason, needs_person=True, suggestion=moved)
    return Verdict(SpanClass.PLAN_YEAR, "lunar-year-name", "Tên năm âm lịch đi theo năm của văn bản.", moved, 0.9)


def _in_capitals_of(found: re.Match[str], year: int) -> str:
    name = lunar_year_name(year)
    return upper_text(name) if found["stem"].isupper() else name


def _at_odds(found: re.Match[str], year: int, reading: Reading) -> Verdict:
    """`Giáp Thìn 2025`: one of the two is a slip, and nobody but the author knows which."""
    reason = f"Năm {year} là năm {lunar_year_name(year)}: tên năm âm lịch và số năm không khớp nhau."
    moved = _in_capitals_of(found, reading.moved(year)) + reading.move_years(found["year"] or "")
    return Verdict(SpanClass.ASK, "lunar-year-at-odds", reason, confidence=0.4, needs_person=True, suggestion=moved)


def _is_of_a_solar_day(found: re.Match[str], reading: Reading) -> bool:
    """`mùng một Tết Ất Tỵ (29/01/2025)`: the day stands there in both calendars."""
    if reading.text[found.start() : found.end()] != found.group():
        return False  # a piece of a longer stretch, judged by itself
    before = _CLAUSE_END.split(reading.before(found.start()))[-1]
    after = _CLAUSE_END.split(reading.text[found.end() : found.end() + _NEARBY])[0]
    if not _LUNAR_DAY.search(f"{before} {after}"):
        return False
    return any(day.day is not None and day.year is not None for day in find_dates(f"{before} {after}"))
