"""Turns words printed in capitals (in hoa) back into the casing they have inside a sentence.

Names of bodies follow Phụ lục II, Mục IV: a capital on the first syllable of the kind of body and of each field of
work, on every syllable of a place; `và`, `vì`, `của` small. What the rest of the document writes in small letters is
better evidence than any rule, and is asked first.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Final

from docgen.vietnamese.agency_words import BOOK, phrase_at
from docgen.vietnamese.capitals import (
    Reading,
    is_capital,
    is_upper,
    may_begin_sentence,
    recased,
    syllable_key,
    syllables,
)
from docgen.vietnamese.text import capitalise_first, normalise_text
from docgen.vietnamese.title_words import names_in_title

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from docgen.vietnamese.capitals import Syllable

_MOST_WITNESSES: Final = 60
"""Places looked at for one name: enough to outvote a slip, and a long document stays quick."""
_MOSTLY: Final = 0.6
"""Share of capitals from which on words are printed in capitals, abbreviations or not."""
_SHORTEST_RUN: Final = 2
_LONGEST_RUN: Final = 8
"""Syllables of the shortest and the longest proper name looked for: one alone is no evidence of a name."""
_VOWELS: Final = "aăâeêioôơuưy"
_SPOKEN: Final = re.compile(
    rf"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?[{_VOWELS}]{{1,3}}(?:ng|nh|ch|[cmnpt])?"
)
_MARKED: Final = re.compile("[\u0300\u0301\u0303\u0309\u0323]")

_LABEL: Final = re.compile(r"\s*(?:[A-ZĐ]|[IVXLC]{1,6}|\d{1,2}(?:\.\d{1,2})*)\s?[.)/]\s+")
"""A label typed before a heading: `A. `, `I/ `."""


_ABBREVIATED: Final = {"ỦY BAN NHÂN DÂN": "UBND", "UỶ BAN NHÂN DÂN": "UBND", "HỘI ĐỒNG NHÂN DÂN": "HĐND"}
"""Kinds of bodies that sentences abbreviate: `UBND phường Vinh Hưng` tells the casing of the whole name."""


@dataclass(frozen=True, slots=True)
class Recased:
    """Words in the casing of a sentence. `is_witnessed` when the same words stand so elsewhere in the document."""

    text: str
    is_witnessed: bool


@dataclass(frozen=True, slots=True)
class _Line:
    """A text in running letters, and the keys of its syllables with a blank around each."""

    reading: Reading
    keys: str


class Casing:
    """What the sentences of a document tell about capitals: each name as it is written in running text."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._given = tuple(texts)

    def knowing(self, names: Iterable[str]) -> Casing:
        """The same, with names known from elsewhere than its sentences: what the head of a document says, recased."""
        wiser = Casing((*self._given, *(f"tại {name}" for name in names)))
        if "_lines" in self.__dict__:
            known = len(self._given)
            wiser.__dict__["_lines"] = (*self._lines, *Casing(wiser._given[known:])._lines)  # noqa: SLF001 — its own kind
        return wiser

    @cached_property
    def _lines(self) -> tuple[_Line, ...]:
        """The texts in running letters, cut at their syllables; most imports ask for a few names only."""
        found: list[_Line] = []
        for text in map(normalise_text, self._given):
            if any(map(str.islower, text)) and not _is_shouted(text):
                reading = Reading.of(text)
                keys = " ".join(map(reading.vocabulary.__getitem__, reading.pieces[1::2]))
                found.append(_Line(reading, f" {keys} "))
        return tuple(found)

    @cached_property
    def _shouted(self) -> frozenset[str]:
        """Syllables that running text writes in capitals alone: abbreviations."""
        return frozenset(
            key
            for line in self._lines
            for written, key in line.reading.vocabulary.items()
            if len(written) > 1 and written.isupper()
        )

    @cached_property
    def _proper(self) -> dict[tuple[str, ...], Counter[str]]:
        """Runs of syllables that all have a capital: `Cửa Lò`, `Nghệ An`; by their keys, how each is written."""
        names: dict[tuple[str, ...], Counter[str]] = {}
        for line in self._lines:
            capital = {written for written in line.reading.vocabulary if is_capital(written)}
            for first, last in _runs(line.reading, capital):
                _keep_name(line.reading, first, last, names)
        return names

    def find_spelling(self, words: str) -> str | None:
        """The most common spelling of exactly these words in a sentence, or None where no sentence has them."""
        wanted = syllables(normalise_text(words))
        if len(wanted) < _SHORTEST_RUN:
            return None
        keys = [syllable.key for syllable in wanted]
        gaps = _gaps(words, wanted)
        votes: Counter[str] = Counter()
        for reading, first in islice(self._places(f" {keys[0]} {keys[1]} "), _MOST_WITNESSES):
            spelling = _spelling_at(reading, first, keys, gaps)
            if spelling is not None and not is_upper(spelling):
                votes[spelling] += 1
        return votes.most_common(1)[0][0] if votes else None

    def _places(self, pair: str) -> Iterator[tuple[Reading, int]]:
        """Where two syllables follow each other: the text and the number of the first."""
        for line in self._lines:
            at = line.keys.find(pair)
            while at >= 0:
                yield line.reading, line.keys.count(" ", 0, at)
                at = line.keys.find(pair, at + 1)

    def names_at(self, found: Sequence[Syllable], place: int) -> str | None:
        """The longest proper name of the document that stands at `place` of `found`, in its casing."""
        for length in range(min(_LONGEST_RUN, len(found) - place), 1, -1):
            votes = self._proper.get(tuple(syllable.key for syllable in found[place : place + length]))
            if votes:
                return votes.most_common(1)[0][0]
        return None

    def is_abbreviation(self, written: str) -> bool:
        """Whether a word in capitals is one by itself (`UBND`), not a syllable printed in capitals."""
        return not is_spoken(written) or syllable_key(written) in self._shouted


