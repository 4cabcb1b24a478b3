"""Every content rule against its own cases, on data and on the Word file made of it, and the book against itself."""

from __future__ import annotations

import re

import pytest
from content_cases import FOLDER, content_cases, look_at, read_content_cases

from docgen.diagnostics import Severity
from docgen.documents.plan.rules import CONTENT_RULES as OF_PLANS
from docgen.documents.report.rules import CONTENT_RULES as OF_REPORTS

CASES = [(case, way) for case in content_cases() for way in ("data", "word") if case.on in {way, "both"}]
BOOKS = (OF_PLANS, OF_REPORTS)
RULES = [rule for book in BOOKS for rule in book.rules]


@pytest.mark.parametrize(("case", "way"), CASES, ids=str)
def test_a_case_is_judged_as_a_records_officer_wrote_it(case, way):
    report = look_at(case, way)
    found = [(finding.text, finding.message) for finding in report.findings]
    if case.skipped:
        assert (found, [case.skipped in item.reason for item in report.skipped]) == ([], [True])
        return
    assert len(found) == len(case.findings), found
    for expected, (text, message) in zip(case.findings, found, strict=True):
        assert expected.get("text", "") in text
        assert expected.get("message", "") in message
        assert set(expected) <= {"text", "message"}
    assert {finding.severity for finding in report.findings} <= {Severity.WARN}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_has_a_case_that_passes_and_one_that_fails(rule):
    cases = read_content_cases(FOLDER / f"{rule.code}.yaml")
    assert any(not case.findings and not case.skipped for case in cases), "no case that passes"
    assert any(case.findings for case in cases), "no case that fails"


def test_every_file_of_cases_belongs_to_a_rule():
    assert {path.stem for path in FOLDER.glob("*.yaml")} == {rule.code for rule in RULES}


def test_no_two_cases_share_a_name():
    names = [str(case) for case in content_cases()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.prefix)
def test_codes_are_in_order_and_begin_as_the_type_says(book):
    codes = [rule.code for rule in book.rules]
    assert codes == sorted(set(codes))
    assert all(re.fullmatch(rf"{book.prefix}-\d{{3}}", code) for code in codes)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_on_what_it_rests_why_and_how_to_mend_it(rule):
    assert rule.ground
    assert rule.title[0].isupper()
    assert not rule.title.endswith(".")
    assert rule.remedy.endswith(".")
    assert rule.reason.endswith(".")
    assert rule.good != rule.bad
