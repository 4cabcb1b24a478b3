"""Turns the files of `templates_nd30/dictionary/` into the book of phrases and the word lists that rules look up."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from docgen.vietnamese.capitals import Phrase, PhraseBook, syllable_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FOLDER = Path(__file__).parents[1] / "dictionary"
_NAMED_UNITS = ("Phường", "Xã", "Quận", "Huyện", "Thị trấn")
"""Unit nouns that a person's name or an event may follow."""
_TWO_SPELLINGS = (("ủy", "uỷ"), ("òa", "oà"), ("óa", "oá"), ("ỏa", "oả"), ("ỏe", "oẻ"))
Names = tuple[str, ...]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Phrases(_Table):
    names: Names
    quiet: frozenset[str]
    group: str = "body"


class _Combined(_Table):
    heads: Names
    fields: Names
    quiet: frozenset[str]


class _Bodies(_Table):
    phrases: tuple[_Phrases, ...]
    combined: tuple[_Combined, ...]


class Places(_Table):
    """Tên địa lý: provinces, towns that are not named after anybody, people that units are named after, regions."""

    provinces: Names
    towns: Names
    special: Names
    named_after: Names
    terrain: Names
    joined: Names
    regions: Names
    regions_leading: Names
    foreign: Names


class _Lists(_Table):
    international: Names
    surnames: Names
    middle_names: Names
    titles: Names
    stems: Names
    branches: Names


class _Words(_Table):
    phrases: tuple[_Phrases, ...]
    lists: _Lists


class _OldWords(_Table):
    since: date
    now: str
    patterns: Names
    when: str = ""
    bodies: bool = False


class _OldWordsFile(_Table):
    words: tuple[_OldWords, ...]


@dataclass(frozen=True, slots=True)
class OldWords:
    """Words that name nothing any more from a day on, and what stands in their place."""

    since: date
    now: str
    pattern: re.Pattern[str]
    when: str = ""
    """The day as exactly as it is known, with its ground: `khoảng tháng 3/2025 (…)`; empty where `since` says it."""
    bodies: bool = False
    """They name a body (cơ quan), not a level of government."""


@cache
def old_words() -> tuple[OldWords, ...]:
    """The words of `old_units.toml`; `{_}` in their patterns is any blank."""
    table = _OldWordsFile.model_validate(tomllib.loads(_text("old_units")))
    return tuple(
        OldWords(
            entry.since,
            entry.now,
            re.compile("|".join(rf"(?<!\w)(?:{pattern.replace('{_}', _BLANKS)})(?!\w)" for pattern in entry.patterns)),
            entry.when,
            entry.bodies,
        )
        for entry in table.words
    )


_BLANKS = "[ \u00a0]+"


@cache
def places() -> Places:
    """The names of `places.toml`."""
    return Places.model_validate(tomllib.loads(_text("places")))


@cache
def lists() -> _Lists:
    """The word lists of `words.toml`."""
    return _words().lists


@cache
def book() -> PhraseBook:
    """Every phrase whose capitals the decree fixes; the group names the rule that speaks of it."""
    return PhraseBook(_phrases())


def _phrases() -> Iterator[Phrase]:
    bodies = _Bodies.model_validate(tomllib.loads(_text("bodies")))
    for entry in (*bodies.phrases, *_words().phrases):
        for name in entry.names:
            yield Phrase(name, entry.group, entry.quiet)
    for combined in bodies.combined:
        for head in combined.heads:
            for name in combined.fields:
                yield Phrase(f"{head} {name}", "body", combined.quiet)
    yield from _place_phrases(places())


def _place_phrases(table: Places) -> Iterator[Phrase]:
    for unit, names, group in (
        ("tỉnh", table.provinces, "unit"),
        ("thành phố", (*table.provinces, *table.towns), "unit"),
        ("thị xã", table.towns, "unit"),
        *((unit, table.named_after, "named") for unit in _NAMED_UNITS),
    ):
        for name in names:
            yield Phrase(f"{unit} {name}", group)
    for names, group, quiet in (
        (table.special, "special", ()),
        (table.terrain, "terrain", ()),
        (table.joined, "joined", ("first",)),
        (table.regions, "region", ()),
        (table.regions_leading, "region", ("first",)),
        (table.foreign, "foreign", ("first",)),
    ):
        for name in names:
            yield Phrase(name, group, frozenset(quiet))


def either_spelling(words: Sequence[str]) -> str:
    """A pattern of any of the words, longest first, with either place of the tone (`ủy`, `uỷ`) and any blanks."""
    return "|".join(_pattern(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _pattern(word: str) -> str:
    pattern = r"[ \u00a0]+".join(re.escape(part) for part in word.split())
    for one, other in _TWO_SPELLINGS:
        pattern = pattern.replace(one, f"(?:{one}|{other})")
        pattern = pattern.replace(one.capitalize(), f"(?:{one.capitalize()}|{other.capitalize()})")
    return pattern


def spellings(word: str) -> tuple[str, ...]:
    """A word in small letters and single blanks, with either place of the tone in each of its syllables."""
    return tuple(" ".join(syllables) for syllables in product(*map(_spelt, word.lower().split())))


def _spelt(syllable: str) -> tuple[str, ...]:
    found = (syllable.replace(one, other) for one, other in _TWO_SPELLINGS)
    return tuple(dict.fromkeys((syllable, *found)))


@cache
def keys_of(*words: str) -> frozenset[str]:
    """The keys of single syllables, for asking whether a syllable is one of them in any spelling."""
    return frozenset(syllable_key(word) for word in words)


@cache
def _words() -> _Words:
    return _Words.model_validate(tomllib.loads(_text("words")))


def _text(name: str) -> str:
    return (_FOLDER / f"{name}.toml").read_text(encoding="utf-8")
