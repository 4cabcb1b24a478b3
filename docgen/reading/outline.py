"""The paragraphs and tables of a body in order → a tree of twigs, each under the twig its label says.

Offices mix ladders (I./1./1.1/a)/-/+; A./I.; Phần/Chương/Điều), so no ladder is assumed: a label of a kind that is open
goes on with that list, a label of a new kind opens a list below, and a `1.` in an open list that has gone further opens
a new one. Only phần, chương, mục, điều have a fixed order.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from typing import Final

from docgen.anatomy import Level
from docgen.contracts.recognition import BlockLook, RecognisedTable, Words
from docgen.model import Numbering
from docgen.reading.labels import NO_VALUE, NUMBERING_OF, SIGNS, LabelValue, value_of_label
from docgen.reading.own_labels import NO_LABELS, OwnLabels

_FIXED: Final = {Level.PART: 0, Level.CHAPTER: 1, Level.SECTION: 2, Level.SUBSECTION: 3, Level.ARTICLE: 4}
_OWN_LINE: Final = frozenset({Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION})
_PLAIN: Final = BlockLook()


@dataclass(frozen=True, slots=True)
class Unit:
    """One paragraph or table of the body. `words` is what follows the label, `typed` begins with it."""

    level: Level
    words: Words
    typed: Words
    label: str = ""
    look: BlockLook = _PLAIN
    table: RecognisedTable | None = None


@dataclass(slots=True)
class Twig:
    """A node of the tree while it grows. The root and plain twigs have no unit."""

    unit: Unit | None = None
    value: LabelValue = NO_VALUE
    title_lines: list[Words] = field(default_factory=list)
    """Lines below “Chương I” that are its title."""
    paragraphs: list[Words] = field(default_factory=list)
    table: RecognisedTable | None = None
    children: list[Twig] = field(default_factory=list)

    @property
    def level(self) -> Level:
        return Level.TEXT if self.unit is None else self.unit.level

    @property
    def is_bare(self) -> bool:
        """Nothing stands below its own words yet."""
        return not (self.paragraphs or self.children) and self.table is None


def grow(units: Sequence[Unit], own: OwnLabels = NO_LABELS) -> list[Twig]:
    """The tree of a body: its top-level twigs. `own` are the labels docgen printed in this file."""
    tree = _Tree(own)
    for unit in units:
        tree.add(unit)
    return tree.root.children


def _find_sign(level: Level, used: Container[Numbering]) -> Numbering | None:
    """The sign docgen prints for a list of this kind inside lists with the signs `used`; None when none is left."""
    if level not in SIGNS:
        return None
    free = [sign for sign in (NUMBERING_OF[level], Numbering.PLUS) if sign not in used]
    return free[0] if free else None


class _Tree:
    """The tree, and the way from the root to the twig that was added last."""

    def __init__(self, own: OwnLabels) -> None:
        self.own = own
        self.root = Twig()
        self.way: list[Twig] = [self.root]

    @property
    def last(self) -> Twig:
        return self.way[-1]

    def add(self, unit: Unit) -> None:
        if unit.table is not None:
            self.room().table = unit.table
        elif unit.level in {Level.TEXT, Level.TABLE}:
            self.room().paragraphs.append(unit.typed)
        elif unit.level is Level.HEADING and self.goes_on_with_title(unit):
            self.last.title_lines.append(unit.words)
        else:
            self.add_labelled(unit)

    def goes_on_with_title(self, unit: Unit) -> bool:
        """A line right below “Chương I” is its title, and so is the next one where it looks alike."""
        if self.last.level not in _OWN_LINE or not self.last.is_bare:
            return False
        lines = self.last.title_lines
        return not lines or lines[-1].text.isupper() == unit.words.text.isupper()

    def room(self) -> Twig:
        """The last twig, or a plain one where a paragraph would jump before a table, or a second table has no place."""
        return self.plain() if self.last is self.root or self.last.table is not None else self.last

    def plain(self) -> Twig:
        """A new twig that only holds what has no label."""
        if self.last.unit is None and self.last is not self.root:
            self.way.pop()
        return self.push(Twig())

    def push(self, twig: Twig) -> Twig:
        self.last.children.append(twig)
        self.way.append(twig)
        return twig

    def add_labelled(self, unit: Unit) -> None:
        if self.last.unit is None and self.last is not self.root:
            self.way.pop()
        value = value_of_label(unit.level, unit.label)
        if unit.level in _FIXED:
            self.close_to_order(_FIXED[unit.level])
        elif unit.level is Level.DECIMAL:
            self.close_to_decimal(value)
        else:
            self.close_to_list(unit, value)
        self.push(Twig(unit, value))

    def close_to_order(self, order: int) -> None:
        """Close all but what stands higher in the order of phần, chương, mục, điều."""
        while self.last is not self.root and _FIXED.get(self.last.level, len(_FIXED)) >= order:
            self.way.pop()

    def close_to_decimal(self, value: LabelValue) -> None:
        """`4.2` stands below the `4.` that is open; without one, beside the last of as many digits."""
        above = value.path[:-1]
        for index in range(len(self.way) - 1, 0, -1):
            twig = self.way[index]
            if twig.level in {Level.CLAUSE, Level.DECIMAL} and twig.value.path == above:
                del self.way[index + 1 :]
                return
        for index in range(len(self.way) - 1, 0, -1):
            twig = self.way[index]
            if twig.level is Level.DECIMAL and len(twig.value.path) == len(value.path):
                del self.way[index:]
                return

    def close_to_list(self, unit: Unit, value: LabelValue) -> None:
        """Go on with the list of this kind that is open, unless the label begins a new one."""
        index = next((at for at in range(len(self.way) - 1, 0, -1) if self.way[at].level is unit.level), None)
        if index is None:
            self.close_to_sign(unit.level)
            return
        open_number = self.way[index].value.number
        begins_anew = value.number == 1 and open_number is not None and unit.level not in {Level.DASH, Level.PLUS}
        begins_anew = begins_anew and not self.own.goes_on(unit.label, unit.words.text)
        is_deeper = index < len(self.way) - 1 or self.announces_list(self.way[index])
        if not (begins_anew and is_deeper):
            del self.way[index:]

    def close_to_sign(self, level: Level) -> None:
        """A third list of signs within two others: docgen prints `-` and `+` only, so it goes on with one of these."""
        printed: dict[Numbering, int] = {}
        for index, twig in enumerate(self.way):
            sign = _find_sign(twig.level, printed)
            if sign is not None:
                printed[sign] = index
        if level in SIGNS and _find_sign(level, printed) is None:
            del self.way[printed[NUMBERING_OF[level]] :]

    @staticmethod
    def announces_list(twig: Twig) -> bool:
        """“2. Yêu cầu:” may have a list of its own kind below it."""
        said = twig.paragraphs[-1].text if twig.paragraphs else twig.unit.words.text if twig.unit else ""
        return said.rstrip().endswith(":")
