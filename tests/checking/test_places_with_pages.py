"""The place of a finding begins with its page when the program that saved the file noted where pages begin."""

from __future__ import annotations

import json

import pytest
from office_documents import PLAIN, body, docx, end, head, text, title

from docgen import api
from docgen.checking import format_json, format_sarif, format_text, rules_of
from docgen.discovery import pack_for

WRONG = "Khoản 2 điều 5 của Luật này được áp dụng  ngay."
NOTE = "<w:lastRenderedPageBreak/>"


def document(note=NOTE):
    late = text(WRONG, PLAIN).replace("<w:t ", f"{note}<w:t ", 1)
    return docx(head(PLAIN) + title(PLAIN) + body(PLAIN).replace("./.", ".") + late + end(PLAIN))


@pytest.fixture(scope="module")
def report():
    return api.check(document())


def test_a_finding_on_the_second_page_says_so(report):
    places = {finding.location.place for finding in report.findings if finding.text in WRONG and finding.text}
    assert places == {"trang 2, đoạn 8"}


def test_a_file_without_notes_claims_no_page():
    places = {finding.location.place for finding in api.check(document(note="")).findings}
    assert "đoạn 8" in places
    assert not [place for place in places if "trang" in place]


def test_every_report_tells_the_page(report):
    assert "trang 2, đoạn 8" in format_text(report)
    findings = json.loads(format_json(report))["files"][0]["findings"]
    assert "trang 2, đoạn 8" in {item["place"] for item in findings}
    pack = pack_for("nd30")
    assert "trang 2, đoạn 8" in format_sarif(report, rules_of(pack), pack.decree)


def test_a_noted_page_says_that_page_numbers_are_missing(report):
    assert "ND30-011" in {finding.code for finding in report.findings}
    assert "ND30-011" in {item.code for item in api.check(document(note="")).files[0].skipped}
