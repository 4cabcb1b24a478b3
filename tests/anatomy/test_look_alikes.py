"""Lines that look like another component and are none: each was once taken for what it is not."""

from __future__ import annotations

import pytest

from docgen.anatomy import Anatomy, Box, PartKind, ScopeKind, locate_boxes
from docgen.ooxml import DocumentFacts
from docgen.ooxml.outline import parse

HEAD = """
style[Giữa] align=center
section
  table grid=60mm,103mm layout=fixed width=9241 width-type=dxa
    row
      cell
        p[Giữa] size=13pt bold: ỦY BAN NHÂN DÂN
        p[Giữa] size=13pt bold: XÃ QUẢNG CHÂU
      cell
        p[Giữa] size=13pt bold: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        p[Giữa] bold: Độc lập - Tự do - Hạnh phúc
    row
      cell | p[Giữa] size=13pt: Số: {number}
      cell | p[Giữa] italic: Quảng Châu, ngày 05 tháng 3 năm {year}
"""


def anatomy_of(*lines: str, number: str = "15/QĐ-UBND", year: str = "2026") -> Anatomy:
    head = HEAD.strip("\n").format(number=number, year=year)
    return locate_boxes(parse("\n".join((head, *(f"  {line}" for line in lines), ""))))


DECISION = (
    "p[Giữa] bold: QUYẾT ĐỊNH",
    "p[Giữa] bold: Ban hành Quy chế làm việc",
    "p[Giữa] bold: CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ QUẢNG CHÂU",
    "p italic: Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025.",
    "p[Giữa] bold: QUYẾT ĐỊNH:",
    "p: Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc./.",
    "p bold italic: Nơi nhận:",
    "p: - Lưu: VT.",
    "p[Giữa] bold: CHỦ TỊCH",
    "p",
    "p[Giữa] bold: Nguyễn Văn An",
)
CHARTER = (
    "p[Giữa] bold page-break: QUY CHẾ",
    "p[Giữa] bold: Làm việc của Ủy ban nhân dân xã",
    "p[Giữa] italic: (Kèm theo Quyết định số 15/QĐ-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân xã Quảng Châu)",
)


@pytest.mark.parametrize("label", ["Chương II", "Phần thứ hai", "Mục 2"])
def test_a_chapter_near_the_end_of_an_attached_text_is_no_signature(label: str) -> None:
    attached = anatomy_of(
        *DECISION,
        *CHARTER,
        f"p[Giữa] bold: {label}",
        "p[Giữa] bold: NGUYÊN TẮC LÀM VIỆC",
        "p bold: Điều 2. Nguyên tắc",
        "p: 1. Làm việc theo chế độ thủ trưởng./.",
    ).parts[-1]

    assert attached.kind is PartKind.ATTACHED
    assert attached.signers == ()
    assert [item.entry.words for item in attached.body][:2] == [label, "NGUYÊN TẮC LÀM VIỆC"]


LIST = (
    "p[Giữa] bold page-break: DANH SÁCH KHEN THƯỞNG",
    "p[Giữa] italic: (Kèm theo Quyết định số 15/QĐ-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân xã Quảng Châu)",
    "table grid=20mm,70mm,70mm",
    "  row",
    "    cell | p[Giữa] bold: TT",
    "    cell | p[Giữa] bold: {header}",
    "    cell | p[Giữa] bold: LỚP",
    "  row",
    "    cell | p: 1",
    "    cell | p: Nguyễn Trọng Trung",
    "    cell | p: 12A1",
    "  row",
    "    cell | p: 2",
    "    cell | p: Hồ Thị Kim Ngân",
    "    cell | p: 12A2",
)


@pytest.mark.parametrize("header", ["HỌ VÀ TÊN", "Họ và tên", "KÝ TÊN", "Người thực hiện"])
def test_a_list_of_people_attached_to_a_decision_is_signed_by_nobody(header: str) -> None:
    attached = anatomy_of(*DECISION, *(line.format(header=header) for line in LIST)).parts[-1]

    assert attached.kind is PartKind.ATTACHED
    assert attached.signers == ()
    assert {entry.box for entry in attached.entries} & {Box.POSITION, Box.FULL_NAME, Box.AUTHORITY} == set()
    assert attached.body[-1].entry.words == "12A2"


def test_an_attached_text_that_is_signed_all_the_same_keeps_its_signer() -> None:
    attached = anatomy_of(
        *DECISION,
        *CHARTER,
        "p: 1. Làm việc theo chế độ thủ trưởng./.",
        "p[Giữa] bold: CHỦ TỊCH",
        "p",
        "p[Giữa] bold: Nguyễn Văn An",
    ).parts[-1]

    assert attached.kind is PartKind.ATTACHED
    assert [signer.full_name and signer.full_name.words for signer in attached.signers] == ["Nguyễn Văn An"]


def test_a_section_title_in_small_letters_is_no_name() -> None:
    plan = anatomy_of("p[Giữa] bold: KẾ HOẠCH", "p[Giữa] bold: Năm 2026", "p bold: I. Mục tiêu", "p: Đạt kết quả./.")

    assert plan.parts[0].signers == ()
    assert plan.parts[0].body[0].entry.words == "I. Mục tiêu"


