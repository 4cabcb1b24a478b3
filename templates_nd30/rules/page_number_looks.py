"""Turns page numbers into breaches of how they are printed (ND30-013, ND30-015 to ND30-017, ND30-020)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.contracts.rule import Breach, Examination, Rule, Skip
from docgen.diagnostics import Anchor, Severity
from docgen.ooxml.edits import ParagraphEdit, RunEdit, SectionEdit
from docgen.vietnamese.text import squeeze
from templates_nd30.rules.looks import letters_of
from templates_nd30.rules.page_number_fields import PageNumber, page_numbers
from templates_nd30.rules.page_numbers import is_alone
from templates_nd30.rules.words import TWIPS_PER_MM, points, span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.ooxml import Section

_CENTRE_TOLERANCE_MM = 10
"""Word's own header style has its centre stop at 82,5 mm, whatever the margins."""
_ROMAN_OR_LETTER = {"lowerRoman", "upperRoman", "lowerLetter", "upperLetter"}


def _look_centre(x: Examination) -> Iterator[Breach | Skip]:
    found = list(page_numbers(x))
    if not found:
        yield Skip("văn bản không có số trang")
    for number in found:
        index = x.index_of(number.paragraph)
        alignment = _find_alignment(x.sections[number.section], number)
        if alignment in {None, "center"} or number.loose:
            continue
        words = {"left": "bên trái", "right": "bên phải"}.get(str(alignment), str(alignment))
        yield Breach(
            message=f"Số trang đặt {words}; quy định canh giữa.",
            measured=words,
            required="canh giữa",
            anchor=Anchor(paragraph=index),
            edits=(ParagraphEdit(index, alignment="center", indent_left=0, indent_right=0, indent_first=0),)
            if is_alone(number) and not number.paragraph.format.frame
            else (),
        )


def _find_alignment(section: Section, number: PageNumber) -> str | None:
    """Where the number stands across the page; None when it cannot be told."""
    look = number.paragraph.format
    if look.frame:
        return {"inside": None, "outside": None}.get(look.frame, look.frame)
    # A field that was never brought up to date has no letters: only its run tells where it stands.
    runs = number.paragraph.runs
    place = next(at for at, run in enumerate(runs) if run is number.run)
    tabs = sum(run.text.count("\t") for run in runs[:place])
    if not tabs:
        return {"both": "left", "distribute": "left"}.get(look.alignment, look.alignment)
    stops = sorted(look.tabs, key=lambda stop: stop.position)
    if tabs > len(stops):
        return None
    stop = stops[tabs - 1]
    middle = (section.width - section.margin_left - section.margin_right) / 2
    if stop.alignment == "center" and abs(stop.position - middle) <= _CENTRE_TOLERANCE_MM * TWIPS_PER_MM:
        return "center"
    return stop.alignment if stop.alignment in {"left", "right"} else None


def _look_size(x: Examination) -> Iterator[Breach | Skip]:
    found = list(page_numbers(x))
    if not found:
        yield Skip("văn bản không có số trang")
    least, greatest = x.decree.range("page_number.size")
    for number in found:
        size = number.run.format.size
        if not least <= size <= greatest:
            anchor = _anchor_of(x, number)
            yield Breach(
                message=f"Số trang cỡ chữ {points(size)}; quy định {span_of(x.decree, 'page_number.size')}.",
                measured=points(size),
                required=span_of(x.decree, "page_number.size"),
                anchor=anchor,
                edits=(_run_edit(anchor, size=min(max(size, least), greatest)),),
            )


def _anchor_of(x: Examination, number: PageNumber) -> Anchor:
    index = x.index_of(number.paragraph)
    found = (letters.anchor for letters in letters_of(number.paragraph, index) if letters.run is number.run)
    return next(found, Anchor(paragraph=index))


def _run_edit(anchor: Anchor, *, size: float | None = None, upright: bool = False) -> RunEdit:
    off = False if upright else None
    paragraph = anchor.paragraph or 0
    return RunEdit(paragraph, anchor.start, anchor.end, size=size, bold=off, italic=off, mark=True)


