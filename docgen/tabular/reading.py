"""Turns a path or bytes into a workbook of sheets, whichever of the formats units send: Excel, OpenDocument, CSV."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from docgen.diagnostics import Location
from docgen.errors import UnreadableInputError
from docgen.files import file_location, read_bytes
from docgen.tabular.csv_files import parse_csv
from docgen.tabular.excel_files import MAX_TOTAL_BYTES, parse_excel
from docgen.tabular.sheets import Workbook

MAX_FILE_BYTES: Final = 64 * 1024 * 1024
"""100,000 rows of 20 columns make an .xlsx of about 12 MB and a .csv of about 25 MB."""

_EXCEL_STARTS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_OTHER_FILES: Final = ((b"%PDF-", "tệp PDF"), (b"{\\rtf", "tệp RTF"))
_PACKED: Final = {".xlsx", ".xlsm", ".ods"}
"""Files that are always packed: text under such a name is what is left of a damaged one"""
_HINT: Final = "chọn tệp .xlsx, .xls, .ods hoặc .csv."


def read_workbook(source: Path | bytes, *, name: str = "", most_bytes: int = MAX_TOTAL_BYTES) -> Workbook:
    """Tệp bảng (.xlsx, .xlsm, .xls, .ods, .csv, .tsv) → its sheets. The bytes decide what it is, not its name:
    only text under the name of a packed workbook is taken for a damaged one.

    `most_bytes` is how much an .xlsx or .ods may hold once it is inflated.

    Raises `FileAccessError`, `UnreadableInputError` (damaged, password, another format), `UnsafeInputError` (a bomb).
    """
    data = source if isinstance(source, bytes) else read_bytes(source, limit=MAX_FILE_BYTES)
    file = name if isinstance(source, bytes) else file_location(source).file
    if data.startswith(_EXCEL_STARTS):
        return parse_excel(data, file, most_bytes=most_bytes)
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    for magic, kind in _OTHER_FILES:
        if start.startswith(magic):
            raise UnreadableInputError(f"Đây là {kind}, không phải bảng.", hint=_HINT, location=Location(file))
    if start[:1] == b"<":
        # What web systems export as “Excel” is often a page; Excel opens it with a warning.
        raise UnreadableInputError(
            "Đây là trang web (HTML) hoặc XML mang tên bảng tính.",
            hint="mở bằng Excel rồi lưu lại dạng .xlsx.",
            location=Location(file),
        )
    ending = Path(file).suffix.lower()
    if data.strip() and ending in _PACKED:
        raise UnreadableInputError(
            f"Tệp mang đuôi {ending} nhưng bên trong không phải bảng tính: tệp hỏng hoặc bị đổi tên.",
            hint="xin lại tệp từ nơi gửi; nếu là tệp văn bản thì đổi đuôi thành .csv.",
            location=Location(file),
        )
    return parse_csv(data, file)
