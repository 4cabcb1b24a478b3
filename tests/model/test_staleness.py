from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.loading import shipped_register
from docgen.model.register import Register
from docgen.model.staleness import (
    StaleKind,
    find_dissolved_bodies,
    find_expired_programmes,
    find_left_over_years,
    find_past_deadlines,
    find_superseded_laws,
)

REGISTER = shipped_register()
DAY = date(2026, 3, 1)


def texts(found):
    return [stale.text for stale in found]


def test_last_years_year_in_a_heading_is_left_over():
    (stale,) = find_left_over_years("Thực hiện công tác bình đẳng giới năm 2024", 2025, is_heading=True)
    assert (stale.text, stale.kind, stale.proved) == ("năm 2024", StaleKind.YEAR, True)


@pytest.mark.parametrize(
    "text",
    [
        "Tổ chức Tháng hành động vì bình đẳng giới năm 2024",
        "các nhiệm vụ trọng tâm năm 2024",
        "Kế hoạch thực hiện công tác bình đẳng giới năm 2024, với các nội dung sau",
        "gửi báo cáo trước ngày 30/11/2024",
        "từ 15/11 đến 15/12 năm 2024",
    ],
)
def test_last_years_year_of_a_plan_is_left_over(text):
    (stale,) = find_left_over_years(text, 2025)
    assert not stale.proved


@pytest.mark.parametrize(
    "text",
    [
        "kết quả thực hiện công tác bình đẳng giới năm 2024",
        "so với năm 2024",
        "tổng kết nhiệm vụ năm 2024",
        "Kế hoạch số 15/KH-UBND ngày 10/4/2024 của UBND tỉnh về công tác bình đẳng giới năm 2024",
        "đã hoàn thành trong tháng 4/2024",
        "tính đến ngày 31/12/2024",
        "nhiệm vụ năm 2025",
        "giai đoạn 2021-2024",
        "Luật Thủ đô năm 2024",
        "nhiệm vụ năm 2023",
    ],
)
def test_a_year_that_belongs_to_something_else_is_not_left_over(text):
    assert find_left_over_years(text, 2025) == ()


def test_an_expired_programme_is_found_by_number_by_period_and_by_name():
    text = (
        "Quyết định số 2232/QĐ-TTg ngày 28/12/2020; giai đoạn 2021-2025;"
        " Chương trình phòng ngừa và ứng phó với bạo lực trên cơ sở giới; giai đoạn 2021-2030"
    )
    assert [stale.kind for stale in find_expired_programmes(text, 2026, REGISTER)] == [
        StaleKind.PROGRAMME,
        StaleKind.PERIOD,
        StaleKind.PROGRAMME,
    ]
    assert find_expired_programmes(text, 2025, REGISTER) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chương trình phòng ngừa và ứng phó với bạo lực trên cơ sở giới giai đoạn 2021-2025 đã kết thúc.", []),
        ("Hộ nghèo theo chuẩn giai đoạn 2022-2025 đã rà soát; Chiến lược giai đoạn 2011-2020 đã tổng kết.", []),
        (
            "Thực hiện Chương trình giai đoạn 2021-2025 (Quyết định số 2232/QĐ-TTg) đã kết thúc.",
            [],
        ),
        ("Thực hiện các mục tiêu giai đoạn 2021-2025 đã được phê duyệt.", ["giai đoạn 2021-2025"]),
        ("Thực hiện mục tiêu giai đoạn 2021-2025 đã đề ra.", ["giai đoạn 2021-2025"]),
    ],
)
def test_a_period_said_to_be_over_is_right_as_it_is(text, expected):
    assert texts(find_expired_programmes(text, 2026, REGISTER)) == expected


def test_a_name_with_its_period_is_told_once():
    text = "Chương trình phòng ngừa, ứng phó với bạo lực trên cơ sở giới giai đoạn 2021-2025"
    assert texts(find_expired_programmes(text, 2026, REGISTER)) == ["giai đoạn 2021-2025"]


