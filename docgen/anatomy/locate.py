"""Turns the facts of a Word document into its anatomy: which words are which box of the decree's diagram, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.anatomy.addresses import Address, Stop, walk
from docgen.anatomy.appendix import locate_appendix_head
from docgen.anatomy.body import locate_body
from docgen.anatomy.boxes import Box
from docgen.anatomy.end import End, locate_end
from docgen.anatomy.end_start import find_end_start
from docgen.anatomy.head import Head, locate_head
from docgen.anatomy.header_starts import PartSpan
from docgen.anatomy.ledger import Ledger
from docgen.anatomy.lines import Line, read_lines, visible_text
from docgen.anatomy.margins import claim_margin_boxes, locate_page_numbers
from docgen.anatomy.missing import list_missing
from docgen.anatomy.results import Anatomy, BodyItem, BoxEntry, DocumentPart, Leftover, PageNumber, PartKind, RuleLine
from docgen.anatomy.rules import locate_rules
from docgen.anatomy.scope import Letters, count_letters, judge_scope
from docgen.anatomy.splitting import split_parts
from docgen.anatomy.title import Title, locate_title
from docgen.anatomy.words import is_draft_note, is_party_title, is_rule
from docgen.vietnamese.text import normalise_text, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docgen.ooxml.facts import DocumentFacts


def locate_boxes(facts: DocumentFacts, stops: Sequence[Stop] | None = None) -> Anatomy:
    """The anatomy of a document: its components by box ("ô số", Phụ lục I, Phần I, Mục IV), each with its reason.

    Every document has an anatomy. What fits no component is a leftover; what was looked for in vain is named missing.
    `stops` is the walk over the facts, when the caller has made it already.
    """
    lines, margins = read_lines(facts, tuple(walk(facts)) if stops is None else stops)
    letters = count_letters(lines)
    readings = [_read_part(facts, lines, span) for span in split_parts(lines)]
    page_numbers = locate_page_numbers(facts, margins)
    margin_ledger = _claim_margins(margins, page_numbers, has_parts=bool(readings))
    parts = [
        _part(reading, around, letters)
        for reading, around in zip(readings, _shared_out(readings, margin_ledger), strict=True)
    ]
    return Anatomy(
        scope=judge_scope(facts, lines, parts, letters),
        parts=tuple(parts),
        page_numbers=page_numbers,
        leftovers=(*_body_leftovers(lines, readings), *_margin_leftovers(margins, margin_ledger)),
        notes=_notes(parts, letters),
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the stages found in one part. `text_start` and `text_end` bound its body within `lines`."""

    span: PartSpan
    lines: Sequence[Line]
    ledger: Ledger
    head: Head
    title: Title
    end: End
    body: tuple[BodyItem, ...]
    rules: tuple[RuleLine, ...]
    is_first: bool


def _read_part(facts: DocumentFacts, all_lines: Sequence[Line], span: PartSpan) -> _Reading:
    """The stages of one part: header, title, end block, and the body between them; rule lines last."""
    lines = all_lines[span.start : span.end]
    ledger = Ledger()
    if span.kind is PartKind.APPENDIX:
        head = Head(0)
        title = Title(locate_appendix_head(lines, ledger))
    else:
        head = locate_head(lines, ledger)
        title = _read_title(lines, head, ledger, kind=span.kind)
    start = find_end_start(lines, title.end, ledger, kind=span.kind)
    end = locate_end(lines, start, ledger) if start is not None else End(len(lines))
    body = () if span.kind is PartKind.COPY else locate_body(lines[title.end : end.start], ledger)
    ruled = (*head.pieces, *lines[head.end : title.end + 1])
    rules = locate_rules(ruled, ledger, facts.sections)
    return _Reading(span, lines, ledger, head, title, end, body, rules, is_first=span.start == 0)


def _read_title(lines: Sequence[Line], head: Head, ledger: Ledger, *, kind: PartKind) -> Title:
    if kind is PartKind.COPY:
        return Title(head.end)
    found = {entry.box for entry in ledger.entries}
    expects_type = Box.NATIONAL_TITLE in found and Box.LETTER_SUBJECT not in found
    return locate_title(lines, head.end, ledger, expects_type=expects_type)


def _claim_margins(margins: Sequence[Line], page_numbers: Sequence[PageNumber], *, has_parts: bool) -> Ledger:
    """Page numbers, and the boxes in headers and footers when there is a document they can belong to."""
    ledger = Ledger()
    by_address = {line.address: line for line in margins}
    done: set[Address] = set()
    for number in page_numbers:
        entry = number.entry
        line = by_address.get(entry.address)
        if line is not None and entry.address not in done:
            done.add(entry.address)
            ledger.claim_span(line, entry.start, entry.end, (Box.PAGE_NUMBER, entry.confidence, entry.reason))
    if has_parts:
        claim_margin_boxes(margins, ledger)
    return ledger


