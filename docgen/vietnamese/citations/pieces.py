"""Turns words into regular expressions whose every repetition is bounded, so that hostile text costs linear time."""

from __future__ import annotations

import re
from string import ascii_letters

from docgen.vietnamese.text import ACCENTED_LETTERS

BLANK = r"\s{1,4}"
"""Blanks between two words: no-break and doubled ones occur, and a line may be wrapped there."""

GAP = r"\s{0,4}"
"""Blanks where none should be: `55 /KH-UBND`."""

YEAR_ENDS = r"(?![\d/]|\.\d)(?!\s?[-–]\s?\d)"
"""Behind the year of an act: no longer number and no stretch of years, but the full stop of a sentence."""

# Python's `re` has no class for "upper-case letter", and ranges such as [À-Ỹ] mix both cases. Ð is the Icelandic
# letter that old keyboards give for Đ.
UPPER = "".join(letter for letter in (*ascii_letters, *ACCENTED_LETTERS, "Ð") if letter.isupper())
LOWER = "".join(letter for letter in (*ascii_letters, *ACCENTED_LETTERS) if letter.islower())


def phrase(words: str) -> str:
    """A pattern for these words with any blanks between them."""
    return BLANK.join(re.escape(word) for word in words.split())


def any_of(phrases: str) -> str:
    """A pattern for any of these phrases, parted by `|`, as whole words; the longest first."""
    ordered = sorted(phrases.split("|"), key=lambda words: (-len(words), words))
    return rf"(?:{'|'.join(phrase(words) for words in ordered)})(?!\w)"
