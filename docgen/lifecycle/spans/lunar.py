"""Turns the names of lunar years ("năm Giáp Thìn") in a text into spans: the name of a year follows from its number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.lifecycle.spans.reading import YEAR_DIGITS, Verdict
from docgen.lifecycle.spans.types import SpanClass
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


def lunar_year_name(year: int) -> str:
    """The name of the lunar year that begins in `year`: 2024 is `Giáp Thìn`."""
    return f"{_STEMS[year % 10]} {_BRANCHES[year % 12]}"


def find_lunar_year_spans(reading: Reading) -> Iterator[Span]:
    """`Xuân Giáp Thìn 2024`: the name and the number of the document's year move together."""
    for found in _NAME.finditer(reading.text):
        if found["branch"].islower() and found["stem"].islower():
            continue  # a lunar year is written with capitals; `quý thân` are other words
        if not found["year"] and not _OF_A_YEAR.search(reading.before(found.start())):
            continue  # people are called `Quý Mùi` too
        yield reading.span(found.start(), found.end(), _judge(found, reading))


def _judge(found: re.Match[str], reading: Reading) -> Verdict:
    written = found["stem"] + " " + found["branch"].replace("ị", "ỵ").replace("Ị", "Ỵ")
    offsets = [
        offset
        for offset in (0, -1, 1)
        if comparison_key(lunar_year_name(reading.frame.old_year + offset)) == comparison_key(written)
    ]
    digits = YEAR_DIGITS.search(found["year"] or "")
    if not offsets or (digits and int(digits.group()) != reading.frame.old_year + offsets[0]):
        return Verdict(
            SpanClass.BASE_YEAR, "lunar-year-of-another-time", "Năm âm lịch khác, giữ nguyên.", confidence=0.8
        )
    name = lunar_year_name(reading.frame.new_year + offsets[0])
    name = upper_text(name) if found["stem"].isupper() else name
    moved = name + reading.move_years(found["year"] or "")
    if offsets[0]:
        reason = "Tên năm âm lịch liền trước hoặc liền sau năm của văn bản."
        return Verdict(SpanClass.ASK, "lunar-year-near", reason, confidence=0.5, needs_person=True, suggestion=moved)
    return Verdict(SpanClass.PLAN_YEAR, "lunar-year-name", "Tên năm âm lịch đi theo năm của văn bản.", moved, 0.9)
