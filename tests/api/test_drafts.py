"""Open slots on the way to a page: refused in what is no draft, printed and reported in a draft."""

from io import BytesIO

import docx
import pytest

import docgen
from docgen import api
from docgen.errors import InvalidDataError
from docgen.loading import dump_json

ACT = "[CẦN ĐIỀN upstream-act (viện dẫn): kế hoạch năm 2026 của UBND tỉnh]"
DATA = {
    "document": "plan",
    "year": 2026,
    "issuer": {"name": "Ủy ban nhân dân phường Cửa Lò", "code": "UBND", "place": "Cửa Lò"},
    "number": "[CẦN ĐIỀN number (số): số của kế hoạch]",
    "issued_on": "[CẦN ĐIỀN issue-date (ngày): ngày ký]",
    "subject": "Công tác bình đẳng giới năm 2026",
    "opening": [f"Thực hiện {ACT}, Ủy ban nhân dân phường Cửa Lò ban hành Kế hoạch với các nội dung sau:"],
    "sections": [{"part": "tasks", "title": "Nhiệm vụ", "items": [{"text": "Tổ chức Tháng hành động."}]}],
    "signature": {
        "authority": ["TM. ỦY BAN NHÂN DÂN"],
        "position": "CHỦ TỊCH",
        "full_name": "[CẦN ĐIỀN signer (họ tên): người ký]",
    },
}
KEYS = {"number", "issue-date", "upstream-act", "signer"}


def test_a_document_with_open_slots_is_refused_with_every_one_of_them():
    with pytest.raises(InvalidDataError, match="còn 4 chỗ chờ điền") as caught:
        docgen.render(DATA)
    paths = {problem.location.path for problem in caught.value.problems}
    assert paths == {"$.number", "$.open_date", "$.opening[0]", "$.signature.full_name"}
    assert {problem.code for problem in caught.value.problems} == {"open-slot"}
    assert "--draft" in caught.value.hint


def test_a_document_written_by_its_caller_is_refused_as_well():
    document = api.load(DATA)
    with pytest.raises(InvalidDataError, match="còn 4 chỗ chờ điền"):
        api.open_renderer().print(document, data=dump_json(document))


def test_a_draft_prints_the_marks_and_tells_of_each():
    rendered = docgen.render(DATA, draft=True)
    assert [notice.code for notice in rendered.notices] == ["open-slot"] * 4
    text = "\n".join(node.text or "" for node in docx.Document(BytesIO(rendered.bytes)).element.body.iter("{*}t"))
    for mark in (DATA["number"], DATA["issued_on"], ACT, DATA["signature"]["full_name"]):
        assert mark in text


def test_the_checker_reports_every_mark_and_fails_none():
    (report,) = docgen.check(docgen.render(DATA, draft=True).bytes, select=["ND30-T18"]).files
    assert {finding.measured for finding in report.findings} == KEYS
    assert {finding.severity for finding in report.findings} == {docgen.Severity.WARN}


def test_a_batch_refuses_an_open_slot_too():
    from docgen.api.renderer import open_renderer

    with pytest.raises(InvalidDataError, match="chỗ chờ điền"):
        open_renderer().render(DATA)
    assert open_renderer(draft=True).render(DATA).startswith(b"PK")
