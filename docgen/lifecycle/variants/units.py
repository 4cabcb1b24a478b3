"""Turns what is known of a unit (đơn vị hành chính) into the facts its document speaks of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from math import isfinite
from types import MappingProxyType
from typing import Final

from docgen.diagnostics import Location, Notice, Problem
from docgen.lifecycle.variants.slots import Fact
from docgen.tabular import Column, ColumnKind, Layout, Record
from docgen.tabular.unit_columns import UNIT_CODE, UNIT_KIND, UNIT_NAME
from docgen.vietnamese.capitals import is_upper
from docgen.vietnamese.text import comparison_key, squeeze

COMMUNE_KINDS: Final = ("phường", "xã", "đặc khu", "thị trấn")
"""The kinds below the province; no thị trấn since 01/7/2025, kept for older tables."""
PROVINCE_KINDS: Final = ("tỉnh", "thành phố")
KINDS: Final = (*COMMUNE_KINDS, *PROVINCE_KINDS)

BUILT_IN: Final = (
    UNIT_CODE,
    replace(UNIT_NAME, synonyms=(*UNIT_NAME.synonyms, "Tên xã", "Tên phường")),
    UNIT_KIND,
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
    """Its code; where a table has no codes its full name, with its province where that is known."""
    facts: Mapping[str, Fact]
    location: Location = field(default_factory=Location)
    problems: tuple[Problem, ...] = ()
    notices: tuple[Notice, ...] = ()
    """What was mended or looks wrong in its data, though it has a document."""

    @property
    def label(self) -> str:
        """The unit as a person calls it."""
        return str(self.facts.get("unit.full") or self.key)


def layout_of(slots: Iterable[Column]) -> Layout:
    """The columns a table may have: the built-in ones, and those a master declares; a declared one may sharpen one."""
    declared = {column.name: column for column in slots}
    built_in = tuple(declared.pop(column.name, column) for column in BUILT_IN)
    return Layout((*built_in, *declared.values()))


def unit_of_record(record: Record, locate: Callable[[str], Location] | None = None) -> Unit:
    """A row of a table as a unit; `locate` tells the cell of a column."""
    return make_unit(record.values, location=record.location, problems=record.problems, locate=locate)


def make_unit(
    values: Mapping[str, object],
    *,
    location: Location | None = None,
    problems: tuple[Problem, ...] = (),
    locate: Callable[[str], Location] | None = None,
) -> Unit:
    """What is known under the names of columns → a unit with its derived facts.

    A value that no table could hold is a problem of this unit. `locate` tells where a column's value stands.
    """
    place = location or Location()
    at = locate or (lambda _: place)
    told = [*problems]
    facts = _facts_of(values, at, told)
    kind, written = split_name(str(facts.get("unit.name") or ""), str(facts.get("unit.kind") or ""))
    name = spell_name(written)
    if not name and all(problem.location != at("name") for problem in problems):
        told.append(Problem("unit-nameless", "Đơn vị không có tên.", at("name"), "ghi tên ở cột «Tên đơn vị»."))
    # A kind whose cell is at fault is not asked for again.
    if kind not in KINDS and (kind or "kind" in values or not problems):
        what = f"«{kind}» không phải loại đơn vị" if kind else f"không rõ «{name}» là phường hay xã"
        hint = f"cột «Loại» ghi một trong: {', '.join(KINDS)}."
        told.append(Problem("unit-kind", f"{what[0].upper()}{what[1:]}.", at("kind"), hint))
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
    key = str(facts.get("unit.code") or _full_key(full, facts) or (f"{place}" if location else "?"))
    return Unit(key, facts, place, tuple(told), tuple(_spelling_notices(written, name, at("name"))))


def _facts_of(values: Mapping[str, object], at: Callable[[str], Location], told: list[Problem]) -> dict[str, Fact]:
    facts: dict[str, Fact] = {}
    for name, value in values.items():
        fact = Decimal(f"{value:.15g}") if isinstance(value, float) and isfinite(value) else value
        if fact is None or isinstance(fact, str | int | Decimal | date | tuple):
            facts[f"unit.{name}"] = fact
        else:
            message = f"«{name}» có kiểu {type(value).__name__}, không phải dữ liệu của một đơn vị."
            told.append(Problem("unit-value", message, at(name), "dùng chữ, số, ngày tháng hoặc đúng/sai."))
    return facts


def split_name(name: str, kind: str) -> tuple[str, str]:
    """Kind and bare name: `Phường Cửa Lò` without a kind is phường and Cửa Lò."""
    name, kind = squeeze(name), comparison_kind(kind)
    prefix = _PREFIX.match(name)
    if prefix is not None and (not kind or comparison_kind(prefix[1]) == kind):
        return comparison_kind(prefix[1]), name[prefix.end() :]
    return kind, name


def spell_name(name: str) -> str:
    """A name all in capitals or all in small letters with its capitals (Phụ lục II): `CỬA LÒ` is Cửa Lò."""
    if _NUMBERED.fullmatch(name) or not (is_upper(name) or (name == name.lower() and name != name.upper())):
        return name
    return " ".join(word[:1].upper() + word[1:].lower() for word in name.split(" "))


def _spelling_notices(written: str, name: str, place: Location) -> Iterator[Notice]:
    if written != name:
        message = f"Tên «{written}» được viết lại là «{name}», viết hoa chữ cái đầu các âm tiết; xem có đúng không."
        yield Notice("name-spelled", message, place)
    elif any(word[:1].islower() for word in name.split()):
        message = f"Tên «{name}» có âm tiết không viết hoa; tên đơn vị viết hoa chữ cái đầu các âm tiết."
        yield Notice("name-small", message, place)


def _full_key(full: str, facts: Mapping[str, Fact]) -> str:
    """What tells a unit without a code from all others: communes of one name lie in different provinces."""
    province = facts.get("unit.province")
    return f"{full}, {province}" if full and province else full


def comparison_kind(text: str) -> str:
    """`Phường`, `PHƯỜNG ` and `phường` as `phường`; a word that is no kind comes back as written."""
    key = comparison_key(text)
    return next((kind for kind in KINDS if comparison_key(kind) == key), squeeze(text))


def _blocks(value: Fact) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return tuple(part.strip() for part in re.split(r"[;,\n]", value) if part.strip()) if isinstance(value, str) else ()
