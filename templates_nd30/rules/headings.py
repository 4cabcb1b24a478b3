"""Turns phần, chương, mục and điều into breaches of how number and title are written (ND30-631 to 633, 635)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docgen.anatomy.boxes import Box
from docgen.anatomy.results import Level
from docgen.contracts.rule import Breach, Rule, Skip
from docgen.diagnostics import Severity
from docgen.ooxml.edits import RunEdit, TextEdit
from docgen.vietnamese.text import capitalise_first, normalise_text, upper_text
from templates_nd30.rules.looks import is_in_capitals, letters_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docgen.anatomy.results import BodyItem, DocumentPart
    from docgen.contracts.rule import Examination
    from docgen.ooxml import Paragraph

_OWN_LINE: Final = {Level.PART: "Phần", Level.CHAPTER: "Chương", Level.SECTION: "Mục", Level.SUBSECTION: "Tiểu mục"}
_ROMAN_LEVELS: Final = frozenset({Level.PART, Level.CHAPTER})
_NUMBER: Final = re.compile(r"(?:\d{1,2}|[IVXLC]{1,8}|thứ\s+\w+)(?=\W*\Z)", re.IGNORECASE)
_ROMAN_DIGITS: Final = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_ARABIC: Final = re.compile(r"\d+")
_LONGEST_TITLE: Final = 150
_SENTENCE_ENDS: Final = (".", ";", ":", ",")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the body: its item, its own paragraph, and the title when that is a paragraph below it."""

    part: DocumentPart
    item: BodyItem
    paragraph: Paragraph
    index: int
    title: BodyItem | None

    @property
    def rest(self) -> tuple[int, int]:
        """Where the words after the label begin and end, in the paragraph's text."""
        text = self.paragraph.text
        start = self.item.text_start
        while start < self.item.entry.end and text[start] in " \t\u00a0.:–-":
            start += 1
        return start, self.item.entry.start + len(text[self.item.entry.start : self.item.entry.end].rstrip())


def headings_of(x: Examination, levels: frozenset[Level]) -> list[Heading]:
    """The headings of these levels outside tables, in all documents of the file."""
    found = []
    for part in x.anatomy.parts:
        for place, item in enumerate(part.body):
            if item.level not in levels or item.entry.box is not Box.BODY:
                continue
            index = x.index_at(item.entry)
            if item.level in _OWN_LINE and not _is_heading(x, item):
                continue
            below = part.body[place + 1] if place + 1 < len(part.body) else None
            is_title = below is not None and item.level in _OWN_LINE and _is_title(x, below)
            found.append(Heading(part, item, x.paragraphs[index].paragraph, index, below if is_title else None))
    return found


def _is_heading(x: Examination, item: BodyItem) -> bool:
    """Whether “Phần thứ nhất …” is a heading and not the beginning of a sentence."""
    text = normalise_text(x.paragraph_of(item.entry).text[item.text_start : item.entry.end])
    rest = text.strip(" \t\u00a0\n.:–-")
    if not rest or text.startswith(("\n", "\t")) or item.is_automatic:
        return True
    marked = item.label.endswith((".", ":")) or text.lstrip()[:1] in {".", ":", "-", "–"}
    return len(rest) < _LONGEST_TITLE and (is_in_capitals(rest) or (marked and not rest.endswith(_SENTENCE_ENDS)))


def _is_title(x: Examination, item: BodyItem) -> bool:
    """Whether the paragraph below “Chương I” is its title, however it is printed."""
    if item.level is Level.HEADING:
        return True
    short = len(item.entry.words) < _LONGEST_TITLE and not item.entry.words.endswith(_SENTENCE_ENDS)
    return item.level is Level.TEXT and short and x.paragraph_of(item.entry).format.alignment == "center"


def each_heading(
    levels: frozenset[Level], look: Callable[[Examination, Heading], Iterator[Breach]], missing: str
) -> Callable[[Examination], Iterator[Breach | Skip]]:
    """A look that asks every heading of these levels; `missing` says why when there is none."""

    def look_at_all(x: Examination) -> Iterator[Breach | Skip]:
        headings = headings_of(x, levels)
        if not headings:
            yield Skip(missing)
        for heading in headings:
            yield from look(x, heading)

    return look_at_all


