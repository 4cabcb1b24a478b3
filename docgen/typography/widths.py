"""Turns a text and a type size into its printed width in Times New Roman.

The numbers in `times_new_roman.json` are facts about letters: advance widths in 1/2048 of the type size, read from
Liberation Serif 2.1.5, which is drawn to the widths of Times New Roman. Pair kerning is left out on purpose: a word
processor kerns only runs that ask for it (`w:kern`), and the decree's documents do not.
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

UNITS_PER_EM: Final = 2048
_DIGIT_WIDTH: Final = UNITS_PER_EM // 2
_LONGEST_REMEMBERED: Final = 120
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs", "Mn", "Me", "Zl", "Zp"})
_LOOKALIKES: Final = {"\t": " ", "\u2007": "0", "\u2011": "-", "\u3000": "\u2003"}


class _Widths(dict[str, int]):
    """Widths of one face; a letter outside the table gets the documented stand-in."""

    def __missing__(self, character: str) -> int:
        if character in _LOOKALIKES:
            return self[_LOOKALIKES[character]]
        if unicodedata.category(character) in _INVISIBLE:
            return 0
        if unicodedata.east_asian_width(character) in {"W", "F"}:
            return UNITS_PER_EM
        return _DIGIT_WIDTH


def text_width(text: str, *, size_pt: float, bold: bool = False, italic: bool = False) -> float:
    """The width in points of `text` on one line in Times New Roman of `size_pt`.

    Decomposed letters count as the composed ones, a tab as a space, what prints nothing (line ends, controls, lone
    marks) as nothing. A character the table lacks counts as a digit (half an em), a full-width East Asian one as an em.
    """
    measure = _remembered_units if len(text) <= _LONGEST_REMEMBERED else _units
    return measure(text, bold, italic) * size_pt / UNITS_PER_EM


def _units(text: str, bold: bool, italic: bool) -> int:
    return sum(map(_faces()[bold, italic].__getitem__, unicodedata.normalize("NFC", text)))


@lru_cache(maxsize=4096)
def _remembered_units(text: str, bold: bool, italic: bool) -> int:
    """Words, headers and names of bodies come back in every document of a batch."""
    return _units(text, bold, italic)


@cache
def _faces() -> dict[tuple[bool, bool], _Widths]:
    """The table by (bold, italic), read once a process; never changed after."""
    table = json.loads(files(__package__).joinpath("times_new_roman.json").read_text(encoding="utf-8"))
    names = {"regular": (False, False), "bold": (True, False), "italic": (False, True), "bold_italic": (True, True)}
    return {
        style: _Widths((character, int(width)) for width, group in table["faces"][name].items() for character in group)
        for name, style in names.items()
    }
