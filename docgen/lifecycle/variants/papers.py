"""Turns the journal of a finished batch into its papers: the manifest, and the proof of variance in three forms."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Final

from docgen.lifecycle.variants.journal import Journal
from docgen.lifecycle.variants.master import GateField, Master
from docgen.lifecycle.variants.proving import Violation
from docgen.lifecycle.variants.results import Origin, Outcome, Result
from docgen.lifecycle.variants.stores import MANIFEST
from docgen.tabular import SheetContent, Value, write_xlsx

PROOF_PAGE: Final = "variance.md"
PROOF_TABLE: Final = "variance.xlsx"
PROOF_DATA: Final = "variance.json"
VERSION: Final = 1

_MOST_DISTINCT: Final = 1000
_EXAMPLES: Final = 3
_MOST_LISTED: Final = 200
_LONGEST_SHOWN: Final = 90
_write: Final = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(slots=True)
class _Column:
    """What one slot prints over all units."""

    values: set[str] = field(default_factory=set)
    examples: list[str] = field(default_factory=list)

    def take(self, value: str) -> None:
        if value and value not in self.values and len(self.values) <= _MOST_DISTINCT:
            self.values.add(value)
            if len(self.examples) < _EXAMPLES:
                self.examples.append(value)


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch all of whose results stand in its journal."""

    master: Master
    journal: Journal
    origin: Origin | None
    fixed_parts: int
    violations: tuple[Violation, ...]

    @property
    def is_proven(self) -> bool:
        """Whether there are documents, and they differ as they may; of no document nothing is proven."""
        return self.origin is not None and not self.violations

    def made(self) -> Iterator[Result]:
        """The documents, in the order of the units."""
        return (result for result in self.journal.read() if result.outcome is Outcome.MADE)


def write_papers(batch: Batch, folder: Path) -> dict[str, Path]:
    """The papers by name, written in a folder, all in one reading of the journal. Raises `OutputError`, `OSError`."""
    papers = {name: folder / f"{name}.tmp" for name in (MANIFEST, PROOF_PAGE, PROOF_TABLE, PROOF_DATA)}
    page = _Page(batch.master)
    with (
        papers[MANIFEST].open("w", encoding="utf-8", newline="\n") as manifest,
        papers[PROOF_DATA].open("w", encoding="utf-8", newline="\n") as data,
    ):
        files = _UnitList(manifest, _manifest_header(batch))
        proven = _UnitList(data, _data_header(batch))
        rows = _noted(batch, files, proven, page)
        write_xlsx(papers[PROOF_TABLE], table_sheets(batch, rows), title="Bảng đối chiếu các bản kế hoạch")
        files.close()
        proven.close()
    papers[PROOF_PAGE].write_text("".join(f"{line}\n" for line in page.lines(batch)), encoding="utf-8", newline="\n")
    return papers


def _noted(batch: Batch, files: _UnitList, proven: _UnitList, page: _Page) -> Iterator[Result]:
    """The documents in the order of the units, each noted on its way in every other paper."""
    for result in batch.journal.read():
        files.add(_manifest_entry(result))
        page.take(result)
        if result.outcome is Outcome.MADE:
            proven.add(_data_entry(result))
            yield result


class _UnitList:
    """One JSON document, a unit a line: long batches are written as they come, and a diff shows units."""

    def __init__(self, stream: IO[str], header: Mapping[str, object]) -> None:
        self._stream = stream
        self._end = "\n"
        body = json.dumps(header, ensure_ascii=False, indent=2)
        stream.write(body.removesuffix("\n}") + ',\n  "units": [')

    def add(self, unit: Mapping[str, object]) -> None:
        self._stream.write(f"{self._end}    {_write(unit)}")
        self._end = ",\n"

    def close(self) -> None:
        self._stream.write("\n  ]\n}\n")


def _manifest_header(batch: Batch) -> Mapping[str, object]:
    """`manifest.json` (bảng kê): each unit's file with its fingerprint, or why it has none."""
    origin = batch.origin or Origin("", "", "")
    return {
        "version": VERSION,
        "template": origin.template,
        "pack": origin.pack,
        "master": Path(batch.master.file).name,
    }


def _manifest_entry(result: Result) -> Mapping[str, object]:
    return {
        "key": result.key,
        "name": result.label,
        "file": result.file,
        "sha256": result.sha256,
        "data_hash": result.data_hash,
        "outcome": result.outcome.value,
        "notices": result.notices,
        "reasons": result.reasons,
        "overlays": [
            {
                "change": line.change.value,
                "path": line.path,
                "before": line.before,
                "after": line.after,
                "reason": line.reason,
            }
            for line in result.ledger
        ],
    }


def _data_header(batch: Batch) -> Mapping[str, object]:
    """`variance.json`: every field that may differ and why, and what each unit has there."""
    return {
        "version": VERSION,
        "equal": batch.is_proven,
        "fixed_parts": batch.fixed_parts,
        "violations": [{"unit": one.unit, "path": one.path, "message": one.message} for one in batch.violations],
        "slots": [slot.written for slot in batch.master.slots],
        "conditions": [
            {"path": gate.path, "line": gate.line, "when": gate.written, "words": gate.words}
            for gate in batch.master.gates
        ],
        "fields": [
            {
                "path": one.path,
                "line": one.line,
                "words": one.written,
                "slots": [slot.written for slot in one.slots],
                "conditions": list(one.gates),
            }
            for one in batch.master.slot_fields
        ],
    }


def _data_entry(result: Result) -> Mapping[str, object]:
    return {
        "key": result.key,
        "slots": result.slots,
        "conditions": result.gates,
        "overlays": [line.path for line in result.ledger],
    }


