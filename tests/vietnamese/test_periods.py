from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from docgen.vietnamese.periods import (
    PeriodKind,
    ReportPeriodKind,
    find_periods,
    find_report_periods,
    parse_period,
    parse_report_period,
)

HERE = Path(__file__).parent
CASES = YAML(typ="safe", pure=True).load(HERE / "periods.yaml")
REPORT_CASES = YAML(typ="safe", pure=True).load(HERE / "report_periods.yaml")

FRAGMENTS = st.sampled_from(
    [
        "năm",
        "2024",
        "2021-2030",
        "giai đoạn",
        "từ",
        "đến",
        "hết",
        "quý",
        "IV",
        "I",
        "tháng",
        "6",
        "06",
        "9",
        "đầu",
        "cuối",
        "khóa",
        "XIII",
        "XXL",
        "nhiệm kỳ",
        "/",
        "-",
        ",",
        "và",
        "2025",
        "2021",
        "30",
        "học",
        "định kỳ",
        "báo cáo",
        "hằng",
        "hàng",
        "lần",
        "đột xuất",
        "(",
        ")",
        ".",
        "\n",
        "  ",
        "ngày",
        "11/4/2024",
        "sáu",
        "các",
        "trở đi",
        "99",
        "00",
        "0",
    ]
)
MESSY_TEXT = st.one_of(
    st.text(max_size=80),
    st.lists(FRAGMENTS, max_size=25).map(" ".join),
    st.lists(FRAGMENTS, max_size=25).map("".join),
)


def _described(period):
    first, last = period.first_year or "…", period.last_year or "…"
    number = f" #{period.number}" if period.number is not None else ""
    number += f"-{period.last_number}" if period.last_number is not None else ""
    return f"{period.written} = {period.kind} {first}-{last}{number}"


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_a_sentence_holds_these_periods(case):
    spans = find_periods(case["text"])

    assert [_described(span.period) for span in spans] == case["found"]
    for span in spans:
        assert parse_period(span.period.written) == span.period


@pytest.mark.parametrize("case", REPORT_CASES, ids=[case["text"][:60] for case in REPORT_CASES])
def test_a_sentence_wants_these_reports(case):
    found = [f"{span.period.written} = {span.period.kind}" for span in find_report_periods(case["text"])]

    assert found == case["found"]


@given(MESSY_TEXT)
@settings(max_examples=100)
def test_spans_lie_inside_any_text_in_order_and_apart(text):
    for spans in (find_periods(text), find_report_periods(text)):
        previous = 0
        for span in spans:
            assert previous <= span.start < span.end <= len(text)
            assert span.period.written == text[span.start : span.end]
            previous = span.end


@given(st.lists(FRAGMENTS, max_size=20).map(" ".join))
@settings(max_examples=100)
def test_what_is_found_in_any_text_reads_the_same_alone(text):
    for span in find_periods(text):
        assert parse_period(span.period.written) == span.period


@given(MESSY_TEXT)
@settings(max_examples=100)
def test_a_parsed_text_keeps_its_spelling(text):
    for parse in (parse_period, parse_report_period):
        try:
            period = parse(text)
        except ValueError:
            continue
        assert period.written == text


@given(st.integers(1950, 2150), st.integers(1, 40))
@settings(max_examples=50)
def test_a_range_covers_its_years_and_ends_after_them(first, length):
    last = first + length
    period = parse_period(f"giai đoạn {first} - {last}")

    assert [year for year in range(first - 2, last + 3) if period.covers(year)] == list(range(first, last + 1))
    assert period.ended_before(last + 1)
    assert not period.ended_before(last)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("năm 2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("giai đoạn 2021-2025", date(2021, 1, 1), date(2025, 12, 31)),
        ("quý I/2024", date(2024, 1, 1), date(2024, 3, 31)),
        ("quý III, IV", date(2025, 7, 1), date(2025, 12, 31)),
        ("6 tháng đầu năm", date(2025, 1, 1), date(2025, 6, 30)),
        ("6 tháng cuối năm 2024", date(2024, 7, 1), date(2024, 12, 31)),
        ("9 tháng", date(2025, 1, 1), date(2025, 9, 30)),
        ("3 tháng cuối năm", date(2025, 10, 1), date(2025, 12, 31)),
        ("tháng 2/2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("tháng 2", date(2025, 2, 1), date(2025, 2, 28)),
    ],
)
def test_days_of_a_period_are_derived(written, first, last):
    assert parse_period(written).resolve(2025) == (first, last)


