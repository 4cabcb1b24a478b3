"""Failed formulas of an old .xls: each cell is told with its error, and a damaged file never stops the reading."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.tabular import Column, ColumnKind, Layout, Row, read_table, read_workbook
from docgen.tabular.excel97_marks import read_excel97_marks

FILE = Path(__file__).with_name("failed-formulas.xls")
DATA = FILE.read_bytes()
ROWS = (Row(1, ("Tên", "Số")), Row(2, ("a", None)), Row(5, ("b", 5)))
ERRORS = {
    "Chỉ tiêu": {(2, 2): "#DIV/0!", (3, 2): "#N/A", (4, 2): "#VALUE!", (7, 3): "#NAME?"},
    "Hai": {(1, 1): "#DIV/0!"},
}


def test_every_failed_formula_is_known_by_its_cell_and_what_worked_is_not():
    marks = {name: dict(each.unvalued) for name, each in read_excel97_marks(DATA).items()}
    assert marks == ERRORS
    sheets = read_workbook(DATA, name="cu.xls").sheets
    assert {sheet.name: dict(sheet.marks.unvalued) for sheet in sheets} == ERRORS
    assert [row.value(2) for row in sheets[0].rows()][4:6] == [5, 10]


def test_a_failed_formula_in_a_column_of_numbers_is_told_with_its_place():
    sheet = replace(read_workbook(DATA, name="cu.xls").sheets[0], source=lambda: iter(ROWS))
    table = read_table(sheet, Layout((Column("name", "Tên"), Column("count", "Số", ColumnKind.DECIMAL))))
    assert [str(problem) for problem in table.problems] == [
        "cu.xls: Chỉ tiêu!B2: Cột «Số»: công thức báo lỗi #DIV/0!. Cách sửa: sửa công thức rồi lưu lại."
    ]


@pytest.mark.parametrize("size", [0, 8, 511, 600, 2048, 4000])
def test_a_cut_off_file_has_no_marks(size):
    assert read_excel97_marks(DATA[:size]) == {}


@given(place=st.integers(0, len(DATA) - 1), value=st.integers(0, 255))
def test_a_changed_byte_never_stops_the_reading(place, value):
    changed = bytearray(DATA)
    changed[place] = value
    found = read_excel97_marks(bytes(changed))
    assert all(isinstance(name, str) for name in found)


def test_chains_that_run_in_a_circle_end():
    table = int.from_bytes(DATA[76:80], "little")
    start = (table + 1) * 512
    looped = DATA[:start] + b"".join(number.to_bytes(4, "little") for number in range(128)) + DATA[start + 512 :]
    assert read_excel97_marks(looped) == {}
