"""Turns decree.toml into a Decree, and an office's narrower numbers into a narrower Decree; never a wider one."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeGuard, cast, get_args

from docgen.contracts.decree import Decree, Force, Provision, is_number
from docgen.discovery.toml_table import TomlTable, is_sensible, read_toml
from docgen.vietnamese.text import find_nearest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docgen.contracts.decree import Scalar, Value

FORCES: tuple[str, ...] = get_args(Force)
CHOICES = "choices"
"""Last word of a key whose numbers are the only permitted ones, not the ends of a range."""
_FIELDS = ("value", "unit", "fact", "clause", "force")
_PAIR = 2


def read_decree(file: Path, name: str) -> Decree:
    """The provisions of a decree file.

    Raises:
        PackError: unreadable file, or an entry without value, unit, fact, clause or a known force.
    """
    provisions = {provision.key: provision for provision in _provisions(read_toml(file))}
    return Decree(name=name, provisions=MappingProxyType(provisions))


def _provisions(table: TomlTable) -> Iterator[Provision]:
    for name, entry in table.values.items():
        if not isinstance(entry, dict):
            raise table.wrong(
                name, f"«{table.key(name)}» không phải là một quy định.", "ghi { value, unit, fact, clause, force }."
            )
        below = table.table(name)
        if "value" in entry:
            yield _provision(below)
        else:
            yield from _provisions(below)


def _provision(table: TomlTable) -> Provision:
    table.refuse_unknown(_FIELDS)
    force = table.text("force")
    if force not in FORCES:
        raise table.wrong("force", f"Hiệu lực «{force}» không có.", f"chọn một trong: {', '.join(FORCES)}.")
    return Provision(
        key=table.path,
        value=_value(table, "value"),
        unit=table.text("unit"),
        fact=table.text("fact"),
        clause=table.text("clause"),
        force=cast("Force", force),
    )


def _is_scalar(value: object) -> TypeGuard[Scalar]:
    return isinstance(value, str | bool) or (isinstance(value, int | float) and is_sensible(value))


def _value(table: TomlTable, name: str) -> Value:
    value = table.values[name]
    if _is_scalar(value):
        return value
    if isinstance(value, list) and value:
        scalars = tuple(item for item in value if _is_scalar(item))
        if len(scalars) == len(value):
            return scalars
    raise table.wrong(
        name, f"Giá trị của «{table.path}» phải là số, chữ, đúng/sai hoặc danh sách của chúng.", "sửa giá trị."
    )


def narrow_decree(decree: Decree, table: TomlTable, name: str) -> Decree:
    """The decree with an office's narrower values from `[decree]` of its pack.toml.

    Raises:
        PackError: a key the decree does not have, or a value outside what the decree permits; the error names the
            clause and the permitted values.
    """
    provisions = dict(decree.provisions)
    for holder, key, leaf in _leaves(table, ""):
        if key not in provisions:
            nearest = find_nearest(key, provisions)
            raise holder.wrong(
                leaf,
                f"Nghị định không có quy định «{key}» để thu hẹp.",
                f"có phải «{nearest}»?" if nearest else "xem các khoá trong decree.toml của gói gốc.",
            )
        provisions[key] = _narrowed(provisions[key], holder, leaf)
    return Decree(name=name, provisions=MappingProxyType(provisions))


def _leaves(table: TomlTable, prefix: str) -> Iterator[tuple[TomlTable, str, str]]:
    for name, entry in table.values.items():
        if isinstance(entry, dict):
            yield from _leaves(table.table(name), f"{prefix}{name}.")
        else:
            yield table, f"{prefix}{name}", name


def _narrowed(provision: Provision, table: TomlTable, name: str) -> Provision:
    value = _value(table, name)
    if not _is_within(value, provision):
        raise table.wrong(
            name,
            f"Gói đặt «{provision.key}» là {format_value(value, provision.unit)}, ngoài phạm vi "
            f"{format_permitted(provision)} của {provision.clause} ({provision.fact}).",
            "gói của cơ quan chỉ được thu hẹp quy định của Nghị định, không được nới rộng.",
        )
    return replace(provision, value=value)


def _as_tuple(value: Value) -> tuple[Scalar, ...]:
    return value if isinstance(value, tuple) else (value,)


def is_range(provision: Provision) -> bool:
    """True when the provision's numbers are the ends of a range."""
    numbers = _as_tuple(provision.value)
    return len(numbers) == _PAIR and all(map(is_number, numbers)) and not provision.key.endswith(f".{CHOICES}")


def _is_within(value: Value, provision: Provision) -> bool:
    offered = _as_tuple(value)
    if is_range(provision):
        low, high = sorted(number for number in _as_tuple(provision.value) if is_number(number))
        return len(offered) <= _PAIR and all(is_number(item) and low <= item <= high for item in offered)
    permitted = _as_tuple(provision.value)
    # 1 == True in Python; a permission is not a number.
    return all(any(item == one and type(item) is type(one) for one in _alike(permitted)) for item in _alike(offered))


def _alike(values: tuple[Scalar, ...]) -> tuple[Scalar, ...]:
    """Whole and decimal numbers in one kind, so that 13 and 13.0 are the same size."""
    return tuple(float(value) if is_number(value) else value for value in values)


def format_value(value: Value, unit: str) -> str:
    """A value for a sentence: `30 đến 35 mm`, `«Số:»`."""
    parts = [f"{item:g}" if is_number(item) else f"«{item}»" for item in _as_tuple(value)]
    shown = unit if any(map(is_number, _as_tuple(value))) else ""
    return f"{', '.join(parts)} {shown}".strip()


def format_permitted(provision: Provision) -> str:
    """What a provision permits, for a sentence: `30 đến 35 mm`."""
    if is_range(provision):
        low, high = sorted(number for number in _as_tuple(provision.value) if is_number(number))
        return f"{low:g} đến {high:g} {provision.unit}"
    return format_value(provision.value, provision.unit)
