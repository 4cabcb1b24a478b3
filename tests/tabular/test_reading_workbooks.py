"""Whatever program saved the table, its cells come out with the place a person finds them at."""

import datetime as dt
import io
import subprocess
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from drawn_tables import UNITS, ods_of, with_part, workbook_of

from docgen.errors import FileAccessError, UnreadableInputError, UnsafeInputError
from docgen.tabular import Merge, read_table, read_workbook
from docgen.tabular.opendocument_marks import read_opendocument_marks

HEADERS = ["Mã", "Tên đơn vị", "Số hộ"]
ROWS = [HEADERS, ["16732", "Cửa Lò", 1234], ["16681", "Thành Vinh", 5678]]
CSV = "Mã;Tên đơn vị;Số hộ\n16732;Cửa Lò;1.234\n16681;Thành Vinh;5.678\n"


def records(data, layout=UNITS):
    (sheet, *_) = read_workbook(data, name="units").sheets
    return [dict(record.values) for record in read_table(sheet, layout).records()]


def rows_of(data):
    return [list(sheet.rows()) for sheet in read_workbook(data, name="la").sheets]


EXPECTED = [
    {"code": "16732", "name": "Cửa Lò", "households": 1234},
    {"code": "16681", "name": "Thành Vinh", "households": 5678},
]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(workbook_of(ROWS), id="xlsx"),
        pytest.param(ods_of(ROWS), id="ods"),
        pytest.param(CSV.encode(), id="csv-utf-8"),
        pytest.param(b"\xef\xbb\xbf" + CSV.encode(), id="csv-utf-8-with-mark"),
        pytest.param(CSV.encode("utf-16"), id="csv-utf-16-with-mark"),
        pytest.param(CSV.encode("utf-16-le"), id="csv-utf-16-without-mark"),
        pytest.param(CSV.encode("utf-16-be"), id="csv-utf-16-big-endian"),
        pytest.param(CSV.replace(";", ",").encode(), id="csv-commas"),
        pytest.param(CSV.replace(";", "\t").encode(), id="csv-tabs"),
        pytest.param(("sep=;\n" + CSV).encode(), id="csv-that-names-its-mark"),
        pytest.param(CSV.replace("\n", "\r\n").encode(), id="csv-windows-lines"),
        pytest.param(("\n\n" + CSV).encode(), id="csv-blank-lines-above"),
    ],
)
def test_one_table_reads_the_same_from_every_format(data):
    assert records(data) == EXPECTED


def test_an_old_code_page_is_read_and_told():
    text = "Mã;Tên đơn vị\n16732;Cửa Lò\n"
    decomposed = text.replace("ử", "ư\u0309").replace("ò", "o\u0300").replace("ã", "a\u0303").replace("ị", "i\u0323")
    book = read_workbook(decomposed.encode("cp1258"), name="cu.csv")
    (sheet,) = book.sheets
    assert [dict(record.values) for record in read_table(sheet, UNITS).records()] == [
        {"code": "16732", "name": "Cửa Lò"}
    ]
    assert [notice.code for notice in book.notices] == ["encoding"]
    assert "Windows-1258" in book.notices[0].message


def test_a_decimal_comma_does_not_part_cells_where_semicolons_do():
    text = "Mã;Tên đơn vị;Tỷ lệ nữ\n16732;Cửa Lò;50,4\n16681;Thành Vinh;1.050,25\n"
    assert [str(record["rate"]) for record in records(text.encode())] == ["50.4", "1050.25"]


def test_a_quoted_cell_may_hold_marks_and_lines():
    text = 'Mã,Tên đơn vị,Ghi chú\n16732,"Cửa Lò, tỉnh Nghệ An","hai\ndòng"\n'
    assert records(text.encode()) == [{"code": "16732", "name": "Cửa Lò, tỉnh Nghệ An"}]


def test_places_name_sheet_column_and_row():
    (sheet,) = read_workbook(workbook_of([[None], *ROWS]), name="units.xlsx").sheets
    assert str(sheet.locate(5, 3)) == "units.xlsx: Đơn vị!C5"
    assert str(sheet.locate(5, 28)) == "units.xlsx: Đơn vị!AB5"


