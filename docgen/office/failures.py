"""Turns the ways LibreOffice fails into named errors, each with the documents concerned and what the program said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.errors import OfficeError

if TYPE_CHECKING:
    from collections.abc import Sequence


class _ProgramError(OfficeError):
    """A failure of the program: `documents` names those without a result, `detail` holds the end of its output."""

    def __init__(self, message: str, *, hint: str = "", documents: Sequence[str] = (), detail: str = "") -> None:
        super().__init__(message, hint=hint)
        self.documents = tuple(documents)
        self.detail = detail

    def to_dict(self) -> dict[str, object]:
        return {**super().to_dict(), "documents": list(self.documents), "detail": self.detail}


class OfficeAbsentError(_ProgramError):
    """There is no LibreOffice here, or it cannot be started."""

    code = "office-absent"


class OfficeTimeoutError(_ProgramError):
    """LibreOffice did not finish within the time limit and was ended with everything it had started."""

    code = "office-timeout"


class OfficeCrashedError(_ProgramError):
    """LibreOffice ended with an exit code that is not 0, or by a signal."""

    code = "office-crashed"


class OfficeSilentError(_ProgramError):
    """LibreOffice claimed success and left documents unwritten."""

    code = "office-silent"


class OfficeGarbageError(_ProgramError):
    """LibreOffice wrote files that are not of the format asked for."""

    code = "office-garbage"


def shorten_names(names: Sequence[str], most: int = 5) -> str:
    """The names for a sentence: all of a few, the first of many and the count of the rest."""
    shown = ", ".join(f"“{name}”" for name in names[:most])
    return shown if len(names) <= most else f"{shown} và {len(names) - most} tệp khác"
