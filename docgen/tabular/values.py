"""Turns what stands in a cell into the value its column holds, or says why it cannot.

Excel keeps a number typed as text, drops the zeros before a code and makes a date of `5/3`; people type blanks after a
name and a tick for "có". Each of these is read as meant where only one meaning is possible, and refused otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Final, TypeAlias

from docgen.tabular.columns import Column, ColumnKind
from docgen.tabular.sheets import CellValue
from docgen.vietnamese.dates import format_date_short, parse_date
from docgen.vietnamese.numbers import parse_number
from docgen.vietnamese.text import comparison_key, find_illegal_character, squeeze

Value: TypeAlias = "str | int | Decimal | date | bool | None"
"""A cell's meaning: text and codes are `str`; nothing written is None."""

_YES: Final = frozenset(map(comparison_key, ("có", "x", "v", "✓", "✔", "√", "đúng", "yes", "y", "true", "1", "rồi")))
_NO: Final = frozenset(map(comparison_key, ("không", "ko", "k", "sai", "no", "n", "false", "0", "chưa", "-", "✗")))
_LAST_EXACT: Final = 2**53
"""Beyond it Excel's numbers have lost digits."""
_LONGEST_SHOWN: Final = 40
_LONGEST_REMEMBERED: Final = 200
_SPLIT_DIGITS: Final = re.compile(r"(?<=\d) +(?=\d)")
_ERROR_VALUE: Final = re.compile(r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)|Err:\d{3}")
"""What a failed formula shows: a workbook saved by another program, or pasted as values, holds it as text."""


def parse_cell(value: CellValue, column: Column) -> Value:
    """The value of a cell. Raises `ValueError` with a Vietnamese reason, written to follow the cell's place."""
    if isinstance(value, str):
        value = _remembered_words(value) if len(value) <= _LONGEST_REMEMBERED else _words(value)
    if value is None or value == "":
        return False if column.kind is ColumnKind.YES_NO and not column.required else None
    return _PARSERS[column.kind](value, column)


@lru_cache(maxsize=4096)
def _remembered_words(text: str) -> str:
    # The forms of one round repeat the same words thousands of times.
    return _words(text)


def _words(text: str) -> str:
    """The words of a cell on one line. Raises `ValueError`: a character no page can hold, the error of a formula."""
    words = squeeze(text)
    illegal = find_illegal_character(words)
    if illegal is not None:
        raise ValueError(f"ô có {illegal.name}, không in được.")
    if _ERROR_VALUE.fullmatch(words):
        raise ValueError(f"công thức báo lỗi {words}.")
    return words


def _text(value: CellValue, column: Column) -> Value:  # noqa: ARG001 — one signature for all kinds
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, datetime | date):
        return format_date_short(value)
    if isinstance(value, int | float):
        # A year, the number of a decision, a telephone: what parts thousands is a matter of columns of numbers.
        return f"{_decimal_of(value):f}".replace(".", ",")
    if isinstance(value, str):
        return value
    raise ValueError(f"ô là giờ hoặc khoảng thời gian ({_show(value)}), ở đây cần chữ.")


def _code(value: CellValue, column: Column) -> Value:
    if isinstance(value, int | float) and not isinstance(value, bool):
        number = _decimal_of(value)
        if number != number.to_integral_value() or number < 0 or abs(number) >= _LAST_EXACT:
            raise ValueError(f"«{_show(value)}» không phải là mã số.")
        code = str(int(number))
    elif isinstance(value, str):
        code = value.lstrip("'").strip()
    else:
        raise ValueError(f"«{_show(value)}» không phải là mã; định dạng ô là Text rồi gõ lại mã.")  # noqa: TRY004 — a fault of the data
    if column.digits and code.isascii() and code.isdigit():
        if len(code) > column.digits:
            raise ValueError(f"mã «{code}» có {len(code)} chữ số, mã đúng có {column.digits}.")
        return code.zfill(column.digits)
    if column.digits:
        raise ValueError(f"mã «{_show(code)}» phải gồm {column.digits} chữ số.")
    return code


def _integer(value: CellValue, column: Column) -> Value:
    number = _number(value, column)
    if number != number.to_integral_value():
        raise ValueError(f"«{_show(value)}» có phần lẻ, ở đây cần số nguyên; dấu chấm chia nghìn: “1.234”.")
    return int(number)


def _number(value: CellValue, column: Column) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        what = "ngày tháng" if isinstance(value, date) else "không phải số"
        raise ValueError(  # noqa: TRY004 — a fault of the data
            f"«{_show(value)}» là {what}, ở đây cần {column.kind.label}; gõ lại số và bỏ định dạng ô."
        )
    return parse_number(_SPLIT_DIGITS.sub("", value)) if isinstance(value, str) else _decimal_of(value)


def _date(value: CellValue, column: Column) -> Value:  # noqa: ARG001 — one signature for all kinds
    if isinstance(value, datetime):
        if value.time() != time():
            raise ValueError(f"«{_show(value)}» có cả giờ, ở đây chỉ cần ngày.")
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        return parse_date(value)
    raise ValueError(f"«{_show(value)}» là số, không phải ngày; định dạng ô là Date rồi gõ lại như “05/3/2026”.")


def _yes_no(value: CellValue, column: Column) -> Value:  # noqa: ARG001 — one signature for all kinds
    if isinstance(value, bool):
        return value
    words = comparison_key(_show(value))
    if words in _YES:
        return True
    if words in _NO:
        return False
    raise ValueError(f"«{_show(value)}» không rõ là có hay không; ghi “có” hoặc “không” (hay “x” hoặc để trống).")


def _decimal_of(value: float) -> Decimal:
    """0.1 in a cell is the 0,1 a person typed, not the binary fraction nearest to it."""
    if value != value or value in {float("inf"), float("-inf")}:  # noqa: PLR0124 — the test for NaN
        raise ValueError("ô chứa một giá trị không phải số hữu hạn.")
    # Fifteen digits are what Excel itself keeps and shows; the rest is noise of its arithmetic.
    number = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")
    return number.quantize(Decimal(1)) if number == number.to_integral_value() and abs(number) < _LAST_EXACT else number


def _show(value: CellValue) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return f"{format_date_short(value)} {value:%H:%M}"
    if isinstance(value, date):
        return format_date_short(value)
    if isinstance(value, float):
        return f"{value:.15g}".replace(".", ",")
    if isinstance(value, time | timedelta | int):
        return str(value)
    text = value or ""
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"


_PARSERS: Final[Mapping[ColumnKind, Callable[[CellValue, Column], Value]]] = MappingProxyType(
    {
        ColumnKind.TEXT: _text,
        ColumnKind.CODE: _code,
        ColumnKind.INTEGER: _integer,
        ColumnKind.DECIMAL: _number,
        ColumnKind.DATE: _date,
        ColumnKind.YES_NO: _yes_no,
    }
)
