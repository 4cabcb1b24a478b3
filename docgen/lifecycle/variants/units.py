"""Turns what is known of a unit (đơn vị hành chính) into the facts its document speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from docgen.diagnostics import Location, Problem
from docgen.errors import InvalidDataError
from docgen.lifecycle.variants.slots import Fact
from docgen.tabular import Column, ColumnKind, Layout, Record
from docgen.vietnamese.text import comparison_key, squeeze

COMMUNE_KINDS: Final = ("phường", "xã", "đặc khu", "thị trấn")
"""The kinds below the province; no thị trấn since 01/7/2025, kept for older tables."""
PROVINCE_KINDS: Final = ("tỉnh", "thành phố")
KINDS: Final = (*COMMUNE_KINDS, *PROVINCE_KINDS)

BUILT_IN: Final = (
    Column(
        "code", "Mã đơn vị", ColumnKind.CODE, ("Mã", "Mã số", "Mã xã", "Mã ĐVHC", "Mã đơn vị hành chính"), unique=True
    ),
    Column(
        "name",
        "Tên đơn vị",
        synonyms=(
            "Đơn vị",
            "Phường/xã",
            "Xã/phường",
            "Xã, phường",
            "Phường, xã",
            "Tên xã",
            "Tên phường",
            "Tên đơn vị hành chính",
        ),
        required=True,
    ),
    Column("kind", "Loại", synonyms=("Loại đơn vị", "Cấp", "Loại hình")),
    Column("province", "Tỉnh", synonyms=("Tỉnh/thành phố", "Tên tỉnh", "Tỉnh, thành phố")),
    Column("formed_from", "Hình thành từ", synonyms=("Sáp nhập từ", "Sắp xếp từ", "Nhập từ")),
    Column("capital_kind", "Viết hoa danh từ chung", ColumnKind.YES_NO, ("Viết hoa Phường/Xã",)),
    Column("blocks", "Nội dung tùy chọn", synonyms=("Khối tùy chọn", "Phần tùy chọn")),
)
"""Columns every table of units may have. `capital_kind`: the unit is named after a person or an event (Phụ lục II)."""

DERIVED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "full": "tên đầy đủ có danh từ chung: «phường Cửa Lò», «Phường 8»",
        "place": "địa danh ghi trước ngày tháng: «Cửa Lò», «Phường 8»",
        "level": "cấp: «xã» hoặc «tỉnh»",
    }
)
"""Facts docgen makes from the others."""

_NUMBERED: Final = re.compile(r"[0-9]+|[IVXL]+")
_PREFIX: Final = re.compile(rf"({'|'.join(KINDS)})\s+(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit and all that is known of it. A unit with problems gets no document, only a line that says why."""

    key: str
    """Its code, or its full name where a table has no codes."""
    facts: Mapping[str, Fact]
    location: Location = field(default_factory=Location)
    problems: tuple[Problem, ...] = ()

    @property
    def label(self) -> str:
        """The unit as a person calls it."""
        return str(self.facts.get("unit.full") or self.key)


def layout_of(slots: Iterable[Column]) -> Layout:
    """The columns a table may have: the built-in ones, and those a master declares; a declared one may sharpen one."""
    declared = {column.name: column for column in slots}
    built_in = tuple(declared.pop(column.name, column) for column in BUILT_IN)
    return Layout((*built_in, *declared.values()), unique_together=(("province", "kind", "name"),))


def unit_of_record(record: Record) -> Unit:
    """A row of a table as a unit."""
    return make_unit(record.values, location=record.location, problems=record.problems)


def make_unit(
    values: Mapping[str, object], *, location: Location | None = None, problems: tuple[Problem, ...] = ()
) -> Unit:
    """What is known under the names of columns → a unit with its derived facts.

    Raises `InvalidDataError` when a value is none that a table could hold.
    """
    place = location or Location()
    facts: dict[str, Fact] = {}
    for name, value in values.items():
        if value is not None and not isinstance(value, str | int | Decimal | date | tuple):
            raise InvalidDataError(
                "Dữ liệu đơn vị có giá trị sai kiểu.",
                [Problem("unit-value", f"«{name}» có kiểu {type(value).__name__} của Python.", place)],
                hint="dùng chữ, số nguyên, Decimal, ngày hoặc đúng/sai.",
            )
        facts[f"unit.{name}"] = value
    name = squeeze(str(facts.get("unit.name") or ""))
    kind = comparison_kind(str(facts.get("unit.kind") or ""))
    prefix = _PREFIX.match(name)
    if prefix is not None and (not kind or comparison_kind(prefix[1]) == kind):
        kind = comparison_kind(prefix[1])
        name = name[prefix.end() :]
    told = [*problems]
    if not name:
        told.append(Problem("unit-nameless", "Đơn vị không có tên.", place, "ghi tên ở cột «Tên đơn vị»."))
    if kind not in KINDS and not problems:
        what = f"«{kind}» không phải loại đơn vị" if kind else f"không rõ «{name}» là phường hay xã"
        told.append(
            Problem(
                "unit-kind", f"{what[0].upper()}{what[1:]}.", place, f"cột «Loại» ghi một trong: {', '.join(KINDS)}."
            )
        )
    numbered = _NUMBERED.fullmatch(name) is not None
    capital = bool(facts.get("unit.capital_kind")) or numbered
    shown = kind[:1].upper() + kind[1:] if capital else kind
    full = f"{shown} {name}".strip()
    facts |= {
        "unit.name": name or None,
        "unit.kind": kind or None,
        "unit.full": full or None,
        "unit.place": full if capital else name or None,
        "unit.level": "tỉnh" if kind in PROVINCE_KINDS else "xã",
        "unit.blocks": _blocks(facts.get("unit.blocks")),
    }
    key = str(facts.get("unit.code") or full or (f"{place}" if location else "?"))
    return Unit(key, facts, place, tuple(told))


def comparison_kind(text: str) -> str:
    """`Phường`, `PHƯỜNG ` and `phường` as `phường`; a word that is no kind comes back as written."""
    key = comparison_key(text)
    return next((kind for kind in KINDS if comparison_key(kind) == key), squeeze(text))


def _blocks(value: Fact) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return tuple(part.strip() for part in re.split(r"[;,\n]", value) if part.strip()) if isinstance(value, str) else ()
