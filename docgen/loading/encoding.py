"""Turns the bytes of a data file into text, or says which byte is not UTF-8 and how to save the file again."""

from __future__ import annotations

import codecs
import re
from typing import Final

from docgen.diagnostics import Location
from docgen.errors import UnreadableInputError
from docgen.loading.tree import Lines
from docgen.vietnamese.text import find_illegal_character

RESAVE_AS_UTF8: Final = "mở tệp bằng Notepad, chọn Save As (Lưu thành), ở ô Encoding chọn UTF-8 rồi lưu lại."

_OTHER_MARKS: Final = (
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_IMPORT_IT: Final = "nếu là văn bản Word, đọc nó thành dữ liệu trước: docgen import TỆP -o DU-LIEU.yaml."
_OTHER_FILES: Final = (
    (b"PK\x03\x04", "tệp Word, Excel hoặc tệp nén", _IMPORT_IT),
    (b"\xd0\xcf\x11\xe0", "tệp Word hoặc Excel kiểu cũ", _IMPORT_IT),
    (b"%PDF-", "tệp PDF", "chọn tệp dữ liệu .yaml hoặc .json."),
    (b"{\\rtf", "tệp RTF", "chọn tệp dữ liệu .yaml hoặc .json."),
)
_SAMPLE: Final = 200
_LINE_END: Final = re.compile(rb"\r\n|\r|\n")


def decode_text(data: bytes, file: str) -> str:
    """UTF-8 with or without a byte order mark.

    Raises:
        UnreadableInputError: another encoding, another kind of file, or a character that no text file should hold.
    """
    for magic, kind, remedy in _OTHER_FILES:
        if data.startswith(magic):
            raise UnreadableInputError(
                f"Đây là {kind}, không phải tệp dữ liệu YAML hay JSON.", hint=remedy, location=Location(file)
            )
    for mark, name in _OTHER_MARKS:
        if data.startswith(mark):
            raise _other_encoding(name, file)
    if data[:_SAMPLE].count(0) * 4 > len(data[:_SAMPLE]):
        raise _other_encoding("UTF-16", file)  # without its mark: every other byte of Latin letters is zero
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        offset = error.start + len(data) - len(error.object)
        lines = _LINE_END.split(data[:offset])
        raise UnreadableInputError(
            f"Byte thứ {offset + 1} (0x{data[offset]:02X}) không phải là UTF-8; tệp có lẽ lưu bằng bảng mã cũ "
            "(TCVN3, VNI, Windows-1258) hoặc bị hỏng khi chuyển.",
            hint=RESAVE_AS_UTF8,
            location=Location(file, line=len(lines), column=len(lines[-1].decode("utf-8", "replace")) + 1),
        ) from error
    _refuse_illegal_characters(text, file)
    return text


def _other_encoding(name: str, file: str) -> UnreadableInputError:
    return UnreadableInputError(
        f"Tệp lưu bằng mã {name}; docgen chỉ đọc UTF-8.", hint=RESAVE_AS_UTF8, location=Location(file)
    )


def _refuse_illegal_characters(text: str, file: str) -> None:
    illegal = find_illegal_character(text)
    if illegal is None:
        return
    spot = Lines(text).spot(illegal.index, illegal.index + 1)
    raise UnreadableInputError(
        f"Tệp có {illegal.name}, không thể có trong văn bản.",
        hint="xóa ký tự này; nó thường theo vào khi chép từ Word hoặc từ trang web.",
        location=Location(file, line=spot.line, column=spot.column),
    )
