"""Turns the row and column of a cell into the words a person finds it by: `Đơn vị!C5`."""

from __future__ import annotations

import re
from typing import Final

_LETTERS: Final = 26
_REFERENCE: Final = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})", re.IGNORECASE)


def column_letters(column: int) -> str:
    """The letters of the n-th column, counted from 1: 3 is `C`, 27 is `AA`. Raises `ValueError` below 1."""
    if column < 1:
        raise ValueError(f"Cột của bảng tính đánh số từ 1, không có cột {column}.")
    letters = ""
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def format_place(sheet: str, row: int, column: int) -> str:
    """`Đơn vị!C5`; a sheet of a file without sheets (CSV) has no name: `C5`."""
    return f"{sheet}!{column_letters(column)}{row}" if sheet else f"{column_letters(column)}{row}"


def parse_reference(text: str) -> tuple[int, int]:
    """Row and column of `C5`, both counted from 1. Raises `ValueError` for anything else."""
    found = _REFERENCE.fullmatch(text)
    if found is None:
        raise ValueError(f"“{text[:20]}” không phải là địa chỉ ô; viết như “C5”.")
    column = 0
    for letter in found[1].upper():
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return int(found[2]), column
