"""The header of a table is known also where it has no look of its own; no words are made up where there is none."""

from io import BytesIO

import docx
import pytest

from docgen.api import dump, load, render
from docgen.api.checking import check
from docgen.api.reading import read_document
from docgen.diagnostics import Severity


def page_with(rows):
    """A plan with one table of plain cells."""
    page = docx.Document()
    for line in ("UBND XÃ TÂN KỲ", "Số: 12/KH-UBND", "Tân Kỳ, ngày 12 tháng 3 năm 2026", "KẾ HOẠCH", "Tiêm chủng"):
        page.add_paragraph(line)
    page.add_paragraph("I. NHIỆM VỤ")
    page.add_paragraph("1. Giao chỉ tiêu như bảng sau:")
    table = page.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    for line in ("II. TỔ CHỨC THỰC HIỆN", "1. Các thôn thực hiện Kế hoạch này.", "CHỦ TỊCH", "", "Nguyễn Hữu Cầu"):
        page.add_paragraph(line)
    stream = BytesIO()
    page.save(stream)
    return stream.getvalue()


def table_of(read):
    return read.document.sections[0].items[0].table


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([("TT", "Việc làm", "Ai làm"), ("1", "Tiêm", "Trạm"), ("2", "Ghi sổ", "Trạm")], id="TT"),
        pytest.param([("STT", "Việc làm", "Ai làm"), ("a", "Tiêm", "Trạm")], id="STT"),
        pytest.param([("Số TT", "Việc làm", "Ai làm"), ("I", "Tiêm", "Trạm")], id="Số TT"),
        pytest.param(
            [("Bản", "Số trẻ", "Số liều"), ("Kỳ Anh", "1.205", "1.300"), ("Cộng", "1.205", "1.300")], id="sums"
        ),
        pytest.param([("Bản", "Tỷ lệ"), ("Kỳ Anh", "41,5%"), ("Kỳ Lạc", "50 %")], id="two columns"),
    ],
)
def test_a_first_row_without_looks_is_the_header(rows):
    read = read_document(page_with(rows))
    table = table_of(read)
    assert tuple(column.header for column in table.columns) == rows[0]
    assert len(table.rows) == len(rows) - 1
    assert read.leftovers == ()


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([("Làng Diềm", "Hòa Long", "Di sản"), ("Phù Lưu", "Từ Sơn", "Chợ quê")], id="words only"),
        pytest.param([("Dân số", "12.000", "Người"), ("Số hộ", "3.000", "Hộ")], id="figures from the first row"),
        pytest.param([("Họ tên cháu", "Lò Văn A"), ("Sinh năm", "2020")], id="a form"),
        pytest.param([("I", "Việc chung", "Trạm"), ("1", "Tiêm", "Trạm")], id="a group"),
    ],
)
def test_a_table_without_a_header_is_kept_without_one(rows):
    read = read_document(page_with(rows))
    table = table_of(read)
    assert {column.header for column in table.columns} == {""}
    assert len(table.rows) == len(rows)
    told = [notice for notice in read.notices if "đầu cột" in notice.message]
    assert [notice.path for notice in told] == ["$.sections[0].items[0].table"]
    page = render(read.document, draft=True, embed_data=False).bytes
    printed = docx.Document(BytesIO(page))
    assert [cell.text for cell in printed.tables[1].rows[0].cells] == list(rows[0])
    assert "Cột 1" not in "".join(node.text or "" for node in printed.element.iter("{*}t"))
    assert not [finding for finding in check(page).findings if finding.severity is Severity.FAIL]


def test_a_table_without_a_header_comes_back_from_the_page_and_from_yaml(tmp_path):
    document = read_document(page_with([("Làng Diềm", "Hòa Long"), ("Phù Lưu", "Từ Sơn")])).document
    again = read_document(render(document, draft=True, embed_data=False).bytes)
    assert again.document == document
    file = tmp_path / "plan.yaml"
    file.write_text(dump(document), encoding="utf-8")
    assert load(file) == document
