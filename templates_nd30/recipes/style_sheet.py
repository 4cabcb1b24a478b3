"""Turns the decree's letter styles (Phụ lục I, Phần I, Mục V) into Word styles named after the decree's parts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docgen.authoring.styles import GridTableStyle, ParagraphStyle, StyleSheet
from docgen.contracts import StyleId
from docgen.contracts.typesetting import POINTS_PER_MM
from docgen.typography import text_width
from templates_nd30.recipes import styles

if TYPE_CHECKING:
    from docgen.contracts import Decree, Typesetting

TITLE_GAP_PT = 24
"""White above the type name and the addressees; the model forms leave one to two lines."""
RULE_ABOVE_PT, RULE_BELOW_PT = 3, 6
"""White between a text and its rule line, and between the line and what follows."""
SIGNATURE_SPACE_PT = 66
"""Room for the signature and the seal, about four lines (the decree gives no number, fact CK-14)."""
END_GAP_PT = 14
TABLE_GAP_PT = 6
CELL_GAP_PT = 3
TABLE_PADDING_PT = 4.25
_ASCENT = 0.891
"""Height of the letters of Times New Roman above the base line, in sizes."""


def style_sheet(typesetting: Typesetting, decree: Decree) -> StyleSheet:
    """Every style the templates of this pack use."""
    return StyleSheet(
        font=decree.text("font.name"),
        color=decree.text("font.color"),
        size_pt=typesetting.sizes["body"],
        paragraphs=(
            *_head_styles(typesetting),
            *_title_styles(typesetting),
            *_addressee_styles(typesetting, decree),
            *_body_styles(typesetting),
            *_end_styles(typesetting),
            *_appendix_styles(typesetting),
            *_table_styles(typesetting),
            *_margin_styles(typesetting),
        ),
        table=GridTableStyle(id=StyleId.TABLE.value, name="ND30 Bảng", padding_pt=TABLE_PADDING_PT),
    )


def level_with(size_pt: float, neighbour_pt: float) -> float:
    """White to put above a line so that it stands on the base line of its larger neighbour in the same row."""
    return max(0.0, _ASCENT * (neighbour_pt - size_pt))


def _head_styles(typesetting: Typesetting) -> tuple[ParagraphStyle, ...]:
    size = typesetting.sizes
    return (
        ParagraphStyle(id=styles.NATIONAL, name="ND30 Quốc hiệu", size_pt=size["national"], bold=True, align="center"),
        ParagraphStyle(id=styles.MOTTO, name="ND30 Tiêu ngữ", size_pt=size["motto"], bold=True, align="center"),
        ParagraphStyle(
            id=styles.PARENT_AGENCY, name="ND30 Cơ quan chủ quản", size_pt=size["parent_agency"], align="center"
        ),
        ParagraphStyle(
            id=styles.ISSUER, name="ND30 Cơ quan ban hành", size_pt=size["issuer"], bold=True, align="center"
        ),
        ParagraphStyle(
            id=styles.NUMBER,
            name="ND30 Số ký hiệu",
            size_pt=size["number"],
            align="center",
            space_before_pt=level_with(size["number"], size["place_date"]),
        ),
        ParagraphStyle(
            id=styles.PLACE_DATE,
            name="ND30 Địa danh ngày",
            size_pt=size["place_date"],
            italic=True,
            align="center",
            space_before_pt=level_with(size["place_date"], size["number"]),
        ),
        ParagraphStyle(
            id=StyleId.MARK.value,
            name="ND30 Dấu chỉ",
            size_pt=size["urgency_mark"],
            bold=True,
            align="center",
            space_before_pt=RULE_BELOW_PT,
        ),
        ParagraphStyle(
            id=StyleId.RULE.value,
            name="ND30 Đường kẻ",
            size_pt=4,
            align="center",
            space_before_pt=RULE_ABOVE_PT,
            line=RULE_BELOW_PT,
            line_rule="exact",
        ),
    )


def _title_styles(typesetting: Typesetting) -> tuple[ParagraphStyle, ...]:
    size = typesetting.sizes
    return (
        ParagraphStyle(
            id=styles.TYPE,
            name="ND30 Tên loại",
            size_pt=size["type"],
            bold=True,
            align="center",
            space_before_pt=TITLE_GAP_PT,
            keep_next=True,
            next_id=styles.SUBJECT,
        ),
        ParagraphStyle(
            id=styles.SUBJECT,
            name="ND30 Trích yếu",
            size_pt=size["subject"],
            bold=True,
            align="center",
            keep_next=True,
            keep_lines=True,
        ),
    )


def _addressee_styles(typesetting: Typesetting, decree: Decree) -> tuple[ParagraphStyle, ...]:
    size = typesetting.sizes["addressees"]
    label = decree.text("wording.addressees_label")
    indent = decree.number("layout.addressees_indent") * POINTS_PER_MM
    # The dash of each line stands under the colon of the label (fact NN-05); its text is set off by the dash.
    dash = text_width(decree.text("recipients.addressees_line_start"), size_pt=size)
    colon = indent + text_width(label.removesuffix(":"), size_pt=size)
    gap = typesetting.space_before_pt
    return (
        ParagraphStyle(
            id=styles.ADDRESSEE,
            name="ND30 Kính gửi",
            size_pt=size,
            align="center",
            space_before_pt=gap,
            space_after_pt=gap,
        ),
        ParagraphStyle(
            id=styles.ADDRESSEES,
            name="ND30 Kính gửi nhiều nơi",
            size_pt=size,
            left_pt=indent,
            space_before_pt=gap,
            keep_next=True,
            next_id=styles.ADDRESSEE_LINE,
        ),
        ParagraphStyle(
            id=styles.ADDRESSEE_LINE, name="ND30 Nơi kính gửi", size_pt=size, left_pt=colon + dash, first_line_pt=-dash
        ),
    )


def _running(typesetting: Typesetting, style_id: str, name: str) -> ParagraphStyle:
    """Lời văn: justified, first line indented, gap between paragraphs, line spacing of the house."""
    return ParagraphStyle(
        id=style_id,
        name=name,
        size_pt=typesetting.sizes["body"],
        align="both",
        first_line_pt=typesetting.first_line_pt,
        space_before_pt=typesetting.space_before_pt,
        space_after_pt=typesetting.space_after_pt,
        line=typesetting.line_spacing,
    )


def _heading(typesetting: Typesetting, style_id: str, name: str, *, element: str, level: int) -> ParagraphStyle:
    """A heading stands like running text, bold, never alone at the foot of a page."""
    return replace(
        _running(typesetting, style_id, name),
        size_pt=typesetting.sizes[element],
        bold=True,
        keep_next=True,
        keep_lines=True,
        outline_level=level,
        next_id=styles.TEXT,
    )


def _body_styles(typesetting: Typesetting) -> tuple[ParagraphStyle, ...]:
    return (
        replace(_running(typesetting, styles.LEGAL_BASIS, "ND30 Căn cứ"), italic=True),
        _running(typesetting, styles.TEXT, "ND30 Lời văn"),
        replace(_running(typesetting, styles.LAST_TEXT, "ND30 Lời văn cuối"), keep_next=True),
        _running(typesetting, styles.CLAUSE, "ND30 Khoản"),
        replace(
            _heading(typesetting, styles.DIVISION, "ND30 Phần", element="chapter_number", level=1),
            align="center",
            first_line_pt=0,
        ),
        _heading(typesetting, styles.SECTION, "ND30 Mục", element="section", level=1),
        _heading(typesetting, styles.CLAUSE_TITLE, "ND30 Khoản có tiêu đề", element="clause_title", level=2),
        _heading(typesetting, styles.SUBCLAUSE_TITLE, "ND30 Điểm có tiêu đề", element="clause_title", level=3),
    )


def _end_styles(typesetting: Typesetting) -> tuple[ParagraphStyle, ...]:
    size = typesetting.sizes
    level = level_with(size["recipients_label"], size["authority"])
    block = (
        ParagraphStyle(
            id=styles.END_GAP, name="ND30 Trước chữ ký", size_pt=4, line=END_GAP_PT, line_rule="exact", keep_next=True
        ),
        ParagraphStyle(
            id=styles.RECIPIENTS_LABEL,
            name="ND30 Nơi nhận",
            size_pt=size["recipients_label"],
            bold=True,
            italic=True,
            space_before_pt=level,
            next_id=styles.RECIPIENTS,
        ),
        ParagraphStyle(id=styles.RECIPIENTS, name="ND30 Danh sách nơi nhận", size_pt=size["recipients"]),
        ParagraphStyle(id=styles.AUTHORITY, name="ND30 Chức vụ", size_pt=size["authority"], bold=True, align="center"),
        ParagraphStyle(
            id=styles.SIGNATURE,
            name="ND30 Chữ ký",
            size_pt=size["full_name"],
            align="center",
            line=SIGNATURE_SPACE_PT,
            line_rule="at_least",
            next_id=styles.FULL_NAME,
        ),
        ParagraphStyle(
            id=styles.OTHER_TITLE, name="ND30 Chức vụ khác", size_pt=size["full_name"], bold=True, align="center"
        ),
        ParagraphStyle(id=styles.FULL_NAME, name="ND30 Họ tên", size_pt=size["full_name"], bold=True, align="center"),
    )
    # Everything from the last words of the text to the name of the signer stays on one page.
    return tuple(replace(style, keep_next=True, keep_lines=True) for style in block)


def _appendix_styles(typesetting: Typesetting) -> tuple[ParagraphStyle, ...]:
    size = typesetting.sizes
    return (
        ParagraphStyle(
            id=styles.APPENDIX,
            name="ND30 Phụ lục",
            size_pt=size["appendix"],
            bold=True,
            align="center",
            keep_next=True,
            outline_level=1,
            next_id=styles.APPENDIX_TITLE,
        ),
        ParagraphStyle(
            id=styles.APPENDIX_TITLE,
            name="ND30 Tiêu đề phụ lục",
            size_pt=size["appendix_title"],
            bold=True,
            align="center",
            keep_next=True,
            keep_lines=True,
            next_id=styles.APPENDIX_REFERENCE,
        ),
        ParagraphStyle(
            id=styles.APPENDIX_REFERENCE,
            name="ND30 Kèm theo",
            size_pt=size["appendix_reference"],
            italic=True,
            align="center",
            keep_next=True,
        ),
        ParagraphStyle(
            id=styles.APPENDIX_NOTE,
            name="ND30 Ghi chú phụ lục",
            size_pt=size["appendix_reference"],
            italic=True,
            align="center",
            space_before_pt=typesetting.space_before_pt,
            keep_next=True,
        ),
    )


def _table_styles(typesetting: Typesetting) -> tuple[ParagraphStyle, ...]:
    cell = ParagraphStyle(
        id=StyleId.TABLE_CELL.value,
        name="ND30 Ô bảng",
        size_pt=typesetting.sizes["table"],
        space_before_pt=CELL_GAP_PT,
        space_after_pt=CELL_GAP_PT,
    )
    group = replace(cell, id=StyleId.TABLE_GROUP.value, name="ND30 Nhóm bảng", bold=True, keep_next=True)
    return (
        replace(group, id=StyleId.TABLE_HEADER.value, name="ND30 Đầu bảng", align="center"),
        cell,
        group,
        ParagraphStyle(
            id=styles.TABLE_GAP, name="ND30 Trước bảng", size_pt=4, line=TABLE_GAP_PT, line_rule="exact", keep_next=True
        ),
    )


def _margin_styles(typesetting: Typesetting) -> tuple[ParagraphStyle, ...]:
    size = typesetting.sizes
    return (
        ParagraphStyle(id=styles.ADDRESS, name="ND30 Địa chỉ", size_pt=size["address"], align="center"),
        ParagraphStyle(id=styles.PAGE_NUMBER, name="ND30 Số trang", size_pt=size["page_number"], align="center"),
        ParagraphStyle(
            id=styles.SIGNING_INFO, name="ND30 Thông tin ký số", size_pt=size["signing_info"], align="right"
        ),
        ParagraphStyle(id=styles.GAP, name="ND30 Ngắt", size_pt=1, line=1, line_rule="exact"),
    )
