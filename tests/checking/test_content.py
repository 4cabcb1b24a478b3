"""Content rules in a check: which documents they are asked of, how they are chosen, what a data file answers."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace

import pytest
from content_cases import BASE
from office_documents import PLAIN, docx, text

import docgen
from docgen import api
from docgen.checking import CheckSettings, format_json, format_sarif, format_text
from docgen.checking.chosen import Chosen
from docgen.checking.data import DataContent, examine_data
from docgen.checking.settings import Acceptance
from docgen.contracts.content import ContentRules, Doubt
from docgen.diagnostics import Location, Severity
from docgen.documents.plan import rules as plan_rules
from docgen.errors import InputError
from docgen.ooxml import open_package, write_package

STALE = "Gửi Sở Lao động - Thương binh và Xã hội; UBND các huyện, thị xã, thành phố phối hợp."


def plan(*paragraphs, **changes):
    sections = [{"part": "implementation", "title": "Tổ chức thực hiện", "paragraphs": list(paragraphs)}]
    return docgen.load({**BASE, "sections": sections, **changes})


@pytest.fixture(scope="module")
def word():
    return docgen.render(plan(STALE)).bytes


def codes(report):
    return [finding.code for finding in report.findings]


def test_rules_of_a_plan_are_not_asked_of_another_document():
    data = {**BASE, "document": "general", "type_name": "Thông báo", "sections": [{"text": STALE}]}
    data.pop("opening"), data.pop("closing")
    (report,) = api.check(docgen.render(data).bytes, select=["KH"]).files
    assert (report.findings, report.skipped, report.checked) == ((), (), ())


AS_PLAIN_TEXT = (
    "KẾ HOẠCH",
    "Thực hiện công tác bình đẳng giới năm 2026",
    "Ủy ban nhân dân xã An Phú ban hành Kế hoạch thực hiện công tác bình đẳng giới năm 2026 như sau:",
    "1. Các thôn tổ chức Tháng hành động vì bình đẳng giới năm 2025.",
    "Trên đây là Kế hoạch bình đẳng giới năm 2026./.",
)


@pytest.mark.parametrize("left_out", [None, 1, 2, 4], ids=["none", "subject", "opening", "closing"])
def test_the_year_is_that_of_the_opening_and_the_closing_when_the_subject_is_written_like_any_line(left_out):
    lines = [words for place, words in enumerate(AS_PLAIN_TEXT) if place != left_out]
    report = docgen.check(docx("".join(text(words, PLAIN, align="left") for words in lines), PLAIN), select=["KH-101"])
    assert [(finding.code, finding.text) for finding in report.findings] == [("KH-101", "năm 2025")]


def test_an_opening_and_a_closing_of_two_years_name_no_year():
    lines = [AS_PLAIN_TEXT[0], *AS_PLAIN_TEXT[2:4], "Trên đây là Kế hoạch bình đẳng giới năm 2024./."]
    (report,) = api.check(docx("".join(text(words, PLAIN) for words in lines), PLAIN), select=["KH-101"]).files
    assert report.findings == ()
    assert [skipped.code for skipped in report.skipped] == ["KH-101"]


def test_a_level_that_a_rule_of_the_decree_has_told_of_is_not_told_twice(word):
    everything, alone = codes(api.check(word)), codes(api.check(word, select=["KH"]))
    assert "ND30-T17" in everything
    assert "KH-105" not in everything
    assert "KH-105" in alone
    assert "KH-104" in everything


def test_a_unit_that_the_register_knows_is_told_once_by_the_rule_that_knows_more():
    issuer = {"name": "Ủy ban nhân dân thị xã Cửa Lò", "code": "UBND", "place": "Cửa Lò"}
    words = "Báo cáo UBND thị xã Cửa Lò. Giao huyện Diễn Châu phối hợp. Trình UBND thị xã xem xét."
    told = api.check(docgen.render(plan(words, issuer=issuer)).bytes, select=["KH-104", "ND30-T17"]).findings
    assert {(finding.code, finding.text) for finding in told} == {
        ("ND30-T17", "huyện"),
        ("ND30-T17", "UBND thị xã"),
        ("KH-104", "THỊ XÃ CỬA LÒ"),
        ("KH-104", "thị xã Cửa Lò"),
    }
    assert len(told) == 4


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        (["KH"], [], {"KH-104", "KH-105"}),
        (["kh-104"], [], {"KH-104"}),
        (["KH"], ["KH-104"], {"KH-105"}),
        (["1"], [], set()),
    ],
)
@pytest.mark.parametrize("way", ["word", "data"])
def test_rules_are_chosen_by_prefix_in_word_and_in_data(select, ignore, expected, way, word):
    source = word if way == "word" else plan(STALE)
    found = {code for code in codes(api.check(source, select=select, ignore=ignore)) if code.startswith("KH")}
    assert found == expected


def test_an_unknown_prefix_is_refused_for_data_too():
    with pytest.raises(InputError, match="KX"):
        api.check(plan(STALE), select=["KX"])


def test_what_an_office_accepts_is_put_aside():
    settings = CheckSettings(accept=(Acceptance("KH-104", "đã biết"), Acceptance("1", "nhóm 1 của Nghị định")))
    report = api.check(plan(STALE), select=["KH"], settings=settings)
    assert codes(report) == ["KH-105"]
    assert [item.reason for item in report.files[0].suppressed] == ["đã biết"]


def test_a_data_file_is_told_line_and_field(tmp_path):
    path = tmp_path / "ke-hoach.yaml"
    docgen.dump(plan(STALE), path)
    (report,) = api.check_files([path], select=["KH-104"]).files
    (finding,) = report.findings
    text = path.read_text(encoding="utf-8").splitlines()
    assert "paragraphs" in text[finding.location.line - 1]
    assert finding.location.path == "$.sections[0].paragraphs"
    assert finding.location.place == f"dòng {finding.location.line}, $.sections[0].paragraphs"
    assert report.is_clean
    assert "chỉ kiểm nội dung" in report.notes[0]


def test_a_broken_data_file_stops_no_batch(tmp_path):
    (tmp_path / "hong.yaml").write_text("document: plan\nyear: hai nghìn\n", encoding="utf-8")
    docgen.dump(plan("Không có gì."), tmp_path / "tot.yaml")
    first, second = api.check_files([tmp_path / "hong.yaml", tmp_path / "tot.yaml"]).files
    assert first.scope.kind.value == "unreadable"
    assert second.is_clean


def test_an_office_register_is_asked(tmp_path):
    signer = {"id": "an", "full_name": "Nguyễn Văn An", "position": "Chủ tịch", "body": BASE["issuer"]["name"]}
    own = tmp_path / "so.yaml"
    own.write_text(json.dumps({"signers": [{**signer, "to_day": "01/01/2026"}]}), encoding="utf-8")
    assert codes(api.check(plan("Việc."), select=["KH"], register=own)) == ["KH-106"]


def test_letters_typed_apart_from_their_marks_are_found_at_their_place(word):
    parts = dict(open_package(word).parts)
    parts["word/document.xml"] = unicodedata.normalize("NFD", parts["word/document.xml"].decode()).encode()
    (finding,) = api.check(write_package(parts), select=["KH-104"]).findings
    assert unicodedata.normalize("NFC", finding.text) == "Sở Lao động - Thương binh và Xã hội"


def test_every_form_of_report_tells_them_under_their_own_heading(word):
    report = api.check(word, select=["KH"])
    assert "Nội dung kế hoạch" in format_text(report)
    assert "Quốc hiệu và Tiêu ngữ" not in format_text(report)
    assert {item["code"] for item in json.loads(format_json(report))["files"][0]["findings"]} == {"KH-104", "KH-105"}
    run = json.loads(format_sarif(report, api.rules(), api.open_pack().decree))["runs"][0]
    assert {result["ruleId"] for result in run["results"]} == {"KH-104", "KH-105"}
    assert all(result["ruleIndex"] >= 0 for result in run["results"])
    assert len(open_package(api.annotate(word, report)).parts["word/comments.xml"]) > 0


def test_a_rule_that_breaks_is_its_own_error_and_stops_no_other():
    def broken(content):
        yield Doubt("Trước khi hỏng.", "a", "b")
        raise ZeroDivisionError("chia cho không")

    held = plan(STALE)
    book = plan_rules.CONTENT_RULES
    rules = (replace(book.rules[0], look=broken), *book.rules[1:])
    knowledge = api.checking._Checker(None).know()
    data = DataContent(
        ContentRules(book.prefix, book.title, rules, book.read),
        book.read(held, knowledge),
        lambda path: Location(path=path),
    )
    hits, looked, _ = examine_data(data, Chosen((), lambda _: ()).allows)
    errors = [hit.finding for hit in hits if hit.finding.severity is Severity.ERROR]
    assert [finding.code for finding in errors] == [rules[0].code]
    assert "KH-103" in looked
    assert {hit.finding.code for hit in hits} >= {"KH-104", "KH-105"}


def test_a_type_without_rules_has_nothing_to_ask():
    report = api.check(docgen.load(api.starter("general").encode()), select=["KH"])
    assert report.files[0].checked == ()
