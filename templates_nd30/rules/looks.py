"""Turns components into breaches of the look that the decree gives them (Table V), with the edits that mend them.

An element (`issuer`, `motto`, …) has in decree.toml a size, upper or lower case, weight and slant. White space and
hidden letters have no look; neighbours with the same wrong look make one breach. A rule of one of these is one line:
`look=look_of_size("motto", Box.MOTTO)`.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from docgen.anatomy.boxes import Box
from docgen.contracts.rule import Breach, Skip
from docgen.diagnostics import Anchor, Severity
from docgen.ooxml.edits import ParagraphEdit, RunEdit, TextEdit
from docgen.vietnamese.text import comparison_key, normalise_text, upper_text
from templates_nd30.rules.words import points, span_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from docgen.anatomy.results import BoxEntry
    from docgen.contracts.rule import Examination
    from docgen.ooxml import Paragraph, Run

    Look = Callable[[Examination], Iterator[Breach | Skip]]
    Measure = TypeVar("Measure", str, float, bool)

_ALIGNMENTS = {"left": "trái", "right": "phải", "center": "giữa", "both": "đều hai bên", "distribute": "dàn đều"}
_FEW_LETTERS = 2
"""A word of two letters in capitals may be an abbreviation."""

_LETTER_KEY = comparison_key("Công văn")


@dataclass(frozen=True, slots=True)
class Letters:
    """Neighbouring letters of one look: the paragraph's index in the walk, and their place in its text."""

    paragraph: int
    start: int
    end: int
    run: Run

    @property
    def anchor(self) -> Anchor:
        return Anchor(paragraph=self.paragraph, start=self.start, end=self.end)


def letters_of(paragraph: Paragraph, index: int, start: int = 0, end: int | None = None) -> Iterator[Letters]:
    """The runs that put ink on paper between two offsets, cut to these; raised marks of notes are not asked."""
    after = 0
    for run in paragraph.runs:
        at, after = after, after + len(run.text)
        first, last = max(at, start), after if end is None else min(after, end)
        if (
            first < last
            and run.text[first - at : last - at].strip()
            and not run.format.hidden
            and not _is_note_mark(run)
        ):
            yield Letters(index, first, last, run)


def _is_note_mark(run: Run) -> bool:
    """A raised figure or asterisk that calls a note, typed by hand: it belongs to the note, not to the component."""
    return run.format.vertical == "superscript" and not any(letter.isalpha() for letter in run.text)


def stretches(
    letters: Iterable[Letters], measure: Callable[[Run], Measure | None]
) -> Iterator[tuple[Letters, Measure]]:
    """Neighbouring letters to which `measure` gives the same answer, those with None left out."""
    for value, group in groupby(letters, key=lambda item: measure(item.run)):
        if value is not None:
            items = list(group)
            yield Letters(items[0].paragraph, items[0].start, items[-1].end, items[0].run), value


def letters_of_entry(x: Examination, entry: BoxEntry) -> Iterator[Letters]:
    """The letters of a component."""
    return letters_of(x.paragraph_of(entry), x.index_at(entry), entry.start, entry.end)


def is_whole(x: Examination, entry: BoxEntry) -> bool:
    """Whether a component is all its paragraph says, so that the paragraph's own look is the component's."""
    text = x.paragraph_of(entry).text
    return not text[: entry.start].strip() and not text[entry.end :].strip()


def each(boxes: tuple[Box, ...], breaches: Callable[[Examination, BoxEntry], Iterable[Breach]]) -> Look:
    """A look that asks every component of these kinds, and says so when there is none."""

    def look(x: Examination) -> Iterator[Breach | Skip]:
        entries = [entry for entry in x.entries(*boxes) if entry.drawing < 0 and not is_superfluous(entry)]
        if not entries:
            yield Skip(f"không thấy {' hoặc '.join(box.title for box in boxes)} trong văn bản")
        for entry in entries:
            yield from breaches(x, entry)

    return look


def is_superfluous(entry: BoxEntry) -> bool:
    """“CÔNG VĂN” in the place of a type name: it goes, so nobody is told to make it bold first (TL-06)."""
    return entry.box is Box.TYPE_NAME and comparison_key(entry.words) == _LETTER_KEY


def name_of(entry: BoxEntry) -> str:
    """What a component is called at the beginning of a sentence."""
    title = entry.box.title
    return title[0].upper() + title[1:]


def look_of_size(element: str, *boxes: Box) -> Look:
    """Cỡ chữ outside the element's range."""
    return each(boxes, lambda x, entry: wrong_size(x, entry, element))


def look_of_weight(element: str, *boxes: Box) -> Look:
    """Đậm where it must not be, or not where it must."""
    return each(boxes, lambda x, entry: wrong_weight(x, entry, element))


def look_of_slant(element: str, *boxes: Box) -> Look:
    """Nghiêng where it must be upright, or the reverse."""
    return each(boxes, lambda x, entry: wrong_slant(x, entry, element))


def look_of_case(element: str, *boxes: Box) -> Look:
    """Small letters where capitals are required, or all capitals where not."""
    return each(boxes, lambda x, entry: wrong_case(x, entry, element))


def look_of_alignment(wanted: str, *boxes: Box) -> Look:
    """Not aligned as wanted (`center`, `both`, `left`)."""
    return each(boxes, lambda x, entry: wrong_alignment(x, entry, wanted))


