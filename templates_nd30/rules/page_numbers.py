"""Turns headers and footers into breaches of whether and where pages are numbered (ND30-011, 012, 014, 018, 019)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.contracts.rule import Breach, Examination, Rule, Skip
from docgen.diagnostics import Anchor
from docgen.ooxml.edits import PageNumberEdit, ParagraphRemoval, SectionEdit
from docgen.vietnamese.text import squeeze
from templates_nd30.rules.page_number_fields import PageNumber, page_numbers, paragraphs_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.ooxml import Section

_SURELY_TWO_PAGES = 6000
"""Letters that no A4 page holds at 13 pt, single spaced."""
_DIGITS = re.compile(r"[-–—\s]*[0-9]{1,3}[-–—\s]*")


def _has_two_pages(x: Examination) -> bool:
    """Whether the text surely runs over its first page: a page break, noted or typed, a section, too many letters."""
    body = [placed.paragraph for placed in x.paragraphs if placed.story == "body"]
    if any(section.type not in {"continuous", "nextColumn"} for section in x.sections[1:]):
        return True
    if any("\f" in paragraph.text or paragraph.format.page_break_before for paragraph in body[1:]):
        return True
    if any(paragraph.page_starts for paragraph in body):
        return True
    return sum(len(paragraph.text) for paragraph in body) > _SURELY_TWO_PAGES


def _look_missing(x: Examination) -> Iterator[Breach | Skip]:
    if any(page_numbers(x)) or any(_typed_numbers(x)):
        return
    if not _has_two_pages(x):
        yield Skip("không biết văn bản có quá một trang không; trang đầu không hiển thị số trang")
        return
    yield Breach(
        message="Văn bản có nhiều trang mà không có số trang.",
        measured="không có số trang",
        required="số trang ở giữa lề trên, từ trang 2",
        edits=(_inserted(x, 0), SectionEdit(0, title_page=True)),
    )


def _inserted(x: Examination, section: int) -> PageNumberEdit:
    return PageNumberEdit(section, font=x.decree.text("font.name"), size=x.decree.range("page_number.size")[1])


def _look_place(x: Examination) -> Iterator[Breach | Skip]:
    headers = {number.section for number in page_numbers(x) if number.slot == "header_default"}
    for number in page_numbers(x):
        if number.slot.startswith("footer"):
            index = x.index_of(number.paragraph)
            edits = []
            if number.slot == "footer_default" and number.section not in headers:
                edits.append(_inserted(x, number.section))
            alone = is_alone(number)
            yield Breach(
                message="Số trang ở chân trang; quy định đặt ở đầu trang, trong lề trên.",
                measured="chân trang",
                required="đầu trang (trong lề trên)",
                anchor=Anchor(paragraph=index),
                edits=(*edits, ParagraphRemoval(index)) if alone and not number.loose else (),
            )


def is_alone(number: PageNumber) -> bool:
    """Whether the paragraph holds the page number and nothing a person wrote."""
    return squeeze(number.paragraph.text) == squeeze(number.run.text)


def _look_first_page(x: Examination) -> Iterator[Breach | Skip]:
    first = [number for number in page_numbers(x) if number.section == 0]
    if not first:
        yield Skip("văn bản không có số trang")
        return
    section = x.sections[0]
    if section.title_page:
        shown = [number for number in first if number.slot.endswith("first")]
        edits: tuple[ParagraphRemoval, ...] = ()
        for number in shown:
            index = x.index_of(number.paragraph)
            edits = (ParagraphRemoval(index),) if is_alone(number) and not number.loose else ()
            yield _shown_on_first(Anchor(paragraph=index), edits)
    elif any(number.slot.endswith("default") for number in first):
        # Only a first page that shows nothing else may get its own, empty header.
        bare = not _has_other_words(section)
        yield _shown_on_first(Anchor(section=0), (SectionEdit(0, title_page=True),) if bare else ())


def _shown_on_first(anchor: Anchor, edits: tuple[SectionEdit | ParagraphRemoval, ...]) -> Breach:
    return Breach(
        message="Số trang hiện ở trang thứ nhất; quy định không hiển thị.",
        measured="hiện ở trang 1",
        required="không hiển thị ở trang 1",
        anchor=anchor,
        edits=edits,
    )


def _has_other_words(section: Section) -> bool:
    for slot in ("header_default", "footer_default"):
        for paragraph, _ in paragraphs_in(getattr(section, slot)):
            words = "".join(run.text for run in paragraph.runs if not run.field.upper().startswith("PAGE"))
            if words.strip() or paragraph.drawings:
                return True
    return False


def _look_start(x: Examination) -> Iterator[Breach | Skip]:
    if not any(page_numbers(x)):
        yield Skip("văn bản không có số trang")
        return
    start, wanted = x.sections[0].number_start, int(x.decree.number("page_number.first"))
    if start not in {None, wanted}:
        yield Breach(
            message=f"Số trang bắt đầu từ {start}; quy định đánh số từ {wanted}.",
            measured=str(start),
            required=str(wanted),
            anchor=Anchor(section=0),
            edits=(SectionEdit(0, number_start=wanted),),
        )


def _typed_numbers(x: Examination) -> Iterator[int]:
    """Indices of header and footer paragraphs that are a number typed by hand."""
    for index, placed in enumerate(x.paragraphs):
        paragraph = placed.paragraph
        typed = placed.story in {"header", "footer"} and _DIGITS.fullmatch(paragraph.text)
        if typed and not any(run.field for run in paragraph.runs):
            yield index


def _look_typed(x: Examination) -> Iterator[Breach | Skip]:
    for index in _typed_numbers(x):
        yield Breach(
            message="Số trang gõ bằng tay nên trang nào cũng hiện một số.",
            measured="chữ số gõ tay",
            required="số trang tự động",
            anchor=Anchor(paragraph=index),
        )


_OPEN_HEADER = "Insert → Page Number → Top of Page → Plain Number 2 (giữa)"

RULES: tuple[Rule, ...] = (
    Rule(
        code="ND30-011",
        title="Văn bản nhiều trang không có số trang",
        facts=("G-09",),
        provision="page_number.place",
        remedy=f"{_OPEN_HEADER}; đánh dấu Different First Page.",
        reason="Người nhận cần biết văn bản đủ trang và đúng thứ tự.",
        good="2",
        bad="không có số trang",
        look=_look_missing,
        fix="safe",
    ),
    Rule(
        code="ND30-012",
        title="Số trang ở chân trang",
        facts=("G-09",),
        provision="page_number.place",
        remedy=f"xoá số trang ở chân trang, rồi {_OPEN_HEADER}.",
        reason="Số trang đặt trong phần lề trên; số trang ở góc phải dưới là thói quen của Thông tư 01/2011/TT-BNV.",
        good="số trang giữa đầu trang",
        bad="số trang ở góc phải chân trang",
        look=_look_place,
        fix="safe",
        gather=True,
    ),
    Rule(
        code="ND30-014",
        title="Số trang hiện ở trang thứ nhất",
        facts=("G-09",),
        provision="page_number.hidden_on_first_page",
        remedy="mở đầu trang, đánh dấu Different First Page và để trống đầu trang của trang đầu.",
        reason="Trang thứ nhất đã có Quốc hiệu nên không hiển thị số trang.",
        good="trang 1 không có số",
        bad="trang 1 có số 1",
        look=_look_first_page,
        fix="safe",
    ),
    Rule(
        code="ND30-018",
        title="Số trang không bắt đầu từ 1",
        facts=("G-09",),
        provision="page_number.first",
        remedy="Insert → Page Number → Format Page Numbers…, Start at: 1.",
        reason="Số trang đánh từ số 1.",
        good="trang đầu là trang 1",
        bad="trang đầu là trang 0",
        look=_look_start,
        fix="safe",
    ),
    Rule(
        code="ND30-019",
        title="Số trang gõ bằng tay",
        facts=("G-09",),
        provision="page_number.numerals",
        remedy=f"xoá chữ số ấy, rồi {_OPEN_HEADER}.",
        reason="Chữ số gõ ở đầu trang lặp lại y nguyên trên mọi trang.",
        good="số trang tự động",
        bad="chữ số 2 gõ vào đầu trang",
        look=_look_typed,
    ),
)
