"""Where the boxes ("ô số") of a document are: facts of a Word file in, components with confidence and reason out."""

from __future__ import annotations

from docgen.anatomy.addresses import Address, paragraph_at
from docgen.anatomy.boxes import Box
from docgen.anatomy.locate import locate_boxes
from docgen.anatomy.results import (
    Anatomy,
    BodyItem,
    BoxEntry,
    DocumentPart,
    Leftover,
    Level,
    Missing,
    PageNumber,
    PageNumberPlace,
    PartKind,
    PlaceDate,
    Reference,
    RuleDrawing,
    RuleLine,
    Scope,
    ScopeKind,
    Signer,
)

__all__ = [
    "Address",
    "Anatomy",
    "BodyItem",
    "Box",
    "BoxEntry",
    "DocumentPart",
    "Leftover",
    "Level",
    "Missing",
    "PageNumber",
    "PageNumberPlace",
    "PartKind",
    "PlaceDate",
    "Reference",
    "RuleDrawing",
    "RuleLine",
    "Scope",
    "ScopeKind",
    "Signer",
    "locate_boxes",
    "paragraph_at",
]
