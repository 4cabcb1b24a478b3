"""Headings as authors type them, `Phần I` over its title, `1 Mục đích` without a dot; cells merged downwards."""

from io import BytesIO

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH

from docgen.api import render
from docgen.api.reading import read_document

BOLD = frozenset({"KẾ HOẠCH", "1 Mục đích", "2 Yêu cầu"})


def read(page):
    stream = BytesIO()
    page.save(stream)
    result = read_document(stream.getvalue())
    assert result.leftovers == ()
    return result


def plan():
    page = docx.Document()
    for line in (
        "KẾ HOẠCH", "Công tác bình đẳng giới năm 2026", "Ủy ban nhân dân xã xây dựng kế hoạch như sau:",
        "Phần I", "MỤC ĐÍCH, YÊU CẦU", "1 Mục đích", "Nâng cao nhận thức.", "2 Yêu cầu", "Thiết thực, hiệu quả.",
        "Phần II", "TỔ CHỨC THỰC HIỆN", "Giao công chức văn hóa theo dõi.",
    ):  # fmt: skip
        is_heading = line in BOLD or line.isupper() or line.startswith("Phần")
        paragraph = page.add_paragraph()
        paragraph.add_run(line).bold = is_heading
        if is_heading and not line[0].isdigit():
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return page


def test_a_typed_part_is_known_by_the_title_below_it_and_numbers_need_no_dot():
    first, second = read(plan()).document.sections
    assert (first.part, first.title) == ("purposes_requirements", "Phần I\nMục đích, yêu cầu")
    assert [(item.part, item.title) for item in first.items] == [("purposes", "Mục đích"), ("requirements", "Yêu cầu")]
    assert [item.paragraphs for item in first.items] == [("Nâng cao nhận thức.",), ("Thiết thực, hiệu quả.",)]
    assert (second.part, second.title) == ("implementation", "Phần II\nTổ chức thực hiện")


def test_a_typed_part_reads_back_as_it_was_printed():
    once = read(plan()).document
    again = read_document(render(once, draft=True, embed_data=False).bytes).document
    assert [section.title for section in again.sections] == [section.title for section in once.sections]


def test_a_heading_that_begins_with_a_quantity_keeps_it():
    page = docx.Document()
    for line in ("THÔNG BÁO", "Về việc thử năm 2026", "", "I. NỘI DUNG"):
        page.add_paragraph(line)
    page.add_paragraph().add_run("12 xóm được kiểm tra").bold = True
    page.add_paragraph("Kiểm tra trong tháng 9.")
    stream = BytesIO()
    page.save(stream)
    assert "12 xóm" in str(read_document(stream.getvalue()).document.model_dump())


def test_a_cell_merged_downwards_is_said_in_each_row_but_a_number_once():
    page = docx.Document()
    for line in ("THÔNG BÁO", "Về việc thử năm 2026", "", "I. NỘI DUNG"):
        page.add_paragraph(line)
    rows = (
        ("Tên", "Mức", "Hoàn thành"),
        ("Hội nghị", "15", "Quý II"),
        ("Hội thi", "", ""),
        ("Tập huấn", "3", "Quý III"),
    )
    table = page.add_table(4, 3)
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.paragraphs[0].add_run(text).bold = cells is rows[0]
    table.cell(1, 1).merge(table.cell(2, 1))
    table.cell(1, 2).merge(table.cell(2, 2))
    result = read(page)
    found = result.document.sections[0].table
    assert [[cell.text or "" for cell in row.cells] for row in found.rows] == [
        ["Hội nghị", "15", "Quý II"],
        ["Hội thi", "", "Quý II"],
        ["Tập huấn", "3", "Quý III"],
    ]
    assert any("Ô gộp dọc" in notice.message for notice in result.notices)
