"""Turns the journal of a finished batch into its papers: the manifest, and the proof of variance in three forms."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from docgen.lifecycle.variants.journal import Journal
from docgen.lifecycle.variants.master import GateField, Master
from docgen.lifecycle.variants.proving import Violation
from docgen.lifecycle.variants.results import Origin, Outcome, Result
from docgen.tabular import SheetContent, Value, write_xlsx

MANIFEST: Final = "manifest.json"
PROOF_PAGE: Final = "variance.md"
PROOF_TABLE: Final = "variance.xlsx"
PROOF_DATA: Final = "variance.json"
VERSION: Final = 1

_MOST_DISTINCT: Final = 1000
_EXAMPLES: Final = 3
_MOST_LISTED: Final = 200
_LONGEST_SHOWN: Final = 90


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

    def made(self) -> Iterator[Result]:
        """The documents, in the order of the units."""
        return (result for result in self.journal.read() if result.outcome is Outcome.MADE)


def write_papers(batch: Batch, folder: Path) -> dict[str, Path]:
    """The papers by name, written in a folder. Raises `OSError`, and `OutputError` for the table."""
    papers = {name: folder / f"{name}.tmp" for name in (MANIFEST, PROOF_PAGE, PROOF_TABLE, PROOF_DATA)}
    _write_lines(papers[MANIFEST], manifest_lines(batch))
    _write_lines(papers[PROOF_PAGE], page_lines(batch))
    _write_lines(papers[PROOF_DATA], data_lines(batch))
    write_xlsx(papers[PROOF_TABLE], table_sheets(batch), title="Bảng đối chiếu các bản kế hoạch")
    return papers


def _write_lines(path: Path, lines: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(f"{line}\n" for line in lines)


def manifest_lines(batch: Batch) -> Iterator[str]:
    """`manifest.json` (bảng kê): each unit's file with its fingerprint, or why it has none."""
    origin = batch.origin or Origin("", "", "")
    header = {
        "version": VERSION,
        "template": origin.template,
        "pack": origin.pack,
        "master": Path(batch.master.file).name,
    }
    units = (
        {
            "key": result.key,
            "name": result.label,
            "file": result.file,
            "sha256": result.sha256,
            "data_hash": result.data_hash,
            "outcome": result.outcome.value,
            "notices": list(result.notices),
            "reasons": list(result.reasons),
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
        for result in batch.journal.read()
    )
    return _json_lines(header, "units", units)


def data_lines(batch: Batch) -> Iterator[str]:
    """`variance.json`: every field that may differ and why, and what each unit has there."""
    header = {
        "version": VERSION,
        "equal": not batch.violations,
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
    units = (
        {
            "key": result.key,
            "slots": list(result.slots),
            "conditions": list(result.gates),
            "overlays": [line.path for line in result.ledger],
        }
        for result in batch.made()
    )
    return _json_lines(header, "units", units)


def _json_lines(header: dict[str, object], name: str, units: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """One JSON document, a unit a line: long batches are written as they come, and a diff shows units."""
    body = json.dumps(header, ensure_ascii=False, indent=2)
    yield body.removesuffix("\n}") + f',\n  "{name}": ['
    before = ""
    for unit in units:
        if before:
            yield f"{before},"
        before = "    " + json.dumps(unit, ensure_ascii=False)
    if before:
        yield before
    yield "  ]\n}"


def table_sheets(batch: Batch) -> Iterator[SheetContent]:
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
    yield SheetContent("Đối chiếu", headers, (_row(result) for result in batch.made()))
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


def page_lines(batch: Batch) -> Iterator[str]:
    """`variance.md`: one page for whoever signs (trang đối chiếu)."""
    columns = [_Column() for _ in batch.master.slots]
    granted = [0] * len(batch.master.gates)
    made = 0
    for result in batch.made():
        made += 1
        for column, value in zip(columns, result.slots, strict=True):
            column.take(value)
        granted = [count + gate for count, gate in zip(granted, result.gates, strict=True)]
    yield "# Đối chiếu các bản lập từ bản mẫu"
    yield ""
    yield f"Bản mẫu: {Path(batch.master.file).name or 'không tên'}. Số bản đã lập: {made}."
    yield ""
    if batch.violations:
        yield f"**KHÔNG ĐẠT**: có {len(batch.violations)} chỗ khác nhau ngoài những chỗ được phép."
        yield ""
        yield from _list(f"- {one.unit}, `{one.path}`: {one.message}" for one in batch.violations)
    else:
        yield (
            f"**ĐẠT**: {batch.fixed_parts} phần cố định giống hệt nhau ở mọi bản; các bản chỉ khác nhau ở những chỗ kê "
            "dưới đây."
        )
    yield ""
    yield from _slot_table(batch.master, columns)
    yield from _gate_table(batch.master.gates, granted, made)
    yield from _ledger_table(batch)
    yield from _failures(batch)


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


def _ledger_table(batch: Batch) -> Iterator[str]:
    changes = (
        f"| {_cell(result.label)} | {line.change.label} | `{line.path}` | {_cell(line.before)} | {_cell(line.after)} "
        f"| {_cell(line.reason)} |"
        for result in batch.made()
        for line in result.ledger
    )
    first = next(changes, None)
    if first is None:
        return
    yield "## Điều chỉnh riêng"
    yield ""
    yield "| Đơn vị | Việc | Chỗ | Trong bản mẫu | Ở đơn vị | Lý do |"
    yield "|---|---|---|---|---|---|"
    yield first
    yield from _list(changes)
    yield ""


def _failures(batch: Batch) -> Iterator[str]:
    failed = (result for result in batch.journal.read() if result.outcome is Outcome.FAILED)
    lines = (f"- {result.label}: {'; '.join(result.reasons)}" for result in failed)
    first = next(lines, None)
    if first is None:
        return
    yield "## Đơn vị chưa lập được"
    yield ""
    yield first
    yield from _list(lines)
    yield ""


def _list(lines: Iterable[str]) -> Iterator[str]:
    """A page stays a page: beyond two hundred lines only their number is told."""
    more = 0
    for number, line in enumerate(lines):
        if number < _MOST_LISTED:
            yield line
        else:
            more += 1
    if more:
        yield f"… và {more} dòng nữa, xem {PROOF_DATA}."


def _cell(text: str) -> str:
    return _clip(text).replace("|", "\\|").replace("\n", " ")


def _clip(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN].rstrip() + "…"
