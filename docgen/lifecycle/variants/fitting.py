"""Tells whether a slot's form and a condition's test fit what their column holds; else something was meant."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from docgen.lifecycle.variants.conditions import Test, is_date, is_number
from docgen.lifecycle.variants.units import KINDS, comparison_kind
from docgen.tabular import ColumnKind
from docgen.vietnamese.text import comparison_key

if TYPE_CHECKING:
    from docgen.lifecycle.variants.slots import Slot

_NUMBERS: Final = frozenset({ColumnKind.INTEGER, ColumnKind.DECIMAL})
_FORM_KINDS: Final[Mapping[str, frozenset[ColumnKind]]] = MappingProxyType(
    {
        "long": frozenset({ColumnKind.DATE}),
        "words": frozenset({ColumnKind.INTEGER}),
        "two": frozenset({ColumnKind.INTEGER}),
        "plain": _NUMBERS,
        "list": frozenset({ColumnKind.TEXT}),
        "each": frozenset({ColumnKind.TEXT}),
    }
)
_FORM_USES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "long": "viết ngày tháng bằng chữ",
        "words": "viết số nguyên bằng chữ",
        "two": "viết số nguyên nhỏ hơn 10 thành hai chữ số",
        "plain": "viết số liền, không có dấu chia nghìn",
        "list": "nối các tên trong một ô chữ, cách nhau bằng dấu chấm phẩy",
        "each": "cho mỗi tên trong một ô chữ một mục của danh sách",
    }
)
_PLAIN_FIELDS: Final = frozenset({"$.number", "$.year"})
"""Fields of a document in which a number has no marks between its thousands."""
_TRUTHS: Final = frozenset(map(comparison_key, ("có", "không")))
_ORDERED: Final = frozenset({*_NUMBERS, ColumnKind.DATE})


@dataclass(frozen=True, slots=True)
class Misfit:
    """What does not fit, and what to write instead."""

    message: str
    remedy: str


EACH_ALONE: Final = Misfit(
    "dạng «:each» phải đứng một mình thay cho cả danh sách", 'viết như «supporting: "{unit.bodies:each}"».'
)


def find_form_fault(slot: Slot, kind: ColumnKind, path: str) -> Misfit | None:
    """A form that says nothing of such a column, or marks in a number that takes digits alone; None when it fits."""
    suits = _FORM_KINDS.get(slot.form)
    if suits is not None and kind not in suits:
        return Misfit(
            f"dạng «:{slot.form}» của «{slot.written}» không dùng cho {kind.label}",
            f"«:{slot.form}» {_FORM_USES[slot.form]}; bỏ dạng ấy hoặc sửa «kind» của cột.",
        )
    if path in _PLAIN_FIELDS and kind in _NUMBERS and slot.form not in {"plain", "two"}:
        return Misfit(
            f"«{slot.written}» in dấu chấm giữa các nhóm nghìn, chỗ này cần số viết liền",
            f"viết «{slot.written[:-1]}:plain}}».",
        )
    return None


def test_faults(test: Test, kind: ColumnKind) -> Iterator[Misfit]:
    """Why a test has the same answer for every unit: a value that such a column never holds."""
    if test.operator in {"==", "!=", "in"}:
        remedy, is_sound = _values_of(test.fact, kind)
        for value in test.values:
            if not is_sound(value):
                message = f"«{value}» không thể là giá trị của «{test.fact}», điều kiện này luôn cho một kết quả"
                yield Misfit(message, remedy)
    elif test.operator and kind not in _ORDERED:
        message = f"«{test.fact}» là {kind.label}, không so sánh «{test.operator}» được"
        yield Misfit(message, "chỉ số và ngày tháng có hơn kém; chữ thì dùng ==, != hoặc in.")
    elif test.operator and not (is_date if kind is ColumnKind.DATE else is_number)(test.values[0]):
        message = f"«{test.fact}» là {kind.label}, không so sánh với «{test.values[0]}» được"
        yield Misfit(message, _values_of(test.fact, kind)[0])


def _values_of(fact: str, kind: ColumnKind) -> tuple[str, Callable[[str], bool]]:
    """What a fact can be compared with, in words and as a test of a value."""
    if fact == "unit.kind":
        return f"các loại đơn vị: {', '.join(KINDS)}.", lambda value: comparison_kind(value) in KINDS
    if fact == "unit.level":
        return "cấp là xã hoặc tỉnh.", lambda value: comparison_key(value) in map(comparison_key, ("xã", "tỉnh"))
    if kind is ColumnKind.YES_NO:
        return f"viết «{fact}» hoặc «không {fact}».", lambda value: comparison_key(value) in _TRUTHS
    if kind in _NUMBERS:
        return "so với một số, như 1.000 hoặc 12,5.", is_number
    if kind is ColumnKind.DATE:
        return "so với một ngày, như 01/7/2025.", is_date
    return "", lambda value: bool(value.strip())
