"""Word files of strangers: old fonts, tables of many shapes, notes, comments, attached documents."""

from io import BytesIO

import docx
import pytest

from docgen.api import dump, render
from docgen.api.reading import read_document
from docgen.office import probe
from docgen.office.process import private_folder, run_program
from docgen.ooxml import open_package, with_part, write_package

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def read(page):
    stream = BytesIO()
    page.save(stream)
    result = read_document(stream.getvalue())
    count = result.conservation
    assert count.in_model + count.in_leftovers == count.source_blocks
    return result


def page_of(*lines):
    page = docx.Document()
    for line in ("THÔNG BÁO", "Về việc thử năm 2026", "", *lines):
        page.add_paragraph(line)
    return page


def add_table(page, rows, *, bold=True):
    table = page.add_table(len(rows), max(map(len, rows)))
    for index, (row, cells) in enumerate(zip(table.rows, rows, strict=True)):
        for cell, text in zip(row.cells, cells, strict=False):
            cell.text = ""
            cell.paragraphs[0].add_run(text).bold = bold and index == 0
    return table


def table_of(result):
    nodes = list(result.document.sections)
    while nodes:
        node = nodes.pop(0)
        if node.table is not None:
            return node.table
        nodes.extend(node.children)
    raise AssertionError(dump(result.document))


def rows_of(table):
    return [row.group or [cell.text or "" for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize(
    ("font", "written", "unicode"),
    [
        (".VnTime", "Tæ chøc héi nghÞ triÓn khai.", "Tổ chức hội nghị triển khai."),
        (".VnTimeH", "kÕ ho¹ch chung.", "KẾ HOẠCH CHUNG."),
        ("VNI-Times", "Toå chöùc hoäi nghò trieån khai.", "Tổ chức hội nghị triển khai."),
        ("Times New Roman", "Tổ chức hội nghị triển khai.", "Tổ chức hội nghị triển khai."),
    ],
)
def test_letters_of_an_old_font_are_converted(font, written, unicode):
    page = page_of()
    run = page.add_paragraph().add_run(written)
    run.font.name = font
    result = read(page)
    assert unicode in dump(result.document)
    told = [notice for notice in result.notices if "chuyển sang Unicode" in notice.message]
    assert bool(told) == (font != "Times New Roman")


def test_a_table_keeps_headers_rows_groups_and_the_place_of_each_cell():
    page = page_of("1. Phân công như sau:")
    table = add_table(
        page,
        [
            ["STT", "Nội dung", "Thời gian"],
            ["I. Tuyên truyền", "", ""],
            ["1", "Hội nghị", "Quý I"],
            ["2", "Tin, bài", ""],
        ],
    )
    table.cell(1, 0).merge(table.cell(1, 2))
    for line in ("2. Các đơn vị báo cáo.", "", "GIÁM ĐỐC", "", "Nguyễn Văn A"):
        page.add_paragraph(line)
    result = read(page)
    found = table_of(result)
    assert [column.header for column in found.columns] == ["STT", "Nội dung", "Thời gian"]
    assert rows_of(found) == ["I. Tuyên truyền", ["1", "Hội nghị", "Quý I"], ["2", "Tin, bài", ""]]
    assert ("bảng 1, hàng 3, cột 2",) in result.provenance.values()
    assert result.leftovers == ()


def test_a_repeated_header_and_a_row_cut_by_a_page_are_joined():
    page = page_of("1. Phân công như sau:")
    rows = [
        ["STT", "Nội dung"],
        ["1", "Tổ chức hội nghị về"],
        ["STT", "Nội dung"],
        ["", "bình đẳng giới."],
        ["2", "Tin, bài."],
    ]
    add_table(page, rows)
    result = read(page)
    assert rows_of(table_of(result)) == [["1", "Tổ chức hội nghị về bình đẳng giới."], ["2", "Tin, bài."]]
    assert result.leftovers == ()


def test_two_header_rows_become_columns_under_a_common_header():
    page = page_of("1. Số liệu:")
    table = add_table(page, [["Đơn vị", "Năm 2025", ""], ["", "Nam", "Nữ"], ["Xã A", "10", "12"]])
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(0, 2))
    for cell in table.rows[1].cells[1:]:
        cell.paragraphs[0].runs[0].bold = True
    columns = table_of(read(page)).columns
    assert [(column.header, column.group) for column in columns] == [
        ("Đơn vị", None), ("Nam", "Năm 2025"), ("Nữ", "Năm 2025"),
    ]  # fmt: skip


def test_a_table_without_header_is_kept_without_one_and_says_so():
    page = page_of("1. Danh sách:")
    add_table(page, [["một", "hai"], ["ba", "bốn"]], bold=False)
    result = read(page)
    assert [column.header for column in table_of(result).columns] == ["", ""]
    assert rows_of(table_of(result)) == [["một", "hai"], ["ba", "bốn"]]
    assert any(notice.kind == "unknown" and "hàng đầu cột" in notice.message for notice in result.notices)


def test_a_frame_of_one_cell_is_read_as_paragraphs():
    page = page_of("1. Ghi chú:")
    add_table(page, [["Đoạn trong khung."]])
    result = read(page)
    assert "Đoạn trong khung." in dump(result.document)
    assert result.leftovers == ()


def test_the_numbers_of_automatic_and_typed_lists_are_both_read():
    page = page_of("I. NỘI DUNG", "1. Việc gõ tay:")
    page.add_paragraph("Việc tự đánh dấu", style="List Bullet")
    page.add_paragraph("2. Việc gõ tay khác.")
    section = read(page).document.sections[0]
    assert [item.words[0] for item in section.items] == ["Việc gõ tay:", "Việc gõ tay khác."]
    assert section.items[0].items[0].text == "Việc tự đánh dấu"


def test_a_footnote_is_left_over_with_its_place():
    members = dict(open_package(render_plain()).parts)
    note = f'<w:footnotes {SPACE}><w:footnote w:id="1"><w:p><w:r><w:t>Theo niên giám.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    call = b'<w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    members["word/document.xml"] = members["word/document.xml"].replace(b"</w:p>", call, 1)
    members = with_part(
        members, "word/footnotes.xml", note.encode(), content_type=NOTES, relationship=LINK, source="word/document.xml"
    )
    result = read_document(write_package(members))
    assert [(left.place, left.text) for left in result.leftovers] == [("cước chú 1", "Theo niên giám.")]


def render_plain():
    stream = BytesIO()
    page_of("1. Việc một.", "2. Việc hai.").save(stream)
    return stream.getvalue()


def test_a_comment_is_told_and_stands_in_no_field():
    page = page_of("1. Việc một.")
    page.add_comment(page.paragraphs[-1].runs, text="Xem lại thời gian", author="Chị Na", initials="N")
    result = read(page)
    (notice,) = [notice for notice in result.notices if notice.kind == "comment"]
    assert "Chị Na" in notice.message
    assert "Xem lại thời gian" in notice.message
    assert "Xem lại thời gian" not in dump(result.document)


def test_hidden_words_are_not_read_as_text():
    page = page_of("1. Việc một.")
    page.add_paragraph().add_run("Chữ ẩn").font.hidden = True
    assert "Chữ ẩn" not in dump(read(page).document)


def test_another_appendix_reference_than_the_documents_own_is_left_over():
    lines = ["SỞ A", "Số: 15/TB-SA", "Nghệ An, ngày 05 tháng 3 năm 2026"]
    page = docx.Document()
    for line in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        *lines,
        "THÔNG BÁO",
        "Về việc thử",
    ):
        page.add_paragraph(line).alignment = 1
    page.add_paragraph("1. Việc một (Phụ lục kèm theo).")
    page.add_paragraph("GIÁM ĐỐC")
    page.add_paragraph("Nguyễn Văn A")
    page.add_page_break()
    for line in ("Phụ lục", "DANH SÁCH", "(Kèm theo Quyết định số 99/QĐ-SA ngày 01 tháng 02 năm 2020 của Sở A)"):
        page.add_paragraph(line).alignment = 1
    page.add_paragraph("1. Ông A.")
    result = read(page)
    assert result.document.appendices[0].title == "Danh sách"
    assert any("99/QĐ-SA" in left.text for left in result.leftovers)


