"""Turns a file docgen made into one whose dashes are set as another file has them: no blank before one is a change."""

from __future__ import annotations

import re
from typing import Final

from docgen.ooxml.package import open_package, write_package

_KEPT: Final = re.compile("\u00a0(?=(?:-|–) )".encode())
"""As docgen prints `chính trị - xã hội`; a pattern of bytes, so that no part has to be decoded."""
_TEXTS: Final = "wordprocessingml"


def with_dashes_of(other: bytes, made: bytes) -> bytes:
    """`made`, its dashes free to begin a line when those of `other` are.

    People write plain blanks there; compared with their file, the same words would differ at every dash.

    Raises:
        UnreadableInputError, UnsafeInputError: one of the files is no sound Word file.
    """
    theirs, ours = open_package(other), open_package(made)
    if _KEPT.search(theirs.parts[theirs.main_document]):
        return made
    return write_package(
        {
            name: _KEPT.sub(b" ", data) if _TEXTS in ours.content_type(name) else data
            for name, data in ours.parts.items()
        }
    )
