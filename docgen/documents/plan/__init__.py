"""Kế hoạch: its model, its view, what it notices, and the file to start from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docgen.contracts import DocumentType
from docgen.documents.parts.named import NamedView
from docgen.documents.parts.properties import document_properties
from docgen.documents.plan.model import Plan
from docgen.documents.plan.notices import plan_notices
from docgen.documents.plan.rollover import PLAN_POLICY
from docgen.documents.plan.view import plan_view, separate_plan_appendices

if TYPE_CHECKING:
    from docgen.contracts.content import ContentRules
    from docgen.contracts.recognition import Draft, RecognisedDocument


def _recognise(document: RecognisedDocument) -> Draft:
    from docgen.documents.plan.recognise import recognise_plan  # noqa: PLC0415 — who loads data reads no Word file

    return recognise_plan(document)


def _rules() -> ContentRules:
    from docgen.documents.plan.rules import CONTENT_RULES  # noqa: PLC0415 — who loads data asks no rules

    return CONTENT_RULES


DOCUMENT_TYPE = DocumentType(
    name="plan",
    title="Kế hoạch",
    model=Plan,
    view_type=NamedView,
    build_view=plan_view,
    separate_appendices=separate_plan_appendices,
    describe=document_properties,
    collect_notices=plan_notices,
    template="ke-hoach",
    starter=Path(__file__).with_name("starter.yaml"),
    recognise=_recognise,
    claims=("Kế hoạch",),
    policy=PLAN_POLICY,
    rules=_rules,
)
