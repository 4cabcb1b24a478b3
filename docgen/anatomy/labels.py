"""Turns the beginning of a line into its label: level, words, and where the text after it begins."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docgen.anatomy.lines import visible_text
from docgen.anatomy.results import Level
from docgen.vietnamese.text import normalise_text

if TYPE_CHECKING:
    from docgen.anatomy.lines import Line

_ROMAN: Final = re.compile(r"(?=[IVXLC])(?:X[LC]|L?X{0,3})(?:I[XV]|V?I{0,3})")
_LABELS: Final = (
    (Level.PART, re.compile(r"phần\s+(?:thứ\s+\w+|[IVXLC]+|\d{1,2})\b[.:]?", re.IGNORECASE)),
    (Level.CHAPTER, re.compile(r"chương\s+(?:[IVXLC]+|\d{1,2})\b[.:]?", re.IGNORECASE)),
    (Level.SUBSECTION, re.compile(r"tiểu mục\s+(?:\d{1,2}|[IVXLC]+)\b[.:]?", re.IGNORECASE)),
    (Level.SECTION, re.compile(r"mục\s+(?:\d{1,2}|[IVXLC]+)\b[.:]?", re.IGNORECASE)),
    (Level.ARTICLE, re.compile(r"điều\s+\d{1,3}[a-zđ]?\b\s?[.:]?", re.IGNORECASE)),
    (Level.DECIMAL, re.compile(r"\d{1,2}(?:\.\d{1,2}){1,4}(?:[.)]|(?=\s))")),
    (Level.CLAUSE, re.compile(r"\(?\d{1,3}(?:\s?[.)/](?=\s|[^\W\d_]|\Z)|-(?=\s))")),
    (Level.ROMAN, re.compile(r"[IVXLC]{1,6}(?:\s?[.)/](?=\s|[^\W\d_]|\Z)|-(?=\s))")),
    (Level.LETTER, re.compile(r"[A-ZĐ]\s?[.)/](?=\s|\Z)")),
    (Level.POINT, re.compile(r"\(?(?:[a-zđ]|[ivx]{2,4})\s?(?:\)|\.(?=\s|\Z))")),
    (Level.DASH, re.compile(r"[-–—−](?=\s|[^\W\d_])")),
    (Level.PLUS, re.compile(r"\+(?=\s|[^\W\d_])")),
    (Level.BULLET, re.compile(r"[•●▪■◦○➢✓*·](?=\s|[^\W\d_])")),
)
_CITED: Final = re.compile(r"\s*(?:[,;]|của\b|và\b|khoản\b|nghị\b|luật\b|quyết\b|thông\b|này\b)", re.IGNORECASE)
"""What follows “Điều 5”, “Mục 2” in the middle of a citation that happens to begin a line."""
OWN_LINE: Final = frozenset({Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION})
"""Levels whose title may stand on the line below."""
_BEFORE: Final = {"C": "B", "D": "C", "I": "H", "L": "K", "M": "L", "V": "U", "X": "V"}
"""Letters that are Roman digits too, and what stands before them when they count A, B, C."""


@dataclass(frozen=True, slots=True)
class Label:
    """The label a paragraph begins with; `end` counts in the paragraph's text."""

    level: Level
    words: str = ""
    end: int = 0
    is_automatic: bool = False
    is_loose: bool = False
    """Only its count tells that it is a label: `I MỤC ĐÍCH`, then `II NHIỆM VỤ`."""


def find_label(line: Line, letter_before: str) -> Label | None:
    """The label a line begins with, typed or automatic, or None. `letter_before` is the last letter of A., B., C.…"""
    automatic = line.list_label
    if automatic and line.is_first:
        level = _level_of(f"{automatic} ", letter_before) or _sign_level(automatic)
        return Label(level, automatic, line.start, is_automatic=True)
    text = visible_text(line.paragraph)
    start = line.start + len(text[line.start : line.end]) - len(text[line.start : line.end].lstrip())
    level_and_end = _typed(text[start : min(line.end, start + 60)], letter_before)
    if level_and_end is None:
        return None
    level, length = level_and_end
    return Label(level, " ".join(text[start : start + length].split()), start + length)


def _sign_level(text: str) -> Level:
    """A list sign that is neither number nor dash is a bullet; Symbol fonts give it a private code point."""
    return Level.BULLET if not any(letter.isalnum() for letter in text) else Level.CLAUSE


def _level_of(text: str, letter_before: str) -> Level | None:
    found = _typed(text, letter_before)
    return found[0] if found else None


def _typed(text: str, letter_before: str) -> tuple[Level, int] | None:
    composed = normalise_text(text)
    for level, pattern in _LABELS:
        found = pattern.match(composed)
        if found is None:
            continue
        if level in OWN_LINE or level is Level.ARTICLE:
            closed = found.group()[-1] in ".:"
            if (not closed and _CITED.match(composed, found.end())) or not composed[:1].isupper():
                return None
        elif level is Level.ROMAN:
            digits = re.sub(r"\W", "", found.group())
            if not _ROMAN.fullmatch(digits) or (digits in _BEFORE and _BEFORE[digits] == letter_before):
                level = Level.LETTER  # noqa: PLW2901 - "C." after "B." counts letters
                if len(digits) > 1:
                    return None
        elif level is Level.DECIMAL and _is_date_or_amount(composed):
            return None
        # The label is cut from the text as it is written: its length there may differ from the composed one.
        return level, _written_length(text, composed, found.end())
    return None


def _written_length(text: str, composed: str, length: int) -> int:
    if text == composed:
        return length
    return next(
        count
        for count in range(len(text) + 1)
        if len(normalise_text(text[:count])) >= length and _is_whole(text, count)
    )


def _is_whole(text: str, count: int) -> bool:
    """Whether a cut here leaves no combining mark behind."""
    return count >= len(text) or not unicodedata.combining(text[count])


def _is_date_or_amount(text: str) -> bool:
    return (
        re.match(r"\d{1,2}\.\d{1,2}\.(?:19|20)\d{2}\b|\d{1,2}\.\d{2,3}\s*(?:triệu|tỷ|đồng|ha|km|%)", text) is not None
    )