def wrong_size(x: Examination, entry: BoxEntry, element: str) -> Iterator[Breach]:
    """Cỡ chữ of one component against the element's range."""
    key = f"element.{element}.size"
    least, greatest = x.decree.range(key)

    def measure(run: Run) -> float | None:
        return None if least <= run.format.size <= greatest else run.format.size

    for letters, size in stretches(letters_of_entry(x, entry), measure):
        nearest = min(max(size, least), greatest)
        yield Breach(
            message=f"{name_of(entry)} cỡ chữ {points(size)}; quy định {span_of(x.decree, key)}.",
            measured=points(size),
            required=span_of(x.decree, key),
            anchor=letters.anchor,
            edits=(RunEdit(letters.paragraph, letters.start, letters.end, size=nearest, mark=is_whole(x, entry)),),
            confidence=entry.confidence,
        )


def wrong_weight(x: Examination, entry: BoxEntry, element: str) -> Iterator[Breach]:
    """Chữ đậm of one component against the element's weight."""
    wanted = x.decree.provision(f"element.{element}.bold").value is True
    words = {True: "chữ đậm", False: "chữ không đậm"}
    for letters, _ in stretches(letters_of_entry(x, entry), lambda run: None if run.format.bold is wanted else True):
        yield Breach(
            message=f"{name_of(entry)} là {words[not wanted]}; quy định {words[wanted]}.",
            measured=words[not wanted],
            required=words[wanted],
            anchor=letters.anchor,
            edits=(RunEdit(letters.paragraph, letters.start, letters.end, bold=wanted),),
            confidence=entry.confidence,
        )


def wrong_slant(x: Examination, entry: BoxEntry, element: str) -> Iterator[Breach]:
    """Chữ nghiêng of one component against the element's slant."""
    wanted = x.decree.provision(f"element.{element}.italic").value is True
    words = {True: "chữ nghiêng", False: "chữ đứng"}
    for letters, _ in stretches(letters_of_entry(x, entry), lambda run: None if run.format.italic is wanted else True):
        yield Breach(
            message=f"{name_of(entry)} là {words[not wanted]}; quy định {words[wanted]}.",
            measured=words[not wanted],
            required=words[wanted],
            anchor=letters.anchor,
            edits=(RunEdit(letters.paragraph, letters.start, letters.end, italic=wanted),),
            confidence=entry.confidence,
        )


def wrong_case(x: Examination, entry: BoxEntry, element: str) -> Iterator[Breach]:
    """Chữ in hoa, in thường of one component; what is printed counts, typed capitals or w:caps.

    Small letters become capitals safely. Which capitals of a text typed in capitals are those of names, nobody knows.
    """
    upper = x.decree.provision(f"element.{element}.case").value == "upper"
    printed = printed_text(x, entry)
    letters = [letter for letter in printed if letter.isalpha()]
    if upper and not is_in_capitals(printed):
        index = x.index_at(entry)
        text = x.paragraph_of(entry).text[entry.start : entry.end]
        yield Breach(
            message=f"{name_of(entry)} có chữ thường; quy định chữ in hoa.",
            measured=" ".join(printed.split()),
            required="chữ in hoa",
            anchor=x.anchor_of(entry),
            edits=(TextEdit(index, entry.start, entry.end, upper_text(text)),),
            confidence=entry.confidence,
        )
    elif not upper and len(letters) > _FEW_LETTERS and all(letter.isupper() for letter in letters):
        yield Breach(
            message=f"{name_of(entry)} in hoa toàn bộ; quy định chữ in thường.",
            measured="chữ in hoa",
            required="chữ in thường",
            anchor=x.anchor_of(entry),
            confidence=entry.confidence,
        )


def is_in_capitals(text: str) -> bool:
    """Whether no letter of a text is small; letters typed apart from their marks (NFD) are the same letters."""
    return normalise_text(text) == upper_text(text)


def wrong_alignment(x: Examination, entry: BoxEntry, wanted: str) -> Iterator[Breach]:
    """Canh giữa, trái or đều hai bên; a component that shares its paragraph with another is not asked."""
    if not is_whole(x, entry):
        return
    paragraph = x.paragraph_of(entry)
    found = paragraph.format.alignment
    if found == wanted:
        return
    index = x.index_at(entry)
    measured, required = (f"canh {_ALIGNMENTS.get(name, name)}" for name in (found, wanted))
    # A centred line is centred between its indents.
    inner = ParagraphEdit(index, alignment=wanted, indent_left=0, indent_right=0, indent_first=0)
    # Pushed to its place by blanks or an indent it may well look centred; then it is only ill made.
    pushed = found == "left" and (paragraph.format.indent_left > 0 or paragraph.text[:1].isspace())
    yield Breach(
        message=f"{name_of(entry)} {measured}; quy định {required}.",
        measured=measured,
        required=required,
        anchor=x.anchor_of(entry),
        severity=Severity.WARN if pushed else None,
        edits=(inner if wanted == "center" else ParagraphEdit(index, alignment=wanted),),
        confidence=entry.confidence,
    )


def printed_text(x: Examination, entry: BoxEntry) -> str:
    """A component as it is printed: hidden letters left out, automatic capitals (w:caps) made."""
    pieces = []
    for letters in letters_of_entry(x, entry):
        text = x.paragraph_of(entry).text[letters.start : letters.end]
        look = letters.run.format
        pieces.append(upper_text(text) if look.caps or look.small_caps else text)
    return "".join(pieces)
