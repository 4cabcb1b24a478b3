"""Turns the space between paragraphs and lines of running text into breaches (ND30-653, ND30-654, ND30-657)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docgen.contracts.rule import Breach, Examination, Rule, Skip
from docgen.diagnostics import Anchor, Severity
from docgen.ooxml.edits import ParagraphEdit
from templates_nd30.rules.body_text import each_item, softened
from templates_nd30.rules.passages import items_of, passages_of
from templates_nd30.rules.words import TWIPS_PER_POINT, number, points

if TYPE_CHECKING:
    from collections.abc import Iterator

    from templates_nd30.rules.passages import Passage

_SINGLE: Final = 240
_USUAL_SIZE: Final = 14.0
_LINES_TOLERANCE: Final = 0.02
_POINTS_TOLERANCE: Final = 0.3
_GAP_TOLERANCE: Final = 0.2


@dataclass(frozen=True, slots=True)
class _Pair:
    above: Passage
    below: Passage


def _look_gap(x: Examination) -> Iterator[Breach | Skip]:
    least = x.decree.number("body.paragraph_gap_min")
    pairs = list(_neighbours(x))
    if not pairs:
        yield Skip("không thấy hai đoạn lời văn liền nhau")
    for pair in pairs:
        above, below = pair.above.paragraph.format, pair.below.paragraph.format
        if above.after_auto or below.before_auto:
            continue
        same = pair.above.paragraph.style == pair.below.paragraph.style
        after = 0 if above.contextual_spacing and same else above.space_after
        before = 0 if below.contextual_spacing and same else below.space_before
        gap = (after + before) / TWIPS_PER_POINT
        if gap >= least - _GAP_TOLERANCE:
            continue
        edit = ParagraphEdit(pair.below.index, space_before=round(least * TWIPS_PER_POINT))
        yield Breach(
            message=f"Giữa hai đoạn văn cách {points(gap)}; quy định ít nhất {points(least)}.",
            measured=points(gap),
            required=f"ít nhất {points(least)}",
            anchor=Anchor(paragraph=pair.below.index),
            severity=softened(pair.below),
            edits=() if below.contextual_spacing and same else (edit,),
            confidence=min(pair.above.item.entry.confidence, pair.below.item.entry.confidence),
        )


def _neighbours(x: Examination) -> Iterator[_Pair]:
    """Two passages or items of a list with nothing between them."""
    above: Passage | None = None
    for below in items_of(x):
        if above and above.part is below.part and below.index == above.index + 1:
            yield _Pair(above, below)
        above = below


def _look_blank_lines(x: Examination) -> Iterator[Breach | Skip]:
    above: Passage | None = None
    for below in passages_of(x):
        if above and above.part is below.part and below.index == above.index + 2:
            between = x.paragraphs[above.index + 1].paragraph
            empty = not between.text.strip("\n ") and not between.drawings and not between.label
            small = between.mark.size < min(run.format.size for run in below.paragraph.runs)
            if empty and not small and (above.is_long or below.is_long):
                yield Breach(
                    message="Hai đoạn văn được tách bằng một dòng trống, không bằng khoảng cách đoạn.",
                    measured="dòng trống",
                    required="khoảng cách giữa các đoạn ít nhất 6 pt",
                    anchor=Anchor(paragraph=above.index + 1),
                    severity=Severity.WARN,
                )
        above = below


def _look_lines(x: Examination, passage: Passage) -> Iterator[Breach]:
    least, greatest = x.decree.range("body.line_spacing")
    look = passage.paragraph.format
    size = max((run.format.size for run in passage.paragraph.runs if run.text.strip()), default=_USUAL_SIZE)
    single = size * x.decree.number("body.single_line_ratio")
    exact = look.line / TWIPS_PER_POINT
    if look.line_rule == "auto":
        value, tolerance = look.line / _SINGLE, _LINES_TOLERANCE
        measured = f"{number(value, 2)} dòng"
    else:
        value, tolerance = exact / single, _POINTS_TOLERANCE / single
        measured = f"{'đúng' if look.line_rule == 'exact' else 'ít nhất'} {points(exact)} ở cỡ chữ {number(size)}"
        if look.line_rule == "atLeast":
            value = max(value, 1.0)
    if least - tolerance <= value <= greatest + tolerance:
        return
    yield Breach(
        message=f"Khoảng cách dòng {measured}; quy định từ dòng đơn đến {number(greatest)} dòng.",
        measured=measured,
        required=f"từ dòng đơn đến {number(greatest)} dòng",
        anchor=Anchor(paragraph=passage.index),
        severity=softened(passage),
        edits=(
            ParagraphEdit(
                passage.index, line=round((least if value < least else greatest) * _SINGLE), line_rule="auto"
            ),
        ),
        confidence=passage.item.entry.confidence,
    )


RULES: tuple[Rule, ...] = (
    Rule(
        code="ND30-653",
        title="Khoảng cách giữa các đoạn văn dưới 6 pt",
        facts=("TX-03",),
        provision="body.paragraph_gap_min",
        box="6",
        remedy="chọn các đoạn lời văn, Home → Paragraph → Spacing Before: 6 pt; bỏ chọn “Don't add space between "
        "paragraphs of the same style”.",
        reason="Khoảng cách tối thiểu 6 pt tách các đoạn với nhau.",
        good="6 pt",
        bad="0 pt",
        look=_look_gap,
        fix="safe",
        gather=True,
    ),
    Rule(
        code="ND30-654",
        title="Khoảng cách dòng nhỏ hơn dòng đơn hoặc lớn hơn 1,5 dòng",
        facts=("TX-04",),
        provision="body.line_spacing",
        box="6",
        remedy="chọn các đoạn lời văn, Home → Paragraph → Line spacing: Single hoặc 1.5 lines.",
        reason="Dòng sát quá khó đọc và chạm dấu; thưa quá tốn giấy.",
        good="dòng đơn đến 1,5 dòng",
        bad="2 dòng; đúng 15 pt ở cỡ chữ 14",
        look=each_item(_look_lines),
        fix="safe",
        gather=True,
    ),
    Rule(
        code="ND30-657",
        title="Tách đoạn văn bằng dòng trống",
        facts=("TX-03",),
        provision="body.paragraph_gap_min",
        box="6",
        remedy="xoá dòng trống, chọn các đoạn, Home → Paragraph → Spacing Before: 6 pt.",
        reason="Dòng trống làm khoảng cách không đều và dồn chữ khi sửa văn bản.",
        good="khoảng cách trước đoạn 6 pt",
        bad="bấm Enter hai lần",
        look=_look_blank_lines,
        gather=True,
    ),
)
