"""Turns a TOML file of a pack into tables whose every mistake is a sentence with file, key, reason and remedy."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, cast

from docgen.contracts.decree import is_number
from docgen.diagnostics import Location
from docgen.errors import PackError
from docgen.vietnamese.text import find_nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

MAX_BYTES = 1_000_000
"""A pack file larger than this is not a pack file."""
LARGEST_NUMBER = 1_000_000
"""No length, size or count of a document comes near it."""


def is_sensible(number: float) -> bool:
    """True for a finite number a document could mean; false for nan, inf and the absurd."""
    return abs(number) <= LARGEST_NUMBER


@dataclass(frozen=True, slots=True)
class TomlTable:
    """A table of a TOML file that remembers where it stands."""

    file: Path
    path: str
    values: Mapping[str, object]

    def key(self, name: str) -> str:
        """The full key of an entry, `house.profile`."""
        return f"{self.path}.{name}" if self.path else name

    def wrong(self, name: str, reason: str, remedy: str) -> PackError:
        """The error about one entry, ready to raise."""
        return PackError(reason, hint=remedy, location=Location(file=str(self.file), path=self.key(name)))

    def refuse_unknown(self, known: Iterable[str]) -> None:
        """Raise on the first key that does not belong here, proposing the nearest one that does."""
        names = tuple(known)
        for name in self.values:
            if name not in names:
                nearest = find_nearest(name, names)
                remedy = f"có phải «{nearest}»?" if nearest else f"chỉ dùng các khoá: {', '.join(names)}."
                raise self.wrong(name, f"Khoá «{self.key(name)}» không có trong tệp của gói mẫu.", remedy)

    def text(self, name: str, default: str | None = None) -> str:
        """A non-empty text."""
        found = self._value(name, default)
        if not isinstance(found, str) or not found.strip():
            raise self.wrong(
                name, f"«{self.key(name)}» phải là chữ và không được trống.", 'ghi giá trị trong ngoặc kép "…".'
            )
        return found

    def number(self, name: str, default: float | None = None) -> float:
        """A finite number."""
        found = self._value(name, default)
        if not is_number(found) or not is_sensible(found):
            raise self.wrong(name, f"«{self.key(name)}» phải là một số.", "ghi số, không có ngoặc kép và đơn vị.")
        return float(found)

    def day(self, name: str, default: date | None = None) -> date:
        """A calendar date."""
        found = self._value(name, default)
        if not isinstance(found, date) or isinstance(found, datetime):
            raise self.wrong(name, f"«{self.key(name)}» phải là ngày.", "ghi dạng 2020-03-05, không có ngoặc kép.")
        return found

    def table(self, name: str) -> TomlTable:
        """A table below this one; an absent one is empty."""
        found = self.values.get(name, {})
        if not isinstance(found, dict):
            raise self.wrong(name, f"«{self.key(name)}» phải là một bảng.", f"ghi thành mục [{self.key(name)}].")
        return TomlTable(self.file, self.key(name), cast("Mapping[str, object]", found))

    def tables(self, name: str) -> tuple[TomlTable, ...]:
        """A list of tables (`[[templates]]`); an absent one is empty."""
        found = self.values.get(name, [])
        if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
            raise self.wrong(
                name, f"«{self.key(name)}» phải là danh sách bảng.", f"ghi mỗi mục dưới [[{self.key(name)}]]."
            )
        return tuple(
            TomlTable(self.file, f"{self.key(name)}[{number}]", cast("Mapping[str, object]", item))
            for number, item in enumerate(found)
        )

    def _value(self, name: str, default: object) -> object:
        if name in self.values:
            return self.values[name]
        if default is None:
            raise self.wrong(name, f"Thiếu «{self.key(name)}».", f"thêm «{name}» vào tệp.")
        return default


def read_toml(file: Path) -> TomlTable:
    """The root table of a file.

    Raises:
        PackError: the file is absent, too large, not UTF-8 or not TOML.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise PackError(
            f"Không đọc được tệp của gói mẫu ({error.strerror or error}).",
            hint="kiểm tra lại thư mục của gói: phải có tệp này và quyền đọc.",
            location=Location(file=str(file)),
        ) from None
    if len(data) > MAX_BYTES:
        raise PackError("Tệp của gói mẫu lớn bất thường.", hint="kiểm tra lại tệp.", location=Location(file=str(file)))
    try:
        values = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise PackError(
            "Tệp của gói mẫu không phải UTF-8.",
            hint="lưu lại tệp bằng bảng mã UTF-8.",
            location=Location(file=str(file)),
        ) from None
    except (ValueError, RecursionError) as error:  # ValueError: also a number of more digits than Python reads
        raise PackError(
            f"Tệp của gói mẫu viết sai cú pháp TOML: {error}.",
            hint="sửa dòng được nêu; chữ đặt trong ngoặc kép, số thập phân dùng dấu chấm.",
            location=Location(file=str(file)),
        ) from None
    return TomlTable(file, "", values)
