"""Turns a citation into text: as its author wrote it, as the decree's first citation, or as a later one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from docgen.vietnamese.citations.types import find_document_type
from docgen.vietnamese.citations.values import DateForm
from docgen.vietnamese.dates import format_date_long

if TYPE_CHECKING:
    from docgen.vietnamese.citations.values import Citation

CitationStyle = Literal["as-written", "full", "short"]


def format_citation(citation: Citation, *, style: CitationStyle = "as-written") -> str:
    """A citation as text.

    `as-written` gives back the author's spelling, character for character. `full` is the first citation of an act
    (VD-01): tên loại, số và ký hiệu, thời gian ban hành, cơ quan ban hành, trích yếu, as far as they are known; a law
    keeps its name and date only (CC-03). `short` is every later one (VD-03): tên loại and số, ký hiệu; for a law its
    name (VD-02). Neither invents a part that the citation lacks.
    """
    if style == "as-written":
        return citation.written
    if citation.is_named_law and citation.title:
        return _law(citation, style)
    head = [_type(citation), _number(citation)]
    if style == "short":
        # Without a number only the date tells the act from its neighbours.
        return _join(*head, "" if citation.number or citation.symbol else _date(citation))
    issuer = f"của {citation.issuer}" if citation.issuer else ""
    link = "về việc" if citation.title_link.casefold() == "v/v" else citation.title_link.lower()
    return _join(*head, _date(citation), issuer, link, citation.title)


def _law(citation: Citation, style: CitationStyle) -> str:
    if style == "short":
        return _join(_type(citation), citation.title)
    # The decree cites a law without its number; but if no date is known, only the number tells laws of one name apart.
    identity = _date(citation) or _number(citation)
    return _join(_type(citation), citation.title, identity)


def _type(citation: Citation) -> str:
    known = find_document_type(citation.type)
    if known and known.name.casefold() == " ".join(citation.type.split()).casefold() and not citation.type.isupper():
        return citation.type
    return citation.type_name or "Văn bản"


def _number(citation: Citation) -> str:
    reference = citation.reference
    if not reference:
        return ""
    return f"số {reference}" if citation.number else f"số .../{citation.symbol}"


def _date(citation: Citation) -> str:
    if citation.date is not None:
        return format_date_long(citation.date)
    if citation.date_form is DateForm.YEAR:
        return f"năm {citation.issued_year}"
    return citation.date_written


def _join(*parts: str) -> str:
    return " ".join(part for part in parts if part)