def _look_slant(x: Examination) -> Iterator[Breach | Skip]:
    found = list(page_numbers(x))
    if not found:
        yield Skip("văn bản không có số trang")
    for number in found:
        look = number.run.format
        words = " ".join(word for word, is_on in (("đậm", look.bold), ("nghiêng", look.italic)) if is_on)
        if words:
            anchor = _anchor_of(x, number)
            yield Breach(
                message=f"Số trang in {words}; quy định chữ đứng, không đậm.",
                measured=f"chữ {words}",
                required="chữ đứng, không đậm",
                anchor=anchor,
                # The decree says upright; that it is not bold is only seen in Table V.
                severity=None if look.italic else Severity.WARN,
                edits=(_run_edit(anchor, upright=True),),
            )


def _look_numerals(x: Examination) -> Iterator[Breach | Skip]:
    sections = {number.section for number in page_numbers(x)}
    if not sections:
        yield Skip("văn bản không có số trang")
    for number, section in enumerate(x.sections):
        if sections and section.number_format in _ROMAN_OR_LETTER:
            yield Breach(
                message=f"Số trang không phải chữ số Ả Rập ({section.number_format}).",
                measured=section.number_format,
                required="chữ số Ả Rập (1, 2, 3)",
                anchor=Anchor(section=number),
                edits=(SectionEdit(number, number_format="decimal"),),
            )


def _look_decoration(x: Examination) -> Iterator[Breach | Skip]:
    for number in page_numbers(x):
        rest = squeeze(number.paragraph.text.replace(number.run.text, "", 1))
        short = len(rest) <= len("trang của tổng số 100 trang")
        if rest and short and not number.loose and ("trang" in rest.lower() or not any(map(str.isalpha, rest))):
            yield Breach(
                message=f"Số trang viết kèm «{rest}»; mẫu chỉ có chữ số.",
                measured=squeeze(number.paragraph.text),
                required="2",
                anchor=Anchor(paragraph=x.index_of(number.paragraph)),
            )


RULES: tuple[Rule, ...] = (
    Rule(
        code="ND30-013",
        title="Số trang không canh giữa",
        facts=("G-09",),
        provision="page_number.align",
        remedy="mở đầu trang, đặt con trỏ ở số trang, bấm Ctrl+E.",
        reason="Số trang canh giữa theo chiều ngang trong phần lề trên.",
        good="số trang ở giữa",
        bad="số trang bên phải",
        look=_look_centre,
        fix="safe",
        gather=True,
    ),
    Rule(
        code="ND30-015",
        title="Cỡ chữ của số trang ngoài khoảng quy định",
        facts=("G-09", "G-08"),
        provision="page_number.size",
        remedy="mở đầu trang, chọn số trang, đặt cỡ chữ 13 hoặc 14.",
        reason="Số trang cùng cỡ với lời văn để đọc được sau khi sao chụp.",
        good="14 pt",
        bad="11 pt (mặc định của Word)",
        look=_look_size,
        fix="safe",
        gather=True,
    ),
    Rule(
        code="ND30-016",
        title="Số trang không phải kiểu chữ đứng",
        facts=("G-09",),
        provision="page_number.italic",
        remedy="mở đầu trang, chọn số trang, bỏ đậm và nghiêng.",
        reason="Số trang in chữ đứng.",
        good="2",
        bad="2 in nghiêng",
        look=_look_slant,
        fix="safe",
        gather=True,
    ),
    Rule(
        code="ND30-017",
        title="Số trang không phải chữ số Ả Rập",
        facts=("G-09", "SN-05"),
        provision="page_number.numerals",
        remedy="Insert → Page Number → Format Page Numbers…, Number format: 1, 2, 3.",
        reason="Số trang đánh bằng chữ số Ả Rập.",
        good="2",
        bad="ii",
        look=_look_numerals,
        fix="safe",
    ),
    Rule(
        code="ND30-020",
        title="Số trang viết kèm chữ hoặc dấu",
        facts=("G-09",),
        clause="Phụ lục I, Phần I, Mục V, dòng 14",
        force="MẪU",
        remedy="chỉ để lại chữ số của số trang.",
        reason="Mẫu chữ của Nghị định in số trang là 2, 7, 13, không có chữ hay dấu kèm theo.",
        good="2",
        bad="Trang 2/5",
        look=_look_decoration,
    ),
)
