"""Whole documents of kinds an office sends, each with a golden of its anatomy argued in the comment above it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from portrait import portrait
from strangers import (
    CONTENT,
    MOTTO,
    NATIONAL,
    anatomy_of,
    appendix,
    grid,
    lay_out,
    left_side,
    middle,
    new_page,
    recipients,
    right_side,
    say,
    signature,
    text_box,
    title_lines,
)

from docgen.anatomy import Box, Level, PartKind, ScopeKind

LETTER = replace(
    CONTENT,
    number="Số: 12/UBND-VX",
    parent="",
    issuer=("ỦY BAN NHÂN DÂN", "XÃ QUẢNG CHÂU"),
    place_date="Quảng Châu, ngày 09 tháng 02 năm 2026",
)


def official_letter():
    """Công văn: no type name; "V/v" takes three lines below the number; a list of addressees; urgency mark; address at the end.

    The mark "HỎA TỐC" is box 10b though it stands between number and addressees. "(7)" after the file line is part of the
    file line; "PL.(300)" behind its full stop is the drafter's code (box 12).
    """
    page = new_page()
    row = grid(page, 1, (7, 9.5)).rows[0]
    left_side(row.cells[0], LETTER)
    for line in ("V/v nâng bậc lương", "đối với cán bộ, công chức", "năm 2026"):
        say(row.cells[0], line, align="c", size=12)
    say(row.cells[0], "HỎA TỐC", align="c", bold=True, size=13)
    right_side(row.cells[1], LETTER)
    say(page, "Kính gửi:", left=3.5)
    say(page, "- Sở Nội vụ;", left=4.5)
    say(page, "- Các trường học trên địa bàn xã.", left=4.5)
    say(
        page,
        "Căn cứ Công văn số 88/SNV-TCBC ngày 01 tháng 02 năm 2026 của Sở Nội vụ, Ủy ban nhân dân xã đề nghị các đơn vị như sau:",
        align="j",
    )
    say(page, "1. Rà soát danh sách.", align="j")
    say(page, "2. Gửi báo cáo trước ngày 15 tháng 3 năm 2026.", align="j")
    say(page, "Trân trọng đề nghị các đơn vị phối hợp./.", align="j")
    made = grid(page, 1, (7, 9.5)).rows[0]
    recipients(
        made.cells[0],
        replace(
            LETTER, recipients=("- Như trên;", "- Chủ tịch, các Phó Chủ tịch UBND xã;", "- Lưu: VT, VHXH (7). PL.(300)")
        ),
    )
    signature(
        made.cells[1],
        replace(LETTER, authority=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), name="Lê Văn Cường"),
    )
    say(
        page,
        "Địa chỉ: số 1 đường Lê Lợi, xã Quảng Châu; Điện thoại: 0237 123 456; Email: quangchau@example.gov.vn",
        size=11,
    )
    return page


def decision_with_plan_and_appendices():
    """A decision, the plan issued with it (Quốc hiệu, "Kèm theo", no number, no date), two appendices, one of them landscape.

    "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ A" above the căn cứ is the issuing authority, not a subject; "QUYẾT ĐỊNH:" is no type name.
    """
    content = replace(
        LETTER,
        number="Số: 30/QĐ-UBND",
        type_name="QUYẾT ĐỊNH",
        subject=("Ban hành Kế hoạch cải cách hành chính năm 2026",),
    )
    page = new_page()
    row = grid(page, 1, (7, 9.5)).rows[0]
    left_side(row.cells[0], content)
    right_side(row.cells[1], content)
    title_lines(page, content)
    page.add_paragraph()
    say(page, "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ QUẢNG CHÂU", align="c", bold=True)
    say(page, "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;", italic=True, align="j")
    say(page, "Theo đề nghị của Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã.", italic=True, align="j")
    say(page, "QUYẾT ĐỊNH:", align="c", bold=True)
    say(page, "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính năm 2026.", align="j")
    say(page, "Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.", align="j")
    made = grid(page, 1, (7, 9.5)).rows[0]
    recipients(made.cells[0], replace(content, recipients=("- Như Điều 2;", "- Lưu: VT.")))
    signature(made.cells[1], replace(content, authority=("CHỦ TỊCH",), name="Nguyễn Văn An"))
    page.add_page_break()
    row = grid(page, 1, (7, 9.5)).rows[0]
    left_side(row.cells[0], content, number=False)
    right_side(row.cells[1], content, date=False)
    title_lines(page, replace(content, type_name="KẾ HOẠCH", subject=("Cải cách hành chính năm 2026",)))
    say(page, "(Kèm theo Quyết định số 30/QĐ-UBND ngày 09 tháng 02 năm 2026", align="c", italic=True)
    say(page, "của Chủ tịch Ủy ban nhân dân xã Quảng Châu)", align="c", italic=True)
    for line in CONTENT.body:
        say(page, line, align="j")
    appendix(page, heading="Phụ lục I")
    appendix(page, heading="PHỤ LỤC 02", landscape=True)
    return page


def minutes():
    """Biên bản: no date in the header; two signers side by side, the recipients below the left one (Mẫu 1.9)."""
    page = new_page()
    row = grid(page, 1, (7, 9.5)).rows[0]
    left_side(row.cells[0], replace(LETTER, number="Số: 03/BB-UBND"))
    right_side(row.cells[1], LETTER, date=False)
    say(page, "BIÊN BẢN", align="c", bold=True)
    say(page, "Họp giao ban tháng 02 năm 2026", align="c", bold=True)
    page.add_paragraph()
    for line in (
        "Thời gian bắt đầu: 8 giờ 00.",
        "Địa điểm: Phòng họp số 1.",
        "Cuộc họp kết thúc vào 10 giờ, ngày 09 tháng 02 năm 2026./.",
    ):
        say(page, line, align="j")
    made = grid(page, 3, (7, 9.5))
    for place, (title, name) in enumerate((("THƯ KÝ", "Phạm Thị Dung"), ("CHỦ TỌA", "Nguyễn Văn An"))):
        say(made.cell(0, place), title, align="c", bold=True)
        say(made.cell(0, place), "(Chữ ký)", align="c", italic=True)
        for _ in range(3):
            made.cell(0, place).add_paragraph()
        say(made.cell(1, place), name, align="c", bold=True)
    recipients(made.cell(2, 0), replace(LETTER, recipients=("- Như thành phần;", "- Lưu: VT, Hồ sơ.")))
    return page


def two_agencies():
    """A joint plan: two signers typed with tabs, the recipients below, no table at all in the end block."""
    page = lay_out("one row", "recipients first", replace(CONTENT, recipients=(), authority=(), name=""))
    for paragraph in list(page.paragraphs)[-6:]:
        if not paragraph.text or paragraph.text == "Nơi nhận:":
            paragraph._p.getparent().remove(paragraph._p)
    say(page, "TM. HỘI LIÊN HIỆP PHỤ NỮ\t\t\t\tTM. ỦY BAN NHÂN DÂN", bold=True)
    say(page, "CHỦ TỊCH\t\t\t\t\t\tCHỦ TỊCH", bold=True)
    for _ in range(3):
        page.add_paragraph()
    say(page, "Phạm Thị Dung\t\t\t\t\t\tNguyễn Văn An", bold=True)
    recipients(page, CONTENT)
    return page


def plain_text():
    """Pasted from a web page: no formatting at all, blank lines between paragraphs, no header (as the seed of this project)."""
    page = new_page()
    lines = [CONTENT.type_name, *CONTENT.subject, "", CONTENT.opening]
    for line in (*CONTENT.body, CONTENT.closing):
        lines += ["", line]
    lines += ["", "Nơi nhận:", "", *CONTENT.recipients, "", *CONTENT.authority, "", CONTENT.name]
    for line in lines:
        page.add_paragraph(line)
    return page


def copy_of_a_document():
    """Sao y on paper (Mẫu 3.1): the original whole, then a block with the copier's name, number, date and a second signature."""
    page = lay_out()
    made = grid(page, 1, (7, 9.5)).rows[0]
    say(made.cells[0], "ỦY BAN NHÂN DÂN XÃ A", align="c", bold=True)
    say(made.cells[0], "Số: 05/SY-UBND", align="c", size=13)
    say(made.cells[1], "SAO Y", align="c", bold=True)
    say(made.cells[1], "Xã A, ngày 10 tháng 3 năm 2026", align="c", italic=True)
    page.add_paragraph()
    made = grid(page, 1, (7, 9.5)).rows[0]
    recipients(made.cells[0], replace(CONTENT, recipients=("- Các thôn;", "- Lưu: VT.")))
    signature(made.cells[1], replace(CONTENT, authority=("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"), name="Đỗ Thị Hoa"))
    return page


