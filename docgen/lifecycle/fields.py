"""Turns a document into its fields, value by value with their paths, and new values for some of them into data."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from docgen.model import AdministrativeDocument, Node, Numbering, Part
from docgen.model.numbering import Level
from docgen.model.walk import steps_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

Leaf: TypeAlias = "str | int | float | bool | None"
"""A value at the end of a path, as JSON holds it."""
Data: TypeAlias = "Leaf | list[Data] | dict[str, Data]"

_GONE = "\0"
"""Stands in a list for an item that was taken out; no text of a document holds this letter."""
_COUNTED = {"sections", "items"}
_BEFORE = "signature"
"""What a type adds of its own stands on the page above the signature."""


def leaves_of(document: AdministrativeDocument) -> dict[str, Leaf]:
    """Every value of a document by its path (`$.sections[0].title`), in the order of the page; None where empty."""
    data = document.model_dump(mode="json")
    return {path: leaf for name in _page_order(document) for path, leaf in _leaves(data[name], f"$.{name}")}


def data_with(
    document: AdministrativeDocument, values: Mapping[str, Leaf], dropped: Collection[str] = ()
) -> dict[str, Data]:
    """The data of a document with other values at some paths; an item of a list that becomes None is taken out.

    So is what held nothing else, unless a person `dropped` it: what is left empty then is the model's to tell.
    """
    data: dict[str, Data] = document.model_dump(mode="json")
    for path, value in sorted(values.items(), key=lambda one: steps_key(one[0]), reverse=True):
        *way, last = steps_of(path)
        place: Data = data
        for step in way:
            place = place[step]  # type: ignore[index] # a path of this very document
        is_taken_out = isinstance(place, list) and value is None
        place[last] = _GONE if is_taken_out else value  # type: ignore[index] # as above
    emptied = (path for path, value in values.items() if value is None and path not in dropped)
    _take_out_emptied(data, {steps_of(path)[:-1] for path in emptied})
    _sweep(data)
    return data


def _sweep(data: Data) -> None:
    """Takes the places of what went out of their lists: only now, so that until then every path held."""
    if isinstance(data, list):
        data[:] = [item for item in data if item != _GONE]
    for inner in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        _sweep(inner)


def _take_out_emptied(data: dict[str, Data], holders: Iterable[tuple[str | int, ...]]) -> None:
    """Takes out what says nothing any more because all it said was taken out: innermost first, last of a list first."""
    levels: defaultdict[int, set[tuple[str | int, ...]]] = defaultdict(set)
    for holder in holders:
        levels[len(holder)].add(holder)
    for depth in range(max(levels, default=0), 0, -1):
        for steps in sorted(levels[depth], key=_sortable, reverse=True):
            outer: Data = data
            for step in steps[:-1]:
                outer = outer[step]  # type: ignore[index] # a path of this very document
            last = steps[-1]
            inner = outer[last]  # type: ignore[index] # as above
            if isinstance(inner, dict) and not any(_says_something(leaf) for _, leaf in _leaves(inner, "$")):
                outer[last] = _GONE if isinstance(outer, list) else None  # type: ignore[index] # as above
            levels[depth - 1].add(steps[:-1])


def _says_something(leaf: Leaf) -> bool:
    return leaf is not None and leaf != _GONE and not isinstance(leaf, bool)


def steps_key(path: str) -> tuple[tuple[str, int], ...]:
    """Sorts paths so that items of a list stand in their order."""
    return _sortable(steps_of(path))


def _sortable(steps: tuple[str | int, ...]) -> tuple[tuple[str, int], ...]:
    return tuple((step, -1) if isinstance(step, str) else ("", step) for step in steps)


def find_owner(path: str) -> str | None:
    """The path of what holds this field, or None at the top."""
    stem = re.sub(r"(?:\.[^.\[\]]+|\[\d+\])$", "", path)
    return stem if stem != path else None


def place_of(document: AdministrativeDocument, path: str) -> str:
    """A field as a person finds it on the page: `Mục II.5.4, lời văn`, `Phần mở đầu`, `Mục III.2, điểm a, lời văn`."""
    words: list[str] = []
    numbers: list[str] = []
    part: object = document
    level = Level(Numbering.ROMAN)
    steps = steps_of(path)
    for step, following in zip(steps, (*steps[1:], None), strict=True):
        if isinstance(step, int):
            part = part[step] if isinstance(part, tuple) and step < len(part) else part
            continue
        index = following if isinstance(following, int) else None
        siblings = getattr(part, step, ())
        if step in _COUNTED and index is not None and isinstance(siblings, tuple):
            level, said = _placed(siblings, index, level)
            if said[:1].isalnum() and " " not in said:
                numbers.append(said)
            elif said:
                words += [*_flushed(numbers), said]
        else:
            words += _flushed(numbers)
            level = Level(getattr(part, "numbering", None) or Numbering.ARABIC)
            several = index is not None and isinstance(siblings, tuple) and len(siblings) > 1
            title = _title(part, step) if index is None else _title(part, step).removeprefix("các ")
            words.append(f"{title} {index + 1}" if several and index is not None else title)
        part = getattr(part, step, None)
    place = ", ".join([*words, *_flushed(numbers)])
    return place[:1].upper() + place[1:]


def _placed(siblings: tuple[object, ...], index: int, level: Level) -> tuple[Level, str]:
    """The level below one of some siblings, and what the page has before it: `II`, `5`, `điểm a`."""
    counted = [
        sibling for sibling in siblings[: index + 1] if not isinstance(sibling, Node) or _takes_a_number(sibling)
    ]
    node = siblings[index] if index < len(siblings) else None
    if not isinstance(node, Node):
        return level, str(index + 1)
    label = level.label(len(counted)) if _takes_a_number(node) else ""
    below = level.below(label, node.numbering)
    last = label.rstrip(".)").rpartition(".")[2]
    if not last:
        return below, f"đoạn thứ {index + 1}" if len(siblings) > 1 else ""
    if level.numbering is Numbering.LETTER:
        return below, f"điểm {last}"
    return below, f"gạch đầu dòng thứ {len(counted)}" if last in "-+" else last


def _takes_a_number(node: Node) -> bool:
    return node.numbered and bool(node.title or node.text or (not node.paragraphs and node.table is None))


def _flushed(numbers: list[str]) -> list[str]:
    said = [f"mục {'.'.join(numbers)}"] if numbers else []
    numbers.clear()
    return said


def _title(part: object, name: str) -> str:
    fields = type(part).model_fields if isinstance(part, Part) else {}
    title = fields[name].title if name in fields else None
    return (title or name)[:1].lower() + (title or name)[1:]


def _page_order(document: AdministrativeDocument) -> list[str]:
    shared = list(AdministrativeDocument.model_fields)
    own = [name for name in type(document).model_fields if name not in AdministrativeDocument.model_fields]
    cut = shared.index(_BEFORE)
    numbers = [name for name in own if isinstance(getattr(document, name), int)]
    return [*numbers, *shared[:cut], *(name for name in own if name not in numbers), *shared[cut:]]


def _leaves(value: Data, path: str) -> Iterator[tuple[str, Leaf]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _leaves(inner, f"{path}[{index}]")
    else:
        yield path, value
