"""Turns the lines below a title into the place where the end block (signature and recipients) begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docgen.anatomy.columns import end_pieces_of, side_of
from docgen.anatomy.lines import Column, is_centred, look_of
from docgen.anatomy.parsing import find_late_place_date
from docgen.anatomy.results import PartKind
from docgen.anatomy.words import (
    SHORT,
    is_authority,
    is_file_copy,
    is_person_name,
    is_recipients_label,
    is_rule,
    is_signature_note,
    is_title_line,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.anatomy.ledger import Ledger
    from docgen.anatomy.lines import Line

_BLOCK_LINES: Final = 40
_NARROWEST: Final = 0.2
"""Share of a table's width below which a cell holds no part of an end block."""
_MOST_SIGNERS: Final = 3
_PAIR: Final = 2
_NUMBERED: Final = re.compile(r"[ivxlc]{1,6}\s?[.)]|\d{1,2}\s?[.)]")


def find_end_start(lines: Sequence[Line], least: int, ledger: Ledger, *, kind: PartKind) -> int | None:
    """The first line of the end block, or None when the document has no signature and no recipients.

    A signature known only by the shape of its lines is none in an appendix, nor in a table of an attached document:
    those are signed by what they are attached to (Mẫu 1.3), and their lists of people look the same.
    """
    may_be_bare = kind is not PartKind.APPENDIX
    free = [
        place
        for place in range(least, len(lines))
        if not lines[place].is_blank and _is_wide(lines[place]) and ledger.is_free(lines[place])
    ]
    labels = [place for place in free if _is_label_line(lines[place])]
    place: int | None = None
    if labels:
        place = _find_label_of_block(lines, labels, may_be_bare=may_be_bare)
    if labels and place is not None:
        return _with_signature_above(lines, _table_start(lines, place, least), least)
    signs = [place for place in free if any(is_authority(piece) for piece in end_pieces_of(lines[place]))]
    if signs and len(lines) - signs[-1] < 2 * _BLOCK_LINES:
        return _with_signature_above(lines, _table_start(lines, signs[-1], least), least)
    files = [place for place in free if is_file_copy(lines[place]) and len(lines[place].words) < SHORT]
    if files and may_be_bare:
        start = files[-1]
        while start > least and (lines[start - 1].words[:1] in {"-", "+"} or lines[start - 1].is_blank):
            start -= 1
        return _with_signature_above(lines, _table_start(lines, start, least), least)
    if kind is PartKind.ATTACHED:
        free = [place for place in free if not lines[place].cells]
    return _find_bare_signature(lines, free, least) if may_be_bare else None


def _is_wide(line: Line) -> bool:
    """Outside a table, or in a cell wide enough for a block; a column of a table of text is none."""
    return not line.cells or line.cells[0].width >= _NARROWEST * line.cells[0].table_width


def _is_label_line(line: Line) -> bool:
    return is_recipients_label(line) or any(is_recipients_label(piece) for piece in end_pieces_of(line))


def _find_label_of_block(lines: Sequence[Line], labels: Sequence[int], *, may_be_bare: bool) -> int | None:
    """The last “Nơi nhận” that is followed by a list; failing that the last one, if a bare one may count."""
    for place in reversed(labels):
        below = [line for line in lines[place + 1 : place + 8] if not line.is_blank]
        if any(line.words[:1] in {"-", "+"} or line.list_label for line in below):
            crowded = not may_be_bare and len(lines) - place > 2 * _BLOCK_LINES
            return None if crowded else place
    return labels[-1] if may_be_bare else None


def _table_start(lines: Sequence[Line], place: int, least: int) -> int:
    line = lines[place]
    if not line.cells:
        return place
    return max(line.table_start - lines[0].index, least) if _is_small_table(line) else place


def _is_small_table(line: Line) -> bool:
    """Whether a table is an end block; one that holds the whole document is not."""
    return line.index - line.table_start < 2 * _BLOCK_LINES


