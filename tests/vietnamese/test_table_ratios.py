"""Percentages and changes of tables: learnt from most of a column, told where one row differs, silent otherwise."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.vietnamese.table_ratios import WrongRatio, find_wrong_ratios

HEAD = ("Đơn vị", "Tổng số", "Số nữ", "Tỷ lệ (%)")
ROWS = (("A", "60", "30", "50"), ("B", "40", "10", "25%"), ("C", "30", "20", "66,7"))


def wrong(*rows, head=HEAD):
    return [(each.row, each.column, each.written, each.computed) for each in find_wrong_ratios([head, *rows])]


def test_a_column_that_its_own_table_gives_is_right():
    assert wrong(*ROWS) == []


def test_the_one_row_that_differs_is_told():
    assert wrong(*ROWS, ("D", "50", "10", "30")) == [(4, 3, Decimal(30), Decimal(20))]


@pytest.mark.parametrize("written", ["66,6", "66,7", "67", "66"])
def test_a_figure_may_be_cut_instead_of_rounded(written):
    assert wrong(*ROWS[:2], ("C", "30", "20", written)) == []


def test_a_percentage_of_figures_that_are_not_in_the_table_is_not_judged():
    assert wrong(("A", "60", "31", "71"), ("B", "47", "10", "18"), ("C", "30", "20", "93")) == []


def test_a_table_whose_half_is_wrong_is_not_judged():
    assert wrong(("A", "60", "30", "50"), ("B", "40", "10", "35"), ("C", "30", "20", "16")) == []


def test_growth_and_difference_are_known_and_a_fall_may_be_without_its_sign():
    head = ("Nội dung", "Kỳ này", "Kỳ trước", "Tăng, giảm (%)")
    rows = (("A", "120", "100", "20"), ("B", "80", "100", "-20"), ("C", "70", "100", "30"))
    assert wrong(*rows, head=head) == []
    assert wrong(*rows, ("D", "150", "100", "60"), head=head) == [(4, 3, Decimal(60), Decimal(50))]
    head = ("Nội dung", "Kỳ này", "Kỳ trước", "Tăng, giảm")
    rows = (("A", "120", "100", "20"), ("B", "85", "70", "15"), ("C", "60", "35", "25"))
    assert wrong(*rows, ("D", "50", "20", "33"), head=head) == [(4, 3, Decimal(33), Decimal(30))]


def test_an_empty_denominator_is_passed_over():
    assert wrong(*ROWS, ("D", "0", "0", "12")) == []


@given(st.lists(st.tuples(st.integers(1, 500), st.integers(1, 500)), min_size=3, max_size=8), st.integers(0, 2))
def test_a_column_computed_right_is_never_told(figures, places):
    def share(one, other):
        exact = Decimal(one) / Decimal(other) * 100
        return str(exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)).replace(".", ",")

    rows = [(f"Khối {one}", str(other), str(one), share(one, other)) for one, other in figures]
    assert wrong(*rows) == []


@given(st.lists(st.lists(st.text(alphabet="0123456789,.%- ab", max_size=8), max_size=6), max_size=7), st.integers(0, 3))
def test_any_table_can_be_asked(rows, header_rows):
    rows = [["Tăng", "Tỷ lệ %", "Số"], *rows]
    assert all(isinstance(each, WrongRatio) for each in find_wrong_ratios(rows, header_rows))
