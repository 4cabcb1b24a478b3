"""Turns the decree's numbers into the template of any administrative document: forms 1.1, 1.2, 1.4 and 1.5."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docgen.authoring.elements import paragraph
from docgen.authoring.styles import ParagraphStyle
from docgen.authoring.tags import each, printed, when
from templates_nd30.recipes import head, styles
from templates_nd30.recipes.named import Form, draw_form
from templates_nd30.recipes.style_sheet import TITLE_GAP_PT, style_sheet

if TYPE_CHECKING:
    from docgen.authoring.styles import StyleSheet
    from docgen.contracts import Decree, Typesetting


def draw_general(typesetting: Typesetting, decree: Decree) -> bytes:
    """The bytes of the template `van-ban`: a công văn has its subject under the number, any other type its title.

    A quyết định and a nghị quyết name their authority above the căn cứ and their enacting words below them.
    """
    beginning = (
        head.head(typesetting, decree, head.letter_subject()),
        *when("is_named", head.title(), [paragraph(styles.LETTER_GAP)]),
        *each("line", "issuing_authority", [paragraph(styles.DECIDING, printed("line"))]),
    )
    form = Form(
        title="Văn bản hành chính (Nghị định số 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.1, 1.2, 1.4, 1.5)",
        beginning=beginning,
        sheet=_with_own_styles(typesetting, decree),
        before_body=tuple(when("has_enacting_words", [paragraph(styles.ENACTING, printed("enacting_words"))])),
        has_articles=True,
    )
    return draw_form(form, typesetting, decree)


def _with_own_styles(typesetting: Typesetting, decree: Decree) -> StyleSheet:
    sheet = style_sheet(typesetting, decree)
    deciding = ParagraphStyle(
        id=styles.DECIDING,
        name="ND30 Thẩm quyền ban hành",
        size_pt=typesetting.sizes["body"],
        bold=True,
        align="center",
        space_before_pt=2 * typesetting.space_before_pt,
        space_after_pt=typesetting.space_before_pt,
        keep_next=True,
    )
    enacting = replace(deciding, id=styles.ENACTING, name="ND30 Lời ban hành")
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
    return replace(sheet, paragraphs=(*sheet.paragraphs, subject, gap, deciding, enacting))
