"""A heading of a report, in any wording → the part it announces (kết quả, tồn tại, phương hướng, kiến nghị, …)."""

from __future__ import annotations

import re
from typing import Final

from docgen.documents.parts.headings import find_announced_part

_HEADINGS: Final = {
    "direction": r"(?:ve |tinh hinh )?(?:cong tac )?(?:lanh dao|chi dao|quan ly|trien khai|tham muu)\b",
    "task_results": (
        r"(?:ket qua )?(?:trien khai |thuc hien )?(?:cac |mot so )?(?:nhiem vu|noi dung|hoat dong)\b"
        r"(?!.*\bky (?:toi|sau)\b)"
    ),
    "indicator_results": r"(?:ket qua )?(?:trien khai |thuc hien )?(?:cac |mot so )?(?:muc tieu|chi tieu)\b",
    "action_month": r"(?:ket qua |to chuc |trien khai |thuc hien )*thang hanh dong\b",
    "programmes": r"(?:ket qua |trien khai |thuc hien )*(?:cac )?(?:chuong trinh|de an|chien luoc)\b",
    "organisation": r"(?:ve )?(?:to chuc bo may|kien toan|ban vi su tien bo|kinh phi|nguon luc)\b",
    "results": r"(?:danh gia )?(?:chung )?(?:ve )?(?:tinh hinh|ket qua)\b",
    "causes": r"nguyen nhan\b",
    "difficulties": r"(?:nhung |mot so |cac )?(?:ton tai|han che|kho khan|vuong mac|bat cap)\b",
    "next_period": (
        r"(?:phuong huong|nhiem vu trong tam|nhiem vu (?:va )?giai phap|ke hoach|chuong trinh cong tac)\b"
        r"|nhiem vu\b.*\b(?:ky toi|ky sau|thoi gian toi|cuoi nam|nam (?:toi|sau))\b|trong thoi gian toi\b"
    ),
    "proposals": r"(?:nhung |mot so )?(?:de xuat|kien nghi|de nghi)\b",
}
"""Parts by the beginning of their headings, without marks and punctuation."""
_ORDER: Final = (
    "next_period",
    "proposals",
    "causes",
    "difficulties",
    "direction",
    "action_month",
    "programmes",
    "organisation",
    "indicator_results",
    "task_results",
    "results",
)
"""The first that fits is it: what is to come goes before what was done."""
_PATTERNS: Final = tuple((part, re.compile(_HEADINGS[part])) for part in _ORDER)


def find_part(heading: str) -> str | None:
    """The part that a heading announces, or None for a heading of the author's own."""
    return find_announced_part(heading, _PATTERNS)
