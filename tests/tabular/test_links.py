"""Links in a written workbook: they open a file at a cell, and words without a way stay words."""

import io

import openpyxl
import pytest

from docgen.tabular import SheetContent, format_xlsx, link_to


def written(*values):
    book = format_xlsx([SheetContent("Bảng", ("A",) * len(values), [values])], title="Thử")
    sheet = openpyxl.load_workbook(io.BytesIO(book)).active
    shown = openpyxl.load_workbook(io.BytesIO(book), data_only=True).active
    return [(sheet.cell(2, n).value, shown.cell(2, n).value) for n in range(1, len(values) + 1)]


@pytest.mark.parametrize(
    ("file", "cell", "target"),
    [
        ("bieu/Phường A - năm 2024.xlsx", "Nhiệm vụ!C5", "bieu/Phường A - năm 2024.xlsx#'Nhiệm vụ'!C5"),
        ("a.xlsx", "Chị Tư's!B2", "a.xlsx#'Chị Tư''s'!B2"),
        ("bao-cao.docx", "đoạn 11", "bao-cao.docx"),
        ("a.xlsx", "", "a.xlsx"),
        ("a.xlsx", "Nhiệm vụ!5:5", "a.xlsx"),
    ],
)
def test_a_link_opens_the_file_at_the_cell(file, cell, target):
    ((formula, shown),) = written(link_to("chỗ ấy", file, cell=cell))
    assert (formula, shown) == (f'=HYPERLINK("{target}","chỗ ấy")', "chỗ ấy")


@pytest.mark.parametrize("file", ["", "số #1.xlsx"])
def test_where_no_link_can_lead_the_words_stand_alone(file):
    assert written(link_to("Nhiệm vụ!C5", file, cell="Nhiệm vụ!C5")) == [("Nhiệm vụ!C5", "Nhiệm vụ!C5")]


def test_quotes_and_long_ways_are_written_as_a_formula_takes_them():
    ((formula, _),) = written(link_to('a "b"', "x" * 300))
    assert formula == f'=HYPERLINK("{"x" * 250}"&"{"x" * 50}","a ""b""")'
