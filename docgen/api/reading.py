"""Last year's Word or text file → data: a valid document, with a notice for every guess and a place for every word."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from docgen.api.packs import PackName

if TYPE_CHECKING:
    from docgen.model import AdministrativeDocument
    from docgen.reading import ReadDocument


def read_document(
    source: bytes | str | os.PathLike[str] | BinaryIO, *, pack: PackName | None = None, own_data: bool = True
) -> ReadDocument:
    """A .docx, .doc, .rtf or .txt → a document that is always valid, with notices, leftovers and provenance.

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
    return read(opened, types=document_types(), own=own)


def _parse(data: str) -> AdministrativeDocument:
    from docgen.api.documents import load

    return load(data.encode(), format="json")


def _render(document: AdministrativeDocument, pack: PackName | None) -> bytes:
    from docgen.api.rendering import render

    return render(document, pack=pack, draft=True, embed_data=False).bytes
