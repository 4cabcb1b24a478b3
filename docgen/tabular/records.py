"""Turns the rows below the headers into records: values by column name, each with its place and its faults."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from docgen.diagnostics import Location, Notice, Problem
from docgen.errors import InvalidDataError
from docgen.tabular.columns import Column, ColumnKind, Layout, book_of
from docgen.tabular.headers import Header, locate_header
from docgen.tabular.places import column_letters
from docgen.tabular.sheets import Row, Sheet
from docgen.tabular.values import Value, parse_cell
from docgen.vietnamese.text import comparison_key

MOST_PROBLEMS: Final = 200
"""Faults told one by one; a table with more has one cause."""

_TOTALS: Final = tuple(f"{comparison_key(words)} " for words in ("tổng cộng", "tổng số", "toàn tỉnh", "toàn quốc"))
_TOTAL: Final = re.compile(
    rf"(?:{'|'.join(map(comparison_key, ('tổng', 'cộng', 'toàn')))})"
    rf"(?: (?:{'|'.join(map(comparison_key, ('cộng', 'số', 'chung', 'toàn', 'cả', 'tỉnh', 'nước', 'quốc')))}))*[^\w]*"
)
"""Words that name a sum and nothing else: xã Tổng Cọt and xã Cộng Hòa are units."""
_GROUP_MARK: Final = re.compile(r"(?:[IVXLC]+|[A-ZĐ])[.)]?")
_NARROWEST_GROUPED: Final = 3
_FRACTIONS_FIRST: Final = (ColumnKind.DECIMAL, ColumnKind.INTEGER)
_SPLIT_NUMBER: Final = (re.compile(r"\d{1,3}(?:\.\d{3})*|\d+"), re.compile(r"\d+"))
""" `12,5` parted by its comma: whole thousands, then the digits of a fraction."""
_MOST_PLACES: Final = 8


@dataclass(frozen=True, slots=True)
class Record:
    """One row as data. A record with problems lacks the values they speak of."""

    row: int
    location: Location
    values: Mapping[str, Value]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Bảng: a sheet whose columns are known and whose rows were all looked at once."""

    sheet: Sheet
    layout: Layout
    header: Header
    count: int
    """How many records there are."""
    problems: tuple[Problem, ...]
    """Every fault of every row, at most `MOST_PROBLEMS` of them."""
    notices: tuple[Notice, ...]
    _twice: Mapping[int, tuple[Problem, ...]] = field(repr=False)

    def records(self) -> Iterator[Record]:
        """The records in the order of the sheet, read anew: a long table is never held whole."""
        for record in _Reader(self.sheet, self.layout, self.header).records():
            twice = self._twice.get(record.row)
            yield (
                record if not twice else Record(record.row, record.location, record.values, (*record.problems, *twice))
            )

    def require_valid(self) -> None:
        """Raises `InvalidDataError` with every fault at once."""
        if self.problems:
            raise InvalidDataError(f"Bảng có {len(self.problems)} chỗ phải sửa.", self.problems)


def read_table(sheet: Sheet, layout: Layout, *, look: Callable[[Record, Header], None] | None = None) -> Table:
    """The table of a sheet, every row checked; `look` is shown each record once, the headers known.

    Raises `InvalidDataError` when the headers cannot be understood; faults of rows are told in the table.
    """
    header = locate_header(sheet, layout)
    reader = _Reader(sheet, layout, header)
    doubles = _Doubles(sheet, layout, header)
    problems: list[Problem] = []
    count = 0
    for record in reader.records():
        count += 1
        if look is not None:
            look(record, header)
        problems.extend(record.problems[: MOST_PROBLEMS - len(problems)])
        doubles.take(record)
    twice = doubles.problems()
    problems += [problem for group in twice.values() for problem in group][: MOST_PROBLEMS - len(problems)]
    return Table(sheet, layout, header, count, tuple(problems), (*sheet.notices(), *reader.notices()), twice)


def read_records(sheet: Sheet, layout: Layout, header: Header) -> Iterator[Record]:
    """The records of a sheet in one go, its headers known: for who looks at each row once and compares none."""
    return _Reader(sheet, layout, header).records()


