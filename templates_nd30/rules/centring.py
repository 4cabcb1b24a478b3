"""Turns the paragraphs of a component of the head or title into breaches of “canh giữa”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.anatomy.results import PartKind
from docgen.contracts.rule import Breach, Examination, Skip
from docgen.diagnostics import Severity
from docgen.ooxml.edits import ParagraphEdit
from templates_nd30.rules.looks import is_superfluous, name_of
from templates_nd30.rules.rule_lines import fills_its_paragraphs, why_absent, widths_of
from templates_nd30.rules.words import TWIPS_PER_MM, TWIPS_PER_POINT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.anatomy.boxes import Box
    from docgen.anatomy.results import BoxEntry, DocumentPart
    from templates_nd30.rules.looks import Look

_SEEN = 5 * TWIPS_PER_MM
"""A text that fills its room but for this looks centred however it is set."""
_WORDS = {"left": "canh trái", "right": "canh phải", "both": "canh đều hai bên", "distribute": "dàn đều"}


def look_of_centre(below: str, *boxes: Box) -> Look:
    """Not in the middle. `below` says what it must stand below: `tên cơ quan ban hành`.

    In a column of its own it is plain to see. Outside a table, or pushed by blanks, tabs or an indent, it may well look
    centred; then it is only ill made.
    """

    def look(x: Examination) -> Iterator[Breach | Skip]:
        groups = [(part, part.of(box)) for part in x.anatomy.parts for box in boxes if part.of(box)]
        if not groups:
            yield why_absent(x, boxes[0])
        for part, entries in groups:
            if any(is_superfluous(entry) for entry in entries):
                continue
            yield from _off_centre(x, part, entries, below)

    return look


def _off_centre(x: Examination, part: DocumentPart, entries: tuple[BoxEntry, ...], below: str) -> Iterator[Breach]:
    if not fills_its_paragraphs(x, entries):
        return
    for index in dict.fromkeys(x.index_at(entry) for entry in entries):
        placed = x.paragraphs[index]
        look = placed.paragraph.format
        own = [entry for entry in entries if x.index_at(entry) == index]
        narrowest = min(widths_of(x, tuple(own)), default=0.0) * TWIPS_PER_POINT
        indents = max(look.indent_left, 0) + max(look.indent_right, 0)
        if look.alignment == "center" or x.room_of(own[0]) - indents - narrowest <= _SEEN:
            continue
        pushed = look.indent_left > 0 or look.indent_first > 0 or placed.paragraph.text[:1].isspace()
        measured = _WORDS.get(look.alignment, look.alignment)
        plain = not pushed or look.alignment == "right"
        sure = plain and (placed.in_table or _stands_across(part, own))
        yield Breach(
            message=f"{name_of(own[0])} {measured}; quy định canh giữa{below}.",
            measured=measured,
            required="canh giữa",
            anchor=x.anchor_of(own[0], end=own[-1].end),
            severity=None if sure else Severity.WARN,
            edits=(ParagraphEdit(index, alignment="center", indent_left=0, indent_right=0, indent_first=0),)
            if plain
            else (),
            confidence=min(entry.confidence for entry in own),
        )


def _stands_across(part: DocumentPart, entries: list[BoxEntry]) -> bool:
    """Type name and subject have the whole width of the page, so that their alignment is their place."""
    return part.kind is PartKind.MAIN and all(entry.box.number == "5a" for entry in entries)