def test_dates_numbers_and_truths_keep_their_kind():
    rows = [["Mã", "Tên đơn vị", "Hạn", "Giáp biển"], ["16732", "Cửa Lò", dt.date(2026, 3, 5), True]]
    assert records(workbook_of(rows)) == [
        {"code": "16732", "name": "Cửa Lò", "due": dt.date(2026, 3, 5), "coastal": True}
    ]


def test_hidden_rows_and_columns_are_read_and_told():
    def hide(_, page):
        page.row_dimensions[3].hidden = True
        page.column_dimensions["C"].hidden = True

    data = workbook_of(ROWS, touch=hide)
    assert records(data) == EXPECTED
    (sheet,) = read_workbook(data).sheets
    assert [(notice.code, notice.message) for notice in sheet.notices()] == [
        ("hidden-rows", "Trang tính có 1 dòng bị ẩn (3); các dòng này vẫn được đọc."),
        ("hidden-columns", "Trang tính có cột bị ẩn (C); các cột này vẫn được đọc."),
    ]


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_what_is_hidden_in_another_format_is_told_as_well(kind):
    """Both files were saved by LibreOffice: row 3 and column D hidden, the empty rest of the sheet as it always is."""
    (sheet,) = read_workbook(Path(__file__).with_name(f"hidden.{kind}")).sheets
    assert [row.number for row in sheet.rows()] == [1, 2, 3]
    assert [(notice.code, notice.message) for notice in sheet.notices()] == [
        ("hidden-rows", "Trang tính có 1 dòng bị ẩn (3); các dòng này vẫn được đọc."),
        ("hidden-columns", "Trang tính có cột bị ẩn (D); các cột này vẫn được đọc."),
    ]


def test_a_hidden_rest_of_a_sheet_is_no_hidden_row():
    start = '<table:table table:name="A"><table:table-column table:visibility="collapse" table:number-columns-repeated="16000"/>'
    rows = '<table:table-row/><table:table-row table:visibility="filter" table:number-rows-repeated="2"/>'
    rest = '<table:table-row table:visibility="collapse" table:number-rows-repeated="1048573"/></table:table>'
    ((name, marks),) = read_opendocument_marks((start + rows + rest).encode())
    assert (name, marks.hidden_rows, marks.hidden_columns) == ("A", {2, 3}, frozenset())


def test_merged_cells_of_an_ods_are_known_by_their_rectangles():
    def spanned(rows, columns):
        return f'table:number-columns-spanned="{columns}" table:number-rows-spanned="{rows}"'

    cells = [
        (
            "<table:table-row><table:table-cell/>"
            f'<table:table-cell {spanned(3, 1)} office:value-type="float"/><table:table-cell {spanned(1, 1)}/>'
            '<table:table-cell table:number-columns-repeated="2"/>'
            f"<table:table-cell {spanned(2, 2)}/><table:covered-table-cell/></table:table-row>"
        ),
        f'<table:table-row table:number-rows-repeated="2"><table:table-cell {spanned(1, 4)}/></table:table-row>',
        f"<table:table-row><table:covered-table-cell/><table:table-cell {spanned(1, 2)}/></table:table-row>",
    ]
    ((_, marks),) = read_opendocument_marks(f'<table:table table:name="A">{"".join(cells)}</table:table>'.encode())
    assert marks.merges == (
        Merge(1, 2, 3, 2), Merge(1, 6, 2, 7), Merge(2, 1, 2, 4), Merge(3, 1, 3, 4), Merge(4, 2, 4, 3),
    )  # fmt: skip


def test_a_hidden_sheet_says_so():
    def add(book, _):
        book.create_sheet("Danh mục").sheet_state = "hidden"

    book = read_workbook(workbook_of(ROWS, touch=add))
    assert [(sheet.name, sheet.is_hidden) for sheet in book.sheets] == [("Đơn vị", False), ("Danh mục", True)]


def test_a_protected_sheet_is_read_like_any_other():
    def protect(book, page):
        page.protection.sheet = True
        page.protection.password = "bi-mat"  # noqa: S105 # locks cells only
        book.security.lockStructure = True

    assert records(workbook_of(ROWS, touch=protect)) == EXPECTED


def test_a_workbook_with_a_password_is_refused_with_a_sentence():
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(2000)
    with pytest.raises(UnreadableInputError, match="mật khẩu"):
        read_workbook(data, name="khoa.xlsx")