def test_what_is_read_renders():
    page = page_of("I. NỘI DUNG", "1. Phân công như sau:")
    add_table(page, [["STT", "Nội dung"], ["1", "Hội nghị"]])
    assert render(read(page).document, draft=True).bytes.startswith(b"PK")


def test_a_cell_merged_downwards_counts_for_each_row_of_assignments():
    page = docx.Document()
    for line in ("KẾ HOẠCH", "Công tác năm 2026", "", "I. NHIỆM VỤ", "1. Phân công như sau:"):
        page.add_paragraph(line)
    table = add_table(page, [
        ["STT", "Nội dung công việc", "Đơn vị chủ trì", "Thời gian"],
        ["1", "Tổ chức hội nghị", "Phòng Nội vụ", "Quý I"],
        ["2", "Đăng tin, bài", "", "Quý II"],
        ["3", "Kiểm tra", "Công an phường", "Quý III"],
    ])  # fmt: skip
    table.cell(1, 2).merge(table.cell(2, 2))
    result = read(page)
    rows = table_of(result).rows
    assert [row.lead for row in rows] == ["Phòng Nội vụ", "Phòng Nội vụ", "Công an phường"]
    assert any("Ô gộp dọc («Phòng Nội vụ»)" in notice.message for notice in result.notices)
    assert result.leftovers == ()


