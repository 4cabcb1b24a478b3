"""Turns what one unit wants otherwise (điều chỉnh riêng) into a changed tree, and into lines of a ledger.

An address begins with the `id` of a part (`tap-huan`), with the name of a part (`tasks`) or with a key of the document
(`signature`), and goes on in the usual way: `tap-huan.deadline`, `signature.full_name`, `recipients[0]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from typing import Final

from docgen.diagnostics import Location, Problem
from docgen.errors import InvalidDataError
from docgen.lifecycle.variants.slots import SlotError, parse_list, parse_slots, slots_of
from docgen.lifecycle.variants.tree import Adjusted, Data, Fixed, Gate, Keys, Several, Tree, Words, thaw
from docgen.model import AdministrativeDocument
from docgen.vietnamese.text import comparison_key, find_nearest

_ADDRESS: Final = re.compile(r"[^.\[\]]+|\[\d+\]")
_ITEMS: Final = "items"
_LISTS: Final = frozenset({".supporting", ".recipients", ".addressees"})
"""Keys whose value is a list of names, also where the master does not write it."""


class Change(StrEnum):
    """What an overlay does."""

    SET = "set"
    DROP = "drop"
    ADD = "add"

    @property
    def label(self) -> str:
        """The change as a person says it."""
        return {"set": "sửa", "drop": "bỏ", "add": "thêm"}[self.value]


@dataclass(frozen=True, slots=True)
class Overlay:
    """Một điều chỉnh của một đơn vị: put `value` at an address, drop what is there, or add to its items."""

    change: Change
    address: str
    value: Data = None
    reason: str = ""
    location: Location = field(default_factory=Location)
    is_cell: bool = False
    """Written in a cell of a table: names of a list stand there parted by `;`."""


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One overlay as it was carried out: what stood there in the master and what stands there now."""

    change: Change
    path: str
    before: str
    after: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Overlaid:
    """A tree with one unit's overlays in it."""

    tree: Tree
    ledger: tuple[LedgerLine, ...] = ()


def parse_change(text: str) -> Change:
    """`sửa`, `thêm`, `bỏ` or the English words. Raises `ValueError`."""
    key = comparison_key(text)
    for change in Change:
        if key in {change.value, comparison_key(change.label)}:
            return change
    raise ValueError(f"«{text[:40]}» không phải việc điều chỉnh; ghi sửa, thêm hoặc bỏ.")


def overlay_values(change: Change, address: str, value: Data) -> tuple[Data, ...]:
    """What one cell asks for, change by change: several names to be added to a list are added one by one."""
    is_names = change is Change.ADD and isinstance(value, str) and f".{address.rpartition('.')[2].strip()}" in _LISTS
    return parse_list(value) or (value,) if is_names and isinstance(value, str) else (value,)


def apply_overlays(tree: Tree, overlays: Iterable[Overlay], *, label: str = "") -> Overlaid:
    """The tree for one unit. Raises `InvalidDataError` with every overlay that finds no place."""
    ledger: list[LedgerLine] = []
    problems: list[Problem] = []
    written: dict[str, Overlay] = {}
    for overlay in overlays:
        try:
            changed, line = _apply(tree, overlay)
        except (LookupError, SlotError) as error:
            problems.append(
                Problem(
                    "overlay-place",
                    f"Điều chỉnh «{overlay.address}»: {error.args[0]}.",
                    overlay.location,
                    (error.hint if isinstance(error, SlotError) else "")
                    or "chỗ điều chỉnh ghi mã của nhiệm vụ hoặc khóa của kế hoạch, như «tap-huan.deadline».",
                )
            )
        else:
            first = overlay if overlay.change is Change.ADD else written.setdefault(line.path, overlay)
            if first is overlay:
                tree = changed
                ledger.append(line)
            elif (first.change, first.value) != (overlay.change, overlay.value):
                problems.append(_contradiction(overlay, first))
    if problems:
        raise InvalidDataError(f"Điều chỉnh riêng của {label or 'đơn vị'} có {len(problems)} chỗ phải sửa.", problems)
    return Overlaid(tree, tuple(ledger))


