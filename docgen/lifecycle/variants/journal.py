"""Keeps, line by line, what a running batch has done, so that one killed at any moment is taken up where it stopped."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Self

from docgen.errors import OutputError
from docgen.files import file_location
from docgen.lifecycle.variants.naming import is_document_name
from docgen.lifecycle.variants.overlays import Change, LedgerLine
from docgen.lifecycle.variants.results import Outcome, Result

_PATTERN: Final = "journal-*.jsonl"
_FIELDS: Final = tuple(one.name for one in fields(Result))
_write: Final = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True, slots=True)
class Previous:
    """A document of an earlier run: taken over when its bytes and its data are still the same."""

    file: str
    sha256: str
    data_hash: str
    holder: str


class Journal:
    """The journal of one run (nhật ký); earlier runs of the same batch have theirs beside it."""

    def __init__(self, folder: Path) -> None:
        number = 1 + max((_number(path) for path in folder.glob(_PATTERN)), default=0)
        self.number = number
        self.path = folder / f"journal-{number:04d}.jsonl"
        self._stream: IO[str] | None = None

    def __enter__(self) -> Self:
        try:
            self._stream = self.path.open("w", encoding="utf-8", newline="\n")
        except OSError as error:
            raise _unwritable(self.path) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stream is None:
            return
        try:
            self._stream.close()
        except OSError as unwritten:  # the disk is full: what was flushed stays
            if error is None:
                raise _unwritable(self.path) from unwritten

    def write(self, results: tuple[Result, ...]) -> None:
        """Results, handed to the system before the next chunk begins."""
        if self._stream is None:
            raise _unwritable(self.path)
        try:
            self._stream.writelines(f"{_write(_record(result))}\n" for result in results)
            self._stream.flush()
        except OSError as error:
            raise _unwritable(self.path) from error

    def read(self) -> Iterator[Result]:
        """What was written so far, in order."""
        return _read(self.path)


def earlier_documents(folder: Path) -> dict[str, Previous]:
    """What earlier runs made, by the unit's key; the last run speaks last."""
    found: dict[str, Previous] = {}
    for path in sorted(folder.glob(_PATTERN), key=_number):
        for result in _read(path):
            if result.outcome is Outcome.MADE and is_document_name(result.file):
                found[result.key] = Previous(result.file, result.sha256, result.data_hash, result.holder)
    return found


def _read(path: Path) -> Iterator[Result]:
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            try:
                data = json.loads(line)
            except ValueError:
                return  # the line that was being written when the program died
            yield _result(data)


def _record(result: Result) -> dict[str, object]:
    # `asdict` copies every text of every result; only the lines of the ledger are records inside a record.
    record = {name: getattr(result, name) for name in _FIELDS}
    return {**record, "ledger": [asdict(line) for line in result.ledger]}


def _result(data: dict[str, object]) -> Result:
    values: dict[str, object] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in data.items() if key != "ledger"
    }
    values["outcome"] = Outcome(str(values["outcome"]))
    ledger = data.get("ledger")
    lines = (
        tuple(LedgerLine(**{**line, "change": Change(line["change"])}) for line in ledger)
        if isinstance(ledger, list)
        else ()
    )
    return Result(**values, ledger=lines)  # type: ignore[arg-type] # what `write` put there


def _number(path: Path) -> int:
    digits = path.stem.rpartition("-")[2]
    return int(digits) if digits.isdigit() else 0


def _unwritable(path: Path) -> OutputError:
    return OutputError(
        "Không ghi được nhật ký của đợt dựng.",
        hint="xem ổ đĩa còn chỗ không, rồi chạy lại với --resume.",
        location=file_location(path),
    )
