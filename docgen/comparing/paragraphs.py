"""Turns the blocks of two documents into pairs: the same paragraph, table or row, changed or not.

Equal ends and blocks that occur once in both are the anchors; between them similar blocks are paired so that the sum
of their likeness is greatest. A gap too large for that is paired by rare words, so that the time stays bounded.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from docgen.comparing.sequences import Pair, rising
from docgen.comparing.tokens import is_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docgen.ooxml.redline import BlockKey

ALIKE: Final = 0.4
"""Share of words in common from which two blocks count as versions of each other."""

BLANKS_ALIKE: Final = 0.1
"""What a pair of blocks without words adds: less than any pair with words."""

SHORT: Final = 12
"""Words up to which two blocks at the same place, with nothing in common, are shown as one replaced by the other."""

MAX_CELLS: Final = 40_000
"""Pairs looked at in one gap: 200 × 200 blocks."""

RARE: Final = 8
"""Blocks of one version that may share a word for it to count as rare."""

_Gap = tuple[int, int, int, int]


def match_blocks(old: Sequence[BlockKey], new: Sequence[BlockKey]) -> tuple[Pair, ...]:
    """Pairs (index in `old`, index in `new`) of blocks of one kind, rising in both."""
    pairs: list[Pair] = []
    gaps: list[_Gap] = [(0, len(old), 0, len(new))]
    while gaps:
        start, end, first, last = gaps.pop()
        while start < end and first < last and old[start] == new[first]:
            pairs.append((start, first))
            start, first = start + 1, first + 1
        while start < end and first < last and old[end - 1] == new[last - 1]:
            end, last = end - 1, last - 1
            pairs.append((end, last))
        if start == end or first == last:
            continue
        gap = (start, end, first, last)
        anchors = _unique_equals(old, new, gap)
        if anchors:
            pairs.extend(anchors)
            gaps.extend(_split(anchors, gap))
        else:
            pairs.extend(_similar(old, new, gap))
    pairs.sort()
    return tuple(sorted([*pairs, *_replaced(old, new, pairs)]))


def _split(pairs: Sequence[Pair], gap: _Gap) -> Iterator[_Gap]:
    start, end, first, last = gap
    for (i, j), (k, m) in pairwise([(start - 1, first - 1), *pairs, (end, last)]):
        yield i + 1, k, j + 1, m


def _unique_equals(old: Sequence[BlockKey], new: Sequence[BlockKey], gap: _Gap) -> list[Pair]:
    start, end, first, last = gap
    counted, twice = Counter(old[start:end]), Counter(new[first:last])
    places = {key: j for j, key in enumerate(new[first:last], start=first)}
    return rising(
        [
            (i, places[key])
            for i, key in enumerate(old[start:end], start=start)
            if key.words and counted[key] == 1 and twice.get(key) == 1
        ]
    )


class _Likeness:
    """How much two blocks have in common, counted on their words."""

    def __init__(self, old: Sequence[BlockKey], new: Sequence[BlockKey]) -> None:
        self._old, self._new = old, new
        self._bags: dict[tuple[str, ...], Counter[str]] = {}

    def bag(self, key: BlockKey) -> Counter[str]:
        """The words of a block; of one without words its punctuation."""
        if key.words not in self._bags:
            words = [word.casefold() for word in key.words if is_word(word)]
            self._bags[key.words] = Counter(words or key.words)
        return self._bags[key.words]

    def of(self, i: int, j: int) -> float:
        """From 0 (nothing, or not of one kind) to a little more than 1 (equal, of one style)."""
        old, new = self._old[i], self._new[j]
        if old.kind != new.kind:
            return 0
        style = 0.02 if old.style == new.style else 0
        if old.words == new.words:
            return (1 if old.words else BLANKS_ALIKE) + style
        mine, other = self.bag(old), self.bag(new)
        if len(mine) > len(other):
            mine, other = other, mine
        common = sum(min(count, other[word]) for word, count in mine.items())
        share = 2 * common / max(mine.total() + other.total(), 1)
        return share + style if share >= ALIKE else 0


def _similar(old: Sequence[BlockKey], new: Sequence[BlockKey], gap: _Gap) -> list[Pair]:
    start, end, first, last = gap
    likeness = _Likeness(old, new)
    if (end - start) * (last - first) <= MAX_CELLS:
        return _best(likeness, gap)
    anchors = _by_rare_words(likeness, old, new, gap)
    found = list(anchors)
    for part in _split(anchors, gap):
        if 0 < (part[1] - part[0]) * (part[3] - part[2]) <= MAX_CELLS:
            found.extend(_best(likeness, part))
    return found


def _best(likeness: _Likeness, gap: _Gap) -> list[Pair]:
    """The pairs of a gap with the greatest sum of likeness."""
    start, end, first, last = gap
    width = last - first
    likes = [[likeness.of(i, j) for j in range(first, last)] for i in range(start, end)]
    sums = [[0.0] * (width + 1)]
    for row in reversed(likes):
        below, here = sums[-1], [0.0] * (width + 1)
        for j in range(width - 1, -1, -1):
            both = row[j] + below[j + 1] if row[j] else 0.0
            here[j] = max(both, below[j], here[j + 1])
        sums.append(here)
    sums.reverse()
    found: list[Pair] = []
    i = j = 0
    while i < end - start and j < width:
        if likes[i][j] and sums[i][j] == likes[i][j] + sums[i + 1][j + 1]:
            found.append((start + i, first + j))
            i, j = i + 1, j + 1
        elif sums[i][j] == sums[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _by_rare_words(likeness: _Likeness, old: Sequence[BlockKey], new: Sequence[BlockKey], gap: _Gap) -> list[Pair]:
    """For each new block the old one that shares most rare words with it; of these pairs the longest rising row."""
    start, end, first, last = gap
    holders: dict[str, list[int]] = defaultdict(list)
    for i in range(start, end):
        for word in likeness.bag(old[i]):
            holders[word].append(i)
    pairs: list[Pair] = []
    for j in range(first, last):
        votes = Counter(i for word in likeness.bag(new[j]) if len(holders[word]) <= RARE for i in holders[word])
        best = max(votes, key=lambda i: (votes[i], -i), default=None)
        if best is not None and likeness.of(best, j):
            pairs.append((best, j))
    chosen: dict[int, Pair] = {}
    for pair in rising(sorted(pairs)):
        chosen.setdefault(pair[0], pair)
    return list(chosen.values())


def _replaced(old: Sequence[BlockKey], new: Sequence[BlockKey], pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Short paragraphs that took each other's place: a name, a date, a heading."""
    for start, end, first, last in _split(pairs, (0, len(old), 0, len(new))):
        if end - start != last - first:
            continue
        couples = list(zip(range(start, end), range(first, last), strict=True))
        if all(_takes_place(old[i], new[j]) for i, j in couples):
            yield from couples


def _takes_place(old: BlockKey, new: BlockKey) -> bool:
    both_speak = bool(old.words) and bool(new.words)
    return (
        old.replaceable and both_speak and (old.kind, old.style) == (new.kind, new.style)
        and max(len(old.words), len(new.words)) <= SHORT
    )  # fmt: skip
