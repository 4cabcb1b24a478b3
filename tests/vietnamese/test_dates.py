"""Dates: the decree's wording both ways, and dates in running text."""

from __future__ import annotations

import unicodedata
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from docgen.vietnamese.dates import (
    DateSpan,
    find_dates,
    format_date_long,
    format_date_short,
    format_place_date,
    format_weekday,
    parse_date,
)

CASES = YAML(typ="safe").load(Path(__file__).with_name("dates_in_text.yaml").read_text(encoding="utf-8"))
DATES = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31))


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        (date(2020, 3, 5), "ngày 05 tháng 3 năm 2020", "05/3/2020"),
        (date(2024, 1, 9), "ngày 09 tháng 01 năm 2024", "09/01/2024"),
        (date(2024, 2, 10), "ngày 10 tháng 02 năm 2024", "10/02/2024"),
        (date(2024, 10, 31), "ngày 31 tháng 10 năm 2024", "31/10/2024"),
        (date(2024, 12, 1), "ngày 01 tháng 12 năm 2024", "01/12/2024"),
    ],
)
def test_zeros_stand_before_days_under_ten_and_the_first_two_months_only(day: date, long: str, short: str):
    assert format_date_long(day) == long
    assert format_date_short(day) == short


def test_the_place_line_of_a_signed_document():
    assert format_place_date("Nghệ An", date(2020, 3, 5)) == "Nghệ An, ngày 05 tháng 3 năm 2020"
    assert format_place_date("Nghệ An", date(2025, 12, 31), 2026) == "Nghệ An, ngày 31 tháng 12 năm 2025"


def test_the_place_line_of_a_draft_leaves_day_and_month_blank():
    assert format_place_date("Cửa Lò", None, 2026) == "Cửa Lò, ngày      tháng      năm 2026"
    assert format_place_date("Cửa Lò", None) == "Cửa Lò, ngày      tháng      năm"


def test_weekdays_carry_the_capital_of_the_naming_syllable():
    week = [format_weekday(date(2024, 3, day)) for day in range(4, 11)]
    assert week == ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ Nhật"]


@given(DATES)
def test_a_date_reads_back_from_each_of_its_forms(day: date):
    forms = [
        format_date_long(day),
        format_date_short(day),
        day.isoformat(),
        f"{day.day}-{day.month}-{day.year}",
        f"{day.day:02d}.{day.month:02d}.{day.year}",
        f"{day.day} tháng {day.month:02d} năm {day.year}",
        f"Ngày {day.day}/{day.month} năm {day.year}",
        f"  ngày {day.day}  tháng\u00a0{day.month}/{day.year} ",
        unicodedata.normalize("NFD", format_date_long(day)),
        format_date_long(day).upper(),
    ]
    assert {parse_date(form) for form in forms} == {day}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "không phải là ngày tháng"),
        ("mai", "không phải là ngày tháng"),
        ("31/02/2024", "không có trong lịch: tháng 2 năm 2024 không có ngày 31"),
        ("29 tháng 02 năm 2023", "không có trong lịch"),
        ("2026-13-05", "chỉ có 12 tháng"),
        ("12/31/2024", "chỉ có 12 tháng"),
        ("00/01/2024", "không có ngày 0"),
        ("5/3/20", "hai chữ số"),
        ("5/3", "thiếu năm"),
        ("ngày 30 tháng 5", "thiếu năm"),
        ("05/3/0020", "ngoài khoảng"),
        ("05/3/2204", "ngoài khoảng"),
        ("05/3-2024", "không phải là ngày tháng"),
        ("20240305", "không phải là ngày tháng"),
        ("٠٥/٣/٢٠٢٤", "không phải là ngày tháng"),
        ("05/3/2024 08:00", "không phải là ngày tháng"),
        ("x" * 100_000, "không phải là ngày tháng"),
    ],
)
def test_what_is_no_date_is_refused_with_a_sentence(text: str, reason: str):
    with pytest.raises(ValueError, match=reason) as caught:
        parse_date(text)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_dates_are_found_in_running_text(case: dict[str, object]):
    found = find_dates(case["text"])
    assert [[span.written, span.day, span.month, span.year] for span in found] == case["dates"]
    assert all(case["text"][span.start : span.end] == span.written for span in found)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_same_dates_are_found_in_decomposed_text(case: dict[str, object]):
    text = unicodedata.normalize("NFD", case["text"])
    found = find_dates(text)
    assert [[span.day, span.month, span.year] for span in found] == [parts[1:] for parts in case["dates"]]
    assert all(text[span.start : span.end] == span.written for span in found)


@given(st.lists(DATES, max_size=5), st.sampled_from([format_date_long, format_date_short]))
def test_every_date_put_into_a_sentence_is_found_again(days: list[date], write):
    text = "".join(f"Báo cáo số 12/BC-UBND {write(day)} của xã; " for day in days)
    assert [span.to_date() for span in find_dates(text)] == days


@given(st.text(alphabet=st.sampled_from("0123456789/.-, ngàythángnăm15/1120249(%)\n"), max_size=80))
def test_spans_are_ordered_apart_and_quote_the_text(text: str):
    found = find_dates(text)
    assert all(text[span.start : span.end] == span.written for span in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


def test_an_impossible_date_says_so():
    (span,) = find_dates("trước ngày 31 tháng 11 năm 2024")
    assert not span.is_possible
    with pytest.raises(ValueError, match="không có trong lịch"):
        span.to_date()


def test_the_last_of_february_without_a_year_is_possible():
    (span,) = find_dates("ngày 29/02")
    assert span.is_possible
    assert span.to_date(2024) == date(2024, 2, 29)
    with pytest.raises(ValueError, match="không có trong lịch"):
        span.to_date(2023)


def test_a_span_without_day_or_year_cannot_become_a_calendar_date_by_itself():
    month = DateSpan(0, 13, None, 10, 2025, "tháng 10/2025")
    yearless = DateSpan(0, 5, 15, 11, None, "15/11")
    with pytest.raises(ValueError, match="không ghi ngày"):
        month.to_date()
    with pytest.raises(ValueError, match="không ghi năm"):
        yearless.to_date()
    assert yearless.to_date(2024) == date(2024, 11, 15)
