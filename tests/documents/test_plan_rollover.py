"""The rollover policy of a plan: the first line that fits a field decides."""

import pytest

from docgen.contracts.policy import FieldPolicy, RolloverPolicy, TextRole, Treatment
from docgen.documents.plan.rollover import PLAN_POLICY


@pytest.mark.parametrize(
    ("path", "treatment"),
    [
        ("$.year", Treatment.YEAR),
        ("$.number", Treatment.CLEAR),
        ("$.issued_on", Treatment.CLEAR),
        ("$.signature.full_name", Treatment.ASK),
        ("$.second_signature.full_name", Treatment.ASK),
        ("$.issuer.code", Treatment.KEEP),
        ("$.address.phone", Treatment.KEEP),
        ("$.drafter.symbol", Treatment.KEEP),
        ("$.sections[2].items[2].duties[0].period", Treatment.KEEP),
        ("$.sections[1].items[0].items[3].budget", Treatment.CONFIRM),
        ("$.sections[0].items[0].value", Treatment.CONFIRM),
        ("$.subject", Treatment.READ),
        ("$.sections[0].table.rows[1].cells[2].text", Treatment.READ),
    ],
)
def test_a_field_is_treated_as_the_policy_says(path, treatment):
    assert PLAN_POLICY.policy_of(path).treatment is treatment


@pytest.mark.parametrize(
    ("path", "role"),
    [
        ("$.subject", TextRole.TITLE),
        ("$.appendices[0].title", TextRole.TITLE),
        ("$.opening[1]", TextRole.OPENING),
        ("$.legal_bases[0]", TextRole.OPENING),
        ("$.closing[0]", TextRole.CLOSING),
        ("$.sections[1].items[0].deadline", TextRole.DEADLINE),
        ("$.sections[2].items[2].duties[0].due", TextRole.DEADLINE),
        ("$.sections[1].items[0].supporting[1]", TextRole.BODY_NAME),
        ("$.recipients[3].name", TextRole.BODY_NAME),
        ("$.file_copy.units[0]", TextRole.DRAFTER_CODE),
        ("$.sections[0].title", TextRole.BODY),
    ],
)
def test_a_text_has_the_role_of_its_place(path, role):
    assert PLAN_POLICY.policy_of(path).role is role


def test_every_line_that_asks_or_stays_says_why():
    for line in PLAN_POLICY.fields:
        if line.treatment not in {Treatment.READ, Treatment.KEEP}:
            assert line.reason
            assert line.kind
        assert bool(line.slot) == (line.treatment is Treatment.ASK)


def test_the_first_line_that_fits_decides():
    policy = RolloverPolicy((FieldPolicy("a.*", Treatment.KEEP), FieldPolicy("a.b", Treatment.CLEAR)))
    assert policy.policy_of("$.a[0].b").treatment is Treatment.KEEP
    assert policy.policy_of("$.c").treatment is Treatment.READ
