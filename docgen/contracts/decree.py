"""A decree as data: every number and fixed wording it prescribes, each with its clause and force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeGuard

from docgen.errors import PackError

Force = Literal["BB", "BB-đk", "TC", "MẪU", "TH"]
"""Hiệu lực: BB bắt buộc, BB-đk bắt buộc có điều kiện, TC tuỳ chọn, MẪU chỉ thấy ở mẫu, TH thực hành."""

_NUMBERS = frozenset({int, float})
"""The usual types of a number: rules ask for a range once a paragraph, and this tells it quickly."""

Scalar = str | int | float | bool
Value = Scalar | tuple[Scalar, ...]


@dataclass(frozen=True, slots=True)
class Provision:
    """One number or wording of the decree: what it says, in which unit, by which clause, how strictly."""

    key: str
    value: Value
    unit: str
    fact: str
    clause: str
    force: Force


@dataclass(frozen=True, slots=True)
class Decree:
    """The provisions by dotted key (`page.margin.left`). A missing key is the fault of the pack."""

    name: str
    provisions: Mapping[str, Provision]

    def provision(self, key: str) -> Provision:
        """The provision itself, for its clause and force."""
        try:
            return self.provisions[key]
        except KeyError:
            raise PackError(
                f"Gói mẫu «{self.name}» không có quy định «{key}».",
                hint=f"thêm mục «{key}» (giá trị, đơn vị, điều khoản, hiệu lực) vào decree.toml của gói.",
            ) from None

    def number(self, key: str) -> float:
        """A single number, in the unit the provision names."""
        value = self.provision(key).value
        if not is_number(value):
            raise PackError(
                f"Quy định «{key}» phải là một số, hiện là «{value}».", hint="sửa giá trị trong decree.toml."
            )
        return float(value)

    def range(self, key: str) -> tuple[float, float]:
        """Least and greatest permitted value; a single number is a range of one."""
        value = self.provision(key).value
        numbers = value if isinstance(value, tuple) else (value,)
        if not numbers or not (_NUMBERS.issuperset(map(type, numbers)) or all(map(is_number, numbers))):
            raise PackError(
                f"Quy định «{key}» phải gồm các số, hiện là «{value}».", hint="sửa giá trị trong decree.toml."
            )
        return float(min(numbers)), float(max(numbers))

    def text(self, key: str) -> str:
        """A fixed wording, printed to the letter."""
        value = self.provision(key).value
        if not isinstance(value, str):
            raise PackError(f"Quy định «{key}» phải là chữ, hiện là «{value}».", hint="sửa giá trị trong decree.toml.")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Several fixed wordings, in the decree's order."""
        value = self.provision(key).value
        if not isinstance(value, tuple) or not all(isinstance(item, str) for item in value):
            raise PackError(f"Quy định «{key}» phải là danh sách chữ, hiện là «{value}».", hint="sửa decree.toml.")
        return tuple(str(item) for item in value)


def is_number(value: object) -> TypeGuard[int | float]:
    """Whether a value counts or measures; `true` is a number to Python only."""
    return isinstance(value, int | float) and not isinstance(value, bool)
