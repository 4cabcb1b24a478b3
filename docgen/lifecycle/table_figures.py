"""Turns the plain tables of a document into the cells that hold a figure, which no new year makes its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.contracts.policy import FieldPolicy, Treatment
from docgen.model.tables import Table
from docgen.model.walk import walk_parts
from docgen.vietnamese.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docgen.model import AdministrativeDocument
    from docgen.model.tables import Row

_LONGEST = 60
_FIGURE = re.compile(
    r"(?:(?:trên|dưới|ít nhất|tối thiểu|tối đa|khoảng|từ|đạt|giảm|tăng|[≥≤><=~±+–-])\s{0,2}){0,2}"
    r"\d[\d.,]{0,30}(?:\s?[-–]\s?\d[\d.,]{0,30})?\s{0,2}"
    r"(?:\(?(?:%|‰|(?!(?:ngày|tháng|quý|năm|tuần|giờ|phút|h)(?!\w))[^\W\d_]{1,12}(?:[\s/,]{1,2}[^\W\d_]{1,12}){0,3})\)?)?\.?",
    re.IGNORECASE,
)
"""A number with or without its unit; not a date, not a span of time."""
_YEAR = re.compile(r"(?:19|20|21)\d\d")
_NUMBER_OF_ORDER = re.compile(r"\(?\d{1,2}\)?")
_ORDER = frozenset({"", "stt", "tt", "số tt", "số thứ tự", "thứ tự", "mã", "mã số", "số hiệu", "ký hiệu", "biểu"})
_CODE = re.compile(r"(?<!\w)(?:điện thoại|sđt|đt|tài khoản|số văn bản|số, ký hiệu|mã số)(?!\w)")
_OF_TIME = re.compile(r"(?<!\w)(?:năm|thời gian|thời hạn|tiến độ|giai đoạn|hạn)(?!\w)")


def figure_cells(document: AdministrativeDocument, from_year: int, to_year: int) -> Mapping[str, FieldPolicy]:
    """A line of policy for each cell of a plain table (bảng tự do) that holds a figure, by the path of its text.

    Left out are numbers of order, codes, years, days, and the row that only numbers the columns.
    """
    return {
        path: FieldPolicy(path, Treatment.CONFIRM, kind="number", reason=_reason(header, from_year, to_year))
        for table_path, table in walk_parts(document)
        if isinstance(table, Table)
        for path, header in _figures(table, table_path)
    }


def _reason(header: str, from_year: int, to_year: int) -> str:
    column = f" ở cột «{header}»" if header else ""
    return f"Số liệu{column} của văn bản năm {from_year}: không tự thành số liệu của năm {to_year}."


def _figures(table: Table, path: str) -> Iterator[tuple[str, str]]:
    """The path and the column of each figure."""
    headers = [squeeze(f"{column.group or ''} {column.header}") for column in table.columns]
    for number, row in enumerate(table.rows):
        if _numbers_the_columns(row):
            continue
        column = 0
        for index, cell in enumerate(row.cells):
            header = headers[column] if column < len(headers) else ""
            column += cell.span
            if cell.text and _is_figure(squeeze(cell.text), header.casefold()):
                yield f"{path}.rows[{number}].cells[{index}].text", header


def _numbers_the_columns(row: Row) -> bool:
    """`(1)`, `(2)`, `(3)` under the headers."""
    texts = [(cell.text or "").strip() for cell in row.cells]
    return len(texts) > 1 and all(
        _NUMBER_OF_ORDER.fullmatch(text) and int(text.strip("()")) == place for place, text in enumerate(texts, 1)
    )


def _is_figure(text: str, header: str) -> bool:
    if len(text) > _LONGEST or header in _ORDER or _CODE.search(header) or not _FIGURE.fullmatch(text):
        return False
    is_of_a_year = _YEAR.search(header) is not None
    return is_of_a_year or not (_YEAR.fullmatch(text) and _OF_TIME.search(header))