def table_sheets(batch: Batch, results: Iterable[Result]) -> Iterator[SheetContent]:
    """`variance.xlsx`: units down, what differs across; and a sheet that says where each slot stands."""
    slots = batch.master.slots
    headers = (
        "Mã đơn vị",
        "Đơn vị",
        "Tệp",
        *(slot.written for slot in slots),
        *(f"Có: {_clip(gate.words)}" for gate in batch.master.gates),
        "Điều chỉnh riêng",
    )
    yield SheetContent("Đối chiếu", headers, map(_row, results))
    fields: list[Sequence[Value]] = [
        (one.path, one.line, one.written, ", ".join(slot.written for slot in one.slots))
        for one in batch.master.slot_fields
    ]
    yield SheetContent(
        "Trường có chỗ điền", ("Trường", "Dòng", "Lời trong bản mẫu", "Chỗ điền"), fields, (40, 8, 80, 40)
    )
    gates: list[Sequence[Value]] = [(gate.path, gate.line, gate.written, gate.words) for gate in batch.master.gates]
    yield SheetContent("Phần có điều kiện", ("Trường", "Dòng", "Điều kiện", "Nội dung"), gates, (40, 8, 40, 80))


def _row(result: Result) -> Sequence[Value]:
    changes = "; ".join(f"{line.change.label} {line.path}" for line in result.ledger)
    gates = ("x" if gate else None for gate in result.gates)
    return (result.key, result.label, result.file, *(value or None for value in result.slots), *gates, changes or None)


class _Page:
    """`variance.md`: one page for whoever signs (trang đối chiếu), gathered unit by unit."""

    def __init__(self, master: Master) -> None:
        self._columns = [_Column() for _ in master.slots]
        self._granted = [0] * len(master.gates)
        self._made = 0
        self._changes = _Lines()
        self._failures = _Lines()

    def take(self, result: Result) -> None:
        if result.outcome is Outcome.FAILED:
            self._failures.take(f"- {result.label}: {'; '.join(result.reasons)}")
            return
        self._made += 1
        for column, value in zip(self._columns, result.slots, strict=True):
            column.take(value)
        self._granted = [count + gate for count, gate in zip(self._granted, result.gates, strict=True)]
        for line in result.ledger:
            self._changes.take(
                f"| {_cell(result.label)} | {line.change.label} | `{line.path}` | {_cell(line.before)} "
                f"| {_cell(line.after)} | {_cell(line.reason)} |"
            )

    def lines(self, batch: Batch) -> Iterator[str]:
        yield "# Đối chiếu các bản lập từ bản mẫu"
        yield ""
        yield f"Bản mẫu: {Path(batch.master.file).name or 'không tên'}. Số bản đã lập: {self._made}."
        yield ""
        if batch.violations:
            yield f"**KHÔNG ĐẠT**: có {len(batch.violations)} chỗ khác nhau ngoài những chỗ được phép."
            yield ""
            found = _Lines()
            for one in batch.violations:
                found.take(f"- {one.unit}, `{one.path}`: {one.message}")
            yield from found
        elif not batch.is_proven:
            yield "**CHƯA ĐỐI CHIẾU**: chưa lập được bản nào nên không có gì để chứng minh."
        else:
            yield (
                f"**ĐẠT**: {batch.fixed_parts} phần cố định giống hệt nhau ở mọi bản; các bản chỉ khác nhau ở những "
                "chỗ kê dưới đây."
            )
        yield ""
        yield from _slot_table(batch.master, self._columns)
        yield from _gate_table(batch.master.gates, self._granted, self._made)
        if self._changes:
            yield "## Điều chỉnh riêng"
            yield ""
            yield "| Đơn vị | Việc | Chỗ | Trong bản mẫu | Ở đơn vị | Lý do |"
            yield "|---|---|---|---|---|---|"
            yield from self._changes
            yield ""
        if self._failures:
            yield "## Đơn vị chưa lập được"
            yield ""
            yield from self._failures
            yield ""


class _Lines:
    """A page stays a page: beyond two hundred lines only their number is told."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._more = 0

    def take(self, line: str) -> None:
        if len(self._lines) < _MOST_LISTED:
            self._lines.append(line)
        else:
            self._more += 1

    def __bool__(self) -> bool:
        return bool(self._lines)

    def __iter__(self) -> Iterator[str]:
        yield from self._lines
        if self._more:
            yield f"… và {self._more} dòng nữa, xem {PROOF_DATA}."


def _slot_table(master: Master, columns: Sequence[_Column]) -> Iterator[str]:
    if not master.slots:
        return
    yield "## Chỗ điền"
    yield ""
    yield "| Chỗ điền | Số trường | Số giá trị khác nhau | Ví dụ |"
    yield "|---|---|---|---|"
    for slot, column in zip(master.slots, columns, strict=True):
        places = sum(slot in one.slots for one in master.slot_fields)
        count = f"hơn {_MOST_DISTINCT}" if len(column.values) > _MOST_DISTINCT else str(len(column.values))
        yield f"| `{slot.written}` | {places} | {count} | {_cell('; '.join(column.examples))} |"
    yield ""


def _gate_table(gates: Sequence[GateField], granted: Sequence[int], made: int) -> Iterator[str]:
    if not gates:
        return
    yield "## Phần chỉ có ở một số đơn vị"
    yield ""
    yield "| Nội dung | Dòng trong bản mẫu | Điều kiện | Có | Không |"
    yield "|---|---|---|---|---|"
    for gate, count in zip(gates, granted, strict=True):
        line = gate.line or ""
        yield f"| {_cell(gate.words)} | {line} | `{gate.written}` | {count} | {made - count} |"
    yield ""


def _cell(text: str) -> str:
    return _clip(text).replace("|", "\\|").replace("\n", " ")


def _clip(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN].rstrip() + "…"