def locked_xls():
    """An .xls as Excel 97 to 2003 locks it: right behind the first record stands one that tells of the password."""
    data = bytearray(Path(__file__).with_name("hidden.xls").read_bytes())
    first = data.index(b"\x09\x08\x10\x00\x00\x06")
    data[first + 20 : first + 22] = b"\x2f\x00"
    return bytes(data)


def locked_ods():
    data = b'<manifest:encryption-data manifest:checksum-type="SHA1"/>'
    entry = b'<manifest:file-entry manifest:full-path="content.xml">' + data + b"</manifest:file-entry>"
    sealed = with_part(ods_of(ROWS), "content.xml", bytes(range(256)) * 8)
    return with_part(sealed, "META-INF/manifest.xml", b"<manifest:manifest>" + entry + b"</manifest:manifest>")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(locked_xls(), id="xls"),
        pytest.param(locked_ods(), id="ods"),
        pytest.param(with_part(ods_of([]), "encrypted-package", b"x" * 99), id="ods-of-a-later-kind"),
    ],
)
def test_a_password_of_another_format_is_told_as_well(data):
    with pytest.raises(UnreadableInputError, match="mật khẩu"):
        read_workbook(data)


def test_macros_never_run_and_are_told():
    data = with_part(workbook_of(ROWS), "xl/vbaProject.bin", b"\xd0\xcf\x11\xe0")
    assert records(data) == EXPECTED
    assert [notice.code for notice in read_workbook(data).notices] == ["macros"]


def test_a_zip_bomb_is_refused_before_it_is_inflated():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(40 * 1024 * 1024))
    with pytest.raises(UnsafeInputError, match="bom nén"):
        read_workbook(target.getvalue())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"", "rỗng", id="nothing"),
        pytest.param(b"  \r\n ", "rỗng", id="blank"),
        pytest.param(b"%PDF-1.7 ...", "PDF", id="pdf"),
        pytest.param(b"<html><table>", "HTML", id="web-page"),
        pytest.param(b"PK\x03\x04 not a zip", "hỏng", id="broken-zip"),
        pytest.param(workbook_of(ROWS)[:-400], "hỏng", id="cut-off"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "đã hỏng", id="broken-xls"),
        pytest.param(b"\xef\xbb\xbfM\xe3", "bảng mã", id="wrong-bytes-after-the-mark"),
        pytest.param(b"T\xc3n,\x8d\x9d", "1258", id="no-code-page"),
        pytest.param(b"M\x00\x01,b\x07\n", "ký tự", id="control-characters"),
        pytest.param(b'"' + b"a" * 200_000, "ngoặc kép", id="a-quote-never-closed"),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(data, words):
    with pytest.raises(UnreadableInputError, match=words):
        rows_of(data)


@pytest.mark.parametrize("name", ["bieu.xlsx", "bieu.XLSM", "bieu.ods"])
def test_text_under_the_name_of_a_workbook_is_a_damaged_one(name):
    with pytest.raises(UnreadableInputError, match="tệp hỏng hoặc bị đổi tên"):
        read_workbook(CSV.encode(), name=name)
    for text_name in ("bieu.xls", "bieu.csv", "bieu"):
        assert len(read_workbook(CSV.encode(), name=text_name).sheets) == 1


def test_an_absent_file_is_told(tmp_path):
    with pytest.raises(FileAccessError, match="Không tìm thấy"):
        read_workbook(tmp_path / "khong-co.xlsx")


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_workbook_is_refused_or_read(seed):
    data = bytearray(workbook_of(ROWS))
    for step in range(6):
        data[(seed * 7919 + step * 104_729) % len(data)] ^= 0x55
    with suppress(UnreadableInputError):
        assert rows_of(bytes(data)) is not None


def test_a_sheet_whose_first_rows_and_columns_are_blank_keeps_its_places():
    def draw(_book, sheet):
        sheet["B3"] = "x"
        sheet["C5"] = "y"

    rows = rows_of(workbook_of([], touch=draw))[0]
    assert {row.number: row.values for row in rows if not row.is_empty} == {3: (None, "x", None), 5: (None, None, "y")}


@pytest.mark.office
@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_what_another_program_saves_in_an_older_format_reads_the_same(tmp_path, soffice, kind):
    (tmp_path / "bang.xlsx").write_bytes(workbook_of(ROWS))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        str(soffice.path),
        profile,
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        str(tmp_path),
        "bang.xlsx",
    ]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    assert records((tmp_path / f"bang.{kind}").read_bytes()) == EXPECTED
