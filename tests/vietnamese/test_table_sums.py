"""Totals of tables: wrong ones are told, and whatever way an office builds a table, a right one is not."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.vietnamese.table_sums import WrongTotal, find_wrong_totals

HEAD = ("Đơn vị", "Số người")
ROWS = (("Khối 1", "100"), ("Khối 2", "80"))


def wrong(*rows, head=HEAD):
    return [(each.row, each.column, each.written, each.summed) for each in find_wrong_totals([head, *rows])]


@pytest.mark.parametrize(
    "label", ["Tổng cộng", "TỔNG CỘNG", "Tổng số", "Cộng", "Tổng", "Tổng cộng (I+II)", "Cộng:", "Tổng toàn phường"]
)
def test_a_total_of_any_name_is_added_up(label):
    assert wrong(*ROWS, (label, "180")) == []
    assert wrong(*ROWS, (label, "181")) == [(3, 1, Decimal(181), Decimal(180))]


def test_a_total_above_its_rows_is_added_up_too():
    assert wrong(("Tổng số", "180"), *ROWS) == []
    assert wrong(("Tổng số", "170"), *ROWS) == [(1, 1, Decimal(170), Decimal(180))]


@pytest.mark.parametrize("cell", ["", "-", "…", "x"])
def test_an_empty_cell_counts_nothing(cell):
    assert wrong(*ROWS, ("Khối 3", cell), ("Tổng cộng", "180")) == []


@pytest.mark.parametrize("cell", ["chưa rõ", "12/15", "10-12", "khoảng 80", "1.23", "Quý I"])
def test_a_column_with_words_is_not_looked_at(cell):
    assert wrong(*ROWS, ("Khối 3", cell), ("Tổng cộng", "999")) == []


@pytest.mark.parametrize("header", ["Tỷ lệ (%)", "Bình quân", "Năm", "Đơn giá (đồng)", "STT", "Ghi chú", "Lũy kế"])
def test_a_column_that_nobody_adds_up_is_not_looked_at(header):
    assert wrong(*ROWS, ("Tổng cộng", "999"), head=("Đơn vị", header)) == []


def test_units_written_in_the_cells_are_read_and_two_units_are_not_mixed():
    assert wrong(("Khối 1", "12 người"), ("Khối 2", "08 người"), ("Cộng", "21 người")) == [
        (3, 1, Decimal(21), Decimal(20))
    ]
    assert wrong(("Khối 1", "12 người"), ("Khối 2", "08 hộ"), ("Cộng", "21")) == []


def test_rounded_figures_may_differ_by_their_rounding():
    rows = (("A", "33,3"), ("B", "33,3"), ("C", "33,3"))
    assert wrong(*rows, ("Tổng cộng", "100,0")) == []
    assert wrong(*rows, ("Tổng cộng", "101,0")) != []


def test_groups_with_figures_of_their_own_are_not_counted_twice():
    head = ("STT", "Nội dung", "Kinh phí")
    rows = [
        ("I", "Tập huấn", "10"),
        ("1", "Phường", "6"),
        ("2", "Khối", "4"),
        ("II", "Truyền thông", "5"),
        ("1", "Loa", "5"),
    ]
    assert wrong(*rows, ("", "Tổng cộng", "15"), head=head) == []
    assert wrong(*rows, ("", "Tổng cộng", "30"), head=head) == [(6, 2, Decimal(30), Decimal(15))]
    assert wrong(*rows, ("", "Tổng cộng", "16"), head=head) == [(6, 2, Decimal(16), Decimal(15))]


def test_of_which_rows_are_left_out_and_subtotals_too():
    assert wrong(("Khối 1", "100"), ("- Trong đó: nữ", "51"), ("Khối 2", "80"), ("Tổng số", "180")) == []
    assert wrong(("Khối 1", "100"), ("Cộng cụm 1", "100"), ("Khối 2", "80"), ("Tổng số", "180")) == []


def test_one_row_is_no_sum():
    assert wrong(("Khối 1", "100"), ("Tổng số", "180")) == []


@given(st.lists(st.integers(0, 10**9), min_size=2, max_size=8), st.integers(1, 10**6))
def test_a_right_total_is_never_told_and_one_too_large_always_is(figures, more):
    rows = [(f"Khối {number}", f"{figure:,}".replace(",", ".")) for number, figure in enumerate(figures, start=1)]
    assert wrong(*rows, ("Tổng cộng", str(sum(figures)))) == []
    assert wrong(*rows, ("Tổng cộng", str(sum(figures) + more))) != []


@given(st.lists(st.lists(st.text(max_size=12), max_size=5), max_size=6), st.integers(0, 3))
def test_any_table_can_be_asked(rows, header_rows):
    assert all(isinstance(each, WrongTotal) for each in find_wrong_totals(rows, header_rows))
