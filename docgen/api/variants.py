"""One master and a table of units → one document a unit, with a manifest and the proof of what differs."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence, Sized
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from docgen.api.documents import Source, document_type_of, find_sound, load
from docgen.api.packs import PackName, open_pack, template_bytes

if TYPE_CHECKING:
    from concurrent.futures import Executor
    from datetime import date

    from docgen.api.renderer import Renderer
    from docgen.diagnostics import Notice
    from docgen.lifecycle.variants import Dumper, Master, Origin, Overlay, Printed, Proposal, Result, Units, Variants
    from docgen.model import AdministrativeDocument

MasterSource: TypeAlias = "Master | Mapping[str, object] | bytes | str | os.PathLike[str]"
"""A master: its YAML file, the file's bytes, plain data, or one that `load_master` made."""

UnitSource: TypeAlias = "Units | Iterable[object] | str | os.PathLike[str]"
"""Units: a table (.xlsx, .xls, .ods, .csv) or a YAML file, what `read_units` made, or one by one what a program has:
facts by column name, pydantic models or dataclasses whose attributes are named like the columns, `Unit`s."""


def propose_master(plan: Source, units: str | os.PathLike[str], key: str) -> tuple[str, tuple[Proposal, ...]]:
    """A finished plan and the unit it was written for → the YAML of a master, and what became a slot in it.

    `key` is the unit's code or name in the table. Every other column of the table becomes a declared slot, and its
    figures are looked for as well. What may still speak of the unit, as the word for its kind, comes last without
    slots. Raises `InputError` when the table has no such unit.
    """
    from docgen.errors import InputError
    from docgen.lifecycle.variants import compile_master, extract_slots, find_unit, other_columns, units_of_workbook
    from docgen.loading.dumping import plain_data
    from docgen.loading.yaml_writer import write_yaml
    from docgen.tabular import read_workbook

    workbook = read_workbook(Path(units))
    slots = other_columns(workbook)
    unit = find_unit(units_of_workbook(workbook, compile_master({"variants": {"slots": slots}})), key)
    if unit is None:
        raise InputError(f"Bảng đơn vị không có «{key}».", hint="ghi mã hoặc tên đơn vị đúng như trong bảng.")
    found = extract_slots(plain_data(load(plan)), unit)
    used = {
        name: slot for name, slot in slots.items() if any(f"{{unit.{name}}}" in one.slots for one in found.proposals)
    }
    settings = {"variants": {"slots": used}} if used else {}
    return write_yaml({**settings, **found.data}), found.proposals  # type: ignore[dict-item] # plain data in, plain data out


PDF_START_SECONDS = 60.0
PDF_SECONDS_EACH = 3.0


def load_master(source: MasterSource) -> Master:
    """A master (kế hoạch mẫu), checked without any unit.

    Raises `InvalidDataError` with every fault at its line: a slot no column fills, a condition on an unknown fact;
    `UnreadableInputError`, `UnsafeInputError`, `FileAccessError` for the file.
    """
    from docgen.errors import InputError, InvalidDataError
    from docgen.lifecycle.variants import Master, compile_master, structure_faults
    from docgen.loading import read_plain
    from docgen.loading.plain import PlainFile

    if isinstance(source, Master):
        return source
    written = PlainFile(source, {}, "") if isinstance(source, Mapping) else read_plain(source)
    data, lines, file = written.data, written.lines, written.file
    if not isinstance(data, Mapping):
        raise InputError("Bản mẫu phải gồm các dòng «khóa: giá trị».", hint="bắt đầu bằng «document: plan».")
    compiled, faults = None, list(structure_faults(data, lines, file, load))
    try:
        compiled = compile_master(data, lines, file)
    except InvalidDataError as error:
        faults += error.problems
    if compiled is not None and not faults:
        return compiled
    faults.sort(key=lambda problem: problem.location.line or 0)
    raise InvalidDataError(f"Bản mẫu có {len(faults)} chỗ phải sửa.", faults)


def check_master(master: MasterSource) -> tuple[Notice, ...]:
    """What the content rules of its type say of every document of a master, each once, with its line.

    Asked of documents of a sample unit of each kind: what is said of a body, a level of government or a deadline is so
    for every unit. Raises as `load_master`.
    """
    from docgen.api.checking import check
    from docgen.lifecycle.variants import trials

    compiled = load_master(master)
    found: dict[tuple[str, str], Notice] = {}
    for trial in trials(compiled, load):
        for finding in check(trial.document).files[0].findings:
            notice = trial.find_notice(finding)
            if notice is not None:
                found.setdefault((notice.code, notice.location.path), notice)
    return tuple(sorted(found.values(), key=lambda notice: notice.location.line or 0))


def read_units(source: str | os.PathLike[str], master: Master) -> Units:
    """The units of a table or a YAML file, with the overlays it holds.

    Raises `InvalidDataError` when columns are missing or overlays cannot be understood; a row at fault becomes a unit
    that gets no document and says why.
    """
    from docgen.lifecycle.variants import units_of_data, units_of_workbook
    from docgen.loading import read_plain
    from docgen.tabular import read_workbook

    path = Path(source)
    if path.suffix.lower() in {".yaml", ".yml", ".json"}:
        plain = read_plain(path)
        return units_of_data(plain.data, master, file=plain.file, lines=plain.lines)
    return units_of_workbook(read_workbook(path), master)


def read_overlays(source: str | os.PathLike[str]) -> Mapping[str, tuple[Overlay, ...]]:
    """A YAML file of overlays (điều chỉnh riêng): the unit's code or name, then its changes."""
    from docgen.lifecycle.variants import overlays_of_data
    from docgen.loading import read_plain

    plain = read_plain(source)
    return overlays_of_data(plain.data, file=plain.file, lines=plain.lines)


