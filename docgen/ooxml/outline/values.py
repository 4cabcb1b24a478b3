"""Turns single values of facts (lengths, borders, tab stops, line spacing) into the words of an outline and back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from docgen.ooxml.formats import Border, TabStop

if TYPE_CHECKING:
    from collections.abc import Callable

Value = TypeVar("Value")
_LENGTH = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?)(pt|mm|cm|in)")
_TWIPS = {"pt": 20.0, "mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440.0}
_LINE = 240
_NO_TABS = "none"


@dataclass(frozen=True, slots=True)
class Codec(Generic[Value]):
    """How a kind of value is written; `parse` raises ValueError on what it cannot read."""

    format: Callable[[Value], str]
    parse: Callable[[str], Value]


def _number(value: float) -> str:
    return repr(float(value)).removesuffix(".0")


def format_points(value: int) -> str:
    """Twips as points: `240` is `12pt`."""
    return f"{_number(value / 20)}pt" if value else "0"


def format_millimetres(value: int) -> str:
    """Twips as millimetres where a tenth of one is exact enough to come back, else as points."""
    text = f"{_number(round(value * 25.4 / 1440, 1))}mm"
    return text if value and parse_length(text) == value else format_points(value)


def parse_length(text: str) -> int:
    """A length with its unit (pt, mm, cm, in) as twips; `0` needs none."""
    if text == "0":
        return 0
    match = _LENGTH.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return round(float(match[1]) * _TWIPS[match[2]])


def _parse_point_number(text: str) -> float:
    if not text.endswith("pt"):
        raise ValueError(text)
    return float(text[:-2])


def _hide(text: str) -> str:
    """A name inside a composed value, without the letters that compose it."""
    return re.sub(r"[%/@,]", lambda match: f"%{ord(match.group()):02X}", text)


def _reveal(text: str) -> str:
    return re.sub(r"%([0-9A-F]{2})", lambda match: chr(int(match[1], 16)), text)


def format_border(border: Border) -> str:
    """`single/0.5pt/1pt/FF0000`: style, size, space to text, colour; what is zero or black at the end is left out."""
    parts = [_hide(border.style), f"{_number(border.size / 8)}pt", f"{border.space}pt", _hide(border.color)]
    plain = ["", "0pt", "0pt", "000000"]
    while len(parts) > 1 and parts[-1] == plain[len(parts) - 1]:
        parts.pop()
    return "/".join(parts)


def parse_border(text: str) -> Border:
    style, *rest = text.split("/")
    size, space, color = [*rest, *["0pt", "0pt", "000000"][len(rest) :]]
    if not space.endswith("pt"):
        raise ValueError(text)
    return Border(_reveal(style), round(_parse_point_number(size) * 8), int(space[:-2]), _reveal(color))


def format_tabs(tabs: tuple[TabStop, ...]) -> str:
    """`center@283.5pt,right@400pt@dot`: alignment, position, leader."""
    stops = []
    for stop in tabs:
        leader = "" if stop.leader == "none" else f"@{_hide(stop.leader)}"
        stops.append(f"{_hide(stop.alignment)}@{format_points(stop.position)}{leader}")
    return ",".join(stops) or _NO_TABS


def parse_tabs(text: str) -> tuple[TabStop, ...]:
    found = []
    for item in [] if text == _NO_TABS else text.split(","):
        alignment, position, leader = [*item.split("@"), "none"][:3]
        found.append(TabStop(parse_length(position), _reveal(alignment), _reveal(leader)))
    return tuple(found)


def format_line(value: tuple[int, str]) -> str:
    """Line spacing: `1.5` lines, `259/240` when no short decimal says it, `exact/18pt`, `atLeast/12pt`."""
    line, rule = value
    if rule != "auto":
        return f"{_hide(rule)}/{format_points(line)}"
    short = _number(round(line / _LINE, 2))
    return short if round(float(short) * _LINE) == line else f"{line}/{_LINE}"


def parse_line(text: str) -> tuple[int, str]:
    rule, slash, length = text.rpartition("/")
    if not slash:
        return round(float(text) * _LINE), "auto"
    return (int(rule), "auto") if length == str(_LINE) else (parse_length(length), _reveal(rule))


def _format_lengths(values: tuple[int, ...]) -> str:
    return ",".join(map(format_millimetres, values)) or "none"


def _parse_lengths(text: str) -> tuple[int, ...]:
    return () if text == "none" else tuple(map(parse_length, text.split(",")))


def _same(text: str) -> str:
    return text


TEXT = Codec(_same, _same)
INTEGER = Codec(str, int)
OPTIONAL_INTEGER: Codec[int | None] = Codec(
    lambda value: "none" if value is None else str(value), lambda text: None if text == "none" else int(text)
)
POINTS = Codec(format_points, parse_length)
MILLIMETRES = Codec(format_millimetres, parse_length)
LENGTHS = Codec(_format_lengths, _parse_lengths)
POINT_NUMBER = Codec(lambda value: f"{_number(value)}pt", _parse_point_number)
PERCENT = Codec(lambda value: f"{value}%", lambda text: int(text.removesuffix("%")))
BORDER = Codec(format_border, parse_border)
TABS = Codec(format_tabs, parse_tabs)
LINE = Codec(format_line, parse_line)
