"""Turns the name of a body into the letters that every spelling of it has, to tell at once that a text names it not.

A register holds a hundred names in all their spellings; a paragraph names two or three. Looking for letters costs a
hundredth of asking a pattern, and misses none that the pattern would find.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from docgen.vietnamese.body_names import even_tones, initials_of, initials_of_kind

if TYPE_CHECKING:
    from docgen.vietnamese.body_names import BodyName


@dataclass(frozen=True, slots=True)
class NeededLetters:
    """What a part of a name is spelt with: `word`, or its `initials` where it has some."""

    word: str
    """In small letters, its tone on the last vowel"""
    initials: str = ""


class LettersOf:
    """The letters of a text with even tones (see `even_tones`), ready to be asked for many names."""

    def __init__(self, evened: str) -> None:
        self._evened = evened
        self._small = evened.lower()

    @cached_property
    def _tight(self) -> str:
        """Without blanks and dots: `LĐT BXH` is `LĐTBXH`."""
        return "".join(self._evened.split()).replace(".", "")

    def have(self, needs: tuple[NeededLetters, ...]) -> bool:
        """Whether a name of these parts may stand in the text."""
        for part in needs:
            if part.word not in self._small and not (part.initials and part.initials in self._tight):
                return False
        return True


def needed_letters(words: str) -> tuple[NeededLetters, ...]:
    """What words need that are never shortened: each of them, the longest first, for it is the rarest."""
    return tuple(NeededLetters(word) for word in sorted(even_tones(words).lower().split(), key=len, reverse=True))


def needs_of(name: BodyName) -> tuple[NeededLetters, ...]:
    """The parts of a name that all its spellings have, in words or in initials."""
    kind = (_needed_part(name.kind, initials_of_kind(name.kind)),) if name.kind else ()
    if not name.has_abbreviation:
        return (*kind, *needed_letters(" ".join(name.parts)))
    return (*kind, *(_needed_part(part, initials_of(part)) for part in name.parts))


def _needed_part(words: str, initials: str) -> NeededLetters:
    return NeededLetters(needed_letters(words)[0].word, initials)
