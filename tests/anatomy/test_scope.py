"""What governs a document is asked first: Party, normative, foreign, scanned and empty files are answered as such."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from strangers import CONTENT, MOTTO, NATIONAL, anatomy_of, grid, lay_out, middle, new_page, say

from docgen.anatomy import Anatomy, Box, ScopeKind, locate_boxes
from docgen.ooxml import DocumentFacts, Drawing, Paragraph, Run, RunFormat, Section


def facts_of(*lines: str, look: RunFormat | None = None) -> DocumentFacts:
    blocks = tuple(Paragraph(runs=(Run(line, look or RunFormat()),) if line else ()) for line in lines)
    return DocumentFacts(sections=(Section(blocks=blocks),))


def test_a_plan_is_a_named_document() -> None:
    scope = anatomy_of(lay_out()).scope

    assert scope.kind is ScopeKind.NAMED
    assert scope.is_governed


def test_a_file_of_an_appendix_alone_is_governed() -> None:
    page = new_page()
    say(page, "Phụ lục II", align="c", bold=True)
    say(page, "(Kèm theo Kế hoạch số 15/KH-SNV ngày 05 tháng 3 năm 2026 của Sở Nội vụ)", align="c", italic=True)
    say(page, "Nội dung./.")
    anatomy = anatomy_of(page)

    assert anatomy.main is None
    assert anatomy.scope.is_governed


def test_a_letter_is_told_by_its_subject_addressees_and_symbol() -> None:
    content = replace(CONTENT, number="Số: 12/SNV-TCHC")
    page = new_page()
    say(page, "SỞ NỘI VỤ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True)
    say(page, f"{content.number}\tĐộc lập - Tự do - Hạnh phúc")
    say(page, f"V/v báo cáo kết quả\t{content.place_date}")
    say(page, "Kính gửi: Ủy ban nhân dân tỉnh", left=3)
    middle(page, content)
    anatomy = anatomy_of(page)

    assert anatomy.scope.kind is ScopeKind.OFFICIAL_LETTER
    assert anatomy.parts[0].words(Box.LETTER_SUBJECT) == "V/v báo cáo kết quả"


def party_document() -> Anatomy:
    page = new_page()
    row = grid(page, 1, (7, 9.5)).rows[0]
    for line in ("ĐẢNG BỘ TỈNH NGHỆ AN", "ĐẢNG ỦY XÃ QUẢNG CHÂU", "*", "Số 05-NQ/ĐU"):
        say(row.cells[0], line, align="c", bold=line.startswith("ĐẢNG ỦY"))
    say(row.cells[1], "ĐẢNG CỘNG SẢN VIỆT NAM", align="c", bold=True)
    say(row.cells[1], "Quảng Châu, ngày 10 tháng 3 năm 2026", align="c", italic=True)
    say(page, "NGHỊ QUYẾT", align="c", bold=True)
    say(page, "về công tác cán bộ", align="c", bold=True)
    say(page, "- Căn cứ Điều lệ Đảng Cộng sản Việt Nam;")
    say(page, "I- MỤC TIÊU")
    say(page, "T/M BAN THƯỜNG VỤ", align="r", bold=True)
    return anatomy_of(page)


def test_a_party_document_is_told_by_four_signs() -> None:
    scope = party_document().scope

    assert scope.kind is ScopeKind.PARTY
    assert len(scope.reasons) == 4
    assert not scope.is_governed


def test_a_sentence_about_the_party_makes_no_party_document() -> None:
    body = (*CONTENT.body, "ĐẢNG CỘNG SẢN VIỆT NAM")

    assert anatomy_of(lay_out(content=replace(CONTENT, body=body))).scope.kind is ScopeKind.NAMED


@pytest.mark.parametrize(
    ("number", "type_name"),
    [("Số: 30/2020/NĐ-CP", "NGHỊ ĐỊNH"), ("Số: 02/2026/QĐ-UBND", "QUYẾT ĐỊNH"), ("Số: 12/TT-BNV", "THÔNG TƯ")],
)
def test_a_normative_document_is_told_by_its_number_or_its_type(number: str, type_name: str) -> None:
    scope = anatomy_of(lay_out(content=replace(CONTENT, number=number, type_name=type_name))).scope

    assert scope.kind is ScopeKind.NORMATIVE


def test_an_english_text_is_foreign() -> None:
    text = "This agreement is made between the two parties and enters into force on the date of signature. " * 3

    assert locate_boxes(facts_of(text)).scope.kind is ScopeKind.FOREIGN


def test_an_english_text_full_of_vietnamese_names_is_foreign() -> None:
    text = (
        "Pursuant to Decision No. 15/QĐ-UBND of the People’s Committee of Nghệ An Province, Mr. Nguyễn Văn An shall "
        "attend the workshop with Mrs. Trần Thị Bưởi of Cửa Lò and Mr. Lê Dũng of Nghi Lộc."
    )
    scope = locate_boxes(facts_of("SOCIALIST REPUBLIC OF VIETNAM", *(text,) * 6)).scope

    assert scope.kind is ScopeKind.FOREIGN
    assert "tiếng Anh" in scope.reasons[0]


def test_a_vietnamese_text_with_english_terms_is_vietnamese() -> None:
    text = "Tổ chức tập huấn về the Internet of Things và ứng dụng trên môi trường mạng cho cán bộ, công chức."

    assert locate_boxes(facts_of("KẾ HOẠCH", *(text,) * 3)).scope.kind is not ScopeKind.FOREIGN


def union_document(*, national: bool) -> Anatomy:
    page = new_page()
    row = grid(page, 1, (8, 8)).rows[0]
    for line in ("TỈNH ĐOÀN NGHỆ AN", "BAN CHẤP HÀNH ĐOÀN XÃ NGHI LỘC", "***", "Số: 12-KH/ĐTN"):
        say(row.cells[0], line, align="c")
    for line in (NATIONAL, MOTTO) if national else ("ĐOÀN TNCS HỒ CHÍ MINH",):
        say(row.cells[1], line, align="c", bold=True)
    say(row.cells[1], "Nghi Lộc, ngày 20 tháng 3 năm 2026", align="c", italic=True)
    say(page, "KẾ HOẠCH", align="c", bold=True)
    say(page, "Tổ chức Tháng Thanh niên năm 2026", align="c", bold=True)
    say(page, "Tổ chức các hoạt động của Tháng Thanh niên năm 2026 trên địa bàn xã.", align="j")
    return anatomy_of(page)


def test_an_organisation_with_a_header_of_its_own_applies_the_decree_as_it_suits_it() -> None:
    scope = union_document(national=False).scope

    assert scope.kind is ScopeKind.UNKNOWN
    assert "ĐOÀN TNCS HỒ CHÍ MINH" in scope.reasons[0]


def test_an_organisation_that_writes_the_national_title_is_governed() -> None:
    assert union_document(national=True).scope.kind is ScopeKind.NAMED


def test_a_private_contract_is_of_unknown_scope() -> None:
    page = new_page()
    say(page, "HỢP ĐỒNG THUÊ NHÀ", align="c", bold=True)
    say(page, "Bên A cho Bên B thuê căn nhà tại số 5 đường Nguyễn Du, thời hạn 12 tháng.", align="j")

    assert anatomy_of(page).scope.kind is ScopeKind.UNKNOWN


def test_a_draft_without_a_header_is_governed_when_somebody_signs_for_an_office() -> None:
    page = new_page()
    say(page, "KẾ HOẠCH", align="c", bold=True)
    say(page, "Tổ chức các hoạt động của Tháng Thanh niên năm 2026 trên địa bàn xã./.", align="j")
    say(page, "TM. ỦY BAN NHÂN DÂN", align="c", bold=True)
    say(page, "CHỦ TỊCH", align="c", bold=True)
    say(page, "Nguyễn Văn An", align="c", bold=True)

    assert anatomy_of(page).scope.kind is ScopeKind.NAMED


def test_a_picture_and_no_letters_is_a_scan() -> None:
    paragraph = Paragraph(drawings=(Drawing("picture", width=8900, height=12000, inline=True),))

    assert locate_boxes(DocumentFacts(sections=(Section(blocks=(paragraph,)),))).scope.kind is ScopeKind.SCANNED


def test_a_small_logo_makes_no_scan() -> None:
    paragraph = Paragraph(runs=(Run("Ghi chú"),), drawings=(Drawing("picture", width=900, height=900),))

    assert locate_boxes(DocumentFacts(sections=(Section(blocks=(paragraph,)),))).scope.kind is ScopeKind.UNKNOWN


@pytest.mark.parametrize("facts", [DocumentFacts(), DocumentFacts(sections=()), facts_of("", "   ", "\t")])
def test_a_file_without_letters_is_empty(facts: DocumentFacts) -> None:
    assert locate_boxes(facts).scope.kind is ScopeKind.EMPTY


def test_a_note_is_of_unknown_scope() -> None:
    scope = locate_boxes(
        facts_of("Ngày mai họp lúc tám giờ tại phòng số hai.", "Mời các anh chị có mặt đúng giờ.")
    ).scope

    assert scope.kind is ScopeKind.UNKNOWN
    assert scope.reasons


def test_a_legacy_font_is_named_and_nothing_is_guessed() -> None:
    look = RunFormat().with_font(".VnTimeH")
    anatomy = locate_boxes(facts_of("ubnd x· qu¶ng ch©u", "Céng hoµ x· héi chñ nghÜa viÖt nam", "kÕ ho¹ch", look=look))

    assert anatomy.scope.kind is ScopeKind.UNKNOWN
    assert "TCVN3" in anatomy.scope.reasons[0]
    assert any("TCVN3" in note for note in anatomy.notes)
    assert all("phông cũ" in missing.reason for missing in anatomy.parts[0].missing)


@pytest.mark.parametrize(
    "write",
    [
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace("HÒA", "HOÀ").replace("ỦY", "UỶ"),
        lambda text: text.replace("Đ", "\u00d0"),
        lambda text: text.replace(" ", "\u00a0"),
    ],
    ids=["decomposed", "tone on the other letter", "U+00D0 for Đ", "no-break spaces"],
)
def test_the_encoding_of_letters_changes_no_box(write) -> None:
    plain = anatomy_of(lay_out("row by row"))
    page = lay_out("row by row")
    for text in page.element.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"):
        text.text = write(text.text)
    other = anatomy_of(page)

    assert [(entry.box, entry.place) for entry in other.entries()] == [
        (entry.box, entry.place) for entry in plain.entries()
    ]
    assert other.scope.kind is ScopeKind.NAMED
    assert [item.label for item in other.parts[0].body] == [item.label for item in plain.parts[0].body]


def test_a_text_all_in_capitals_keeps_its_boxes() -> None:
    page = lay_out()
    for text in page.element.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"):
        text.text = text.text.upper()
    part = anatomy_of(page).parts[0]

    assert part.words(Box.NATIONAL_TITLE)
    assert part.words(Box.MOTTO)
    assert part.words(Box.ISSUER) == "SỞ NỘI VỤ"
    assert part.words(Box.REFERENCE) == "SỐ: 15/KH-SNV"
    assert part.words(Box.PLACE_DATE).startswith("NGHỆ AN")
    assert part.words(Box.TYPE_NAME) == "KẾ HOẠCH"
    assert part.words(Box.RECIPIENTS_LABEL) == "NƠI NHẬN:"
    assert part.words(Box.FULL_NAME) == "TRẦN THỊ BÌNH"
