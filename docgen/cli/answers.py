"""Folders and files named at the shell → the forms and reports among them, in one order."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

_ANSWERS: Final = {".xlsx", ".xlsm", ".xls", ".ods", ".docx", ".doc", ".rtf"}
"""Of a folder: forms, and reports of units that answered without the form"""


def answer_files(results: tuple[Path, ...], others: Iterable[Path | None]) -> list[Path]:
    """The forms and reports of folders and the files named.

    `others` are no answers though they may lie among them: the list of units, and what an earlier run wrote there.
    """
    apart = {path.resolve() for path in others if path is not None}
    found: list[Path] = []
    for path in results:
        if not path.is_dir():
            found.append(path)
            continue
        found += [
            each
            for each in sorted(path.iterdir())
            if each.suffix.lower() in _ANSWERS and not each.name.startswith(("~$", ".")) and each.resolve() not in apart
        ]
    return found
