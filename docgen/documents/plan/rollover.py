"""The rollover policy of a plan: what its year owns, what is read span by span, what only a person knows.

What no line names is read as running text.
"""

from __future__ import annotations

from docgen.contracts.policy import FieldPolicy, RolloverPolicy, TextRole, Treatment
from docgen.documents.parts.rollover import FRAME_ROLES, NEVER_READ, own_identity

_NUMBER = "number"

_YEAR = FieldPolicy("year", Treatment.YEAR, kind="plan-year", reason="Kế hoạch lập cho năm này.")
_PERIOD = FieldPolicy("*.period", Treatment.KEEP)
"""A kind of report (6 tháng, năm)."""

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
    ("appendices.note", TextRole.TITLE),
    ("*.deadline", TextRole.DEADLINE),
    ("*.due", TextRole.DEADLINE),
    ("*.cut_off", TextRole.DEADLINE),
    ("*.lead", TextRole.BODY_NAME),
    ("*.supporting", TextRole.BODY_NAME),
    ("*.body", TextRole.BODY_NAME),
    ("*.reporters", TextRole.BODY_NAME),
    ("*.recipient", TextRole.BODY_NAME),
    ("*.via", TextRole.BODY_NAME),
)
"""Where a text stands decides what a year in it means."""

PLAN_POLICY = RolloverPolicy(
    fields=(
        _YEAR,
        *own_identity("năm trước"),
        *NEVER_READ,
        _PERIOD,
        *_FIGURES,
        *FRAME_ROLES,
        *(FieldPolicy(path, role=role) for path, role in _ROLES),
    ),
)
