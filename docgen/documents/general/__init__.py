"""Any other administrative document (văn bản hành chính khác): its model, its view, how a text becomes one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docgen.contracts import DocumentType
from docgen.documents.general.model import GeneralDocument
from docgen.documents.general.notices import general_notices
from docgen.documents.general.view import GeneralView, general_view, separate_general_appendices
from docgen.documents.parts.properties import document_properties

if TYPE_CHECKING:
    from docgen.contracts.recognition import Draft, RecognisedDocument


def _recognise(document: RecognisedDocument) -> Draft:
    from docgen.documents.general.recognise import recognise_general  # noqa: PLC0415 — who loads data reads no Word file

    return recognise_general(document)


DOCUMENT_TYPE = DocumentType(
    name="general",
    title="Văn bản hành chính",
    model=GeneralDocument,
    view_type=GeneralView,
    build_view=general_view,
    separate_appendices=separate_general_appendices,
    describe=document_properties,
    collect_notices=general_notices,
    template="van-ban",
    starter=Path(__file__).with_name("starter.yaml"),
    recognise=_recognise,
)
