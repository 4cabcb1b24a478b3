"""Turns a line of a list of recipients that ends in another sign than the decree's into a breach with its fix."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docgen.contracts.rule import Breach
from docgen.ooxml.edits import TextEdit

if TYPE_CHECKING:
    from docgen.anatomy.results import BoxEntry
    from docgen.contracts.rule import Examination

_SIGNS: Final = frozenset({",", ";", "."})
"""What people put at the end of such a line."""


def breach_of_end(x: Examination, entry: BoxEntry, *, wanted: str) -> Breach:
    """The breach of a line that does not end in `wanted`: another sign is replaced, behind a letter it is added."""
    text = x.paragraph_of(entry).text[entry.start : entry.end].rstrip()
    wrong = text[-1] if text[-1:] in _SIGNS else ""
    at = entry.start + len(text) - len(wrong)
    return Breach(
        message=f"Dòng nơi nhận kết thúc bằng {f'“{wrong}”' if wrong else 'chữ'}; quy định “{wanted}”.",
        measured=wrong or "không có dấu",
        required=wanted,
        anchor=x.anchor_of(entry),
        edits=(TextEdit(x.index_at(entry), at, at + len(wrong), wanted),),
        confidence=entry.confidence,
    )
