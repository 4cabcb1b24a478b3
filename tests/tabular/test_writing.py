"""What docgen writes for Excel reads back as written, in the same bytes every time."""

import datetime as dt
import io
from decimal import Decimal

import openpyxl
import pytest

from docgen.errors import OutputError
from docgen.tabular import SheetContent, draw_xlsx, format_xlsx, read_workbook, safe_sheet_name, write_xlsx

ROWS = (
    ("=1+1", 7, Decimal("2.5"), dt.date(2026, 3, 5), True),
    ("http://x", None, None, None, False),
    ("00042", 0, None, None, None),
)


def content():
    return SheetContent("Ma trận", ("Chữ", "Số", "Lẻ", "Ngày", "Có"), ROWS, preface=("Số liệu mẫu.",))


def test_values_read_back_as_they_were_written():
    (sheet,) = read_workbook(format_xlsx([content()], title="Bảng")).sheets
    preface, headers, *rows = (row.values for row in sheet.rows())
    assert preface[0] == "Số liệu mẫu."
    assert headers == ("Chữ", "Số", "Lẻ", "Ngày", "Có")
    assert rows == [
        ("=1+1", 7.0, 2.5, dt.date(2026, 3, 5), True),
        ("http://x", None, None, None, False),
        ("00042", 0.0, None, None, None),
    ]


def test_text_never_becomes_a_formula_or_a_link():
    book = openpyxl.load_workbook(io.BytesIO(format_xlsx([content()], title="Bảng")))
    cell = book.active["A3"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    assert book.active["A4"].hyperlink is None


def test_the_same_rows_give_the_same_bytes(tmp_path):
    assert format_xlsx([content()], title="Bảng") == format_xlsx([content()], title="Bảng")
    write_xlsx(tmp_path / "a.xlsx", [content()], title="Bảng")
    write_xlsx(tmp_path / "b.xlsx", [content()], title="Bảng")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert {path.name for path in tmp_path.iterdir()} == {"a.xlsx", "b.xlsx"}


def test_a_streamed_table_says_the_same(tmp_path):
    write_xlsx(tmp_path / "a.xlsx", [content()], title="Bảng")
    (streamed,), (whole,) = (
        read_workbook(source).sheets for source in (tmp_path / "a.xlsx", format_xlsx([content()], title="Bảng"))
    )
    assert [row.values for row in streamed.rows()] == [row.values for row in whole.rows()]


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(OutputError, match="bảng Excel"):
        write_xlsx(tmp_path / "khong-co" / "a.xlsx", [content()], title="Bảng")


def test_a_form_may_be_drawn_freely():
    def draw(drawing):
        sheet = drawing.add_worksheet("Mẫu")
        sheet.write_string("B2", "ghi vào đây", drawing.add_format({"locked": False}))
        sheet.protect()

    data = draw_xlsx(draw, title="Biểu mẫu")
    assert data == draw_xlsx(draw, title="Biểu mẫu")
    assert openpyxl.load_workbook(io.BytesIO(data))["Mẫu"].protection.sheet


@pytest.mark.parametrize(
    ("name", "safe"),
    [("Ma trận", "Ma trận"), ("a/b:c", "a-b-c"), ("'", "Bảng"), ("x" * 40, "x" * 31), ("", "Bảng")],
)
def test_sheet_names_are_such_as_excel_takes(name, safe):
    assert safe_sheet_name(name) == safe
