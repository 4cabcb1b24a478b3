"""Turns a line of two columns typed with tabs or spaces into its two pieces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docgen.anatomy.lines import Column, cut, visible_text
from docgen.anatomy.parsing import find_place_date, find_reference
from docgen.anatomy.signing import is_stopped_title
from docgen.anatomy.words import (
    find_type,
    is_authority,
    is_copy_form,
    is_file_copy,
    is_letter_subject,
    is_motto,
    is_national,
    is_party_title,
    is_person_name,
    is_recipients_label,
    is_rule,
    is_signature_note,
    is_title_line,
)

if TYPE_CHECKING:
    from docgen.anatomy.lines import Line

_GAP: Final = re.compile(r"[ \u00a0]*\t[\t \u00a0]*|[ \u00a0]{4,}")
_MOST_GAPS: Final = 12
_MANY_SPACES: Final = 10
_FAR_RIGHT: Final = 3000
"""Twips of indent (over 5 cm) that put a line into the right half of the page."""


def _gaps(line: Line) -> list[tuple[int, int]]:
    """The wide gaps between words of a line, in the paragraph's text."""
    text = visible_text(line.paragraph)[line.start : line.end]
    if "\t" not in text and "    " not in text.replace("\u00a0", " "):
        return []
    found = [(line.start + match.start(), line.start + match.end()) for match in _GAP.finditer(text)]
    return [
        (start, end)
        for start, end in found[:_MOST_GAPS]
        if visible_text(line.paragraph)[line.start : start].strip()
        and visible_text(line.paragraph)[end : line.end].strip()
    ]


def pieces_of(line: Line) -> tuple[Line, ...]:
    """A line of a header: its two columns when words of a box stand at both sides of a gap, else the line itself."""
    if line.cells and line.column is not Column.FULL:
        return (line,)
    for start, end in _gaps(line):
        left, right = cut(line, line.start, start, Column.LEFT), cut(line, end, line.end, Column.RIGHT)
        if _is_head_words(right) or (_ends_left(left) and not find_place_date(left)):
            return (left, right)
    return (line,)


def _is_head_words(line: Line) -> bool:
    return (
        is_national(line)
        or is_motto(line)
        or is_party_title(line)
        or is_rule(line)
        or is_copy_form(line)
        or (find_place_date(line) is not None and line.words[:1].isalpha() and "," in line.words)
        or find_reference(line) is not None
    )


def _ends_left(line: Line) -> bool:
    return is_national(line) or is_motto(line) or is_rule(line)


def end_pieces_of(line: Line) -> tuple[Line, ...]:
    """A line of the end block: its two columns when it has a wide gap with words of that block beside it."""
    if line.cells and line.column is not Column.FULL:
        return (line,)
    for start, end in _gaps(line):
        left, right = cut(line, line.start, start, Column.LEFT), cut(line, end, line.end, Column.RIGHT)
        if _is_left_end(left) and _is_right_end(right):
            return (left, right)
    return (line,)


def _is_left_end(line: Line) -> bool:
    return is_recipients_label(line) or is_file_copy(line) or line.words[:1] in "-+*•" or _is_right_end(line)


def _is_right_end(line: Line) -> bool:
    return (
        is_authority(line)
        or is_title_line(line)
        or is_stopped_title(line)
        or is_person_name(line)
        or is_signature_note(line)
        or is_rule(line)
    )


def side_of(line: Line) -> Column:
    """The half of the page an uncut line of a two-column text stands in."""
    look = line.paragraph.format
    text = visible_text(line.paragraph)[line.start : line.end]
    begins = text[: len(text) - len(text.lstrip())]
    indented = look.indent_left + look.indent_first > _FAR_RIGHT
    if begins.count("\t") or len(begins) >= _MANY_SPACES or indented or look.alignment == "right":
        return Column.RIGHT
    return Column.LEFT


def is_header_word(line: Line) -> bool:
    """Whether a line can only stand in a header."""
    return (
        is_national(line)
        or is_motto(line)
        or is_rule(line)
        or is_letter_subject(line)
        or find_reference(line) is not None
        or find_place_date(line) is not None
    )


def is_type_line(line: Line) -> bool:
    """Whether a line is a type name printed as a title: in capitals, nothing else on it."""
    return find_type(line) is not None and is_title_line(line)
