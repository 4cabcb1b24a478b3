"""Turns a path, bytes or a stream into the facts of its document: .docx, .doc through LibreOffice, HTML, plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from docgen.contracts.properties import DATA_NAMESPACE
from docgen.errors import DocgenError, OfficeError, UnreadableInputError, UnsafeInputError
from docgen.files import read_bytes
from docgen.ooxml import DocumentFacts, find_data_item, open_package, read_facts
from docgen.ooxml.guard import MAX_FILE_BYTES
from docgen.reading.plain_text import PLACE_OF_LINE, decode_plain_text, text_page
from docgen.reading.web_page import NOTE as WEB_PAGE_NOTE
from docgen.reading.web_page import is_web_page, read_web_page

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CONVERTED: Final = {".doc": _OLE, ".rtf": b"{\\rtf"}
_IMAGES: Final = (
    (b"\x89PNG\r\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
)
_XML: Final = re.compile(rb"\s*<\?xml", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    """A document as it was handed in: its facts, and the data docgen embedded in it when it rendered it.

    `data` is empty when there is none; `data_fault` says why data that is there cannot be used. `notes` are Vietnamese
    sentences on how the file was read.
    """

    facts: DocumentFacts
    data: str = ""
    data_fault: str = ""
    is_text: bool = False
    lines: tuple[int, ...] = ()
    """Of a text file: the line of each paragraph."""
    notes: tuple[str, ...] = ()

    def place(self, place: str, paragraph: int) -> str:
        """The place of a paragraph as a person finds it: text files are counted by lines."""
        return PLACE_OF_LINE.format(line=self.lines[paragraph]) if self.is_text else place


def read_source(source: Path | bytes | BinaryIO) -> Source:
    """The document in a file (.docx, .doc, .rtf, .txt).

    Raises:
        FileAccessError: the file is absent, is a directory, or may not be read.
        UnreadableInputError: encrypted, broken, a PDF, not a text.
        UnsafeInputError: as `open_package`; a text beyond any document.
        OfficeError: an old .doc, and LibreOffice is absent or fails.
    """
    data = bytes_of(source)
    if not data.strip():
        raise UnreadableInputError("Tệp rỗng, không có nội dung.", hint="xin lại tệp từ nơi gửi.")
    if data.startswith(_ZIP):
        return _word_file(data)
    _refuse_image(data)
    if data.startswith(_OLE):
        return _converted(data, ".doc")
    start = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(_CONVERTED[".rtf"]):
        return _converted(data[data.index(b"{\\rtf") :], ".rtf")
    if b"%PDF-" in start:
        raise UnreadableInputError(
            "Đây là tệp PDF, không phải tệp Word hay văn bản thuần.",
            hint="xin bản Word gốc; nếu chỉ có PDF, chép phần chữ sang một tệp .txt rồi đọc tệp đó.",
        )
    if is_web_page(data):
        return Source(read_web_page(data), notes=(WEB_PAGE_NOTE,))
    if _XML.match(start):
        raise UnreadableInputError(
            "Đây là tệp XML, không phải tệp Word hay văn bản thuần.",
            hint="chép phần chữ của văn bản sang một tệp .txt rồi đọc tệp đó.",
        )
    text, note = decode_plain_text(data)
    page = text_page(text)
    return Source(page.facts, is_text=True, lines=page.lines, notes=(note,) if note else ())


def _refuse_image(data: bytes) -> None:
    """Refuse a photograph or scan, whatever its name says."""
    kind = next((name for mark, name in _IMAGES if data.startswith(mark)), "")
    if kind:
        raise UnreadableInputError(
            f"Đây là tệp ảnh ({kind}), không phải tệp Word hay văn bản thuần.",
            hint="nhận dạng chữ (OCR) hoặc xin tệp Word gốc.",
        )


def bytes_of(source: Path | bytes | BinaryIO) -> bytes:
    """The bytes of a file or a stream, as far as a document may be long.

    Raises:
        FileAccessError: the file is absent, is a directory, or may not be read.
        UnsafeInputError: it is longer than any document.
    """
    if isinstance(source, bytes):
        data = source
    elif isinstance(source, Path):
        data = read_bytes(source, limit=MAX_FILE_BYTES)
    else:
        data = source.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise UnsafeInputError(
            f"Tệp lớn hơn {MAX_FILE_BYTES // 1024 // 1024} MB, không mở để giữ an toàn.",
            hint="kiểm tra xem có chọn nhầm tệp không.",
        )
    return data


def _word_file(data: bytes) -> Source:
    package = open_package(data)
    facts = read_facts(package)
    try:
        embedded = find_data_item(package, DATA_NAMESPACE)
    except DocgenError as fault:
        return Source(facts, data_fault=fault.message)
    return Source(facts, data=embedded or "")


def _converted(data: bytes, suffix: str) -> Source:
    """An old Word file through LibreOffice."""
    from docgen.office import OfficeAbsentError, convert_documents  # noqa: PLC0415 — starts programs; most files need none

    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableInputError(
            "Tệp Word được đặt mật khẩu nên không đọc được.",
            hint="mở bằng Word, bỏ mật khẩu (File > Info > Protect Document) rồi lưu lại.",
        )
    name = f"van-ban{suffix}"
    try:
        made = convert_documents({name: data}, to="docx")[name]
    except OfficeAbsentError as absent:
        raise OfficeAbsentError(
            f"Đây là tệp {suffix} đời cũ; đọc nó cần LibreOffice mà máy này không có.",
            hint=f"mở bằng Word rồi lưu dạng .docx, hoặc {absent.hint}",
        ) from absent
    except OfficeError as failed:
        raise UnreadableInputError(
            f"LibreOffice không đọc được tệp {suffix} này: {failed.message}",
            hint="mở bằng Word, kiểm tra mật khẩu hoặc hư hỏng, rồi lưu dạng .docx.",
        ) from failed
    read = _word_file(made)
    return Source(read.facts, notes=(f"Tệp {suffix} được LibreOffice chuyển sang .docx trước khi đọc.",))
