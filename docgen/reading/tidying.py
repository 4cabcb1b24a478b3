"""A stretch of a paragraph → its words: composed letters, single blanks, nothing XML forbids; and what was mended."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LINE_END: Final = re.compile(r"\s*[\n\f\v\r]\s*")
_BLANKS: Final = re.compile(r"[^\S\n]+")
_TABBED: Final = re.compile(r"\w{2,}[,;:)]?[ ]*\t\s*(?=\w)")
_UNSEEN: Final = re.compile(
    "[\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
)
_NO_BREAK: Final = re.compile("[\u00a0\u2007\u202f](?![-–] )")
"""But for the blank that keeps a dash on its line, as docgen prints it: no mistake of anybody's."""
_SEVERAL: Final = re.compile(r"\S[ \u00a0]{2,}\S")
_BROKEN_BY_HAND: Final = re.compile(r"(?<=[^\s.:;!?…/]{2})\n(?=[^\W\d_])")
_LEAST_LINE: Final = 60


def _is_tidy(text: str) -> bool:
    """Whether there is nothing to mend; of all white space only the plain blank counts as printable."""
    return text.isprintable() and "  " not in text and unicodedata.is_normalized("NFC", text)


def tidy(text: str) -> str:
    """The words of a stretch. A line break of the author stays, one inside a long sentence becomes a blank."""
    if _is_tidy(text):
        return text.strip()
    words = _UNSEEN.sub("", unicodedata.normalize("NFC", text))
    words = _BLANKS.sub(" ", _LINE_END.sub("\n", words)).strip()
    return _BROKEN_BY_HAND.sub(_mended_break, words) if "\n" in words else words


def _mended_break(found: re.Match[str]) -> str:
    text, at = found.string, found.start()
    begins_small = text[found.end() : found.end() + 1].islower()
    line = at - (text.rfind("\n", 0, at) + 1)
    return " " if begins_small and line >= _LEAST_LINE else "\n"


def name_repairs(text: str) -> tuple[str, ...]:
    """What `tidy` mends in a stretch, as Vietnamese phrases."""
    if _is_tidy(text):
        return ()
    found: list[str] = []
    if not unicodedata.is_normalized("NFC", text):
        found.append("chữ tổ hợp chuyển thành chữ dựng sẵn")
    if _NO_BREAK.search(text):
        found.append("dấu cách không ngắt thành dấu cách thường")
    if _SEVERAL.search(text):
        found.append("nhiều dấu cách liền nhau thành một")
    if _TABBED.search(text):
        found.append("dấu tab giữa dòng thành dấu cách; xem có phải là cột của bảng không")
    if _UNSEEN.search(text):
        found.append("bỏ ký tự không nhìn thấy")
    return tuple(found)
