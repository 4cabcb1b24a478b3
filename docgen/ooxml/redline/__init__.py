"""Turns two Word packages into one with tracked changes, and proves it: accepted it is the new, rejected the old."""

from __future__ import annotations

from docgen.ooxml.redline.building import Draft, build_draft
from docgen.ooxml.redline.dashes import with_dashes_of
from docgen.ooxml.redline.proving import Mismatch, find_mismatch
from docgen.ooxml.redline.records import (
    BlockChange,
    BlockKey,
    BlockKind,
    ChangeKind,
    Edit,
    EditKind,
    InlineKey,
    Matcher,
    Stamp,
)

__all__ = [
    "BlockChange",
    "BlockKey",
    "BlockKind",
    "ChangeKind",
    "Draft",
    "Edit",
    "EditKind",
    "InlineKey",
    "Matcher",
    "Mismatch",
    "Stamp",
    "build_draft",
    "find_mismatch",
    "with_dashes_of",
]
