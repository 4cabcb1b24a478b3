"""Our lines against those that LibreOffice prints."""

from __future__ import annotations

import io

import docx
import pdfplumber
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from docgen.office import convert_documents
from docgen.typography import wrap_lines

PARAGRAPHS = (
    (
        "Nâng cao nhận thức, trách nhiệm của cấp ủy, chính quyền các cấp trong công tác bình đẳng giới; đẩy mạnh truyền "
        "thông trên hệ thống thông tin cơ sở, bảo đảm mỗi quý có ít nhất 04 tin, bài; tỷ lệ đạt 98,5 % vào năm 2025."
    ),
    (
        "Phòng Lao động - Thương binh và Xã hội chủ trì, phối hợp với Ủy ban Mặt trận Tổ quốc Việt Nam, Hội Liên hiệp Phụ nữ "
        "và các phòng, ban, ngành triển khai “Tháng hành động vì bình đẳng giới” từ 15/11 đến 15/12 năm 2024 (đợt cao điểm)."
    ),
    "ỦY BAN NHÂN DÂN THÀNH PHỐ YÊU CẦU THỦ TRƯỞNG CÁC CƠ QUAN, ĐƠN VỊ NGHIÊM TÚC TỔ CHỨC THỰC HIỆN KẾ HOẠCH NÀY.",
    (
        "Nghị quyết số 18-NQ/TW; Lao động-Thương binh, Sở Lao động –TB&XH, Sở Lao động -TB&XH; 15/11-15/12, 2026–2030; "
        "anh/chị, và/hoặc; (A)-(B); +84-238-3.824; B-5."
    ),
    "Chương trình giai đoạn 2021-2030 theo Nghị định số 30/2020/NĐ-CP; mức hỗ trợ 1.250.000 đồng/người/tháng.",
)


@pytest.mark.office
@pytest.mark.usefixtures("soffice")
@pytest.mark.parametrize(
    ("column_cm", "bold", "italic"),
    [
        (16, False, False),
        (16, True, False),
        (16, False, True),
        (16, True, True),
        (6.2, False, False),
        (8.6, True, False),
    ],
)
def test_paragraphs_break_where_libreoffice_breaks_them(column_cm: float, bold: bool, italic: bool):
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.left_margin, section.right_margin = Cm(21), Cm(3), Cm(18 - column_cm)
    for text in PARAGRAPHS:
        paragraph = made.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
        run = paragraph.add_run(text)
        run.font.name, run.font.size, run.font.bold, run.font.italic = "Times New Roman", Pt(14), bold, italic
    buffer = io.BytesIO()
    made.save(buffer)
    with pdfplumber.open(io.BytesIO(convert_documents({"a.docx": buffer.getvalue()}, to="pdf")["a.docx"])) as pdf:
        printed = [" ".join(line["text"].split()) for page in pdf.pages for line in page.extract_text_lines()]
    width = column_cm * 72 / 2.54
    assert printed == [
        line for text in PARAGRAPHS for line in wrap_lines(text, width_pt=width, size_pt=14, bold=bold, italic=italic)
    ]
