"""Draws into the cells of a form what may be typed there: a choice, a number, a sentence that is not too long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docgen.consolidating.layout import HEADER_ROW

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_LONGEST_SENTENCE: Final = 2000


def let_choose(sheet: Worksheet, column: int, last: int, choices: list[str]) -> None:
    """One of these choices, in the rows below the headers until `last`."""
    sheet.data_validation(
        HEADER_ROW + 1,
        column,
        last,
        column,
        {
            "validate": "list",
            "source": choices,
            "error_title": "Chọn trong danh sách",
            "error_message": f"Chọn một trong: {'; '.join(choices)}.",
        },
    )


def let_count(sheet: Worksheet, column: int, last: int) -> None:
    """A number that is not negative."""
    sheet.data_validation(
        HEADER_ROW + 1,
        column,
        last,
        column,
        {
            "validate": "decimal",
            "criteria": ">=",
            "value": 0,
            "error_title": "Cần một số",
            "error_message": "Ghi một số không âm, không kèm chữ; không có số thì bỏ trống.",
        },
    )


def let_write(sheet: Worksheet, column: int, last: int) -> None:
    """A sentence that a report can take."""
    sheet.data_validation(
        HEADER_ROW + 1,
        column,
        last,
        column,
        {
            "validate": "length",
            "criteria": "<=",
            "value": _LONGEST_SENTENCE,
            "error_title": "Quá dài",
            "error_message": f"Ghi gọn trong {_LONGEST_SENTENCE} ký tự.",
        },
    )
