"""Turns a master and one unit into that unit's plain data, and remembers where in the master each part came from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from docgen.diagnostics import Location, Problem
from docgen.errors import InvalidDataError
from docgen.lifecycle.variants.master import Master
from docgen.lifecycle.variants.settings import OTHERWISE
from docgen.lifecycle.variants.slots import Fact, SlotError, fill, fill_value, parse_slots, slots_of
from docgen.lifecycle.variants.tree import Adjusted, Data, Fixed, Gate, Keys, Several, Solid, Tree, Words
from docgen.lifecycle.variants.units import Unit

_STEP: Final = re.compile(r"\.[^.\[\]]+|\[[^\[\]]*\]")


@dataclass(frozen=True, slots=True)
class Expansion:
    """One unit's data (dữ liệu của một đơn vị)."""

    data: dict[str, Data]
    tree: Tree
    """The tree it came from: the master's, or the one its overlays made of it."""
    facts: Mapping[str, Fact]
    moved: Mapping[str, tuple[str, ...]]
    """Of lists that lost or won items: the steps in the master of the items that are there, by the list's path here."""

    def origin(self, path: str) -> str:
        """The path in the master of a field of this unit's document."""
        here = origin = "$"
        for step in _STEP.findall(path.removeprefix("$")):
            steps = self.moved.get(here)
            here += step
            if steps is not None and step[1:-1].isdigit() and int(step[1:-1]) < len(steps):
                step = steps[int(step[1:-1])]  # noqa: PLW2901 — the step as the master counts it
            origin += step
        return origin

    def locate(self, path: str, master: Master) -> Location:
        """Where a person mends a field of this unit's document: in an overlay of its own, else in the master."""
        return _place(self.tree, self.origin(path), master)


def _place(tree: Tree, path: str, master: Master) -> Location:
    overlay = next((one for one in _adjusted(tree) if _is_within(path, one.path) and one.location is not None), None)
    if overlay is None or overlay.location is None:
        return master.locate(path)
    return replace(overlay.location, path=path)


def _adjusted(node: Tree) -> Iterator[Adjusted]:
    """The overlays in a tree, inner ones first: the last to change a place is the one to mend."""
    inner: Iterable[Tree | None] = ()
    if isinstance(node, Gate | Adjusted):
        inner = (node.node,)
    elif isinstance(node, Keys):
        inner = node.entries.values()
    elif isinstance(node, Several):
        inner = (item for _, item in node.items)
    for one in inner:
        if one is not None:
            yield from _adjusted(one)
    if isinstance(node, Adjusted):
        yield node


def _is_within(path: str, owner: str) -> bool:
    return path == owner or path.startswith((f"{owner}.", f"{owner}["))


def facts_of(master: Master, unit: Unit) -> Mapping[str, Fact]:
    """All that slots and conditions may ask: the unit's facts, and the master's words for its kind.

    Words may themselves hold slots. Raises `SlotError` when a word lacks a fact.
    """
    facts = dict(unit.facts)
    kind = str(facts.get("unit.kind") or "")
    for name, words in master.settings.words.items():
        text = words.get(kind, words.get(OTHERWISE))
        if text is not None:
            facts[f"word.{name}"] = fill(parse_slots(text), facts) if "{" in text or "}" in text else text
    return facts


def expand(master: Master, unit: Unit, tree: Tree | None = None) -> Expansion:
    """The unit's data. `tree` is the master's tree as overlays changed it.

    Raises `InvalidDataError` naming every slot that this unit cannot fill, with the line of the master.
    """
    expander = _Expander(master, tree or master.tree)
    try:
        facts = facts_of(master, unit)
    except SlotError as error:
        raise _unfillable(
            unit, [Problem("slot-empty", f"Từ theo loại đơn vị: {error}.", unit.location, error.hint)]
        ) from error
    chosen = tree or master.tree
    data = expander.value(chosen, "$", facts)
    if expander.problems:
        raise _unfillable(unit, expander.problems)
    if not isinstance(data, dict):
        raise _unfillable(unit, [Problem("master-shape", "Bản mẫu không phải là một nhóm khóa.", unit.location)])
    return Expansion(data, chosen, facts, expander.moved)


def _unfillable(unit: Unit, problems: list[Problem]) -> InvalidDataError:
    return InvalidDataError(f"Chưa đủ dữ liệu để lập văn bản cho {unit.label}.", problems)


class _Expander:
    def __init__(self, master: Master, tree: Tree) -> None:
        self.master = master
        self.tree = tree
        self.problems: list[Problem] = []
        self.moved: dict[str, tuple[str, ...]] = {}

    def value(self, node: Tree, here: str, facts: Mapping[str, Fact]) -> Data:
        if isinstance(node, Fixed):
            return node.value
        if isinstance(node, Words):
            try:
                return fill_value(node.text, facts)
            except SlotError as error:
                location = _place(self.tree, node.path, self.master)
                unknown = self.master.find_unknown(slot.name for slot in slots_of(node.text))
                problem = Problem("slot-empty", f"{str(error)[0].upper()}{str(error)[1:]}.", location, error.hint)
                self.problems.append(problem if unknown is None else replace(unknown, location=location))
                return ""
        if isinstance(node, Keys):
            entries = ((key, open_gate(item, facts)) for key, item in node.entries.items())
            return {key: self.value(item, f"{here}.{key}", facts) for key, item in entries if item is not None}
        if isinstance(node, Several):
            present = [(step, item) for step, gated in node.items if (item := open_gate(gated, facts)) is not None]
            if len(present) != len(node.items) or any(step.startswith("[+") for step, _ in present):
                self.moved[here] = tuple(step for step, _ in present)
            return [self.value(item, f"{here}[{index}]", facts) for index, (_, item) in enumerate(present)]
        inner = open_gate(node, facts)
        return None if inner is None else self.value(inner, here, facts)


def open_gate(node: Tree, facts: Mapping[str, Fact]) -> Solid | None:
    """What stands behind conditions for a unit with these facts; None when the unit goes without."""
    while True:
        if isinstance(node, Gate):
            if not node.condition.holds(facts):
                return None
            node = node.node
        elif isinstance(node, Adjusted):
            if node.node is None:
                return None
            node = node.node
        else:
            return node
