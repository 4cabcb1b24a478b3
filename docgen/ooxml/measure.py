"""Turns the values of WordprocessingML attributes (lengths, on/off, colours) into numbers, truth values and RRGGBB."""

from __future__ import annotations

import re

EMU_PER_TWIP = 635
_TWIPS = {
   "pt": 20.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 144 / 2.54, "pc": 240.0, "pi": 240.0, "px": 15.0, "": 20.0,
}  # fmt: skip
_UNIVERSAL = re.compile(r"\s*([+-]?(?:[0-9]{1,9}(?:\.[0-9]{0,9})?|\.[0-9]{1,9}))\s*([a-z]*)\s*")
_OFF = frozenset({"0", "false", "off"})
_HEX = re.compile(r"#?([0-9A-Fa-f]{6})")
_NAMED_COLORS = {
    "black": "000000", "white": "FFFFFF", "red": "FF0000", "green": "008000", "blue": "0000FF", "yellow": "FFFF00",
    "gray": "808080",
    "grey": "808080", "silver": "C0C0C0", "maroon": "800000", "navy": "000080", "windowtext": "000000",
}  # fmt: skip
_LIMIT = 10_000_000
"""No length of a page comes near this (5 km in twips); larger numbers are a writer's slip or an attack."""


def twips(value: str | None, default: int = 0, *, scale: int = 20) -> int:
    """A length in twips: a bare number is one already, `12pt`, `2.5cm`, `1in` are converted.

    A value that is no length gives the default. `scale` is how many make a point: 2 for half-points.
    """
    if value is None:
        return default
    try:
        number = int(value) if len(value) < 12 else None  # noqa: PLR2004 - a longer number is none of ours
    except ValueError:
        number = None
    if number is None:
        match = _UNIVERSAL.fullmatch(value)
        if match is None or match[2] not in _TWIPS:
            return default
        number = round(float(match[1])) if not match[2] else round(float(match[1]) * _TWIPS[match[2]] * scale / 20)
    return number if -_LIMIT < number < _LIMIT else default


def css_twips(value: str | None, default: int = 0) -> int:
    """A length of a VML style: a bare number is pixels in theory and points in what Word writes."""
    match = _UNIVERSAL.fullmatch(value or "")
    if match is None or match[2] not in _TWIPS:
        return default
    number = round(float(match[1]) * _TWIPS[match[2]])
    return number if -_LIMIT < number < _LIMIT else default


def emu(value: str | None, default: int = 0) -> int:
    """English metric units as twips, rounded."""
    try:
        number = round(int(value or "") / EMU_PER_TWIP)
    except (ValueError, OverflowError):
        return default
    return number if -_LIMIT < number < _LIMIT else default


def integer(value: str | None, default: int = 0) -> int:
    """A plain number; what is none gives the default."""
    try:
        number = int(value or "")
    except ValueError:
        return default
    return number if -_LIMIT < number < _LIMIT else default


def is_on(value: str | None) -> bool:
    """The truth of an on/off attribute; an absent one means on."""
    return value is None or value not in _OFF


def color(value: str | None, default: str = "000000") -> str:
    """RRGGBB in capitals; `auto` and nonsense give the default."""
    match = _HEX.match(value or "")
    return match[1].upper() if match else _NAMED_COLORS.get((value or "").strip().lower().split(" ")[0], default)
