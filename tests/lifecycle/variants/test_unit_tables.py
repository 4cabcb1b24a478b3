"""Units come from tables, files and programs: every unit is read as meant, and nothing of a table is lost in silence."""

from dataclasses import dataclass
from decimal import Decimal

import pytest
from pydantic import BaseModel
from small_masters import MASTER, UNITS, master_with

import docgen
from docgen import api
from docgen.errors import InvalidDataError
from docgen.lifecycle.variants import compile_master, make_unit, units_of_data, units_of_workbook
from docgen.tabular import SheetContent, draw_xlsx, format_xlsx, read_workbook

HEADERS = ("Mã", "Tên đơn vị", "Loại", "Số hộ", "Giáp biển")
WARD = ("16732", "Cửa Lò", "phường", 1234, "x")
COMMUNE = ("16744", "Thông Thụ", "xã", 567, None)
OVERLAY_HEADERS = ("Mã đơn vị", "Việc", "Chỗ", "Nội dung", "Lý do")


def workbook_of(*sheets):
    contents = [SheetContent(name, headers, rows) for name, headers, rows in sheets]
    return read_workbook(format_xlsx(contents, title="Bảng"), name="units.xlsx")


def units_of(*sheets, master=MASTER):
    return units_of_workbook(workbook_of(*sheets), compile_master(master))


def told(units):
    return [str(notice) for notice in units.notices]


def problems_of(units):
    return [[str(problem) for problem in unit.problems] for unit in units]


def test_units_on_several_sheets_are_all_read():
    units = units_of(("Phường", HEADERS, [WARD]), ("Xã", HEADERS, [COMMUNE]))
    assert ([unit.label for unit in units], units.total, told(units)) == (["phường Cửa Lò", "xã Thông Thụ"], 2, [])


def test_a_cover_sheet_is_told_and_passed_over():
    units = units_of(("Bìa", ("DANH SÁCH",), []), ("Đơn vị", HEADERS, [WARD]))
    assert [unit.key for unit in units] == ["16732"]
    assert told(units) == [
        (
            "units.xlsx: Bìa: Trang tính không phải bảng đơn vị nên không đọc: Không dòng nào trong 30 dòng đầu có tên cột "
            "quen biết."
        )
    ]


def test_a_sheet_that_lacks_what_the_master_asks_is_told_and_not_read():
    units = units_of(("Đơn vị", HEADERS, [WARD]), ("Liên hệ", ("Đơn vị", "Điện thoại"), [("Cửa Lò", "0238")]))
    assert [unit.key for unit in units] == ["16732"]
    assert "Liên hệ: Trang tính không phải bảng đơn vị nên không đọc: Thiếu cột «Số hộ»" in told(units)[0]


def test_of_several_sheets_none_of_which_will_do_the_nearest_is_told():
    with pytest.raises(InvalidDataError, match="«Số hộ»"):
        units_of(("Bìa", ("DANH SÁCH",), []), ("Đơn vị", HEADERS[:3], [WARD[:3]]))


def test_a_unit_on_two_sheets_is_told_at_both():
    units = units_of(("Phường", HEADERS, [WARD]), ("Khác", HEADERS, [("16732", "Thu Thủy", "phường", 5, None)]))
    assert problems_of(units) == [
        ["units.xlsx: Phường!B2: «Mã 16732» trùng với Khác!B2. Cách sửa: sửa hoặc xóa dòng trùng."],
        ["units.xlsx: Khác!B2: «Mã 16732» trùng với Phường!B2. Cách sửa: sửa hoặc xóa dòng trùng."],
    ]


def test_a_kind_written_into_the_name_makes_no_second_unit():
    units = units_of(("", HEADERS, [("1", "Phường Cửa Lò", None, 5, None), ("2", "Cửa Lò", "phường", 5, None)]))
    assert [[problem.split(": ")[2] for problem in one] for one in problems_of(units)] == [
        ["«phường Cửa Lò» trùng với Bảng!B3. Cách sửa"],
        ["«phường Cửa Lò» trùng với Bảng!B2. Cách sửa"],
    ]


def test_names_that_differ_in_tone_placement_only_are_one_unit():
    rows = [("1", "Nghi Thuỷ", "phường", 5, None), ("2", "NGHI THỦY ", "Phường", 5, None)]
    units = units_of(("", HEADERS, [*rows, ("3", "Nghi Thủy", "xã", 5, None)]))
    assert [[problem.code for problem in unit.problems] for unit in units] == [["row-twice"], ["row-twice"], []]


