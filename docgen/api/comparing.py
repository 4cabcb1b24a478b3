"""Two Word files → one with tracked changes, and a page on what changed."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docgen.comparing import Redline
    from docgen.lifecycle.ledger import Ledger

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


def brief(redline: Redline, ledger: Ledger | None = None) -> str:
    """A redline → one page of Markdown (tóm tắt thay đổi): what still needs a decision, then what changed, where.

    With the ledger of a rollover its open questions stand there too, beside the open slots of the new version.
    """
    from docgen.comparing import OpenQuestion
    from docgen.comparing import brief as brief_of

    if ledger is None:
        return brief_of(redline)
    asked: dict[tuple[str, str], OpenQuestion] = {}
    for entry in ledger.entries:
        if entry.is_open and not entry.leaves_a_slot:
            offer = f", gợi ý «{entry.suggestion}»" if entry.suggestion else ""
            words = f"«{entry.before}» nay ghi «{entry.after}»" if entry.is_change else f"«{entry.before}» giữ như cũ"
            first = asked.get((words + offer, entry.reason))
            times, place = (first.times + 1, first.place) if first else (1, entry.place)
            asked[words + offer, entry.reason] = OpenQuestion(words + offer, times, place, entry.reason)
    return brief_of(redline, tuple(asked.values()))


def _read(source: bytes | str | os.PathLike[str]) -> bytes:
    from docgen.files import read_bytes
    from docgen.ooxml.guard import MAX_FILE_BYTES

    return source if isinstance(source, bytes) else read_bytes(Path(source), limit=MAX_FILE_BYTES)