_LABELLED: Final = frozenset(_OWN_LINE) | {Level.ARTICLE}
NO_LABELLED: Final = "nội dung không chia thành phần, chương, mục, điều"
NO_OWN_LINE: Final = "nội dung không chia thành phần, chương, mục"


def _look_label_case(x: Examination, heading: Heading) -> Iterator[Breach]:
    item = heading.item
    start, end = item.entry.start, min(item.text_start, item.entry.end)
    typed = heading.paragraph.text[start:end]
    name = _OWN_LINE.get(item.level, "Điều")
    look = next((piece.run.format for piece in letters_of(heading.paragraph, heading.index, start, end)), None)
    made = look is not None and (look.caps or look.small_caps)
    label = normalise_text(item.label if item.is_automatic else typed).strip()
    if not made and not label.startswith(upper_text(name)):
        return
    length = len(name)
    begin = start + len(typed) - len(typed.lstrip())
    edits: tuple[TextEdit | RunEdit, ...] = ()
    if made and not item.is_automatic:
        edits = (RunEdit(heading.index, start, end, caps=False),)
    elif normalise_text(heading.paragraph.text[begin : begin + length]) == upper_text(name):
        edits = (TextEdit(heading.index, begin, begin + length, name),)
    yield Breach(
        message=f"“{upper_text(label) if made else label}” in hoa; quy định chữ in thường: “{name} …”.",
        measured=upper_text(label) if made else label,
        required=capitalise_first(label.lower()[:length]) + label[length:],
        anchor=x.anchor_of(item.entry, start, end),
        edits=edits,
        confidence=item.entry.confidence,
    )


