"""Turns passages of running text into breaches of alignment, indents and letters (ND30-651, 652, 655, 656)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docgen.contracts.rule import Breach, Examination, Rule, Skip
from docgen.diagnostics import Anchor, Severity
from docgen.ooxml.edits import ParagraphEdit, RunEdit, TextEdit
from templates_nd30.rules.looks import letters_of, stretches
from templates_nd30.rules.passages import items_of, passages_of
from templates_nd30.rules.words import TWIPS_PER_POINT, mm, points, span_of, twips_of_mm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docgen.ooxml import Paragraph, Run
    from templates_nd30.rules.passages import Passage

_ROUNDING_TWIPS: Final = 2
_SPACE_WIDTH: Final = 0.25
"""Width of a space in Times New Roman, as a share of the size."""
_WIDE_MM: Final = 2.0
_LEADING: Final = re.compile(r"[ \u00a0\t]+")


def each_long_passage(
    look: Callable[[Examination, Passage], Iterator[Breach]],
) -> Callable[[Examination], Iterator[Breach | Skip]]:
    """A look that asks every passage of more than one line; in a shorter one the fault may not be seen."""

    def look_at_all(x: Examination) -> Iterator[Breach | Skip]:
        passages = [passage for passage in passages_of(x) if passage.is_long]
        if not passages:
            yield Skip("không thấy đoạn lời văn nào dài hơn một dòng")
        for passage in passages:
            yield from look(x, passage)

    return look_at_all


def each_item(
    look: Callable[[Examination, Passage], Iterator[Breach]],
) -> Callable[[Examination], Iterator[Breach | Skip]]:
    """A look that asks every passage of any length, lists included: what is measured shows in one line as well."""

    def look_at_all(x: Examination) -> Iterator[Breach | Skip]:
        items = items_of(x)
        if not items:
            yield Skip("không thấy đoạn lời văn nào")
        for item in items:
            yield from look(x, item)

    return look_at_all


def softened(passage: Passage) -> Severity | None:
    """Only a warning in an appendix, whose text the decree does not speak of."""
    return Severity.WARN if passage.is_appendix else None


def _look_alignment(_x: Examination, passage: Passage) -> Iterator[Breach]:
    if passage.paragraph.format.alignment in {"both", "distribute"}:
        return
    yield Breach(
        message="Đoạn lời văn canh trái; quy định canh đều cả hai lề.",
        measured="canh trái",
        required="canh đều hai bên",
        anchor=Anchor(paragraph=passage.index),
        severity=softened(passage),
        edits=(ParagraphEdit(passage.index, alignment="both"),),
        confidence=passage.item.entry.confidence,
    )


def _look_indent(x: Examination, passage: Passage) -> Iterator[Breach]:
    look = passage.paragraph.format
    # A whole paragraph set in, or a hanging indent, is a list or a quotation.
    if look.indent_left or look.indent_first < 0:
        return
    choices = sorted(set(x.decree.range("body.first_line.choices")))
    tolerance = twips_of_mm(x.decree.number("body.first_line_tolerance")) + _ROUNDING_TWIPS

    def permitted(twips: float, room: float) -> bool:
        return any(abs(twips - twips_of_mm(value)) <= room for value in choices)

    leading = _LEADING.match(passage.paragraph.text)
    offset = _leading_width(x, passage.paragraph, leading.group() if leading else "")
    wanted = " hoặc ".join(mm(twips_of_mm(value)) for value in choices)
    if leading and offset - look.indent_first > twips_of_mm(_WIDE_MM):
        is_seen = not permitted(offset, twips_of_mm(_WIDE_MM))
        name = "phím Tab" if "\t" in leading.group() else "dấu cách"
        nearest = min(choices, key=lambda value: abs(twips_of_mm(value) - offset))
        yield Breach(
            message=f"Đầu dòng được thụt bằng {name}, không bằng định dạng đoạn.",
            measured=f"thụt bằng {name}",
            required=f"thụt đầu dòng {wanted}",
            anchor=Anchor(paragraph=passage.index),
            severity=None if is_seen and not passage.is_appendix else Severity.WARN,
            edits=(
                TextEdit(passage.index, 0, leading.end(), ""),
                ParagraphEdit(passage.index, indent_first=twips_of_mm(nearest)),
            ),
            confidence=passage.item.entry.confidence,
        )
    elif not permitted(look.indent_first, tolerance):
        nearest = min(choices, key=lambda value: abs(twips_of_mm(value) - look.indent_first))
        yield Breach(
            message=f"Dòng đầu của đoạn thụt {mm(look.indent_first)}; quy định {wanted}.",
            measured=mm(look.indent_first),
            required=wanted,
            anchor=Anchor(paragraph=passage.index),
            severity=softened(passage),
            edits=(ParagraphEdit(passage.index, indent_first=twips_of_mm(nearest)),),
            confidence=passage.item.entry.confidence,
        )


def _leading_width(x: Examination, paragraph: Paragraph, leading: str) -> float:
    """Twips from the margin to the first letter: the indent, then tabs to their stops and spaces by their width."""
    size = paragraph.runs[0].format.size if paragraph.runs else 14.0
    at = float(paragraph.format.indent_first)
    for sign in leading:
        if sign == "\t":
            stops = [
                stop.position for stop in paragraph.format.tabs if stop.position > at and stop.alignment != "clear"
            ]
            step = max(x.facts.default_tab, 1)
            at = float(min(stops)) if stops else (at // step + 1) * step
        else:
            at += size * _SPACE_WIDTH * TWIPS_PER_POINT
    return at


def _look_size(x: Examination, passage: Passage) -> Iterator[Breach]:
    least, greatest = x.decree.range("element.body.size")

    def measure(run: Run) -> float | None:
        raised = run.format.vertical != "baseline" or run.note
        return None if raised or least <= run.format.size <= greatest else run.format.size

    entry = passage.item.entry
    for letters, size in stretches(letters_of(passage.paragraph, passage.index, entry.start, entry.end), measure):
        if not any(letter.isalpha() for letter in passage.paragraph.text[letters.start : letters.end]):
            continue
        yield Breach(
            message=f"Lời văn cỡ chữ {points(size)}; quy định {span_of(x.decree, 'element.body.size')}.",
            measured=points(size),
            required=span_of(x.decree, "element.body.size"),
            anchor=letters.anchor,
            severity=softened(passage),
            edits=(
                RunEdit(passage.index, letters.start, letters.end, size=min(max(size, least), greatest), mark=True),
            ),
            confidence=entry.confidence,
        )


def _look_slant(_x: Examination, passage: Passage) -> Iterator[Breach]:
    entry = passage.item.entry
    letters = list(letters_of(passage.paragraph, passage.index, entry.start, entry.end))
    if not letters or not all(piece.run.format.italic for piece in letters) or entry.words.startswith("Ghi chú"):
        return
    yield Breach(
        message="Cả đoạn lời văn in nghiêng; quy định chữ đứng.",
        measured="chữ nghiêng",
        required="chữ đứng",
        anchor=Anchor(paragraph=passage.index),
        # It may be a quotation, or a căn cứ in other words.
        severity=Severity.WARN,
        edits=(RunEdit(passage.index, entry.start, entry.end, italic=False),),
    )


RULES: tuple[Rule, ...] = (
    Rule(
        code="ND30-651",
        title="Lời văn không canh đều hai lề",
        facts=("TX-01",),
        provision="body.align",
        box="6",
        remedy="chọn các đoạn lời văn, bấm Ctrl+J (Home → Justify).",
        reason="Nội dung được dàn đều cả hai lề để mép phải của trang thẳng.",
        good="canh đều hai bên",
        bad="canh trái",
        look=each_long_passage(_look_alignment),
        fix="safe",
        gather=True,
    ),
    Rule(
        code="ND30-652",
        title="Thụt đầu dòng không phải 1 cm hoặc 1,27 cm",
        facts=("TX-02",),
        provision="body.first_line.choices",
        box="6",
        remedy="xoá dấu cách, dấu Tab ở đầu đoạn; Home → Paragraph → Special: First line, By: 1 cm hoặc 1,27 cm.",
        reason="Khi xuống dòng, chữ đầu dòng lùi vào 1 cm hoặc 1,27 cm để thấy được chỗ bắt đầu đoạn.",
        good="10 mm hoặc 12,7 mm",
        bad="0 mm, hoặc thụt bằng dấu cách",
        look=each_long_passage(_look_indent),
        fix="safe",
        gather=True,
    ),
    Rule(
        code="ND30-655",
        title="Cỡ chữ của lời văn ngoài khoảng 13 đến 14",
        facts=("TX-01",),
        provision="element.body.size",
        box="6",
        remedy="chọn các đoạn lời văn, Home → Font Size, chọn 13 hoặc 14.",
        reason="Cỡ chữ 13 đến 14 đọc được trên bản in và bản sao.",
        good="14",
        bad="12",
        look=each_item(_look_size),
        fix="safe",
        gather=True,
    ),
    Rule(
        code="ND30-656",
        title="Cả đoạn lời văn in nghiêng",
        facts=("TX-01",),
        provision="element.body.italic",
        box="6",
        remedy="chọn đoạn, bấm Ctrl+I để bỏ chữ nghiêng.",
        reason="Lời văn in chữ đứng; chữ nghiêng dành cho căn cứ, địa danh và ngày, chỉ dẫn kèm theo.",
        good="chữ đứng",
        bad="cả đoạn chữ nghiêng",
        look=each_item(_look_slant),
        fix="safe",
        gather=True,
    ),
)