def _contradiction(overlay: Overlay, first: Overlay) -> Problem:
    there = f" ({first.location})" if first.location != overlay.location else ""
    return Problem(
        "overlay-twice",
        f"Điều chỉnh «{overlay.address}» đã có một lần với nội dung khác{there}: «{_said(first)}».",
        overlay.location,
        "giữ một điều chỉnh, xóa điều chỉnh kia.",
    )


def _said(overlay: Overlay) -> str:
    return overlay.change.label if overlay.change is Change.DROP else describe_value(overlay.value)


def _apply(tree: Tree, overlay: Overlay) -> tuple[Tree, LedgerLine]:
    steps = _steps(tree, overlay.address)
    path = "$" + "".join(steps)
    old = _at(tree, steps)
    if overlay.change is Change.SET:
        value = _listed(overlay, old, steps)
        new: Tree = Adjusted(_tree(value, path), path, overlay.location)
        after = describe_value(value)
    elif overlay.change is Change.DROP:
        new, after = Adjusted(None, path, overlay.location), ""
    else:
        if isinstance(old, Gate):
            raise LookupError("chỗ này chỉ có ở một số đơn vị, không thêm vào được")
        steps, old = _list_of(tree, steps)
        path = "$" + "".join(steps)
        items = old.items if isinstance(old, Several) else ()
        step = f"[+{sum(1 for known, _ in items if known.startswith('[+')) + 1}]"
        is_task = overlay.is_cell and isinstance(overlay.value, str) and steps[-1:] == (f".{_ITEMS}",)
        value = {"text": overlay.value} if is_task else overlay.value
        added = Adjusted(_tree(value, path + step), path + step, overlay.location)
        new = Several((*items, (step, added)), path)
        line = LedgerLine(overlay.change, path + step, "", describe_value(overlay.value), overlay.reason)
        return _exchange(tree, steps, new), line
    before = describe_value(_plain(old))
    return _exchange(tree, steps, new), LedgerLine(overlay.change, path, before, after, overlay.reason)


def _list_of(tree: Tree, steps: tuple[str, ...]) -> tuple[tuple[str, ...], Tree]:
    """The list that an addition goes into: the place itself, or the items of the part that stands there."""
    place = thaw(_at(tree, steps))
    if isinstance(place, Keys):
        steps = (*steps, f".{_ITEMS}")
        place = thaw(place.entries.get(_ITEMS, Fixed([], "$" + "".join(steps))))
    if isinstance(place, Fixed) and place.value is None:
        place = Several((), place.path)  # nothing is written there yet
    if not isinstance(place, Several):
        raise LookupError("chỗ này không phải danh sách nên không thêm vào được")  # noqa: TRY004 — a place not found
    return steps, place


def _listed(overlay: Overlay, old: Tree, steps: tuple[str, ...]) -> Data:
    """What a cell says, as the list it stands for where a list belongs."""
    value = overlay.value
    if not overlay.is_cell or not isinstance(value, str) or len(names := parse_list(value)) < 2:  # noqa: PLR2004 — one name is no list
        return value
    is_list = isinstance(thaw(_ungated(old)), Several) or steps[-1] in _LISTS
    return list(names) if is_list else value


def _tree(value: Data, path: str) -> Tree:
    """What an overlay brings may hold slots as well."""
    if isinstance(value, str) and ("{" in value or "}" in value):
        text = parse_slots(value)
        return Words(text, path) if slots_of(text) else Fixed("".join(map(str, text)), path)
    if isinstance(value, dict):
        return Keys({str(key): _tree(item, f"{path}.{key}") for key, item in value.items()}, path)
    if isinstance(value, list):
        return Several(tuple((f"[{index}]", _tree(item, f"{path}[{index}]")) for index, item in enumerate(value)), path)
    return Fixed(value, path)


def _steps(tree: Tree, address: str) -> tuple[str, ...]:
    words = _ADDRESS.findall(address.strip().removeprefix("$.").removeprefix("$"))
    if not words:
        raise LookupError("chưa ghi chỗ điều chỉnh")
    named = dict(_named(tree, ()))
    first = words[0]
    if first in named:
        start = named[first]
    elif isinstance(top := thaw(tree), Keys) and (first in top.entries or first in _document_keys()):
        start = (f".{first}",)
    else:
        nearest = find_nearest(first, (*named, *(top.entries if isinstance(top, Keys) else ()), *_document_keys()))
        raise LookupError(f"không có phần nào mang mã «{first}»{f'; có phải «{nearest}»?' if nearest else ''}")
    return (*start, *(word if word.startswith("[") else f".{word}" for word in words[1:]))