NO_WITNESS: Final = Casing(())


def _is_shouted(text: str) -> bool:
    return sum(map(str.isupper, text)) > _MOSTLY * sum(map(str.isalpha, text))


def _spelling_at(reading: Reading, first: int, keys: Sequence[str], gaps: Sequence[str]) -> str | None:
    last = first + len(keys)
    if last > reading.count or [reading.key(number) for number in range(first, last)] != list(keys):
        return None
    between = [_plain_gap(gap) for gap in reading.pieces[2 * first + 2 : 2 * last - 1 : 2]]
    return reading.written(first, last) if between == list(gaps) else None


def _runs(reading: Reading, capital: Container[str]) -> Iterator[tuple[int, int]]:
    """Syllables of `capital` side by side, with a blank or a hyphen between: the first, and the one after the last."""
    first = last = -1
    for number, written in enumerate(reading.pieces[1::2]):
        if written not in capital:
            continue
        if number == last and reading.pieces[2 * number] in {" ", "-", " - "}:
            last += 1
            continue
        if last - first > 1:
            yield first, last
        first, last = number, number + 1
    if last - first > 1:
        yield first, last


def _keep_name(reading: Reading, first: int, last: int, names: dict[tuple[str, ...], Counter[str]]) -> None:
    if may_begin_sentence(reading.text, sum(map(len, reading.pieces[: 2 * first + 1]))):
        first += 1
    written = reading.pieces[2 * first + 1 : 2 * last : 2]
    if _SHORTEST_RUN <= len(written) <= _LONGEST_RUN and not all(map(is_upper, written)):
        key = tuple(reading.vocabulary[syllable] for syllable in written)
        names.setdefault(key, Counter())[reading.written(first, last)] += 1


def _gaps(text: str, found: Sequence[Syllable]) -> list[str]:
    return [_plain_gap(text[left.end : right.start]) for left, right in pairwise(found)]


def _plain_gap(between: str) -> str:
    return between.strip().replace("–", "-")


def is_spoken(written: str) -> bool:
    """Whether letters can be one Vietnamese syllable: `XÃ` can, `UBND` cannot."""
    plain = unicodedata.normalize("NFC", _MARKED.sub("", unicodedata.normalize("NFD", written.lower())))
    return _SPOKEN.fullmatch(plain) is not None


