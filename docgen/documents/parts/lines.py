"""A title → the lines it is set in, and the same words with line breaks where they fall between words."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.contracts import Typesetting
from docgen.typography import balance_lines, text_width

SUBJECT_SHARE = 0.86
"""Share of the text width a centred subject may fill before it takes another line: it should look like a title."""


LINE_OPENERS = frozenset(["và", "về", "của", "cho", "với", "trong", "tại", "theo", "năm"])
"""Words that read better at the head of the next line than at the end of one: `… bình đẳng giới / và vì sự tiến bộ`."""


def centred_lines(text: str, page: Typesetting, *, size_pt: float, bold: bool = True) -> tuple[str, ...]:
    """A centred title in even lines; line breaks of the author are kept."""
    return even_lines(text, SUBJECT_SHARE * page.text_width_pt, size_pt=size_pt, bold=bold)


def even_lines(text: str, width: float, *, size_pt: float, bold: bool = False) -> tuple[str, ...]:
    """A text centred in a column `width` points wide, in even lines; line breaks of the author are kept."""
    return tuple(
        line
        for part in text.split("\n")
        for line in _open_well(
            balance_lines(part, width_pt=width, size_pt=size_pt, bold=bold), width, size_pt, bold=bold
        )
    )


def _open_well(lines: Sequence[str], width_pt: float, size_pt: float, *, bold: bool) -> list[str]:
    """The lines with a lone conjunction moved from the end of one to the head of the next, where there is room."""
    result = list(lines)
    for index in range(len(result) - 1):
        stem, _, last = result[index].rpartition(" ")
        moved = f"{last} {result[index + 1]}"
        if stem and last in LINE_OPENERS and text_width(moved, size_pt=size_pt, bold=bold) <= width_pt:
            result[index], result[index + 1] = stem, moved
    return result


def set_lines(text: str, lines: Sequence[str]) -> str:
    """`text` with the line breaks of `lines`, wherever they fall between words.

    A word too long for its line, or a break after a hyphen, is left to the word processor: a line break in the middle
    of a word would come back as a blank when the file is read.
    """
    return "\n".join(lines) if " ".join(lines) == text.replace("\n", " ") else text
