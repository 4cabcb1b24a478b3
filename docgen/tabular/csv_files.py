"""Turns the bytes of a text table (.csv, .tsv) into one sheet, whatever program of whatever year saved it."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from docgen.diagnostics import Location, Notice
from docgen.errors import UnreadableInputError
from docgen.tabular.sheets import CellValue, Row, Sheet, SheetMarks, Workbook
from docgen.vietnamese.text import find_illegal_character, normalise_text

_DELIMITERS: Final = ";\t,|"
"""In the order of trust: a semicolon or a tab in a header is there on purpose, a comma may be part of its words."""
_HEAD_LINES: Final = 20
_SAMPLE_BYTES: Final = 400
_RESAVE: Final = "trong Excel chọn Save As, kiểu «CSV UTF-8», rồi dùng tệp mới."


@dataclass(frozen=True, slots=True)
class _Decoded:
    text: str
    notices: tuple[Notice, ...] = ()


def parse_csv(data: bytes, file: str) -> Workbook:
    """Bảng chữ (CSV): UTF-8 with or without a mark, UTF-16, Windows-1258; parted by `;`, a tab, `,` or `|`.

    Every value is text; what it means is for the columns to say. Raises `UnreadableInputError`.
    """
    decoded = _decode(data, file)
    text = normalise_text(decoded.text)
    illegal = find_illegal_character(text)
    if illegal is not None:
        line = text.count("\n", 0, illegal.index) + 1
        raise UnreadableInputError(
            f"Tệp có {illegal.name}, không thể có trong bảng.", hint=_RESAVE, location=Location(file, line=line)
        )
    declared = text.startswith("sep=")
    head, _, rest = text.partition("\n") if declared else ("", "", text)
    delimiter = head.strip()[4:5] if declared else find_delimiter(rest)

    def rows() -> Iterator[Row]:
        # `strict` would refuse a lone quotation mark inside a name, which offices write.
        reader = csv.reader(io.StringIO(rest, newline=""), delimiter=delimiter or ",")
        try:
            for number, values in enumerate(reader, start=2 if declared else 1):
                yield Row(number, tuple(_value(value) for value in values))
        except csv.Error as error:
            raise UnreadableInputError(
                "Tệp CSV hỏng: một ô dài bất thường, thường do thiếu dấu ngoặc kép đóng.",
                hint="mở tệp bằng Excel hoặc Notepad, tìm dấu ngoặc kép lẻ và sửa lại.",
                location=Location(file, line=reader.line_num),
            ) from error

    return Workbook(
        file,
        (Sheet(file, "", is_hidden=False, marks=SheetMarks(delimiter=delimiter or ","), source=rows),),
        decoded.notices,
    )


def find_delimiter(text: str) -> str:
    """The mark that parts the cells: the one that stands equally often in the most lines at the top."""
    lines = []
    stream = io.StringIO(text)
    for _ in range(_HEAD_LINES):
        line = stream.readline()
        if line.strip():
            lines.append(_unquoted(line))
    if not lines:
        return ","
    scores = {mark: _score(lines, mark) for mark in _DELIMITERS}
    best = max(_DELIMITERS, key=lambda mark: scores[mark])  # of equals the first, so `;` before `,`
    return best if scores[best] > (0, 0) else ","


def _score(lines: list[str], mark: str) -> tuple[int, int]:
    counts = [line.count(mark) for line in lines]
    most = max(set(counts), key=lambda count: (counts.count(count), count))
    return (counts.count(most), most) if most else (0, max(counts))


def _unquoted(line: str) -> str:
    return "".join(line.split('"')[::2])


def _value(text: str) -> CellValue:
    return text if text.strip() else None


def _decode(data: bytes, file: str) -> _Decoded:
    if not data.strip():
        raise UnreadableInputError(
            "Tệp rỗng, không có bảng nào.", hint="xin lại tệp từ nơi gửi.", location=Location(file)
        )
    try:
        for mark, encoding in (
            (codecs.BOM_UTF8, "utf-8-sig"),
            (codecs.BOM_UTF16_LE, "utf-16"),
            (codecs.BOM_UTF16_BE, "utf-16"),
        ):
            if data.startswith(mark):
                return _Decoded(data.decode(encoding))
        sample = data[:_SAMPLE_BYTES]
        if sample.count(0) * 4 > len(sample):
            # Without its mark: the zeros of Latin letters and separators stand in every second byte.
            is_big = sample[::2].count(0) > sample[1::2].count(0)
            return _Decoded(data.decode("utf-16-be" if is_big else "utf-16-le"))
    except UnicodeDecodeError as error:
        raise UnreadableInputError(
            "Tệp hỏng: có byte không thuộc bảng mã mà đầu tệp khai báo.", hint=_RESAVE, location=Location(file)
        ) from error
    try:
        return _Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp1258")
    except UnicodeDecodeError as error:
        raise UnreadableInputError(
            "Tệp không phải Unicode, cũng không phải bảng mã Windows-1258; có lẽ dùng phông TCVN3 hoặc VNI.",
            hint=_RESAVE,
            location=Location(file),
        ) from error
    message = "Tệp không phải UTF-8; đã đọc theo bảng mã Windows-1258 (Excel bản cũ), nên xem lại dấu trong các tên."
    return _Decoded(text, (Notice("encoding", message, Location(file)),))
