"""Turns names of people, places and documents into sorting keys and into names of files."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from docgen.vietnamese.text import TONE_MARKS, normalise_text

# j, f, w, z are no Vietnamese letters but stand in names (Đắk Song, Fansipan); they take their Latin places.
_ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK: Final = {letter: rank for rank, letter in enumerate(_ALPHABET, start=1)}
_BEHIND_ALPHABET: Final = len(_ALPHABET) + 1
_TONE_RANK: Final = {tone: rank for rank, tone in enumerate(TONE_MARKS, start=1)}
_SYLLABLE: Final = re.compile(r"[0-9]+|[^\W\d_]+")
_DIGITS: Final = "0123456789"
_LONGEST_NUMBER: Final = 18
"""More digits than that are no number of a ward but a string; comparing their beginning keeps the key small."""

Syllable = tuple[tuple[int, ...], tuple[int, ...]]
"""Ranks of the letters, then ranks of the tones: the letters decide first."""
CollationKey = tuple[tuple[Syllable, ...], str]
NameKey = tuple[CollationKey, CollationKey]


def collation_key(text: str) -> CollationKey:
    """A key that sorts as a Vietnamese dictionary does.

    Syllable by syllable, in each the letters first (a ă â b c d đ e ê …), then the tone (ngang, huyền, hỏi, ngã, sắc,
    nặng), wherever on the syllable it is put. Case and punctuation do not count; a number counts by its value, so
    `Phường 2` stands before `Phường 10`. Texts that differ never share a key.
    """
    plain = normalise_text(text)
    return tuple(_syllable(part) for part in _SYLLABLE.findall(plain.lower())), plain


def name_key(full_name: str) -> NameKey:
    """A key that sorts people as Vietnamese lists do: by the given name ("tên", the last word), then the rest."""
    *rest, given = full_name.split() or [""]
    return collation_key(given), collation_key(" ".join(rest))


def _syllable(part: str) -> Syllable:
    if part[0] in _DIGITS:
        return (0, int(part[:_LONGEST_NUMBER])), ()
    letters: list[int] = []
    tones: list[int] = []
    for letter in part:
        decomposed = unicodedata.normalize("NFD", letter)
        base, marks = decomposed[0], decomposed[1:]
        tones.extend(_TONE_RANK[mark] for mark in marks if mark in _TONE_RANK)
        toneless = unicodedata.normalize("NFC", base + "".join(mark for mark in marks if mark not in _TONE_RANK))
        letters.append(_RANK.get(toneless) or _RANK.get(base) or _BEHIND_ALPHABET + ord(base))
    return tuple(letters), tuple(tones)


MAX_FILE_NAME_BYTES: Final = 200
"""File systems allow 255 bytes; the rest is left for the suffixes of backups and downloads."""
_FORBIDDEN_IN_FILE_NAMES: Final = re.compile(r'[\\/:*?"<>|]+')
_SPACES: Final = re.compile(r"\s+")
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})
_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"}
)
_SUFFIX: Final = re.compile(r"(?:\.[A-Za-z0-9]{1,10}){0,2}")
_NAMELESS: Final = "van-ban"


def safe_file_name(text: str, suffix: str, *, max_bytes: int = MAX_FILE_NAME_BYTES) -> str:
    """A file name that Windows, macOS, Linux and a zip all accept: `Kế hoạch số 15-KH-UBND.docx`.

    The Vietnamese stays, in composed Unicode; no separators, no control or invisible characters, no name reserved by
    Windows, nothing at the ends that a shell or Windows takes amiss (dots, spaces, a leading hyphen); at most
    `max_bytes` of UTF-8 with the suffix. Two texts may give one name: keeping files apart is the caller's. Raises
    `ValueError` for a suffix that is not like `.docx` or that leaves no room for a name.
    """
    if not _SUFFIX.fullmatch(suffix):
        raise ValueError(f"Đuôi tệp “{suffix}” không hợp lệ; viết như “.docx”.")
    room = max_bytes - len(suffix.encode())
    if room < len(_NAMELESS) + 1:
        raise ValueError(f"Tên tệp chỉ được {max_bytes} byte, không đủ chỗ cho đuôi “{suffix}”.")
    name = _SPACES.sub(" ", normalise_text(text))
    name = _FORBIDDEN_IN_FILE_NAMES.sub("-", name)
    if not name.isprintable():  # nearly every name is, and its letters need not be looked at one by one
        name = "".join(character for character in name if unicodedata.category(character) not in _INVISIBLE)
        name = _SPACES.sub(" ", name)  # an invisible character may have stood between two spaces
    name = name.encode("utf-8")[:room].decode("utf-8", errors="ignore").strip(" .").lstrip("-~. ").rstrip(" .")
    if not any(character.isalnum() for character in name):
        name = _NAMELESS
    if name.split(".")[0].strip().lower() in _RESERVED:
        # Windows looks at the part before the first dot only, whatever follows.
        name = f"_{name}".encode()[:room].decode("utf-8", errors="ignore")
    return name + suffix
