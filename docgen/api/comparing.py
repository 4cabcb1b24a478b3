"""Two Word files → one with tracked changes, and a page on what changed."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docgen.comparing import Redline

DEFAULT_AUTHOR = "docgen"
"""Whom Word names beside a change when nobody is named."""


def compare(
    old: bytes | str | os.PathLike[str],
    new: bytes | str | os.PathLike[str],
    *,
    author: str = DEFAULT_AUTHOR,
    date: datetime | None = None,
) -> Redline:
    """Two .docx, of docgen or of strangers → one .docx with tracked changes (bản so sánh).

    Accepting all changes gives `new`, rejecting all gives `old`: proven before it is handed over. Without `date` the
    changes bear none, so that the same files give the same bytes. The document's own data is not in the file: it would
    speak for one version only.

    Raises `FileAccessError`, `UnreadableInputError`, `UnsafeInputError` for the files, `InputError` for the author,
    `RedlineError` when the proof fails.
    """
    from docgen.comparing import compare_documents
    from docgen.contracts.properties import DATA_NAMESPACE

    return compare_documents(_read(old), _read(new), author=author, date=date, drop_data=(DATA_NAMESPACE,))


def brief(redline: Redline) -> str:
    """A redline → one page of Markdown (tóm tắt thay đổi): numbers, dates, citations, then the places one by one."""
    from docgen.comparing import brief as brief_of

    return brief_of(redline)


def _read(source: bytes | str | os.PathLike[str]) -> bytes:
    from docgen.files import read_bytes
    from docgen.ooxml.guard import MAX_FILE_BYTES

    return source if isinstance(source, bytes) else read_bytes(Path(source), limit=MAX_FILE_BYTES)
