"""Turns a plain text file (.txt) into document facts: bytes into Unicode, each line into a paragraph."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import Final

from docgen.errors import UnreadableInputError, UnsafeInputError
from docgen.ooxml import DocumentFacts, Paragraph, Run, Section
from docgen.vietnamese.legacy_fonts import convert_legacy, find_legacy_text
from docgen.vietnamese.text import find_illegal_character

MAX_TEXT_BYTES: Final = 16 * 1024 * 1024
"""Hundreds of times the longest document."""
PLACE_OF_LINE: Final = "dòng {line}"

_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE: Final = 4000
_COLUMNS: Final = re.compile(r"(?<=\S) {4,}(?=\S)|(?<=\S)[ ]*\t[ \t]*(?=\S)")
"""What parts two columns typed on one line: tabs, or more blanks than anybody types by mistake."""
_NEW_LINE: Final = re.compile(r"\r\n|[\r\n\x85\u2028\u2029\v]")


def decode_plain_text(data: bytes) -> tuple[str, str]:
    """The text in composed Unicode, and a Vietnamese note where the encoding is a guess or an old one (else empty).

    UTF-8 with or without a mark, UTF-16 with or without, Windows-1258, and the letters of TCVN3 and VNI fonts.

    Raises:
        UnreadableInputError: no text in any encoding of Vietnamese.
        UnsafeInputError: larger than any document.
    """
    if len(data) > MAX_TEXT_BYTES:
        raise UnsafeInputError(
            f"Tệp văn bản lớn hơn {MAX_TEXT_BYTES // 1024 // 1024} MB, không phải một văn bản hành chính.",
            hint="kiểm tra xem có chọn nhầm tệp không.",
        )
    text, note = _decode(data)
    legacy = find_legacy_text(text)
    if legacy is not None:
        text = convert_legacy(text, legacy)
        note = f"Chữ trong tệp gõ theo bảng mã cũ {legacy}, đã chuyển sang Unicode."
    composed = unicodedata.normalize("NFC", text)
    if _looks_binary(composed):
        raise UnreadableInputError(
            "Tệp không phải là văn bản: có nhiều ký tự không thể đọc.",
            hint="chọn tệp .docx, .doc hoặc .txt; bản chụp (scan) phải gõ lại hoặc nhận dạng chữ trước.",
        )
    return composed, note


def _decode(data: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding), ""
    zeros = data[:_SAMPLE].count(0)
    if zeros * 5 > len(data[:_SAMPLE]):
        even = data[:_SAMPLE:2].count(0)
        encoding = "utf-16-be" if even * 2 > zeros else "utf-16-le"
        return _strictly(data, encoding), "Tệp lưu bằng mã UTF-16 không có dấu đầu tệp."
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        pass
    western = data.decode("cp1252", "replace")
    if find_legacy_text(western) is not None:
        return western, ""
    return data.decode("cp1258", "replace"), "Tệp không phải UTF-8; được đọc theo bảng mã Windows-1258."


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise UnreadableInputError(
            f"Tệp văn bản bị hỏng: nội dung không phải là mã {encoding.upper()} như đầu tệp ghi.",
            hint="mở tệp bằng Notepad, chọn Save As, ở ô Encoding chọn UTF-8 rồi lưu lại.",
        ) from error


def _looks_binary(text: str) -> bool:
    """More than a stray character in a hundred is one that no text holds; page breaks are none."""
    sample = text[:_SAMPLE].translate({0x0B: None, 0x0C: None})
    bad = sum(character == "\ufffd" or find_illegal_character(character) is not None for character in sample)
    return bad * 100 > len(sample)


def text_facts(text: str) -> DocumentFacts:
    """Each line as a paragraph, blank ones too; a form feed begins a page; columns typed on one line get a tab."""
    lines = _NEW_LINE.split(text)
    return DocumentFacts(sections=(Section(blocks=tuple(_paragraph(line) for line in lines)),))


def _paragraph(line: str) -> Paragraph:
    words = _COLUMNS.sub("\t", line.rstrip())
    return Paragraph(runs=(Run(words),) if words else ())
