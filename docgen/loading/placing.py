"""Turns a data file into its document and the way back from a field path to the line a person wrote it on."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.diagnostics import Location
from docgen.files import file_location, read_bytes
from docgen.loading.places import locate
from docgen.loading.sources import MAX_FILE_BYTES, load_written, read_written
from docgen.loading.tree import format_path
from docgen.model import AdministrativeDocument
from docgen.model.walk import steps_of

if TYPE_CHECKING:
    from docgen.contracts.document_type import DocumentType


@dataclass(frozen=True, slots=True)
class PlacedDocument:
    """A document read from a file. `place_of("$.opening[0]")` is line, column and path as the file has them."""

    document: AdministrativeDocument
    place_of: Callable[[str], Location]


def load_placed(
    source: bytes | str | os.PathLike[str], *, types: Mapping[str, DocumentType] | None = None, name: str = ""
) -> PlacedDocument:
    """A document from a data file or its bytes. Raises as `load_document` does."""
    if isinstance(source, bytes):
        data, file = source, name
    else:
        path = Path(source)
        data, file = read_bytes(path, limit=MAX_FILE_BYTES), name or file_location(path).file
    written = read_written(data, None, file)
    document = load_written(written, types, file)

    def place_of(path: str) -> Location:
        place = locate(type(document), written.root, steps_of(path))
        line, column = (place.spot.line, place.spot.column) if place.spot else (None, None)
        field = format_path(place.path)
        return Location(file, line, column, field, f"dòng {line}, {field}" if line else field)

    return PlacedDocument(document, place_of)


def place_without_file(path: str) -> Location:
    """The place of a field of a document that a program holds."""
    return Location(path=path, place=path)
