"""Turns the bytes of an Excel or OpenDocument workbook into sheets, or refuses it before anything is inflated."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from docgen.diagnostics import Location, Notice
from docgen.errors import UnreadableInputError, UnsafeInputError
from docgen.tabular.excel97_marks import is_locked, read_excel97_marks
from docgen.tabular.marks import read_marks
from docgen.tabular.sheets import CellValue, Merge, Row, Sheet, SheetMarks, Workbook
from docgen.vietnamese.text import normalise_text

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

MAX_ENTRIES: Final = 4096
MAX_TOTAL_BYTES: Final = 512 * 1024 * 1024
"""All parts of a workbook, inflated: 100,000 rows of 20 columns take about 80 MB."""
MAX_RATIO: Final = 400
"""Inflated against packed size of a large part: a sheet of equal numbers reaches about 100."""
RATIO_FROM_BYTES: Final = 16 * 1024 * 1024

_OLE_MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RESAVE: Final = "mở tệp bằng Excel hoặc LibreOffice, lưu lại dạng .xlsx rồi dùng tệp mới."
_ENCRYPTED_FLAG: Final = 0x1
_MANIFEST: Final = "META-INF/manifest.xml"
_LARGEST_MANIFEST: Final = 1024 * 1024
_LONGEST_REMEMBERED: Final = 200


def parse_excel(data: bytes, file: str, *, most_bytes: int = MAX_TOTAL_BYTES) -> Workbook:
    """Tệp Excel (.xlsx, .xlsm, .xls) hoặc OpenDocument (.ods). Values as they were last computed; macros never run.

    Raises `UnreadableInputError` (password, damage, another format), `UnsafeInputError` (a bomb).
    """
    notices = tuple(_look_inside(data, file, most_bytes))
    workbook = _open(data, file)
    try:
        marks = read_marks(data) if data.startswith(b"PK") else read_excel97_marks(data)
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, NotImplementedError, OSError) as error:
        raise _damaged(file) from error
    sheets = tuple(
        _sheet(
            workbook,
            metadata.name,
            file=file,
            marks=marks.get(metadata.name, SheetMarks()),
            is_hidden=not str(metadata.visible).endswith(".Visible"),
        )
        for metadata in workbook.sheets_metadata
        if str(metadata.typ).endswith(".WorkSheet")
    )
    return Workbook(file, sheets, notices)


def _look_inside(data: bytes, file: str, most_bytes: int) -> Iterator[Notice]:
    """Judges the file by its first bytes and its directory; nothing has been inflated yet."""
    if data.startswith(_OLE_MAGIC):
        if "EncryptedPackage".encode("utf-16-le") in data or is_locked(data):
            raise UnreadableInputError(
                "Tệp Excel được đặt mật khẩu mở nên không đọc được.",
                hint="mở bằng Excel, bỏ mật khẩu (File > Info > Protect Workbook) rồi lưu lại.",
                location=Location(file),
            )
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            is_encrypted = _is_encrypted(archive, entries)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableInputError(
            "Tệp Excel hỏng hoặc tải chưa hết.", hint=_RESAVE, location=Location(file)
        ) from error
    if is_encrypted:
        raise UnreadableInputError(
            "Tệp được đặt mật khẩu nên không đọc được.", hint="bỏ mật khẩu rồi lưu lại.", location=Location(file)
        )
    is_bomb = (
        len(entries) > MAX_ENTRIES
        or sum(entry.file_size for entry in entries) > MAX_TOTAL_BYTES
        or any(
            entry.file_size > RATIO_FROM_BYTES and entry.file_size > MAX_RATIO * max(entry.compress_size, 1)
            for entry in entries
        )
    )
    if is_bomb:
        raise UnsafeInputError(
            "Tệp Excel lớn bất thường khi giải nén: có thể là “bom nén”.",
            hint="không dùng tệp này; xin lại bản gốc từ nơi gửi.",
            location=Location(file),
        )
    if sum(entry.file_size for entry in entries) > most_bytes:
        raise UnsafeInputError(
            "Tệp Excel dài quá mức của một biểu: có thể hàng trăm nghìn dòng trống đã được định dạng.",
            hint="chọn các dòng dưới bảng, xóa hẳn (Delete Rows), lưu lại rồi gửi tệp mới.",
            location=Location(file),
        )
    if any(entry.filename.lower().endswith("vbaproject.bin") for entry in entries):
        yield Notice("macros", "Tệp Excel có macro; docgen chỉ đọc giá trị trong ô, macro không chạy.", Location(file))


def _is_encrypted(archive: zipfile.ZipFile, entries: Sequence[zipfile.ZipInfo]) -> bool:
    """Whether the parts can only be read with a password: an .ods says so of each part, or wraps them all in one."""
    if any(entry.flag_bits & _ENCRYPTED_FLAG or entry.filename == "encrypted-package" for entry in entries):
        return True
    manifest = next((entry for entry in entries if entry.filename == _MANIFEST), None)
    if manifest is None or manifest.file_size > _LARGEST_MANIFEST:
        return False
    try:
        return b"encryption-data" in archive.read(manifest)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError):
        return False  # another reader tells what is wrong with it


def _open(data: bytes, file: str) -> CalamineWorkbook:
    import python_calamine  # noqa: PLC0415 — a library of its own that only a workbook pays for

    try:
        return python_calamine.load_workbook(io.BytesIO(data))
    except python_calamine.PasswordError as error:
        raise UnreadableInputError(
            "Tệp được đặt mật khẩu mở nên không đọc được.", hint="bỏ mật khẩu rồi lưu lại.", location=Location(file)
        ) from error
    except (python_calamine.CalamineError, ValueError, OSError) as error:
        raise _damaged(file) from error
    except BaseException as error:
        # A panic of the foreign reader is no Exception; whatever it stumbles over is the file's fault.
        if type(error).__name__ != "PanicException":
            raise
        raise _damaged(file) from error


def _damaged(file: str) -> UnreadableInputError:
    return UnreadableInputError(
        "Tệp không phải là bảng tính Excel hay OpenDocument đọc được, hoặc đã hỏng.",
        hint=_RESAVE,
        location=Location(file),
    )


def _sheet(workbook: CalamineWorkbook, name: str, *, file: str, marks: SheetMarks, is_hidden: bool) -> Sheet:
    content = _content(workbook, name, file)
    ranges = content.merged_cell_ranges or []
    merges = tuple(Merge(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in ranges)
    # Of an .ods the reader of values knows no merged cells.
    marks = replace(marks, merges=merges or marks.merges)

    def rows() -> Iterator[Row]:
        # The reader gives the blank rows above the used cells, but not the blank columns left of them.
        _, left = content.start or (0, 0)
        skipped: tuple[CellValue, ...] = (None,) * left
        for number, values in enumerate(content.iter_rows(), start=1):
            yield Row(number, skipped + tuple([_text(value) if value.__class__ is str else value for value in values]))

    return Sheet(file, name, is_hidden=is_hidden, marks=marks, source=rows)


def _content(workbook: CalamineWorkbook, name: str, file: str) -> CalamineSheet:
    import python_calamine  # noqa: PLC0415 — as above

    try:
        return workbook.get_sheet_by_name(name)
    except (python_calamine.CalamineError, ValueError) as error:
        raise _damaged(file) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise _damaged(file) from error


def _text(value: str) -> str | None:
    return _remembered_text(value) if len(value) <= _LONGEST_REMEMBERED else _kept_text(value)


@lru_cache(maxsize=4096)
def _remembered_text(value: str) -> str | None:
    # The forms of one round repeat the same words thousands of times.
    return _kept_text(value)


def _kept_text(value: str) -> str | None:
    return normalise_text(value) if value.strip() else None
