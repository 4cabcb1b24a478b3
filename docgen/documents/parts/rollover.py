"""The lines of a rollover policy that every document with a number, a date and a signer shares."""

from __future__ import annotations

from typing import Final

from docgen.contracts.policy import FieldPolicy, TextRole, Treatment
from docgen.vietnamese.open_slots import SlotKind

_IDENTITY: Final = "own-identity"


def own_identity(last: str) -> tuple[FieldPolicy, ...]:
    """Own identity (số, ngày, người ký): never carried over silently. `last` says what was before: `năm trước`."""
    return (
        FieldPolicy(
            "number", Treatment.CLEAR, kind=_IDENTITY, reason="Số do văn thư cấp khi ban hành, không dùng lại."
        ),
        FieldPolicy("issued_on", Treatment.CLEAR, kind=_IDENTITY, reason=f"Ngày ban hành của {last} không dùng lại."),
        FieldPolicy(
            "open_date", Treatment.CLEAR, kind=_IDENTITY, reason="Chỗ chờ ngày của văn bản trước không dùng lại."
        ),
        *(
            FieldPolicy(
                f"{field}.full_name",
                Treatment.ASK,
                kind=_IDENTITY,
                slot=slot,
                slot_kind=SlotKind.NAME,
                prompt="người ký",
                reason="Người ký phải còn giữ chức vụ vào ngày ký; người soạn thảo xác nhận.",
            )
            for field, slot in (("signature", "signer"), ("second_signature", "second-signer"))
        ),
    )


NEVER_READ: Final = tuple(
    FieldPolicy(path, Treatment.KEEP)
    for path in ("issuer.code", "marks.*", "address.*", "drafter.*", "file_copy.archive")
)
"""Codes, marks and addresses: a phone number is no year."""

FRAME_ROLES: Final = tuple(
    FieldPolicy(path, role=role)
    for path, role in (
        ("subject", TextRole.TITLE),
        ("appendices.title", TextRole.TITLE),
        ("legal_bases", TextRole.OPENING),
        ("opening", TextRole.OPENING),
        ("closing", TextRole.CLOSING),
        ("issuer.*", TextRole.BODY_NAME),
        ("addressees", TextRole.BODY_NAME),
        ("recipients.name", TextRole.BODY_NAME),
        ("signature.*", TextRole.BODY_NAME),
        ("second_signature.*", TextRole.BODY_NAME),
        ("symbol", TextRole.DRAFTER_CODE),
        ("file_copy.units", TextRole.DRAFTER_CODE),
    )
)
"""What the parts of any document say of a year and of a name that stand in them."""
