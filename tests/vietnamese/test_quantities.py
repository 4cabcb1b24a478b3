"""Quantities: a comparator, a number, a unit; any other words stay words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.vietnamese.quantities import Comparator, parse_quantity


@pytest.mark.parametrize(
    ("words", "comparator", "value", "unit"),
    [
        ("60%", Comparator.EQUAL, "60", "%"),
        ("ít nhất 27%", Comparator.AT_LEAST, "27", "%"),
        ("đạt ít nhất 60 %", Comparator.AT_LEAST, "60", "%"),
        ("trên 90%", Comparator.MORE_THAN, "90", "%"),
        ("dưới 30%", Comparator.LESS_THAN, "30", "%"),
        ("khoảng 60%", Comparator.ABOUT, "60", "%"),
        ("không quá 15 ngày", Comparator.AT_MOST, "15", "ngày"),
        ("≥ 98,5%", Comparator.AT_LEAST, "98.5", "%"),
        ("1,7 lần", Comparator.EQUAL, "1.7", "lần"),
        ("15.000.000 đồng", Comparator.EQUAL, "15000000", "đồng"),
        ("120 triệu đồng", Comparator.EQUAL, "120", "triệu đồng"),
        ("111", Comparator.EQUAL, "111", ""),
    ],
)
def test_a_quantity_is_read(words, comparator, value, unit):
    quantity = parse_quantity(words)
    assert (quantity.comparator, quantity.value, quantity.unit) == (comparator, Decimal(value), unit)


@pytest.mark.parametrize("words", ["theo dự toán được giao", "năm 2025", "1.2.3 đồng", "từ 5 đến 7"])
def test_words_without_a_readable_quantity_are_kept(words):
    assert parse_quantity(words).written == words


@given(st.text())
def test_any_words_are_kept_as_written(words):
    assert parse_quantity(words).written == words
