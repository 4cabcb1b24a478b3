"""Any other administrative document is read as one, printed by form 1.4, and read back."""

import pytest

from docgen.api import check, dump, load, render, starter
from docgen.api.reading import read_document
from docgen.diagnostics import Severity
from docgen.documents.general import DOCUMENT_TYPE
from docgen.documents.general.model import GeneralDocument

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


def test_an_official_letter_is_told_to_have_a_form_of_its_own():
    (notice,) = DOCUMENT_TYPE.collect_notices(general(type_name="Công văn"))
    assert (notice.code, notice.location.path) == ("other-form", "$.type_name")


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
