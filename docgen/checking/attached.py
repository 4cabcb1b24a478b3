"""Turns the files of a batch into how many appendices, filed apart, go with a document (phụ lục là tệp riêng)."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from docgen.anatomy import Box, PartKind
from docgen.contracts.properties import DATA_NAMESPACE
from docgen.files import read_bytes
from docgen.ooxml.guard import MAX_FILE_BYTES
from docgen.ooxml.sealing import find_untouched_data
from docgen.vietnamese.citations import find_citations
from docgen.vietnamese.text import comparison_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.anatomy import Anatomy

_ISSUED_BY = re.compile(r"\scủa\s(?P<issuer>[^()]+)")
"""Behind a number and a day that are still blank."""


@dataclass(frozen=True, slots=True)
class Filed:
    """What a file is to others of its batch: a document, or appendices that say with which act they go."""

    is_document: bool
    type_name: str = ""
    number: str = ""
    symbol: str = ""
    issuer: str = ""
    appendices: int = 0
    """How many appendices the file holds."""


def filed_of(anatomy: Anatomy) -> Filed | None:
    """What the parts of a file say; None for a file without document and appendix."""
    main = anatomy.main
    appendices = [part for part in anatomy.parts if part.kind is PartKind.APPENDIX]
    if main is not None:
        reference = main.reference
        number, symbol = (reference.number, reference.symbol) if reference else ("", "")
        return Filed(True, main.type_name or "", number, symbol, main.words(Box.ISSUER), len(appendices))
    if not appendices:
        return None
    for part in appendices:
        words = part.words(Box.ATTACHMENT_REFERENCE)
        for span in find_citations(words):
            act, issued_by = span.citation, _ISSUED_BY.search(words, span.start)
            issuer = act.issuer or (issued_by["issuer"] if issued_by else "")
            return Filed(False, act.type_name, act.number, act.symbol, issuer, len(appendices))
    return Filed(False, appendices=len(appendices))


def count_attached(document: Filed, batch: Sequence[Filed]) -> int:
    """How many appendices of the batch go with a document.

    One that names no act is taken for the document's when it is the only document of the batch.
    """
    is_alone = sum(filed.is_document for filed in batch) == 1
    return sum(
        filed.appendices
        for filed in batch
        if not filed.is_document and (_goes_with(filed, document) if filed.type_name else is_alone)
    )


def count_filed_apart(source: Path | bytes | BinaryIO, document: Filed) -> int:
    """How many appendices the data of an untouched file have beyond those it prints: docgen filed them apart."""
    if isinstance(source, Path):
        data = read_bytes(source, limit=MAX_FILE_BYTES)
    elif isinstance(source, bytes):
        data = source
    else:
        return 0
    payload = find_untouched_data(data, DATA_NAMESPACE)
    try:
        told = json.loads(payload) if payload else None
    except ValueError:
        return 0
    listed = told.get("appendices") if isinstance(told, dict) else None
    return max(0, len(listed) - document.appendices) if isinstance(listed, list) else 0


def _goes_with(appendix: Filed, document: Filed) -> bool:
    """Whether nothing that both say differs; a blank number or a name left out says nothing."""
    pairs = (
        (appendix.type_name, document.type_name),
        (appendix.number, document.number),
        (appendix.symbol, document.symbol),
    )
    if any(one and other and comparison_key(one) != comparison_key(other) for one, other in pairs):
        return False
    named, issuer = _issuer_key(appendix.issuer), _issuer_key(document.issuer)
    return not named or not issuer or named in issuer or issuer in named


def _issuer_key(name: str) -> str:
    key = comparison_key(name)
    for short, full in (("ubnd", "ủy ban nhân dân"), ("hđnd", "hội đồng nhân dân")):
        key = key.replace(comparison_key(short), comparison_key(full))
    return key