def roman(value: int) -> str:
    """A number as Roman numerals: `4` is `IV`."""
    written = ""
    for worth, sign in _ROMAN_DIGITS:
        written += sign * (value // worth)
        value %= worth
    return written


def _look_numeral(x: Examination, heading: Heading) -> Iterator[Breach]:
    item = heading.item
    found = _NUMBER.search(item.label)
    if found is None:
        return
    is_roman = not _ARABIC.fullmatch(found.group()) and not found.group().lower().startswith("thứ")
    in_words = found.group().lower().startswith("thứ")
    wants_roman = item.level in _ROMAN_LEVELS
    if not in_words and is_roman is wants_roman:
        return
    # “Mục I” without a chapter above is scheme B by another name, which the decree prints “I.”.
    unsure = in_words or (not wants_roman and not any(other.level is Level.CHAPTER for other in heading.part.body))
    required = "chữ số La Mã" if wants_roman else "chữ số Ả Rập"
    text = heading.paragraph.text
    at = text.find(found.group(), item.entry.start, item.text_start)
    number = roman(int(found.group())) if wants_roman and not in_words and int(found.group()) < 40 else ""  # noqa: PLR2004
    safe = number and at >= 0 and not item.is_automatic
    yield Breach(
        message=f"“{item.label}” không đánh số bằng {required}.",
        measured=item.label,
        required=required,
        anchor=x.anchor_of(item.entry, item.entry.start, max(item.text_start, item.entry.start + 1)),
        severity=Severity.WARN if unsure else None,
        edits=(TextEdit(heading.index, at, at + len(found.group()), number),) if safe else (),
        confidence=item.entry.confidence,
    )


def _look_own_line(x: Examination, heading: Heading) -> Iterator[Breach]:
    start, end = heading.rest
    between = heading.paragraph.text[heading.item.text_start : start]
    if start >= end or "\n" in heading.paragraph.text[heading.item.text_start : end][: start + 1]:
        return
    if "\n" in between:
        return
    yield Breach(
        message=f"Tên viết liền sau “{heading.item.label}” trên cùng một dòng.",
        measured="cùng một dòng",
        required="số một dòng, tên ở dòng dưới",
        anchor=x.anchor_of(heading.item.entry),
        confidence=heading.item.entry.confidence,
    )


def _look_title_case(x: Examination, heading: Heading) -> Iterator[Breach]:
    if heading.title is not None:
        entry = heading.title.entry
        start, end = entry.start, entry.end
    else:
        entry = heading.item.entry
        start, end = heading.rest
    paragraph = x.paragraph_of(entry)
    text = paragraph.text[start:end]
    pieces = list(letters_of(paragraph, x.index_at(entry), start, end))
    printed = "".join(
        upper_text(paragraph.text[piece.start : piece.end])
        if piece.run.format.caps or piece.run.format.small_caps
        else paragraph.text[piece.start : piece.end]
        for piece in pieces
    )
    if not printed.strip() or is_in_capitals(printed) or len(printed) > _LONGEST_TITLE:
        return
    yield Breach(
        message=f"Tên của {heading.item.label} có chữ thường; quy định chữ in hoa.",
        measured=" ".join(printed.split()),
        required="chữ in hoa",
        anchor=x.anchor_of(entry, start, end),
        edits=(TextEdit(x.index_at(entry), start, end, upper_text(text)),),
        confidence=entry.confidence,
    )


def is_section_title(x: Examination, item: BodyItem) -> bool:
    """Whether “I. …” is the title of a mục in capitals, and no paragraph that is numbered with Roman numerals."""
    text = x.paragraph_of(item.entry).text[item.text_start : item.entry.end].strip()
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and all(letter.isupper() for letter in letters) and len(text) < 2 * _LONGEST_TITLE


OWN: Final = frozenset(_OWN_LINE)

RULES: tuple[Rule, ...] = (
    Rule(
        code="ND30-631",
        title="Từ “Phần”, “Chương”, “Mục”, “Điều” in hoa toàn bộ",
        facts=("BC-01", "BC-02", "BC-03"),
        provision="element.chapter_number.case",
        box="6",
        remedy="gõ lại “Phần”, “Chương”, “Mục”, “Điều” bằng chữ thường, chỉ viết hoa chữ cái đầu.",
        reason="Từ chỉ đơn vị bố cục in thường; chỉ tên của phần, chương, mục in hoa.",
        good="Chương I",
        bad="CHƯƠNG I",
        look=each_heading(_LABELLED, _look_label_case, NO_LABELLED),
        fix="safe",
    ),
    Rule(
        code="ND30-632",
        title="Số của phần, chương, mục sai loại chữ số",
        facts=("BC-01", "BC-02"),
        provision="structure.chapter_numerals",
        box="6",
        remedy="đánh số phần, chương bằng chữ số La Mã; mục, tiểu mục bằng chữ số Ả Rập.",
        reason="Loại chữ số cho biết cấp của đơn vị bố cục.",
        good="Chương I; Mục 1",
        bad="Chương 1; Mục I",
        look=each_heading(OWN, _look_numeral, NO_OWN_LINE),
        fix="safe",
    ),
    Rule(
        code="ND30-633",
        title="Tên phần, chương, mục viết cùng dòng với số",
        facts=("BC-01", "BC-02"),
        provision="element.chapter_number.case",
        box="6",
        remedy="đặt con trỏ trước tên của chương, bấm Enter; bỏ dấu chấm, dấu hai chấm sau số.",
        reason="Từ “Chương” và số đứng riêng một dòng, tên ở ngay dòng dưới.",
        good="Chương I / QUY ĐỊNH CHUNG (hai dòng)",
        bad="Chương I. QUY ĐỊNH CHUNG",
        look=each_heading(OWN, _look_own_line, NO_OWN_LINE),
    ),
    Rule(
        code="ND30-635",
        title="Tên phần, chương, mục không in hoa",
        facts=("BC-01", "BC-02"),
        provision="element.chapter_title.case",
        box="6",
        remedy="chọn dòng tên, Home → Change Case → UPPERCASE.",
        reason="Tên của phần, chương, mục in hoa.",
        good="QUY ĐỊNH CHUNG",
        bad="Quy định chung",
        look=each_heading(OWN, _look_title_case, NO_OWN_LINE),
        fix="safe",
    ),
)