def make_variants(  # noqa: PLR0913 — each is a choice of its own, all but three by name
    master: MasterSource,
    units: UnitSource,
    out: str | os.PathLike[str],
    *,
    overlays: Mapping[str, tuple[Overlay, ...]] | str | os.PathLike[str] = MappingProxyType({}),
    pack: PackName | None = None,
    embed_data: bool = True,
    jobs: int = 1,
    executor: Executor | None = None,
    resume: bool = False,
    on_result: Callable[[Result], None] | None = None,
) -> Variants:
    """One document a unit, into the folder `out` or, when its name ends in `.zip`, into one zip.

    Beside the documents stand `manifest.json`, and `variance.md`, `.xlsx` and `.json`: the proof that the documents
    differ only where a slot, a condition or an overlay lets them. A unit that fails never stops the others. `jobs`
    worker processes, or any `executor` of concurrent.futures whose workers see the same folder. `resume` goes on
    with a batch that was stopped, and ends with the same bytes. `on_result` hears of each unit as it is done.

    Raises `InputError`s for the master and the table, `OutputError` when the results cannot be written, `PackError`.
    """
    from docgen.api.renderer import open_renderer
    from docgen.lifecycle.variants import Options, units_of_facts
    from docgen.lifecycle.variants import Units as UnitTable
    from docgen.lifecycle.variants import make_variants as make

    if pack is not None:
        open_pack(pack)  # a pack that is not there is told once, before any work
    compiled = load_master(master)
    if isinstance(units, str | os.PathLike):
        units = read_units(units, compiled)
    table = units if isinstance(units, UnitTable) else None
    facts: Iterable[object] = () if isinstance(units, UnitTable) else units
    adjusted = read_overlays(overlays) if isinstance(overlays, str | os.PathLike) else overlays
    found = make(
        compiled,
        table if table is not None else units_of_facts(facts, compiled),
        out=Path(out),
        workshop=_Workshop(open_renderer(pack=pack, embed_data=embed_data), pack, embed_data),
        overlays=_joined(table.overlays if table is not None else {}, adjusted),
        options=Options(
            jobs=jobs,
            executor=executor,
            resume=resume,
            total=table.total if table is not None else len(facts) if isinstance(facts, Sized) else None,
            on_result=on_result,
        ),
    )
    return replace(found, notices=(*(table.notices if table is not None else ()), *found.notices))


def print_variants(out: str | os.PathLike[str], *, on_chunk: Callable[[int, int], None] | None = None) -> Printed:
    """PDFs of a finished batch (bản in), beside its documents in the folder or inside the zip.

    What `prints.json` proves printed from the same document stays; a PDF that docgen did not make, or that somebody
    signed since, is left alone and named. LibreOffice takes at most 100 documents a call; `on_chunk` hears after each
    how many are done, of how many. Raises `OfficeError`, `OutputError`, `FileAccessError` when there is no batch.
    """
    from docgen.api.rendering import to_pdf
    from docgen.lifecycle.variants import print_batch

    def convert(documents: Sequence[bytes]) -> Sequence[bytes]:
        return to_pdf(*documents, timeout_seconds=PDF_START_SECONDS + PDF_SECONDS_EACH * len(documents))

    return print_batch(Path(out), convert, on_chunk=on_chunk)


@dataclass(frozen=True, slots=True)
class _Workshop:
    """Makes documents for the batch; in another process the renderer opens pack and template once."""

    renderer: Renderer
    pack: PackName | None
    embed_data: bool

    def build(self, data: Mapping[str, object]) -> AdministrativeDocument:
        return load(data)

    def find_sound(self, data: Mapping[str, object]) -> AdministrativeDocument | None:
        return find_sound(data)

    def open_dumper(self) -> Dumper:
        from docgen.loading.dumping_alike import AlikeDumper

        return AlikeDumper()

    def collect_notices(self, document: AdministrativeDocument) -> tuple[Notice, ...]:
        return document_type_of(document).collect_notices(document)

    def render(self, document: AdministrativeDocument, written: str) -> bytes:
        return self.renderer.print(document, data=written).main

    def origin(self, document: AdministrativeDocument) -> Origin:
        key = os.fspath(self.pack) if self.pack is not None else None
        return _origin(
            key,
            isinstance(self.pack, os.PathLike),
            document.issued_on,
            document_type_of(document).template,
            self.embed_data,
        )


@lru_cache(maxsize=64)
def _origin(pack: str | None, is_folder: bool, on: date | None, family: str, embed_data: bool) -> Origin:
    """What documents of one family and day are made with; asked once a document, answered once a process."""
    from hashlib import sha256
    from importlib.metadata import version

    from docgen.discovery import template_for
    from docgen.lifecycle.variants import Origin

    chosen = open_pack(Path(pack) if pack is not None and is_folder else pack, on=on)
    template = template_for(chosen, family)
    digest = sha256(template_bytes(template))
    digest.update(f"{chosen.name} {chosen.version} {version('docgen')} {embed_data}".encode())
    return Origin(template.name, f"{chosen.name} {chosen.version}", digest.hexdigest())


def _joined(
    one: Mapping[str, tuple[Overlay, ...]], other: Mapping[str, tuple[Overlay, ...]]
) -> Mapping[str, tuple[Overlay, ...]]:
    return {key: one.get(key, ()) + other.get(key, ()) for key in (*one, *(key for key in other if key not in one))}
