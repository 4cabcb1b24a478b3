"""Turns the decree's numbers into the template of any administrative document: form 1.4 with a type name, or 1.5."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docgen.authoring.elements import paragraph
from docgen.authoring.styles import ParagraphStyle
from docgen.authoring.tags import when
from templates_nd30.recipes import head, styles
from templates_nd30.recipes.named import draw_from
from templates_nd30.recipes.style_sheet import TITLE_GAP_PT, style_sheet

if TYPE_CHECKING:
    from docgen.authoring.styles import StyleSheet
    from docgen.contracts import Decree, Typesetting


def draw_general(typesetting: Typesetting, decree: Decree) -> bytes:
    """The bytes of the template `van-ban`: a công văn has its subject under the number, any other type its title."""
    beginning = (
        head.head(typesetting, decree, head.letter_subject()),
        *when("is_named", head.title(), [paragraph(styles.LETTER_GAP)]),
    )
    title = "Văn bản hành chính (Nghị định số 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.4 và 1.5)"
    return draw_from(title, beginning, _with_letter_styles(typesetting, decree), typesetting, decree)


def _with_letter_styles(typesetting: Typesetting, decree: Decree) -> StyleSheet:
    sheet = style_sheet(typesetting, decree)
    subject = ParagraphStyle(
        id=styles.LETTER_SUBJECT,
        name="ND30 Trích yếu công văn",
        size_pt=typesetting.sizes["letter_subject"],
        align="center",
        space_before_pt=decree.number("layout.letter_subject_gap"),
    )
    gap = ParagraphStyle(
        id=styles.LETTER_GAP, name="ND30 Dưới trích yếu công văn", size_pt=4, line=TITLE_GAP_PT, line_rule="exact"
    )
    return replace(sheet, paragraphs=(*sheet.paragraphs, subject, gap))
