"""General document → strings ready to print, in the order of form 1.4."""

from __future__ import annotations

from docgen.contracts import Pack, SeparatedViews
from docgen.documents.general.model import GeneralDocument
from docgen.documents.parts.named import NamedContent, NamedView, named_view, separate_named_appendices
from docgen.model import AdministrativeDocument, Node


def general_view(document: AdministrativeDocument, pack: Pack) -> NamedView:
    """The view of a general document under a pack. Raises `TypeError` for a document of another type."""
    if not isinstance(document, GeneralDocument):
        raise TypeError(f"general_view takes a GeneralDocument, not {type(document).__name__}")
    content = NamedContent(
        year=document.year,
        opening=document.opening,
        sections=document.sections,
        closing=document.closing,
        compose=_no_words,
    )
    return named_view(document, pack, content)


def _no_words(_node: Node) -> tuple[str, ...]:
    """A general document prints nothing but its author's words."""
    return ()


def separate_general_appendices(document: AdministrativeDocument, pack: Pack, view: object) -> SeparatedViews:
    """The document without its appendices, and each appendix under its heading as a file of its own (form 2.2)."""
    if not isinstance(document, GeneralDocument) or not isinstance(view, NamedView):
        raise TypeError(f"a GeneralDocument and its view are expected, not {type(document).__name__}")
    return separate_named_appendices(document, pack, view, document.year)
