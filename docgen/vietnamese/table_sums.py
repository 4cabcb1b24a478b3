"""Turns the words of a table into the totals (hàng tổng cộng, cột tổng số) that are not the sum of their parts.

Offices build tables in many ways: groups with figures of their own, “trong đó” rows, the total at the top. A total is
only called wrong when it is the sum of none of the rows that could be meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from docgen.vietnamese.numbers import parse_number
from docgen.vietnamese.text import comparison_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class WrongTotal:
    """Một ô tổng cộng sai: the cell, what it says, and what its rows add up to."""

    row: int
    column: int
    written: Decimal
    summed: Decimal


_TOTAL = re.compile(
    r"(?:tổng(?: (?:cộng|số))?|cộng)(?: chung| toàn \w+(?: \w+)?)?(?: \([^()]{0,40}\))?:?", re.IGNORECASE
)
_PARTIAL = re.compile(r"(?:tổng(?: cộng)?|cộng)\b.*", re.IGNORECASE)
_NO_SUM = re.compile(
    r"%|tỷ lệ|tỉ lệ|tỷ trọng|tỷ số|bình quân|trung bình|\bstt\b|\btt\b|\bnăm\b|đơn giá|so với|đơn vị tính|mức|điểm|xếp"
    r"|thời gian|ngày|ghi chú|mã|lũy kế",
    re.IGNORECASE,
)
_OF_WHICH = re.compile(r"\s*(?:[-–+*•]|trong đó|bao gồm|gồm)", re.IGNORECASE)
_FIGURE = re.compile(r"(?P<number>[+-]?[\d.,]*\d)(?:\s?(?P<unit>[^\W\d]+(?: [^\W\d]+){0,2}))?")
_EMPTY = frozenset({"", "-", "–", "—", "0", "x", "…", "..."})
_LEVELS = (
    re.compile(r"(?:[A-ZĐ]|[IVXL]+)\.?"),
    re.compile(r"\d{1,3}\.?"),
    re.compile(r"\d{1,3}(?:\.\d{1,3})+\.?"),
    re.compile(r"[a-zđ][).]?"),
)
_LEAST_ROWS = 2


@dataclass(frozen=True, slots=True)
class _Row:
    index: int
    cells: Sequence[str]
    level: int
    is_total: bool
    is_partial: bool
    is_of_which: bool


def find_wrong_totals(rows: Sequence[Sequence[str]], header_rows: int = 1) -> tuple[WrongTotal, ...]:
    """The cells of total rows that no choice of their rows adds up to, in order.

    A column with words among its figures, or one that is not to be added up (tỷ lệ, bình quân, năm), is not looked at.
    Sums of rounded figures may differ by their rounding.
    """
    body = [_read(index, row) for index, row in enumerate(rows) if index >= header_rows]
    headers = [
        [row[column] if column < len(row) else "" for row in rows[:header_rows]] for column in range(_width(rows))
    ]
    found: list[WrongTotal] = []
    for place, total in enumerate(body):
        if total.is_total:
            parts = _parts(body, place)
            for column, header in enumerate(headers):
                if not _NO_SUM.search(" ".join(header)):
                    found += _judge(total, parts, column)
    return tuple(found)


_TOTAL_COLUMN = re.compile(
    r"(?:.*\s)?(?:tổng(?:\s(?:cộng|số|kinh phí|mức|vốn))?)(?:\s?\([^()]{0,40}\))?", re.IGNORECASE
)
_PARTED = re.compile(r"(?:trong đó|chia ra|bao gồm|gồm|nguồn(?: kinh phí| vốn)?)(?!\w)", re.IGNORECASE)
_SEXES = ({"nam", "nữ"}, {"số nam", "số nữ"})
_LEAST_LIKE = 2
"""Rows whose parts give their total before another row of the table is called wrong."""


def find_wrong_row_totals(rows: Sequence[Sequence[str]], header_rows: int = 1) -> tuple[WrongTotal, ...]:
    """The cells of a total column (“Tổng số”) that the columns “Trong đó …”, or “Nam” and “Nữ”, do not give, in order.

    A row is only called wrong where most rows of the table are added up so: parts may overlap, or be only some.
    """
    headers = _read_headers(rows[:header_rows], _width(rows))
    found: list[WrongTotal] = []
    for column, parts in _parted_columns(headers):
        sums = [
            (index, written, summed)
            for index, row in enumerate(rows)
            if index >= header_rows and (pair := _row_sum(row, column, parts)) is not None
            for written, summed in (pair,)
        ]
        wrong = [each for each in sums if each[1] != each[2]]
        right = len(sums) - len(wrong)
        if right >= _LEAST_LIKE and right > len(wrong):
            found += [WrongTotal(index, column, written, summed) for index, written, summed in wrong]
    return tuple(sorted(found, key=lambda each: (each.row, each.column)))


def _read_headers(heads: Sequence[Sequence[str]], width: int) -> list[tuple[str, ...]]:
    """The headers of each column, a group's words over all columns that it spans."""
    read: list[list[str]] = [[] for _ in range(width)]
    for number, row in enumerate(heads):
        group = ""
        for column in range(width):
            words = " ".join(row[column].split()) if column < len(row) else ""
            is_spanned = not words and number + 1 < len(heads)
            group = words or (group if is_spanned else "")
            if group:
                read[column].append(group.casefold())
    return [tuple(words) for words in read]