def resolution_of_a_council():
    """A nghị quyết: "Xét …" and the debate stand between căn cứ and "QUYẾT NGHỊ:" and belong to neither body nor subject."""
    page = new_page()
    content = replace(
        LETTER,
        issuer=("HỘI ĐỒNG NHÂN DÂN", "XÃ QUẢNG CHÂU"),
        number="Số: 05/NQ-HĐND",
        type_name="NGHỊ QUYẾT",
        subject=("Về kế hoạch năm 2026",),
    )
    row = grid(page, 1, (7, 9.5)).rows[0]
    left_side(row.cells[0], content)
    right_side(row.cells[1], content)
    title_lines(page, content)
    page.add_paragraph()
    say(page, "HỘI ĐỒNG NHÂN DÂN XÃ QUẢNG CHÂU", align="c", bold=True)
    say(page, "KHÓA I, KỲ HỌP THỨ 3", align="c", bold=True)
    say(page, "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;", italic=True, align="j")
    say(
        page,
        "Xét Tờ trình số 11/TTr-UBND ngày 05 tháng 02 năm 2026 của Ủy ban nhân dân xã; ý kiến thảo luận của đại biểu tại kỳ họp.",
        italic=True,
        align="j",
    )
    say(page, "Ủy ban nhân dân xã tiếp thu ý kiến thẩm tra.", italic=True, align="j")
    say(page, "QUYẾT NGHỊ:", align="c", bold=True)
    say(page, "Điều 1. Thông qua Kế hoạch năm 2026.", align="j")
    say(page, "Điều 2. Giao Ủy ban nhân dân xã tổ chức thực hiện./.", align="j")
    made = grid(page, 1, (7, 9.5)).rows[0]
    recipients(made.cells[0], replace(content, recipients=("- Như Điều 2;", "- Lưu: VT.")))
    signature(made.cells[1], replace(content, authority=("CHỦ TỊCH",), name="Hoàng Văn Em"))
    return page


