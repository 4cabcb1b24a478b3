"""Turns units into the data of their documents, in which what several units have alike is one part, built once.

What a node of the master becomes depends on the facts its slots and conditions ask for and on nothing else, and whether
a part is valid depends on nothing but its data. So a part that was expanded, checked and built for one unit is, as it
is, the part of every unit for which these facts are the same. Only what nobody shares, and the document as a whole, is
built anew; a part that its data alone does not give is not shared. The result is that of the long way (`expanding`),
which is taken whenever there is anything to tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pydantic import ValidationError

from docgen.lifecycle.variants.conditions import facts_asked
from docgen.lifecycle.variants.expanding import facts_of
from docgen.lifecycle.variants.slots import SlotError, fill_value, slots_of
from docgen.lifecycle.variants.tree import Data, Fixed, Gate, Keys, Several, Tree, Words, thaw
from docgen.model.base import Part

if TYPE_CHECKING:
    from docgen.lifecycle.variants.master import Master
    from docgen.lifecycle.variants.slots import Fact
    from docgen.lifecycle.variants.units import Unit
    from docgen.model import AdministrativeDocument

_MOST_KINDS: Final = 48
"""Results kept of one node: kinds of unit, levels and blocks are few; where each unit has its own, none comes back."""
_ABSENT: Final = object()
"""What a part becomes for a unit that goes without it."""


@dataclass(slots=True, eq=False)
class _Cell:
    """What a node became for units with certain facts; once built, parts take the place of their data."""

    data: Data
    is_built: bool = False


@dataclass(slots=True, eq=False)
class _Spot:
    """A node of the master, the facts it asks for, what stands in it, and what it became so far."""

    node: Tree
    asks: tuple[str, ...] = ()
    inner: tuple[tuple[str, _Spot], ...] = ()
    """By key; items of a list and what stands behind a condition have none."""
    cells: dict[tuple[object, ...], _Cell] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SharedData:
    """One unit's data, with parts that were built before in the place of theirs."""

    data: dict[str, Data]
    facts: Mapping[str, Fact]
    fresh: tuple[_Cell, ...]
    """Cells whose parts are not built yet."""


class Sharing:
    """What the units of one master have alike, found out as they come. Any number of threads may use it."""

    def __init__(self, master: Master) -> None:
        self._master = master
        self._root = _spot(thaw(master.tree))

    def find_data(self, unit: Unit) -> SharedData | None:
        """The unit's data; None when something is to be told about it, which the long way does."""
        try:
            facts = facts_of(self._master, unit)
            run = _Run(facts)
            data = run.made(self._root)
        except SlotError:
            return None
        return SharedData(data, facts, tuple(run.fresh)) if isinstance(data, dict) else None

    def learn(self, shared: SharedData, document: AdministrativeDocument) -> tuple[Part, ...]:
        """Let further units share the parts that were built for this one; these parts."""
        if not shared.fresh:
            return ()
        learner = _Learner(shared.fresh)
        learner.walk(shared.data, document)
        return tuple(learner.parts)


def _spot(node: Tree) -> _Spot:
    if isinstance(node, Words):
        return _Spot(node, tuple(sorted({slot.name for slot in slots_of(node.text)})))
    if isinstance(node, Keys):
        inner = tuple((key, _spot(item)) for key, item in node.entries.items())
    elif isinstance(node, Several):
        inner = tuple(("", _spot(item)) for _, item in node.items)
    elif isinstance(node, Gate):
        inner = (("", _spot(node.node)),)
    else:
        return _Spot(node)
    own = facts_asked(node.condition) if isinstance(node, Gate) else ()
    return _Spot(node, tuple(sorted({*own, *(fact for _, spot in inner for fact in spot.asks)})), inner)


class _Run:
    """The way of one unit's facts through the master."""

    def __init__(self, facts: Mapping[str, Fact]) -> None:
        self.facts = facts
        self.tokens = {name: _token(value) for name, value in facts.items()}
        self.fresh: list[_Cell] = []

    def value(self, spot: _Spot) -> Data:
        cell = spot.cells.get(key := tuple(map(self.tokens.get, spot.asks)))
        if cell is None:
            data = self.made(spot)
            is_shared = data is _ABSENT or isinstance(data, dict | list)
            if not is_shared or len(spot.cells) >= _MOST_KINDS:
                return data
            cell = spot.cells[key] = _Cell(data, is_built=data is _ABSENT)
        if not cell.is_built:
            self.fresh.append(cell)
        return cell.data

    def made(self, spot: _Spot) -> Data:
        node = spot.node
        if isinstance(node, Fixed):
            return node.value
        if isinstance(node, Words):
            return fill_value(node.text, self.facts)
        if isinstance(node, Keys):
            entries = [(key, self.value(inner)) for key, inner in spot.inner]
            return {key: data for key, data in entries if data is not _ABSENT}
        if isinstance(node, Several):
            return [data for _, inner in spot.inner if (data := self.value(inner)) is not _ABSENT]
        if isinstance(node, Gate) and node.condition.holds(self.facts):
            return self.value(spot.inner[0][1])
        return _ABSENT


def _token(value: Fact) -> object:
    """A fact as part of a key: 1, yes and 1,0 are equal to Python and print differently."""
    return value if value is None or isinstance(value, str) else (type(value).__name__, str(value))


def _is_made_of(part: Part, data: Data) -> bool:
    """Whether the part is what its data alone gives, so that nothing around it had a hand in it."""
    try:
        return isinstance(data, dict) and type(part).model_validate(data) == part
    except ValidationError:
        return False


class _Learner:
    """Goes through a unit's data and the document built from it side by side."""

    def __init__(self, fresh: Iterable[_Cell]) -> None:
        self.fresh = {id(cell.data): cell for cell in fresh}
        self.parts: list[Part] = []

    def walk(self, data: Data, made: object) -> None:
        cell = self.fresh.get(id(data))
        if isinstance(data, dict) and isinstance(made, Part):
            for key, item in data.items():
                self.walk(item, getattr(made, key, None))
        elif isinstance(data, list) and isinstance(made, tuple) and len(data) == len(made):
            for item, one in zip(data, made, strict=True):
                self.walk(item, one)
        if cell is not None:
            cell.data, cell.is_built = self.built(data, made), True

    def built(self, data: Data, made: object) -> Data:
        """The data with parts in the place of theirs; where the model gave them another shape they stay data."""
        if isinstance(made, Part):
            if not _is_made_of(made, data):
                return data
            self.parts.append(made)
            return made
        if isinstance(data, list) and isinstance(made, tuple) and len(data) == len(made):
            return [self.built(item, one) for item, one in zip(data, made, strict=True)]
        return data
