"""Last year's Word or text file → data: a valid document, with a notice for every guess and a place for every word."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from docgen.api.packs import PackName
from docgen.diagnostics import Location
from docgen.errors import InputError, OfficeError

if TYPE_CHECKING:
    from docgen.model import AdministrativeDocument
    from docgen.reading import ImportNotice, ReadDocument


def read_document(
    source: bytes | str | os.PathLike[str] | BinaryIO, *, pack: PackName | None = None, own_data: bool = True
) -> ReadDocument:
    """A .docx, .doc, .rtf, .txt or web page → a document that is always valid, with notices, leftovers and provenance.

    Every word of the source is in the model or in the leftovers, counted. A file that docgen rendered gives exactly its
    data; edits made in Word since win and are listed. `own_data=False` reads the words alone; `pack` is the pack such a
    file was rendered with, when it was not the decree's.

    Raises `FileAccessError`, `UnreadableInputError`, `UnsafeInputError` for the file, `OfficeError` for an old .doc
    without LibreOffice.
    """
    from docgen.discovery import document_types
    from docgen.reading import OwnFiles
    from docgen.reading import read_document as read

    opened = Path(source) if isinstance(source, str | os.PathLike) else source
    own = OwnFiles(parse=_parse, render=lambda document: _render(document, pack)) if own_data else None
    try:
        return read(opened, types=document_types(), own=own)
    except (InputError, OfficeError) as error:
        if isinstance(opened, Path) and error.location is None:
            error.location = Location(file=str(opened))
        raise


def _parse(data: str) -> AdministrativeDocument:
    import json

    from docgen.api.documents import load

    try:
        plain = json.loads(data)
    except (ValueError, RecursionError):
        plain = None
    # What a program wrote needs no line numbers; anything unusual is left to the reader that names its place.
    return load(plain if isinstance(plain, dict) else data.encode("utf-8", "replace"), format="json")


def _render(document: AdministrativeDocument, pack: PackName | None) -> bytes:
    from docgen.api.rendering import render

    return render(document, pack=pack, draft=True, embed_data=False).bytes


_WANTS_A_PERSON = 0.85
"""Guesses less sure than this stand as comments in the file."""
_ASKED = frozenset({"guessed", "unknown", "plainer", "edited"})
_MOST_LEFTOVERS = 200


def is_asked(notice: ImportNotice) -> bool:
    """Whether a field carries the comment «XEM LẠI» for this notice: a person must look at it."""
    is_doubtful = notice.confidence < _WANTS_A_PERSON or notice.kind == "edited"
    return bool(notice.path) and notice.kind in _ASKED and is_doubtful


def commented_yaml(read: ReadDocument, *, name: str = "") -> str:
    """The document as YAML with short comments at the fields that need a person, and what is left over at its end."""
    from docgen.api.documents import dump
    from docgen.loading.commenting import comment_fields

    remarks: dict[str, list[str]] = {}
    for notice in read.notices:
        if is_asked(notice):
            place = f" ({notice.place})" if notice.place else ""
            remarks.setdefault(notice.path, []).append(f"XEM LẠI{place}: {notice.message}")
    return comment_fields(dump(read.document), remarks, head=_head(read, name, len(remarks)), foot=_foot(read))


def _head(read: ReadDocument, name: str, asked: int) -> list[str]:
    count = read.conservation
    source = f"Đọc từ {name}" if name else "Đọc từ tệp văn bản"
    if read.is_own and not read.edits and not read.leftovers:
        return [f"{source}: đúng dữ liệu đã dựng ra tệp này."]
    counted = f"{count.in_model} trên {count.source_blocks} khối chữ đã vào dữ liệu"
    return [f"{source}: {counted}; {asked} trường cần người xem có ghi chú «XEM LẠI»."]


def _foot(read: ReadDocument) -> list[str]:
    if not read.leftovers:
        return []
    shown = [f"- {left.place}: {left.text} [{left.reason}]" for left in read.leftovers[:_MOST_LEFTOVERS]]
    more = len(read.leftovers) - len(shown)
    rest = [f"… và {more} chỗ nữa, xem danh sách notices."] if more else []
    return ["", "CHƯA VÀO DỮ LIỆU: chuyển vào đúng trường hoặc xóa.", *shown, *rest]
