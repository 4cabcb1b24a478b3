"""Turns components of a fixed wording (Quốc hiệu, Tiêu ngữ) into breaches: absent, garbled, over several lines."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from docgen.anatomy.boxes import Box
from docgen.anatomy.results import PartKind
from docgen.contracts.rule import Breach, Examination, Skip
from docgen.diagnostics import Anchor
from docgen.ooxml.edits import TextEdit
from docgen.vietnamese.text import comparison_key, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.anatomy.results import BoxEntry, Leftover
    from templates_nd30.rules.looks import Look

_WORDING = {Box.NATIONAL_TITLE: "wording.national", Box.MOTTO: "wording.motto"}
_ALIKE = 0.8
"""Likeness from which unknown words are taken for a fixed wording with a slip of the finger."""


def look_of_missing_words(box: Box) -> Look:
    """The component is nowhere in the main document; garbled words in its place are told by another rule."""

    def look(x: Examination) -> Iterator[Breach | Skip]:
        mains = [part for part in x.anatomy.parts if part.kind is PartKind.MAIN]
        if not mains:
            yield Skip("tệp chỉ có phụ lục, không có văn bản chính")
        for part in mains:
            missing = part.find_missing(box)
            wanted = x.decree.text(_WORDING[box])
            if missing is not None and _find_garbled(x, wanted) is None:
                yield Breach(
                    message=f"Văn bản không có {box.title}.",
                    measured="không có",
                    required=wanted,
                    # A document with a type or “V/v” is one of the decree's, whatever its head lacks.
                    confidence=x.anatomy.scope.confidence if x.anatomy.scope.is_governed else part.confidence,
                )

    return look


def _find_garbled(x: Examination, wanted: str) -> Leftover | None:
    """Words that nobody recognised and that look like the fixed wording."""
    key = comparison_key(wanted)
    for leftover in x.anatomy.leftovers:
        if SequenceMatcher(None, key, comparison_key(leftover.words[: 2 * len(wanted)])).ratio() >= _ALIKE:
            return leftover
    return None


def garbled(x: Examination, box: Box) -> Iterator[Breach | Skip]:
    """Where a component should be there are words much like it, or nothing."""
    wanted = x.decree.text(_WORDING[box])
    leftover = _find_garbled(x, wanted)
    if leftover is None:
        yield Skip(f"không thấy {box.title} trong văn bản")
        return
    index = x.index_at(leftover)
    yield Breach(
        message=f"{box.title} sai chữ.",
        measured=leftover.words,
        required=wanted,
        anchor=Anchor(paragraph=index, start=leftover.start, end=leftover.end),
        edits=(TextEdit(index, leftover.start, leftover.end, wanted),),
    )


def lines_of(x: Examination, box: Box) -> list[tuple[BoxEntry, ...]]:
    """The lines of Quốc hiệu or Tiêu ngữ, together for each document in the file."""
    return [part.of(box) for part in x.anatomy.parts if part.of(box)]


def words_of(entries: tuple[BoxEntry, ...]) -> str:
    return squeeze(" ".join(entry.words for entry in entries))


def reworded(x: Examination, entries: tuple[BoxEntry, ...], wanted: str, message: str) -> Breach:
    """The fixed wording in the place of what stands there; over several lines a person must put it together."""
    entry = entries[0]
    edits = (TextEdit(x.index_at(entry), entry.start, entry.end, wanted),) if len(entries) == 1 else ()
    return Breach(
        message=message,
        measured=words_of(entries),
        required=wanted,
        anchor=x.anchor_of(entry),
        edits=edits,
        confidence=min(item.confidence for item in entries),
    )
