"""What a Word file says, as an outline; and what this machine has to print it with."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docgen.office import FontStatus, OfficeStatus


def outline(source: bytes | str | os.PathLike[str]) -> str:
    """A .docx → its outline (dàn ý): about one line a paragraph, effective values, ready for a diff.

    Raises `FileAccessError`, `UnreadableInputError`, `UnsafeInputError`.
    """
    from docgen.ooxml import read_facts
    from docgen.ooxml.outline import show

    return show(read_facts(source if isinstance(source, bytes) else Path(source)))


def office_status() -> OfficeStatus:
    """Whether LibreOffice can be used, and which."""
    from docgen.office import probe

    return probe()


def font_status() -> FontStatus:
    """Which installed font stands in for Times New Roman when a PDF is made, and the Vietnamese letters it lacks."""
    from docgen.office import probe_font

    return probe_font()
