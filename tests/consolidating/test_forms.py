"""The form a unit gets: it asks what the plan asks, keeps the rest closed, and is the same bytes every time."""

import io

import openpyxl
import pytest
from filled_forms import FIGURES, GUIDE, INDICATORS, PLAN, REQUEST, TASKS, WORDS, blank, read

from docgen.consolidating.forms import SPARE_ROWS
from docgen.tabular import read_workbook


@pytest.fixture(scope="module")
def book():
    return openpyxl.load_workbook(io.BytesIO(blank()))


def column(sheet, letter, count):
    return [sheet[f"{letter}{row}"].value for row in range(5, 5 + count)]


def test_the_same_request_gives_the_same_bytes():
    assert blank() == blank()


def test_another_unit_gets_another_form():
    assert blank("b", "Phường Bình") != blank()


def test_it_lists_the_tasks_of_the_plan_under_their_numbers(book):
    assert column(book[TASKS], "A", 3) == ["1", "2.1", "2.2"]
    assert column(book[TASKS], "B", 3) == [task.name for task in PLAN.tasks]
    assert column(book[TASKS], "I", 3) == [task.id for task in PLAN.tasks]


def test_it_lists_the_indicators_with_the_target_of_the_year(book):
    assert column(book[FIGURES], "B", 5) == [each.name for each in INDICATORS.indicators]
    assert book[FIGURES]["D5"].value == "60% (năm 2025)"


def test_only_what_a_unit_fills_in_is_open(book):
    tasks, figures = book[TASKS], book[FIGURES]
    assert tasks.protection.sheet
    assert figures.protection.sheet
    assert [tasks[cell].protection.locked for cell in ("A5", "B5", "C5", "D5", "E5", "H5")] == [
        True, True, False, False, False, False,
    ]  # fmt: skip
    assert not tasks[f"B{8 + SPARE_ROWS - 1}"].protection.locked
    asked = {"5": "EGI", "6": "EJ", "7": "EJ", "8": "K"}
    for row, open_columns in asked.items():
        open_cells = {letter for letter in "EGIJK" if not figures[f"{letter}{row}"].protection.locked}
        assert open_cells == set(open_columns)


def test_status_is_chosen_from_a_list_and_numbers_are_numbers(book):
    rules = {str(rule.sqref): rule for rule in book[TASKS].data_validations.dataValidation}
    assert rules["C5:C19"].formula1 == '"Đã hoàn thành,Đang thực hiện,Chưa thực hiện"'
    assert (rules["E5:E19"].type, rules["E5:E19"].operator) == ("decimal", "greaterThanOrEqual")


def test_the_guide_says_whose_form_it_is_which_days_count_and_when_it_is_due(book):
    said = {row[0].value: row[1].value for row in book[GUIDE].iter_rows(min_row=3, max_row=8)}
    assert said["Đơn vị báo cáo"] == "Phường An"
    assert said["Thời gian chốt số liệu"] == "từ ngày 15/12/2023 đến hết ngày 14/6/2024"
    assert said["Hạn gửi"] == "20/6/2024"


def test_the_identity_cannot_be_seen_but_is_read_back(book):
    assert book["_docgen"].sheet_state == "veryHidden"
    back = read(blank())
    assert (back.unit, back.name, back.fingerprint, back.period) == (
        "a", "Phường An", PLAN.fingerprint, REQUEST.period.written,
    )  # fmt: skip


def test_an_empty_form_answers_nothing_and_has_no_fault():
    back = read(blank())
    assert (back.tasks, back.extras, back.indicators, back.opinions, back.problems) == ((), (), (), (), ())


def test_every_sheet_is_named_as_the_guide_says():
    names = [sheet.name for sheet in read_workbook(blank(), name="a.xlsx").sheets]
    assert names == [GUIDE, TASKS, FIGURES, WORDS, "_docgen"]
