"""Turns the rule lines below components, “đường kẻ ngang”, into breaches: missing, too long or short, underlines.

A line may be a paragraph border, something drawn, typed underscores or the edge of a cell (fact QH-07); anatomy tells
which and how long. Its length is measured against the text above it as Times New Roman breaks it in its room.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docgen.anatomy.addresses import paragraph_at
from docgen.anatomy.boxes import Box
from docgen.anatomy.results import PartKind, RuleDrawing
from docgen.contracts.rule import Breach, Examination, Skip
from docgen.diagnostics import Anchor, Severity
from docgen.ooxml.edits import ParagraphEdit, RuleLineInsertion, RunEdit, TextEdit
from docgen.typography import text_width, wrap_lines
from templates_nd30.rules.looks import letters_of_entry, name_of, printed_text
from templates_nd30.rules.words import TWIPS_PER_POINT, mm, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.anatomy.results import BoxEntry, DocumentPart, RuleLine
    from docgen.ooxml.edits import Edit
    from templates_nd30.rules.looks import Look

_DOUBT = 0.12
"""How far beyond the bounds a length must lie, as a share of the length, to be surely wrong."""
_DOUBT_OF_TYPED = 0.25
"""The same for underscores, which raised print a little differently everywhere, and for edges of cells."""
_TOLERANCE = 0.05
_TOLERANCE_OF_TYPED = 0.15
"""A line drawn or typed by hand ends a little off what was meant; the decree's own forms do so by a tenth."""
_ROUGH = frozenset({RuleDrawing.UNDERSCORES, RuleDrawing.CELL_BORDER})
_MEASURED = _ROUGH | {RuleDrawing.PARAGRAPH_BORDER, RuleDrawing.DRAWN_LINE}
_NEW_SHARE = 0.42
"""Where a new line between a third and a half ends: about the middle of the two."""
_BELOW = 2
"""Paragraphs below a component in which its end may stand unrecognised."""
_HEAD = (Box.NATIONAL_TITLE, Box.MOTTO, Box.PARENT_AGENCY, Box.ISSUER, Box.REFERENCE, Box.PLACE_DATE)


def look_of_missing_line(box: Box, key: str) -> Look:
    """No line below the component; `key` is the provision of the line's share of the text."""
    return lambda x: _look_missing(x, box, key)


def look_of_line_length(box: Box, key: str) -> Look:
    """A line that is longer or shorter than its share of the text; of several text lines any may be meant (CQ-09)."""
    return lambda x: _look_length(x, box, key)


def look_of_underline(box: Box) -> Look:
    """Underlined letters instead of a line below them."""
    return lambda x: _look_underline(x, box)


def parts_with(x: Examination, box: Box) -> list[tuple[DocumentPart, tuple[BoxEntry, ...]]]:
    """The parts that have the component and must have a line below it, each with the component's lines.

    A document issued with a decision has its line below “(Kèm theo …)”, not below the subject (Mẫu 1.3).
    """
    kinds = {PartKind.MAIN} if box is Box.SUBJECT else {PartKind.MAIN, PartKind.ATTACHED}
    return [(part, part.of(box)) for part in x.anatomy.parts if part.kind in kinds and part.of(box)]


def why_absent(x: Examination, box: Box) -> Skip:
    """Why no part has the component, in anatomy's own words."""
    missing = (part.find_missing(box) for part in x.anatomy.parts)
    return Skip(next((item.reason for item in missing if item), f"không thấy {box.title} trong văn bản"))


def find_line(part: DocumentPart, box: Box) -> RuleLine | None:
    """The line below a component, or None."""
    return next((line for line in part.rules if line.under is box), None)


def fills_its_paragraphs(x: Examination, entries: tuple[BoxEntry, ...]) -> bool:
    """Whether nothing else stands in the paragraphs of a component; its lines may share one by line breaks."""
    for index in {x.index_at(entry) for entry in entries}:
        text = x.paragraphs[index].paragraph.text
        own = sum(len("".join(text[e.start : e.end].split())) for e in entries if x.index_at(e) == index)
        if own != len("".join(text.split())):
            return False
    return True


