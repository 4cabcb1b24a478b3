"""Turns the text of a paragraph into the words, numbers, dates and symbols that a comparison keeps or replaces."""

from __future__ import annotations

import re
from typing import Final

_MARK: Final = "\u0300-\u036f"  # a tone or hat typed as a letter of its own belongs to the letter before it
_LETTER: Final = rf"(?:[^\W\d_][{_MARK}]*)"
_UPPER: Final = rf"[A-ZĐĂÂÊÔƠƯ][{_MARK}]*"
_GROUP: Final = rf"{_UPPER}(?:{_LETTER}|\d|&)*"
_TOKEN: Final = re.compile(
    rf"""
      \d+{_LETTER}?(?:/\d{{4}})?\s?[/-]{_GROUP}(?:[-/]{_GROUP})*   # 55/KH-UBND, 55 /KH-UBND, 30/2020/NĐ-CP, 104-KH/TU
    | (?<!\d)/{_GROUP}(?:[-/]{_GROUP})*                            # /KH-UBND, not yet numbered
    | \d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}(?!\d)                  # 11/4/2024
    | \d+(?:[.,/]\d+)*%?                                           # 1.234,5 · 15/11 · 98,5%
    | [IVXLC]+/\d{{4}}(?!\d)                                       # III/2024
    | (?:{_LETTER})+                                               # a syllable
    | \s+
    | \.{{2,}} | …+ | _{{2,}} | -{{2,}}                            # leaders of a form
    | .
    """,
    re.VERBOSE | re.DOTALL,
)
_WORD: Final = re.compile(r"[^\W_]")


def split_tokens(text: str) -> tuple[str, ...]:
    """The pieces of a text that are changed as a whole; joined they are the text, letter by letter.

    A syllable (âm tiết), a number with its separators, a date (`11/4/2024`), a symbol (`55/KH-UBND`), a run of blanks
    or leaders, or one mark of punctuation.
    """
    return tuple(_TOKEN.findall(text))


def is_word(token: str) -> bool:
    """Whether a token says something by itself: a syllable, a number, a symbol; not blanks and punctuation."""
    return bool(_WORD.search(token))
