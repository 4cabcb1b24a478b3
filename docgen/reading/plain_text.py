"""Turns a plain text file (.txt) into document facts: bytes into Unicode, each line into a paragraph."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from docgen.errors import UnreadableInputError, UnsafeInputError
from docgen.ooxml import Block, Cell, DocumentFacts, Paragraph, Row, Run, Section, Table
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
_WIDE_GAP: Final = re.compile(r"(?<=[^\s]) {4,}(?=\S)")
_LEAST_COLUMNS: Final = 3
"""Two columns side by side are a letterhead or an end block, not a table."""
_LEAST_ROWS: Final = 2
_TEXT_WIDTH: Final = 9000
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


@dataclass(frozen=True, slots=True)
class TextPage:
    """The facts of a text file, and the line (from 1) of each of their paragraphs in the order of a walk."""

    facts: DocumentFacts
    lines: tuple[int, ...]


def text_page(text: str) -> TextPage:
    """Each line as a paragraph, blank ones too; a form feed begins a page; columns typed on one line get a tab.

    Lines of three columns and more in a row are the rows of a table.
    """
    lines = _NEW_LINE.split(text)
    blocks: list[Block] = []
    numbers: list[int] = []
    at = 0
    while at < len(lines):
        rows = _table_rows(lines, at)
        if rows:
            blocks.append(_table(rows))
            numbers += [at + index + 1 for index, row in enumerate(rows) for _ in row]
            at += len(rows)
        else:
            blocks.append(_paragraph(_COLUMNS.sub("\t", lines[at].rstrip())))
            numbers.append(at + 1)
            at += 1
    return TextPage(DocumentFacts(sections=(Section(blocks=tuple(blocks)),)), tuple(numbers))


def _table_rows(lines: Sequence[str], start: int) -> list[list[str]]:
    """The cells of the table whose first row is the line at `start`; none where no table begins there."""
    typed: list[list[str]] = []
    for line in lines[start:]:
        cells = [cell.strip() for cell in _WIDE_GAP.sub("\t", line).split("\t")]
        if len(cells) < _LEAST_COLUMNS or not line.strip():
            break
        typed.append(cells)
    if len(typed) < _LEAST_ROWS:
        return []
    first = typed[0]
    if not all(first) or any(len(cells) > len(first) for cells in typed):
        # Several tabs in a row only bring the next column to its place.
        typed = [[cell for cell in cells if cell] for cells in typed]
    width = max(map(len, typed))
    return [[*cells, *[""] * (width - len(cells))] for cells in typed] if width >= _LEAST_COLUMNS else []


def _table(rows: Sequence[Sequence[str]]) -> Table:
    width = _TEXT_WIDTH // len(rows[0])
    made = tuple(Row(tuple(Cell((_paragraph(cell),), width=width) for cell in row)) for row in rows)
    return Table(made, grid=(width,) * len(rows[0]))


def _paragraph(words: str) -> Paragraph:
    return Paragraph(runs=(Run(words),) if words else ())
