"""The record of a batch's PDFs (`prints.json`): which was made from which document, each by its fingerprint."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from docgen.lifecycle.variants.naming import SUFFIX, is_document_name

PRINTS: Final = "prints.json"
_VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class Print:
    """One PDF (bản in) and what it was made from, by SHA-256."""

    document: str
    pdf: str


def fingerprint(data: bytes) -> str:
    """The SHA-256 that proves a file of a batch, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def pdf_name(document: str) -> str:
    """`16732 phường Cửa Lò.docx` → `16732 phường Cửa Lò.pdf`."""
    return document.removesuffix(SUFFIX) + ".pdf"


def parse_prints(data: bytes | None) -> dict[str, Print]:
    """The record by the documents' names; a damaged one proves nothing and is empty."""
    try:
        files = json.loads(data or b"{}").get("files", {})
        return {name: Print(one["document"], one["pdf"]) for name, one in files.items() if is_document_name(name)}
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}


def format_prints(prints: Mapping[str, Print]) -> bytes:
    """The record as a file, in the order of the names."""
    files = {name: {"document": one.document, "pdf": one.pdf} for name, one in sorted(prints.items())}
    return (json.dumps({"version": _VERSION, "files": files}, ensure_ascii=False, indent=1) + "\n").encode()