def test_communes_of_one_name_in_two_provinces_need_no_codes(tmp_path):
    headers = ("Tên đơn vị", "Loại", "Tỉnh", "Số hộ", "Giáp biển")
    rows = [("Hòa Bình", "xã", "Nghệ An", 5, None), ("Hòa Bình", "xã", "Hà Tĩnh", 6, None)]
    units = units_of(
        ("", headers, rows), master={**MASTER, "variants": {**MASTER["variants"], "file_name": "{unit.full}"}}
    )
    assert [(unit.key, unit.problems) for unit in units] == [("xã Hòa Bình, Nghệ An", ()), ("xã Hòa Bình, Hà Tĩnh", ())]
    made = docgen.make_variants(MASTER, units, tmp_path / "out", overlays={})
    assert (made.made, made.failed) == (2, ())


def test_every_fault_of_a_row_is_told_at_its_own_cell():
    units = units_of(("", HEADERS, [("1", "A", "huyện", "nhiều", "có lẽ")]))
    assert [problem.split(": ")[1] for problem in problems_of(units)[0]] == ["Bảng!D2", "Bảng!E2", "Bảng!C2"]


def test_a_cell_without_a_name_is_told_once():
    units = units_of(("", HEADERS, [("1", None, "xã", 5, None)]))
    assert [problem.split(": ")[1] for problem in problems_of(units)[0]] == ["Bảng!B2"]


def test_every_column_the_master_asks_for_is_missed_at_once():
    with pytest.raises(InvalidDataError) as caught:
        units_of(("", ("Tên đơn vị", "Giáp biểm", "Số hộ gia đình"), [("A", "x", 5)]))
    assert [(problem.message, problem.hint.split("?")[0]) for problem in caught.value.problems] == [
        ("Thiếu cột «Số hộ», bản mẫu dùng đến nó («unit.households»).", "có phải cột C («Số hộ gia đình»)"),
        ("Thiếu cột «Giáp biển», bản mẫu dùng đến nó («unit.coastal»).", "có phải cột B («Giáp biểm»)"),
    ]


def test_a_built_in_column_that_documents_print_must_be_there():
    with pytest.raises(InvalidDataError, match="«Hình thành từ»"):
        units_of(("", HEADERS, [WARD]), master=master_with(closing="{unit.formed_from}"))


def test_names_without_their_capitals_are_mended_and_told_at_their_cell(tmp_path):
    rows = [("1", "CỬA LÒ", "phường", 1, None), ("2", "xã hòa bình", None, 1, None), ("3", "Ea H'leo", "xã", 1, None)]
    units = units_of(("", HEADERS, [*rows, ("4", "Trường Sa lớn", "đặc khu", 1, None)]))
    assert [unit.label for unit in units] == ["phường Cửa Lò", "xã Hòa Bình", "xã Ea H'leo", "đặc khu Trường Sa lớn"]
    assert [notice.partition(", ")[0] for notice in told(units)] == [
        "units.xlsx: Bảng!B2: Tên «CỬA LÒ» được viết lại là «Cửa Lò»",
        "units.xlsx: Bảng!B3: Tên «hòa bình» được viết lại là «Hòa Bình»",
        "units.xlsx: Bảng!B5: Tên «Trường Sa lớn» có âm tiết không viết hoa; tên đơn vị viết hoa chữ cái đầu các âm tiết.",
    ]
    made = docgen.make_variants(MASTER, units, tmp_path / "out")
    manifest = (made.out / "manifest.json").read_text(encoding="utf-8")
    assert "Tên «CỬA LÒ» được viết lại" in manifest


def test_a_long_list_of_odd_spellings_is_told_by_its_number():
    rows = [(str(number), f"CỬA {number}A", "xã", 1, None) for number in range(30)]
    notices = told(units_of(("", HEADERS, rows)))
    assert (len(notices), "Còn 10 tên khác" in notices[-1]) == (21, True)


def overlaid(*sheets):
    return units_of(("Đơn vị", HEADERS, [WARD, COMMUNE]), *sheets)


def test_all_sheets_of_overlays_count():
    units = overlaid(
        ("Điều chỉnh", OVERLAY_HEADERS, [("16732", "sửa", "subject", "Việc khác", None)]),
        ("Điều chỉnh riêng", OVERLAY_HEADERS, [("16732", "bỏ", "tap-huan", None, "đã làm")]),
    )
    assert [(one.address, one.location.place) for one in units.overlays["16732"]] == [
        ("subject", "Điều chỉnh!C2"),
        ("tap-huan", "Điều chỉnh riêng!C2"),
    ]


