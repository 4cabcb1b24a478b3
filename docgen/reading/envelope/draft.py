"""Boxes with confidence and reason → the draft of a document's envelope; every box is in it, implied, or left over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docgen.anatomy.boxes import Box
from docgen.reading.envelope.foot import (
    read_address,
    read_addressees,
    read_marks,
    read_recipients,
    read_signatures,
)
from docgen.reading.envelope.head import read_date, read_issuer, read_legal_bases, read_reference, read_subject
from docgen.reading.envelope.reader import Reader
from docgen.vietnamese.recasing import Casing

if TYPE_CHECKING:
    from docgen.contracts.recognition import Draft, Plain, RecognisedDocument

IMPLIED: Final = frozenset(
    {
        *(Box.NATIONAL_TITLE, Box.MOTTO, Box.TYPE_NAME, Box.ADDRESSEE_LABEL, Box.RECIPIENTS_LABEL, Box.END_MARK),
        *(Box.PAGE_NUMBER, Box.RULE_LINE),
    }
)
"""Components that docgen prints by itself."""


def draft_envelope(document: RecognisedDocument) -> Draft:
    """The common fields of `AdministrativeDocument` but the appendices; what is not said waits as an open slot."""
    reader = Reader(document, document.casing or Casing(block.text for block in document.blocks))
    for box in document.boxes:
        if box.box in IMPLIED:
            reader.notes.implied.extend(box.words.blocks)
    reference = read_reference(reader)
    data: dict[str, Plain] = {"issuer": read_issuer(reader), **reference}
    for read in (
        *(read_date, read_subject, read_addressees, read_legal_bases, read_signatures, read_recipients),
        *(read_marks, read_address),
    ):
        data |= read(reader)
    return reader.notes.draft(data)