def _shared_out(readings: Sequence[_Reading], margins: Ledger) -> list[list[BoxEntry]]:
    """The marks and addresses of headers and footers, each given to the first part that has a page of that section."""
    owners: dict[int, int] = {}
    for place, reading in enumerate(readings):
        for section in {line.address.section for line in reading.lines}:
            owners.setdefault(section, place)
    around: list[list[BoxEntry]] = [[] for _ in readings]
    for entry in margins.entries:
        if entry.box is not Box.PAGE_NUMBER:
            around[owners.get(entry.address.section, 0)].append(entry)
    return around


def _part(reading: _Reading, around: Sequence[BoxEntry], letters: Letters) -> DocumentPart:
    sections = tuple(sorted({line.address.section for line in reading.lines}))
    own = reading.ledger.entries
    entries = tuple(sorted((*own, *around), key=lambda entry: (entry.address, entry.start)))
    found = {entry.box for entry in entries}
    is_letter = Box.TYPE_NAME not in found and bool(found & {Box.LETTER_SUBJECT, Box.ADDRESSEE_LABEL})
    note = "Phần lớn chữ dùng phông cũ nên chưa đọc được." if letters.is_mostly_legacy else ""
    return DocumentPart(
        kind=reading.span.kind,
        confidence=reading.span.confidence,
        reason=reading.span.reason,
        entries=entries,
        body=reading.body,
        rules=reading.rules,
        signers=reading.end.signers,
        missing=list_missing(reading.span.kind, found, is_letter=is_letter, note=note),
        sections=sections,
        type_name=reading.title.type_name or ("Công văn" if is_letter and reading.span.kind is PartKind.MAIN else ""),
        reference=reading.head.reference,
        place_date=reading.head.place_date or reading.end.place_date,
    )


def _body_leftovers(lines: Sequence[Line], readings: Sequence[_Reading]) -> Iterator[Leftover]:
    first = readings[0].span.start if readings else len(lines)
    for line in lines[:first]:
        if not line.is_blank:
            yield _leftover(line, line.start, line.end, "Đứng trước phần đầu của văn bản.")
    for reading in readings:
        for place, line in enumerate(reading.lines):
            if line.is_blank:
                continue
            for start, end in reading.ledger.gaps(line):
                yield _leftover(line, start, end, _why(line, place, reading))


def _why(line: Line, place: int, reading: _Reading) -> str:
    if is_rule(line):
        return "Dãy ký tự gõ thay đường kẻ, không nằm dưới thành phần nào."
    if is_draft_note(line):
        return "Ghi chú dự thảo, không phải thành phần thể thức."
    if is_party_title(line):
        return "Tiêu đề của văn bản Đảng, không có trong thể thức văn bản hành chính."
    if place < reading.title.end:
        return "Ở phần đầu nhưng không giống thành phần nào."
    if place >= reading.end.start:
        return "Ở khối chữ ký hoặc sau đó, không giống thành phần nào."
    return "Không giống thành phần nào."


def _leftover(line: Line, start: int, end: int, reason: str) -> Leftover:
    words = squeeze(normalise_text(visible_text(line.paragraph)[start:end]))
    return Leftover(line.address, line.place, start, end, words, reason)


def _margin_leftovers(margins: Sequence[Line], ledger: Ledger) -> Iterator[Leftover]:
    for line in margins:
        if line.is_blank:
            continue
        story = line.address.story
        if story == "note":
            reason = "Cước chú hoặc chú thích cuối."
        else:
            reason = f"Chữ ở {'đầu' if story.startswith('header') else 'chân'} trang, không giống thành phần nào."
        for start, end in ledger.gaps(line):
            yield _leftover(line, start, end, reason)


def _notes(parts: Sequence[DocumentPart], letters: Letters) -> tuple[str, ...]:
    notes: list[str] = []
    if letters.encodings:
        names = ", ".join(letters.encodings)
        notes.append(f"Có chữ dùng phông cũ ({names}), không phải Unicode: cần chuyển mã sang Unicode trước.")
    mains = sum(part.kind is PartKind.MAIN for part in parts)
    if mains > 1:
        notes.append(f"Tệp chứa {mains} văn bản độc lập; phạm vi được xét theo văn bản đầu tiên.")
    return tuple(notes)
