"""Turns box 5a into breaches: tên loại and trích yếu missing, in capitals, with “V/v” or a full stop."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.anatomy.boxes import Box
from docgen.anatomy.results import PartKind
from docgen.contracts.rule import Breach, Examination, Skip
from docgen.diagnostics import Severity
from docgen.ooxml.edits import RunEdit
from docgen.vietnamese.text import comparison_key
from templates_nd30.rules.component_text import text_of
from templates_nd30.rules.looks import letters_of_entry, printed_text
from templates_nd30.rules.number_text import is_letter
from templates_nd30.rules.rule_lines import why_absent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.anatomy.results import BoxEntry, DocumentPart

_WITHOUT_SUBJECT = frozenset(comparison_key(name) for name in ("Giấy giới thiệu", "Giấy nghỉ phép"))
_SHORT_PREFIX = re.compile(r"v\s?/\s?v\s*[:.]?\s*(?P<again>(?:về\s+việc|v\s?/\s?v)\s*[:.]?\s*)?", re.IGNORECASE)
_FEW_LETTERS = 8
"""A subject of a word or two in capitals may be nothing but abbreviations."""


def _mains(x: Examination) -> list[DocumentPart]:
    return [part for part in x.anatomy.parts if part.kind is PartKind.MAIN]


def look_missing_type(x: Examination) -> Iterator[Breach | Skip]:
    """A document with a name that is not printed."""
    mains = _mains(x)
    if not mains:
        yield Skip("tệp chỉ có phụ lục, không có văn bản chính")
    for part in mains:
        missing = part.find_missing(Box.TYPE_NAME)
        if missing is not None and not is_letter(part):
            yield Breach(
                message=f"Văn bản không có tên loại, cũng không có trích yếu «V/v» của công văn. {missing.reason}",
                measured="không có",
                required="KẾ HOẠCH",
                # Đơn, phiếu and what else an office makes of its own may have no title the decree knows.
                severity=Severity.WARN,
            )


def _is_below(part: DocumentPart) -> bool:
    """Whether the text begins with “Về việc …”: a subject that looks like text is there all the same."""
    return bool(part.body) and part.body[0].entry.words.lower().startswith("về việc")


def look_missing_subject(x: Examination) -> Iterator[Breach | Skip]:
    """Nothing below the type name; giấy giới thiệu and giấy nghỉ phép have no subject (Mẫu 1.8, 1.10)."""
    parts = [part for part in _mains(x) if part.of(Box.TYPE_NAME) and not is_letter(part)]
    if not parts:
        yield why_absent(x, Box.TYPE_NAME)
    for part in parts:
        missing = part.find_missing(Box.SUBJECT)
        if missing is not None and comparison_key(part.type_name) not in _WITHOUT_SUBJECT and not _is_below(part):
            yield Breach(
                message=f"Dưới tên loại không có trích yếu nội dung. {missing.reason}",
                measured="không có",
                required="một câu hoặc cụm từ ngắn nêu nội dung chính",
                anchor=x.anchor_of(part.of(Box.TYPE_NAME)[0]),
                severity=Severity.WARN,
            )


def look_subject_case(x: Examination) -> Iterator[Breach | Skip]:
    """The whole subject in capitals; a line of it may well be abbreviations."""
    yield from capital_breaches(x, Box.SUBJECT)


def capital_breaches(x: Examination, box: Box) -> Iterator[Breach | Skip]:
    """A component printed in capitals from beginning to end. Which of them belong to names, nobody knows."""
    groups = [part.of(box) for part in x.anatomy.parts if part.of(box)]
    if not groups:
        yield why_absent(x, box)
    for entries in groups:
        printed = "".join(printed_text(x, entry) for entry in entries)
        letters = [letter for letter in printed if letter.isalpha()]
        if box is Box.LETTER_SUBJECT:
            letters = letters[2:]
        if len(letters) < _FEW_LETTERS or not all(letter.isupper() for letter in letters):
            continue
        yield Breach(
            message=f"{box.title[0].upper()}{box.title[1:]} in hoa toàn bộ; quy định chữ in thường.",
            measured="chữ in hoa",
            required="chữ in thường",
            anchor=x.anchor_of(entries[0]),
            edits=_without_caps(x, entries),
            confidence=min(entry.confidence for entry in entries),
        )


def _without_caps(x: Examination, entries: tuple[BoxEntry, ...]) -> tuple[RunEdit, ...]:
    """The font setting All caps taken away, when the letters themselves were typed small."""
    letters = [item for entry in entries for item in letters_of_entry(x, entry)]
    typed = "".join(x.paragraphs[item.paragraph].paragraph.text[item.start : item.end] for item in letters)
    if typed == typed.upper() or any(item.run.format.small_caps for item in letters):
        return ()
    return tuple(RunEdit(item.paragraph, item.start, item.end, caps=False) for item in letters if item.run.format.caps)


def look_short_prefix(x: Examination) -> Iterator[Breach | Skip]:
    """“V/v” in front of the subject of a named document."""
    groups = [part.of(Box.SUBJECT) for part in x.anatomy.parts if part.of(Box.SUBJECT)]
    if not groups:
        yield why_absent(x, Box.SUBJECT)
    for entries in groups:
        text = text_of(x, entries[0])
        match = _SHORT_PREFIX.match(text.text)
        if match is None:
            continue
        yield Breach(
            message="Trích yếu của văn bản có tên loại không mở đầu bằng «V/v».",
            measured=match.group().strip(),
            required="Về việc",
            anchor=text.anchor(0, match.end()),
            edits=(text.replaced(0, match.end(), "Về việc "),),
            confidence=entries[0].confidence,
        )


def look_full_stop(x: Examination, box: Box = Box.SUBJECT) -> Iterator[Breach | Skip]:
    """A full stop at the end of the subject."""
    groups = [part.of(box) for part in x.anatomy.parts if part.of(box)]
    if not groups:
        yield why_absent(x, box)
    for entries in groups:
        text = text_of(x, entries[-1])
        end = len(text.text.rstrip())
        # Dots in a row are the blank of a form, and an abbreviation keeps its own.
        if not text.text[:end].endswith(".") or text.text[:end].endswith(("..", "….", "v.v.")):
            continue
        yield Breach(
            message="Cuối trích yếu có dấu chấm.",
            measured=text.text[:end].split()[-1],
            required="không có dấu chấm",
            anchor=text.anchor(0, end),
            edits=(text.replaced(end - 1, end, ""),),
            confidence=entries[-1].confidence,
        )
