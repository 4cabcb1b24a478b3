"""Every rule against its own cases, and the rule book against itself: codes, facts, clauses, coverage."""

from __future__ import annotations

import re

import pytest
from mutating import all_mutations
from rule_cases import BASES, RULES_FOLDER, all_cases, described, disagreements, look, read_base, read_cases, read_yaml

from docgen.anatomy import locate_boxes
from docgen.checking import rules_of
from docgen.checking.engine import run_rules
from docgen.contracts import FAMILIES, Examination
from docgen.discovery import pack_for
from docgen.ooxml import DocumentFacts

PACK = pack_for("nd30")
RULES = rules_of(PACK)
FACTS = read_yaml(RULES_FOLDER / "facts.yaml")
BINDING = ("BB", "BB-đk")


@pytest.mark.parametrize("case", all_cases(), ids=str)
def test_a_case_is_judged_as_a_records_officer_wrote_it(case):
    outcome = look(case.outline, case.code)
    found = [hit.finding for hit in outcome.hits]
    if case.skipped:
        assert [described(finding) for finding in found] == []
        assert [case.skipped in item.reason for item in outcome.skipped] == [True], outcome.skipped
    else:
        assert len(found) == len(case.findings), [described(finding) for finding in found]
        wrong = [disagreements(expected, finding) for expected, finding in zip(case.findings, found, strict=True)]
        assert not any(wrong), wrong


@pytest.mark.parametrize("base", sorted(path.stem for path in BASES.glob("*.outline")))
def test_a_base_document_is_clean_by_every_rule(base):
    findings = [hit.finding for hit in look(read_base(base)).hits]
    assert [described(finding) | {"code": finding.code} for finding in findings] == []


@pytest.mark.parametrize("facts", [DocumentFacts(sections=()), DocumentFacts()], ids=["no section", "no paragraph"])
def test_a_document_with_nothing_in_it_crashes_no_rule(facts):
    outcome = run_rules(RULES, Examination.of(facts, locate_boxes(facts), PACK.decree))

    assert [str(hit.finding) for hit in outcome.hits] == []
    assert len(outcome.skipped) > len(outcome.looked)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_has_a_case_that_passes_and_one_that_fails(rule):
    cases = read_cases(RULES_FOLDER / f"{rule.code}.yaml")
    assert any(not case.findings and not case.skipped for case in cases), "no case that passes"
    assert any(case.findings for case in cases), "no case that fails"


def test_no_two_rules_share_a_code_and_the_book_is_in_order():
    codes = [rule.code for rule in PACK.source.rules()]
    assert codes == sorted(set(codes))


def test_no_two_cases_of_a_rule_share_a_name():
    names = [str(case) for case in all_cases()]
    assert len(names) == len(set(names))


def test_every_file_of_cases_belongs_to_a_rule():
    files = {path.stem for path in RULES_FOLDER.glob("ND30-*.yaml")}
    assert files - {rule.code for rule in RULES} == set()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_what_it_enforces_why_and_how_to_mend_it(rule):
    assert re.fullmatch(r"ND30-(\d|[MPCVT])\d{2}", rule.code)
    assert rule.family in FAMILIES
    assert set(rule.facts) <= set(FACTS), set(rule.facts) - set(FACTS)
    assert rule.facts
    assert rule.title[0].isupper()
    assert not rule.title.endswith(".")
    assert rule.remedy.endswith(".")
    assert rule.reason.endswith(".")
    assert rule.good
    assert rule.bad
    assert rule.good != rule.bad


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_founded_on_a_provision_or_on_a_clause_of_its_own(rule):
    basis = rule.basis(PACK.decree)
    assert basis.clause
    assert rule.provision or rule.force


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_no_stricter_than_the_facts_it_enforces(rule):
    if rule.basis(PACK.decree).force in BINDING:
        assert any(FACTS[fact] in BINDING for fact in rule.facts)


@pytest.mark.parametrize("family", sorted({fact.partition("-")[0] for fact in FACTS}))
def test_the_binding_facts_that_no_rule_covers(family, file_regression):
    """The lists only shrink: what a program cannot see in a document, and what is still to be looked at."""
    covered = {fact for rule in RULES for fact in rule.facts}
    facts = [fact for fact, force in FACTS.items() if fact.partition("-")[0] == family and force in BINDING]
    missing = [fact for fact in facts if fact not in covered]
    file_regression.check("\n".join(missing) + "\n", extension=".txt", encoding="utf-8")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_binding_rule_is_broken_in_the_mutation_matrix(rule):
    if rule.basis(PACK.decree).force in BINDING:
        assert rule.code in {mutation.rule for mutation in all_mutations()}
