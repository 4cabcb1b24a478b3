"""Documents laid out as offices really do it: right ones get no error, wrong ones exactly what is argued beside."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from office_habits import RIGHT as RIGHT_HABITS
from office_habits import WRONG
from office_kinds import KINDS

from docgen import api
from docgen.diagnostics import Severity
from docgen.office import convert_documents

ARGUED = yaml.safe_load((Path(__file__).parent / "strangers.yaml").read_text(encoding="utf-8"))
RIGHT = {**RIGHT_HABITS, **KINDS}
ALL = {**RIGHT, **WRONG}


def _order(entry):
    return entry["code"], entry["place"]


@pytest.mark.parametrize("name", RIGHT)
def test_a_right_document_laid_out_otherwise_gets_no_error(name):
    report = api.check(RIGHT[name]())

    assert report.is_clean, [str(finding) for finding in report.findings]
    assert len(report.files[0].checked) > 130


@pytest.mark.parametrize("name", ALL)
def test_every_finding_is_argued_and_every_argued_fault_is_found(name):
    found = [
        {"code": item.code, "severity": item.severity.value, "place": item.location.place, "measured": item.measured}
        for item in api.check(ALL[name]()).findings
    ]
    argued = [{key: value for key, value in entry.items() if key != "because"} for entry in ARGUED.get(name, [])]
    assert sorted(found, key=_order) == sorted(argued, key=_order)


@pytest.mark.parametrize("mode", ["tracked", "direct"])
@pytest.mark.parametrize("name", WRONG)
def test_what_is_safe_to_mend_is_mended_and_nothing_new_is_found(name, mode):
    fixed = api.fix(WRONG[name](), mode=mode)

    assert fixed.new == ()
    assert {entry.reason for entry in fixed.journal if entry.outcome == "left"} <= {"cần người sửa"}
    assert not [str(finding) for finding in fixed.remaining if finding.fix == "safe"]


def test_every_argument_has_its_document_and_its_reason():
    assert set(ARGUED) <= set(ALL)
    assert set(WRONG) <= set(ARGUED)
    assert all(entry["because"] for entries in ARGUED.values() for entry in entries)


@pytest.fixture(scope="module")
def saved_by_libreoffice(soffice):
    return convert_documents({f"{name}.docx": make() for name, make in RIGHT.items()}, to="docx")


@pytest.mark.office
@pytest.mark.parametrize("name", RIGHT)
def test_a_right_document_saved_by_libreoffice_gets_no_error(name, saved_by_libreoffice):
    report = api.check(saved_by_libreoffice[f"{name}.docx"])
    assert [str(finding) for finding in report.findings if finding.severity is not Severity.WARN] == []
