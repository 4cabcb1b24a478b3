"""What a table file holds once it is read: sheets (trang tính), their rows, and what Excel hides from a reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import TypeAlias

from docgen.diagnostics import Location, Notice
from docgen.tabular.places import column_letters, format_place

CellValue: TypeAlias = "str | int | float | bool | date | datetime | time | timedelta | None"
"""What stands in a cell. Text is composed Unicode (NFC) as typed; an empty cell is None."""

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as the program shows it, and its values from column A on."""

    number: int
    values: tuple[CellValue, ...]

    def value(self, column: int) -> CellValue:
        """The value in a column counted from 1; beyond the row's end nothing stands."""
        return self.values[column - 1] if column <= len(self.values) else None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written in the row, blanks apart."""
        for value in self.values:  # noqa: SIM110 — a generator takes twice as long, and every row of a form is asked
            if value is not None and (not isinstance(value, str) or value.strip()):
                return False
        return True


@dataclass(frozen=True, slots=True)
class Merge:
    """Ô gộp: the rectangle shown as one cell; its value stands in the first. All four counted from 1, inclusive."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Whether the cell is in the rectangle."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass(frozen=True, slots=True)
class SheetMarks:
    """What a sheet says beside its values; empty where the format does not tell (.csv)."""

    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    unvalued: Mapping[tuple[int, int], str] = field(default_factory=lambda: MappingProxyType({}))
    """Cells that show no value though something is in them: `formula` never computed, or an error value (`#N/A`)."""
    merges: tuple[Merge, ...] = ()
    delimiter: str = ""
    """What parts the cells of a text table (CSV): one too many in a row shifts all that stands behind it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Trang tính. `name` is empty for a file that has no sheets."""

    file: str
    name: str
    is_hidden: bool
    marks: SheetMarks
    source: Callable[[], Iterator[Row]] = field(repr=False)
    """Gives the rows anew, from the first, blank ones included."""

    def rows(self) -> Iterator[Row]:
        """The rows in order; what a vertical merge shows stands in each of its rows."""
        downward = [merge for merge in self.marks.merges if merge.left == merge.right and merge.bottom > merge.top]
        return _fill_down(self.source(), downward) if downward else self.source()

    def locate(self, row: int, column: int | None = None) -> Location:
        """Where a person finds the cell, or the row: `units.xlsx: Đơn vị!C5`."""
        if column is None:
            return Location(self.file, place=f"{self.name}!{row}:{row}" if self.name else f"dòng {row}")
        return Location(self.file, place=format_place(self.name, row, column))

    def notices(self) -> tuple[Notice, ...]:
        """Hidden rows and columns: they are read like the others, so somebody must know."""
        found = []
        if self.marks.hidden_rows:
            rows = sorted(self.marks.hidden_rows)
            message = f"Trang tính có {len(rows)} dòng bị ẩn ({_list(rows)}); các dòng này vẫn được đọc."
            found.append(Notice("hidden-rows", message, Location(self.file, place=self.name)))
        if self.marks.hidden_columns:
            letters = [column_letters(column) for column in sorted(self.marks.hidden_columns)]
            message = f"Trang tính có cột bị ẩn ({_list(letters)}); các cột này vẫn được đọc."
            found.append(Notice("hidden-columns", message, Location(self.file, place=self.name)))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Workbook:
    """Tệp bảng: its sheets in order, and what a person should know about the file."""

    file: str
    sheets: tuple[Sheet, ...]
    notices: tuple[Notice, ...] = ()


def _fill_down(rows: Iterator[Row], merges: list[Merge]) -> Iterator[Row]:
    """Only what still reaches down is remembered, so that a long sheet costs no more than a short one."""
    starting: dict[int, list[Merge]] = {}
    for merge in merges:
        starting.setdefault(merge.top, []).append(merge)
    open_merges: dict[int, tuple[int, CellValue]] = {}
    for row in rows:
        values = list(row.values)
        for column, (bottom, value) in list(open_merges.items()):
            if row.number > bottom:
                del open_merges[column]
                continue
            values.extend([None] * (column - len(values)))
            values[column - 1] = value
        for merge in starting.get(row.number, ()):
            open_merges[merge.left] = (merge.bottom, row.value(merge.left))
        yield Row(row.number, tuple(values))


def _list(places: list[int] | list[str]) -> str:
    shown = ", ".join(str(place) for place in places[:_SHOWN])
    return f"{shown}, …" if len(places) > _SHOWN else shown
