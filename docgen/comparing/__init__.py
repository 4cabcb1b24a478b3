"""Two Word files → one with tracked changes that accepts to the new and rejects to the old, and a brief of them."""

from __future__ import annotations

from docgen.comparing.brief import ChangeBrief, CitationChange, ValueChange, brief, summarise
from docgen.comparing.compare import Redline, RedlineError, compare_documents
from docgen.comparing.waiting import OpenQuestion
from docgen.ooxml.redline import BlockChange, Edit

__all__ = [
    "BlockChange",
    "ChangeBrief",
    "CitationChange",
    "Edit",
    "OpenQuestion",
    "Redline",
    "RedlineError",
    "ValueChange",
    "brief",
    "compare_documents",
    "summarise",
]
