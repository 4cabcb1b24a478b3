"""The province's 130 plans from one master: each conformant, each its own, and different only where it may be."""

import json
from pathlib import Path

import pytest

import docgen
from docgen.api import check

SAMPLE = Path(__file__).parents[2] / "samples" / "nghe-an-2026"
ONE_IN = 13


@pytest.fixture(scope="module")
def batch(tmp_path_factory):
    out = tmp_path_factory.mktemp("nghe-an") / "out"
    made = docgen.make_variants(SAMPLE / "master.yaml", SAMPLE / "units.xlsx", out)
    assert (made.made, made.failed, made.violations, made.notices) == (130, (), (), ())
    return out


def units_of(batch):
    return json.loads((batch / "manifest.json").read_text(encoding="utf-8"))["units"]


def test_every_unit_has_a_file_and_contents_of_its_own(batch):
    units = units_of(batch)
    assert len({unit["file"] for unit in units}) == len({unit["sha256"] for unit in units}) == 130
    assert [unit["notices"] for unit in units if unit["notices"]] == []


def test_every_file_names_its_own_unit(batch):
    for unit in units_of(batch)[::ONE_IN]:
        document = docgen.read_document(batch / unit["file"]).document
        assert document.issuer.name == f"Ủy ban nhân dân {unit['name']}"
        assert unit["name"] in document.subject


def test_all_of_them_are_clean_in_the_checker(batch):
    found = {
        unit["file"]: [str(finding) for finding in check(batch / unit["file"]).files[0].findings]
        for unit in units_of(batch)
    }
    assert {file: findings for file, findings in found.items() if findings} == {}


def test_the_proof_is_what_a_head_of_office_reads(batch, file_regression):
    file_regression.check((batch / "variance.md").read_text(encoding="utf-8"), extension=".md", encoding="utf-8")
