"""A title → the lines it is set in, and the same words with line breaks where they fall between words."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.contracts import Typesetting
from docgen.typography import balance_lines

SUBJECT_SHARE = 0.86
"""Share of the text width a centred subject may fill before it takes another line: it should look like a title."""


def centred_lines(text: str, page: Typesetting, *, size_pt: float, bold: bool = True) -> tuple[str, ...]:
    """A centred title in even lines; line breaks of the author are kept."""
    return tuple(
        line
        for part in text.split("\n")
        for line in balance_lines(part, width_pt=SUBJECT_SHARE * page.text_width_pt, size_pt=size_pt, bold=bold)
    )


def set_lines(text: str, lines: Sequence[str]) -> str:
    """`text` with the line breaks of `lines`, wherever they fall between words.

    A word too long for its line, or a break after a hyphen, is left to the word processor: a line break in the middle
    of a word would come back as a blank when the file is read.
    """
    return "\n".join(lines) if " ".join(lines) == text.replace("\n", " ") else text
