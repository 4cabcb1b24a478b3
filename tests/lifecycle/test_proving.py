"""The invariant: whatever differs without a line, or a line without a difference or a reason, is refused."""

from dataclasses import replace

import pytest
from rollover_cases import passage, plan

import docgen
from docgen.documents.plan.rollover import PLAN_POLICY
from docgen.lifecycle.fields import data_with, leaves_of
from docgen.lifecycle.proposing import propose
from docgen.lifecycle.proving import LedgerError, prove, value_after

OLD = plan()
ENTRIES = propose(OLD, passage(PLAN_POLICY))


def carried(entries=ENTRIES):
    leaves = leaves_of(OLD)
    paths = {entry.path for entry in entries if entry.is_change}
    values = {path: value_after(path, leaves[path], [one for one in entries if one.path == path]) for path in paths}
    return docgen.load(data_with(OLD, values))


def test_the_ledger_tells_the_whole_difference():
    prove(OLD, carried(), ENTRIES)


def test_every_change_left_out_of_the_ledger_is_found():
    new = carried()
    for left_out in (entry for entry in ENTRIES if entry.is_change):
        with pytest.raises(LedgerError):
            prove(OLD, new, [entry for entry in ENTRIES if entry is not left_out])


def test_every_change_that_did_not_happen_is_found():
    for entry in (entry for entry in ENTRIES if entry.is_change):
        others = tuple(replace(one, after=one.before) if one is entry else one for one in ENTRIES)
        with pytest.raises(LedgerError):
            prove(OLD, carried(others), ENTRIES)


def test_a_change_nobody_proposed_is_found():
    data = {**data_with(carried(), {}), "closing": ["Trên đây là Kế hoạch."]}
    with pytest.raises(LedgerError, match="closing"):
        prove(OLD, docgen.load(data), ENTRIES)


def test_a_line_without_a_reason_is_found():
    entries = (replace(ENTRIES[0], reason=""), *ENTRIES[1:])
    with pytest.raises(LedgerError, match="lý do"):
        prove(OLD, carried(), entries)


def test_a_line_about_other_words_is_found():
    entries = tuple(replace(entry, before="2023") if entry.start is not None else entry for entry in ENTRIES)
    with pytest.raises(LedgerError):
        prove(OLD, carried(), entries)


def test_an_item_of_a_list_is_taken_out():
    issuer = {"name": "Ủy ban nhân dân tỉnh Nghệ An", "code": "UBND", "place": "Nghệ An"}
    lines = ["Ủy ban nhân dân", "tỉnh Nghệ An"]
    old = plan(issuer={**issuer, "lines": lines})
    new = docgen.load(data_with(old, {f"$.issuer.lines[{index}]": None for index in range(2)}))
    assert new.issuer.lines == ()