def _with_signature_above(lines: Sequence[Line], start: int, least: int) -> int:
    """Back over a signature that stands above “Nơi nhận”, by the shape of its lines."""
    place = start
    found = start
    names = 0
    own_table = lines[start].table if start < len(lines) else -1
    while place > least and start - place < _BLOCK_LINES:
        line = lines[place - 1]
        place -= 1
        if line.is_blank or is_rule(line):
            continue
        if line.cells and line.table != own_table:
            if not _is_signature_table(lines, line):
                break
            if (whole := _find_whole_table(lines, place, least)) is not None:
                place = found = whole
                continue
        pieces = end_pieces_of(line)
        if is_person_name(line) and len(pieces) == 1:
            names += 1
            stands = names == 1 or _stands_as_a_name(line) or (names == _PAIR and is_person_name(_below(lines, place)))
            if names > _MOST_SIGNERS or not stands:
                break
        elif not _may_stand_in_signature(line, pieces, has_name=names > 0):
            break
        found = place
    # A name alone is only the end of a sentence that was broken; without a title above it nothing was found.
    block = [line for line in lines[found:start] if not line.is_blank]
    if block and not any(
        is_title_line(piece) or is_signature_note(piece) for line in block for piece in end_pieces_of(line)
    ):
        found = start
    return _with_date_above(lines, found, least)


def _find_whole_table(lines: Sequence[Line], last: int, least: int) -> int | None:
    """The first line of the signature table that ends at `last`, where every word in it is of a signature.

    In such a table names need no look of their own: the secretary (thư ký) signs in the cell beside the chairman.
    """
    first = lines[last].table_start - lines[0].index
    if first < least:
        return None
    words = [line for line in lines[first : last + 1] if not line.is_blank and not is_rule(line)]
    signs = all(is_title_line(each) or is_person_name(each) or is_signature_note(each) for each in words)
    return first if signs and len(words) <= _BLOCK_LINES // 2 else None


def _below(lines: Sequence[Line], place: int) -> Line:
    """The next line with words; of two signers in a text without columns the names stand one below the other."""
    return next((line for line in lines[place + 1 :] if not line.is_blank), lines[place])


def _with_date_above(lines: Sequence[Line], start: int, least: int) -> int:
    """A date right above the block belongs to it, as on forms and on documents of schools and associations."""
    place = start - 1
    while place >= least and lines[place].is_blank:
        place -= 1
    return (
        place if place >= least and not lines[place].cells and find_late_place_date(lines[place]) is not None else start
    )


def _stands_as_a_name(line: Line) -> bool:
    return is_centred(line) or look_of(line).bold or side_of(line) is Column.RIGHT


def _may_stand_in_signature(line: Line, pieces: Sequence[Line], *, has_name: bool) -> bool:
    """A title, a note on the signature, a date; titles and dates count only above a name."""
    if len(pieces) > 1 or is_signature_note(line) or is_authority(line) or line.in_textbox:
        return True
    if not has_name:
        return False
    return (is_title_line(line) and not _NUMBERED.match(line.folded)) or find_late_place_date(line) is not None


def _is_signature_table(lines: Sequence[Line], line: Line) -> bool:
    table = [
        other
        for other in lines[max(line.table_start - lines[0].index, 0) :][:_BLOCK_LINES]
        if other.table == line.table
    ]
    words = [other for other in table if not other.is_blank]
    return any(is_authority(other) or is_signature_note(other) for other in words) or (
        any(is_title_line(other) and look_of(other).bold for other in words)
        and any(is_person_name(other) for other in words)
    )


def _find_bare_signature(lines: Sequence[Line], free: Sequence[int], least: int) -> int | None:
    """A signature without recipients: a title in capitals, a gap, a name, at the very end."""
    tail = free[-_BLOCK_LINES // 2 :]
    for place in reversed(tail):
        if not any(is_person_name(piece) for piece in end_pieces_of(lines[place])):
            continue
        line = lines[place]
        if line.cells:
            return _table_start(lines, place, least) if _is_signature_table(lines, line) else None
        above = [other for other in tail if other < place][-4:]
        if any(is_title_line(lines[other]) and not lines[other].cells for other in above):
            return _with_signature_above(lines, place + 1, least)
    return None