def width_of(x: Examination, entry: BoxEntry) -> float:
    """The width in points a component takes on one line, run by run, with what its letters are spread or squeezed."""
    text = x.paragraph_of(entry).text
    width = 0.0
    for letters in letters_of_entry(x, entry):
        look, words = letters.run.format, text[letters.start : letters.end]
        if look.size > 0:
            plain = text_width(
                words.upper() if look.caps else words, size_pt=look.size, bold=look.bold, italic=look.italic
            )
            width += plain * look.scale / 100 + len(words) * look.spacing / TWIPS_PER_POINT
    return max(width, 0.0)


def widths_of(x: Examination, entries: tuple[BoxEntry, ...]) -> tuple[float, ...]:
    """The widths in points of the lines of text that a component takes, as they are broken in their room."""
    found: list[float] = []
    for entry in entries:
        paragraph = x.paragraph_of(entry)
        width = width_of(x, entry)
        room = (x.room_of(entry) - paragraph.format.indent_left - paragraph.format.indent_right) / TWIPS_PER_POINT
        if width <= room or room <= 0 or not fills_its_paragraphs(x, entries):
            found.append(width)
            continue
        look = max(letters_of_entry(x, entry), key=lambda item: item.end - item.start).run.format
        words = " ".join(printed_text(x, entry).split())
        lines = wrap_lines(words, width_pt=room, size_pt=look.size, bold=look.bold, italic=look.italic)
        found.extend(text_width(line, size_pt=look.size, bold=look.bold, italic=look.italic) for line in lines)
    return tuple(width for width in found if width > 0)


def _look_missing(x: Examination, box: Box, key: str) -> Iterator[Breach | Skip]:
    parts = parts_with(x, box)
    if not parts:
        yield why_absent(x, box)
    for part, entries in parts:
        if find_line(part, box) is not None:
            continue
        if _has_loose_drawings(x, part):
            yield Skip("quanh phần đầu có hình vẽ, không rõ có phải đường kẻ không")
            continue
        yield Breach(
            message=f"Dưới {box.title} không có đường kẻ ngang.",
            measured="không có",
            required=f"đường kẻ nét liền, {_share_in_words(x, key)}",
            anchor=x.anchor_of(entries[-1]),
            edits=_new_line(x, entries, key),
            severity=Severity.WARN if _has_unknown_words(x, entries) else None,
            confidence=min(entry.confidence for entry in entries),
        )


def _has_unknown_words(x: Examination, entries: tuple[BoxEntry, ...]) -> bool:
    """Whether words nobody could name stand in or right below the component, so that it may end elsewhere."""
    places = [x.index_at(entry) for entry in entries]
    last = entries[-1].address
    return any(
        left.address.story == last.story
        and left.address.section == last.section
        and left.address.steps[:-1] == last.steps[:-1]
        and min(places) <= x.index_of(paragraph_at(x.facts, left.address)) <= max(places) + _BELOW
        for left in x.anatomy.leftovers
    )


def _share_in_words(x: Examination, key: str) -> str:
    least, greatest = x.decree.range(key)
    return "dài bằng dòng chữ" if least == greatest else "dài từ 1/3 đến 1/2 dòng chữ"


def _wanted_share(x: Examination, key: str) -> float:
    least, greatest = x.decree.range(key)
    return least if least == greatest else min(max(_NEW_SHARE, least), greatest)


def _has_loose_drawings(x: Examination, part: DocumentPart) -> bool:
    """Whether something is drawn around head and title that may be the line."""
    places = [x.index_at(entry) for box in (*_HEAD, Box.TYPE_NAME, Box.SUBJECT) for entry in part.of(box)]
    known = {(x.index_at(line), line.drawing) for line in part.rules}
    return any(
        drawing.kind in {"line", "shape", "picture"} and (index, place) not in known
        for index in range(max(min(places) - 2, 0), min(max(places) + 4, len(x.paragraphs)))
        for place, drawing in enumerate(x.paragraphs[index].paragraph.drawings)
    )


def _new_line(x: Examination, entries: tuple[BoxEntry, ...], key: str) -> tuple[Edit, ...]:
    """A line of the right length below the component, when the component is the last of its paragraph."""
    last, widths = entries[-1], widths_of(x, entries)
    if not widths or not fills_its_paragraphs(x, entries):
        return ()
    room = x.room_of(last)
    length = min(round(max(widths) * _wanted_share(x, key) * TWIPS_PER_POINT), room)
    return (RuleLineInsertion(x.index_at(last), length=length, column=room),)


