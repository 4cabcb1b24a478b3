"""Turns the words of a table into the percentages and changes in it that its own figures do not give.

Which columns a percentage is made of is not written in a table, so it is learnt: the one way that gives most of the
column's figures is taken for what its author meant, and the figures that it does not give are told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import permutations
from typing import TYPE_CHECKING

from docgen.vietnamese.numbers import parse_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class WrongRatio:
    """Một ô tỷ lệ hoặc tăng, giảm sai: the cell, what it says, what the figures give, and from which columns."""

    row: int
    column: int
    written: Decimal
    computed: Decimal
    numerator: int
    denominator: int


_RATIO = re.compile(r"%|tỷ lệ|tỉ lệ|tỷ trọng|đạt so với", re.IGNORECASE)
_CHANGE = re.compile(r"tăng|giảm|chênh lệch|so với|so sánh", re.IGNORECASE)
_FIGURE = re.compile(r"(?P<number>[+-]?[\d.,]*\d)\s?%?")
_LEAST_ROWS = 3
_LEAST_SHARE = Decimal(2) / 3
_MOST_COLUMNS = 12
"""Wider tables have too many pairs of columns for one that fits to mean anything."""
_PLAIN_VALUES = frozenset({Decimal(0), Decimal(100)})
"""Figures that too many pairs give."""
_PERCENT = Decimal(100)


def _share(one: Decimal, other: Decimal) -> Decimal:
    return one / other * _PERCENT


def _growth(one: Decimal, other: Decimal) -> Decimal:
    return (one - other) / other * _PERCENT


def _difference(one: Decimal, other: Decimal) -> Decimal:
    return one - other


def find_wrong_ratios(rows: Sequence[Sequence[str]], header_rows: int = 1) -> tuple[WrongRatio, ...]:
    """The cells of percentage and change columns that differ from what most of their column is made of, in order."""
    width = max((len(row) for row in rows), default=0)
    if width > _MOST_COLUMNS:
        return ()
    heads = [" ".join(row[column] for row in rows[:header_rows] if column < len(row)) for column in range(width)]
    columns = [_figures(rows, column, header_rows) for column in range(width)]
    found: list[WrongRatio] = []
    for column, head in enumerate(heads):
        ways = [
            *([_share] if _RATIO.search(head) else ()),
            *([_growth, _share, _difference] if _CHANGE.search(head) else ()),
        ]
        sources = [place for place in range(width) if place != column and not _RATIO.search(heads[place])]
        if ways and len(columns[column]) >= _LEAST_ROWS:
            found += _judge(column, columns, sources, list(dict.fromkeys(ways)))
    return tuple(sorted(found, key=lambda wrong: (wrong.row, wrong.column)))


def _figures(rows: Sequence[Sequence[str]], column: int, header_rows: int) -> dict[int, Decimal]:
    found: dict[int, Decimal] = {}
    for index, row in enumerate(rows):
        match = _FIGURE.fullmatch(row[column].strip()) if index >= header_rows and column < len(row) else None
        if match is not None:
            try:
                found[index] = parse_number(match["number"])
            except ValueError:
                continue
    return found


def _judge(
    column: int,
    columns: Sequence[Mapping[int, Decimal]],
    sources: Sequence[int],
    ways: Sequence[Callable[[Decimal, Decimal], Decimal]],
) -> Iterator[WrongRatio]:
    written = columns[column]
    best: tuple[int, list[WrongRatio]] = (0, [])
    for numerator, denominator in permutations(sources, 2):
        above, below = columns[numerator], columns[denominator]
        asked = [row for row in written if row in above and below.get(row)]
        if len(asked) < _LEAST_ROWS:
            continue
        for way in ways:
            computed = {row: _rounded(way(above[row], below[row]), written[row]) for row in asked}
            right = {row for row in asked if _is_near(computed[row], written[row])}
            telling = {written[row] for row in right} - _PLAIN_VALUES
            if len(right) < len(asked) * _LEAST_SHARE or len(telling) < _LEAST_ROWS - 1 or len(right) <= best[0]:
                continue
            wrong = [
                WrongRatio(row, column, written[row], computed[row], numerator, denominator)
                for row in asked
                if row not in right
            ]
            best = (len(right), wrong)
    yield from best[1]


def _rounded(value: Decimal, like: Decimal) -> Decimal:
    """`value` with as many decimals as its author wrote."""
    places = max(-int(like.as_tuple().exponent), 0)
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def _is_near(computed: Decimal, written: Decimal) -> bool:
    """Whether they agree but for the last digit: offices cut as often as they round. A fall may be without its sign."""
    step = Decimal(1).scaleb(int(written.as_tuple().exponent)) if int(written.as_tuple().exponent) < 0 else Decimal(1)
    return abs(computed - written) <= step or abs(computed + written) <= step
