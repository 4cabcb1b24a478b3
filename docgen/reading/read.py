"""Turns a Word or text file into a valid document, with a notice for every guess and a place for every word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from docgen.contracts import DocumentType
from docgen.errors import DocgenError
from docgen.reading.merging import OwnFiles, merge_edits
from docgen.reading.results import ImportNotice, ReadDocument
from docgen.reading.sources import read_source
from docgen.reading.words import look_at, read_words


def read_document(
    source: Path | bytes | BinaryIO, *, types: Mapping[str, DocumentType], own: OwnFiles | None = None
) -> ReadDocument:
    """The document in a file (.docx, .doc, .rtf, .txt), always valid, every word in it or in the leftovers.

    A file that docgen rendered gives exactly the data it was rendered from; what was edited in Word since wins over
    that data and is listed. `own` says how such files are parsed and rendered; without it they are read as any other.

    Raises:
        FileAccessError: the file is absent, is a directory, or may not be read.
        UnreadableInputError, UnsafeInputError: encrypted, broken, scanned, hostile, no text.
        OfficeError: an old .doc where LibreOffice is absent.
    """
    look = look_at(read_source(source))
    if own is None or not look.source.data:
        return read_words(look, types)
    try:
        embedded = own.parse(look.source.data)
        printed = look_at(read_source(own.render(embedded)))
    except DocgenError as fault:
        message = f"Dữ liệu kèm trong tệp không dùng được ({fault.message}); đọc từ lời văn."
        read = read_words(look, types)
        return replace(read, notices=(ImportNotice("", "", "source", 0.5, message), *read.notices))
    return merge_edits(embedded, printed, look, types=types, own=own)
