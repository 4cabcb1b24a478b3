"""Turns the runs of a paragraph into composed letters as a reader sees them, each with the place where it begins."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docgen.ooxml import Run


def compose_letters(runs: Sequence[Run], start: int, end: int, alike: Mapping[str, str]) -> tuple[str, tuple[int, ...]]:
    """The text from `start` to `end` of a paragraph, and where each of its letters begins there, `end` behind the last.

    A base letter and the marks that follow it are one letter; hidden letters are left out, automatic capitals made.
    `alike` says which letters stand for others that print the same.
    """
    clusters: list[str] = []
    starts: list[int] = []
    position = 0
    for run in runs:
        capital = run.format.caps or run.format.small_caps
        for place, letter in enumerate(run.text, start=position):
            if run.format.hidden or not start <= place < end:
                continue
            shown = letter.upper() if capital and len(letter.upper()) == 1 else alike.get(letter, letter)
            if clusters and unicodedata.combining(letter):
                clusters[-1] += shown
            else:
                clusters.append(shown)
                starts.append(place)
        position += len(run.text)
    text: list[str] = []
    places: list[int] = []
    for cluster, place in zip(clusters, starts, strict=True):
        composed = unicodedata.normalize("NFC", cluster)
        text.append(composed)
        places.extend([place] * len(composed))
    return "".join(text), (*places, end)
