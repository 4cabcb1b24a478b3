"""The grown tree of a body → branches as the model has them: titles told from texts, labels left to docgen or kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from docgen.anatomy import Level
from docgen.contracts.recognition import Branch, Guess, Words
from docgen.model import Numbering
from docgen.model.body import TYPED_LABEL
from docgen.model.numbering import Level as Rung
from docgen.reading.labels import NUMBERING_OF, SIGNS, counts_as
from docgen.reading.outline import Twig, Unit, grow
from docgen.reading.own_labels import NO_LABELS, OwnLabels

_HEADINGS: Final = frozenset(
    {Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION, Level.ARTICLE, Level.ROMAN, Level.LETTER}
)
_MAY_HEAD: Final = frozenset({Level.CLAUSE, Level.DECIMAL})
_LONGEST_TITLE: Final = 300
_LONGEST_PLAIN_TITLE: Final = 170
"""Without bold letters to go by, a longer line is taken for a sentence."""
_SENTENCE_END: Final = re.compile(r"[.;!?]\s+[^\W\d_]")
_LETTERS: Final = re.compile(r"\w+")
_MANY_ALIKE: Final = 3
"""Labels of one shape beyond these are not told one by one."""
_SAME_DASH: Final = frozenset({"-", "–", "—", "−"})


@dataclass(frozen=True, slots=True)
class Body:
    """A body as branches, how they are numbered, and what was guessed on the way (without paths)."""

    branches: tuple[Branch, ...]
    numbering: Numbering | None
    guesses: tuple[Guess, ...] = ()


def recognise_body(units: Sequence[Unit], *, has_looks: bool, own: OwnLabels = NO_LABELS) -> Body:
    """The branches of a body.

    `has_looks` says that the source has bold letters at all: a text file has none. `own` are the labels docgen printed.
    """
    labelled = [unit for unit in units if unit.label or unit.level is Level.HEADING]
    settler = _Settler(bold_tells=has_looks and any(unit.look.bold for unit in labelled), own=own)
    branches, numbering = settler.siblings(grow(units, own), Rung(Numbering.NONE), frozenset())
    return Body(branches, numbering, tuple(settler.guesses))


@dataclass(slots=True)
class _Settler:
    """Turns twigs into branches; notes where a label is written otherwise than its author did."""

    bold_tells: bool
    own: OwnLabels = NO_LABELS
    guesses: list[Guess] = field(default_factory=list)
    shapes: dict[tuple[str, str], int] = field(default_factory=dict)
    """How often a label of one shape was written as another: `1/` as `1.`."""

    def siblings(
        self, twigs: Sequence[Twig], above: Rung, used: frozenset[Numbering]
    ) -> tuple[tuple[Branch, ...], Numbering | None]:
        """Some siblings and how they are numbered; `used` are the signs of the lists they stand in."""
        chosen = _numbering_of(twigs, used)
        rung = Rung(chosen or Numbering.NONE, above.parent_label)
        moved = self.moved_among(twigs)
        position = 0
        branches: list[Branch] = []
        for twig in twigs:
            expected = rung.label(position + 1)
            counts = id(twig) in moved or self.counts(twig, expected, position + 1)
            numbered = chosen is not None and counts and self.may_be_numbered(twig, chosen)
            position += numbered
            branches.append(self.branch(twig, expected if numbered else "", used | ({chosen} if chosen else set())))
        return tuple(branches), chosen if position else None

    def moved_among(self, twigs: Sequence[Twig]) -> frozenset[int]:
        """Which siblings docgen numbered: an item that went or moved in Word leaves the others their old numbers.

        Among such siblings also one whose words were changed as well counts, as long as the numbers rise.
        """
        units = [(twig, twig.unit) for twig in twigs if twig.unit is not None and twig.value.number is not None]
        own = {id(twig) for twig, unit in units if self.own.has(unit.label, unit.words.text)}
        last = 0
        for twig, _ in units if own else ():
            number = twig.value.number or 0
            if number > last:
                own.add(id(twig))
            last = number
        return frozenset(own)

    @staticmethod
    def counts(twig: Twig, expected: str, position: int) -> bool:
        """Whether docgen prints the label this twig has in the source, or one that says the same."""
        return twig.unit is not None and counts_as(twig.unit.level, twig.value, expected, position)

    @staticmethod
    def may_be_numbered(twig: Twig, chosen: Numbering) -> bool:
        """Whether a list numbered so can number this twig."""
        unit = twig.unit
        if unit is None or not unit.label or not unit.words.text:
            return False
        fits = NUMBERING_OF.get(unit.level) is chosen or (unit.level in SIGNS and chosen in _SIGN_NUMBERINGS)
        return fits and TYPED_LABEL.match(unit.words.text) is None

    def branch(self, twig: Twig, label: str, used: frozenset[Numbering]) -> Branch:
        children, numbering = self.siblings(twig.children, Rung(Numbering.NONE, label), used)
        paragraphs = tuple(twig.paragraphs)
        if twig.unit is None:
            return Branch(paragraphs=paragraphs, table=twig.table, children=children, numbering=numbering)
        words = _with_title_lines(twig.unit.words if label else twig.unit.typed, twig.title_lines)
        self.note_label(twig.unit, label)
        return Branch(
            label=twig.unit.label,
            words=words,
            is_title=self.is_title(twig),
            numbered=bool(label),
            numbering=numbering,
            paragraphs=paragraphs,
            table=twig.table,
            children=children,
        )

    def is_title(self, twig: Twig) -> bool:
        """A heading: bold where the file has bold headings at all; else by its length and what stands below it."""
        unit = twig.unit
        if unit is None or len(unit.words.text) > _LONGEST_TITLE:
            return False
        if unit.level is Level.HEADING or (unit.level in _HEADINGS and unit.look.upper and unit.words.text):
            return True
        return unit.look.bold if self.bold_tells else _reads_as_title(unit, twig)

    def note_label(self, unit: Unit, label: str) -> None:
        written = unit.label
        if not label or written == label or (label == "-" and written in _SAME_DASH):
            return
        shape = (_LETTERS.sub("1", written), _LETTERS.sub("1", label))
        self.shapes[shape] = self.shapes.get(shape, 0) + 1
        if self.shapes[shape] <= _MANY_ALIKE:
            message = f"Số thứ tự «{written}» trong bản gốc; docgen in là «{label}»."
            self.guesses.append(Guess("", "renumbered", message, 0.95, unit.words.blocks))


_SIGN_NUMBERINGS: Final = frozenset({Numbering.DASH, Numbering.PLUS})


def _numbering_of(twigs: Iterable[Twig], used: frozenset[Numbering]) -> Numbering | None:
    """How the first labelled sibling is numbered; a sign that an outer list has already gives way to the next."""
    level = next((twig.unit.level for twig in twigs if twig.unit is not None and twig.unit.level in NUMBERING_OF), None)
    if level is None:
        return None
    chosen = NUMBERING_OF[level]
    if chosen is Numbering.DASH and chosen in used:
        chosen = Numbering.PLUS
    return None if chosen is Numbering.PLUS and chosen in used else chosen


def _with_title_lines(words: Words, lines: Sequence[Words]) -> Words:
    texts = [words.text, *(line.text for line in lines)]
    blocks = (*words.blocks, *(block for line in lines for block in line.blocks))
    return Words("\n".join(texts), blocks)


def _is_announcement(said: str, twig: Twig) -> bool:
    """“1. Các đơn vị có trách nhiệm sau:” is a sentence, “1. Mục đích:” a heading."""
    return said.endswith(":") and len(said) > 60 and not twig.paragraphs  # noqa: PLR2004 — letters of a short heading


def _reads_as_title(unit: Unit, twig: Twig) -> bool:
    """Without looks: one short sentence at most, with something below it."""
    said = unit.words.text
    if len(said) > _LONGEST_PLAIN_TITLE or _SENTENCE_END.search(said) or said.endswith((";", ",")):
        return False
    if unit.level in _HEADINGS:
        return not twig.is_bare or not said.endswith((".", ":"))
    return unit.level in _MAY_HEAD and not twig.is_bare and not _is_announcement(said, twig)
