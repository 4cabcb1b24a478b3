"""Turns mục in Roman numerals and the titles of phần, chương, điều into breaches (ND30-645, ND30-646, ND30-649)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.anatomy.results import Level, PartKind
from docgen.contracts.rule import Breach, Rule
from docgen.diagnostics import Severity
from docgen.ooxml.edits import ParagraphEdit, TextEdit
from docgen.vietnamese.text import upper_text
from templates_nd30.rules.headings import headings_of, is_section_title
from templates_nd30.rules.looks import is_in_capitals, letters_of
from templates_nd30.rules.structure import LONGEST_TITLE, body_items
from templates_nd30.rules.words import twips_of_mm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.contracts.rule import Examination


def _look_section_case(x: Examination) -> Iterator[Breach]:
    for _, item in body_items(x, Level.ROMAN):
        paragraph = x.paragraph_of(item.entry)
        text = paragraph.text[item.text_start : item.entry.end].strip()
        pieces = list(letters_of(paragraph, x.index_at(item.entry), item.text_start, item.entry.end))
        made = pieces and all(piece.run.format.caps or piece.run.format.small_caps for piece in pieces)
        is_title = pieces and all(piece.run.format.bold for piece in pieces) and len(text) < LONGEST_TITLE
        if made or not is_title or is_in_capitals(text):
            continue
        end = item.entry.start + len(paragraph.text[item.entry.start : item.entry.end].rstrip())
        yield Breach(
            message=f"Tên mục {item.label} có chữ thường; quy định chữ in hoa.",
            measured=text,
            required=upper_text(text),
            anchor=x.anchor_of(item.entry),
            severity=Severity.WARN,
            edits=(
                TextEdit(
                    x.index_at(item.entry), item.text_start, end, upper_text(paragraph.text[item.text_start : end])
                ),
            ),
        )


def _look_section_centre(x: Examination) -> Iterator[Breach]:
    for _, item in body_items(x, Level.ROMAN):
        index = x.index_at(item.entry)
        paragraph = x.paragraphs[index].paragraph
        if paragraph.format.alignment != "center" or not is_section_title(x, item) or "\n" in paragraph.text:
            continue
        first = twips_of_mm(max(x.decree.range("body.first_line.choices")))
        yield Breach(
            message=f"Mục {item.label} canh giữa.",
            measured="canh giữa",
            required="sát lề hoặc thụt đầu dòng như lời văn",
            anchor=x.anchor_of(item.entry),
            edits=(ParagraphEdit(index, alignment="both", indent_left=0, indent_right=0, indent_first=first),),
        )


def _look_titles(x: Examination) -> Iterator[Breach]:
    for heading in headings_of(x, frozenset({Level.PART, Level.CHAPTER})):
        start, end = heading.rest
        if heading.title is None and start >= end:
            yield Breach(
                message=f"{heading.item.label} không có tên.",
                measured="không có tên",
                required="tên in hoa ở dòng dưới",
                anchor=x.anchor_of(heading.item.entry),
                severity=Severity.WARN,
            )
    for part in x.anatomy.parts:
        if part.kind is not PartKind.ATTACHED or not any(item.level is Level.CHAPTER for item in part.body):
            continue
        for item in part.body:
            text = x.paragraph_of(item.entry).text[item.text_start : item.entry.end].strip()
            if item.level is Level.ARTICLE and (not text or (text.endswith((".", ":")) and len(text) > LONGEST_TITLE)):
                yield Breach(
                    message=f"{item.label.rstrip('.')} không có tên.",
                    measured="không có tên",
                    required="“Điều 1. Tên điều”",
                    anchor=x.anchor_of(item.entry),
                    severity=Severity.WARN,
                )


RULES: tuple[Rule, ...] = (
    Rule(
        code="ND30-645",
        title="Tên mục (I., II.) không in hoa",
        facts=("BC-08",),
        provision="element.section.case",
        box="6",
        remedy="chọn tên mục, Home → Change Case → UPPERCASE.",
        reason="Số thứ tự và tên của mục in hoa, đậm trên một dòng.",
        good="I. MỤC ĐÍCH, YÊU CẦU",
        bad="I. Mục đích, yêu cầu",
        look=_look_section_case,
        fix="safe",
    ),
    Rule(
        code="ND30-646",
        title="Mục (I., II.) canh giữa",
        facts=("BC-08",),
        clause="Phụ lục I, Phần I, Mục V, dòng 6b",
        force="TH",
        box="6",
        remedy="chọn dòng, bấm Ctrl+J, đặt First line 1 cm hoặc 1,27 cm.",
        reason="Ví dụ ở Mục V và chính các Phụ lục của Nghị định để tên mục ở bên trái, thụt đầu dòng.",
        good="thụt đầu dòng",
        bad="canh giữa",
        look=_look_section_centre,
        fix="safe",
    ),
    Rule(
        code="ND30-649",
        title="Phần, chương, điều không có tên",
        facts=("BC-04",),
        clause="Phụ lục I, Phần I, Mục II, khoản 6, điểm d",
        force="BB",
        box="6",
        remedy="thêm tên cho phần, chương (dòng dưới, in hoa) và cho điều của quy chế, quy định (sau “Điều 1.”).",
        reason="Tên cho biết nội dung chính của từng đơn vị bố cục.",
        good="Chương I / QUY ĐỊNH CHUNG",
        bad="Chương I (không có tên)",
        look=_look_titles,
    ),
)
