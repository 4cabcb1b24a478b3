"""Turns text and the right spellings of phrases into the places where capitals (viết hoa) depart from them.

Source of the rules: Phụ lục II of Nghị định số 30/2020/NĐ-CP. Nothing here knows a word by itself: a `PhraseBook` is
made of phrases written rightly (`Ủy ban nhân dân`, `tết Nguyên đán`), and finds them in any casing and tone spelling.
All offsets are those of the given text, which must be composed (NFC).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import accumulate, compress, count, islice
from typing import TYPE_CHECKING, Final

from docgen.vietnamese.text import comparison_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_SYLLABLE: Final = re.compile(r"[^\W\d_]+")
_COMMON_END: Final = 0x3000
"""Below it are the letters of Latin, Greek and Cyrillic writing and all signs of a Vietnamese text."""
_UNCOMMON: Final = re.compile(f"[{chr(_COMMON_END)}-\U0010ffff]")
_OPENING: Final = " \u00a0\t\"'“‘«([{"
_LABEL: Final = re.compile(r"\s*(?:[-–—+*•]|[(]?(?:\d+(?:[.]\d+)*|[IVXLC]+|[a-zđ])[.)/]?[)]?)?\s*")
"""The mark of a list at the beginning of a line: `-`, `1.`, `2.3.`, `IV.`, `a)`, `(1)`."""
_LONGEST_LABEL: Final = 16
_WINDOW: Final = 64
"""How far back a sentence start is looked for: a longer run of blanks and brackets is layout, and doubt."""
_LONGEST_SYLLABLE: Final = 7
"""`nghiêng`: what is longer is no Vietnamese syllable, and not worth remembering."""
_VOCABULARY: Final = 1 << 14
"""Vietnamese has about seven thousand syllables; with capitals and tone spellings a document uses fewer than this."""


@dataclass(frozen=True, slots=True)
class Syllable:
    """Âm tiết: `text[start:end]`, with a key that is the same for `Hòa`, `hoà` and `HÒA`."""

    start: int
    end: int
    written: str
    key: str


def syllables(text: str) -> list[Syllable]:
    """The syllables of a text in order; digits and punctuation stand between them."""
    return [
        Syllable(found.start(), found.end(), found.group(), syllable_key(found.group()))
        for found in _SYLLABLE.finditer(text)
    ]


@cache
def _common_syllable() -> re.Pattern[str]:
    """The syllables of a text of common letters, named one by one: several times as fast as by what they are not."""
    letters = (chr(code) for code in range(_COMMON_END))
    return re.compile(f"([{''.join(letter for letter in letters if _SYLLABLE.match(letter))}]+)")


_ANY_SYLLABLE: Final = re.compile(f"({_SYLLABLE.pattern})")


def _cut(text: str) -> list[str]:
    """The text cut at its syllables: what stands between them at even places, the syllables at odd ones."""
    return (_ANY_SYLLABLE if _UNCOMMON.search(text) else _common_syllable()).split(text)


def syllable_key(written: str) -> str:
    """The key two spellings of one syllable share, capitals and the place of the tone apart."""
    return _remembered_key(written) if len(written) <= _LONGEST_SYLLABLE else written.casefold()


@lru_cache(maxsize=_VOCABULARY)
def _remembered_key(written: str) -> str:
    return comparison_key(written)


def is_capital(written: str) -> bool:
    """Viết hoa chữ cái đầu: `Hà`, `HÀ`, `Y`."""
    return written[:1].isupper()


def is_upper(text: str) -> bool:
    """In hoa: no small letter among its letters, and more than one letter."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 1 and not any(letter.islower() for letter in letters)


def recased(written: str, pattern: str) -> str:
    """`written` with the capitals of `pattern`: the spelling of its letters stays."""
    if is_upper(pattern) and len(pattern) > 1:
        return written.upper()
    return written[:1].upper() + written[1:].lower() if is_capital(pattern) else written.lower()


