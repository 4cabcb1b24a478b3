"""Letters, decisions and other types, typed by hand: every word is read, and the page of what was read reads the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from docgen.api import check, render
from docgen.api.reading import read_document
from docgen.diagnostics import Severity

CASES = YAML(typ="safe", pure=True).load(Path(__file__).with_name("other_types.yaml").read_text(encoding="utf-8"))
OPEN_OR_LAID_OUT = {"ND30-T18", "ND30-607", "ND30-621", "ND30-903"}
"""What the words of these texts lack by themselves."""


@pytest.fixture(params=CASES, ids=lambda case: case["name"])
def case(request):
    return request.param


@pytest.fixture
def read(case):
    return read_document(case["text"].encode())


def test_the_type_the_symbol_and_the_subject_are_read(case, read):
    document = read.document
    found = (document.type_name, document.full_symbol, document.subject)
    assert found == (case["type_name"], case["symbol"], case["subject"])
    assert read.leftovers == ()


def test_the_page_of_what_was_read_reads_the_same(read):
    page = render(read.document, draft=True, embed_data=False).bytes
    assert read_document(page).document == read.document
    faults = {finding.code for finding in check(page).findings if finding.severity is Severity.FAIL}
    assert faults <= OPEN_OR_LAID_OUT