class _Reader:
    """Goes through the rows below the headers, once."""

    def __init__(self, sheet: Sheet, layout: Layout, header: Header) -> None:
        self.sheet = sheet
        self.header = header
        self.columns = [(layout.column(name), number) for name, number in header.columns.items()]
        self.book = book_of(layout.columns)
        self.needed = sum(column.required for column, _ in self.columns)
        wide = [merge for merge in sheet.marks.merges if merge.right > merge.left]
        self.wide = {row: merge for merge in wide for row in range(merge.top, merge.bottom + 1)}
        self.skipped: dict[str, list[int]] = {}

    def records(self) -> Iterator[Record]:
        for row in self.sheet.rows():
            if row.number <= self.header.last_row or row.is_empty:
                continue
            reason = self.reason_to_skip(row)
            if reason:
                self.skipped.setdefault(reason, []).append(row.number)
            else:
                yield self.record(row)

    def reason_to_skip(self, row: Row) -> str:
        """Why a row is none of the table's records; empty for a record."""
        values, width = row.values, len(row.values)
        written = named = absent = 0
        for column, number in self.columns:
            value = values[number - 1] if number <= width else None
            if value is None:
                absent += column.required
                continue
            written += 1
            named += value.__class__ is str and self.book.find(value) is column
        if not written:
            return "ngoài bảng"
        if named * 2 > written:
            return "lặp lại tiêu đề"
        texts = [value for value in row.values if isinstance(value, str)]
        first = comparison_key(texts[0]) if texts else ""
        if _TOTAL.fullmatch(first) or (f"{first} ".startswith(_TOTALS) and (absent or not self.needed)):
            return "cộng tổng"
        merge = self.wide.get(row.number)
        is_group = merge is not None and any(merge.left <= number <= merge.right for _, number in self.columns)
        is_numbered = (
            self.needed > 0
            and len(self.columns) >= _NARROWEST_GROUPED
            and len(texts) == 2  # noqa: PLR2004 — «I» and the group's name
            and len(_written(row)) == len(texts)
            and _GROUP_MARK.fullmatch(texts[0].strip()) is not None
        )
        if is_group or is_numbered or (self.needed > 1 and absent >= self.needed - 1 and len(_written(row)) <= 2):  # noqa: PLR2004 — «I» and the group's name
            return "tên nhóm"
        return ""

    def record(self, row: Row) -> Record:
        shift = self.find_shift(row)
        if shift is not None:
            number, fault = shift
            # What stands before the shift is right; the faults behind it have this one cause.
            before = [(column, place) for column, place in self.columns if place < number]
            return replace(self.read(row, before), problems=(fault,))
        return self.read(row, self.columns)

    def find_shift(self, row: Row) -> tuple[int, Problem] | None:
        """Where a row of a text table has a cell too many, as `12,5` between commas gives two; None for a sound row."""
        delimiter, width = self.sheet.marks.delimiter, self.header.width
        if not delimiter or len(row.values) <= width:
            return None
        cells = [str(value).strip() if value is not None else "" for value in row.values]
        places = _split_places(cells) if delimiter == "," else []
        if not places and not any(cells[width:]):
            return None  # separators after the last cell say nothing
        kinds = {number: column.kind for column, number in self.columns}
        # What was parted is a number with a fraction, if a column of such stands there.
        likely = next(
            (found for kind in _FRACTIONS_FIRST if (found := [place for place in places if kinds.get(place) is kind])),
            places,
        )
        guess = ""
        if len(likely) == 1:
            first, second = cells[likely[0] - 1 : likely[0] + 1]
            guess = f", có lẽ số «{first},{second}» bị tách làm hai ô"
        place = min(likely, default=width + 1)
        return min(places, default=width + 1), self.problem(
            "row-shifted",
            f"Dòng có {len(cells)} ô, tiêu đề chỉ có {width}: một ô chứa dấu «{_shown(delimiter)}» nên các ô sau bị "
            f"lệch{guess}.",
            row,
            place,
            "đặt ô có dấu ấy trong ngoặc kép, hoặc lưu lại bảng dạng .xlsx; cột cuối chưa có tiêu đề thì ghi thêm.",
        )

    def read(self, row: Row, columns: Sequence[tuple[Column, int]]) -> Record:
        values: dict[str, Value] = {}
        problems: list[Problem] = []
        cells, width, unvalued = row.values, len(row.values), self.sheet.marks.unvalued
        for column, number in columns:
            cell = cells[number - 1] if number <= width else None
            try:
                value = None if cell is None and column.kind is not ColumnKind.YES_NO else parse_cell(cell, column)
            except ValueError as error:
                problems.append(self.problem("cell-value", f"Cột «{column.title}»: {error}", row, number))
                continue
            mark = unvalued.get((row.number, number)) if unvalued and cell is None else None
            if mark is not None:
                problems.append(self.unvalued(mark, column, row, number))
            elif value is None and column.required:
                problems.append(
                    self.problem("cell-missing", f"Cột «{column.title}»: ô để trống, cột này phải có.", row, number)
                )
            else:
                values[column.name] = value
        return Record(row.number, self.sheet.locate(row.number), MappingProxyType(values), tuple(problems))

    def unvalued(self, mark: str, column: Column, row: Row, number: int) -> Problem:
        if mark == "formula":
            message = f"Cột «{column.title}»: ô có công thức chưa được tính, không có giá trị để đọc."
            return self.problem(
                "formula-unvalued", message, row, number, "mở tệp bằng Excel cho công thức tính xong rồi lưu lại."
            )
        return self.problem(
            "formula-error",
            f"Cột «{column.title}»: công thức báo lỗi {mark}.",
            row,
            number,
            "sửa công thức rồi lưu lại.",
        )

    def problem(self, code: str, message: str, row: Row, number: int, hint: str = "") -> Problem:
        return Problem(code, message, self.sheet.locate(row.number, number), hint)

    def notices(self) -> Iterator[Notice]:
        place = Location(self.sheet.file, place=self.sheet.name)
        if self.header.others:
            names = ", ".join(f"«{name}» (cột {column_letters(number)})" for name, number in self.header.others.items())
            yield Notice("columns-ignored", f"Các cột không dùng đến: {names}.", place)
        for reason, rows in self.skipped.items():
            shown = ", ".join(str(row) for row in rows[:_MOST_PLACES]) + (", …" if len(rows) > _MOST_PLACES else "")
            yield Notice("rows-skipped", f"Bỏ qua {len(rows)} dòng {reason} (dòng {shown}).", place)


