"""A file of which nobody can tell whether the decree binds it is asked everything and told of no error."""

from __future__ import annotations

from office_documents import PLAIN, docx, line

from docgen import api
from docgen.diagnostics import Severity

_NOTE = line(
    "Ngày mai họp lúc tám giờ tại phòng số hai, mời các anh chị có mặt đúng giờ.", PLAIN, size=11, align="both"
)


def test_a_note_of_unknown_scope_has_warnings_and_no_errors():
    report = api.check(docx(_NOTE))

    assert report.files[0].scope.kind.value == "unknown"
    assert "ND30-655" in {finding.code for finding in report.findings}
    assert {finding.severity for finding in report.findings} == {Severity.WARN}


def test_the_same_words_are_an_error_in_a_document_of_the_decree():
    report = api.check(docx(line("KẾ HOẠCH", PLAIN, look="b") + _NOTE + line("TM. ỦY BAN NHÂN DÂN", PLAIN, look="b")))

    assert Severity.FAIL in {finding.severity for finding in report.findings if finding.code == "ND30-655"}
