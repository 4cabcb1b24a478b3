"""Which cells of a plain table are asked about when the year changes."""

import pytest
from rollover_cases import plan

from docgen import api


def rolled(headers, *rows):
    table = {"columns": [{"header": header} for header in headers], "rows": [list(row) for row in rows]}
    section = {"part": "objectives", "title": "Chỉ tiêu", "items": [{"table": table}]}
    return api.roll_over(plan(sections=[section]), 2025)


def asked(headers, *rows):
    return [entry.before for entry in rolled(headers, *rows).ledger.entries if entry.rule == "figure-of-last-year"]


def test_targets_under_a_year_that_moves_are_asked_about_one_by_one():
    new = rolled(["STT", "Chỉ tiêu", "Kết quả năm 2023", "Mục tiêu năm 2024"], [1, "Nữ cấp ủy (%)", "24,5", "25"])
    table = new.document.sections[0].items[0].table
    assert [column.header for column in table.columns][3] == "Mục tiêu năm 2025"
    entries = [entry for entry in new.ledger.entries if entry.rule == "figure-of-last-year"]
    assert [(entry.before, entry.after, entry.is_open) for entry in entries] == [
        ("24,5", "24,5", True),
        ("25", "25", True),
    ]
    assert "«Mục tiêu năm 2024»" in entries[1].reason


@pytest.mark.parametrize(
    "figure", ["25", "42,5", "1.250.000", "≥ 95%", "trên 60", "15 lớp", "10-15", "150 triệu đồng", "2024"]
)
def test_a_number_with_or_without_its_unit_is_a_figure(figure):
    assert asked(["Nội dung", "Kinh phí"], ["Tập huấn", figure]) == [figure]


@pytest.mark.parametrize("words", ["15/11", "6 tháng", "Quý I", "02 ngày", "x", "Hội nghị", "0238.3.824.100/2"])
def test_days_spans_of_time_and_words_are_no_figures(words):
    assert asked(["Nội dung", "Kết quả"], ["Tập huấn", words]) == []


def test_numbers_of_order_codes_and_years_are_no_figures():
    assert asked(["TT", "Mã số", "Năm"], ["1", "12", "2024"], ["2", "13", "2020"]) == []


def test_the_row_that_numbers_the_columns_is_no_row_of_figures():
    assert asked(["Nội dung", "Kết quả"], ["(1)", "(2)"], ["Tập huấn", "5"]) == ["5"]


def test_the_total_is_asked_about_like_its_rows():
    assert asked(["TT", "Nội dung", "Kinh phí"], ["1", "Tập huấn", "20"], ["", "Tổng cộng", "20"]) == ["20", "20"]
