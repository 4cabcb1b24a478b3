"""Labels of unusual shape (`A - MỤC ĐÍCH`, `I MỤC ĐÍCH`, `1 Mục đích`, `a- Ý một`) → labels, where they count up.

Any line may begin with such a sign by chance; several that count A, B, C or 1, 2, 3 down the text do not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docgen.anatomy.results import Level
from docgen.vietnamese.numbers import parse_roman

if TYPE_CHECKING:
    from collections.abc import Sequence

_DASH: Final = r"[-–—−]"
_WORDS: Final = r"(?=[^\W\d_])"
_DIVISIONS: Final = frozenset({Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION, Level.ARTICLE})
_ALPHABETS: Final = ("abcdđeghiklmnopqrstuvxy", "abcdefghijklmnopqrstuvwxyz")
_LONGEST_LABEL: Final = 12


@dataclass(frozen=True, slots=True)
class _Shape:
    """A way to write labels. `above` are the levels below which its count begins anew."""

    level: Level
    pattern: re.Pattern[str]
    above: frozenset[Level]
    is_bare: bool = False
    """No sign follows the number: the words after it must begin as a title does."""


def _shapes(level: Level, signs: str, above: frozenset[Level]) -> tuple[_Shape, _Shape]:
    close = r"\s?" if level in {Level.LETTER, Level.POINT} else r"\s"
    return (
        _Shape(level, re.compile(rf"({signs}){close}{_DASH}\s+{_WORDS}"), above),
        _Shape(level, re.compile(rf"({signs})\s+{_WORDS}"), above, is_bare=True),
    )


_OF_ROMAN: Final = _DIVISIONS | {Level.LETTER}
_OF_CLAUSE: Final = _OF_ROMAN | {Level.ROMAN}
_OF_POINT: Final = _OF_CLAUSE | {Level.CLAUSE, Level.DECIMAL}
_SHAPES: Final = (
    *_shapes(Level.LETTER, "[A-ZĐ]", _DIVISIONS),
    *_shapes(Level.ROMAN, "[IVXLC]{1,6}", _OF_ROMAN),
    *_shapes(Level.CLAUSE, r"\d{1,2}", _OF_CLAUSE),
    _shapes(Level.POINT, "[a-zđ]", _OF_POINT)[0],
)


@dataclass(frozen=True, slots=True)
class LooseLabel:
    """A label told by its count only; `length` letters of the line are the label."""

    level: Level
    length: int


def find_loose_labels(lines: Sequence[str], known: Sequence[Level]) -> dict[int, LooseLabel]:
    """By place: the labels that only their count tells. `known` are the levels of the lines by their own shape."""
    levels = list(known)
    found: dict[int, LooseLabel] = {}
    for shape in _SHAPES:
        for chain in _counted(shape, lines, levels):
            for place, length in chain:
                found[place] = LooseLabel(shape.level, length)
                levels[place] = shape.level
    return found


def _counted(shape: _Shape, lines: Sequence[str], levels: Sequence[Level]) -> list[list[tuple[int, int]]]:
    """The runs 1, 2, … of labels of one shape; a lone first one counts where another run has more."""
    runs: list[list[tuple[int, int]]] = [[]]
    last = ""
    for place, (line, level) in enumerate(zip(lines, levels, strict=True)):
        match = shape.pattern.match(line) if _may_be(shape, level, line) else None
        if match is None:
            if level in shape.above:
                runs.append([])
                last = ""
            continue
        if shape.is_bare and not _begins_title(shape.level, line[match.end() :]):
            continue
        if last and _follows(shape.level, last, match[1]):
            runs[-1].append((place, match.end()))
        elif _is_first(shape.level, match[1]):
            runs.append([(place, match.end())])
        else:
            continue
        last = match[1]
    filled = [run for run in runs if run]
    return filled if any(len(run) > 1 for run in filled) else []


def _may_be(shape: _Shape, level: Level, line: str) -> bool:
    """A line without label, or `C- …`, where C may be the letter or the Roman number."""
    return level in {Level.TEXT, Level.HEADING} or (
        shape.level is Level.LETTER and level is Level.ROMAN and line[1:_LONGEST_LABEL].lstrip()[:1] in {"-", "–", "—"}
    )


def _begins_title(level: Level, words: str) -> bool:
    return words.isupper() if level is Level.LETTER else words[:1].isupper()


def _is_first(level: Level, number: str) -> bool:
    return number.lower() == {Level.CLAUSE: "1", Level.ROMAN: "i"}.get(level, "a")


def _follows(level: Level, last: str, number: str) -> bool:
    if level is Level.CLAUSE:
        return int(number) == int(last) + 1
    if level is Level.ROMAN:
        try:
            return parse_roman(number) == parse_roman(last) + 1
        except ValueError:
            return False
    pair = f"{last}{number}".lower()
    return any(pair in alphabet for alphabet in _ALPHABETS)