def may_begin_sentence(text: str, offset: int) -> bool:
    """Whether a capital at `offset` may be one of sentence construction (viết hoa vì phép đặt câu, Mục I).

    At the start of the text or of a line, after a list mark, a full stop, `?`, `!`, a colon, a bracket, a quotation
    mark, an ellipsis, a dash that begins an item, or a slash. When in doubt the answer is yes.
    """
    window = text[max(0, offset - _WINDOW) : offset]
    before = window.rstrip(_OPENING)
    if not before or before[-1] in ".?!:…\n\f\v/|":
        return True
    if any(sign in window[len(before) :] for sign in "\"'“‘«([{\t"):
        return True
    *_, line = re.split(r"[\n\f\v]", window)
    begins = len(window) == offset or line != window
    return begins and len(line) <= _LONGEST_LABEL and _LABEL.fullmatch(line) is not None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase in its right casing. `written` may hold commas and hyphens.

    A syllable marked `~` may be written either way (`Tòa án ~nhân dân`). `group` says what it is (`body`, `honour`).
    `quiet` tells when the words are taken for common nouns: `first` when the first letter is small (`cán bộ nội vụ` is
    no `Bộ Nội vụ`), `rest` when no syllable after the first is a capital (`Bộ xây dựng kế hoạch`), `all` when none is.
    """

    written: str
    group: str = ""
    quiet: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Miscased:
    """A phrase found with other capitals: `text[start:end] == written`; `wanted` keeps the author's spelling."""

    start: int
    end: int
    written: str
    wanted: str
    phrase: Phrase


@dataclass(slots=True)
class _Node:
    next: dict[tuple[str, str], _Node] = field(default_factory=dict)
    phrase: Phrase | None = None
    spelling: str = ""
    """The phrase as it stands in a text that has its capitals right; empty when that must be reckoned."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text cut at its syllables: what stands between them at even places of `pieces`, the syllables at odd ones.

    `vocabulary` has each spelling of a syllable once, with its key.
    """

    text: str
    pieces: list[str] = field(repr=False)
    vocabulary: Mapping[str, str] = field(repr=False)

    @classmethod
    def of(cls, text: str) -> Reading:
        """The reading of a composed text."""
        pieces = _cut(text)
        return cls(text, pieces, {syllable: syllable_key(syllable) for syllable in set(pieces[1::2])})

    @property
    def count(self) -> int:
        """How many syllables there are."""
        return len(self.pieces) // 2

    def key(self, number: int) -> str:
        """The key of a syllable, counted from 0."""
        return self.vocabulary[self.pieces[2 * number + 1]]

    def gap(self, number: int) -> str:
        """What joins a syllable to the one before: a blank, a comma, a hyphen; empty when anything else."""
        between = self.pieces[2 * number]
        return between if between == " " else _gap(between)

    def written(self, first: int, last: int) -> str:
        """The text from the syllable `first` up to `last`, which is not in it."""
        return "".join(self.pieces[2 * first + 1 : 2 * last])

    def syllables(self, ends: list[int], first: int, last: int) -> tuple[Syllable, ...]:
        """These syllables at their places; `ends` are the offsets where the pieces end."""
        return tuple(
            Syllable(ends[2 * number], ends[2 * number + 1], self.pieces[2 * number + 1], self.key(number))
            for number in range(first, last)
        )

    def ends(self) -> list[int]:
        """The offsets where the pieces end."""
        return list(accumulate(map(len, self.pieces)))


