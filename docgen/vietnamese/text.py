"""Turns Vietnamese text into the form a comparison, a file or an identifier needs.

Nothing here rewrites an author's spelling: `normalise_text` changes the encoding only, and the keys (`comparison_key`,
`fold_ascii`, `slugify`) are for comparing and naming, never for printing.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

TONE_MARKS: Final = ("\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
"""The combining tone marks in dictionary order: huyền, hỏi, ngã, sắc, nặng (no mark, ngang, stands before them)."""

_VOWELS: Final = "aăâeêioôơuưy"
_TONES: Final = frozenset(TONE_MARKS)
_TONE_CARRIERS: Final = frozenset("aeiouyAEIOUY")

ACCENTED_LETTERS: Final = "".join(
    form
    for letters in (_VOWELS, _VOWELS.upper())
    for form in (
        *(
            unicodedata.normalize("NFC", vowel + tone)
            for vowel in letters
            for tone in ("", *TONE_MARKS)
            if tone or not vowel.isascii()
        ),
        "đ" if letters == _VOWELS else "Đ",
    )
)
"""The 134 letters of Vietnamese that plain ASCII lacks, precomposed (dựng sẵn)."""

_DASHES: Final = "\u002d\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_SINGLE_QUOTES: Final = "\u0027\u2018\u2019\u201a\u201b\u02bc\u00b4\u0060"
_DOUBLE_QUOTES: Final = "\u0022\u201c\u201d\u201e\u201f\u00ab\u00bb"
# Seen by no reader and left behind by web pages and converters: soft hyphen, zero-width characters, byte order mark.
_INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
# Keyboards and old converters give the Icelandic (U+00D0) or the African (U+0189) letter, which look the same in print.
_D_LOOKALIKES: Final = {"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", "\u0256": "đ"}

_SAME_SIGN: Final = str.maketrans(
    {
        **_D_LOOKALIKES,
        **dict.fromkeys(_DASHES, "-"),
        **dict.fromkeys(_SINGLE_QUOTES, "'"),
        **dict.fromkeys(_DOUBLE_QUOTES, '"'),
        **dict.fromkeys(_INVISIBLE, None),
        "\u2026": "...",
    }
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_SLUG: Final = re.compile(r"[^a-z0-9]+")

_CONTROL_NAMES: Final = {
    0x00: "ký tự rỗng (NUL)",
    0x07: "ký tự chuông (BEL)",
    0x08: "ký tự xóa lùi (BACKSPACE)",
    0x0B: "ký tự xuống dòng mềm (Shift+Enter của Word, VT)",
    0x0C: "ký tự ngắt trang (FORM FEED)",
    0x1B: "ký tự ESC",
    0x1E: "dấu nối không ngắt kiểu Word (RS)",
    0x1F: "dấu nối tùy chọn kiểu Word (US)",
}


@dataclass(frozen=True, slots=True)
class IllegalCharacter:
    """A character that no Word file can hold (XML 1.0 forbids it)."""

    index: int
    """Place in the text, counted from 0."""
    character: str
    name: str
    """What it is, in Vietnamese, with its code: `ký tự ngắt trang (FORM FEED), mã U+000C`."""


def normalise_text(text: str) -> str:
    """The same text in precomposed Unicode ("Unicode dựng sẵn", NFC, as TCVN 6909:2001 keyboards type it)."""
    return unicodedata.normalize("NFC", text)


def find_illegal_character(text: str) -> IllegalCharacter | None:
    """The first character that XML 1.0 forbids, or None: control characters, lone surrogates, U+FFFE and U+FFFF."""
    found = _ILLEGAL.search(text)
    if found is None:
        return None
    character = found.group()
    code = ord(character)
    if code in _CONTROL_NAMES:
        name = _CONTROL_NAMES[code]
    elif code < 0x20:  # noqa: PLR2004 — the C0 control characters end at U+0020, by the Unicode standard
        name = "ký tự điều khiển"
    elif unicodedata.category(character) == "Cs":
        name = "nửa ký tự (surrogate đứng lẻ, tệp bị hỏng khi chuyển mã)"
    else:
        name = "mã không phải là ký tự"
    return IllegalCharacter(found.start(), character, f"{name}, mã U+{code:04X}")


def squeeze(text: str) -> str:
    """Every run of white space, no-break spaces and line ends included, as one space; none at the ends."""
    # Of all white space only the plain space is printable: most lines are squeezed already.
    if text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text
    return " ".join(text.split())


def comparison_key(text: str) -> str:
    """A key that is equal for two spellings of the same Vietnamese text. Not for printing.

    Equal are: composed and decomposed Unicode; `hoà` and `hòa`, `uỷ` and `ủy`, also a tone put on a wrong letter
    (`cuả`), because its place tells no two words apart; `Đ` (U+0110) and its lookalikes (U+00D0, U+0189); capitals and
    small letters; any white space; any dash; any quotation mark of the same count; `…` and `...`. Characters that
    nobody sees are left out.
    """
    return _remembered_key(text) if len(text) <= _LONGEST_KEY else _key(text)


_LONGEST_KEY: Final = 600
"""Letters of a paragraph: the same sentences are compared many times, in one document and in a batch of them."""


@lru_cache(maxsize=1 << 11)
def _remembered_key(text: str) -> str:
    return _key(text)


def _key(text: str) -> str:
    folded = unicodedata.normalize("NFC", text.translate(_SAME_SIGN)).casefold()
    if not folded.isascii():
        folded = _WORD.sub(_move_tone_to_end, unicodedata.normalize("NFC", folded))
    return squeeze(folded)


def _move_tone_to_end(word: re.Match[str]) -> str:
    """`hoà` and `hòa` both as `hoa` + huyền. A word with two tones is not one syllable and stays as it is."""
    written = word.group()
    if written.isascii():
        return written
    return _with_tone_at_end(written) if len(written) <= _LONGEST_SYLLABLE else _toned(written)


_LONGEST_SYLLABLE: Final = 7
"""`nghiêng`: what is longer is no Vietnamese syllable, and not worth remembering."""


@lru_cache(maxsize=1 << 13)
def _with_tone_at_end(written: str) -> str:
    return _toned(written)


def _toned(written: str) -> str:
    letters: list[str] = []
    tones: list[str] = []
    for letter in written:
        parts = unicodedata.normalize("NFD", letter)
        if parts[0] in _TONE_CARRIERS and not _TONES.isdisjoint(parts):
            tones.extend(mark for mark in parts if mark in _TONES)
            parts = "".join(mark for mark in parts if mark not in _TONES)
        letters.append(parts)
    if len(tones) != 1:
        return written
    return unicodedata.normalize("NFC", "".join(letters)) + "\u2060" + tones[0]


def same_text(one: str, other: str) -> bool:
    """Whether a Vietnamese reader takes both for the same words (see `comparison_key`)."""
    return one == other or comparison_key(one) == comparison_key(other)


def upper_text(text: str) -> str:
    """Capitals, as on an issuer's name; decomposed letters come out composed."""
    return unicodedata.normalize("NFC", normalise_text(text).upper())


