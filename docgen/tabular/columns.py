"""What the columns of a table mean: their names, the headers offices give them, and the kind of value they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from docgen.vietnamese.text import comparison_key


class ColumnKind(StrEnum):
    """What a cell of the column holds."""

    TEXT = "text"
    CODE = "code"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    YES_NO = "yes_no"

    @property
    def label(self) -> str:
        """The kind as a person says it."""
        return _LABELS[self.value]


_LABELS: Final = {
    "text": "chữ",
    "code": "mã số",
    "integer": "số nguyên",
    "decimal": "số",
    "date": "ngày tháng",
    "yes_no": "có hoặc không",
}


@dataclass(frozen=True, slots=True)
class Column:
    """Cột: `name` is what programs call it, `title` what people do; a header matches the title or a synonym."""

    name: str
    title: str
    kind: ColumnKind = ColumnKind.TEXT
    synonyms: tuple[str, ...] = ()
    required: bool = False
    """The table must have the column, and every row a value in it."""
    wanted_for: str = ""
    """Why the table must have the column although a row may leave it empty; empty when it need not."""
    unique: bool = False
    """No two rows may share a value; spellings that differ only in capitals or the place of a tone are the same."""
    digits: int = 0
    """Of a code: how many digits it has, so that zeros lost in front come back; 0 leaves codes as they are."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns a table may have."""

    columns: tuple[Column, ...]

    def column(self, name: str) -> Column:
        """The column of that name. Raises `KeyError`."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)


_DECORATION: Final = re.compile(r"[\s:*.()]+$|^[\s*(]+")
_BRACKETS: Final = re.compile(r"\s*\([^()]*\)|\s*\[[^\[\]]*\]")


def header_keys(text: str) -> tuple[str, ...]:
    """The keys a header may be known by: all its words, and without what stands in brackets (`Dân số (người)`)."""
    return _remembered_keys(text) if len(text) <= _LONGEST_HEADER else _keys(text)


_LONGEST_HEADER: Final = 200


@lru_cache(maxsize=4096)
def _remembered_keys(text: str) -> tuple[str, ...]:
    # The forms of one round repeat the same words thousands of times.
    return _keys(text)


def _keys(text: str) -> tuple[str, ...]:
    whole = comparison_key(_DECORATION.sub("", text))
    bare = comparison_key(_DECORATION.sub("", _BRACKETS.sub(" ", text)))
    return (whole,) if bare in {"", whole} else (whole, bare)


class HeaderBook:
    """Looks a header up among titles and synonyms; a title given twice belongs to the first column."""

    def __init__(self, columns: Iterable[Column]) -> None:
        self._by_key: dict[str, Column] = {}
        for column in columns:
            for words in (column.title, *column.synonyms):
                self._by_key.setdefault(header_keys(words)[0], column)

    def find(self, header: str) -> Column | None:
        """The column a header names, or None."""
        for key in header_keys(header):
            found = self._by_key.get(key)
            if found is not None:
                return found
        return None


@lru_cache(maxsize=64)
def book_of(columns: tuple[Column, ...]) -> HeaderBook:
    """The book of some columns, made once: every sheet of a round has the same."""
    return HeaderBook(columns)
