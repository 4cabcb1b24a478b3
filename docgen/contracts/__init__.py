"""What a pack, a document type and a view must look like, and what they hand over: small frozen dataclasses."""

from docgen.contracts.decree import Decree, Provision
from docgen.contracts.document_type import DocumentType, SeparatedViews
from docgen.contracts.pack import House, Pack, PackSource, Profile, Template
from docgen.contracts.properties import DocumentProperties
from docgen.contracts.rule import FAMILIES, Basis, Breach, Examination, Rule, Skip
from docgen.contracts.typesetting import Typesetting
from docgen.contracts.view import (
    Block,
    BlockKind,
    FramedMark,
    RuleLine,
    StyleId,
    TableCell,
    TableColumn,
    TableRow,
    TableView,
)

__all__ = [
    "FAMILIES",
    "Basis",
    "Block",
    "BlockKind",
    "Breach",
    "Decree",
    "DocumentProperties",
    "DocumentType",
    "Examination",
    "FramedMark",
    "House",
    "Pack",
    "PackSource",
    "Profile",
    "Provision",
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
    "Typesetting",
]
