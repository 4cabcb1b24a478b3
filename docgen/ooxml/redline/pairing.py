"""Turns pairs of blocks into pairs whose marks can be resolved: the last end of a text or cell is always shared."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Kinds:
    """What the blocks of both versions are: `p` a paragraph, `s` one that ends a section, else no paragraph."""

    old: Sequence[str]
    new: Sequence[str]

    def joinable(self, i: int, j: int) -> bool:
        """Whether a paragraph of old and one of new can be one paragraph of the redline."""
        return self.old[i] == self.new[j] and self.old[i] in {"p", "s"}


@dataclass(frozen=True, slots=True)
class Settled:
    """`pairs` rise in both versions; `forced` are pairs with nothing in common, replaced whole.

    `shifted` are pairs whose end mark belongs to one version only: what follows them up to the end of the stretch
    ends with the shared mark.
    """

    pairs: tuple[Pair, ...]
    forced: frozenset[Pair] = frozenset()
    shifted: frozenset[Pair] = frozenset()


def settle(pairs: Sequence[Pair], kinds: Kinds, *, hard: bool) -> Settled:
    """Pairs such that each stretch of blocks ends in a shared paragraph where the versions allow it.

    A stretch ends before a table both versions have, and at the end of the container. `hard`: the container (cell,
    text, note) must end in a paragraph, so the last ones are paired even against their likeness.
    """
    kept: list[Pair] = []
    forced: set[Pair] = set()
    shifted: set[Pair] = set()
    barriers = [(i, j) for i, j in pairs if kinds.old[i] not in {"p", "s"}]
    ends: Pair = (len(kinds.old), len(kinds.new))
    for (a, b), (c, d) in pairwise([(-1, -1), *barriers, ends]):
        inside = [(i, j) for i, j in pairs if a < i < c and b < j < d] if barriers else list(pairs)
        stretch = _Stretch(inside, kinds, (a + 1, c, b + 1, d))
        stretch.settle(hard=hard and (c, d) == ends)
        kept.extend(stretch.pairs)
        forced |= stretch.forced
        shifted |= stretch.shifted
        if (c, d) != ends:
            kept.append((c, d))
    return Settled(tuple(kept), frozenset(forced), frozenset(shifted))


class _Stretch:
    def __init__(self, pairs: list[Pair], kinds: Kinds, bounds: tuple[int, int, int, int]) -> None:
        self.pairs = pairs
        self.forced: set[Pair] = set()
        self.shifted: set[Pair] = set()
        self._kinds = kinds
        self._bounds = bounds

    def settle(self, *, hard: bool) -> None:
        start, end, first, last = self._bounds
        if start == end or first == last or self.pairs[-1:] == [(end - 1, last - 1)]:
            return
        if not self._kinds.joinable(end - 1, last - 1):
            return
        before = self.pairs[-1] if self.pairs else (-1, -1)
        if before[0] != end - 1 and before[1] != last - 1:
            self._force()
        elif self._can_shift(before):
            self.shifted.add(before)
        elif hard:
            self.pairs.pop()
            self._force()

    def _force(self) -> None:
        _, end, _, last = self._bounds
        self.pairs.append((end - 1, last - 1))
        self.forced.add((end - 1, last - 1))

    def _can_shift(self, pair: Pair) -> bool:
        _, end, _, last = self._bounds
        following = [*self._kinds.old[pair[0] : end], *self._kinds.new[pair[1] : last]]
        return all(kind == "p" for kind in following)


def gaps(pairs: Sequence[Pair], ends: Pair) -> Iterator[tuple[range, range, Pair]]:
    """What stands unpaired before each pair, and the pair; at last what stands behind them all, with `ends`."""
    for (a, b), (c, d) in pairwise([(-1, -1), *pairs, ends]):
        yield range(a + 1, c), range(b + 1, d), (c, d)
