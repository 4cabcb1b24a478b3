"""What a pack, a document type and a view must look like, and what they hand over: small frozen dataclasses."""

from __future__ import annotations

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
from docgen.on_demand import import_on_demand

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

# Who prints a document asks no rules.
__getattr__ = import_on_demand(__name__, {"rule": ("FAMILIES", "Basis", "Breach", "Examination", "Rule", "Skip")})
