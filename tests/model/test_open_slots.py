"""Open slots in the fields of a document: in any text, in number, date and signature; kept by load and dump."""

import pytest

import docgen
from docgen.model import open_slots_of

NUMBER = "[CẦN ĐIỀN number (số): số của kế hoạch]"
DATE = "[CẦN ĐIỀN issue-date (ngày): ngày ký]"
SIGNER = "[CẦN ĐIỀN signer (họ tên): người ký]"
ACT = "[CẦN ĐIỀN upstream-act (viện dẫn): kế hoạch năm 2026 của UBND tỉnh]"
DATA = {
    "document": "plan",
    "year": 2026,
    "issuer": {"name": "Ủy ban nhân dân phường Cửa Lò", "code": "UBND", "place": "Cửa Lò"},
    "number": NUMBER,
    "issued_on": DATE,
    "subject": "Công tác bình đẳng giới năm 2026",
    "opening": [f"Thực hiện {ACT}, UBND phường ban hành Kế hoạch:"],
    "legal_bases": [ACT],
    "sections": [
        {
            "part": "tasks",
            "title": "Nhiệm vụ",
            "items": [{"text": "Tổ chức tập huấn.", "deadline": "[CẦN ĐIỀN d (lời văn): thời hạn]", "budget": ACT}],
        }
    ],
    "signature": {"authority": ["TM. ỦY BAN NHÂN DÂN"], "position": "CHỦ TỊCH", "full_name": SIGNER},
}


def test_slots_stand_in_text_number_date_signature_and_values():
    found = {placed.path: placed.slot.key for placed in open_slots_of(docgen.load(DATA))}
    assert found == {
        "$.number": "number",
        "$.open_date": "issue-date",
        "$.opening[0]": "upstream-act",
        "$.legal_bases[0]": "upstream-act",
        "$.sections[0].items[0].deadline": "d",
        "$.sections[0].items[0].budget": "upstream-act",
        "$.signature.full_name": "signer",
    }


def test_slots_survive_dump_and_load():
    document = docgen.load(DATA)
    assert docgen.load(docgen.dump(document).encode()) == document


def test_a_date_and_a_slot_for_it_exclude_each_other():
    with pytest.raises(docgen.DocgenError, match="không còn chỗ chờ điền"):
        docgen.load({**DATA, "issued_on": "05/3/2026", "open_date": DATE})


@pytest.mark.parametrize("mark", [SIGNER, "[CẦN ĐIỀN]"])
def test_a_slot_of_another_kind_is_no_date_and_no_number(mark):
    for field in ("number", "issued_on"):
        with pytest.raises(docgen.DocgenError):
            docgen.load({**DATA, field: mark})


def test_a_finished_document_has_none():
    assert open_slots_of(docgen.load({**DATA, "number": None, "issued_on": None}))
    finished = {
        key: value for key, value in DATA.items() if key not in {"number", "issued_on", "opening", "legal_bases"}
    }
    finished["sections"] = [{"title": "Nhiệm vụ"}]
    finished["signature"] = {"position": "CHỦ TỊCH", "full_name": "Nguyễn Văn A"}
    assert open_slots_of(docgen.load(finished)) == ()
