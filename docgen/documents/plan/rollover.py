"""The rollover policy of a plan: what its year owns, what is read span by span, what only a person knows.

What no line names is read as running text.
"""

from __future__ import annotations

from docgen.contracts.policy import FieldPolicy, RolloverPolicy, TextRole, Treatment
from docgen.vietnamese.open_slots import SlotKind

_IDENTITY = "own-identity"
_NUMBER = "number"

_OWN = (
    FieldPolicy("year", Treatment.YEAR, kind="plan-year", reason="Kế hoạch lập cho năm này."),
    FieldPolicy("number", Treatment.CLEAR, kind=_IDENTITY, reason="Số do văn thư cấp khi ban hành, không dùng lại."),
    FieldPolicy("issued_on", Treatment.CLEAR, kind=_IDENTITY, reason="Ngày ban hành của năm trước không dùng lại."),
    FieldPolicy("open_date", Treatment.CLEAR, kind=_IDENTITY, reason="Chỗ chờ ngày của văn bản trước không dùng lại."),
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
"""Own identity (số, ngày, người ký): last year's is never carried over silently."""

_NEVER_READ = tuple(
    FieldPolicy(path, Treatment.KEEP)
    for path in (
        "issuer.code",
        "marks.*",
        "address.*",
        "drafter.*",
        "file_copy.archive",
        "*.period",
    )
)
"""Codes, marks and addresses: a phone number is no year. `period` is a kind of report (6 tháng, năm)."""

_FIGURES = tuple(
    FieldPolicy(
        path,
        Treatment.CONFIRM,
        kind=_NUMBER,
        reason="Số liệu, chỉ tiêu, kinh phí của năm trước không tự thành của năm nay.",
    )
    for path in ("*.value", "*.estimate", "*.budget")
)

_ROLES = (
    ("subject", TextRole.TITLE),
    ("appendices.title", TextRole.TITLE),
    ("appendices.note", TextRole.TITLE),
    ("legal_bases", TextRole.OPENING),
    ("opening", TextRole.OPENING),
    ("closing", TextRole.CLOSING),
    ("*.deadline", TextRole.DEADLINE),
    ("*.due", TextRole.DEADLINE),
    ("*.cut_off", TextRole.DEADLINE),
    ("issuer.*", TextRole.BODY_NAME),
    ("addressees", TextRole.BODY_NAME),
    ("recipients.name", TextRole.BODY_NAME),
    ("signature.*", TextRole.BODY_NAME),
    ("second_signature.*", TextRole.BODY_NAME),
    ("*.lead", TextRole.BODY_NAME),
    ("*.supporting", TextRole.BODY_NAME),
    ("*.body", TextRole.BODY_NAME),
    ("*.reporters", TextRole.BODY_NAME),
    ("*.recipient", TextRole.BODY_NAME),
    ("*.via", TextRole.BODY_NAME),
    ("symbol", TextRole.DRAFTER_CODE),
    ("file_copy.units", TextRole.DRAFTER_CODE),
)
"""Where a text stands decides what a year in it means."""

PLAN_POLICY = RolloverPolicy(
    fields=(*_OWN, *_NEVER_READ, *_FIGURES, *(FieldPolicy(path, role=role) for path, role in _ROLES)),
)
