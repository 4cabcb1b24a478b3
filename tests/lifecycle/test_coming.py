from datetime import date

import pytest
from rollover_cases import OWN_UNITS

from docgen.lifecycle.coming import find_coming_end, late_deadlines
from docgen.lifecycle.frame import Frame
from docgen.loading import load_register, shipped_register

THE_END = date(2025, 7, 1)


def ending(issuer, old=2024, new=2025, on=None, register=None):
    return find_coming_end(issuer, Frame(old, new, register or shipped_register(), on))


@pytest.mark.parametrize("unit", ["huyện Thanh Sơn", "thị xã Hoàng Mai", "quận Hải An", "thành phố Xuân Quang"])
def test_an_office_of_a_level_that_ends_within_the_year_is_told(unit):
    found = ending(f"Ủy ban nhân dân {unit}")
    assert found.on == THE_END
    assert unit in found.message
    assert "không còn chính quyền cấp huyện từ ngày 01/7/2025" in found.message


def test_a_city_that_the_register_lacks_is_told_with_the_doubt():
    assert "cấp tỉnh hay cấp huyện" in ending("Ủy ban nhân dân thành phố Xuân Quang").message


def test_the_successor_of_a_registered_unit_is_named():
    found = ending("Ủy ban nhân dân huyện Thanh Sơn", register=load_register(OWN_UNITS.encode()))
    assert found.on == THE_END
    assert "Nơi kế tiếp được đề xuất: xã Thanh Sơn." in found.message


@pytest.mark.parametrize(
    ("issuer", "old", "new", "on"),
    [
        ("Ủy ban nhân dân huyện Thanh Sơn", 2023, 2024, None),
        ("Ủy ban nhân dân huyện Thanh Sơn", 2024, 2026, None),
        ("Ủy ban nhân dân huyện Thanh Sơn", 2024, 2025, date(2025, 8, 1)),
        ("Ủy ban nhân dân tỉnh Phú Thọ", 2023, 2024, None),
        ("Sở Nội vụ", 2024, 2025, None),
    ],
)
def test_an_office_that_outlives_the_year_or_was_gone_before_is_not_told_here(issuer, old, new, on):
    assert ending(issuer, old, new, on) is None


def test_deadlines_after_the_end_are_named_and_those_of_whole_years_are_not():
    texts = [
        "trước ngày 05/12/2025; trước ngày 10/6/2025; trong năm 2025; thường xuyên",
        "từ 15/11 đến 15/12; theo Kế hoạch số 9/KH-UBND ngày 01/8/2025",
    ]
    assert late_deadlines(texts, THE_END, 2025) == ("trước ngày 05/12/2025", "từ 15/11 đến 15/12")
