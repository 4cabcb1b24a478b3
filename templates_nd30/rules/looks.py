"""Turns the letters of paragraphs into breaches of the look that the decree gives an element (Table V of Phụ lục I).

An element (`issuer`, `motto`, …) has in decree.toml a size, upper or lower case, weight and slant. White space and
hidden letters have no look; neighbours with the same wrong look make one breach.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from docgen.contracts.rule import Breach
from docgen.diagnostics import Anchor
from docgen.ooxml.edits import ParagraphEdit, RunEdit
from templates_nd30.rules.words import points, span_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator

    from docgen.contracts.rule import Examination
    from docgen.ooxml import Paragraph, Run

_ALIGNMENTS = {"left": "trái", "right": "phải", "center": "giữa", "both": "đều hai bên", "distribute": "dàn đều"}


@dataclass(frozen=True, slots=True)
class Letters:
    """Neighbouring letters of one run: the paragraph's index in the walk, and their place in its text."""

    paragraph: int
    start: int
    end: int
    run: Run

    @property
    def anchor(self) -> Anchor:
        return Anchor(paragraph=self.paragraph, start=self.start, end=self.end)


def letters_of(paragraph: Paragraph, index: int) -> Iterator[Letters]:
    """The runs of a paragraph that put ink on paper, with their offsets."""
    start = 0
    for run in paragraph.runs:
        end = start + len(run.text)
        if run.text.strip() and not run.format.hidden:
            yield Letters(index, start, end, run)
        start = end


def stretches(
    paragraph: Paragraph, index: int, measure: Callable[[Run], Hashable | None], start: int = 0, end: int | None = None
) -> Iterator[tuple[Letters, Hashable]]:
    """Neighbouring seen runs between two offsets to which `measure` gives the same answer, those with None left out."""
    seen = [
        letters
        for letters in letters_of(paragraph, index)
        if letters.end > start and (end is None or letters.start < end)
    ]
    for value, group in groupby(seen, key=lambda letters: measure(letters.run)):
        if value is not None:
            items = list(group)
            last = items[-1].end if end is None else min(items[-1].end, end)
            yield Letters(index, max(items[0].start, start), last, items[0].run), value


def wrong_sizes(x: Examination, indices: Iterable[int], element: str, what: str) -> Iterator[Breach]:
    """Cỡ chữ outside the element's range. `what` names the element in a sentence: `Tiêu ngữ`."""
    key = f"element.{element}.size"
    least, greatest = x.decree.range(key)

    def measure(run: Run) -> float | None:
        return None if least <= run.format.size <= greatest else run.format.size

    for index in indices:
        for letters, size in stretches(x.paragraphs[index].paragraph, index, measure):
            nearest = min(max(letters.run.format.size, least), greatest)
            yield Breach(
                message=f"{what} cỡ chữ {points(letters.run.format.size)}; quy định {span_of(x.decree, key)}.",
                measured=f"{points(float(str(size)))}",
                required=span_of(x.decree, key),
                anchor=letters.anchor,
                edits=(RunEdit(index, letters.start, letters.end, size=nearest, mark=_whole(x, letters)),),
            )


def wrong_weight(x: Examination, indices: Iterable[int], element: str, what: str) -> Iterator[Breach]:
    """Đậm or not, against the element's weight."""
    wanted = bool(x.decree.provision(f"element.{element}.bold").value)
    words = {True: "chữ đậm", False: "chữ không đậm"}
    for index in indices:
        paragraph = x.paragraphs[index].paragraph
        for letters, _ in stretches(paragraph, index, lambda run: None if run.format.bold is wanted else True):
            yield Breach(
                message=f"{what} là {words[not wanted]}; quy định {words[wanted]}.",
                measured=words[not wanted],
                required=words[wanted],
                anchor=letters.anchor,
                edits=(RunEdit(index, letters.start, letters.end, bold=wanted),),
            )


def wrong_slant(x: Examination, indices: Iterable[int], element: str, what: str) -> Iterator[Breach]:
    """Nghiêng or đứng, against the element's slant."""
    wanted = bool(x.decree.provision(f"element.{element}.italic").value)
    words = {True: "chữ nghiêng", False: "chữ đứng"}
    for index in indices:
        paragraph = x.paragraphs[index].paragraph
        for letters, _ in stretches(paragraph, index, lambda run: None if run.format.italic is wanted else True):
            yield Breach(
                message=f"{what} là {words[not wanted]}; quy định {words[wanted]}.",
                measured=words[not wanted],
                required=words[wanted],
                anchor=letters.anchor,
                edits=(RunEdit(index, letters.start, letters.end, italic=wanted),),
            )


def wrong_alignment(x: Examination, indices: Iterable[int], wanted: str, what: str) -> Iterator[Breach]:
    """Canh giữa, trái or đều hai bên; a paragraph without letters has no alignment to speak of."""
    for index in indices:
        paragraph = x.paragraphs[index].paragraph
        found = paragraph.format.alignment
        if found != wanted and paragraph.text.strip():
            measured, required = (f"canh {_ALIGNMENTS.get(name, name)}" for name in (found, wanted))
            yield Breach(
                message=f"{what} {measured}; quy định {required}.",
                measured=measured,
                required=required,
                anchor=Anchor(paragraph=index),
                edits=(ParagraphEdit(index, alignment=wanted),),
            )


def seen_text(paragraph: Paragraph) -> str:
    """The text as it is printed: hidden letters left out, automatic capitals (w:caps) made."""
    return "".join(
        run.text.upper() if run.format.caps or run.format.small_caps else run.text
        for run in paragraph.runs
        if not run.format.hidden
    )


def _whole(x: Examination, letters: Letters) -> bool:
    """Whether the letters are the whole paragraph, so that its end mark should follow them."""
    text = x.paragraphs[letters.paragraph].paragraph.text
    return not text[: letters.start].strip() and not text[letters.end :].strip()
