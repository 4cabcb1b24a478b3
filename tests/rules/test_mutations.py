"""The mutation matrix: a clean rendered document, broken in exactly one way, gets exactly that finding."""

from __future__ import annotations

from functools import cache

import pytest
from mutating import all_mutations, clean_document

from docgen.checking import check, rules_of
from docgen.contracts import FAMILIES
from docgen.diagnostics import Severity
from docgen.discovery import pack_for

PACK = pack_for("nd30")
MUTATIONS = all_mutations()


def family_of(code):
    return code.rpartition("-")[2][:1]


@cache
def findings_of(mutation):
    return check(mutation.apply(clean_document()), pack=PACK).findings


def codes(mutation, *severities):
    return {finding.code for finding in findings_of(mutation) if not severities or finding.severity in severities}


def test_the_clean_document_is_clean():
    report = check(clean_document(), pack=PACK)
    assert [str(finding) for finding in report.findings] == []


@pytest.mark.parametrize("mutation", MUTATIONS, ids=str)
def test_a_mutation_is_reported_by_its_rule_and_no_other_rule_fails(mutation):
    assert mutation.rule in codes(mutation)
    assert codes(mutation, Severity.FAIL, Severity.ERROR) <= {mutation.rule, *mutation.also}


def test_mutations_are_named_apart():
    names = [str(mutation) for mutation in MUTATIONS]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("family", FAMILIES)
def test_the_matrix_of_rules_and_mutations(family, file_regression):
    """Rules × mutations: what each mutation makes every rule say, and the rules that nothing breaks."""
    rows = []
    broken = [mutation for mutation in MUTATIONS if family_of(mutation.rule) == family]
    for mutation in broken:
        found = {finding.code: finding.severity.value for finding in findings_of(mutation)}
        rows.append(f"{mutation}: {', '.join(f'{code} {severity}' for code, severity in sorted(found.items()))}")
    covered = {mutation.rule for mutation in broken}
    rows.extend(
        f"{rule.code}: không có phép làm hỏng"
        for rule in rules_of(PACK)
        if rule.family == family and rule.code not in covered
    )
    file_regression.check("\n".join(rows) + "\n", extension=".txt", encoding="utf-8")
