"""Boxes with confidence and reason → the draft of a document's envelope; every box is in it, implied, or left over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pydantic import ValidationError

from docgen.anatomy.boxes import Box
from docgen.model import AdministrativeDocument
from docgen.reading.envelope.foot import (
    read_address,
    read_addressees,
    read_marks,
    read_recipients,
    read_signatures,
)
from docgen.reading.envelope.head import (
    UNKNOWN_SUBJECT,
    read_date,
    read_issuer,
    read_legal_bases,
    read_reference,
    read_subject,
)
from docgen.reading.envelope.issuer import UNKNOWN_CODE, UNKNOWN_ISSUER, UNKNOWN_PLACE, names_in_issuer
from docgen.reading.envelope.reader import Reader
from docgen.reading.envelope.signatures import SignatureWords, parse_signature
from docgen.vietnamese.recasing import Casing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docgen.contracts.recognition import Draft, Plain, RecognisedDocument
    from docgen.reading.envelope.notes import Notes

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
    issuer = read_issuer(reader)
    data: dict[str, Plain] = {"issuer": issuer, **reference}
    reader.casing = reader.casing.knowing(names_in_issuer(issuer))
    for read in (
        *(read_date, read_subject, read_addressees, read_legal_bases, read_signatures, read_recipients),
        *(read_marks, read_address),
    ):
        data |= read(reader)
    return reader.notes.draft(_settled(data, reader.notes))


def _settled(data: dict[str, Plain], notes: Notes) -> dict[str, Plain]:
    """The data with every field that the model refuses left open: its words are left over then, not lost."""
    try:
        AdministrativeDocument.model_validate(data)
    except ValidationError as error:
        faults = {
            tuple(map(str, fault["loc"][: 2 if fault["loc"][0] == "issuer" else 1])): fault["msg"]
            for fault in error.errors(include_url=False)
            if fault["loc"]
        }
    else:
        return data
    settled: dict[str, Plain] = dict(data)
    for (name, *below), reason in faults.items():
        path = ".".join(["$", name, *below])
        message = f"Trường này không ghi được ({reason}); chữ của nó còn ở danh sách chưa vào dữ liệu."
        notes.withdraw(path)
        notes.guess(path, "unknown", message, 0.0)
        issuer = settled.get("issuer")
        if below and isinstance(issuer, dict):
            settled["issuer"] = _opened(issuer, below[0], _UNKNOWN_ISSUER)
        else:
            settled = _opened(settled, name, _open_fields())
    return settled


def _opened(data: Mapping[str, Plain], name: str, known: Mapping[str, Plain]) -> dict[str, Plain]:
    """The data without a field, or with what stands for it while it is not known."""
    return {
        each: known[each] if each == name else value for each, value in data.items() if each != name or each in known
    }


_UNKNOWN_ISSUER: Final = {"name": UNKNOWN_ISSUER, "code": UNKNOWN_CODE, "place": UNKNOWN_PLACE}


def _open_fields() -> dict[str, Plain]:
    """The fields that every document has, with nothing known of them."""
    return {
        "issuer": _UNKNOWN_ISSUER,
        "subject": UNKNOWN_SUBJECT,
        "signature": dict(parse_signature(SignatureWords()).data),
    }
