"""Turns the lines of a file into the documents it holds: main, attached, appendices, a copy block."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from docgen.anatomy.columns import pieces_of
from docgen.anatomy.header_starts import PartSpan, has_substance, parts_with_national_title
from docgen.anatomy.lines import Column, is_centred, look_of
from docgen.anatomy.parsing import find_reference
from docgen.anatomy.results import PartKind
from docgen.anatomy.words import (
    LABEL,
    SHORT,
    find_appendix,
    find_type,
    is_addressee_label,
    is_attachment_reference,
    is_authority,
    is_copy_form,
    is_file_copy,
    is_recipients_label,
    is_rule,
    is_signing_info,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.anatomy.lines import Line

_TITLE_LINES: Final = 12
_LOOK_AHEAD: Final = 15
_SAMPLE: Final = re.compile(r"(?:mau|bieu mau|bieu)\b")


def split_parts(lines: Sequence[Line]) -> tuple[PartSpan, ...]:
    """The documents of a file in order. Lines before the first one belong to none."""
    starts: dict[int, PartSpan] = {}
    for span in (*parts_with_national_title(lines), *_appendices(lines), *_copies(lines)):
        starts.setdefault(span.start, span)
    for span in (*_issued_with_another(lines, starts), *_after_signature(lines, starts)):
        starts.setdefault(span.start, span)
    if not starts:
        return (_whole(lines),) if lines else ()
    spans = [starts[start] for start in sorted(starts)]
    if spans[0].kind is not PartKind.MAIN and has_substance(lines[: spans[0].start]):
        spans.insert(0, _whole(lines))
    spans = _without_inner_titles(lines, spans)
    ends = [*(span.start for span in spans[1:]), len(lines)]
    return tuple(replace(span, end=end) for span, end in zip(spans, ends, strict=True))


def _whole(lines: Sequence[Line]) -> PartSpan:
    return PartSpan(
        PartKind.MAIN,
        0,
        len(lines),
        0.5,
        "Không thấy Quốc hiệu; coi phần chữ từ đầu tệp là văn bản chính chưa có phần đầu.",
    )


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
        spans.append(
            PartSpan(PartKind.APPENDIX, start, len(lines), confidence, f"Dòng “{line.words}” {', '.join(proof)}.")
        )
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
    spans: list[PartSpan] = []
    for line in lines:
        if is_copy_form(line) and any(is_file_copy(above) for above in lines[max(0, line.index - 200) : line.index]):
            reason = f"Dòng “{line.words}” đứng sau khối chữ ký của văn bản được sao."
            spans.append(PartSpan(PartKind.COPY, _row_start(lines, line), len(lines), 0.9, reason))
    return spans


def _row_start(lines: Sequence[Line], line: Line) -> int:
    """The first line of a table row: two tables without a paragraph between them are one to Word."""
    start = line.index
    while line.cells and start > line.table_start and lines[start - 1].cells[0].row == line.cells[0].row:
        start -= 1
    return start


def _issued_with_another(lines: Sequence[Line], starts: dict[int, PartSpan]) -> list[PartSpan]:
    """Documents known only by their “(Kèm theo …)” below a title of their own: no Quốc hiệu, no word “Phụ lục”."""
    spans: list[PartSpan] = []
    ordered = sorted(starts)
    for line in lines:
        if (
            not is_attachment_reference(line)
            or not line.words.startswith("(")
            or not is_centred(line)
            or line.table != -1
        ):
            continue
        start = _title_start(lines, line.index)
        place = bisect_right(ordered, line.index)
        owner = ordered[place - 1] if place else None
        belongs = owner is not None and (
            start <= owner + 2
            or _is_own_head(lines[owner:start])
            or (starts[owner].kind is not PartKind.MAIN and line.index - owner < 2 * _LOOK_AHEAD)
        )
        if belongs or start == line.index or (spans and start <= spans[-1].start):
            continue
        title = lines[start]
        reason = f"Dòng “{title.words}” có chỉ dẫn “Kèm theo” bên dưới mà không có Quốc hiệu."
        spans.append(PartSpan(PartKind.ATTACHED, start, len(lines), 0.8 if find_type(title) else 0.6, reason))
    return spans


def _is_own_head(lines: Sequence[Line]) -> bool:
    """Whether the lines above a title are only the header of its own document, with its number, date and Quốc hiệu."""
    if not any(find_reference(piece) for line in lines for piece in pieces_of(line)):
        return False
    return not any(
        find_type(line) or is_addressee_label(line) or is_recipients_label(line) or is_file_copy(line) or _is_text(line)
        for line in lines
    )


def _is_text(line: Line) -> bool:
    return len(line.words) > SHORT or (line.table == -1 and LABEL.match(line.folded) is not None)


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
    if (
        not rest
        or any(is_authority(line) for line in rest[:_LOOK_AHEAD])
        or max(starts, default=0) > files[-1] + 1 > nearest
    ):
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
        if inside and (
            _is_sample(lines, span) or not any(line.new_page for line in lines[kept[-1].start + 1 : span.start + 1])
        ):
            continue
        kept.append(span)
    return kept


def _is_sample(lines: Sequence[Line], span: PartSpan) -> bool:
    """“Mẫu số 01”, “Mẫu 1.4 - …” right above a header says that a form is shown, not a document."""
    above = next((line for line in reversed(lines[max(0, span.start - 8) : span.start]) if not line.is_blank), None)
    return above is not None and _SAMPLE.match(above.folded) is not None
