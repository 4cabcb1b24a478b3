"""Turns a Word or text file into a valid document, with a notice for every guess and a place for every word."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from docgen.contracts import DocumentType
from docgen.contracts.properties import DATA_NAMESPACE
from docgen.errors import DocgenError
from docgen.model import AdministrativeDocument
from docgen.ooxml.sealing import find_untouched_data
from docgen.reading.merging import OwnFiles, merge_edits, prove_unedited
from docgen.reading.results import ImportNotice, LateProof, ReadDocument
from docgen.reading.sources import bytes_of, read_source
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
    data = bytes_of(source)
    untouched = find_untouched_data(data, DATA_NAMESPACE) if own is not None else None
    if own is not None and untouched is not None:
        with suppress(DocgenError):
            return _untouched(own.parse(untouched), data, types)
    look = look_at(read_source(data))
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


def _untouched(document: AdministrativeDocument, data: bytes, types: Mapping[str, DocumentType]) -> ReadDocument:
    """The document of a file nobody changed: what its words say is known without reading them."""
    proof = LateProof(lambda: prove_unedited(document, look_at(read_source(data)), types))
    return ReadDocument(document, proof=proof, is_own=True)
