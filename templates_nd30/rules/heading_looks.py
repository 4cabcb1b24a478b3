"""Turns phần, chương, mục and điều into breaches of place, weight, slant and size (ND30-634, ND30-636 to ND30-638)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docgen.anatomy.results import Level
from docgen.contracts.rule import Breach, Rule
from docgen.diagnostics import Severity
from docgen.ooxml.edits import ParagraphEdit, RunEdit
from templates_nd30.rules.headings import NO_LABELLED, NO_OWN_LINE, OWN, Heading, each_heading, is_section_title
from templates_nd30.rules.looks import letters_of, stretches
from templates_nd30.rules.words import points, span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.contracts.rule import Examination
    from docgen.ooxml import Run
    from templates_nd30.rules.looks import Letters

_ELEMENT: Final = {
    Level.PART: "part_number",
    Level.CHAPTER: "chapter_number",
    Level.SECTION: "division_number",
    Level.SUBSECTION: "division_number",
    Level.ARTICLE: "article",
    Level.ROMAN: "section",
}


def _look_centre(x: Examination, heading: Heading) -> Iterator[Breach]:
    start, end = heading.rest
    items = [heading.item, *([heading.title] if heading.title else [])]
    if start < end and "\n" not in heading.paragraph.text:
        return
    for item in items:
        paragraph = x.paragraph_of(item.entry)
        # Tabs or a wide indent may put it in the middle as well.
        if paragraph.format.alignment == "center" or paragraph.text.startswith("\t"):
            continue
        index = x.index_at(item.entry)
        pushed = paragraph.text.startswith("    ") or paragraph.format.indent_left > 1500  # noqa: PLR2004 - over 2.6 cm
        yield Breach(
            message=f"“{item.entry.words}” không canh giữa.",
            measured="không canh giữa",
            required="canh giữa",
            anchor=x.anchor_of(item.entry),
            severity=Severity.WARN if pushed else None,
            edits=()
            if pushed
            else (ParagraphEdit(index, alignment="center", indent_left=0, indent_right=0, indent_first=0),),
            confidence=item.entry.confidence,
        )


def _pieces(x: Examination, heading: Heading) -> list[Letters]:
    """The letters of number and title; of an article only the label, for the text may run on behind it."""
    item = heading.item
    if item.level is Level.ARTICLE:
        end = item.text_start
        return list(letters_of(heading.paragraph, heading.index, item.entry.start, end))
    pieces = list(letters_of(heading.paragraph, heading.index, item.entry.start, item.entry.end))
    if heading.title is not None:
        entry = heading.title.entry
        pieces += letters_of(x.paragraph_of(entry), x.index_at(entry), entry.start, entry.end)
    return pieces


def _look_weight(x: Examination, heading: Heading) -> Iterator[Breach]:
    if heading.item.level is Level.ROMAN and not is_section_title(x, heading.item):
        return
    for letters, _ in stretches(_pieces(x, heading), lambda run: None if run.format.bold else True):
        yield Breach(
            message=f"“{heading.item.label}” không in đậm; quy định chữ đậm.",
            measured="chữ không đậm",
            required="chữ đậm",
            anchor=letters.anchor,
            edits=(RunEdit(letters.paragraph, letters.start, letters.end, bold=True),),
            confidence=heading.item.entry.confidence,
        )


def _look_slant(x: Examination, heading: Heading) -> Iterator[Breach]:
    if heading.item.level is Level.ROMAN and not is_section_title(x, heading.item):
        return
    for letters, _ in stretches(_pieces(x, heading), lambda run: True if run.format.italic else None):
        yield Breach(
            message=f"“{heading.item.label}” in nghiêng; quy định chữ đứng.",
            measured="chữ nghiêng",
            required="chữ đứng",
            anchor=letters.anchor,
            edits=(RunEdit(letters.paragraph, letters.start, letters.end, italic=False),),
            confidence=heading.item.entry.confidence,
        )


def _look_size(x: Examination, heading: Heading) -> Iterator[Breach]:
    key = f"element.{_ELEMENT[heading.item.level]}.size"
    least, greatest = x.decree.range(key)
    if heading.item.level is Level.ROMAN and not is_section_title(x, heading.item):
        return

    def measure(run: Run) -> float | None:
        return None if run.note or least <= run.format.size <= greatest else run.format.size

    for letters, size in stretches(_pieces(x, heading), measure):
        yield Breach(
            message=f"“{heading.item.label}” cỡ chữ {points(size)}; quy định {span_of(x.decree, key)}.",
            measured=points(size),
            required=span_of(x.decree, key),
            anchor=letters.anchor,
            edits=(
                RunEdit(letters.paragraph, letters.start, letters.end, size=min(max(size, least), greatest), mark=True),
            ),
            confidence=heading.item.entry.confidence,
        )


_ALL: Final = frozenset(_ELEMENT)

RULES: tuple[Rule, ...] = (
    Rule(
        code="ND30-634",
        title="Số, tên phần, chương, mục không canh giữa",
        facts=("BC-01", "BC-02"),
        provision="element.chapter_number.case",
        box="6",
        remedy="chọn dòng số và dòng tên, bấm Ctrl+E (Home → Center), bỏ thụt đầu dòng.",
        reason="Phần, chương, mục đứng giữa để người đọc thấy ngay bố cục.",
        good="canh giữa",
        bad="sát lề trái",
        look=each_heading(OWN, _look_centre, NO_OWN_LINE),
        fix="safe",
    ),
    Rule(
        code="ND30-636",
        title="Số, tên phần, chương, mục, điều không in đậm",
        facts=("BC-01", "BC-02", "BC-03", "BC-08"),
        provision="element.section.bold",
        box="6",
        remedy="chọn số và tên, bấm Ctrl+B.",
        reason="Chữ đậm cho thấy chỗ bắt đầu của từng đơn vị bố cục.",
        good="chữ đậm",
        bad="chữ không đậm",
        look=each_heading(_ALL, _look_weight, NO_LABELLED),
        fix="safe",
    ),
    Rule(
        code="ND30-637",
        title="Số, tên phần, chương, mục, điều in nghiêng",
        facts=("BC-01", "BC-02", "BC-03", "BC-08"),
        provision="element.section.italic",
        box="6",
        remedy="chọn số và tên, bấm Ctrl+I để bỏ chữ nghiêng.",
        reason="Tiêu đề của các đơn vị bố cục in chữ đứng.",
        good="chữ đứng",
        bad="chữ nghiêng",
        look=each_heading(_ALL, _look_slant, NO_LABELLED),
        fix="safe",
    ),
    Rule(
        code="ND30-638",
        title="Cỡ chữ của số, tên phần, chương, mục, điều ngoài khoảng quy định",
        facts=("BC-01", "BC-02", "BC-03", "BC-08"),
        provision="element.section.size",
        box="6",
        remedy="chọn số và tên, Home → Font Size, chọn 13 hoặc 14.",
        reason="Tiêu đề in cùng khoảng cỡ chữ với lời văn.",
        good="14",
        bad="16",
        look=each_heading(_ALL, _look_size, NO_LABELLED),
        fix="safe",
    ),
)
