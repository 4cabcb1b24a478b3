"""A master as a tree: what never changes, words with slots, and parts that stand under a condition."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from docgen.diagnostics import Location
from docgen.lifecycle.variants.conditions import Condition
from docgen.lifecycle.variants.slots import SlotText
from docgen.vietnamese.text import squeeze

_PLAIN_KEY: Final = re.compile(r"[^\W\d]\w*")

Data: TypeAlias = object
"""Plain data: text, lists and groups of keys, as a person writes them in YAML."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """What every unit gets alike: data without a slot and without a condition anywhere in it."""

    value: Data
    path: str


@dataclass(frozen=True, slots=True)
class Words:
    """A text with slots."""

    text: SlotText
    path: str


@dataclass(frozen=True, slots=True)
class Gate:
    """A part that only some units have."""

    condition: Condition
    written: str
    node: Tree
    path: str


@dataclass(frozen=True, slots=True)
class Several:
    """A list with something changing in it; each item with its place in the master (`[2]`, or `[+1]` when added)."""

    items: tuple[tuple[str, Tree], ...]
    path: str


@dataclass(frozen=True, slots=True)
class Keys:
    """A group of keys with something changing in it."""

    entries: Mapping[str, Tree]
    path: str


@dataclass(frozen=True, slots=True)
class Adjusted:
    """What an overlay put here for one unit; `node` is None when the unit goes without."""

    node: Tree | None
    path: str
    location: Location | None = None
    """Where the overlay stands that a person wrote."""


def key_step(key: str) -> str:
    """A key as a step of a path, as the lines of a data file are known by: `.title`, `["đơn vị"]`."""
    return f".{key}" if _PLAIN_KEY.fullmatch(key) else f'["{squeeze(key)}"]'


Solid: TypeAlias = "Fixed | Words | Several | Keys"
"""A part that is there, whatever it took to be so."""

Tree: TypeAlias = "Solid | Gate | Adjusted"


def thaw(node: Tree) -> Tree:
    """A fixed list or group with its parts in sight, so that one of them can be exchanged."""
    if not isinstance(node, Fixed):
        return node
    if isinstance(node.value, list):
        steps = [f"[{index}]" for index in range(len(node.value))]
        return Several(
            tuple((step, Fixed(item, node.path + step)) for step, item in zip(steps, node.value, strict=True)),
            node.path,
        )
    if isinstance(node.value, dict):
        return Keys({key: Fixed(item, f"{node.path}.{key}") for key, item in node.value.items()}, node.path)
    return node
