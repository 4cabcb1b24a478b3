"""Report → strings ready to print, in the order of form 1.4."""

from __future__ import annotations

from docgen.contracts import Pack, SeparatedViews
from docgen.documents.parts.named import NamedContent, NamedView, named_view, separate_named_appendices
from docgen.documents.report.model import Report
from docgen.documents.report.words import compose_words
from docgen.model import AdministrativeDocument


def report_view(document: AdministrativeDocument, pack: Pack) -> NamedView:
    """The view of a report under a pack. Raises `TypeError` for a document of another type."""
    if not isinstance(document, Report):
        raise TypeError(f"report_view takes a Report, not {type(document).__name__}")
    content = NamedContent(
        year=document.year,
        opening=document.opening,
        sections=document.sections,
        closing=document.closing,
        compose=compose_words,
    )
    return named_view(document, pack, content)


def separate_report_appendices(document: AdministrativeDocument, pack: Pack, view: object) -> SeparatedViews:
    """The report without its appendices, and each appendix under its heading as a file of its own (form 2.2)."""
    if not isinstance(document, Report) or not isinstance(view, NamedView):
        raise TypeError(f"a Report and its view are expected, not {type(document).__name__}")
    return separate_named_appendices(document, pack, view, document.year)