@pytest.mark.parametrize(
    "name", ["Phan Thu Hà", "Nguyễn Văn An", "TS. Trần Thị Mục", "Y Thanh Hà Niê", "H’Hen Niê", "Lê Điều"]
)
def test_a_name_that_begins_or_ends_like_a_label_is_a_name(name: str) -> None:
    signer = anatomy_of(*DECISION[:-1], f"p[Giữa] bold: {name}").parts[0].signers[0]

    assert signer.full_name is not None
    assert signer.full_name.words == name
    assert signer.full_name.confidence > 0.9


LINE_BELOW = "p[Giữa] size=4pt left=55mm right=55mm border-top=single/0.75pt/1pt"


@pytest.mark.parametrize("between", [(LINE_BELOW,), ("p", LINE_BELOW), ("p[Giữa]: ________",)])
def test_a_subject_in_capitals_above_a_line_is_the_subject(between: tuple[str, ...]) -> None:
    decision = anatomy_of(
        DECISION[0], "p[Giữa] bold: QUY CHẾ LÀM VIỆC CỦA ỦY BAN NHÂN DÂN XÃ", *between, *DECISION[3:]
    ).parts[0]

    assert decision.words(Box.SUBJECT) == "QUY CHẾ LÀM VIỆC CỦA ỦY BAN NHÂN DÂN XÃ"
    assert decision.words(Box.ISSUING_AUTHORITY) == ""


def test_a_subject_in_capitals_without_a_line_is_told_by_its_first_words() -> None:
    decision = anatomy_of(DECISION[0], "p[Giữa] bold: VỀ VIỆC BAN HÀNH QUY CHẾ LÀM VIỆC", *DECISION[2:]).parts[0]

    assert decision.words(Box.SUBJECT) == "VỀ VIỆC BAN HÀNH QUY CHẾ LÀM VIỆC"
    assert decision.words(Box.ISSUING_AUTHORITY) == "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ QUẢNG CHÂU"


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Phụ lục I: DANH MỤC NHIỆM VỤ", "DANH MỤC NHIỆM VỤ"),
        ("Phụ lục I. Danh mục nhiệm vụ", "Danh mục nhiệm vụ"),
        ("Phụ lục 1 - Danh mục nhiệm vụ", "Danh mục nhiệm vụ"),
        ("PHỤ LỤC II: DANH MỤC NHIỆM VỤ", "DANH MỤC NHIỆM VỤ"),
    ],
)
def test_an_appendix_with_its_title_on_the_same_line_is_an_appendix(heading: str, title: str) -> None:
    appendix = anatomy_of(*DECISION, f"p[Giữa] bold page-break: {heading}", "p: Nội dung./.").parts[-1]

    assert appendix.kind is PartKind.APPENDIX
    assert appendix.words(Box.APPENDIX_TITLE) == title


@pytest.mark.parametrize(
    "words", ["Phụ lục I: Danh mục nhiệm vụ kèm theo Quyết định này.", "Phụ lục này gồm 02 trang."]
)
def test_a_sentence_about_an_appendix_is_none(words: str) -> None:
    assert len(anatomy_of(*DECISION[:6], f"p[Giữa] bold: {words}", *DECISION[6:]).parts) == 1


@pytest.mark.parametrize("number", ["15/2026/KH-UBND", "15/2026/TB-UBND", "15/2026/BC-UBND"])
def test_a_year_in_the_number_of_an_administrative_type_is_a_mistake_not_a_normative_document(number: str) -> None:
    assert anatomy_of("p[Giữa] bold: KẾ HOẠCH", "p: Nội dung./.", number=number).scope.kind is ScopeKind.NAMED


@pytest.mark.parametrize(
    ("title", "number", "year"),
    [
        ("QUYẾT ĐỊNH", "15/2026/QĐ-UBND", "2026"),
        ("NGHỊ QUYẾT", "351/2017/UBTVQH14", "2017"),
        ("LUẬT", "64/2025/QH15", "2025"),
        ("THÔNG TƯ", "05/2026/TT-BNV", "2026"),
        ("CHỈ THỊ", "07/2010/CT-UBND", "2010"),
    ],
)
def test_a_year_in_the_number_of_a_normative_type_makes_it_one(title: str, number: str, year: str) -> None:
    scope = anatomy_of(f"p[Giữa] bold: {title}", "p: Nội dung./.", number=number, year=year).scope
    assert scope.kind is ScopeKind.NORMATIVE


def test_a_directive_of_today_is_never_normative() -> None:
    scope = anatomy_of("p[Giữa] bold: CHỈ THỊ", "p: Nội dung./.", number="07/2026/CT-UBND").scope
    assert scope.kind is ScopeKind.NAMED


def test_a_letter_with_a_year_in_its_number_is_a_letter() -> None:
    scope = anatomy_of("p: Kính gửi: Sở Nội vụ", "p: Nội dung./.", number="15/2026/UBND-VX").scope
    assert scope.kind is ScopeKind.OFFICIAL_LETTER


def test_facts_without_any_section_are_an_empty_document() -> None:
    anatomy = locate_boxes(DocumentFacts(sections=()))

    assert anatomy.scope.kind is ScopeKind.EMPTY
    assert anatomy.parts == ()
