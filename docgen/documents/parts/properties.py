"""A document → what its file says about itself: title, issuer, reference, and the registry's fields (Phụ lục VI)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from docgen.contracts import DocumentProperties
from docgen.documents.parts.head import padded_number, reference
from docgen.model import AdministrativeDocument
from docgen.vietnamese.text import squeeze

LANGUAGE = "Tiếng Việt"


def document_properties(document: AdministrativeDocument) -> DocumentProperties:
    """Properties of the file. Fields that only the registry's system knows (mã hồ sơ, số trang) are left to it."""
    subject = squeeze(document.subject)
    return DocumentProperties(
        title=f"{document.type_name} {subject}",
        subject=subject,
        issuer=document.issuer.name,
        reference=reference(document) if document.number else document.full_symbol,
        issued_on=document.issued_on,
        custom=_registry_fields(document, subject),
    )


def _registry_fields(document: AdministrativeDocument, subject: str) -> Mapping[str, str | int | date]:
    """Thông tin đầu vào của văn bản đi (Phụ lục VI, Phần II, Mục I), by its English names; empty ones left out."""
    fields: dict[str, str | int | date | None] = {
        "TypeName": document.type_name,
        "CodeNumber": padded_number(document.number) if document.number else None,
        "CodeNotation": document.full_symbol,
        "IssuedDate": document.issued_on,
        "OrganName": document.issuer.name,
        "Subject": subject,
        "Language": LANGUAGE,
        "Position": document.signature.position,
        "FullName": document.signature.full_name,
        "To": "; ".join(recipient.name for recipient in document.recipients) or None,
        "IssuedAmount": document.drafter.copies if document.drafter else None,
    }
    return {name: value for name, value in fields.items() if value is not None}
