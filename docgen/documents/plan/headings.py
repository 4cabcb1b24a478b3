"""A heading of a plan, in any wording → the part it announces (mục đích, mục tiêu, nhiệm vụ, kinh phí, …)."""

from __future__ import annotations

import re
from typing import Final

from docgen.documents.parts.headings import find_announced_part

_LONGEST_HEADING: Final = 14
"""Words of the longest text before a colon that is taken for a heading (`Kinh phí thực hiện: …`)."""

_HEADINGS: Final = {
    "purposes_requirements": r"(?:muc dich|y nghia|quan diem|muc tieu)\b.*\byeu cau\b",
    "purposes": r"(?:muc dich|y nghia)\b(?!.*\bnhiem vu\b)",
    "requirements": r"(?:cac |mot so )?yeu cau\b",
    "objectives": r"(?:cac |mot so )?(?:muc tieu|chi tieu)\b(?!.*\b(?:nhiem vu|giai phap|noi dung)\b)",
    "assignments": (
        r"(?:phan cong|giao (?:nhiem vu|trach nhiem)|trach nhiem (?:cua|cac|thuc hien|to chuc)"
        r"|nhiem vu (?:cu the )?cua|to chuc phan cong)\b"
    ),
    "implementation": (
        r"(?:cong tac |ke hoach )?(?:to chuc (?:trien khai )?(?:va )?(?:trien khai|thuc hien|chi dao)"
        r"|trien khai thuc hien|bien phap to chuc)\b|kinh phi\b.*\bto chuc (?:thuc hien|trien khai)\b"
    ),
    "funding": r"(?:ve |nguon |du toan |bao dam |dam bao )?(?:kinh phi|ngan sach|nguon luc|du toan|nguon von)\b",
    "reporting": (
        r"(?:ve )?(?:che do|cong tac|thoi gian|thoi han|quy dinh(?: ve)?)?(?: ?thong tin)?(?: ?va)? ?bao cao\b"
        r"|(?:so ket|tong ket)\b.*\bbao cao\b"
    ),
    "tasks": (
        r"(?:cac |mot so |nhung )?(?:nhiem vu|giai phap|noi dung|hoat dong|cong viec|bien phap|linh vuc"
        r"|(?:muc tieu|chi tieu)\b.*nhiem vu)\b"
    ),
}
"""Parts by the beginning of their headings, without marks and punctuation; the first that fits is it."""
_PATTERNS: Final = tuple((part, re.compile(words)) for part, words in _HEADINGS.items())

ALLOWED: Final = {
    "purposes_requirements": frozenset({"purposes", "requirements", "objectives"}),
    "implementation": frozenset({"funding", "assignments", "reporting"}),
    "purposes": frozenset[str](),
    "requirements": frozenset[str](),
}
"""The parts that a heading below another part may announce; below a free section it may announce any."""


def find_part(heading: str) -> str | None:
    """The part that a heading announces, or None for a heading of the author's own."""
    return find_announced_part(heading, _PATTERNS)


def leading_heading(text: str) -> str:
    """The short beginning before a colon that may be a heading: `Kinh phí thực hiện: …`; empty when there is none."""
    head, colon, rest = text.partition(":")
    return head if colon and rest.strip() and len(head.split()) <= _LONGEST_HEADING else ""