@pytest.mark.parametrize(
    "written", ["đến năm 2030", "từ năm 2025 trở đi", "khóa XIII", "năm học 2024-2025", "năm 2024 và 2026"]
)
def test_days_that_nobody_can_derive_are_refused_in_words(written):
    with pytest.raises(ValueError, match=r"[Kk]hông suy được"):
        parse_period(written).resolve(2025)


def test_a_quarter_without_year_needs_one():
    with pytest.raises(ValueError, match="không ghi năm"):
        parse_period("quý II").resolve()


def test_a_list_covers_its_own_years_only():
    period = parse_period("các năm 2021, 2023 và 2025")

    assert period.years == (2021, 2023, 2025)
    assert period.covers(2023)
    assert not period.covers(2022)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "không phải là một khoảng thời gian"),
        ("bình đẳng giới", "không phải là một khoảng thời gian"),
        ("giai đoạn 2025-2021", "năm cuối trước năm đầu"),
        ("tháng 13/2024", "không phải là một khoảng thời gian"),
        ("quý V", "không phải là một khoảng thời gian"),
        ("năm 2024 và giai đoạn 2021-2025", "không phải là một khoảng thời gian"),
    ],
)
def test_text_that_is_no_period_is_refused_in_words(text, words):
    with pytest.raises(ValueError, match=words):
        parse_period(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("định kỳ 6 tháng", ReportPeriodKind.HALF_YEAR),
        ("6 tháng", ReportPeriodKind.HALF_YEAR),
        ("hằng năm", ReportPeriodKind.YEAR),
        ("Hàng năm", ReportPeriodKind.YEAR),
        ("9 tháng", ReportPeriodKind.NINE_MONTHS),
        ("đột xuất", ReportPeriodKind.AD_HOC),
        ("12 tháng", ReportPeriodKind.YEAR),
        ("hằng tháng", ReportPeriodKind.MONTH),
        ("quý", ReportPeriodKind.QUARTER),
    ],
)
def test_a_report_period_reads_alone(text, kind):
    assert parse_report_period(text).kind == kind


@pytest.mark.parametrize("text", ["", "định kỳ", "năm 2024", "sáu năm", "thường xuyên"])
def test_text_that_is_no_report_period_is_refused_in_words(text):
    with pytest.raises(ValueError, match="không phải là một kỳ báo cáo"):
        parse_report_period(text)


def test_every_kind_of_period_has_a_case():
    described = " ".join(line for case in CASES for line in case["found"])

    assert all(f"= {kind} " in described for kind in PeriodKind)


@pytest.mark.parametrize(
    "piece",
    [
        "năm ",
        "năm 2024, ",
        "2021-",
        "2021 ",
        "giai đoạn ",
        "quý I, ",
        "6 tháng ",
        "định kỳ ",
        "định kỳ 6 tháng, ",
        "1",
        " ",
        "\n",
        "từ ",
        "báo cáo ",
        "khóa X",
        "X",
        "các năm 2024 và ",
        "tháng 6/",
        "hằng ",
    ],
)
def test_a_hostile_text_of_a_hundred_thousand_letters_is_read(piece):
    text = "năm 2024 " + piece * (100_000 // len(piece))

    for spans in (find_periods(text), find_report_periods(text)):
        assert all(span.period.written == text[span.start : span.end] for span in spans)
