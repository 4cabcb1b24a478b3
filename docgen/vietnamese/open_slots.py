"""Turns the marked words of an open slot ("chỗ chờ điền") into a value and back.

```
open slot = "[CẦN ĐIỀN " , key , " (" , kind , "): " , prompt , "]" ;
key       = small ASCII letters and digits, joined by hyphens: "upstream-act" ;
kind      = "lời văn" | "viện dẫn" | "ngày" | "số" | "họ tên" | "cơ quan" | "số liệu" ;
prompt    = words that say what belongs here, without brackets ;
```

The words are the same in a data file, on the page of a draft and in a Word file: a person reads them, a program finds
them again. One key stands for one answer, wherever in the document it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from docgen.vietnamese.text import squeeze


class SlotKind(StrEnum):
    """What an open slot waits for; the value is the Vietnamese word in its mark."""

    TEXT = "lời văn"
    ACT = "viện dẫn"
    """Số, ký hiệu, ngày and title of an act."""
    DATE = "ngày"
    NUMBER = "số"
    NAME = "họ tên"
    BODY = "cơ quan"
    FIGURE = "số liệu"


@dataclass(frozen=True, slots=True)
class OpenSlot:
    """Chỗ chờ điền: what belongs here is not known yet. `written` is its mark, printed as it is."""

    key: str
    kind: SlotKind
    prompt: str
    written: str


@dataclass(frozen=True, slots=True)
class OpenSlotSpan:
    """An open slot found in running text: `text[start:end]` is its mark, perhaps in capitals or broken over lines."""

    start: int
    end: int
    slot: OpenSlot


KEY: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_KINDS: Final = "|".join(re.escape(kind.value).replace(r"\ ", r"\s+") for kind in SlotKind)
_MARK: Final = re.compile(
    rf"\[CẦN\s+ĐIỀN\s+(?P<key>{KEY})\s+\((?P<kind>{_KINDS})\):\s*(?P<prompt>[^\[\]]*[^\[\]\s])\s*\]", re.IGNORECASE
)
_BY_WORD: Final = {kind.value.casefold(): kind for kind in SlotKind}


def format_open_slot(key: str, kind: SlotKind, prompt: str) -> str:
    """The mark of a slot. Brackets in the prompt become round ones; raises `ValueError` for a key of another form."""
    if re.fullmatch(KEY, key) is None:
        raise ValueError(f"mã «{key}» của chỗ chờ điền chỉ gồm chữ thường không dấu, chữ số và gạch nối")
    words = squeeze(prompt.replace("[", "(").replace("]", ")")) or kind.value
    return f"[CẦN ĐIỀN {key} ({kind.value}): {words}]"


def parse_open_slot(text: str) -> OpenSlot:
    """A text that is one mark and nothing else. Raises `ValueError` with a Vietnamese reason."""
    match = _MARK.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"«{text}» không phải một chỗ chờ điền, dạng «[CẦN ĐIỀN ma-cho (lời văn): nội dung]»")
    return _slot(match)


def may_hold_open_slot(text: str) -> bool:
    """Whether a long text, JSON for one, can hold a mark at all; quick, and true also for other words in brackets."""
    return "[C" in text or "[c" in text


def find_open_slots(text: str) -> tuple[OpenSlotSpan, ...]:
    """Every mark in a text, in order; capitals and line breaks inside a mark do not hide it."""
    if "[" not in text:
        return ()
    return tuple(OpenSlotSpan(match.start(), match.end(), _slot(match)) for match in _MARK.finditer(text))


def blank_open_slots(text: str) -> str:
    """The text, as long as before, with what still waits to be filled in left blank: nobody has said it yet."""
    for slot in find_open_slots(text):
        text = text[: slot.start] + " " * (slot.end - slot.start) + text[slot.end :]
    return text


def _slot(match: re.Match[str]) -> OpenSlot:
    kind = _BY_WORD[squeeze(match["kind"]).casefold()]
    return OpenSlot(match["key"].casefold(), kind, squeeze(match["prompt"]), match.group())
