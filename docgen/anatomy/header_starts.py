"""Turns each Quốc hiệu of a file into the document whose header it stands in, and where that header begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docgen.anatomy.columns import pieces_of
from docgen.anatomy.lines import is_centred, look_of
from docgen.anatomy.parsing import find_place_date, find_reference
from docgen.anatomy.results import PartKind
from docgen.anatomy.words import (
    is_attachment_reference,
    is_authority,
    is_circulation,
    is_draft_note,
    is_file_copy,
    is_letter_subject,
    is_national,
    is_recipients_label,
    is_rule,
    is_secrecy,
    is_signature_note,
    is_signing_info,
    is_title_line,
    is_urgency,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.anatomy.lines import Line

_LINES_ABOVE: Final = 14
"""Most lines of a header that may stand above the Quốc hiệu where no table holds them together."""
_HEADER_ROWS: Final = 3
_HEADER_LINES: Final = 30
_FEW: Final = 2


@dataclass(frozen=True, slots=True)
class PartSpan:
    """One document of the file as lines `start` to `end` (exclusive)."""

    kind: PartKind
    start: int
    end: int
    confidence: float
    reason: str


def has_substance(lines: Sequence[Line]) -> bool:
    """Whether the lines before the first recognised part are a document of their own, not a mark or a note."""
    return sum(not line.is_blank for line in lines) > _FEW or any(is_file_copy(line) for line in lines)


def parts_with_national_title(lines: Sequence[Line]) -> list[PartSpan]:
    spans: list[PartSpan] = []
    least = 0
    last = -2
    for line in lines:
        if line.index <= last or line.index < least or not is_national(line) or _deep_in_table(line):
            continue
        start = _head_start(lines, line.index, least)
        least = line.index + 1
        last = line.index + 1
        is_first = not spans
        if is_first and start and not has_substance(lines[:start]):
            start = 0
        spans.append(_judge_head(lines, start, line.index, is_first=is_first))
    return spans


def _deep_in_table(line: Line) -> bool:
    """A Quốc hiệu in the fourth row of a table or further down is an example in a table of text."""
    return bool(line.cells) and line.cells[0].row >= _HEADER_ROWS


def _head_start(lines: Sequence[Line], national: int, least: int) -> int:
    """The first line of the header a Quốc hiệu belongs to."""
    line = lines[national]
    start = max(line.table_start if line.cells else national, least)
    budget = _LINES_ABOVE
    index = start
    while index > least and budget and not lines[index].new_page:
        above = lines[index - 1]
        if above.table != -1 and above.table == line.table:
            index -= 1
            continue
        if above.is_blank:
            index -= 1
            continue
        if not _may_stand_above(above):
            break
        index -= 1
        start = index
        budget -= 1
    # A blank line may carry the anchor of a drawn line or of a text box, or begin the page.
    while start > least and lines[start - 1].is_blank and not lines[start].new_page and lines[start - 1].table == -1:
        start -= 1
    return start


def _may_stand_above(line: Line) -> bool:
    """Whether a line above the Quốc hiệu can belong to the same header; the end of another document cannot."""
    if is_file_copy(line) or is_recipients_label(line) or is_authority(line) or is_signature_note(line):
        return False
    return (
        is_title_line(line)
        or is_rule(line)
        or line.in_textbox
        or _is_mark(line)
        or is_letter_subject(line)
        or find_reference(line) is not None
        or find_place_date(line) is not None
    )


def _is_mark(line: Line) -> bool:
    return is_secrecy(line) or is_urgency(line) or is_circulation(line) or is_draft_note(line) or is_signing_info(line)


def _judge_head(lines: Sequence[Line], start: int, national: int, *, is_first: bool) -> PartSpan:
    """A document of its own has a number or a date; one issued with another has “Kèm theo” in their stead."""
    numbered = attached = False
    for line in lines[start : national + _HEADER_LINES]:
        if line.index > national + 1 and is_national(line):
            break
        numbered = numbered or any(
            find_reference(piece) is not None or find_place_date(piece) is not None for piece in pieces_of(line)
        )
        attached = attached or (is_attachment_reference(line) and (is_centred(line) or look_of(line).italic))
    end = len(lines)
    if attached and not numbered:
        reason = "Có Quốc hiệu, không có số và ngày, có chỉ dẫn “Kèm theo”: văn bản ban hành kèm theo văn bản khác."
        return PartSpan(PartKind.ATTACHED, start, end, 0.9, reason)
    if is_first:
        return PartSpan(PartKind.MAIN, start, end, 0.95, "Phần đầu có Quốc hiệu, đứng trước nhất trong tệp.")
    if numbered:
        return PartSpan(
            PartKind.MAIN, start, end, 0.8, "Có Quốc hiệu cùng số hoặc ngày riêng: một văn bản khác trong cùng tệp."
        )
    reason = "Có Quốc hiệu nhưng không có số, ngày và không phải văn bản đầu tệp: coi là văn bản kèm theo."
    return PartSpan(PartKind.ATTACHED, start, end, 0.6, reason)
