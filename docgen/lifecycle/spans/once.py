"""Tells of a time whether it is that of something done, or of a congress or an election, which no year repeats."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.lifecycle.spans.reading import Verdict
from docgen.lifecycle.spans.types import SpanClass

if TYPE_CHECKING:
    from docgen.lifecycle.spans.reading import Reading

_DOING = "hoàn|thực|tổ|triển|báo|rà|kết|nội|nhiệm|chỉ|mục|tiếp|tập|xây|phấn|duy|nhân|những|việc"
_DONE_AFTER = re.compile(rf"\s?,?\s(?:(?!(?:{_DOING})\s)[^\s.;,]+\s){{0,5}}?(?:đã|Đã)\s")
"""Who and then `đã`; behind what is to be done it speaks of something else: `hoàn thành chỉ tiêu đã đề ra`."""
_HELD_ONCE = re.compile(r"(?<!\w)(?:đại hội|bầu cử)(?!\w)[^.;,\n]*$", re.IGNORECASE)
_DECIDED_THERE = re.compile(
    r"(?:nghị quyết|văn kiện|chủ trương|chương trình hành động)(?:\s[^\s,;.]+){0,4}\s$", re.IGNORECASE
)
_CLAUSE = 160

HELD_ONCE = Verdict(
    SpanClass.RHETORIC,
    "event-of-the-year",
    "Đại hội, bầu cử không tổ chức hằng năm: bỏ hoặc viết lại.",
    confidence=0.8,
    needs_person=True,
)
"""What becomes of the time of a congress or an election."""


def is_held_once(start: int, reading: Reading) -> bool:
    """Whether a congress or an election stands before a day in its clause: neither is held every year."""
    nearby = reading.text[max(0, start - _CLAUSE) : start]
    event = _HELD_ONCE.search(nearby)
    return event is not None and _DECIDED_THERE.search(nearby[: event.start()]) is None


def is_done_after(end: int, reading: Reading) -> bool:
    """Whether `đã` follows a time in its clause: `Trong năm 2024 đã hỗ trợ 1.250 phụ nữ`."""
    return _DONE_AFTER.match(reading.text, end) is not None
