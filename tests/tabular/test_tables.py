"""The traps of Excel, one by one: each is read as meant, or told with its cell, and all faults come at once."""

import csv
import io
import unicodedata

import pytest
from drawn_tables import UNITS, workbook_of
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.errors import InvalidDataError
from docgen.tabular import Column, ColumnKind, Layout, read_table, read_workbook

HEADERS = ["Mã", "Tên đơn vị", "Loại", "Số hộ", "Tỷ lệ nữ", "Hạn", "Giáp biển"]


def table_of(rows, layout=UNITS, touch=None):
    (sheet, *_) = read_workbook(workbook_of(rows, touch=touch), name="units.xlsx").sheets
    return read_table(sheet, layout)


def values_of(rows, touch=None):
    table = table_of(rows, touch=touch)
    table.require_valid()
    return [dict(record.values) for record in table.records()]


def test_zeros_lost_in_front_of_a_code_come_back():
    assert [row["code"] for row in values_of([HEADERS, [4, "Ba Đình"], ["00008", "Ngọc Hà"], ["16", "Khác"]])] == [
        "00004", "00008", "00016",
    ]  # fmt: skip


def test_numbers_stored_as_text_are_numbers():
    rows = [HEADERS, ["16732", "Cửa Lò", "phường", "1.234", "50,4"], ["16681", "Thành Vinh", "phường", " 5678 ", "49"]]
    assert [(row["households"], str(row["rate"])) for row in values_of(rows)] == [(1234, "50.4"), (5678, "49")]


def test_a_number_keeps_the_digits_a_person_sees():
    rows = [HEADERS, ["16732", "Cửa Lò", None, 1234.0, 0.1 + 0.2]]
    assert [(row["households"], str(row["rate"])) for row in values_of(rows)] == [(1234, "0.3")]


def test_blanks_and_decomposed_letters_do_not_matter():
    name = unicodedata.normalize("NFD", "  Cửa \u00a0 Lò  ")
    assert values_of([["Mã ", unicodedata.normalize("NFD", " TÊN  ĐƠN VỊ :")], ["16732 ", name]]) == [
        {"code": "16732", "name": "Cửa Lò"}
    ]


@pytest.mark.parametrize("header", ["Phường/xã", "PHƯỜNG/XÃ (*)", "Tên xã:", "Tên đơn vị (ghi đủ)", "Tên  đơn\nvị"])
def test_a_header_is_known_by_its_synonyms(header):
    assert values_of([["Mã đơn vị", header], ["16732", "Cửa Lò"]]) == [{"code": "16732", "name": "Cửa Lò"}]


def test_a_title_above_the_headers_is_passed_over():
    rows = [["ỦY BAN NHÂN DÂN TỈNH"], [], ["DANH SÁCH ĐƠN VỊ"], HEADERS[:2], ["16732", "Cửa Lò"]]

    def merge(_, page):
        page.merge_cells("A1:G1")
        page.merge_cells("A3:G3")

    assert values_of(rows, touch=merge) == [{"code": "16732", "name": "Cửa Lò"}]


def test_merged_headers_in_two_rows_are_read_together():
    layout = Layout(
        (
            *UNITS.columns[:2],
            Column("men", "Dân số nam", ColumnKind.INTEGER),
            Column("women", "Dân số nữ", ColumnKind.INTEGER),
        )
    )
    rows = [["Mã", "Tên đơn vị", "Dân số", None], [None, None, "Nam", "Nữ"], ["(1)", "(2)", "(3)", "(4)"]]

    def merge(_, page):
        page.merge_cells("A1:A2")
        page.merge_cells("B1:B2")
        page.merge_cells("C1:D1")

    table = table_of([*rows, ["16732", "Cửa Lò", 10, 20]], layout, merge)
    assert [dict(record.values) for record in table.records()] == [
        {"code": "16732", "name": "Cửa Lò", "men": 10, "women": 20}
    ]


def test_a_cell_merged_downward_speaks_for_each_of_its_rows():
    rows = [HEADERS[:3], ["16732", "Cửa Lò", "phường"], ["16681", "Thành Vinh", None], ["17023", "Khác", "xã"]]

    def merge(_, page):
        page.merge_cells("C2:C3")

    assert [row["kind"] for row in values_of(rows, touch=merge)] == ["phường", "phường", "xã"]