def test_overlays_that_contradict_each_other_are_told_with_both_places(tmp_path):
    units = overlaid(
        ("Điều chỉnh", OVERLAY_HEADERS, [("16732", "sửa", "subject", "Việc khác", None)]),
        ("Điều chỉnh riêng", OVERLAY_HEADERS, [("16732", "sửa", "subject", "Việc nữa", None)]),
    )
    made = docgen.make_variants(MASTER, units, tmp_path / "out")
    assert made.failed[0].reasons == (
        (
            "units.xlsx: Điều chỉnh riêng!C2: Điều chỉnh «subject» đã có một lần với nội dung khác "
            "(units.xlsx: Điều chỉnh!C2): «Việc khác». Cách sửa: giữ một điều chỉnh, xóa điều chỉnh kia."
        ),
    )


def test_an_overlay_that_does_something_unknown_is_told_at_its_cell():
    with pytest.raises(InvalidDataError, match="Điều chỉnh!B2: «thay» không phải việc điều chỉnh"):
        overlaid(("Điều chỉnh", OVERLAY_HEADERS, [("16732", "thay", "subject", "Việc khác", None)]))


def test_a_cell_adds_tasks_and_names_where_each_belongs(tmp_path):
    rows = [
        ("16732", "thêm", "tasks", "Việc mới; việc nữa.", None),
        ("16732", "thêm", "recipients", "Sở A; Sở B", None),
    ]
    made = docgen.make_variants(MASTER, overlaid(("Điều chỉnh", OVERLAY_HEADERS, rows)), tmp_path / "out")
    assert made.is_clean
    document = docgen.read_document(made.out / "16732 phường Cửa Lò.docx").document
    assert [line.name for line in document.recipients] == ["Sở Nội vụ", "Các khối", "Sở A", "Sở B"]
    assert "Việc mới; việc nữa." in str(document.sections[0].items[-1])


def test_an_overlay_written_twice_alike_counts_once(tmp_path):
    row = ("16732", "sửa", "subject", "Việc khác", None)
    units = overlaid(("Điều chỉnh", OVERLAY_HEADERS, [row, row]))
    made = docgen.make_variants(MASTER, units, tmp_path / "out")
    assert made.is_clean


def test_a_hidden_sheet_of_overlays_is_told():
    def hide(drawing):
        page = drawing.add_worksheet("Đơn vị")
        page.write_row(0, 0, HEADERS)
        page.write_row(1, 0, WARD)
        other = drawing.add_worksheet("Điều chỉnh")
        other.write_row(0, 0, OVERLAY_HEADERS)
        other.write_row(1, 0, ("16732", "bỏ", "tap-huan"))
        other.hide()

    book = read_workbook(draw_xlsx(hide, title="Bảng"), name="units.xlsx")
    units = units_of_workbook(book, compile_master(MASTER))
    assert told(units) == ["units.xlsx: Điều chỉnh: Trang điều chỉnh riêng đang ẩn nhưng vẫn được đọc."]


def with_digits():
    master = master_with()
    master["variants"]["slots"]["code"] = {"kind": "code", "digits": 5}
    return master


@pytest.mark.parametrize("written", [16732, "16732", "phường Cửa Lò", "PHƯỜNG CỬA LÒ"])
def test_an_overlay_finds_its_unit_however_its_code_or_name_is_written(tmp_path, written):
    units = overlaid(("Điều chỉnh", OVERLAY_HEADERS, [(written, "bỏ", "tap-huan", None, None)]))
    made = docgen.make_variants(with_digits(), units, tmp_path / "out")
    assert (made.failed, made.made) == ((), 2)
    assert "| phường Cửa Lò | bỏ |" in (made.out / "variance.md").read_text(encoding="utf-8")


def test_zeros_lost_in_front_of_a_code_of_an_overlay_come_back(tmp_path):
    units = [{**UNITS[0], "code": "00004"}]
    overlays = tmp_path / "rieng.yaml"
    overlays.write_text("4: [{drop: tap-huan}]\n", encoding="utf-8")
    made = docgen.make_variants(with_digits(), units, tmp_path / "out", overlays=overlays)
    assert made.is_clean


