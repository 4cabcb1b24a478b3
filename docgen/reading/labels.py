"""A label as its author wrote it → the number it counts, and whether docgen would print the same label there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from docgen.anatomy import Level
from docgen.model import Numbering
from docgen.vietnamese.numbers import parse_letter, parse_roman

NUMBERING_OF: Final = {
    Level.ROMAN: Numbering.ROMAN,
    Level.CLAUSE: Numbering.ARABIC,
    Level.DECIMAL: Numbering.DECIMAL,
    Level.POINT: Numbering.LETTER,
    Level.DASH: Numbering.DASH,
    Level.PLUS: Numbering.PLUS,
    Level.BULLET: Numbering.DASH,
}
"""How docgen numbers what an author labels so; the other kinds of label stay as they are typed."""
SIGNS: Final = frozenset({Level.DASH, Level.PLUS, Level.BULLET})
_DIGITS: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class LabelValue:
    """What a label counts: `4.2` is (4, 2), `b)` is (2,); empty where it counts nothing."""

    path: tuple[int, ...] = ()

    @property
    def number(self) -> int | None:
        """Its place among its siblings."""
        return self.path[-1] if self.path else None


NO_VALUE: Final = LabelValue()
"""The value of a label that counts nothing."""


def value_of_label(level: Level, label: str) -> LabelValue:
    """The value of a label of a known kind; empty when it does not count as its kind does (`f)`, `IIII.`)."""
    letters = re.sub(r"[\W_]", "", label)
    try:
        match level:
            case Level.CLAUSE | Level.DECIMAL:
                return LabelValue(tuple(int(digits) for digits in _DIGITS.findall(label)))
            case Level.ROMAN:
                return LabelValue((parse_roman(letters),))
            case Level.POINT:
                return LabelValue((parse_letter(letters),))
            case Level.LETTER:
                return LabelValue((ord(letters[:1] or "@") - ord("@"),))
            case _:
                return NO_VALUE
    except ValueError:
        return NO_VALUE


def counts_as(level: Level, value: LabelValue, expected: str, position: int) -> bool:
    """Whether a label of this value says what docgen would print: `expected`, at `position` among its siblings."""
    if level in SIGNS:
        return True
    if level is Level.DECIMAL:
        return [str(number) for number in value.path] == expected.rstrip(".").split(".")
    return value.number == position