def test_groups_totals_blank_rows_and_repeated_headers_are_no_records():
    rows = [
        HEADERS[:4],
        ["I", "Thành phố Vinh"],
        ["16681", "Thành Vinh", "phường", 10],
        [],
        HEADERS[:4],
        ["II. Thị xã Cửa Lò"],
        ["16732", "Cửa Lò", "phường", 20],
        [None, "Tổng cộng", None, 30],
    ]

    def merge(_, page):
        page.merge_cells("A6:D6")

    table = table_of(rows, touch=merge)
    assert [record.values.get("name") for record in table.records()] == ["Thành Vinh", "Cửa Lò"]
    assert [notice.message for notice in table.notices] == [
        "Bỏ qua 2 dòng tên nhóm (dòng 2, 6).",
        "Bỏ qua 1 dòng lặp lại tiêu đề (dòng 5).",
        "Bỏ qua 1 dòng cộng tổng (dòng 8).",
    ]


def test_a_sum_in_the_column_of_names_is_no_record_and_a_name_like_a_sum_is_one():
    rows = [["Tên đơn vị"], ["Phường 8"], ["xã Cộng Hòa"], ["Cộng Hòa"], ["Tổng Cọt"], ["Tổng số:"], ["Cộng"]]
    layout = Layout((Column("name", "Tên đơn vị", required=True),))
    table = table_of(rows, layout)
    assert [record.values["name"] for record in table.records()] == [
        "Phường 8", "xã Cộng Hòa", "Cộng Hòa", "Tổng Cọt",
    ]  # fmt: skip
    assert [notice.message for notice in table.notices] == ["Bỏ qua 2 dòng cộng tổng (dòng 6, 7)."]


def test_a_name_like_a_sum_without_its_code_is_told():
    (record,) = table_of([HEADERS, [None, "Cộng Hòa", "xã", 5]]).records()
    assert [problem.code for problem in record.problems] == ["cell-missing"]


def csv_table_of(text, layout=UNITS):
    (sheet,) = read_workbook(text.encode(), name="units.csv").sheets
    return read_table(sheet, layout)


def test_a_decimal_comma_that_parts_a_cell_is_told_instead_of_shifting_the_rest():
    text = "Mã,Tên đơn vị,Tỷ lệ nữ,Loại\n16732,Cửa Lò,12,5,phường\n16681,Thành Vinh,49,phường\n"
    shifted, sound = csv_table_of(text).records()
    assert [str(problem) for problem in shifted.problems] == [
        (
            "units.csv: C2: Dòng có 5 ô, tiêu đề chỉ có 4: một ô chứa dấu «,» nên các ô sau bị lệch, có lẽ số «12,5» bị tách "
            "làm hai ô. Cách sửa: đặt ô có dấu ấy trong ngoặc kép, hoặc lưu lại bảng dạng .xlsx; cột cuối chưa có tiêu đề thì "
            "ghi thêm."
        )
    ]
    assert dict(shifted.values) == {"code": "16732", "name": "Cửa Lò"}
    assert (sound.values["kind"], sound.problems) == ("phường", ())


def test_of_two_numbers_side_by_side_the_one_with_a_fraction_was_parted():
    (record,) = csv_table_of("Mã,Tên đơn vị,Số hộ,Tỷ lệ nữ\n16732,Cửa Lò,1.234,12,5\n").records()
    assert "D2: Dòng có 5 ô" in str(record.problems[0])
    assert "«12,5»" in record.problems[0].message
    assert dict(record.values) == {"code": "16732", "name": "Cửa Lò"}


def test_a_shift_into_an_empty_last_column_is_told_as_well():
    (record,) = csv_table_of("Mã,Tên đơn vị,Tỷ lệ nữ,Loại\n16732,Cửa Lò,12,5,\n").records()
    assert [problem.code for problem in record.problems] == ["row-shifted"]


@pytest.mark.parametrize("text", ["Mã,Tên đơn vị\n16732,Cửa Lò,,\n", 'Mã,Tên đơn vị,Tỷ lệ nữ\n16732,Cửa Lò,"12,5"\n'])
def test_separators_behind_the_last_cell_and_quoted_commas_are_no_shift(text):
    (record,) = csv_table_of(text).records()
    assert record.problems == ()


