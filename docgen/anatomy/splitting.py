"""Turns the lines of a file into the documents it holds: main document, attached documents, appendices, a copy block."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from docgen.anatomy.lines import Column, is_centred, look_of
from docgen.anatomy.parsing import find_place_date, find_reference
from docgen.anatomy.results import PartKind
from docgen.anatomy.words import (
    find_appendix,
    find_type,
    is_attachment_reference,
    is_authority,
    is_circulation,
    is_copy_form,
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
_TITLE_LINES: Final = 12
_LOOK_AHEAD: Final = 15
_SAMPLE: Final = re.compile(r"(?:mau|bieu mau|bieu)\b")


@dataclass(frozen=True, slots=True)
class PartSpan:
    """One document of the file as lines `start` to `end` (exclusive)."""

    kind: PartKind
    start: int
    end: int
    confidence: float
    reason: str


def split_parts(lines: Sequence[Line]) -> tuple[PartSpan, ...]:
    """The documents of a file in order. Lines before the first one belong to none."""
    starts: dict[int, PartSpan] = {}
    for span in (*_with_national_title(lines), *_appendices(lines), *_copies(lines)):
        starts.setdefault(span.start, span)
    for span in (*_issued_with_another(lines, starts), *_after_signature(lines, starts)):
        starts.setdefault(span.start, span)
    if not starts and lines:
        return (_whole(lines),)
    spans = [starts[start] for start in sorted(starts)]
    if spans[0].kind is not PartKind.MAIN and _has_substance(lines[: spans[0].start]):
        spans.insert(0, _whole(lines))
    spans = _without_inner_titles(lines, spans)
    ends = [*(span.start for span in spans[1:]), len(lines)]
    return tuple(replace(span, end=end) for span, end in zip(spans, ends, strict=True))


def _whole(lines: Sequence[Line]) -> PartSpan:
    return PartSpan(
        PartKind.MAIN, 0, len(lines), 0.5, "Không thấy Quốc hiệu; coi phần chữ từ đầu tệp là văn bản chính chưa có phần đầu."
    )


def _has_substance(lines: Sequence[Line]) -> bool:
    """Whether the lines before the first recognised part are a document of their own, not a mark or a note."""
    return sum(not line.is_blank for line in lines) > 2 or any(is_file_copy(line) for line in lines)  # noqa: PLR2004


def _with_national_title(lines: Sequence[Line]) -> list[PartSpan]:
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
        if is_first and start and not _has_substance(lines[:start]):
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
    for line in lines[start : national + 2 * _LOOK_AHEAD]:
        if line.index > national + 1 and is_national(line):
            break
        numbered = numbered or any(
            find_reference(piece) is not None or find_place_date(piece) is not None for piece in _tabbed(line)
        )
        attached = attached or (is_attachment_reference(line) and (is_centred(line) or look_of(line).italic))
    end = len(lines)
    if attached and not numbered:
        reason = "Có Quốc hiệu, không có số và ngày, có chỉ dẫn “Kèm theo”: văn bản ban hành kèm theo văn bản khác."
        return PartSpan(PartKind.ATTACHED, start, end, 0.9, reason)
    if is_first:
        return PartSpan(PartKind.MAIN, start, end, 0.95, "Phần đầu có Quốc hiệu, đứng trước nhất trong tệp.")
    if numbered:
        return PartSpan(PartKind.MAIN, start, end, 0.8, "Có Quốc hiệu cùng số hoặc ngày riêng: một văn bản khác trong cùng tệp.")
    reason = "Có Quốc hiệu nhưng không có số, ngày và không phải văn bản đầu tệp: coi là văn bản kèm theo."
    return PartSpan(PartKind.ATTACHED, start, end, 0.6, reason)


def _tabbed(line: Line) -> Sequence[Line]:
    from docgen.anatomy.columns import pieces_of  # noqa: PLC0415 - columns build on the shapes of a header

    return pieces_of(line)


def _appendices(lines: Sequence[Line]) -> list[PartSpan]:
    spans: list[PartSpan] = []
    least = 0
    for line in lines:
        if line.index < least or find_appendix(line) is None or line.column is not Column.FULL:
            continue
        proof = _proof_of_appendix(lines, line)
        if not proof:
            continue
        start = _page_start(lines, line.index, least)
        least = line.index + 1
        confidence = 0.95 if len(proof) > 1 else 0.8
        spans.append(PartSpan(PartKind.APPENDIX, start, len(lines), confidence, f"Dòng “{line.words}” {', '.join(proof)}."))
    return spans


def _proof_of_appendix(lines: Sequence[Line], line: Line) -> tuple[str, ...]:
    """What makes a line “Phụ lục …” a heading and not a mention; empty when nothing does."""
    proof: list[str] = []
    if is_centred(line):
        proof.append("nằm giữa trang")
    if look_of(line).bold:
        proof.append("in đậm")
    if line.new_page or _follows_page_start(lines, line.index):
        proof.append("mở đầu một trang")
    if any(is_attachment_reference(below) for below in lines[line.index + 1 : line.index + 9]):
        proof.append("có chỉ dẫn “Kèm theo” bên dưới")
    # A list of appendices at the end of a body is bold or centred at most, and never followed by a reference line.
    strong = len(proof) > 1 or (proof and proof[0] != "in đậm")
    return tuple(proof) if strong else ()


def _follows_page_start(lines: Sequence[Line], index: int) -> bool:
    while index > 0 and not lines[index].new_page and (lines[index - 1].is_blank or is_signing_info(lines[index - 1])):
        index -= 1
    return index == 0 or lines[index].new_page


def _page_start(lines: Sequence[Line], index: int, least: int) -> int:
    """Back over blank lines and the text of a digital signature to where the page begins."""
    start = index
    while start > least and not lines[start].new_page:
        above = lines[start - 1]
        if not (above.is_blank or is_signing_info(above)) or above.table != -1:
            break
        start -= 1
    return start


def _copies(lines: Sequence[Line]) -> list[PartSpan]:
    """“SAO Y”, “SAO LỤC”, “TRÍCH SAO” below a document make a copy of it; at its top they are a digital signature."""
    spans = []
    for line in lines:
        if is_copy_form(line) and any(is_file_copy(above) for above in lines[max(0, line.index - 200) : line.index]):
            start = line.table_start if line.cells else line.index
            reason = f"Dòng “{line.words}” đứng sau khối chữ ký của văn bản được sao."
            spans.append(PartSpan(PartKind.COPY, start, len(lines), 0.9, reason))
    return spans


def _issued_with_another(lines: Sequence[Line], starts: dict[int, PartSpan]) -> list[PartSpan]:
    """Documents known only by their “(Kèm theo …)” below a title of their own: no Quốc hiệu, no word “Phụ lục”."""
    spans: list[PartSpan] = []
    ordered = sorted(starts)
    for line in lines:
        if not is_attachment_reference(line) or not line.words.startswith("(") or not is_centred(line) or line.table != -1:
            continue
        start = _title_start(lines, line.index)
        place = bisect_right(ordered, line.index)
        owner = ordered[place - 1] if place else None
        belongs = owner is not None and (
            start <= owner + 2 or starts[owner].kind is not PartKind.MAIN and line.index - owner < 2 * _LOOK_AHEAD  # noqa: RUF021
        )
        if belongs or start == line.index or (spans and start <= spans[-1].start):
            continue
        title = lines[start]
        reason = f"Dòng “{title.words}” có chỉ dẫn “Kèm theo” bên dưới mà không có Quốc hiệu."
        spans.append(PartSpan(PartKind.ATTACHED, start, len(lines), 0.8 if find_type(title) else 0.6, reason))
    return spans


def _title_start(lines: Sequence[Line], index: int) -> int:
    start = index
    for above in reversed(lines[max(0, index - _TITLE_LINES) : index]):
        if above.table != -1 or lines[start].new_page:
            break
        if above.is_blank:
            continue
        if not is_centred(above) or is_rule(above):
            break
        start = above.index
        if find_type(above):
            break
    return start


def _after_signature(lines: Sequence[Line], starts: dict[int, PartSpan]) -> list[PartSpan]:
    """What begins a new page after the signature and names itself nothing is most likely an appendix."""
    files = [line.index for line in lines if is_file_copy(line) or is_recipients_label(line)]
    if not files:
        return []
    begin = next((line.index for line in lines[files[-1] :] if line.new_page and line.index > files[-1]), None)
    if begin is None:
        return []
    rest = [line for line in lines[begin:] if not line.is_blank]
    nearest = min((start for start in starts if start >= begin), default=len(lines))
    rest = [line for line in rest if line.index < nearest]
    if not rest or any(is_authority(line) for line in rest[:_LOOK_AHEAD]) or max(starts, default=0) > files[-1] + 1 > nearest:
        return []
    if len(rest) < 3 and not any(line.cells for line in rest):  # noqa: PLR2004 — a stray line is no document
        return []
    reason = "Bắt đầu trang mới sau khối chữ ký, không ghi “Phụ lục”: tạm coi là phụ lục."
    return [PartSpan(PartKind.APPENDIX, begin, len(lines), 0.4, reason)]


def _without_inner_titles(lines: Sequence[Line], spans: list[PartSpan]) -> list[PartSpan]:
    """Leaves out a Quốc hiệu inside an appendix: a sample form printed there is part of the appendix."""
    kept: list[PartSpan] = []
    for span in spans:
        inside = kept and kept[-1].kind is PartKind.APPENDIX and span.kind in {PartKind.MAIN, PartKind.ATTACHED}
        if inside and (_is_sample(lines, span) or not any(line.new_page for line in lines[kept[-1].start + 1 : span.start + 1])):
            continue
        kept.append(span)
    return kept


def _is_sample(lines: Sequence[Line], span: PartSpan) -> bool:
    """“Mẫu số 01”, “Mẫu 1.4 - …” right above a header says that a form is shown, not a document."""
    above = next((line for line in reversed(lines[max(0, span.start - 8) : span.start]) if not line.is_blank), None)
    return above is not None and _SAMPLE.match(above.folded) is not None
