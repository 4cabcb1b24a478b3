"""Safe fixes against the mutation matrix: the finding is gone, nothing new is found, and the file stays valid."""

from __future__ import annotations

from functools import cache

import pytest
from mutating import all_mutations, clean_document
from openxml_audit import OpenXmlValidator

from docgen.checking import check, fix, rules_of
from docgen.discovery import pack_for
from docgen.ooxml import open_package, read_facts

PACK = pack_for("nd30")
SAFE = {rule.code for rule in rules_of(PACK) if rule.fix == "safe"}
FIXABLE = [
    mutation
    for mutation in all_mutations()
    if mutation.rule in SAFE
    and any(
        f.code == mutation.rule and f.fix == "safe" for f in check(mutation.apply(clean_document()), pack=PACK).findings
    )
]


@cache
def fixed(mutation, mode):
    return fix(mutation.apply(clean_document()), pack=PACK, mode=mode)


@pytest.mark.parametrize("mode", ["tracked", "direct"])
@pytest.mark.parametrize("mutation", FIXABLE, ids=str)
def test_a_safe_fix_takes_the_finding_away_and_makes_no_new_one(mutation, mode):
    result = fixed(mutation, mode)
    assert [entry.outcome for entry in result.journal if entry.code == mutation.rule] == ["fixed"], result.journal
    assert [finding.code for finding in result.remaining] == []
    assert [finding.code for finding in result.new] == []


@pytest.mark.parametrize("mode", ["tracked", "direct"])
@pytest.mark.parametrize("mutation", FIXABLE, ids=str)
def test_a_mended_file_is_valid(mutation, mode, tmp_path):
    path = tmp_path / "fixed.docx"
    path.write_bytes(fixed(mutation, mode).bytes)
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []


@pytest.mark.parametrize("mutation", FIXABLE, ids=str)
def test_a_direct_fix_leaves_no_tracked_change_and_a_tracked_one_does(mutation):
    assert read_facts(fixed(mutation, "direct").bytes).changes == ()
    parts = open_package(fixed(mutation, "tracked").bytes).parts
    assert any(b'w:author="docgen"' in data for data in parts.values())


@pytest.mark.parametrize("mutation", FIXABLE, ids=str)
def test_fixing_twice_gives_the_same_bytes(mutation):
    assert fix(mutation.apply(clean_document()), pack=PACK).bytes == fixed(mutation, "tracked").bytes


def test_every_rule_with_a_safe_fix_is_tried():
    assert {mutation.rule for mutation in FIXABLE} == SAFE
