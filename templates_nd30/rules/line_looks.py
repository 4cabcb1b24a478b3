"""Turns the rule line below a component into breaches of how it looks: aside of the middle, or not a solid line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.anatomy.results import RuleDrawing
from docgen.contracts.rule import Breach, Examination, Skip
from docgen.diagnostics import Anchor, Severity
from docgen.ooxml.edits import ParagraphEdit
from templates_nd30.rules.rule_lines import find_line, parts_with, why_absent
from templates_nd30.rules.words import TWIPS_PER_MM, TWIPS_PER_POINT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docgen.anatomy.boxes import Box
    from docgen.anatomy.results import RuleLine
    from templates_nd30.rules.looks import Look

_ASIDE = 4 * TWIPS_PER_MM
"""How far from the middle a line must stand to be seen aside."""
_SIDES = {"left": "bên trái", "both": "bên trái", "distribute": "bên trái", "right": "bên phải"}
_BROKEN_STYLES = {
    "dotted": "nét chấm", "dashed": "nét đứt", "dashSmallGap": "nét đứt", "dotDash": "nét chấm gạch",
    "dotDotDash": "nét chấm gạch", "dashDotStroked": "nét chấm gạch", "wave": "nét lượn sóng",
    "doubleWave": "nét lượn sóng",
}  # fmt: skip


def look_of_line_balance(box: Box) -> Look:
    """A line that does not stand in the middle below the text, “đặt cân đối so với dòng chữ”."""
    return _look_of_line(box, _breaches_of_balance)


def look_of_line_style(box: Box) -> Look:
    """A dotted or dashed line, or a row of typed signs, where “nét liền” is wanted."""
    return _look_of_line(box, _breaches_of_style)


def _look_of_line(box: Box, breaches: Callable[[Examination, RuleLine], Iterator[Breach]]) -> Look:
    def look(x: Examination) -> Iterator[Breach | Skip]:
        parts = parts_with(x, box)
        if not parts:
            yield why_absent(x, box)
        for part, _ in parts:
            line = find_line(part, box)
            if line is None:
                yield Skip(f"không thấy đường kẻ dưới {box.title}")
            else:
                yield from breaches(x, line)

    return look


def _breaches_of_balance(x: Examination, line: RuleLine) -> Iterator[Breach]:
    aside = _find_aside(x, line)
    if aside is None:
        return
    index, look = x.index_at(line), x.paragraph_of(line).format
    half = (look.indent_left + look.indent_right) // 2
    mended = (
        ParagraphEdit(index, indent_left=half, indent_right=half, indent_first=0)
        if line.drawn is RuleDrawing.PARAGRAPH_BORDER
        else ParagraphEdit(index, alignment="center", indent_left=0, indent_right=0, indent_first=0)
    )
    yield Breach(
        message=f"Đường kẻ dưới {line.under.title} lệch về {aside}.",
        measured=f"lệch về {aside}",
        required="cân đối ở giữa dòng chữ",
        anchor=Anchor(paragraph=index),
        text="đường kẻ",
        edits=(mended,),
        confidence=line.confidence,
    )


def _find_aside(x: Examination, line: RuleLine) -> str | None:
    """The side a line leans to; None when it is in the middle or nobody can tell."""
    paragraph = x.paragraph_of(line)
    look = paragraph.format
    if line.drawn is RuleDrawing.PARAGRAPH_BORDER and not paragraph.text.strip():
        lean = look.indent_left - look.indent_right
        if abs(lean) <= 2 * _ASIDE:
            return None
        return "bên phải" if lean > 0 else "bên trái"
    if line.drawn is not RuleDrawing.UNDERSCORES or not x.paragraphs[x.index_at(line)].in_table or not line.length:
        return None
    pushed = look.indent_left or look.indent_right or look.indent_first or paragraph.text[:1].isspace()
    free = x.room_of(line) - line.length * TWIPS_PER_POINT
    return None if pushed or free <= 2 * _ASIDE else _SIDES.get(look.alignment)


def _breaches_of_style(x: Examination, line: RuleLine) -> Iterator[Breach]:
    paragraph = x.paragraph_of(line)
    broken = ""
    if line.drawn is RuleDrawing.PARAGRAPH_BORDER:
        edges = (paragraph.format.borders.top, paragraph.format.borders.bottom)
        broken = next((_BROKEN_STYLES[edge.style] for edge in edges if edge.style in _BROKEN_STYLES), "")
    elif line.drawn is RuleDrawing.OTHER_SIGNS:
        broken = f"dãy dấu «{paragraph.text.strip()[:1]}»"
    if broken:
        yield Breach(
            message=f"Đường kẻ dưới {line.under.title} là {broken}; quy định nét liền.",
            measured=broken,
            required="nét liền",
            anchor=Anchor(paragraph=x.index_at(line)),
            text=paragraph.text.strip() or "đường kẻ",
            # The decree does not say how the line is drawn; typed signs are at least meant as one.
            severity=Severity.WARN if line.drawn is RuleDrawing.OTHER_SIGNS else None,
            confidence=line.confidence,
        )