def _parted_columns(headers: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, list[int]]]:
    """Each total column with the columns of its parts, right behind it."""
    for column, words in enumerate(headers):
        if not words or not _TOTAL_COLUMN.fullmatch(words[-1]) or _NO_SUM.search(words[-1]):
            continue
        parts: list[int] = []
        for following in range(column + 1, len(headers)):
            told = headers[following]
            if not told or not (_PARTED.match(told[0]) or told[-1] in {"nam", "nữ", "số nam", "số nữ"}):
                break
            parts.append(following)
        names = {headers[part][-1] for part in parts}
        if len(parts) >= _LEAST_ROWS and (names in _SEXES or _PARTED.match(headers[parts[0]][0])):
            yield column, parts


def _row_sum(row: Sequence[str], column: int, parts: Sequence[int]) -> tuple[Decimal, Decimal] | None:
    """What a row says and what its parts give; None where a cell holds words or the total is empty."""
    written = _figure(row, column)
    figures = [_figure(row, part) for part in parts]
    if written is None or written[0] is None or any(figure is None for figure in figures):
        return None
    values = [figure[0] for figure in figures if figure is not None and figure[0] is not None]
    return (written[0], sum(values, Decimal())) if len(values) >= _LEAST_ROWS else None


def _width(rows: Sequence[Sequence[str]]) -> int:
    return max((len(row) for row in rows), default=0)


def _read(index: int, cells: Sequence[str]) -> _Row:
    labels = [cell.strip() for cell in cells if any(map(str.isalpha, cell))]
    first = cells[0].strip() if cells else ""
    level = next((number for number, form in enumerate(_LEVELS) if form.fullmatch(first)), len(_LEVELS))
    words = [label for label in labels if label != first or level == len(_LEVELS)] or [""]
    label = " ".join(words[0].split())
    is_total = _TOTAL.fullmatch(label) is not None
    is_of_which = (_OF_WHICH.match(first) is not None and first not in _EMPTY) or _OF_WHICH.match(label) is not None
    return _Row(index, cells, level, is_total, not is_total and _PARTIAL.fullmatch(label) is not None, is_of_which)


def _parts(body: Sequence[_Row], place: int) -> list[_Row]:
    """The rows a total adds up: those above it, back to the total before; a total at the top has them below."""
    before = next((number for number in range(place - 1, -1, -1) if body[number].is_total), -1)
    above = [row for row in body[before + 1 : place] if not row.is_partial]
    if above or place:
        return above
    after = next((number for number in range(place + 1, len(body)) if body[number].is_total), len(body))
    return [row for row in body[place + 1 : after] if not row.is_partial]


def _judge(total: _Row, parts: Sequence[_Row], column: int) -> Iterator[WrongTotal]:
    written = _figure(total.cells, column)
    figures = [(row, _figure(row.cells, column)) for row in parts]
    if written is None or written[0] is None or any(figure is None for _, figure in figures):
        return
    known = [(row, figure) for row, figure in figures if figure is not None and figure[0] is not None]
    units = {comparison_key(unit) for _, (_, unit) in known} | {comparison_key(written[1])}
    if len(known) < _LEAST_ROWS or len(units - {""}) > 1:
        return
    values = [(row, value) for row, (value, _) in known if value is not None]
    sums = [sum((value for row, value in values if row in chosen), Decimal()) for chosen in _choices(values)]
    slack = _slack([value for _, value in values])
    if all(abs(each - written[0]) > slack for each in sums):
        yield WrongTotal(total.index, column, written[0], sums[0])


def _choices(values: Sequence[tuple[_Row, Decimal]]) -> Iterator[list[_Row]]:
    """The rows that may be meant, the likeliest first: those without rows of their own below them."""
    rows = [row for row, _ in values]
    plain = [row for row in rows if not row.is_of_which]
    leaves = [
        row
        for number, row in enumerate(plain)
        if number + 1 == len(plain) or plain[number + 1].level <= row.level or plain[number + 1].level == len(_LEVELS)
    ]
    yield leaves
    known = {row.index: value for row, value in values}
    top = [row for row in plain if row.level == min(each.level for each in plain)]
    # Groups that are the sums of their rows are not to be counted beside them.
    is_apart = len(top) == len(plain) or sum(known[row.index] for row in top) != sum(known[row.index] for row in leaves)
    if is_apart:
        yield plain
        yield rows
    for level in sorted({row.level for row in plain}):
        yield [row for row in plain if row.level == level]
        if is_apart:
            yield [row for row in plain if row.level <= level]


def _figure(cells: Sequence[str], column: int) -> tuple[Decimal | None, str] | None:
    """Number and unit of a cell, a number of None for an empty one; None for words."""
    written = " ".join(cells[column].split()) if column < len(cells) else ""
    if written.casefold() in _EMPTY:
        return (Decimal() if written == "0" else None), ""
    match = _FIGURE.fullmatch(written)
    if match is None:
        return None
    try:
        return parse_number(match["number"]), match["unit"] or ""
    except ValueError:
        return None


def _slack(values: Sequence[Decimal]) -> Decimal:
    """How far a sum of rounded figures may be off: half of their last digit each."""
    places = max((-int(value.as_tuple().exponent) for value in values), default=0)
    return Decimal(len(values)) / 2 * Decimal(10) ** -places if places > 0 else Decimal()
