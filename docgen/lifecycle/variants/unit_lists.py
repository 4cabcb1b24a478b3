"""Các đơn vị of a batch: the columns a master asks of them, and what shows only when all of them are looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from docgen.diagnostics import Location, Notice, Problem
from docgen.lifecycle.variants.conditions import facts_asked
from docgen.lifecycle.variants.master import Master
from docgen.lifecycle.variants.overlays import Overlay
from docgen.lifecycle.variants.units import Unit, layout_of
from docgen.tabular import Column, ColumnKind, Layout
from docgen.vietnamese.text import comparison_key

_ASKED_BUILT_IN: Final = ("code", "province", "formed_from")
"""Built-in columns that docgen cannot do without or make up once a document speaks of them."""
_MOST_SPELLINGS: Final = 20


@dataclass(frozen=True, slots=True)
class Units:
    """Các đơn vị: read anew each time they are asked for, so that a long table is never held whole."""

    iterate: Callable[[], Iterator[Unit]]
    total: int
    overlays: Mapping[str, tuple[Overlay, ...]] = field(default_factory=lambda: MappingProxyType({}))
    notices: tuple[Notice, ...] = ()

    def __iter__(self) -> Iterator[Unit]:
        return self.iterate()


def needed_layout(master: Master) -> Layout:
    """The columns of a table for this master: those it speaks of must be there, or nobody could tell which are meant.

    A figure that every document prints is required of every unit.
    """
    always = {slot.name for one in master.slot_fields if not one.gates for slot in one.slots}
    said = {slot.name for slot in master.slots} | {
        name for gate in master.gates for name in facts_asked(gate.condition)
    }

    def needed(column: Column) -> Column:
        name = f"unit.{column.name}"
        is_declared = column.name in master.settings.declared
        return replace(
            column,
            required=column.required or (is_declared and name in always and column.kind is not ColumnKind.YES_NO),
            wanted_for=f"bản mẫu dùng đến nó («{name}»)"
            if (is_declared and name in master.used) or (column.name in _ASKED_BUILT_IN and name in said)
            else "",
        )

    return layout_of(map(needed, master.settings.columns.values()))


class Onlooker:
    """Sees each unit of a table once, with its place, and tells those that are there twice and those oddly spelt."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, ...], list[tuple[tuple[str, int], Location]]] = {}
        self._labels: dict[tuple[str, ...], str] = {}
        self._spellings: list[Notice] = []

    def take(self, unit: Unit, row: tuple[str, int], place: Location) -> None:
        """A unit and its row: name of the sheet and number; `place` is the cell of its name."""
        self._spellings += unit.notices
        if not unit.facts.get("unit.name"):
            return
        province = unit.facts.get("unit.province")
        self._add((comparison_key(unit.label), comparison_key(str(province or ""))), unit.label, row, place)
        if unit.facts.get("unit.code"):
            self._add((unit.key,), f"Mã {unit.key}", row, place)

    def _add(self, key: tuple[str, ...], label: str, row: tuple[str, int], place: Location) -> None:
        self._labels.setdefault(key, label)
        self._seen.setdefault(key, []).append((row, place))

    def doubles(self) -> Mapping[tuple[str, int], tuple[Problem, ...]]:
        """Each row of a double is at fault: nobody knows which of them is meant. A table itself tells equal codes."""
        found: dict[tuple[str, int], tuple[Problem, ...]] = {}
        for key, rows in self._seen.items():
            is_code = len(key) == 1
            if len(rows) < 2 or (is_code and len({sheet for (sheet, _), _ in rows}) == 1):  # noqa: PLR2004 — a double
                continue
            for row, place in rows:
                others = ", ".join(_shown(other) for there, other in rows if there != row)
                problem = Problem(
                    "row-twice",
                    f"«{self._labels[key]}» trùng với {others}.",
                    place,
                    "sửa hoặc xóa dòng trùng" + ("." if is_code else "; «Hoà» và «Hòa» là một tên."),
                )
                found[row] = (*found.get(row, ()), problem)
        return MappingProxyType(found)

    def notices(self) -> Iterator[Notice]:
        """Spellings that were mended or look wrong; of a long list the first ones and how many more."""
        yield from self._spellings[:_MOST_SPELLINGS]
        more = len(self._spellings) - _MOST_SPELLINGS
        if more > 0:
            message = f"Còn {more} tên khác cũng viết hoa chưa đúng hoặc được viết lại như vậy."
            yield Notice("name-spelled", message, Location(self._spellings[0].location.file))


def _shown(place: Location) -> str:
    return place.place or (f"dòng {place.line}" if place.line else place.path)