class PhraseBook:
    """A dictionary of phrases, looked up in one pass over the syllables of a text; of two that fit the longer wins."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._root = _Node()
        self._seconds: dict[str, set[str]] = {}
        """By the first syllable of a phrase the second ones; empty where a phrase ends with the first."""
        for phrase in phrases:
            node, last = self._root, 0
            plain = phrase.written.replace("~", "")
            found = syllables(plain)
            if found:
                self._seconds.setdefault(found[0].key, set()).add(found[1].key if len(found) > 1 else "")
            for number, syllable in enumerate(found):
                gap = _gap(plain[last : syllable.start]) if number else ""
                node = node.next.setdefault((gap or "", syllable.key), _Node())
                last = syllable.end
            if node.phrase is None:
                node.phrase = phrase
                stable = all(recased(syllable.written, syllable.written) == syllable.written for syllable in found)
                node.spelling = plain if stable else ""

    def _found(self, reading: Reading) -> Iterator[tuple[_Node, int, int]]:
        """The node of each phrase, the number of its first syllable and that of the one after it."""
        vocabulary, pieces = reading.vocabulary, reading.pieces
        heads = {syllable: self._seconds[key] for syllable, key in vocabulary.items() if key in self._seconds}
        position, last = 0, reading.count - 1
        for start in compress(count(), map(heads.__contains__, islice(pieces, 1, None, 2))):
            # Most words that begin a phrase begin none here, as the next word tells.
            seconds = heads[pieces[2 * start + 1]]
            may_begin = "" in seconds or (start < last and vocabulary[pieces[2 * start + 3]] in seconds)
            if may_begin and start >= position:
                node, length = self._longest(reading, start)
                if node is not None:
                    yield node, start, start + length
                    position = start + length

    def _longest(self, reading: Reading, position: int) -> tuple[_Node | None, int]:
        node = self._root.next["", reading.key(position)]
        best, length = (node, 1) if node.phrase else (None, 0)
        for following in range(position + 1, reading.count):
            gap = reading.gap(following)
            step = node.next.get((gap, reading.key(following))) if gap else None
            if step is None:
                break
            node = step
            if node.phrase is not None:
                best, length = node, following - position + 1
        return best, length

    def miscased(self, text: str | Reading) -> Iterator[Miscased]:
        """The phrases whose capitals are not those of the book. All-capital words are a way of printing, no mistake."""
        reading = text if isinstance(text, Reading) else Reading.of(text)
        ends: list[int] = []
        for node, first, last in self._found(reading):
            written = reading.written(first, last)
            if node.phrase is None or written == node.spelling or is_upper(written):
                continue
            ends = ends or reading.ends()
            syllables_found = reading.syllables(ends, first, last)
            wanted = _find_wanted(reading.text, node.phrase, syllables_found)
            if wanted is not None and wanted != written:
                yield Miscased(syllables_found[0].start, syllables_found[-1].end, written, wanted, node.phrase)


def _find_wanted(text: str, phrase: Phrase, found: tuple[Syllable, ...]) -> str | None:
    """The occurrence with the phrase's capitals, None when the occurrence says nothing about capitals."""
    written = [syllable.written for syllable in found]
    if is_upper("".join(written)):
        return None
    if _is_common(phrase, written):
        return None
    pieces, last = [], found[0].start
    for number, (syllable, pattern) in enumerate(zip(found, _patterns(phrase.written), strict=True)):
        free = pattern.startswith("~") or (number == 0 and may_begin_sentence(text, syllable.start))
        keep = free and (is_capital(syllable.written) or not pattern[:1].isupper())
        pieces += [text[last : syllable.start], syllable.written if keep else recased(syllable.written, pattern)]
        last = syllable.end
    return "".join(pieces)


def _is_common(phrase: Phrase, written: list[str]) -> bool:
    first, rest = is_capital(written[0]), any(is_capital(syllable) for syllable in written[1:])
    return (
        ("first" in phrase.quiet and not first)
        or ("rest" in phrase.quiet and not rest)
        or ("all" in phrase.quiet and not (first or rest))
    )


_PATTERN: Final = re.compile(r"~?[^\W\d_]+")


@lru_cache(maxsize=1 << 12)
def _patterns(written: str) -> tuple[str, ...]:
    return tuple(_PATTERN.findall(written))


def _gap(between: str) -> str:
    """What stands between two syllables of one phrase: a blank, a comma, a hyphen; empty for anything else."""
    bare = between.strip()
    if not bare:
        # A tab or a line break separates; a phrase does not run across it.
        return " " if between and not any(sign in between for sign in "\t\n\f\v") else ""
    if bare == ",":
        return ","
    return "-" if bare in {"-", "–", "\u2011"} else ""
