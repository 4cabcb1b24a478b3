"""Any plan into any year: the ledger tells the whole difference, the same year changes nothing, replay repeats."""

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from plan_strategies import PLANS

import docgen
from docgen import api
from docgen.lifecycle.fields import leaves_of
from docgen.lifecycle.proving import prove

MODEST = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def loaded(data):
    try:
        return docgen.load(data)
    except docgen.DocgenError:
        assume(False)  # a mention of an appendix that is not there, say


@MODEST
@given(PLANS, st.integers(1, 12))
def test_the_ledger_tells_the_whole_difference_of_any_plan(data, years):
    old = loaded(data)
    assume(old.year + years <= 2200)
    rolled = api.roll_over(old, old.year + years)
    prove(old, rolled.document, rolled.ledger.entries)
    assert rolled.document.year == old.year + years
    assert docgen.load(docgen.dump(rolled.document).encode()) == rolled.document
    changed = {entry.path for entry in rolled.ledger.entries if entry.is_change}
    before, after = leaves_of(old), leaves_of(rolled.document)
    assert changed == {path for path in before if before[path] != after.get(path)}


@MODEST
@given(PLANS)
def test_the_same_year_changes_nothing(data):
    old = loaded(data)
    rolled = api.roll_over(old, old.year)
    assert rolled.document == old
    assert rolled.ledger.entries == ()
    assert [notice.code for notice in rolled.notices] == ["same-year"]


@MODEST
@given(PLANS, st.randoms(use_true_random=False))
def test_replaying_a_ledger_repeats_it_to_the_letter(data, choice):
    old = loaded(data)
    assume(old.year < 2200)
    first = api.roll_over(old, old.year + 1)
    lines = [
        {"id": entry.id, "decision": choice.choice(["accept", "reject"])}
        for entry in first.ledger.entries
        if entry.rule != "year-of-document" and not (entry.leaves_a_slot and entry.suggestion is None)
    ]
    form = {"rollover": 1, "from_year": old.year, "to_year": old.year + 1, "entries": lines}
    try:
        decided = api.roll_over(old, old.year + 1, decisions=decisions(form))
    except docgen.DocgenError:
        assume(False)  # half of a renaming accepted: told, and nothing made
    replayed = api.roll_over(old, old.year + 1, decisions=api.format_ledger(decided.ledger, "yaml").encode())
    assert replayed == decided


def decisions(form):
    from docgen.lifecycle.decisions import Decisions

    return Decisions.model_validate(form)


@pytest.mark.parametrize("year", [2025, 2026])
def test_an_untouched_form_decides_nothing(year, plan_of_cua_lo):
    rolled = api.roll_over(plan_of_cua_lo, year)
    assert api.roll_over(plan_of_cua_lo, year, decisions=api.format_ledger(rolled.ledger, "yaml").encode()) == rolled
