"""Who is asked to answer: the units of every sheet that lists them, each once, each fault with its cell."""

import pytest

from docgen.consolidating.units import read_units
from docgen.errors import InvalidDataError
from docgen.tabular import SheetContent, format_xlsx

HEADERS = ("Mã", "Tên đơn vị", "Loại")


def table(*sheets):
    return format_xlsx([SheetContent(name, headers, rows) for name, headers, rows in sheets], title="Danh sách")


def test_units_of_all_sheets_are_asked_in_their_order():
    content = table(
        ("Bìa", ("Danh sách", "năm 2026"), [("các phường", "các xã")]),
        ("Phường", HEADERS, [("02", "Cửa Lò", "phường")]),
        ("Xã", HEADERS, [("01", "Thông Thụ", "xã")]),
    )
    units, notices = read_units(content, name="u.xlsx")
    assert units == (("02", "Phường Cửa Lò"), ("01", "Xã Thông Thụ"))
    assert [notice.code for notice in notices] == ["sheet-unread"]


def test_a_unit_on_two_sheets_is_told_with_its_cell():
    rows = [("02", "Cửa Lò", "phường")]
    with pytest.raises(InvalidDataError, match="1 chỗ") as caught:
        read_units(table(("Một", HEADERS, rows), ("Hai", HEADERS, rows)), name="u.xlsx")
    assert str(caught.value.problems[0].location).startswith("u.xlsx: Hai!")


def test_a_unit_without_a_code_has_the_key_of_its_name():
    units, _ = read_units(table(("Một", ("Tên đơn vị",), [("Sở Nội vụ",), ("Ủy ban nhân dân xã A",)])), name="u.xlsx")
    assert units == (("so-noi-vu", "Sở Nội vụ"), ("uy-ban-nhan-dan-xa-a", "Ủy ban nhân dân xã A"))


def test_a_table_without_units_is_refused():
    with pytest.raises(InvalidDataError, match="1 chỗ") as caught:
        read_units(table(("Một", HEADERS, [])), name="u.xlsx")
    assert caught.value.problems[0].code == "units-none"


def test_a_file_that_lists_nobody_is_refused():
    with pytest.raises(InvalidDataError, match="tiêu đề"):
        read_units(table(("Một", ("A", "B"), [("1", "2")])), name="u.xlsx")