@cache
def _document_keys() -> tuple[str, ...]:
    """What every document may have, also where the master leaves it to the units."""
    return tuple(field.alias or name for name, field in AdministrativeDocument.model_fields.items())


def _named(node: Tree, steps: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every part with an `id`, or with a `part` of its own, and where it stands; the first of a name wins."""
    found: dict[str, tuple[str, ...]] = {}
    node = _ungated(thaw(_ungated(node)))
    if isinstance(node, Keys):
        for key in ("id", "part"):
            named = node.entries.get(key)
            if isinstance(named, Fixed) and isinstance(named.value, str):
                found.setdefault(named.value, steps)
        for key, item in node.entries.items():
            for name, place in _named(item, (*steps, f".{key}")):
                found.setdefault(name, place)
    elif isinstance(node, Several):
        for step, item in node.items:
            for name, place in _named(item, (*steps, step)):
                found.setdefault(name, place)
    yield from found.items()


def _ungated(node: Tree) -> Tree:
    while isinstance(node, Gate) or (isinstance(node, Adjusted) and node.node is not None):
        node = node.node  # type: ignore[assignment] # the second test says it is there
    return node


def _at(node: Tree, steps: tuple[str, ...]) -> Tree:
    """What stands at a place. A key that is not written yet is an empty place; anything else missing is an error."""
    for position, step in enumerate(steps):
        node = thaw(_ungated(node))
        found = _children(node).get(step)
        if found is None:
            is_new_key = isinstance(node, Keys) and position == len(steps) - 1 and step.startswith(".")
            if not is_new_key:
                raise LookupError(f"không có «{''.join(steps[: position + 1]).lstrip('.')}»")
            found = Fixed(None, "$" + "".join(steps))
        node = found
    return node


def _children(node: Tree) -> Mapping[str, Tree]:
    if isinstance(node, Keys):
        return {f".{key}": item for key, item in node.entries.items()}
    return dict(node.items) if isinstance(node, Several) else {}


def _exchange(node: Tree, steps: tuple[str, ...], new: Tree) -> Tree:
    """The tree with another part at a place; everything beside the way there is shared with the old tree."""
    if not steps:
        return replace(node, node=new) if isinstance(node, Gate) else new
    if isinstance(node, Gate | Adjusted) and node.node is not None:
        return replace(node, node=_exchange(node.node, steps, new))
    node = thaw(node)
    step, rest = steps[0], steps[1:]
    if isinstance(node, Keys):
        key = step[1:]
        old = node.entries.get(key, Fixed(None, f"{node.path}.{key}"))
        return replace(node, entries={**node.entries, key: _exchange(old, rest, new)})
    if isinstance(node, Several):
        return replace(
            node, items=tuple((own, _exchange(item, rest, new) if own == step else item) for own, item in node.items)
        )
    raise LookupError("không có chỗ này")


def _plain(node: Tree) -> Data:
    """The data of a place as the master writes it, slots shown as slots."""
    if isinstance(node, Fixed):
        return node.value
    if isinstance(node, Words):
        return "".join(part if isinstance(part, str) else part.written for part in node.text)
    if isinstance(node, Keys):
        return {key: _plain(item) for key, item in node.entries.items()}
    if isinstance(node, Several):
        return [_plain(item) for _, item in node.items]
    return None if node.node is None else _plain(node.node)


def describe_value(value: Data) -> str:
    """Data as words for a ledger: a text whole, a part by its first words."""
    if value is None:
        return ""
    if isinstance(value, dict):
        for key in ("summary", "title", "text", "name"):
            if isinstance(value.get(key), str):
                return str(value[key])
        return "; ".join(f"{key}: {describe_value(item)}" for key, item in value.items())
    if isinstance(value, list):
        return "; ".join(describe_value(item) for item in value)
    return str(value)
