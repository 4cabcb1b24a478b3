"""Duties to report in running text: each period with its own day, and the links of a chain in their order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.vietnamese.reporting_dates import find_chains, find_duties


def duties(text):
    return [(found.period.value, text[found.start : found.end]) for found in find_duties(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Định kỳ 6 tháng trước ngày 30 tháng 5; báo cáo năm trước ngày 30 tháng 11 gửi về UBND thị xã.",
            [("6-months", "trước ngày 30 tháng 5"), ("year", "trước ngày 30 tháng 11")],
        ),
        ("Báo cáo quý trước ngày 14 tháng cuối quý.", []),
        ("Báo cáo định kỳ 6 tháng (chậm nhất ngày 20/6) gửi về Phòng.", [("6-months", "chậm nhất ngày 20/6")]),
        ("Báo cáo định kỳ 6 tháng, năm gửi trước ngày 15/6 và trước ngày 15/12.", []),
        ("Các đơn vị xây dựng kế hoạch năm trước ngày 30/3.", []),
        ("Báo cáo đột xuất trước ngày 30/3.", []),
        ("Định kỳ hằng năm rà soát. Kế hoạch gửi trước ngày 30/3.", []),
    ],
)
def test_a_period_has_the_day_that_is_said_of_it(text, expected):
    assert duties(text) == expected


def chains(text):
    return [(found.lower.deadline.written, found.upper.deadline.written) for found in find_chains(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Các đơn vị gửi báo cáo trước ngày 20/6 để tổng hợp, báo cáo UBND tỉnh trước ngày 15/6.",
            [("trước ngày 20/6", "trước ngày 15/6")],
        ),
        ("Báo cáo 6 tháng trước ngày 20/6; báo cáo năm trước ngày 15/12 để tổng hợp, báo cáo tỉnh.", []),
        ("Tập huấn trước ngày 20/6, kiểm tra trước ngày 15/6.", []),
    ],
)
def test_a_chain_is_two_days_with_the_gathering_between(text, expected):
    assert chains(text) == expected


@given(st.text(alphabet="báo cáo6thángtrướcngày30/5;,. tổnghợpgửi", max_size=120))
def test_any_text_can_be_asked(text):
    assert all(text[each.start : each.end] == each.due.written for each in find_duties(text))
    assert all(each.lower.end <= each.upper.start for each in find_chains(text))
