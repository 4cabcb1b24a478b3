"""Turns text typed for the fonts of before Unicode (TCVN3 “ABC”, VNI) into Vietnamese, and tells which of them it is.

Such text is stored as Western letters that only its font draws as Vietnamese: `Céng hßa` (TCVN3) and `Coäng hoøa` (VNI)
are both “Cộng hòa”. The tables are those of TCVN 5712:1993 (the third set, VN3) and of the VNI fonts for Windows.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final, Literal

from docgen.vietnamese.text import ACCENTED_LETTERS

LegacyEncoding = Literal["TCVN3", "VNI"]

_TCVN3_CODES: Final = (
    (0xA1, "ĂÂÊÔƠƯĐăâêôơưđ"),
    (0xB5, "àảãáạ"),
    (0xBB, "ằẳẵắ"),
    (0xC6, "ặầẩẫấậè"),
    (0xCE, "ẻẽéẹềểễếệìỉ"),
    (0xDC, "ĩíịò"),
    (0xE1, "ỏõóọồổỗốộờởỡớợù"),
    (0xF1, "ủũúụừửữứựỳỷỹýỵ"),
)
"""Runs of codes: the first code of a run, and the letters from there on."""
_TCVN3: Final = {code + place: letter for code, letters in _TCVN3_CODES for place, letter in enumerate(letters)}

_TONES: Final = {"ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
"""What VNI writes after a plain vowel, and after its own ô (ơ) and ö (ư)."""
_BREVE: Final = {"ê": "", "è": "\u0300", "é": "\u0301", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_CIRCUMFLEX: Final = {"â": "", "à": "\u0300", "á": "\u0301", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_ALONE: Final = {"ô": "ơ", "ö": "ư", "ñ": "đ", "î": "ỵ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ì": "ì", "í": "í"}


def _vni_table() -> dict[str, str]:
    small = dict(_ALONE)
    for base, drawn in (*((vowel, vowel) for vowel in "aeouy"), ("ô", "ơ"), ("ö", "ư")):
        small |= {base + mark: drawn + tone for mark, tone in _TONES.items()}
    small |= {"a" + mark: "ă" + tone for mark, tone in _BREVE.items()}
    for base, drawn in (("a", "â"), ("e", "ê"), ("o", "ô")):
        small |= {base + mark: drawn + tone for mark, tone in _CIRCUMFLEX.items()}
    table = {}
    for written, drawn in small.items():
        letter = unicodedata.normalize("NFC", drawn)
        table[written] = letter
        table[written.upper()] = letter.upper()
        # A capital vowel is often followed by the small form of its mark.
        table[written[0].upper() + written[1:]] = letter.upper()
    return table


_VNI: Final = _vni_table()
_VNI_PIECE: Final = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
_WORD: Final = re.compile(r"[^\s\x21-\x40\x5b-\x60\x7b-\x7f]+")
"""TCVN3 writes letters with signs (`·`, `¹`, `§`), so all but ASCII signs count as letters."""
_MARKS: Final = "".join({*_TONES, *_BREVE, *_CIRCUMFLEX})
_MARK: Final = re.compile(f"[{''.join(sorted(_MARKS))}]", re.IGNORECASE)
_MARK_AFTER_VOWEL: Final = re.compile(f"(?<=[aeouyôö])[{''.join(sorted(_MARKS))}]", re.IGNORECASE)
_OWN_TO_VIETNAMESE: Final = frozenset("ăđơưĂĐƠƯ") | frozenset(
    letter
    for letter in ACCENTED_LETTERS
    if ord(letter) >= 0x1EA0  # noqa: PLR2004 — Latin Extended Additional, Vietnamese tones
)
_LEAST_SIGNS: Final = 3


def convert_legacy(text: str, encoding: LegacyEncoding, *, capitals: bool = False) -> str:
    """The text in Unicode. `capitals`: the font draws small letters as capitals (`.VnTimeH`)."""
    vni = encoding == "VNI"
    converted = _VNI_PIECE.sub(lambda piece: _VNI[piece[0]], text) if vni else text.translate(_TCVN3)
    return converted.upper() if capitals else converted


def find_legacy_text(text: str) -> LegacyEncoding | None:
    """Which old encoding a text is in whose fonts are not known, or None for Unicode and for other languages.

    Text with letters that only Vietnamese has is Unicode already. Otherwise the conversion must turn clearly more of
    its accented words into Vietnamese syllables than they are as written.
    """
    sample = text[:20_000]
    if sample.isascii() or not _OWN_TO_VIETNAMESE.isdisjoint(sample):
        return None
    words = [word for word in _WORD.findall(sample) if not word.isascii()]
    if len(words) < _LEAST_SIGNS:
        return None
    encoding: LegacyEncoding = "VNI" if _marks_follow_vowels(sample) else "TCVN3"
    share = _share_spoken([convert_legacy(word, encoding) for word in words])
    return encoding if share > max(_share_spoken(words) + 0.2, 0.8) else None


def _marks_follow_vowels(text: str) -> bool:
    """Whether accented letters stand after vowels, as the tone marks of VNI do; in TCVN3 they are the vowels."""
    marks = _MARK.findall(text)
    after = _MARK_AFTER_VOWEL.findall(text)
    return 2 * len(after) > len(marks)


def _share_spoken(words: list[str]) -> float:
    from docgen.vietnamese.recasing import is_spoken  # noqa: PLC0415 — needed for a text without any Vietnamese letter only

    return sum(is_spoken(word) for word in words) / len(words)
