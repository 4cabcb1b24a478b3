"""Indicators: which target binds in a year, and when a figure reaches it."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from docgen.model.indicators import Direction, Indicator, IndicatorSet, Measure, YearTarget, is_met

RATIO = {
    "id": "a",
    "code": "1.1",
    "objective": "m",
    "name": "Tỷ lệ nữ",
    "measure": "share",
    "unit": "%",
    "numerator": "Số nữ",
    "denominator": "Tổng số",
}


def indicator(*targets, **changes):
    return Indicator.model_validate({**RATIO, "targets": list(targets), **changes})


@pytest.mark.parametrize(
    ("target", "value", "better", "expected"),
    [
        ("60%", "60", "higher", True),
        ("60%", "59.9", "higher", False),
        ("60%", "75", "higher", True),
        ("111", "110", "lower", True),
        ("111", "112", "lower", False),
        ("ít nhất 27%", "27", "higher", True),
        ("trên 90%", "90", "higher", False),
        ("dưới 30%", "30", "lower", False),
        ("dưới 30%", "29.9", "lower", True),
        ("không quá 30%", "30", "lower", True),
        ("khoảng 60%", "61", "higher", True),
        ("khoảng 60%", "59", "higher", None),
        ("có", "1", "higher", None),
    ],
)
def test_a_figure_reaches_its_target_or_a_person_must_say(target, value, better, expected):
    wanted = YearTarget.model_validate({"year": 2025, "value": target})
    assert is_met(Decimal(value), wanted, Direction(better)) is expected


@pytest.mark.parametrize(
    ("year", "expected"), [(2022, "50%"), (2025, "50%"), (2026, "75%"), (2030, "75%"), (2031, None)]
)
def test_the_target_of_a_year_is_its_own_or_the_next_to_come(year, expected):
    found = indicator({"year": 2025, "value": "50%"}, {"year": 2030, "value": "75%"}).find_target(year)
    assert (found.value.written if found else None) == expected


def test_a_target_from_a_year_on_binds_in_every_later_year():
    found = indicator({"year": 2025, "value": "100%", "onwards": True}).find_target(2029)
    assert found is not None
    assert found.year == 2025


@pytest.mark.parametrize("missing", ["numerator", "denominator"])
def test_a_ratio_without_both_counts_is_refused(missing):
    with pytest.raises(ValidationError, match="phải ghi cả tử số và mẫu số"):
        indicator(**{missing: None})


def test_a_survey_needs_no_counts():
    assert indicator(measure="survey", numerator=None, denominator=None).measure is Measure.SURVEY


def ids(*own):
    shipped = [("a", "1"), ("b", "1"), ("c", "2"), ("d", "2")]
    base = IndicatorSet(indicators=tuple(indicator(id=key, objective=f"m{place}") for key, place in shipped))
    extended = base.extended_by(
        IndicatorSet(indicators=tuple(indicator(id=key, objective=f"m{place}") for key, place in own))
    )
    return "".join(each.id for each in extended.indicators)


@pytest.mark.parametrize(
    ("own", "order"),
    [
        ([("x", 1)], "abxcd"),
        ([("x", 1), ("y", 1), ("z", 2)], "abxycdz"),
        ([("x", 9), ("y", 1)], "abycdx"),
        ([("b", 1)], "abcd"),
        ([("a", 2)], "bcda"),
    ],
)
def test_an_indicator_a_province_adds_stands_under_its_objective(own, order):
    assert ids(*own) == order
