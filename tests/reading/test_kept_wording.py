"""What docgen would print in other words or another order stays as the author wrote it, or is told."""

import pytest

from docgen.api import check, render
from docgen.api.reading import read_document
from docgen.ooxml import read_facts

HEAD = "KẾ HOẠCH\nCông tác bình đẳng giới năm 2026\n\nI. NHIỆM VỤ\n1. Rà soát văn bản\n"
TAIL = "2. Tập huấn\nMở hai lớp trong năm.\nII. KINH PHÍ\nTừ ngân sách xã.\n"
COUNTED = ("1.1. Thời gian: Quý II/2026.", "1.2. Đơn vị chủ trì: Phòng Nội vụ.", "1.3. Đơn vị phối hợp: các phòng.")
MIXED = ("- Thời gian: Quý II/2026.", "- Địa điểm: Hội trường xã.")
ONLY_DETAILS = ("- Đơn vị chủ trì: Phòng Nội vụ.", "- Thời gian: Quý II/2026.")


def task_of(lines):
    read = read_document((HEAD + "\n".join(lines) + "\n" + TAIL).encode())
    assert read.leftovers == ()
    return read.document, read.document.sections[0].items[0]


@pytest.mark.parametrize("lines", [COUNTED, MIXED], ids=["counted", "with other items"])
def test_details_in_a_list_of_the_author_are_printed_as_they_stand(lines):
    document, task = task_of(lines)
    assert [item.text for item in task.items] == [line.split(" ", 1)[1] for line in lines]
    page = read_facts(render(document, draft=True, embed_data=False).bytes).text().splitlines()
    printed = [line.strip() for line in page]
    assert [line for line in printed if line in lines] == list(lines)


def test_lines_that_only_say_details_are_the_fields_of_their_task():
    _, task = task_of(ONLY_DETAILS)
    assert (task.lead, task.deadline.written, task.items) == ("Phòng Nội vụ", "Quý II/2026", ())


def test_an_official_letter_is_printed_without_a_type_line():
    text = (
        "Số: 22/VHXH-BĐG\nV/v báo cáo kết quả Tháng hành động\n\nKính gửi: Sở Nội vụ.\n\n"
        "Phòng đề nghị các đơn vị báo cáo trước ngày 16/12/2026./.\n"
    )
    read = read_document(text.encode())
    assert read.document.type_name == "Công văn"
    assert (read.document.subject, read.document.symbol) == ("báo cáo kết quả Tháng hành động", "VHXH-BĐG")
    page = read_facts(render(read.document, draft=True, embed_data=False).bytes).text()
    assert "V/v báo cáo kết quả Tháng hành động" in " ".join(page.split())
    assert "CÔNG VĂN" not in page.upper()


def test_the_authority_and_the_enacting_words_of_a_decision_stand_where_its_form_has_them():
    text = (
        "QUYẾT ĐỊNH\nVề việc thành lập Ban Vì sự tiến bộ của phụ nữ\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG VINH PHÚ\n\n"
        "Căn cứ Luật Tổ chức chính quyền địa phương;\nTheo đề nghị của Trưởng phòng Văn hóa - Xã hội.\n\n"
        "QUYẾT ĐỊNH:\n\nĐiều 1. Thành lập Ban.\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.\n"
    )
    read = read_document(text.encode())
    document = read.document
    assert document.issuing_authority == ("CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG VINH PHÚ",)
    assert (document.enacting_words, document.opening, len(document.legal_bases)) == ("QUYẾT ĐỊNH:", (), 2)
    rendered = render(document, draft=True, embed_data=False).bytes
    page = read_facts(rendered).text()
    places = [page.index(words) for words in ("CHỦ TỊCH ỦY BAN", "Căn cứ Luật", "QUYẾT ĐỊNH:", "Điều 1.")]
    assert places == sorted(places)
    assert read_document(rendered).document == document


def test_the_label_of_an_article_without_a_title_is_bold_and_its_words_are_not():
    text = (
        "QUYẾT ĐỊNH\nVề việc thành lập Ban\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Thành lập Ban gồm các ông, bà sau:\n"
        "1. Ông Nguyễn Văn An.\n2. Bà Trần Thị Bình.\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.\n"
    )
    document = read_document(text.encode()).document
    rendered = render(document, draft=True, embed_data=False).bytes
    lines = [placed.paragraph for placed in read_facts(rendered).paragraphs()]
    articles = [[(run.text, run.format.bold) for run in line.runs] for line in lines if line.text.startswith("Điều")]
    assert articles == [
        [("Điều 1.", True), (" Thành lập Ban gồm các ông, bà sau:", False)],
        [("Điều 2.", True), (" Quyết định này có hiệu lực kể từ ngày ký./.", False)],
    ]
    assert read_document(rendered).document == document
    assert "ND30-636" not in {finding.code for finding in check(rendered).findings}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("gồm lúa, ngô.../.", "gồm lúa, ngô..."),
        ("gồm lúa, ngô..../.", "gồm lúa, ngô...."),
        ("gồm lúa, ngô...", "gồm lúa, ngô..."),
        ("gồm lúa, v.v./.", "gồm lúa, v.v."),
        ("gồm lúa…./.", "gồm lúa…"),
        ("gồm lúa./.", "gồm lúa."),
    ],
)
def test_an_ellipsis_before_the_end_mark_keeps_its_dots(typed, kept):
    document = read_document((HEAD + f"2. Hỗ trợ cây trồng {typed}\n").encode()).document
    assert document.sections[0].items[-1].text == f"Hỗ trợ cây trồng {kept}"
    again = read_document(render(document, draft=True, embed_data=False).bytes).document
    assert again == document
