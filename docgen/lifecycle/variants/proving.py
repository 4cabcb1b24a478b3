"""Compares what became of a master at each unit: outside slots, conditions and overlays nothing may differ.

The proof looks at the finished, validated document, not at how it was made: a fixed part must have the same value at
every unit, a text with slots must say the master's words with the unit's facts in them and nothing else, a list must
have the items its conditions grant, and no document may have a field that others lack.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from docgen.lifecycle.variants.expanding import open_gate
from docgen.lifecycle.variants.slots import fill_value
from docgen.lifecycle.variants.tree import Adjusted, Fixed, Keys, Several, Tree, Words
from docgen.vietnamese.dates import parse_date
from docgen.vietnamese.numbers import parse_number
from docgen.vietnamese.text import normalise_text, squeeze

if TYPE_CHECKING:
    from docgen.lifecycle.variants.results import Dumper
    from docgen.lifecycle.variants.slots import Fact

_STEP: Final = re.compile(r"\.[^.\[\]]+|\[[^\[\]]*\]")
_SHOWN_BEFORE: Final = 20
_LONGEST_SHOWN: Final = 80


@dataclass(frozen=True, slots=True)
class Violation:
    """A field that differs where nothing allows it to (chỗ khác không được phép)."""

    unit: str
    path: str
    """In the master."""
    message: str


class Baseline:
    """Remembers the value of every fixed part, and compares each further document with it."""

    def __init__(self, dumper: Dumper) -> None:
        self.values: dict[str, tuple[object, str]] = {}
        """What stands at each fixed path, and the unit it was seen at first."""
        self._dumper = dumper
        self._alike: set[tuple[int, int]] = set()

    def compare(
        self, tree: Tree, facts: Mapping[str, Fact], dumped: Mapping[str, object], unit: str
    ) -> tuple[Violation, ...]:
        """Every place where this unit's document departs from the others without leave.

        `tree` is the master's, or the one that the unit's overlays made of it.
        """
        comparison = _Comparison(self, facts, unit)
        comparison.compare(tree, dumped)
        return tuple(comparison.found)

    def is_alike(self, node: Tree, value: object) -> bool:
        """Whether the very same part stood at the same node before, and was as it may be."""
        return (id(node), id(value)) in self._alike

    def remember(self, node: Tree, value: object) -> None:
        """A part that was as it may be need not be looked at again, if it is one that comes back as it is."""
        if value.__class__ is dict and self._dumper.is_lasting(value):
            self._alike.add((id(node), id(value)))

    def digests(self) -> Mapping[str, str]:
        """A fingerprint of each fixed part, so that workers can compare without sending the parts themselves."""
        return {path: _digest(value) for path, (value, _) in self.values.items()}


class _Comparison:
    """One document against the master it came from, and against the values of the documents before it."""

    def __init__(self, baseline: Baseline, facts: Mapping[str, Fact], unit: str) -> None:
        self.baseline = baseline
        self.values = baseline.values
        self.facts = facts
        self.unit = unit
        self.found: list[Violation] = []

    def compare(self, node: Tree, value: object) -> None:
        if self.baseline.is_alike(node, value):
            return
        before = len(self.found)
        self.look(node, value)
        if len(self.found) == before:
            self.baseline.remember(node, value)

    def look(self, node: Tree, value: object) -> None:
        if isinstance(node, Fixed):
            self.fixed(node.path, value)
            return
        if isinstance(node, Adjusted):
            return  # an overlay may put anything here; its ledger tells
        inner = open_gate(node, self.facts)
        if isinstance(inner, Keys) and isinstance(value, dict):
            self.keys(inner, value)
        elif isinstance(inner, Several) and isinstance(value, list):
            self.several(inner, value)
        elif isinstance(inner, Words):
            self.words(inner, value)
        elif isinstance(inner, Fixed):
            self.fixed(inner.path, value)
        elif inner is not None:
            self.reshaped(inner, value)

    def fixed(self, path: str, value: object) -> None:
        known = self.values.get(path) or self.part_of_owner(path)
        if known is None:
            self.values[path] = (value, self.unit)
        elif known[0] is not value and known[0] != value:
            message = f"«{_show(value)}», ở {known[1]} là «{_show(known[0])}»"
            self.found.append(Violation(self.unit, path, message))

    def part_of_owner(self, path: str) -> tuple[object, str] | None:
        """What stands at a path inside a part that other units have whole, where an overlay took this one apart."""
        owner = path
        while owner and owner not in self.values:
            owner = owner[: max(owner.rfind("."), owner.rfind("["), 0)]
        if not owner:
            return None
        value, first = self.values[owner]
        for step in _STEP.findall(path[len(owner) :]):
            if isinstance(value, dict) and step.startswith("."):
                value = value.get(step[1:])
            elif isinstance(value, list) and step[1:-1].isdigit() and int(step[1:-1]) < len(value):
                value = value[int(step[1:-1])]
            else:
                return None  # the model gave the whole another shape
        return value, first

    def keys(self, node: Keys, value: Mapping[str, object]) -> None:
        entries = node.entries
        for key, item in entries.items():
            here = value.get(key)
            if here is not None or isinstance(item, Fixed) or open_gate(item, self.facts) is not None:
                self.compare(item, here)
        more = {key: here for key, here in value.items() if key not in entries and here is not None}
        for key, here in more.items():
            self.fixed(f"{node.path}.{key}", here)
        self.names(node, tuple(more))

    def names(self, node: Keys, more: tuple[str, ...]) -> None:
        """The fields that the master does not name, say those a model fills in itself, are the same ones everywhere."""
        path = f"{node.path}.*"
        known = self.values.get(path)
        if known is None and (whole := self.part_of_owner(node.path)) is not None and isinstance(whole[0], dict):
            known = tuple(key for key in whole[0] if key not in node.entries), whole[1]
        if known is None:
            self.values[path] = (more, self.unit)
        elif known[0] != more:
            message = f"có thêm các trường «{_show(more)}», ở {known[1]} là «{_show(known[0])}»"
            self.found.append(Violation(self.unit, path, message))

    def several(self, node: Several, value: list[object]) -> None:
        present = [item for _, item in node.items if open_gate(item, self.facts) is not None]
        if len(present) != len(value):
            message = f"có {len(value)} mục, theo bản mẫu phải có {len(present)}"
            self.found.append(Violation(self.unit, node.path, message))
            return
        for item, here in zip(present, value, strict=True):
            self.compare(item, here)

    def words(self, node: Words, value: object) -> None:
        filled = fill_value(node.text, self.facts)
        expected = filled if isinstance(filled, str) else " ".join(filled)
        if not _says(value, expected):
            self.found.append(Violation(self.unit, node.path, _departure(value, expected)))

    def reshaped(self, node: Keys | Several, value: object) -> None:
        """The model gave the part another shape (one text became a list): it says the same words, in the same order."""
        expected = " ".join(_pieces(node, self.facts))
        if not _says(value, expected):
            self.found.append(Violation(self.unit, node.path, _departure(value, expected)))


class Agreement:
    """Compares the baselines of many workers: they must agree on every fixed part."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, str]] = {}

    def join(self, digests: Mapping[str, str], unit: str) -> tuple[Violation, ...]:
        """Where a worker whose first document was `unit` saw another value than those before it."""
        found = []
        for path, digest in digests.items():
            known, first = self._known.setdefault(path, (digest, unit))
            if known != digest:
                found.append(Violation(unit, path, f"khác với {first}"))
        return tuple(found)

    @property
    def count(self) -> int:
        """How many fixed parts there are."""
        return len(self._known)


