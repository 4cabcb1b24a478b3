"""General document → what a person should know before it is signed, and is no fault of the data."""

from __future__ import annotations

from docgen.diagnostics import Notice
from docgen.documents.general.model import GeneralDocument
from docgen.documents.parts.notices import envelope_notices, unnamed_appendices
from docgen.model import AdministrativeDocument


def general_notices(document: AdministrativeDocument) -> tuple[Notice, ...]:
    """Spellings of the envelope, an unnamed appendix."""
    if not isinstance(document, GeneralDocument):
        raise TypeError(f"general_notices takes a GeneralDocument, not {type(document).__name__}")
    return (*envelope_notices(document), *unnamed_appendices(document))