def _look_length(x: Examination, box: Box, key: str) -> Iterator[Breach | Skip]:
    parts = parts_with(x, box)
    if not parts:
        yield why_absent(x, box)
    for part, entries in parts:
        line, widths = find_line(part, box), widths_of(x, entries)
        if line is None or not line.length or line.drawn not in _MEASURED or not widths:
            yield Skip(f"không đo được đường kẻ dưới {box.title}")
        else:
            doubtful = _has_unknown_words(x, entries) or not _is_measurable(x, entries)
            for breach in _wrong_length(x, key, line, widths):
                yield replace(breach, severity=Severity.WARN) if doubtful else breach


def _is_measurable(x: Examination, entries: tuple[BoxEntry, ...]) -> bool:
    """Whether the letters are those whose widths are known; another font makes another length."""
    wanted = x.decree.text("font.name").lower()
    return all(
        font.lower() == wanted
        for entry in entries
        for letters in letters_of_entry(x, entry)
        for font in letters.run.fonts
    )


def _wrong_length(x: Examination, key: str, line: RuleLine, widths: tuple[float, ...]) -> Iterator[Breach]:
    least, greatest = x.decree.range(key)
    length = line.length or 0.0
    low, high = least * min(widths), greatest * max(widths)
    beyond = max(low / length, length / high) - 1
    rough = line.drawn in _ROUGH
    if beyond <= (_TOLERANCE_OF_TYPED if rough else _TOLERANCE):
        return
    percent = number(100 * length / max(widths), 0)
    too = "dài" if length > high else "ngắn"
    yield Breach(
        message=f"Đường kẻ dưới {line.under.title} {too} quá: {mm(length * TWIPS_PER_POINT)}, bằng {percent} % "
        f"dòng chữ ({mm(max(widths) * TWIPS_PER_POINT)}).",
        measured=f"{percent} % dòng chữ",
        required=_share_in_words(x, key),
        anchor=Anchor(paragraph=x.index_at(line)),
        text=x.paragraph_of(line).text.strip() or "đường kẻ",
        severity=None if beyond > (_DOUBT_OF_TYPED if rough else _DOUBT) else Severity.WARN,
        edits=_resized(x, line, max(widths) * _wanted_share(x, key)),
        confidence=line.confidence,
    )


def _resized(x: Examination, line: RuleLine, length: float) -> tuple[Edit, ...]:
    """The line made `length` points long, when it is a paragraph of its own."""
    index, text = x.index_at(line), x.paragraph_of(line).text
    if line.drawn is RuleDrawing.PARAGRAPH_BORDER and not text.strip():
        side = max(round((x.room_of(line) - length * TWIPS_PER_POINT) / 2), 0)
        return (ParagraphEdit(index, indent_left=side, indent_right=side, indent_first=0),)
    if line.drawn is RuleDrawing.UNDERSCORES and line.length and set(text.strip()) == {"_"}:
        start, old = text.index("_"), text.count("_")
        return (TextEdit(index, start, start + old, "_" * max(round(old * length / line.length), 1)),)
    return ()


def _look_underline(x: Examination, box: Box) -> Iterator[Breach | Skip]:
    parts = parts_with(x, box)
    if not parts:
        yield why_absent(x, box)
    for part, entries in parts:
        line = find_line(part, box)
        if line is None or line.drawn is not RuleDrawing.CHARACTER_UNDERLINE:
            continue
        key = f"rule_line.{box.value}.share"
        new = _new_line(x, entries, key)
        plain = (RunEdit(x.index_at(entry), entry.start, entry.end, underline="none", mark=True) for entry in entries)
        yield Breach(
            message=f"{name_of(entries[-1])} được gạch chân thay cho đường kẻ ngang.",
            measured="gạch chân chữ",
            required=f"đường kẻ nét liền ở dưới, {_share_in_words(x, key)}",
            anchor=x.anchor_of(entries[-1]),
            edits=(*plain, *new) if new else (),
            confidence=line.confidence,
        )
