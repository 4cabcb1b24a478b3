"""Any other administrative document is read as one, printed by form 1.4, and read back."""

import io

import pytest
from docx import Document
from docx.oxml.ns import qn

from docgen.api import check, dump, load, render, starter
from docgen.api.reading import read_document
from docgen.diagnostics import Severity
from docgen.documents.general import DOCUMENT_TYPE
from docgen.documents.general.model import GeneralDocument

TEXT, BREAK, PARAGRAPH = qn("w:t"), qn("w:br"), qn("w:p")

PLAIN = {
    "document": "general",
    "type_name": "Thông báo",
    "year": 2026,
    "issuer": {"name": "Ủy ban nhân dân phường Cửa Lò", "code": "UBND", "place": "Cửa Lò"},
    "subject": "Lịch tiếp công dân năm 2026",
    "sections": [{"title": "Thời gian", "items": [{"text": "Ngày 15 hằng tháng."}]}],
    "signature": {"authority": ["TM. ỦY BAN NHÂN DÂN"], "position": "CHỦ TỊCH", "full_name": "Nguyễn Văn A"},
}


def general(**changes):
    return load({**PLAIN, **changes})


@pytest.mark.parametrize(
    ("type_name", "symbol"),
    [("Thông báo", "TB-UBND"), ("Tờ trình", "TTr-UBND"), ("Công văn", "UBND"), ("Văn bản", "UBND")],
)
def test_the_symbol_follows_the_name_of_the_type(type_name, symbol):
    assert general(type_name=type_name).full_symbol == symbol


def test_a_symbol_of_ones_own_wins():
    assert general(symbol="TB-VP").full_symbol == "TB-VP"


def test_the_starting_file_renders_and_checks_clean():
    document = load(starter(DOCUMENT_TYPE.name).encode())
    assert isinstance(document, GeneralDocument)
    rendered = render(document)
    assert rendered.notices == ()
    assert [finding.code for finding in check(rendered.bytes).findings if finding.severity is Severity.FAIL] == []


def test_it_comes_back_from_its_words_as_it_was():
    document = general()
    assert read_document(render(document, embed_data=False).bytes).document == document
    assert read_document(render(document).bytes).document == document


LETTER = {
    **PLAIN,
    "type_name": "Công văn",
    "symbol": "UBND-VHXH",
    "subject": "tăng cường công tác bình đẳng giới và hoạt động vì sự tiến bộ của phụ nữ năm 2026",
    "addressees": ["Các phòng chuyên môn", "Các khối"],
    "recipients": ["Như trên"],
    "issued_on": "12/3/2026",
    "number": "512",
}


def pages(document):
    """The text of a rendered document, paragraph by paragraph."""
    body = Document(io.BytesIO(render(document, embed_data=False).bytes)).element.body
    return ["".join(node.text or "\n" for node in paragraph.iter(TEXT, BREAK)) for paragraph in body.iter(PARAGRAPH)]


def test_an_official_letter_has_its_subject_below_its_number_and_no_type_line():
    printed = pages(load(LETTER))
    number = printed.index("Số: 512/UBND-VHXH")
    assert printed[number + 1].replace("\n", " ") == f"V/v {LETTER['subject']}"
    assert printed[number + 2].startswith("Cửa Lò, ngày 12")
    assert not [line for line in printed if "CÔNG VĂN" in line.upper()]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"symbol": None},
        {"issuer": {**PLAIN["issuer"], "place": "Thành phố Hồ Chí Minh"}},
        {"addressees": ["Sở Nội vụ"], "marks": {"urgency": "KHẨN"}},
        {"subject": "nghỉ lễ"},
    ],
)
def test_an_official_letter_is_clean_and_comes_back_as_it_was(changes):
    document = load({**LETTER, **changes})
    rendered = render(document)
    assert rendered.notices == ()
    drafting_unit_missing = [] if document.symbol else ["ND30-309"]
    assert [finding.code for finding in check(rendered.bytes).findings] == drafting_unit_missing
    assert read_document(rendered.bytes).document == document
    back = read_document(render(document, embed_data=False).bytes)
    assert (back.document, back.leftovers) == (document, ())


@pytest.mark.parametrize("subject", ["V/v nghỉ lễ", "v/v: nghỉ lễ", "Về việc nghỉ lễ", "V/v Về việc nghỉ lễ"])
def test_the_data_of_an_official_letter_may_say_the_prefix_that_docgen_prints(subject):
    assert load({**LETTER, "subject": subject}).subject == "nghỉ lễ"


def test_a_dash_below_a_single_addressee_begins_the_text():
    sections = [{"numbering": "dash", "items": [{"text": "Rà soát số liệu."}, {"text": "Báo cáo trước ngày 15/4."}]}]
    document = load({**LETTER, "addressees": ["Sở Nội vụ"], "sections": sections})
    assert read_document(render(document, embed_data=False).bytes).document == document


def test_another_type_keeps_the_words_of_its_subject():
    assert general(subject="Về việc nghỉ lễ").subject == "Về việc nghỉ lễ"


@pytest.mark.parametrize("type_name", ["Công điện", "Giấy mời", "Giấy giới thiệu", "Biên bản", "Giấy nghỉ phép"])
def test_a_type_with_another_form_is_told(type_name):
    (notice,) = DOCUMENT_TYPE.collect_notices(general(type_name=type_name))
    assert (notice.code, notice.location.path) == ("other-form", "$.type_name")
    assert "Mẫu 1." in notice.message


@pytest.mark.parametrize("type_name", ["Nghị quyết", "Quyết định", "Chỉ thị", "Hợp đồng", "Giấy nghỉ phép", "Thư công"])
def test_every_type_comes_back_from_its_words(type_name):
    document = general(type_name=type_name, number="5", issued_on="5/3/2026")
    assert read_document(render(document, embed_data=False).bytes).document == document


def test_another_type_is_no_general_document():
    with pytest.raises(TypeError):
        DOCUMENT_TYPE.collect_notices(load(starter("plan").encode()))


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("THÔNG BÁO\nVề việc nghỉ Tết năm 2025\n\n1. Theo Quyết định năm 2019.\n", 2025),
        ("THÔNG BÁO\nVề việc nghỉ\n\n1. Theo Quyết định năm 2019 và 2021.\n", 2021),
        ("THÔNG BÁO\nVề việc nghỉ\n\n1. Không có năm.\n", 2020),
    ],
)
def test_the_year_is_that_of_the_date_the_subject_or_the_text(text, year):
    read = read_document(text.encode())
    assert read.document.year == year
    assert any(notice.path == "$.year" for notice in read.notices)


def test_a_body_numbered_in_another_way_keeps_its_numbers():
    read = read_document("THÔNG BÁO\nVề việc nghỉ năm 2025\n\n1. Việc một.\n2. Việc hai.\n".encode())
    (group,) = read.document.sections
    assert (group.numbering, [item.text for item in group.items]) == ("arabic", ["Việc một.", "Việc hai."])
    again = read_document(render(read.document, draft=True, embed_data=False).bytes)
    assert dump(again.document) == dump(read.document)
