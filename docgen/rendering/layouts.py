"""How a document came about from its template, and what was found out before about documents of that kind.

Documents of a batch differ in their words. Their markup is the template's, cut at its tags into fragments, and what is
drawn, which `drawing` and `tables` make sound or refuse. Values are escaped and can be nothing but text. So what can be
wrong with the structure of a document (a style that does not exist, a field that never ends, two tables that touch, a
cell without a paragraph) depends on which fragments it holds and which of them meet, and that follows from which bodies
of conditions and loops were entered one after the other: its layout. A layout that was judged sound as a whole package
need not be judged again for the next document with other words in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_LAYOUTS = 256
"""Layouts remembered a template; documents beyond them are judged one by one."""

PartLayout: TypeAlias = "tuple[frozenset[tuple[int, int]], bool]"
"""The pairs of bodies of a part that were entered one after the other, and whether two drawn values touch."""
Layout: TypeAlias = "tuple[object, ...]"


def layout_of(entered: Sequence[int], drawn: Sequence[int]) -> PartLayout:
    """The layout of a printed part: the bodies entered in their order, and where its drawn values stand.

    How often a pair occurs is left out: whether a loop ran once or several times shows in its pairs, the number of
    turns does not matter to structure.
    """
    touching = any(second == first + 1 for first, second in pairwise(drawn))
    return _pairs(tuple(entered)), touching


@lru_cache(maxsize=MOST_LAYOUTS)
def _pairs(entered: tuple[int, ...]) -> frozenset[tuple[int, int]]:
    return frozenset(zip((0, *entered), (*entered, 0), strict=True))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of a layout that was judged sound: whether its documents are `tidy` as they are printed."""

    tidy: bool


class LayoutLedger:
    """The verdicts of one template in this process. It decides how much is looked at again, never what is written."""

    def __init__(self) -> None:
        self._verdicts: dict[Layout, Verdict] = {}

    def find(self, layout: Layout) -> Verdict | None:
        """What is known of a layout; None for one that no document had yet."""
        return self._verdicts.get(layout)

    def remember(self, layout: Layout, verdict: Verdict) -> None:
        """Keep a verdict, as long as there is room. One statement, so that threads need no lock."""
        if len(self._verdicts) < MOST_LAYOUTS:
            self._verdicts[layout] = verdict
