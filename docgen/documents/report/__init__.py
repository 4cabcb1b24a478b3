"""Báo cáo: its model, its view, what it notices, and the file to start from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docgen.contracts import DocumentType
from docgen.documents.parts.named import NamedView
from docgen.documents.parts.properties import document_properties
from docgen.documents.report.model import Report
from docgen.documents.report.notices import report_notices
from docgen.documents.report.rollover import REPORT_POLICY
from docgen.documents.report.view import report_view, separate_report_appendices

if TYPE_CHECKING:
    from docgen.contracts.content import ContentRules
    from docgen.contracts.recognition import Draft, RecognisedDocument


def _recognise(document: RecognisedDocument) -> Draft:
    from docgen.documents.report.recognise import recognise_report  # noqa: PLC0415 — who loads data reads no Word file

    return recognise_report(document)


def _rules() -> ContentRules:
    from docgen.documents.report.rules import CONTENT_RULES  # noqa: PLC0415 — who loads data asks no rules

    return CONTENT_RULES


DOCUMENT_TYPE = DocumentType(
    name="report",
    title="Báo cáo",
    model=Report,
    view_type=NamedView,
    build_view=report_view,
    separate_appendices=separate_report_appendices,
    describe=document_properties,
    collect_notices=report_notices,
    template="bao-cao",
    starter=Path(__file__).with_name("starter.yaml"),
    rules=_rules,
    recognise=_recognise,
    claims=("Báo cáo",),
    policy=REPORT_POLICY,
)
