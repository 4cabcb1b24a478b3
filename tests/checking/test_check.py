"""The engine: every rule once and on its own, findings with proof, and honesty about what was not looked at."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from checking_rules import crash_look, pack_with, rule, skip_look, words_look
from mutating import Mutation, clean_document, replace_text
from wordfiles import word_file

from docgen.checking import NamedSource, ScopeKind, check, check_files, fix
from docgen.contracts import Breach
from docgen.diagnostics import Anchor, Severity
from docgen.discovery import pack_for
from docgen.errors import FileAccessError, UnreadableInputError
from docgen.ooxml.edits import TextEdit

FILE = word_file("một hai ba", "hai ba", "ba")


def found(report):
    return [(finding.code, finding.severity.value, finding.location.place, finding.text) for finding in report.findings]


def test_a_breach_becomes_a_finding_with_place_words_clause_and_remedy():
    report = check(FILE, pack=pack_with(rule("ND30-101", words_look("một"), box="1")), name="a.docx")
    (finding,) = report.findings
    assert finding.to_dict() == {
        "code": "ND30-101",
        "severity": "FAIL",
        "clause": "khoản 1",
        "box": "1",
        "place": "đoạn 1",
        "text": "một",
        "measured": "một",
        "required": "không có",
        "message": "Có chữ «một».",
        "fix": "none",
        "title": "Chữ sai",
        "remedy": "sửa chữ.",
        "more": 0,
        "fingerprint": finding.fingerprint,
    }
    assert finding.location.file == "a.docx"


def test_findings_are_sorted_by_gravity_then_box_then_place():
    rules = [
        rule("ND30-101", words_look("hai"), force="MẪU"),
        rule("ND30-201", words_look("ba")),
        rule("ND30-102", words_look("một")),
    ]
    codes = [(code, place) for code, _, place, _ in found(check(FILE, pack=pack_with(*rules)))]
    assert codes == [
        ("ND30-102", "đoạn 1"),
        ("ND30-201", "đoạn 1"),
        ("ND30-201", "đoạn 2"),
        ("ND30-201", "đoạn 3"),
        ("ND30-101", "đoạn 1"),
        ("ND30-101", "đoạn 2"),
    ]


@pytest.mark.parametrize(
    ("force", "severity"), [("BB", "FAIL"), ("BB-đk", "FAIL"), ("MẪU", "WARN"), ("TC", "WARN"), ("TH", "WARN")]
)
def test_only_what_binds_is_an_error(force, severity):
    report = check(FILE, pack=pack_with(rule("ND30-101", words_look("một"), force=force)))
    assert [finding.severity.value for finding in report.findings] == [severity]


def test_a_breach_may_be_softer_than_its_rule_but_never_graver():
    soft = rule("ND30-101", words_look("một", severity=Severity.WARN))
    grave = rule("ND30-102", words_look("một", severity=Severity.FAIL), force="TH")
    assert {finding.severity for finding in check(FILE, pack=pack_with(soft, grave)).findings} == {Severity.WARN}


def test_a_crash_is_an_error_of_docgen_and_stops_no_other_rule():
    report = check(FILE, pack=pack_with(rule("ND30-101", crash_look), rule("ND30-102", words_look("một"))))
    assert [(finding.code, finding.severity.value) for finding in report.findings] == [
        ("ND30-101", "ERROR"),
        ("ND30-102", "FAIL"),
    ]
    assert "ZeroDivisionError" in report.findings[0].message
    assert not report.is_clean


def test_a_rule_that_could_not_look_is_skipped_with_its_reason_and_not_counted_as_checked():
    pack = pack_with(rule("ND30-101", skip_look("không có bảng")), rule("ND30-102", words_look("không đâu")))
    report = check(clean_document(), pack=pack)
    (file,) = report.files
    assert [(item.code, item.reason) for item in file.skipped] == [("ND30-101", "không có bảng")]
    assert file.checked == ("ND30-102",)
    assert file.summary.verdict == "Không thấy lỗi; 1 quy tắc đã kiểm, 1 quy tắc không kiểm được."


def test_a_check_that_could_not_look_at_anything_does_not_say_that_all_is_well():
    report = check(clean_document(), pack=pack_with(rule("ND30-101", skip_look("không có bảng"))))
    assert report.files[0].summary.verdict.startswith("Chưa kiểm được gì")


def test_the_same_measure_in_many_places_is_listed_ten_times_and_then_counted():
    report = check(word_file(*["sửa"] * 25), pack=pack_with(rule("ND30-101", words_look("sửa"))))
    assert [finding.more for finding in report.findings] == [0] * 9 + [15]


def test_a_gathering_rule_makes_one_finding_of_one_measure():
    report = check(FILE, pack=pack_with(rule("ND30-101", words_look("ba"), gather=True)))
    assert [(finding.location.place, finding.more) for finding in report.findings] == [("đoạn 1", 2)]


def test_a_finding_is_fixable_only_when_its_breach_brings_edits():
    with_edit = rule("ND30-101", words_look("một", edits=(TextEdit(0, 0, 3, ""),)), fix="safe")
    without = rule("ND30-102", words_look("một"), fix="safe")
    assert [finding.fix for finding in check(FILE, pack=pack_with(with_edit, without)).findings] == ["safe", "none"]


def test_a_fingerprint_survives_a_paragraph_added_above_and_tells_equal_words_apart():
    pack = pack_with(rule("ND30-101", words_look("sai")))
    before = [finding.fingerprint for finding in check(word_file("sai", "sai"), pack=pack).findings]
    after = [finding.fingerprint for finding in check(word_file("mới", "sai", "sai"), pack=pack).findings]
    assert before == after
    assert len(set(before)) == 2


def test_long_words_are_cut_short_in_a_finding():
    def look(x):
        yield Breach("Dài.", "dài", "ngắn", anchor=Anchor(paragraph=0))

    report = check(word_file("chữ " * 100), pack=pack_with(rule("ND30-101", look)))
    assert len(report.findings[0].text) <= 120
    assert report.findings[0].text.endswith("…")


def test_bytes_path_and_open_file_are_the_same_document(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(FILE)
    pack = pack_with(rule("ND30-101", words_look("một")))
    with path.open("rb") as file:
        reports = [check(source, pack=pack, name="a") for source in (FILE, path, io.BytesIO(FILE), file)]
    assert all(report == reports[0] for report in reports)


def test_a_file_that_cannot_be_read_is_an_error_of_the_caller(tmp_path):
    with pytest.raises(UnreadableInputError):
        check(b"PK\x03\x04 cut off", pack=pack_for("nd30"))
    with pytest.raises(FileAccessError):
        check(tmp_path / "absent.docx", pack=pack_for("nd30"))


def test_a_bad_file_of_a_batch_is_answered_and_the_others_are_checked(tmp_path):
    good = tmp_path / "good.docx"
    good.write_bytes(FILE)
    sources = [good, tmp_path / "absent.docx", NamedSource("bad.docx", b"no zip"), NamedSource("last.docx", FILE)]
    report = check_files(sources, pack=pack_with(rule("ND30-101", words_look("một"))))
    assert [item.scope.kind for item in report.files] == [
        ScopeKind.UNKNOWN,
        ScopeKind.UNREADABLE,
        ScopeKind.UNREADABLE,
        ScopeKind.UNKNOWN,
    ]
    assert report.counts == {Severity.FAIL: 2, Severity.WARN: 0, Severity.ERROR: 0}
    assert report.files[1].summary.verdict.startswith("Không tìm thấy tệp")
    assert not report.is_clean


def test_an_empty_document_is_answered_as_such():
    report = check(word_file("", " "), pack=pack_for("nd30"))
    assert report.files[0].scope.kind is ScopeKind.EMPTY
    assert report.findings == ()
    assert not report.is_clean


def scope_of(*paragraphs):
    return check(word_file(*paragraphs), pack=pack_for("nd30")).files[0].scope


def test_a_party_document_is_answered_as_such():
    scope = scope_of(
        "ĐẢNG CỘNG SẢN VIỆT NAM", "ĐẢNG ỦY XÃ QUẢNG CHÂU", "*", "Số 05-NQ/ĐU", "Quảng Châu, ngày 05 tháng 3 năm 2026",
        "NGHỊ QUYẾT", "về công tác cán bộ", "- Căn cứ Điều lệ Đảng;", "T/M ĐẢNG ỦY", "BÍ THƯ",
    )  # fmt: skip
    assert scope.kind is ScopeKind.PARTY
    assert "không thuộc phạm vi" in scope.reason


def test_a_normative_document_is_answered_as_such():
    scope = scope_of(
        "ỦY BAN NHÂN DÂN TỈNH NGHỆ AN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        "Số: 12/2026/QĐ-UBND", "Nghệ An, ngày 05 tháng 3 năm 2026", "QUYẾT ĐỊNH", "Ban hành Quy định về văn thư",
    )  # fmt: skip
    assert scope.kind is ScopeKind.NORMATIVE
    assert "không thuộc phạm vi" in scope.reason


def test_a_foreign_document_is_answered_as_such():
    scope = scope_of(*["This report describes what the department has done during the last year."] * 5)
    assert scope.kind is ScopeKind.FOREIGN


def test_a_file_that_is_no_known_document_is_checked_with_that_said():
    report = check(word_file("Nội dung."), pack=pack_with(rule("ND30-101", words_look("Nội")))).files[0]
    assert report.scope.kind is ScopeKind.UNKNOWN
    assert report.summary.verdict.startswith("Chưa rõ")
    assert len(report.findings) == 1
    assert not report.is_clean


def test_checking_in_threads_gives_what_one_check_gives():
    pack = pack_for("nd30")
    alone = check(clean_document(), pack=pack)
    with ThreadPoolExecutor(4) as pool:
        assert all(report == alone for report in pool.map(lambda _: check(clean_document(), pack=pack), range(8)))


def test_tracked_changes_are_read_as_accepted_and_that_is_told():
    tracked = fix(
        Mutation("ND30-T09", "hai dấu cách", replace_text("Kế thừa và", "Kế  thừa và")).apply(clean_document()),
        pack=pack_for("nd30"),
        mode="tracked",
    ).bytes
    (answer,) = check(tracked, pack=pack_for("nd30")).files

    assert answer.notes == (
        "Tệp có 1 sửa đổi có theo dõi (Track Changes) chưa chấp nhận hay từ chối; đã kiểm như thể chấp nhận hết.",
    )
    assert check(clean_document(), pack=pack_for("nd30")).files[0].notes == ()
