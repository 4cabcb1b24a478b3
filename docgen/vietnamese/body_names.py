"""Turns the full name of a body ("cơ quan, tổ chức") into a pattern that finds it in every spelling offices use.

`Sở Lao động - Thương binh và Xã hội` is also `Sở Lao động-TB&XH`, `Sở Lao động –TB&XH`, `Sở LĐTBXH`, `Sở LĐT BXH`,
`Sở Lao động, Thương binh và Xã hội`, `sở lao động - thương binh xã hội` and the same in capitals:

```
name      = kind , blank , part , { joint , part } ;
part      = words | initials of the words ;              (* Thương binh | TB | T B *)
joint     = [ "-" | "," | "&" | "." ] , [ "và" ] ;       (* with any blanks, or nothing between initials *)
kind      = words | its own abbreviation ;               (* Ủy ban nhân dân | UBND *)
```

Patterns work on `even_tones` of a text, which has the same length: offsets are those of the text itself.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from docgen.vietnamese.citations.pieces import BLANK
from docgen.vietnamese.text import TONE_MARKS

_TONELESS: Final = "a-zA-ZđĐăâêôơưĂÂÊÔƠƯ"
_CONSONANTS: Final = "b-df-hj-np-tv-xzB-DF-HJ-NP-TV-XZđĐ"
_UNEVEN: Final = re.compile(
    rf"(?<![^\W\d_])[{_TONELESS}]*+[^\W\d_{_TONELESS}][{_CONSONANTS}]*+[^\W\d_{_CONSONANTS}][^\W\d_]*+"
)
"""A word with a vowel behind the letter that has its tone; in every other word the tone is on the last vowel."""
_VOWELS: Final = frozenset("aăâeêioôơuưyAĂÂEÊIOÔƠUƯY")
_TONES: Final = frozenset(TONE_MARKS)
_JOINT: Final = re.compile(r"\s*[-–,&]\s*(?:và\s+)?|\s+và\s+")
_ANY_JOINT: Final = r"(?:\s{0,3}[-–—,.&]\s{0,3}(?:(?i:và)\s{1,3})?|\s{1,3}(?:(?i:và)\s{1,3})?|)"
_KINDS: Final[dict[str, str]] = {
    "Ủy ban nhân dân": "UBND",
    "Hội đồng nhân dân": "HĐND",
    "Ủy ban Mặt trận Tổ quốc": "UBMTTQ",
    **dict.fromkeys(("Bộ", "Sở", "Phòng", "Ban", "Vụ", "Cục", "Chi cục", "Đài", "Công chức", "Trung tâm"), ""),
}
_MANY_SYLLABLES: Final = 3
"""A shorter name has no common abbreviation: `YT` is more often something else than Y tế."""


def even_tones(text: str) -> str:
    """The text with the tone of each word on its last vowel, so that `Hòa` and `Hoà` are one; of the same length.

    Not for printing. `text` is composed (NFC); a word with no tone, or with two, stays.
    """
    return text if text.isascii() else _UNEVEN.sub(_even, text)


def _even(word: re.Match[str]) -> str:
    return _evened(word.group())


@lru_cache(maxsize=1 << 13)
def _evened(written: str) -> str:
    letters, tones, place = [], [], -1
    for number, letter in enumerate(written):
        parts = unicodedata.normalize("NFD", letter)
        tones += [mark for mark in parts if mark in _TONES]
        bare = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES))
        letters.append(bare)
        place = number if bare in _VOWELS else place
    if len(tones) != 1 or place < 0:
        return written
    letters[place] = unicodedata.normalize("NFC", letters[place] + tones[0])
    evened = "".join(letters)
    return evened if len(evened) == len(written) else written


@dataclass(frozen=True, slots=True)
class BodyName:
    """The full name of a body, taken apart."""

    written: str
    kind: str
    """`Sở`; empty when the name has no kind of the list"""
    rest: str
    """`Lao động - Thương binh và Xã hội`"""

    @property
    def parts(self) -> tuple[str, ...]:
        """`("Lao động", "Thương binh", "Xã hội")`."""
        return tuple(part for part in _JOINT.split(self.rest) if part)

    @property
    def has_abbreviation(self) -> bool:
        """Whether its initials are long enough to mean this body."""
        return len(self.parts) > 1 or len(self.rest.split()) >= _MANY_SYLLABLES


def parse_body_name(written: str) -> BodyName:
    """The kind of body and the rest of its name; a name of an unknown kind is all rest."""
    words = " ".join(written.split())
    for kind in sorted(_KINDS, key=len, reverse=True):
        if words.casefold().startswith(f"{kind.casefold()} "):
            return BodyName(words, words[: len(kind)], words[len(kind) :].strip())
    return BodyName(words, "", words)


def name_pattern(name: BodyName) -> str:
    """A pattern for the whole name in any spelling; groups: none."""
    kind = ""
    if name.kind:
        short = initials_of_kind(name.kind)
        kind = rf"(?:{_words(name.kind)}{f'|{short}' if short else ''}){BLANK}"
    return rf"(?<!\w){kind}{rest_pattern(name)}(?!\w)"


def rest_pattern(name: BodyName) -> str:
    """A pattern for the name without its kind, as in `các Sở: Lao động - TB&XH, Y tế`."""
    alternatives = [
        _words(part) if not name.has_abbreviation else f"(?:{_words(part)}|{_initials(part)})" for part in name.parts
    ]
    return _ANY_JOINT.join(alternatives)


def _words(words: str) -> str:
    return f"(?i:{BLANK.join(re.escape(word) for word in even_tones(words).split())})"


def _initials(words: str) -> str:
    r"""`L[\s.]?Đ`: capitals only; the odd blank between two is a slip of the key."""
    return r"[\s.]?".join(initials_of(words))


def initials_of_kind(kind: str) -> str:
    """`UBND` of `Ủy ban nhân dân`; empty where offices use none."""
    return next((short for known, short in _KINDS.items() if known.casefold() == kind.casefold()), "")


def initials_of(words: str) -> str:
    """`LĐ` of `Lao động`."""
    return "".join(_without_tone(word[0]).upper() for word in words.split())


def _without_tone(letter: str) -> str:
    marks = unicodedata.normalize("NFD", letter)
    return unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES))
