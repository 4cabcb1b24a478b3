"""Data files and Python data ⇄ documents; the installed types, their schemas and starting files."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from docgen.errors import InputError

if TYPE_CHECKING:
    from docgen.contracts import DocumentType
    from docgen.loading import JsonObject
    from docgen.model import AdministrativeDocument

Source: TypeAlias = "AdministrativeDocument | Mapping[str, object] | bytes | str | os.PathLike[str]"
"""A document's data: a model, plain Python data, the bytes of a YAML or JSON file, or the path of one."""


class _InstalledTypes(Mapping[str, "DocumentType"]):
    """The installed document types by name, each loaded when it is asked for: one plan needs no report."""

    def __getitem__(self, name: str) -> DocumentType:
        from docgen.discovery import document_type, document_type_names

        if name not in document_type_names():
            raise KeyError(name)
        return document_type(name)

    def __iter__(self) -> Iterator[str]:
        from docgen.discovery import document_type_names

        return iter(document_type_names())

    def __len__(self) -> int:
        from docgen.discovery import document_type_names

        return len(document_type_names())


def load(source: Source, *, format: Literal["yaml", "json"] | None = None) -> AdministrativeDocument:  # noqa: A002 # the word callers use
    """Data → a validated, frozen document.

    Raises `InvalidDataError` with every problem at once, `UnreadableInputError`, `UnsafeInputError`, `FileAccessError`.
    """
    from docgen.loading import load_document

    return load_document(source, types=_InstalledTypes(), format=format)


def find_sound(data: Mapping[str, object]) -> AdministrativeDocument | None:
    """As `load`, also of data in which built parts stand for theirs; None for any fault, which `load` tells."""
    from docgen.loading.mappings import find_sound_document

    return find_sound_document(data, _InstalledTypes())


def dump(
    document: AdministrativeDocument,
    path: str | os.PathLike[str] | None = None,
    *,
    original: str | None = None,
) -> str:
    """A document → YAML, written to `path` when given. `original` is the text it was edited from: its comments stay.

    Raises `InvalidDataError` for a document that was changed into no valid one, `OutputError` for the path.
    """
    from docgen.files import write_atomically
    from docgen.loading import dump_document, recheck_document

    text = dump_document(recheck_document(document), original=original)
    if path is not None:
        write_atomically(Path(path), text.encode())
    return text


def document_types() -> Mapping[str, DocumentType]:
    """Loại văn bản: the installed document types by the word a data file uses (`plan`). Raises `PackError`."""
    from docgen import discovery

    return discovery.document_types()


def document_type_of(document: AdministrativeDocument) -> DocumentType:
    """The installed type a model belongs to. Raises `InputError` when no installed type has such documents."""
    types = _InstalledTypes()
    named = getattr(document, "document", None)
    # The type the document names first: the others need not be loaded.
    for name in sorted(types, key=lambda name: name != named):
        kind = types[name]
        if isinstance(document, kind.model):
            return kind
    raise InputError(
        f"Loại văn bản «{type(document).__name__}» chưa được cài đặt.",
        hint="cài gói khai báo loại văn bản này ở entry point docgen.documents.",
    )


def json_schema(name: str) -> JsonObject:
    """JSON Schema of a document type, with Vietnamese titles: for an editor or a web form.

    Raises `InputError` for an unknown type.
    """
    from docgen.discovery import document_type
    from docgen.loading import json_schema as schema_of

    return schema_of(document_type(name))


def starter(name: str) -> str:
    """A commented YAML file to start a document of this type from. Raises `InputError` for an unknown type."""
    from docgen.discovery import document_type

    return document_type(name).starter.read_text(encoding="utf-8")