def test_a_note_beside_a_table_of_a_workbook_is_no_shift():
    (record,) = table_of([HEADERS[:2], ["16732", "Cửa Lò", "xem lại"]]).records()
    assert record.problems == ()


def test_digits_in_a_column_of_text_are_printed_as_they_are():
    layout = Layout((Column("name", "Tên đơn vị"), Column("note", "Số quyết định")))
    table = table_of([["Tên đơn vị", "Số quyết định"], [8, 1678], ["A", 2383824567], ["B", 12.5]], layout)
    assert [tuple(record.values.values()) for record in table.records()] == [
        ("8", "1678"), ("A", "2383824567"), ("B", "12,5"),
    ]  # fmt: skip


@pytest.mark.parametrize("groups", [["Đơn vị", None, "Đặc điểm", None], ["Thông tin đơn vị", None, "Đặc điểm", None]])
def test_groups_above_headers_that_speak_for_themselves_do_not_hide_them(groups):
    rows = [groups, ["Mã đơn vị", "Tên đơn vị", "Loại", "Số hộ"], ["16732", "Cửa Lò", "phường", 20]]

    def merge(_, page):
        page.merge_cells("A1:B1")
        page.merge_cells("C1:D1")

    (row,) = values_of(rows, touch=merge)
    assert row == {"code": "16732", "name": "Cửa Lò", "kind": "phường", "households": 20}


def test_a_column_that_is_wanted_is_missed_together_with_the_required_ones():
    layout = Layout(
        (
            Column("name", "Tên đơn vị", required=True),
            Column("households", "Số hộ", ColumnKind.INTEGER, required=True),
            Column("coastal", "Giáp biển", ColumnKind.YES_NO, wanted_for="bản mẫu dùng đến nó"),
        )
    )
    with pytest.raises(InvalidDataError) as caught:
        table_of([["Tên đơn vị", "Giáp biểm", "Số hộ gia đình"], ["Cửa Lò", "x", 3]], layout)
    assert [problem.message for problem in caught.value.problems] == [
        "Thiếu cột «Số hộ».", "Thiếu cột «Giáp biển», bản mẫu dùng đến nó.",
    ]  # fmt: skip
    assert ["«Số hộ gia đình»" in caught.value.problems[0].hint, "«Giáp biểm»" in caught.value.problems[1].hint] == [
        True, True,
    ]  # fmt: skip


def test_every_fault_is_told_at_once_with_its_cell():
    rows = [
        HEADERS,
        ["16732", "Cửa Lò", "phường", "1,234.5", "x", 46086, "có thể"],
        ["123456", None, "xã", 12.5, "50,4", "31/02/2026", "không"],
        ["16681", "Thành Vinh", "phường", "nhiều", 1, "05/3/26", True],
    ]
    with pytest.raises(InvalidDataError) as caught:
        table_of(rows).require_valid()
    assert [problem.location.place for problem in caught.value.problems] == [
        "Đơn vị!D2", "Đơn vị!E2", "Đơn vị!F2", "Đơn vị!G2",
        "Đơn vị!A3", "Đơn vị!B3", "Đơn vị!D3", "Đơn vị!F3",
        "Đơn vị!D4", "Đơn vị!F4",
    ]  # fmt: skip
    assert str(caught.value.problems[0]).startswith("units.xlsx: Đơn vị!D2: Cột «Số hộ»: “1,234.5” viết số kiểu Anh")


def test_names_that_differ_in_tone_placement_only_are_doubles():
    layout = Layout((Column("code", "Mã", ColumnKind.CODE), Column("name", "Tên đơn vị", unique=True)))
    rows = [HEADERS[:2], ["16732", "Nghi Thuỷ"], ["16681", "NGHI THỦY "], ["17023", "Nghi Tân"]]
    table = table_of(rows, layout)
    assert [problem.code for problem in table.problems] == ["row-twice", "row-twice"]
    assert [bool(record.problems) for record in table.records()] == [True, True, False]
    assert "trùng với dòng 3" in table.problems[0].message


def test_one_code_for_two_units_is_told_at_both():
    table = table_of([HEADERS[:2], [4, "Ba Đình"], ["00004", "Ngọc Hà"]])
    assert [problem.location.place for problem in table.problems] == ["Đơn vị!A2", "Đơn vị!A3"]


