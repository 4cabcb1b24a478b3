"""General document → what a person should know before it is signed, and is no fault of the data."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Location, Notice
from docgen.documents.general.model import OFFICIAL_LETTER, GeneralDocument
from docgen.documents.parts.notices import envelope_notices, unnamed_appendices
from docgen.model import AdministrativeDocument


def general_notices(document: AdministrativeDocument) -> tuple[Notice, ...]:
    """Spellings of the envelope, an unnamed appendix, a type that form 1.4 is not meant for."""
    if not isinstance(document, GeneralDocument):
        raise TypeError(f"general_notices takes a GeneralDocument, not {type(document).__name__}")
    return (*envelope_notices(document), *unnamed_appendices(document), *_other_form(document))


def _other_form(document: GeneralDocument) -> Iterator[Notice]:
    if document.type_name == OFFICIAL_LETTER:
        yield Notice(
            "other-form",
            "Công văn có mẫu riêng (Phụ lục III, Mẫu 1.5), không ghi tên loại; docgen in theo mẫu văn bản có tên loại.",
            Location(path="$.type_name"),
        )