def test_a_superseded_law_names_the_one_in_force():
    text = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015"
    (stale,) = find_superseded_laws(text, DAY, REGISTER)
    assert stale.proved
    assert "ngày 16 tháng 6 năm 2025" in stale.remedy
    assert find_superseded_laws(text, date(2024, 12, 31), REGISTER) == ()


def test_a_law_in_force_is_not_stale():
    text = "Luật Bình đẳng giới năm 2006; Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"
    assert find_superseded_laws(text, DAY, REGISTER) == ()


def test_a_dissolved_body_is_found_in_every_spelling():
    text = "gửi Sở Lao động –TB&XH qua Phòng LĐTBXH, UBND các huyện, thị xã, thành phố"
    found = find_dissolved_bodies(text, DAY, REGISTER)
    assert [stale.kind for stale in found] == [StaleKind.BODY, StaleKind.BODY, StaleKind.LEVEL]
    assert found[0].remedy == "ghi «Sở Nội vụ»."
    assert all(stale.proved for stale in found)


def test_a_likely_change_is_not_proved():
    (stale,) = find_dissolved_bodies("Sở Giao thông vận tải", DAY, REGISTER)
    assert not stale.proved


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch số 116/KH-UBND ngày 13/8/2021 của UBND thị xã Cửa Lò",
        "tỉnh Bình Thuận (trước sắp xếp)",
        "Sở Nội vụ, Phòng Văn hóa - Xã hội, phường Cửa Lò",
    ],
)
def test_a_name_that_may_stand_is_not_stale(text):
    assert find_dissolved_bodies(text, DAY, REGISTER) == ()


def test_before_the_change_nothing_is_stale():
    text = "Sở LĐTBXH, UBND thị xã Cửa Lò, cấp huyện"
    assert find_dissolved_bodies(text, date(2024, 6, 1), REGISTER) == ()


def test_a_deadline_before_the_day_of_issue_is_found():
    text = "trước ngày 15/3; trước ngày 30/5/2024; trong tháng 4/2024; từ 15/11 đến 15/12; đã xong trước ngày 10/3"
    found = find_past_deadlines(text, 2024, date(2024, 5, 6))
    assert texts(found) == ["trước ngày 15/3", "trong tháng 4/2024"]
    assert all(stale.proved for stale in found)


def test_the_seed_is_fresh_in_its_year_and_stale_two_years_later():
    seed = (Path(__file__).parents[2] / "samples/cua-lo-2024/seed.txt").read_text(encoding="utf-8")
    day = date(2024, 4, 20)
    assert find_left_over_years(seed, 2024) == ()
    assert find_expired_programmes(seed, 2024, REGISTER) == ()
    assert find_dissolved_bodies(seed, day, REGISTER) == ()
    assert len(find_left_over_years(seed, 2025)) >= 4
    assert {stale.kind for stale in find_expired_programmes(seed, 2026, REGISTER)} == {
        StaleKind.PROGRAMME,
        StaleKind.PERIOD,
    }
    gone = {stale.text for stale in find_dissolved_bodies(seed, DAY, REGISTER)}
    assert gone >= {
        "Sở Lao động-TB&XH",
        "Sở Lao động –TB&XH",
        "Sở Lao động- Thương binh và Xã hội",
        "Phòng Lao động-TB&XH",
        "Phòng Lao động, Thương binh và Xã hội",
        "thị xã Cửa Lò",
    }


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=120), st.integers(2000, 2030))
def test_any_text_is_answered_and_without_a_register_no_body_is_stale(text, year):
    find_left_over_years(text, year, is_heading=True)
    find_expired_programmes(text, year, REGISTER)
    find_past_deadlines(text, year, date(year, 6, 1))
    assert find_dissolved_bodies(text, date(year, 1, 1), Register()) == ()
    assert find_superseded_laws(text, date(year, 1, 1), Register()) == ()
