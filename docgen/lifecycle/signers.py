"""Turns last year's signer and the register's terms of office into a ledger entry: kept, replaced or asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docgen.vietnamese.dates import format_date_short
from docgen.vietnamese.text import same_text

if TYPE_CHECKING:
    from datetime import date

    from docgen.lifecycle.issuing import IssuerChange
    from docgen.lifecycle.ledger import Entry
    from docgen.model import AdministrativeDocument, Signature
    from docgen.model.register import Register, Signer


def judge_signer(
    asked: Entry, document: AdministrativeDocument, register: Register, day: date, *, change: IssuerChange | None = None
) -> Entry:
    """`asked` leaves an open slot with last year's name as suggestion; the register (sổ) may know better.

    A proved term that covers the day keeps the name. A term that is over takes the suggestion away, or puts who holds
    the office now in its place. Where the issuer itself is no more (`change`), last year's signer of it is nobody's
    suggestion any longer if the register names who signs for the successor.
    """
    if change is not None and not change.changes_nothing:
        return _of_successor(asked, document, register, day, change)
    known = [one for one in register.signers if same_text(one.full_name, asked.before or "")]
    known = [one for one in known if same_text(one.body, document.issuer.name)]
    if any(one.is_fact and one.may_sign_on(day) for one in known):
        return replace(
            asked,
            after=asked.before,
            rule="signer-in-office",
            reason=f"Theo sổ, người ký còn giữ chức vụ vào ngày {format_date_short(day)}.",
            needs_person=False,
            suggestion=None,
            slot=None,
        )
    over = [one for one in known if not one.may_sign_on(day)]
    if not over:
        return asked
    now = _find_in_office(_find_signature(document, asked.path), document.issuer.name, register, day)
    return replace(
        asked,
        rule="signer-out-of-term",
        reason=f"Theo sổ, {asked.before} không còn giữ chức vụ vào ngày {format_date_short(day)}.",
        suggestion=now.full_name if now else None,
    )


def _of_successor(
    asked: Entry, document: AdministrativeDocument, register: Register, day: date, change: IssuerChange
) -> Entry:
    """The signer of the body that follows, where the register names one in office."""
    body = change.successor_issuer or ""
    of_body = [one for one in register.signers if same_text(one.body, body) and one.may_sign_on(day)]
    if not of_body:
        return asked
    reason = f"Người ký năm trước giữ chức vụ ở {document.issuer.name}, cơ quan này không còn."
    now = _find_in_office(_find_signature(document, asked.path), body, register, day)
    if now is None:
        others = ", ".join(f"{one.full_name} ({one.position})" for one in of_body)
        reason += f" Sổ ghi người ký của {body}: {others}; chọn người ấy thì sửa cả chức vụ."
    return replace(asked, rule="signer-of-former-body", reason=reason, suggestion=now.full_name if now else None)


def _find_in_office(signature: Signature | None, body: str, register: Register, day: date) -> Signer | None:
    position = signature.position if signature and signature.position else ""
    for one in register.signers:
        if same_text(one.position, position) and same_text(one.body, body) and one.may_sign_on(day):
            return one
    return None


def _find_signature(document: AdministrativeDocument, path: str) -> Signature | None:
    return document.second_signature if path.startswith("$.second_signature") else document.signature