def _split_places(cells: Sequence[str]) -> list[int]:
    """Columns in which a number may have lost its fraction to the next cell."""
    whole, fraction = _SPLIT_NUMBER
    pairs = enumerate(pairwise(cells), start=1)
    return [number for number, (one, other) in pairs if whole.fullmatch(one) and fraction.fullmatch(other)]


def _shown(delimiter: str) -> str:
    return "Tab" if delimiter == "\t" else delimiter


def _written(row: Row) -> list[object]:
    return [value for value in row.values if value is not None]


class _Doubles:
    """Remembers what must be unique, as keys: spellings that differ in tone placement only are the same name."""

    def __init__(self, sheet: Sheet, layout: Layout, header: Header) -> None:
        self.sheet = sheet
        self.header = header
        self.columns = [column for column in layout.columns if column.unique and column.name in header.columns]
        self.seen: dict[str, dict[str, list[int]]] = {column.name: {} for column in self.columns}

    def take(self, record: Record) -> None:
        for column in self.columns:
            value = record.values.get(column.name)
            if value is not None:
                self.seen[column.name].setdefault(comparison_key(str(value)), []).append(record.row)

    def problems(self) -> Mapping[int, tuple[Problem, ...]]:
        """Each row of a double is at fault: nobody knows which of them is meant."""
        found: dict[int, tuple[Problem, ...]] = {}
        for column in self.columns:
            also = "; «Hoà» và «Hòa» là một tên" if column.kind is ColumnKind.TEXT else ""
            for rows in self.seen[column.name].values():
                for row in rows if len(rows) > 1 else ():
                    others = ", ".join(str(other) for other in rows if other != row)
                    problem = Problem(
                        "row-twice",
                        f"«{column.title}» trùng với dòng {others}.",
                        self.sheet.locate(row, self.header.columns[column.name]),
                        f"sửa hoặc xóa dòng trùng{also}.",
                    )
                    found[row] = (*found.get(row, ()), problem)
        return MappingProxyType(dict(sorted(found.items())))
