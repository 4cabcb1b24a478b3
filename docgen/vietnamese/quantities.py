"""`ít nhất 27%` → comparator, number, unit; any other words stay words.

```
quantity   = [comparator] number [unit] [tail]
comparator = "ít nhất" | "tối thiểu" | "từ" | "trên" | "dưới" | "không quá" | "tối đa" | "khoảng" | "đạt" | "≥" | …
number     = digits with "." for thousands and "," for decimals
unit       = any words ("%", "lần", "đồng", "triệu đồng", "/100.000 trẻ đẻ sống")
```
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from docgen.vietnamese.numbers import parse_number
from docgen.vietnamese.text import comparison_key


class Comparator(StrEnum):
    """How a target compares with its number."""

    EQUAL = "="
    AT_LEAST = ">="
    MORE_THAN = ">"
    AT_MOST = "<="
    LESS_THAN = "<"
    ABOUT = "~"


@dataclass(frozen=True, slots=True)
class Quantity:
    """Số lượng có đơn vị. `value` is None when the words hold no readable number (`theo dự toán được giao`)."""

    written: str
    comparator: Comparator
    value: Decimal | None
    unit: str


_COMPARATORS = {
    "ít nhất": Comparator.AT_LEAST,
    "tối thiểu": Comparator.AT_LEAST,
    "không dưới": Comparator.AT_LEAST,
    "từ": Comparator.AT_LEAST,
    "≥": Comparator.AT_LEAST,
    "trên": Comparator.MORE_THAN,
    ">": Comparator.MORE_THAN,
    "dưới": Comparator.LESS_THAN,
    "<": Comparator.LESS_THAN,
    "không quá": Comparator.AT_MOST,
    "tối đa": Comparator.AT_MOST,
    "≤": Comparator.AT_MOST,
    "khoảng": Comparator.ABOUT,
    "đạt": Comparator.EQUAL,
    "bằng": Comparator.EQUAL,
}
_MEASURES: Final = frozenset(
    comparison_key(word)
    for word in (
        *("đồng", "nghìn", "ngàn", "triệu", "tỷ", "tỉ", "vnđ", "usd", "giờ", "phút", "ngày", "tháng", "năm"),
        *("km", "m", "m2", "m²", "ha", "kg", "tấn", "tạ", "yến", "lít", "lần", "điểm", "phần"),
    )
)
"""How the units begin that are measured, not counted"""
_BY_KEY = {comparison_key(words): meaning for words, meaning in _COMPARATORS.items()}
_QUANTITY = re.compile(
    r"(?P<words>(?:[^\d\W]+ ){0,4}|[≥≤<>] ?)(?P<number>\d[\d.,]*\d|\d)(?P<unit>(?: ?[^\d\s].*)?)", re.DOTALL
)


def parse_quantity(text: str) -> Quantity:
    """Read a quantity; words that hold none are kept with `value=None`, never refused."""
    match = _QUANTITY.fullmatch(text)
    if match is None:
        return Quantity(text, Comparator.EQUAL, None, "")
    words = comparison_key(match["words"])
    # «đạt ít nhất 60%»: the last comparator word decides, «đạt» alone adds nothing
    words = words.removeprefix(comparison_key("đạt")).strip() or words
    comparator = _BY_KEY.get(words) if words else Comparator.EQUAL
    try:
        value = parse_number(match["number"])
    except ValueError:
        return Quantity(text, Comparator.EQUAL, None, "")
    if comparator is None:
        return Quantity(text, Comparator.EQUAL, None, "")
    return Quantity(text, comparator, value, match["unit"].strip())


def is_measured(unit: str) -> bool:
    """Whether a unit of measure (đơn vị tính) has parts: money, time, length, weight; people and events have none."""
    words = comparison_key(unit).split()
    return bool(words) and (words[0] in _MEASURES or words[0].startswith("%"))
