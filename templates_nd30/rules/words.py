"""Turns measures into the words a finding shows: `25,4 mm`, `30 đến 35 mm`, `13,5`."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from docgen.vietnamese.numbers import format_number

if TYPE_CHECKING:
    from docgen.contracts.decree import Decree

TWIPS_PER_MM = 1440 / 25.4
TWIPS_PER_POINT = 20


@lru_cache(maxsize=1 << 10)
def number(value: float, places: int = 1) -> str:
    """A number with at most so many decimals and no zeros after them: `25,4`, `30`."""
    rounded = round(Decimal(value), places).normalize()
    return format_number(rounded if int(rounded.as_tuple().exponent) < 0 else rounded.quantize(Decimal(1)))


def mm(twips: float) -> str:
    """A length in twips as millimetres: `25,4 mm`."""
    return f"{number(twips / TWIPS_PER_MM)} mm"


def points(value: float) -> str:
    """A size or a space in points: `13 pt`."""
    return f"{number(value)} pt"


def span(least: float, greatest: float, unit: str) -> str:
    """A permitted range: `30 đến 35 mm`, or `13 pt` when it is one value."""
    words = number(least) if least == greatest else f"{number(least)} đến {number(greatest)}"
    return f"{words} {unit}"


def span_of(decree: Decree, key: str) -> str:
    """The permitted range of a provision in its unit."""
    return span(*decree.range(key), decree.provision(key).unit)


def twips_of_mm(value: float) -> int:
    return round(value * TWIPS_PER_MM)
