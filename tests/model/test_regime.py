"""The reporting regime: which days a period's figures speak of, and who was early, on time or late."""

from datetime import date

import pytest

from docgen.loading.shipped import load_regime, shipped_regime
from docgen.model.regime import Punctuality, period_of, punctuality, report_kind
from docgen.vietnamese.periods import ReportPeriodKind, parse_period


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        ("tháng 6/2024", date(2024, 5, 15), date(2024, 6, 14)),
        ("tháng 1/2024", date(2023, 12, 15), date(2024, 1, 14)),
        ("quý I/2024", date(2023, 12, 15), date(2024, 3, 14)),
        ("quý III/2024", date(2024, 6, 15), date(2024, 9, 14)),
        ("6 tháng đầu năm 2024", date(2023, 12, 15), date(2024, 6, 14)),
        ("6 tháng cuối năm 2024", date(2024, 6, 15), date(2024, 12, 14)),
        ("9 tháng đầu năm 2024", date(2023, 12, 15), date(2024, 9, 14)),
        ("năm 2024", date(2023, 12, 15), date(2024, 12, 14)),
    ],
)
def test_the_figures_of_a_period_run_from_the_15th_to_the_14th(period, start, end):
    cut_off = shipped_regime().cut_off(parse_period(period))
    assert (cut_off.start, cut_off.end) == (start, end)


def test_only_nine_months_rest_on_a_suggestion():
    unproved = [rule.period for rule in shipped_regime().windows if not rule.is_fact]
    assert unproved == [ReportPeriodKind.NINE_MONTHS]


@pytest.mark.parametrize(
    "period", ["giai đoạn 2021-2025", "năm học 2024-2025", "quý I, II năm 2024", "3 tháng cuối năm 2024"]
)
def test_what_is_no_period_of_reporting_is_refused(period):
    with pytest.raises(ValueError, match="không phải là một kỳ báo cáo"):
        report_kind(parse_period(period))


@pytest.mark.parametrize(
    ("received", "due", "expected"),
    [
        (None, date(2024, 6, 20), Punctuality.MISSING),
        (date(2024, 6, 21), date(2024, 6, 20), Punctuality.LATE),
        (date(2024, 6, 20), date(2024, 6, 20), Punctuality.ON_TIME),
        (date(2024, 6, 15), None, Punctuality.ON_TIME),
        (date(2024, 6, 14), date(2024, 6, 20), Punctuality.EARLY),
        (date(2024, 5, 29), date(2024, 5, 30), Punctuality.EARLY),
        (date(2024, 5, 31), date(2024, 5, 30), Punctuality.LATE),
    ],
)
def test_a_report_is_measured_by_its_due_date_and_by_the_cut_off(received, due, expected):
    cut_off = shipped_regime().cut_off(parse_period("6 tháng đầu năm 2024"))
    assert punctuality(received, due=due, cut_off=cut_off) is expected


def test_an_office_sets_its_own_days_for_one_period_and_keeps_the_others():
    regime = load_regime(b"windows: [{id: thang, period: month, from_day: 20, until_day: 31}]")
    month, year = (regime.cut_off(parse_period(words)) for words in ("tháng 2/2024", "năm 2024"))
    assert (month.start, month.end) == (date(2024, 1, 20), date(2024, 2, 29))
    assert (year.start, year.end) == (date(2023, 12, 15), date(2024, 12, 14))


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("6-months", "6 tháng đầu năm 2024"),
        ("6-months-2", "6 tháng cuối năm 2024"),
        ("9-months", "9 tháng đầu năm 2024"),
        ("quarter-3", "quý III/2024"),
        ("month-12", "tháng 12/2024"),
        ("year", "năm 2024"),
        ("quý I/2025", "quý I/2025"),
    ],
)
def test_a_period_is_named_by_a_code_or_by_words(code, written):
    assert period_of(code, 2024).written == written


@pytest.mark.parametrize("code", ["quarter", "quarter-5", "month-13", "6-months-3", "year-2", "tuần"])
def test_a_period_that_does_not_exist_is_refused(code):
    with pytest.raises(ValueError, match=r"kỳ|khoảng thời gian"):
        period_of(code, 2024)
