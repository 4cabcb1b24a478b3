"""Turns the distance between Quốc hiệu and Tiêu ngữ into breaches."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docgen.anatomy.boxes import Box
from docgen.contracts.rule import Breach, Examination, Skip
from docgen.diagnostics import Severity
from docgen.ooxml.edits import ParagraphEdit
from templates_nd30.rules.words import TWIPS_PER_POINT, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.anatomy.results import BoxEntry
    from docgen.ooxml import ParagraphFormat

_SINGLE = 240
_NEARLY_SINGLE = 276
"""Word's own Multiple 1.15 and 1.08: wider than single, but hardly seen."""
_GAP = 120
"""6 pt in twips: a space that is seen between two lines."""


def look_of_head_spacing(x: Examination) -> Iterator[Breach | Skip]:
    """Khoảng cách giữa Quốc hiệu và Tiêu ngữ: single, without a space of its own."""
    pairs = [
        (part.of(Box.NATIONAL_TITLE)[-1], part.of(Box.MOTTO)[0])
        for part in x.anatomy.parts
        if part.of(Box.NATIONAL_TITLE) and part.of(Box.MOTTO)
    ]
    if not pairs:
        yield Skip("không thấy Quốc hiệu hoặc Tiêu ngữ trong văn bản")
    for above, below in pairs:
        upper, lower = x.paragraph_of(above).format, x.paragraph_of(below).format
        if x.index_at(above) == x.index_at(below):
            upper = replace(upper, space_after=0)
            lower = replace(lower, space_before=0)
        yield from _wrong_spacing(x, below, upper, lower)


def _wrong_spacing(x: Examination, below: BoxEntry, upper: ParagraphFormat, lower: ParagraphFormat) -> Iterator[Breach]:
    lines = lower.line if lower.line_rule == "auto" else _SINGLE
    gap = max(upper.space_after, 0) + max(lower.space_before, 0)
    if lines > _SINGLE:
        severity = Severity.WARN if lines <= _NEARLY_SINGLE else None
        measured = f"{number(lines / _SINGLE, 2)} dòng"
    elif gap >= _GAP:
        severity, measured = Severity.WARN, f"dòng đơn, cách thêm {number(gap / TWIPS_PER_POINT)} pt"
    else:
        return
    index = x.index_at(below)
    edits = [ParagraphEdit(index, line=_SINGLE, line_rule="auto", space_before=0)]
    if index and upper.space_after:
        edits.append(ParagraphEdit(index - 1, space_after=0))
    yield Breach(
        message=f"Tiêu ngữ cách Quốc hiệu {measured}; quy định dòng đơn.",
        measured=measured,
        required="dòng đơn",
        anchor=x.anchor_of(below),
        severity=severity,
        edits=tuple(edits),
        confidence=below.confidence,
    )
