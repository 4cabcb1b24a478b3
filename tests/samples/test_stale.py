"""The plan of Cửa Lò as the content rules see it: what the office itself must mend, found and argued, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from office_documents import PLAIN, docx, line, text
from ruamel.yaml import YAML

import docgen
from docgen import api

SAMPLE = Path(__file__).parents[2] / "samples" / "cua-lo-2024"
ARGUED = YAML(typ="safe", pure=True).load(Path(__file__).with_name("stale.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=["title in bold", "pasted as plain text"])
def as_typed(request):
    """The seed as an office would have it in Word, one paragraph a line: typed there, or pasted without a look."""
    lines = [words for words in (SAMPLE / "seed.txt").read_text(encoding="utf-8").splitlines() if words.strip()]
    is_plain = request.param == "pasted as plain text"
    title = [text(words, PLAIN) if is_plain else line(words, PLAIN, look="b") for words in lines[:3]]
    return docx("".join([*title, *(text(words, PLAIN) for words in lines[3:])]), PLAIN)


def told(report):
    return [(finding.code, finding.text) for finding in report.findings if finding.group]


def argued(findings):
    return sorted((entry["code"], entry["text"]) for entry in findings)


def test_the_sample_in_word_has_exactly_the_doubts_that_are_argued():
    report = docgen.check(docgen.render(SAMPLE / "plan.yaml").bytes)
    assert sorted((code, words[:20].strip()) for code, words in told(report)) == argued(ARGUED["sample"])
    assert {finding.severity for finding in report.findings} == {docgen.Severity.WARN}
    assert all(finding.group for finding in report.findings)


def test_the_data_of_the_sample_has_the_same_doubts_each_with_its_line():
    report = docgen.check(SAMPLE / "plan.yaml")
    assert sorted((code, words[:20].strip()) for code, words in told(report)) == argued(ARGUED["sample"])
    lines = (SAMPLE / "plan.yaml").read_text(encoding="utf-8").splitlines()
    for finding in report.findings:
        assert finding.location.line
        assert finding.location.path.startswith("$.")
        key = finding.location.path.rpartition(".")[2].partition("[")[0]
        around = lines[finding.location.line - 1] + lines[finding.location.line - 2]
        assert key in around or finding.text.split()[0] in around


@pytest.mark.parametrize(("with_data", "asked"), [(False, ["KH-113"]), (True, [])])
def test_the_sample_with_its_appendix_in_a_file_of_its_own_is_asked_about_it_unless_its_data_tell(with_data, asked):
    rendered = docgen.render(SAMPLE / "plan.yaml", appendices="separate", embed_data=with_data)
    report = docgen.check(rendered.bytes, select=["KH"])
    assert [code for code, _ in told(report) if code not in {entry["code"] for entry in ARGUED["sample"]}] == asked


@pytest.mark.parametrize("defect", ARGUED["defects"], ids=lambda defect: defect["defect"])
def test_a_defect_of_the_text_as_received_is_found(defect, as_typed):
    if "notice" in defect:
        notices = api.read_document(SAMPLE / "seed.txt").notices
        assert [notice for notice in notices if notice.kind == defect["notice"] and defect["at"] in notice.path]
        return
    found = [finding for finding in docgen.check(as_typed).findings if finding.code == defect["code"]]
    assert [finding for finding in found if defect["text"] in finding.text + finding.message], found


def test_the_text_as_received_is_asked_the_same_when_it_was_imported():
    document = api.read_document(SAMPLE / "seed.txt").document
    codes = {code for code, _ in told(docgen.check(document))}
    assert codes == {"KH-108", "KH-110", "KH-112", "KH-113", "KH-116", "KH-117", "KH-118", "KH-119"}


@pytest.mark.parametrize("year", [2025, 2026])
def test_a_plan_carried_on_with_decisions_has_nothing_stale_left(year):
    rolled = docgen.roll_over(SAMPLE / "plan.yaml", year, decisions=SAMPLE / "rollover" / f"{year}.yaml")
    stale = [f"KH-10{number}" for number in range(1, 8)]
    assert told(docgen.check(rolled.document, select=stale)) == []
    assert told(docgen.check(docgen.render(rolled.document).bytes, select=stale)) == []


def test_a_plan_carried_on_without_decisions_tells_what_is_still_old():
    rolled = docgen.roll_over(SAMPLE / "plan.yaml", 2026)
    found = told(docgen.check(rolled.document, select=["KH-10"]))
    assert ("KH-104", "thị xã Cửa Lò") in found
    assert "KH-102" in {code for code, _ in found}