def _says(value: object, expected: str) -> bool:
    """Whether a field of a document says these words; a day or a number may have become one, and is written as data."""
    if value in (expected, [expected]):  # nearly always, letter by letter
        return True
    said = squeeze(" ".join(_texts(value)))
    words = squeeze(normalise_text(expected))
    return said == words or (isinstance(value, str | int | Decimal) and said == _as_data(words))


def _as_data(words: str) -> str | None:
    for parse in (parse_date, parse_number):
        with suppress(ValueError):
            return str(parse(words))
    return None


def _departure(value: object, expected: str) -> str:
    """Where the words part, quoted from just before: two long texts that begin alike must not look alike."""
    said, words = squeeze(" ".join(_texts(value))), squeeze(normalise_text(expected))
    same = next((index for index, (one, other) in enumerate(zip(said, words, strict=False)) if one != other), None)
    start = max((min(len(said), len(words)) if same is None else same) - _SHOWN_BEFORE, 0)
    start = words.rfind(" ", 0, start) + 1
    lead = "…" if start else ""
    return f"«{lead}{_show(said[start:])}», theo bản mẫu phải là «{lead}{_show(words[start:])}»"


def _pieces(node: Tree, facts: Mapping[str, Fact]) -> Iterator[str]:
    """What a part of the master says for a unit with these facts, piece by piece."""
    inner = open_gate(node, facts)
    if isinstance(inner, Fixed):
        yield from _texts(inner.value)
    elif isinstance(inner, Words):
        yield from _texts(fill_value(inner.text, facts))
    elif isinstance(inner, Keys | Several):
        items = inner.entries.values() if isinstance(inner, Keys) else [item for _, item in inner.items]
        for item in items:
            yield from _pieces(item, facts)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)
    elif value is not None:
        yield str(value)


def _digest(value: object) -> str:
    written = json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def _show(value: object) -> str:
    text = squeeze(" ".join(_texts(value))) or "không có gì"
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"
