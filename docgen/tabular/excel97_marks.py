"""Turns the bytes of an old .xls (BIFF8) into what its values do not tell: failed formulas, hidden rows and columns.

The reader of values gives a failed cell as an empty one, and a unit's number would be lost without a word. The file is
a small file system (sectors, chains, a directory); in it the stream `Workbook` is a list of records.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import islice
from types import MappingProxyType
from typing import Final

from docgen.tabular.sheets import SheetMarks

_SECTOR_SHIFTS: Final = frozenset({9, 12})
_HEADER: Final = 512
_HEADER_CHAIN: Final = 109
"""Places of the table of chains that stand in the header"""
_ENTRY: Final = 128
_FREE: Final = 0xFFFF_FFFA
"""Numbers from here on name no sector: end of a chain, free, part of the table itself."""
_LONGEST: Final = 32 * 1024 * 1024
"""Bytes of a stream that are looked through: a form has some tens of thousands."""

_BOF, _EOF, _SHEET, _FORMULA, _BOOLEAN_OR_ERROR = 0x0809, 0x000A, 0x0085, 0x0006, 0x0205
_PASSWORD: Final = 0x002F
_FIRST_RECORDS: Final = 8
"""Among which the one stands that tells of a password"""
_ROW, _COLUMNS = 0x0208, 0x007D
_ROW_HIDDEN, _COLUMNS_HIDDEN = 0x20, 0x01
_LAST_COLUMN: Final = 255
"""Hidden up to here is the rest of the sheet, in which nothing stands."""
_BIFF8: Final = 0x0600
_ERRORS: Final = MappingProxyType(
    {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
)


def read_excel97_marks(data: bytes) -> dict[str, SheetMarks]:
    """The marks of each sheet by its name; empty for a file built in another way (Excel 5, damaged)."""
    try:
        stream = _stream(data)
        found = {}
        for name, start in _sheets(stream):
            found[name] = _marks_of(stream, start)
    except (struct.error, IndexError, ValueError):
        return {}  # the reader of values judges the file; what it can read is not refused for its marks
    return found


def is_locked(data: bytes) -> bool:
    """Whether the file opens only with a password; what stands behind its first records is unreadable then."""
    try:
        return any(kind == _PASSWORD for kind, _ in islice(_records(_stream(data), 0), _FIRST_RECORDS))
    except (struct.error, IndexError, ValueError):
        return False


def _sheets(stream: bytes) -> Iterator[tuple[str, int]]:
    """Name and place of each sheet, from the list that opens the workbook."""
    records = _records(stream, 0)
    kind, version = next(records, (0, b""))
    if kind != _BOF or struct.unpack_from("<H", version)[0] != _BIFF8:
        return
    for kind, content in records:
        if kind == _EOF:
            return
        if kind == _SHEET:
            start, letters, is_wide = struct.unpack_from("<I2xBB", content)
            coding, size = ("utf-16-le", 2 * letters) if is_wide & 1 else ("latin-1", letters)
            yield content[8 : 8 + size].decode(coding, "replace"), start


def _marks_of(stream: bytes, start: int) -> SheetMarks:
    failed: dict[tuple[int, int], str] = {}
    rows: set[int] = set()
    columns: set[int] = set()
    for kind, content in _records_of_sheet(stream, start):
        if kind in {_FORMULA, _BOOLEAN_OR_ERROR}:
            row, column = struct.unpack_from("<HH", content)
            error = _find_error(kind, content)
            if error is not None:
                failed[row + 1, column + 1] = error
        elif kind == _ROW and content[12] & _ROW_HIDDEN:
            rows.add(struct.unpack_from("<H", content)[0] + 1)
        elif kind == _COLUMNS and content[8] & _COLUMNS_HIDDEN:
            first, last = struct.unpack_from("<HH", content)
            if last < _LAST_COLUMN:
                columns.update(range(first + 1, last + 2))
    return SheetMarks(frozenset(rows), frozenset(columns), MappingProxyType(failed))


def _records_of_sheet(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """The records of a sheet; those of charts inside it left out."""
    depth = 0
    for kind, content in _records(stream, start):
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if not depth:
                return
        elif depth == 1:
            yield kind, content


def _find_error(kind: int, content: bytes) -> str | None:
    """The error that a cell shows, or None for a value."""
    if kind == _BOOLEAN_OR_ERROR:
        code, is_error = content[6], bool(content[7])
    else:
        # The result of a formula is a number, or it ends with FF FF and its first byte says of what kind it is.
        code, is_error = content[8], content[12:14] == b"\xff\xff" and content[6] == 2  # noqa: PLR2004 — 2: an error
    return _ERRORS.get(code, "#?") if is_error else None


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    while start + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, start)
        yield kind, stream[start + 4 : start + 4 + size]
        start += 4 + size


def _stream(data: bytes) -> bytes:
    """The stream `Workbook`. Raises `ValueError` for a file without one, or whose chains go nowhere."""
    files = _FileSystem(data)
    for name, start, size in files.entries():
        if name.casefold() == "workbook":
            return files.read(start, size)
    raise ValueError("no workbook")


class _FileSystem:
    """The sectors of the file and how they are chained."""

    def __init__(self, data: bytes) -> None:
        shift, small_shift = struct.unpack_from("<HH", data, 30)
        if shift not in _SECTOR_SHIFTS:
            raise ValueError("sector size")
        self._data, self._size, self._small_size = data, 1 << shift, 1 << small_shift
        self._directory, self._least, small_chains = struct.unpack_from("<I4xII", data, 48)
        self._chains = self._table(self._chain_sectors())
        self._small_chains = self._table(self._walk(small_chains, self._chains))
        self._small = b""

    def entries(self) -> Iterator[tuple[str, int, int]]:
        """Name, first sector and size of every file; the root's own content holds the small ones."""
        directory = b"".join(map(self._sector, self._walk(self._directory, self._chains)))
        for place in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            entry = directory[place : place + _ENTRY]
            length, kind = struct.unpack_from("<HB", entry, 64)
            start, size = struct.unpack_from("<II", entry, 116)
            if kind == 5:  # noqa: PLR2004 — the root
                self._small = b"".join(map(self._sector, self._walk(start, self._chains)))
            elif kind:
                yield entry[: max(length - 2, 0)].decode("utf-16-le", "replace"), start, size

    def read(self, start: int, size: int) -> bytes:
        """The bytes of a file; small ones stand in sectors of their own size within the root's."""
        if size > _LONGEST:
            raise ValueError("too long")
        if size >= self._least:
            return b"".join(map(self._sector, self._walk(start, self._chains)))[:size]
        width = self._small_size
        places = self._walk(start, self._small_chains)
        return b"".join(self._small[place * width : (place + 1) * width] for place in places)[:size]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._data[start : start + self._size]

    def _table(self, sectors: Iterator[int]) -> tuple[int, ...]:
        content = b"".join(map(self._sector, sectors))
        return struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4])

    def _chain_sectors(self) -> Iterator[int]:
        """Where the table of chains stands: the first places in the header, the others in sectors of their own."""
        yield from (number for number in struct.unpack_from(f"<{_HEADER_CHAIN}I", self._data, 76) if number < _FREE)
        following, count = struct.unpack_from("<II", self._data, 68)
        for _ in range(min(count, len(self._data) // _HEADER)):
            if following >= _FREE:
                return
            *numbers, following = struct.unpack(f"<{self._size // 4}I", self._sector(following))
            yield from (number for number in numbers if number < _FREE)

    def _walk(self, number: int, chains: tuple[int, ...]) -> Iterator[int]:
        """The sectors of a chain. Raises `ValueError` for one that runs in a circle, `IndexError` out of the file."""
        for _ in range(len(chains) + 1):
            if number >= _FREE:
                return
            yield number
            number = chains[number]
        raise ValueError("circle")
