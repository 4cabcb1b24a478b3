"""The decree's own model forms, cut apart and filled in with their own formatting, break nothing but what they print."""

from __future__ import annotations

from functools import cache

import pytest
from decree_forms import ANNEX, DATA, StaleDataError, form, headings, key

from docgen import api
from docgen.diagnostics import Severity
from docgen.ooxml import read_facts

pytestmark = pytest.mark.skipif(not ANNEX.exists(), reason=f"the decree's Word files are not here: {ANNEX}")
FORMS = tuple(DATA["forms"])


@cache
def report_of(name):
    return api.check(form(name))


def allowed(name):
    return {(item["code"], item.get("words")) for item in DATA["forms"][name].get("allowed", ())}


def is_allowed(finding, name):
    return bool({(finding.code, finding.text), (finding.code, None)} & allowed(name))


@pytest.mark.parametrize("name", FORMS)
def test_a_form_filled_in_breaks_only_what_the_decree_breaks_itself(name):
    report = report_of(name)

    wrong = [str(finding) for finding in report.findings if finding.severity is not Severity.WARN]
    excused = [str(finding) for finding in report.findings if is_allowed(finding, name)]
    assert [line for line in wrong if line not in excused] == []


@pytest.mark.parametrize("name", [name for name in FORMS if allowed(name)])
def test_what_a_form_is_excused_for_is_really_there(name):
    found = {(finding.code, words) for finding in report_of(name).findings for words in (finding.text, None)}
    known = {rule.code for rule in api.rules()}
    assert {item for item in allowed(name) if item[0] in known} <= found


@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_taken_for_an_administrative_document_and_looked_at(name):
    (answer,) = report_of(name).files
    assert answer.scope.kind.value == "nd30"
    assert len(answer.checked) > 50


@pytest.mark.parametrize("name", FORMS)
def test_nothing_of_a_form_is_left_in_dots(name):
    words = [placed.paragraph.text for placed in read_facts(form(name)).paragraphs()]
    left = [text for text in words if "…" in key(text) and text.strip() and "\t" not in text]
    assert left == []
    assert not [text for text in words if "TÊN CQ" in text or "CƠ QUAN, TỔ" in text or "Ghi chú" in text]


def test_every_form_of_the_annex_is_proven():
    assert len(headings()) == len(FORMS)
    assert all(any(heading.startswith(name) for heading in headings()) for name in FORMS)


def test_data_for_a_line_that_the_form_does_not_have_is_told(monkeypatch):
    monkeypatch.setitem(DATA["forms"]["Mẫu 2.1"], "fill", [{"Không có dòng này": "x"}])
    with pytest.raises(StaleDataError):
        form("Mẫu 2.1")
