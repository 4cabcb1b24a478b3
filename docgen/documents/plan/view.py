"""Plan → strings ready to print, in the order of form 1.4."""

from __future__ import annotations

from docgen.contracts import Pack, SeparatedViews
from docgen.documents.parts.named import TOP_LEVEL, NamedContent, NamedView, named_view, separate_named_appendices
from docgen.documents.plan.model import Plan
from docgen.documents.plan.words import assignment_lines, composer
from docgen.model import AdministrativeDocument


def plan_view(document: AdministrativeDocument, pack: Pack) -> NamedView:
    """The view of a plan under a pack. Raises `TypeError` for a document of another type."""
    if not isinstance(document, Plan):
        raise TypeError(f"plan_view takes a Plan, not {type(document).__name__}")
    compose = composer(document)
    content = NamedContent(
        year=document.year,
        opening=document.opening,
        sections=document.sections,
        closing=document.closing,
        compose=compose,
        task_lines=assignment_lines(document, TOP_LEVEL, compose),
    )
    return named_view(document, pack, content)


def separate_plan_appendices(document: AdministrativeDocument, pack: Pack, view: object) -> SeparatedViews:
    """The plan without its appendices, and each appendix under its heading as a file of its own (form 2.2)."""
    if not isinstance(document, Plan) or not isinstance(view, NamedView):
        raise TypeError(f"a Plan and its view are expected, not {type(document).__name__}")
    return separate_named_appendices(document, pack, view, document.year)
