from dataclasses import replace

from docgen.lifecycle.ledger import Entry
from docgen.lifecycle.targets import judge_target
from docgen.loading.shipped import shipped_indicators

VALUE = "$.sections[0].items[0].value"
NAME = "Tỷ số giới tính khi sinh"
KEPT = Entry(
    id="",
    path=VALUE,
    place="",
    before="113,2 bé trai",
    after="113,2 bé trai",
    kind="number",
    rule="figure-of-last-year",
    reason="",
    confidence=0.5,
    needs_person=True,
)


def judged(value):
    leaves = {VALUE: value, "$.sections[0].items[0].indicator": _indicator().name}
    kept = replace(KEPT, before=value, after=value)
    return judge_target(kept, leaves, years=(2024, 2025), indicators=shipped_indicators())


def _indicator():
    return next(one for one in shipped_indicators().indicators if NAME.casefold() in one.name.casefold())


def test_the_target_of_the_strategy_is_suggested_for_the_value_of_the_year():
    assert judged("112").suggestion == "111"


def test_it_is_not_suggested_for_a_value_that_names_several_years():
    assert judged("113,2; năm gốc 2020: 114,1").suggestion is None