def test_an_overlay_by_a_name_that_two_units_have_is_told(tmp_path):
    units = [{**UNITS[1], "code": None, "province": province} for province in ("Nghệ An", "Hà Tĩnh")]
    overlays = tmp_path / "rieng.yaml"
    overlays.write_text("xã Thông Thụ: [{drop: tap-huan}]\n", encoding="utf-8")
    made = docgen.make_variants(MASTER, units, tmp_path / "out", overlays=overlays)
    (failed,) = made.failed
    assert "có hai đơn vị mang tên ấy" in failed.reasons[0]


class Commune(BaseModel):
    """A model of some other program."""

    code: str
    name: str
    kind: str
    households: int
    population: int = 0


@dataclass
class Ward:
    """A dataclass of some other program."""

    code: str
    name: str
    kind: str
    households: object
    coastal: bool = False


def test_a_program_hands_over_what_it_has(tmp_path):
    items = [
        Commune(code="1", name="A", kind="xã", households=5),
        Ward("2", "B", "phường", 6.0, coastal=True),
        make_unit({"code": "3", "name": "C", "kind": "xã", "households": 7}),
        {"code": 4, "name": "D", "kind": "xã", "households": Decimal(8)},
        {"Mã đơn vị": "5", "Tên đơn vị": "Đ", "Loại": "xã", "Số hộ": "1.234"},
    ]
    made = docgen.make_variants(MASTER, iter(items), tmp_path / "out")
    assert (made.failed, made.made) == ((), 5)
    texts = [docgen.read_document(path).document for path in sorted(made.out.glob("*.docx"))]
    assert "1.234 hộ" in str(texts[4])


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ({"code": "1", "name": "A", "kind": "xã", "huoseholds": 3}, "có phải «households»"),
        ({"code": "1", "name": "A", "kind": "xã", "households": object()}, "kiểu object"),
        ({"code": "1", "name": "A", "kind": "xã", "households": 1.5}, "có phần lẻ"),
        ({"code": "1", "name": "A", "kind": "xã", "households": float("nan")}, "số hữu hạn"),
        (Ward("1", "A", "xã", None), "Thiếu «households»"),
        (3, "phải là một nhóm khóa"),
    ],
)
def test_what_a_program_hands_over_wrongly_costs_its_own_unit_alone(tmp_path, item, words):
    made = docgen.make_variants(MASTER, [item, UNITS[0]], tmp_path / "out")
    assert made.made == 1
    assert words in " ".join(made.failed[0].reasons)
    assert "đơn vị thứ 1" in made.failed[0].reasons[0]


def test_an_attribute_that_nearly_is_a_missing_column_is_told(tmp_path):
    @dataclass
    class Typo:
        name: str
        kind: str
        huoseholds: int

    made = docgen.make_variants(MASTER, [Typo("A", "xã", 5)], tmp_path / "out")
    assert "có phải «households»" in " ".join(made.failed[0].reasons)


def test_a_quoted_code_in_a_file_of_overlays_has_its_line(tmp_path):
    path = tmp_path / "rieng.yaml"
    path.write_text('abc:\n  - {sett: c}\n"1":\n  - {drop: b, why: y}\n"2": x\n', encoding="utf-8")
    with pytest.raises(InvalidDataError) as caught:
        api.read_overlays(path)
    assert [(problem.location.line, problem.code) for problem in caught.value.problems] == [
        (2, "unknown-key"),
        (2, "overlay-shape"),
        (4, "unknown-key"),
        (5, "overlay-shape"),
    ]
    assert "có phải «set»" in caught.value.problems[0].hint


def test_a_unit_twice_in_a_data_file_is_told_at_both(tmp_path):
    path = tmp_path / "units.yaml"
    path.write_text(
        "- {code: 1, name: Phường Cửa Lò, households: 1}\n- {code: 2, name: Cửa Lò, kind: phường, households: 1}\n"
        "- {code: 1, name: Khác, kind: xã, households: 1}\n",
        encoding="utf-8",
    )
    units = api.read_units(path, compile_master(MASTER))
    assert [[problem.message for problem in unit.problems] for unit in units] == [
        ["«phường Cửa Lò» trùng với dòng 2.", "«Mã 1» trùng với dòng 3."],
        ["«phường Cửa Lò» trùng với dòng 1."],
        ["«Mã 1» trùng với dòng 1."],
    ]


def test_units_of_a_data_file_with_odd_names_are_told_as_well():
    units = units_of_data([{"code": "1", "name": "CỬA LÒ", "kind": "phường", "households": 3}], compile_master(MASTER))
    assert [notice.code for notice in units.notices] == ["name-spelled"]