def recase_title(title: str, casing: Casing = NO_WITNESS) -> str:
    """`MỤC ĐÍCH, YÊU CẦU` → `Mục đích, yêu cầu`; abbreviations and names keep their capitals. Mixed casing stays."""
    text = normalise_text(title)
    if not is_upper(text):
        return text
    label = _LABEL.match(text)
    start = label.end() if label else 0
    return text[:start] + capitalise_first(_lowered(text[start:], casing, None))


def recase_agency(name: str, casing: Casing = NO_WITNESS) -> Recased:
    """`ỦY BAN NHÂN DÂN THỊ XÃ CỬA LÒ` → `Ủy ban nhân dân thị xã Cửa Lò`. A name in mixed casing stays as it is."""
    text = " ".join(normalise_text(name).split())
    if not _is_shouted(text):
        return Recased(text, is_witnessed=True)
    witnessed = casing.find_spelling(text)
    if witnessed is not None:
        return Recased(capitalise_first(_with_ends(text, " ".join(witnessed.split()))), is_witnessed=True)
    for full, short in _ABBREVIATED.items():
        spelling = casing.find_spelling(short + text[len(full) :]) if text.startswith(f"{full} ") else None
        if spelling is not None:
            name = capitalise_first(full.lower()) + " ".join(spelling.split())[len(short) :]
            return Recased(name, is_witnessed=True)
    return Recased(capitalise_first(_lowered(text, casing, _agency_pattern(text, casing))), is_witnessed=False)


def _with_ends(text: str, spelling: str) -> str:
    """What stands before the first and after the last syllable, digits and signs, is kept."""
    found = syllables(text)
    return text[: found[0].start] + spelling + text[found[-1].end :]


def _lowered(text: str, casing: Casing, pattern: dict[int, bool] | None) -> str:
    """The text in small letters, with the capitals of `pattern` (place of a syllable → capital).

    Without a pattern it is a heading: the names that the document writes, and those that any office may name, keep
    their capitals.
    """
    found = syllables(text)
    known = names_in_title(text, found) if pattern is None else {}
    pieces, last, place = [], 0, 0
    while place < len(found):
        syllable = found[place]
        pieces.append(text[last : syllable.start])
        name = casing.names_at(found, place) if pattern is None else None
        if name is not None:
            length = len(syllables(name))
            pieces.append(name)
            last = found[place + length - 1].end
            place += length
            continue
        capital = pattern is not None and pattern.get(place, False)
        pieces.append(known.get(place) or _cased(syllable.written, casing, capital=capital))
        last = syllable.end
        place += 1
    return "".join(pieces) + text[last:]


def _cased(written: str, casing: Casing, *, capital: bool) -> str:
    if len(written) > 1 and casing.is_abbreviation(written):
        return written
    return recased(written, "Aa" if capital else "aa")


def _agency_pattern(text: str, casing: Casing) -> dict[int, bool]:
    """Which syllables of the name of a body take a capital."""
    found = syllables(text)
    pattern: dict[int, bool] = {}
    place, object_follows, is_place = 0, False, False
    while place < len(found):
        between = text[found[place - 1].end : found[place].start] if place else ""
        if between.strip():
            object_follows = is_place = False
        length, book = phrase_at(found, place)
        if is_place and book not in {"small", "unit"}:
            pattern[place] = True
            place += 1
            continue
        name = casing.names_at(found, place) if book is None else None
        if name is not None:
            named = syllables(name)
            pattern.update({place + step: is_capital(each.written) for step, each in enumerate(named)})
            place += len(named)
            continue
        is_place = book == "unit"
        capitals = _capitals_of(found, place, length, book, object_follows=object_follows)
        pattern.update({place + step: capital for step, capital in enumerate(capitals)})
        object_follows = (object_follows and book != "small") or book == "doing"
        place += length
    return pattern


def _capitals_of(
    found: Sequence[Syllable], place: int, length: int, book: str | None, *, object_follows: bool
) -> list[bool]:
    if book is None:
        return [not object_follows]
    if book in {"small", "unit"}:
        return [False] * length
    if object_follows:
        return [False] * length
    if book == "kind":
        written = BOOK[tuple(syllable.key for syllable in found[place : place + length])][1]
        return [is_capital(word) for word in written.split()]
    return [True, *[False] * (length - 1)]
