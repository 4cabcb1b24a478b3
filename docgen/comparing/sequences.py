"""Turns two sequences into the pairs of their equal items that stand in the same order in both.

Equal ends are taken first, then items that occur once in both (patience), then, in what is left between them, the
longest common subsequence; where that would cost too much, the gap is left unpaired. So the time is near-linear for
similar sequences and bounded for different ones.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

MAX_TABLE: Final = 250_000
"""Cells of the table for one gap: 500 × 500 words without one in common that is rare."""

Pair = tuple[int, int]
_Gap = tuple[int, int, int, int]


def match_sequences(old: Sequence[Hashable], new: Sequence[Hashable]) -> tuple[Pair, ...]:
    """Pairs (index in `old`, index in `new`) of equal items, rising in both."""
    found: list[Pair] = []
    gaps: list[_Gap] = [(0, len(old), 0, len(new))]
    while gaps:
        start, end, first, last = gaps.pop()
        while start < end and first < last and old[start] == new[first]:
            found.append((start, first))
            start, first = start + 1, first + 1
        while start < end and first < last and old[end - 1] == new[last - 1]:
            end, last = end - 1, last - 1
            found.append((end, last))
        if start == end or first == last:
            continue
        gap = (start, end, first, last)
        anchors = _anchors(old, new, gap)
        if anchors:
            found.extend(anchors)
            gaps.extend(_between(anchors, gap))
        elif (end - start) * (last - first) <= MAX_TABLE:
            found.extend(_common(old, new, gap))
    return tuple(sorted(found))


def _between(anchors: Sequence[Pair], gap: _Gap) -> Iterator[_Gap]:
    start, end, first, last = gap
    for i, j in anchors:
        yield start, i, first, j
        start, first = i + 1, j + 1
    yield start, end, first, last


def _anchors(old: Sequence[Hashable], new: Sequence[Hashable], gap: _Gap) -> list[Pair]:
    """Items that occur once on both sides of a gap, in rising order."""
    start, end, first, last = gap
    counted = Counter(old[start:end])
    places = {item: j for j, item in enumerate(new[first:last], start=first)}
    twice = Counter(new[first:last])
    pairs = [
        (i, places[item])
        for i, item in enumerate(old[start:end], start=start)
        if counted[item] == 1 and twice.get(item) == 1
    ]
    return rising(pairs)


def rising(pairs: Sequence[Pair]) -> list[Pair]:
    """The longest part of pairs, sorted by their first number, whose second numbers rise."""
    tails: list[int] = []
    tail_at: list[int] = []
    before: list[int] = []
    for index, (_, j) in enumerate(pairs):
        place = bisect_left(tails, j)
        before.append(tail_at[place - 1] if place else -1)
        if place == len(tails):
            tails.append(j)
            tail_at.append(index)
        else:
            tails[place], tail_at[place] = j, index
    chosen: list[Pair] = []
    index = tail_at[-1] if tail_at else -1
    while index >= 0:
        chosen.append(pairs[index])
        index = before[index]
    chosen.reverse()
    return chosen


def _common(old: Sequence[Hashable], new: Sequence[Hashable], gap: _Gap) -> Iterator[Pair]:
    """The longest common subsequence of a gap, by the table."""
    start, end, first, last = gap
    width = last - first
    table = [[0] * (width + 1)]
    for i in range(end - 1, start - 1, -1):
        below, row, item = table[-1], [0] * (width + 1), old[i]
        for j in range(width - 1, -1, -1):
            row[j] = below[j + 1] + 1 if item == new[first + j] else max(below[j], row[j + 1])
        table.append(row)
    table.reverse()
    i, j = 0, 0
    while i < end - start and j < width:
        if old[start + i] == new[first + j]:
            yield start + i, first + j
            i, j = i + 1, j + 1
        elif table[i + 1][j] >= table[i][j + 1]:
            i += 1
        else:
            j += 1
