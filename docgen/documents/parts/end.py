"""Signature, recipients and address → the end block and the foot of page 1 (boxes 7, 9b, 12, 13)."""

from __future__ import annotations

import re

from docgen.contracts import Decree, Pack
from docgen.documents.parts.views import AddressView, EndView, SignatureView
from docgen.model import AdministrativeDocument, Signature
from docgen.vietnamese.text import upper_text

UNSIGNED = SignatureView(authority=(), other_titles=(), full_name="")
"""The second signature of a document that one person signs: never printed."""


def end_view(document: AdministrativeDocument, pack: Pack) -> EndView:
    """Nơi nhận level with quyền hạn, chức vụ, họ tên."""
    second = document.second_signature
    return EndView(
        recipients=recipient_lines(document, pack.decree),
        signature=_signature_view(document.signature),
        has_second_signer=second is not None,
        has_one_signer=second is None,
        second_signature=_signature_view(second) if second else UNSIGNED,
    )


def recipient_lines(document: AdministrativeDocument, decree: Decree) -> tuple[str, ...]:
    """`- Sở Nội vụ;` … `- Lưu: VT, LĐTBXH.` (nd30 NN-08, NN-09, KH-01)."""
    lines = [
        f"- {_without_end(recipient.name)}" + (f" ({recipient.note})" if recipient.note else "") + ";"
        for recipient in document.recipients
    ]
    return (*lines, _file_copy_line(document, decree))


def _without_end(name: str) -> str:
    """A name without the `;` or full stop of its line; the dot of an abbreviation (`Co.,Ltd.`) is the name's own."""
    bare = name.rstrip(" ;")
    return bare.removesuffix(".") if not re.search(r"[.,]\w{1,4}\.$", bare) else bare


def _file_copy_line(document: AdministrativeDocument, decree: Decree) -> str:
    copy, drafter = document.file_copy, document.drafter
    kept = ", ".join((copy.archive, *copy.units)) + (f" ({copy.copies})" if copy.copies else "")
    code = f" {upper_text(drafter.symbol).rstrip('.')}.({drafter.copies})" if drafter else ""
    return f"- {decree.text('wording.file_copy_label')} {kept}.{code}"


def _signature_view(signature: Signature) -> SignatureView:
    lines = [authority.written for authority in signature.authority]
    if signature.position:
        lines.append(signature.position)
    return SignatureView(
        authority=tuple(upper_text(line) for line in lines),
        other_titles=signature.other_titles,
        full_name=signature.full_name,
    )


def address_view(document: AdministrativeDocument) -> AddressView:
    """Địa chỉ, thư điện tử, website, điện thoại, Fax (nd30 DC-01): at most three lines."""
    address = document.address
    if address is None:
        return AddressView(has_address=False, lines=())
    rows = (
        (("Địa chỉ", address.address),),
        (("Điện thoại", address.phone), ("Fax", address.fax)),
        (("Thư điện tử", address.email), ("Trang thông tin điện tử", address.website)),
    )
    lines = ("; ".join(f"{name}: {words}" for name, words in row if words) for row in rows)
    return AddressView(has_address=True, lines=tuple(line for line in lines if line))