DOCUMENTS = {
    "official letter": official_letter,
    "decision with plan and appendices": decision_with_plan_and_appendices,
    "minutes": minutes,
    "two agencies": two_agencies,
    "plain text": plain_text,
    "copy": copy_of_a_document,
    "resolution": resolution_of_a_council,
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_has_the_anatomy_of_its_golden(name: str, data_regression) -> None:
    data_regression.check(portrait(anatomy_of(DOCUMENTS[name]())), basename=name.replace(" ", "-"))


def test_the_parts_of_a_decision_with_attachments_are_told_apart() -> None:
    anatomy = anatomy_of(decision_with_plan_and_appendices())

    assert [part.kind for part in anatomy.parts] == [
        PartKind.MAIN,
        PartKind.ATTACHED,
        PartKind.APPENDIX,
        PartKind.APPENDIX,
    ]
    assert [part.type_name for part in anatomy.parts] == ["Quyết định", "Kế hoạch", "", ""]
    assert anatomy.parts[0].words(Box.ISSUING_AUTHORITY) == "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ QUẢNG CHÂU"
    assert anatomy.parts[0].words(Box.ENACTING_WORDS) == "QUYẾT ĐỊNH:"
    assert anatomy.parts[1].words(Box.ATTACHMENT_REFERENCE).endswith("xã Quảng Châu)")
    assert anatomy.parts[3].words(Box.APPENDIX_HEADING) == "PHỤ LỤC 02"
    assert anatomy.parts[3].sections == (2,)


def test_an_attached_plan_without_a_national_title_is_known_by_its_reference_line() -> None:
    page = lay_out(content=replace(CONTENT, type_name="QUYẾT ĐỊNH", number="Số: 30/QĐ-SNV"))
    page.add_page_break()
    say(page, "QUY CHẾ", align="c", bold=True)
    say(page, "Làm việc của Sở Nội vụ", align="c", bold=True)
    say(page, "(Ban hành kèm theo Quyết định số 30/QĐ-SNV ngày 05 tháng 3 năm 2026)", align="c", italic=True)
    say(page, "Chương I", align="c", bold=True)
    say(page, "QUY ĐỊNH CHUNG", align="c", bold=True)
    say(page, "Điều 1. Phạm vi điều chỉnh", bold=True)
    parts = anatomy_of(page).parts

    assert [part.kind for part in parts] == [PartKind.MAIN, PartKind.ATTACHED]
    assert parts[1].words(Box.TYPE_NAME) == "QUY CHẾ"
    assert parts[1].words(Box.SUBJECT) == "Làm việc của Sở Nội vụ"
    assert [item.level for item in parts[1].body] == [Level.CHAPTER, Level.HEADING, Level.ARTICLE]


def test_an_appendix_that_does_not_say_so_is_a_doubtful_one() -> None:
    page = lay_out()
    page.add_page_break()
    say(page, "DANH SÁCH ĐƠN VỊ", align="c", bold=True)
    for number in range(4):
        say(page, f"{number + 1}. Phòng số {number + 1}")
    last = anatomy_of(page).parts[-1]

    assert last.kind is PartKind.APPENDIX
    assert last.confidence < 0.5


def test_a_sample_form_in_an_appendix_is_no_document() -> None:
    page = lay_out()
    appendix(page)
    page.add_page_break()
    say(page, "Mẫu số 01", align="r")
    row = grid(page, 1, (7, 9.5)).rows[0]
    left_side(row.cells[0], LETTER)
    right_side(row.cells[1], LETTER)
    title_lines(page, LETTER)

    assert [part.kind for part in anatomy_of(page).parts] == [PartKind.MAIN, PartKind.APPENDIX]


def test_a_mention_of_an_appendix_is_no_appendix() -> None:
    body = (*CONTENT.body, "Phụ lục I kèm theo Kế hoạch này quy định cụ thể việc phân công.")

    assert len(anatomy_of(lay_out(content=replace(CONTENT, body=body))).parts) == 1


def test_two_whole_documents_in_a_file_are_two_main_parts() -> None:
    page = lay_out()
    page.add_page_break()
    row = grid(page, 1, (7, 9.5)).rows[0]
    left_side(row.cells[0], LETTER)
    right_side(row.cells[1], LETTER)
    title_lines(page, replace(LETTER, type_name="BÁO CÁO"))
    middle(page, LETTER)
    anatomy = anatomy_of(page)

    assert [part.kind for part in anatomy.parts] == [PartKind.MAIN, PartKind.MAIN]
    assert any("2 văn bản" in note for note in anatomy.notes)


def test_the_text_of_a_digital_signature_belongs_to_the_appendix_below_it() -> None:
    page = new_page()
    text_box(page, [("Số: 15/KH-SNV; 05/03/2026 14:05:33 +07:00", False)], x_cm=9)
    say(page, "Phụ lục", align="c", bold=True)
    say(page, "DANH SÁCH", align="c", bold=True)
    say(page, "(Kèm theo Kế hoạch số      /KH-SNV ngày      tháng      năm 2026 của Sở Nội vụ)", align="c", italic=True)
    say(page, "Nội dung của phụ lục./.")
    part = anatomy_of(page).parts[0]

    assert part.kind is PartKind.APPENDIX
    assert part.words(Box.SIGNING_INFO).startswith("Số: 15/KH-SNV;")


def test_a_page_number_is_found_in_each_section_that_prints_it() -> None:
    page = lay_out()
    header = page.sections[0].header.paragraphs[0]
    header._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'))
    appendix(page, landscape=True)
    numbers = anatomy_of(page).page_numbers

    assert [(number.section, number.pages, number.is_field) for number in numbers] == [
        (0, "default", True),
        (1, "default", True),
    ]


def test_a_page_number_typed_by_hand_is_named_as_such() -> None:
    page = lay_out()
    page.sections[0].footer.paragraphs[0].add_run("- 2 -")
    number = anatomy_of(page).page_numbers[0]

    assert not number.is_field
    assert number.where.value == "footer"


def test_what_a_header_says_beside_the_number_is_left_over() -> None:
    page = lay_out()
    page.sections[0].header.paragraphs[0].add_run("Tài liệu của Sở Nội vụ")
    anatomy = anatomy_of(page)

    assert [left.words for left in anatomy.leftovers] == ["Tài liệu của Sở Nội vụ"]
    assert "đầu trang" in anatomy.leftovers[0].reason


def test_the_address_in_the_footer_of_the_first_page_is_box_13() -> None:
    page = lay_out()
    section = page.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_footer.paragraphs[0].add_run("Địa chỉ: 01 Lê Lợi; Điện thoại: 0238 123456")
    part = anatomy_of(page).parts[0]

    assert part.words(Box.ADDRESS).startswith("Địa chỉ:")


@pytest.mark.parametrize(
    ("words", "box"),
    [
        ("MẬT", Box.SECRECY_MARK),
        ("TUYỆT MẬT", Box.SECRECY_MARK),
        ("HOẢ TỐC", Box.URGENCY_MARK),
        ("KHẨN", Box.URGENCY_MARK),
        ("LƯU HÀNH NỘI BỘ", Box.CIRCULATION_NOTE),
    ],
)
def test_a_mark_is_found_in_a_text_box_above_everything(words: str, box: Box) -> None:
    page = new_page()
    text_box(page, [(words, True)], x_cm=1)
    row = grid(page, 1, (7, 9.5)).rows[0]
    left_side(row.cells[0], CONTENT)
    right_side(row.cells[1], CONTENT)
    title_lines(page, CONTENT)
    middle(page, CONTENT)

    assert anatomy_of(page).parts[0].words(box) == words


def test_a_draft_note_is_left_over_and_named() -> None:
    page = new_page()
    say(page, "DỰ THẢO", align="r", bold=True)
    row = grid(page, 1, (7, 9.5)).rows[0]
    left_side(row.cells[0], CONTENT)
    right_side(row.cells[1], CONTENT)
    title_lines(page, CONTENT)
    middle(page, CONTENT)
    anatomy = anatomy_of(page)

    assert [left.reason for left in anatomy.leftovers] == ["Ghi chú dự thảo, không phải thành phần thể thức."]
    assert anatomy.parts[0].words(Box.ISSUER) == "SỞ NỘI VỤ"


def test_a_title_of_one_piece_is_type_and_subject() -> None:
    content = replace(CONTENT, type_name="KẾ HOẠCH THỰC HIỆN CÔNG TÁC BÌNH ĐẲNG GIỚI", subject=("NĂM 2026",))
    part = anatomy_of(lay_out(content=content)).parts[0]

    assert part.words(Box.TYPE_NAME) == "KẾ HOẠCH"
    assert part.words(Box.SUBJECT) == "THỰC HIỆN CÔNG TÁC BÌNH ĐẲNG GIỚI NĂM 2026"
    assert part.type_name == "Kế hoạch"


def test_a_title_outside_the_list_of_types_is_found_but_doubtful() -> None:
    anatomy = anatomy_of(lay_out(content=replace(CONTENT, type_name="PHIẾU TRÌNH")))
    entry = anatomy.parts[0].of(Box.TYPE_NAME)[0]

    assert entry.words == "PHIẾU TRÌNH"
    assert entry.confidence < 0.7
    assert anatomy.parts[0].type_name == ""


def test_a_report_to_a_higher_body_has_type_and_addressee() -> None:
    page = new_page()
    row = grid(page, 1, (7, 9.5)).rows[0]
    left_side(row.cells[0], replace(CONTENT, number="Số: 44/BC-SNV"))
    right_side(row.cells[1], CONTENT)
    title_lines(page, replace(CONTENT, type_name="BÁO CÁO"))
    say(page, "Kính gửi: Ủy ban nhân dân tỉnh", align="c")
    middle(page, CONTENT)
    part = anatomy_of(page).parts[0]

    assert part.words(Box.ADDRESSEE_LABEL) == "Kính gửi:"
    assert part.words(Box.ADDRESSEES) == "Ủy ban nhân dân tỉnh"
    assert part.type_name == "Báo cáo"


def test_a_national_title_broken_in_two_lines_is_one() -> None:
    page = new_page()
    row = grid(page, 1, (8, 8)).rows[0]
    left_side(row.cells[0], CONTENT)
    say(row.cells[1], "CỘNG HÒA XÃ HỘI", align="c", bold=True)
    say(row.cells[1], "CHỦ NGHĨA VIỆT NAM", align="c", bold=True)
    say(row.cells[1], MOTTO, align="c", bold=True)
    title_lines(page, CONTENT)

    assert anatomy_of(page).parts[0].words(Box.NATIONAL_TITLE) == NATIONAL


def test_a_normative_document_is_told_by_the_year_in_its_number() -> None:
    content = replace(CONTENT, number="Số: 12/2026/QĐ-UBND", type_name="QUYẾT ĐỊNH")

    assert anatomy_of(lay_out(content=content)).scope.kind is ScopeKind.NORMATIVE
