"""Turns the tokens of two paragraphs into the pairs worth keeping: no stray comma kept between two changed words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docgen.comparing.sequences import Pair, match_sequences
from docgen.comparing.tokens import is_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.ooxml.redline import InlineKey

KEPT_SHARE: Final = 0.2
"""Below this share of words in common a paragraph reads better replaced whole than patched word by word."""

MAX_GLUE: Final = 3
"""Tokens without a word (blanks, commas) that are replaced together with the changes on both their sides."""


def match_words(old: Sequence[InlineKey], new: Sequence[InlineKey]) -> tuple[Pair, ...]:
    """Pairs of equal tokens and units (picture, field, note) of two paragraphs."""
    kept = _without_glue(_stretches(match_sequences(old, new)), old, (len(old), len(new)))
    most = max(sum(map(_says, old)), sum(map(_says, new)))
    common = sum(_says(old[i]) for i, _ in kept)
    if common < KEPT_SHARE * most and not any(old[i].is_unit for i, _ in kept):
        return ()
    return kept


def _says(key: InlineKey) -> bool:
    return key.is_unit or is_word(key.text)


def _stretches(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Pairs that follow each other without a gap in either version."""
    found: list[list[Pair]] = []
    for i, j in pairs:
        if found and found[-1][-1] == (i - 1, j - 1):
            found[-1].append((i, j))
        else:
            found.append([(i, j)])
    return found


def _without_glue(stretches: Sequence[list[Pair]], old: Sequence[InlineKey], ends: Pair) -> tuple[Pair, ...]:
    """The pairs without short stretches of blanks and punctuation that stand between two replacements."""
    kept: list[Pair] = []
    behind = [*(stretch[0] for stretch in stretches[1:]), ends]
    for stretch, following in zip(stretches, behind, strict=False):
        short = len(stretch) <= MAX_GLUE and not any(_says(old[i]) for i, _ in stretch)
        before = kept[-1] if kept else (-1, -1)
        if not (short and _is_replaced(before, stretch[0]) and _is_replaced(stretch[-1], following)):
            kept.extend(stretch)
    return tuple(kept)


def _is_replaced(pair: Pair, following: Pair) -> bool:
    """Whether both versions have something of their own between two pairs."""
    return following[0] - pair[0] > 1 and following[1] - pair[1] > 1
