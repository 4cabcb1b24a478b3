"""Turns word/numbering.xml into list levels, and the paragraphs met in order into the labels a reader sees."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.ooxml.layers import VAL, Layer, paragraph_layer, run_layer, w
from docgen.ooxml.measure import integer, is_on

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lxml import etree

    from docgen.ooxml.theme import Theme

LEVELS = 9
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_ALPHABET = 26
_MAX_ROMAN = 32767
_MAX_LETTERS = 780
_PLACEHOLDER = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list as its definition has it."""

    start: int
    format: str
    text: str
    suffix: str
    legal: bool
    restart: int
    """The level (counted from 1) whose items restart this one; 0: none does."""
    style: str
    paragraph: Layer
    run: Layer


@dataclass(frozen=True, slots=True)
class ListDefinition:
    """A w:num: its levels with overrides worked in. All w:num of one abstract list share their counters."""

    abstract: str
    levels: Mapping[int, Level]
    restarts: Mapping[int, int]


def format_number(number: int, style: str) -> str:
    """A number in a list's number format: `upperRoman`, `lowerLetter` (a…z, aa, bb), `decimalZero`, else decimal."""
    if style in {"upperRoman", "lowerRoman"} and 0 < number <= _MAX_ROMAN:
        roman = _roman(number)
        return roman if style == "upperRoman" else roman.lower()
    if style in {"upperLetter", "lowerLetter"} and 0 < number <= _MAX_LETTERS:
        letter = chr(ord("a") + (number - 1) % _ALPHABET) * ((number - 1) // _ALPHABET + 1)
        return letter.upper() if style == "upperLetter" else letter
    if style == "decimalZero":
        return f"{number:02d}"
    return "" if style == "none" else str(number)


def _roman(number: int) -> str:
    digits = []
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        digits.append(letters * count)
    return "".join(digits)


class Numbering:
    """The list definitions of a document."""

    def __init__(self, load: Callable[[], etree._Element | None], theme: Theme) -> None:
        self._load = load
        self._theme = theme
        self._loaded = False
        self._abstracts: dict[str, etree._Element] = {}
        self._style_links: dict[str, str] = {}
        self._numbers: dict[int, etree._Element] = {}
        self._definitions: dict[int, ListDefinition | None] = {}

    def _ensure_loaded(self) -> None:
        """Parses the part when the first list is met; many documents bring lists they never use."""
        if self._loaded:
            return
        self._loaded = True
        root = self._load()
        for node in () if root is None else root:
            if node.tag == w("abstractNum"):
                identifier = node.get(w("abstractNumId"), "")
                self._abstracts[identifier] = node
                link = node.find(w("styleLink"))
                if link is not None:
                    self._style_links[link.get(VAL, "")] = identifier
            elif node.tag == w("num"):
                self._numbers[integer(node.get(w("numId")))] = node

    def find_definition(self, number: int) -> ListDefinition | None:
        """The list behind a numId; None for 0 (“no list”) and for one the file does not define."""
        if number not in self._definitions:
            self._ensure_loaded()
            node = self._numbers.get(number) if number else None
            self._definitions[number] = None if node is None else self._define(node)
        return self._definitions[number]

    def find_level(self, number: int, level: int) -> Level | None:
        definition = self.find_definition(number)
        return definition.levels.get(level) if definition else None

    def find_style_level(self, number: int, style: str) -> int | None:
        """The level that a list ties to a paragraph style (by style id)."""
        definition = self.find_definition(number)
        for level, item in definition.levels.items() if definition else ():
            if item.style == style:
                return level
        return None

    def _define(self, node: etree._Element) -> ListDefinition | None:
        reference = node.find(w("abstractNumId"))
        identifier = "" if reference is None else reference.get(VAL, "")
        abstract = self._abstracts.get(identifier)
        if abstract is None:
            return None
        link = abstract.find(w("numStyleLink"))
        if link is not None and link.get(VAL, "") in self._style_links:
            identifier = self._style_links[link.get(VAL, "")]
            abstract = self._abstracts[identifier]
        levels = {_index(item): self._level(item) for item in abstract.iterfind(w("lvl"))}
        restarts = {}
        for override in node.iterfind(w("lvlOverride")):
            index = _index(override)
            replaced = override.find(w("lvl"))
            if replaced is not None:
                levels[index] = self._level(replaced)
            start = override.find(w("startOverride"))
            if start is not None:
                restarts[index] = integer(start.get(VAL), 1)
        return ListDefinition(abstract=identifier, levels=levels, restarts=restarts)

    def _level(self, node: etree._Element) -> Level:
        def value(tag: str, default: str) -> str:
            found = node.find(w(tag))
            return default if found is None else found.get(VAL, default)

        legal = node.find(w("isLgl"))
        return Level(
            start=integer(value("start", "0")),
            format=value("numFmt", "decimal"),
            text=value("lvlText", ""),
            suffix=value("suff", "tab"),
            legal=legal is not None and is_on(legal.get(VAL)),
            restart=integer(value("lvlRestart", str(_index(node)))),
            style=value("pStyle", ""),
            paragraph=paragraph_layer(node.find(w("pPr"))),
            run=run_layer(node.find(w("rPr")), self._theme),
        )


def _index(node: etree._Element) -> int:
    return min(max(integer(node.get(w("ilvl"))), 0), LEVELS - 1)


class Counters:
    """Counts the list paragraphs of one story in order and gives each its label."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts: dict[str, list[int | None]] = {}
        self._seen: set[int] = set()

    def label(self, number: int, level: int) -> str:
        """The label of the next paragraph of a list; empty when the list or the level is not defined."""
        definition = self._numbering.find_definition(number)
        current = definition.levels.get(level) if definition else None
        if definition is None or current is None:
            return ""
        counts = self._counts.setdefault(definition.abstract, [None] * LEVELS)
        if number not in self._seen:
            self._seen.add(number)
            for index in definition.restarts:
                counts[index] = None
        for index in range(level):
            if counts[index] is None:
                counts[index] = self._start(definition, index)
        count = counts[level]
        counts[level] = self._start(definition, level) if count is None else count + 1
        for index in range(level + 1, LEVELS):
            below = definition.levels.get(index)
            if below is None or level < below.restart:
                counts[index] = None
        return _label(definition, current, counts)

    @staticmethod
    def _start(definition: ListDefinition, index: int) -> int:
        if index in definition.restarts:
            return definition.restarts[index]
        level = definition.levels.get(index)
        return level.start if level else 1


def _label(definition: ListDefinition, current: Level, counts: list[int | None]) -> str:
    if current.format == "bullet":
        return current.text

    def number(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        level = definition.levels.get(index)
        style = "decimal" if current.legal or level is None else level.format
        count = counts[index]
        return "" if count is None else format_number(count, style)

    return _PLACEHOLDER.sub(number, current.text)
