"""What a pack, a document type and a view must look like, and what they hand over: small frozen dataclasses."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from docgen.contracts.decree import Decree, Provision
from docgen.contracts.document_type import DocumentType, SeparatedViews
from docgen.contracts.pack import House, Pack, PackSource, Profile, Template
from docgen.contracts.policy import FieldPolicy, RolloverPolicy, TextRole, Treatment
from docgen.contracts.properties import DocumentProperties
from docgen.contracts.typesetting import Typesetting
from docgen.contracts.view import (
    Block,
    BlockKind,
    ChartBar,
    ChartSeries,
    ChartView,
    FramedMark,
    RuleLine,
    StyleId,
    TableCell,
    TableColumn,
    TableRow,
    TableView,
)

if TYPE_CHECKING:
    from docgen.contracts.rule import FAMILIES, Basis, Breach, Examination, Rule, Skip

__all__ = [
    "FAMILIES",
    "Basis",
    "Block",
    "BlockKind",
    "Breach",
    "ChartBar",
    "ChartSeries",
    "ChartView",
    "Decree",
    "DocumentProperties",
    "DocumentType",
    "Examination",
    "FieldPolicy",
    "FramedMark",
    "House",
    "Pack",
    "PackSource",
    "Profile",
    "Provision",
    "RolloverPolicy",
    "Rule",
    "RuleLine",
    "SeparatedViews",
    "Skip",
    "StyleId",
    "TableCell",
    "TableColumn",
    "TableRow",
    "TableView",
    "Template",
    "TextRole",
    "Treatment",
    "Typesetting",
]

_OF_RULES = ("FAMILIES", "Basis", "Breach", "Examination", "Rule", "Skip")
"""Imported when they are asked for: who prints a document asks no rules."""


def __getattr__(name: str) -> object:
    if name not in _OF_RULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"{__name__}.rule"), name)
    return value
