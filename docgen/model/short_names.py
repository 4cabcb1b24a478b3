"""Turns the texts of a document into the short names (tên gọi tắt) that they make for bodies of the register.

`Phòng Lao động - Thương binh và Xã hội (sau đây gọi tắt là Phòng)` makes one in its field, and the whole document uses
it: body, tables, appendices, recipients.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from docgen.model.mentions import find_mentions, is_marked_former
from docgen.vietnamese.body_names import parse_body_name
from docgen.vietnamese.citations.pieces import UPPER
from docgen.vietnamese.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docgen.model.mentions import Mention
    from docgen.model.register import Register, RegisteredBody, RegisteredUnit

_CALLED = (
    r"(?i:(?:(?:sau|dưới|từ)\sđây\s)?(?:xin\s|được\s){0,2}(?:viết\stắt|gọi\stắt|gọi\schung|gọi)(?:\s(?:là|thành))?)"
    r"\s{0,3}:?\s{0,3}"
)
_ABBREVIATION = rf"[{UPPER}][{UPPER}&.-]{{1,15}}"
_NAME = rf"[{UPPER}][^\s()“”\"«».,;:]{{0,15}}(?:\s{{1,3}}[^\s()“”\"«».,;:]{{1,15}}){{0,4}}"
_OF_A_UNIT = rf"(?:\s{{1,3}}(?:tỉnh|thành\sphố|thị\sxã|huyện|quận|phường|xã)(?:\s{{1,3}}[{UPPER}]\w*){{0,4}})?"
_BRACKETED = lazy_pattern(
    rf"{_OF_A_UNIT}(?P<all>\s{{0,3}}\(\s?(?:{_CALLED}[\"“«]?(?P<called>{_NAME})|[\"“«]?(?P<bare>{_ABBREVIATION}))"
    r"[\"”»]?\s?\))"
)
_BETWEEN_COMMAS = lazy_pattern(
    rf"{_OF_A_UNIT}(?P<all>\s{{0,2}},\s{{1,3}}(?=(?i:sau|dưới|từ)\s){_CALLED}[\"“«]?(?P<called>{_NAME})[\"”»]?"
    r"(?:,|(?=[.;])|$))"
)
_ELSEWHERE = r"(?:chống|ngừa|tránh|khám|cháy|dịch|họp|học|ban|hộ|quan|giao)"
"""What makes another word of a kind of body: `Phòng, chống bạo lực`, `Phòng ngừa`, `Bộ quan …`."""


@dataclass(frozen=True, slots=True)
class ShortName:
    """Tên gọi tắt of a body, as one document made it."""

    short: str
    """`SLĐTBXH`, `Phòng LĐTBXH`, `Phòng`"""
    entry: RegisteredBody | RegisteredUnit

    @property
    def is_kind_alone(self) -> bool:
        """Whether it is only the kind of the body: `Phòng`."""
        return self.short.casefold() == parse_body_name(self.entry.name).kind.casefold()


@dataclass(frozen=True, slots=True)
class Introduction:
    """The words that make a short name: `text[start:end]` with its bracket or commas."""

    start: int
    end: int
    name: ShortName


def find_introduction(text: str, mention: Mention) -> Introduction | None:
    """The short name that is made right behind a mention, or None."""
    for pattern in (_BRACKETED, _BETWEEN_COMMAS):
        found = pattern.match(text, mention.end)
        if found is not None:
            short = found["called"] or found["bare"]
            return Introduction(*found.span("all"), ShortName(short, mention.entry))
    return None


def find_short_names(texts: Iterable[str], register: Register) -> tuple[ShortName, ...]:
    """Every short name that some text of a document makes for a body of the register; the first of two alike.

    A body marked as former (`Sở … (cũ)`) makes none.
    """
    made: dict[str, ShortName] = {}
    for text in texts:
        if "(" not in text and "gọi" not in text and "tắt" not in text:
            continue
        if _may_introduce(text):
            for mention in find_mentions(text, register):
                introduced = find_introduction(text, mention)
                if introduced is not None and not is_marked_former(text, mention.end):
                    made.setdefault(introduced.name.short, introduced.name)
    return tuple(made.values())


def _may_introduce(text: str) -> bool:
    return any(pattern.search(text) for pattern in (_BRACKETED, _BETWEEN_COMMAS))


def find_uses(text: str, name: ShortName) -> tuple[tuple[int, int], ...]:
    """Where `text` uses a short name; `Phòng` alone only where it is no other body and no other word."""
    return tuple(found.span() for found in _use_pattern(name.short, name.is_kind_alone).finditer(text))


@lru_cache(maxsize=64)
def _use_pattern(short: str, is_kind: bool) -> re.Pattern[str]:
    words = r"\s{1,3}".join(re.escape(word) for word in short.split())
    if not is_kind:
        return re.compile(rf"(?<![\w/-]){words}(?![\w/-])")
    others = rf"(?!\s{{1,3}}[{UPPER}\d(])(?!,?\s{{1,3}}{_ELSEWHERE}(?!\w))"
    return re.compile(rf"(?<![\w/-])(?<!các\s){words}(?![\w/-]){others}")