def test_a_task_merged_downwards_is_said_in_each_row_of_assignments():
    page = docx.Document()
    for line in ("KẾ HOẠCH", "Công tác năm 2026", "", "I. NHIỆM VỤ", "1. Phân công như sau:"):
        page.add_paragraph(line)
    table = add_table(page, [
        ["STT", "NỘI DUNG", "Đơn vị chủ trì", "Thời gian"],
        ["1", "Tổ chức hội nghị", "Phòng Nội vụ", "Quý I"],
        ["", "", "Phòng Kinh tế", "Quý II"],
        ["2", "Kiểm tra", "Công an phường", "Quý III"],
    ])  # fmt: skip
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(1, 1).merge(table.cell(2, 1))
    result = read(page)
    rows = table_of(result).rows
    assert [(row.task, row.lead) for row in rows] == [
        ("Tổ chức hội nghị", "Phòng Nội vụ"), ("Tổ chức hội nghị", "Phòng Kinh tế"), ("Kiểm tra", "Công an phường"),
    ]  # fmt: skip
    assert any("Ô gộp dọc («Tổ chức hội nghị»)" in notice.message for notice in result.notices)
    assert result.leftovers == ()


@pytest.mark.parametrize("merged", [False, True])
def test_a_row_of_totals_is_no_task(merged):
    page = docx.Document()
    for line in ("KẾ HOẠCH", "Công tác năm 2026", "", "I. NHIỆM VỤ", "1. Phân công như sau:"):
        page.add_paragraph(line)
    table = add_table(page, [
        ["STT", "Nội dung công việc", "Đơn vị chủ trì", "Kinh phí"],
        ["1", "Tổ chức hội nghị", "Phòng Nội vụ", "10 triệu đồng"],
        ["2", "Đăng tin, bài", "Phòng Kinh tế", "5 triệu đồng"],
        ["", "Tổng cộng", "", "15 triệu đồng"],
    ])  # fmt: skip
    if merged:
        table.cell(3, 0).merge(table.cell(3, 2))
    result = read(page)
    found = table_of(result)
    assert found.kind == "table"
    assert "Tổng cộng" in "".join(cell.text or "" for cell in found.rows[-1].cells)
    assert result.leftovers == ()


def test_a_last_table_of_quarters_is_no_signature():
    page = docx.Document()
    for line in ("KẾ HOẠCH", "Công tác năm 2026", "", "I. NHIỆM VỤ", "1. Phân công như sau:"):
        page.add_paragraph(line)
    rows = [["STT", "NỘI DUNG", "THỜI GIAN"], ["1", "Hội nghị", "Quý I"], ["2", "Kiểm tra", "Quý II"]]
    add_table(page, rows)
    result = read(page)
    assert [cell for row in table_of(result).rows for cell in (row.task, row.deadline)] == [
        "Hội nghị", "Quý I", "Kiểm tra", "Quý II",
    ]  # fmt: skip


@pytest.mark.office
def test_an_old_word_file_is_read_through_libreoffice():
    old = saved_as_doc(render_plain())
    assert old.startswith(b"\xd0\xcf\x11\xe0")
    result = read_document(old)
    assert result.leftovers == ()
    assert all(words in dump(result.document) for words in ("Việc một", "Việc hai"))
    assert any(".doc" in notice.message for notice in result.notices)


def saved_as_doc(content):
    program = probe().path
    assert program is not None
    with private_folder() as folder:
        (folder / "a.docx").write_bytes(content)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [str(program), profile, "--headless", "--convert-to", "doc:MS Word 97", "--outdir", str(folder)]
        run_program([*command, str(folder / "a.docx")], folder=folder, timeout_seconds=120)
        return (folder / "a.doc").read_bytes()


def test_a_page_number_typed_into_a_sentence_of_a_word_file_is_taken_out_and_told():
    first = "1. Nâng cao nhận thức của cán bộ, đảng viên về vai trò của kinh tế"
    read_page = read(page_of("I. NỘI DUNG", first, "2", "tập thể trong phát triển.", "2. Củng cố hợp tác xã."))
    items = read_page.document.sections[0].items
    assert [item.text for item in items] == [f"{first[3:]} tập thể trong phát triển.", "Củng cố hợp tác xã."]
    assert any("số trang" in notice.message and "«2»" in notice.message for notice in read_page.notices)


def test_a_list_written_with_line_breaks_in_one_paragraph_is_a_list():
    result = read(page_of("I. MỤC ĐÍCH\n- Một ý.\n- Hai ý.\nII. NỘI DUNG\n1. Chạy\n60 m.\n2. Nhảy xa.", "Câu cuối."))
    first, second = result.document.sections
    assert [item.text for item in first.items] == ["Một ý.", "Hai ý."]
    assert [item.text or item.title for item in second.items] == ["Chạy", "Nhảy xa."]
    assert second.items[0].paragraphs == ("60 m.",)
    assert result.leftovers == ()


def test_a_line_break_inside_a_sentence_parts_nothing():
    result = read(page_of("I. NỘI DUNG", "1. Tổ chức hội nghị\ntại các thôn\nvà tổ dân phố."))
    assert [item.text for item in result.document.sections[0].items] == [
        "Tổ chức hội nghị\ntại các thôn\nvà tổ dân phố."
    ]
