"""Last year's years that no word of the past excuses: where a task, a target, a theme names its time."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.model.left_over_years import find_sure_left_overs, is_left_over_time


def left_over(text):
    return [text[start:end] for start, end in find_sure_left_overs(text, 2026)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Tập huấn Quý III/2025.", ["Quý III/2025"]),
        ("Thời gian: ngày 08/3/2025.", ["08/3/2025"]),
        ("Mục tiêu đến năm 2025 giảm 5% số vụ.", ["đến năm 2025"]),
        ("Năm 2025 là năm cuối thực hiện Kế hoạch.", ["Năm 2025"]),
        ("Thực hiện Kế hoạch số 5/KH-UBND ngày 10/3/2025 của UBND tỉnh.", []),
        ("Thời gian: từ ngày 08/3/2025 đến ngày 10/3/2026.", []),
        ("Tập huấn Quý III/2026.", []),
        ("Biểu tổng hợp Quý III/2025.", []),
    ],
)
def test_a_year_is_left_over_where_it_is_the_time_of_the_plan_itself(text, expected):
    assert left_over(text) == expected


@pytest.mark.parametrize(
    ("cell", "header", "expected"),
    [
        ("Quý III/2025", "Thời gian thực hiện", True),
        ("Tháng 9/2025", "Tiến độ", True),
        ("Tháng 9/2026", "Tiến độ", False),
        ("Tháng 9/2025", "Ghi chú", False),
        ("Tháng 9/2025", "Thời gian thành lập", False),
        ("Năm 2025", "Thời gian", False),
    ],
)
def test_a_cell_is_left_over_below_a_header_of_time_alone(cell, header, expected):
    assert is_left_over_time(cell, header, 2026) is expected


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="năm 2025quýIII/.;tháng9đếnđạt:", max_size=80))
def test_any_text_can_be_asked(text):
    found = find_sure_left_overs(text, 2026)
    assert all("2025" in text[start:end] for start, end in found)
