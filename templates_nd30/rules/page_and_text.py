"""Turns pages into breaches: paper, orientation and margins (ND30-001 to ND30-006)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.anatomy.addresses import BODY
from docgen.anatomy.boxes import Box
from docgen.contracts.rule import Breach, Examination, Rule, Skip
from docgen.diagnostics import Anchor, Severity
from docgen.ooxml import Paragraph, Table
from docgen.ooxml.edits import SectionEdit
from templates_nd30.rules.words import TWIPS_PER_MM, mm, span_of, twips_of_mm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from docgen.ooxml import Block, Section

_PAPER_TOLERANCE_MM = 1.0
"""Programs round A4 differently (11906, 11907 or 11905 twips), and a printer does not see a millimetre."""
_MARGIN_TOLERANCE_MM = 0.2
"""Word writes 1,5 cm as 850 twips, which is 14,99 mm; its own default of 25,4 mm is out of range all the same."""


def _look_paper(x: Examination) -> Iterator[Breach | Skip]:
    width, height = x.decree.number("page.width"), x.decree.number("page.height")
    for index, section in enumerate(x.sections):
        short, long = sorted((section.width, section.height))
        if _near(short, width, _PAPER_TOLERANCE_MM) and _near(long, height, _PAPER_TOLERANCE_MM):
            continue
        size = (twips_of_mm(width), twips_of_mm(height))
        new = (size[1], size[0]) if section.width > section.height else size
        yield Breach(
            message=f"Khổ giấy {mm(section.width)} x {mm(section.height)}, không phải A4.",
            measured=f"{mm(section.width)} x {mm(section.height)}",
            required="A4 (210 mm x 297 mm)",
            anchor=Anchor(section=index),
            edits=(SectionEdit(index, width=new[0], height=new[1]),),
        )


def _near(twips: int, wanted_mm: float, tolerance_mm: float) -> bool:
    return abs(twips / TWIPS_PER_MM - wanted_mm) <= tolerance_mm


def _look_orientation(x: Examination) -> Iterator[Breach | Skip]:
    layout = _layout_tables(x)
    for index, section in enumerate(x.sections):
        if section.width <= section.height:
            continue
        blocks = (block for place, block in enumerate(section.blocks) if (index, place) not in layout)
        if _has_wide_content(blocks):
            continue
        yield Breach(
            message="Trang đặt ngang mà trên đó không có bảng, biểu nào."
            if index == 0
            else "Phần này đặt ngang mà không có bảng, biểu nào; chỉ phụ lục có bảng rộng mới cần trang ngang.",
            measured="trang ngang",
            required="trang dọc",
            anchor=Anchor(section=index),
            # A later section may be an appendix, whose orientation the decree does not speak of.
            severity=None if index == 0 else Severity.WARN,
        )


def _layout_tables(x: Examination) -> set[tuple[int, int]]:
    """Tables by section and block that only set head or signature side by side: none of them needs a wide page."""
    text = (Box.BODY, Box.OPENING, Box.CLOSING)
    found: dict[bool, set[tuple[int, int]]] = {True: set(), False: set()}
    for part in x.anatomy.parts:
        for entry in part.entries:
            if entry.address.story == BODY:
                found[entry.box in text].add((entry.address.section, entry.address.steps[0]))
    return found[False] - found[True]


def _has_wide_content(blocks: Iterable[Block]) -> bool:
    """A table of more than one column, or something drawn: what a landscape page is allowed for."""
    return any(
        (isinstance(block, Table) and max((len(row.cells) for row in block.rows), default=0) > 1)
        or (isinstance(block, Paragraph) and any(drawing.kind != "line" for drawing in block.drawings))
        for block in blocks
    )


_SIDES = {"top": "trên", "bottom": "dưới", "left": "trái", "right": "phải"}


def _margin_look(side: str) -> Callable[[Examination], Iterator[Breach | Skip]]:
    """The look of one margin rule: the four differ in the side only."""

    def look(x: Examination) -> Iterator[Breach | Skip]:
        key = f"page.margin.{side}"
        least, greatest = x.decree.range(key)
        for index, section in enumerate(x.sections):
            found = _margin(section, side)
            value = found / TWIPS_PER_MM
            if least - _MARGIN_TOLERANCE_MM <= value <= greatest + _MARGIN_TOLERANCE_MM:
                continue
            landscape = section.width > section.height
            yield Breach(
                message=f"Lề {_SIDES[side]} là {mm(found)}; quy định {span_of(x.decree, key)}.",
                measured=mm(found),
                required=span_of(x.decree, key),
                anchor=Anchor(section=index),
                # The decree speaks of the portrait page; its own landscape page keeps other margins.
                severity=Severity.WARN if landscape else None,
                edits=() if landscape else (_margin_edit(index, section, side, min(max(value, least), greatest)),),
            )

    return look


def _margin(section: Section, side: str) -> int:
    """The white edge as printed: the gutter is bound on the left; a negative margin means the same length, fixed."""
    margins = {
        "top": section.margin_top,
        "bottom": section.margin_bottom,
        "left": section.margin_left + section.gutter,
        "right": section.margin_right,
    }
    return abs(margins[side])


def _margin_edit(index: int, section: Section, side: str, value_mm: float) -> SectionEdit:
    twips = twips_of_mm(value_mm)
    if side == "top":
        return SectionEdit(index, margin_top=twips)
    if side == "bottom":
        return SectionEdit(index, margin_bottom=twips)
    if side == "right":
        return SectionEdit(index, margin_right=twips)
    return SectionEdit(index, margin_left=twips, gutter=0 if section.gutter else None)


_MARGIN_REASON = "Lề là chỗ để đóng ghim, đóng quyển, ghi bút phê; đơn vị lưu trữ xếp và số hoá văn bản theo lề chung."


def _margin_rule(code: str, side: str, bad: str, good: str) -> Rule:
    return Rule(
        code=code,
        title=f"Lề {_SIDES[side]} ngoài khoảng quy định",
        facts=("G-04",),
        provision=f"page.margin.{side}",
        remedy=f"Layout → Margins → Custom Margins…, sửa ô của lề {_SIDES[side]}, Apply to: Whole document.",
        reason=_MARGIN_REASON,
        good=good,
        bad=bad,
        look=_margin_look(side),
        fix="safe",
        gather=True,
    )


RULES: tuple[Rule, ...] = (
    Rule(
        code="ND30-001",
        title="Khổ giấy không phải A4",
        facts=("G-01",),
        provision="page.size",
        remedy="Layout → Size → A4 (21 cm x 29,7 cm), Apply to: Whole document.",
        reason="Mọi văn bản hành chính in trên một khổ giấy để gửi, lưu và số hoá cùng nhau; không còn khổ A5.",
        good="210 mm x 297 mm",
        bad="215,9 mm x 279,4 mm (Letter)",
        look=_look_paper,
        fix="safe",
        gather=True,
    ),
    Rule(
        code="ND30-002",
        title="Trang đặt ngang mà không có bảng, biểu",
        facts=("G-02", "G-03"),
        provision="page.orientation",
        remedy="Layout → Orientation → Portrait; chỉ để ngang phần có bảng, biểu không tách thành phụ lục.",
        reason="Văn bản trình bày theo chiều dài của khổ A4; trang ngang chỉ dành cho bảng, biểu rộng.",
        good="trang dọc",
        bad="trang ngang chỉ có lời văn",
        look=_look_orientation,
    ),
    _margin_rule("ND30-003", "top", "10 mm", "20 đến 25 mm"),
    _margin_rule("ND30-004", "bottom", "12,7 mm", "20 đến 25 mm"),
    _margin_rule("ND30-005", "left", "25,4 mm (mặc định của Word)", "30 đến 35 mm"),
    _margin_rule("ND30-006", "right", "25,4 mm (mặc định của Word)", "15 đến 20 mm"),
)