def capitalise_first(text: str) -> str:
    """The first letter as a capital, the rest untouched; quotes and brackets before it are skipped, digits are not."""
    text = normalise_text(text)
    index = _first_letter(text)
    if index < 0:
        return text
    return text[:index] + text[index].upper() + text[index + 1 :]


def lower_first(text: str) -> str:
    """The first letter small, for use inside a sentence; an abbreviation keeps its capitals (`UBND`, `TTr`, `QyĐ`)."""
    text = normalise_text(text)
    index = _first_letter(text)
    if index < 0:
        return text
    word = _WORD.match(text, index)
    if word is not None and any(letter.isupper() for letter in word.group()[1:]):
        return text
    return text[:index] + text[index].lower() + text[index + 1 :]


def _first_letter(text: str) -> int:
    """Index of the letter a sentence begins with, -1 when it begins with a digit or has no letter."""
    for index, character in enumerate(text):
        if character.isalpha():
            return index
        if character.isdigit():
            return -1
    return -1


def fold_ascii(text: str) -> str:
    """Vietnamese without its marks ("bỏ dấu"): `Đặc khu` as `Dac khu`.

    Dashes, quotes, dots and spaces of typography become those of a typewriter. A character with no plain counterpart
    (`₫`, Chinese) stays, so that nothing disappears unseen.
    """
    plain = text.translate(_SAME_SIGN).replace("đ", "d").replace("Đ", "D")
    if plain.isascii():
        return plain
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def slugify(text: str) -> str:
    """A stable identifier: `Quản lý nhà nước` as `quan-ly-nha-nuoc`. Empty when the text has no letter and no digit."""
    return _NOT_IN_SLUG.sub("-", fold_ascii(text).lower()).strip("-")


def find_nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate a person most likely meant by a misspelt key, or None when none is near.

    Compared without marks, case, dashes and underscores. Of equally near ones the first given wins, so the answer
    never depends on hashing.
    """
    wanted = _key_of_name(word)
    best, best_ratio = None, _NEAR_ENOUGH
    from difflib import SequenceMatcher  # noqa: PLC0415 — only misspelt words need it

    # SequenceMatcher remembers its second text, so the misspelt word stands there.
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    for candidate in candidates:
        matcher.set_seq1(_key_of_name(candidate))
        if matcher.real_quick_ratio() <= best_ratio or matcher.quick_ratio() <= best_ratio:
            continue
        ratio = matcher.ratio()
        if ratio > best_ratio:
            best, best_ratio = candidate, ratio
    return best


_NEAR_ENOUGH: Final = 0.65
"""Below this share of common letters a proposal confuses more than it helps."""
_LONGEST_NAME: Final = 200
"""A "key" longer than this is a paragraph put in a wrong place; comparing its beginning is enough and stays quick."""


def _key_of_name(name: str) -> str:
    return _NOT_IN_SLUG.sub("", fold_ascii(name[:_LONGEST_NAME]).lower())