def test_a_formula_without_its_value_is_told():
    table = table_of([HEADERS[:4], ["16732", "Cửa Lò", "phường", "=SUM(A1:A3)"], ["16681", "Thành Vinh", "x", "#N/A"]])
    assert [(problem.code, problem.location.place) for problem in table.problems] == [
        ("formula-unvalued", "Đơn vị!D2"),
        ("formula-error", "Đơn vị!D3"),
    ]


def test_missing_columns_are_told_with_the_nearest_header():
    with pytest.raises(InvalidDataError) as caught:
        table_of([["Ma so", "Ten don vi", "Số hộ"], ["16732", "Cửa Lò", 3]])
    assert [problem.message for problem in caught.value.problems] == ["Thiếu cột «Mã».", "Thiếu cột «Tên đơn vị»."]
    assert "cột B («Ten don vi»)" in caught.value.problems[1].hint


def test_a_column_named_twice_is_told():
    with pytest.raises(InvalidDataError, match="hai lần: cột B và cột C"):
        table_of([["Mã", "Tên đơn vị", "Tên xã"], ["16732", "Cửa Lò", "Cửa Lò"]])


def test_a_sheet_without_headers_is_told():
    with pytest.raises(InvalidDataError, match="dòng tiêu đề"):
        table_of([["a", "b"], ["c", "d"]])


def test_columns_nobody_asked_for_are_told():
    table = table_of([["STT", "Mã", "Tên đơn vị"], [1, "16732", "Cửa Lò"]])
    assert [notice.message for notice in table.notices] == ["Các cột không dùng đến: «STT» (cột A)."]


def test_a_table_may_have_no_row():
    table = table_of([HEADERS])
    assert (table.count, list(table.records()), table.problems) == (0, [], ())


def test_a_hundred_thousand_rows_are_read():
    lines = "".join(f"{number:05d};Đơn vị {number};xã;{number}\n" for number in range(100_000))
    (sheet,) = read_workbook(("Mã;Tên đơn vị;Loại;Số hộ\n" + lines).encode()).sheets
    table = read_table(sheet, UNITS)
    assert (table.count, table.problems) == (100_000, ())


def test_a_table_of_faults_tells_the_first_two_hundred():
    table = table_of([HEADERS[:2], *([f"sai {number}", "Tên"] for number in range(300))])
    assert len(table.problems) == 200


@pytest.mark.parametrize(
    ("written", "meant"),
    [("có", True), ("X", True), ("✓", True), (1, True), ("không", False), ("Ko", False), (0, False), (None, False)],
)
def test_yes_and_no_are_read_as_people_write_them(written, meant):
    rows = [["Mã", "Tên đơn vị", "Giáp biển"], ["16732", "Cửa Lò", written]]
    assert [row["coastal"] for row in values_of(rows)] == [meant]


@pytest.mark.parametrize("written", ["05/3/2026", "ngày 05 tháng 3 năm 2026", "5-3-2026", "2026-03-05"])
def test_dates_are_read_as_vietnamese_write_them(written):
    rows = [["Mã", "Tên đơn vị", "Hạn"], ["16732", "Cửa Lò", written]]
    assert [str(row["due"]) for row in values_of(rows)] == ["2026-03-05"]


words = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cn", "Co", "Zs", "Zl", "Zp")), min_size=1, max_size=12)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(words, words, words), min_size=1, max_size=6), st.sampled_from(";\t,"))
def test_a_csv_of_any_words_gives_them_back(rows, mark):
    headers = ("Một", "Hai", "Ba")
    layout = Layout(tuple(Column(name, name, required=True) for name in headers))
    target = io.StringIO()
    writer = csv.writer(target, delimiter=mark, quoting=csv.QUOTE_ALL)
    writer.writerow(headers)
    writer.writerows(rows)
    (sheet,) = read_workbook(target.getvalue().encode("utf-8-sig")).sheets
    read = [tuple(row.values[:3]) for row in sheet.rows()]
    assert read[1:] == [tuple(unicodedata.normalize("NFC", word) for word in row) for row in rows]
    assert read_table(sheet, layout).header.row == 1
