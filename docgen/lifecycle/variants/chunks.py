"""Makes the documents of a few units, in this process or in a worker's: small jobs go out, short results come back."""

from __future__ import annotations

import hashlib
import json
import pickle
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import PurePath

from docgen.diagnostics import Location, Notice, Problem
from docgen.errors import DocgenError, InvalidDataError, OutputError
from docgen.lifecycle.variants.expanding import Expansion, expand
from docgen.lifecycle.variants.journal import Previous
from docgen.lifecycle.variants.master import Master
from docgen.lifecycle.variants.overlays import Overlay, apply_overlays
from docgen.lifecycle.variants.proving import Baseline, Violation
from docgen.lifecycle.variants.results import Origin, Outcome, Result, Workshop
from docgen.lifecycle.variants.slots import SlotError, fill_slot
from docgen.lifecycle.variants.stores import Store
from docgen.lifecycle.variants.units import Unit


@dataclass(frozen=True, slots=True)
class Setup:
    """What every job of a batch needs, sent along as bytes and opened once a process."""

    master: Master
    workshop: Workshop
    store: Store


@dataclass(frozen=True, slots=True)
class Order:
    """One document to be made."""

    unit: Unit
    file: str
    overlays: tuple[Overlay, ...] = ()
    previous: Previous | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """The orders of one chunk."""

    setup: bytes
    piece: str
    orders: tuple[Order, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """What a job gives back: a line a unit, and fingerprints of what must be equal everywhere."""

    results: tuple[Result, ...]
    digests: Mapping[str, str]
    first_unit: str
    violations: tuple[Violation, ...]
    origin: Origin | None
    """Of the first document made."""


def pack_setup(setup: Setup) -> bytes:
    """The setup as bytes, the same for every job of a batch."""
    return pickle.dumps(setup, protocol=pickle.HIGHEST_PROTOCOL)


def run_job(job: Job) -> Done:
    """Make, prove and store the documents of a job. Raises `OutputError` when they cannot be stored."""
    setup = _open_setup(job.setup)
    baseline = Baseline()
    files: dict[str, bytes] = {}
    violations: list[Violation] = []
    results = []
    first_unit = ""
    origin: Origin | None = None
    for order in job.orders:
        try:
            made = _make(order, setup, baseline)
        except OutputError:
            raise
        except DocgenError as error:
            results.append(_failed(order, error))
            continue
        first_unit = first_unit or order.unit.label
        origin = origin or made.origin
        violations += made.violations
        if made.data is not None:
            files[order.file] = made.data
        results.append(made.result)
    holder = setup.store.put(files, job.piece) if files else ""
    named = tuple(
        result if result.outcome is Outcome.FAILED or not holder else _held(result, holder) for result in results
    )
    return Done(named, baseline.digests(), first_unit, tuple(violations), origin)


@lru_cache(maxsize=2)
def _open_setup(setup: bytes) -> Setup:
    """Once a process and batch: template and pack stay open between the jobs of a batch."""
    opened = pickle.loads(setup)  # noqa: S301 — our own bytes, from the process that gave the job
    assert isinstance(opened, Setup)  # noqa: S101 — for the type checker
    return opened


@dataclass(frozen=True, slots=True)
class _Made:
    result: Result
    data: bytes | None
    """None when the file is in its place already."""
    violations: tuple[Violation, ...]
    origin: Origin


def _make(order: Order, setup: Setup, baseline: Baseline) -> _Made:
    unit = order.unit
    if unit.problems:
        raise InvalidDataError(f"Dữ liệu của {unit.label} có {len(unit.problems)} chỗ phải sửa.", unit.problems)
    overlaid = apply_overlays(setup.master.tree, order.overlays, label=unit.label)
    expansion = expand(setup.master, unit, overlaid.tree)
    try:
        document = setup.workshop.build(expansion.data)
    except InvalidDataError as error:
        raise _in_terms_of_master(error, expansion, setup.master) from error
    dumped = document.model_dump(mode="json", exclude_defaults=True)
    if order.overlays:
        _compare_without_overlays(unit, setup, baseline)
    violations = baseline.compare(expansion, dumped, unit.label)
    origin = setup.workshop.origin(document)
    written = json.dumps([origin.fingerprint, dumped], ensure_ascii=False, sort_keys=True)
    data_hash = hashlib.sha256(written.encode()).hexdigest()
    kept = _find_kept(order, data_hash, setup.store)
    data = kept if kept is not None else setup.workshop.render(document)
    result = Result(
        key=unit.key,
        label=unit.label,
        file=order.file,
        outcome=Outcome.MADE,
        sha256=hashlib.sha256(data).hexdigest(),
        data_hash=data_hash,
        is_kept=kept is not None,
        notices=tuple(_tell(notice, expansion, setup.master) for notice in setup.workshop.collect_notices(document)),
        slots=_slots(setup.master, expansion),
        gates=_gates(setup.master, expansion),
        ledger=overlaid.ledger,
    )
    is_in_place = (
        kept is not None and not setup.store.is_zip and order.previous is not None and order.previous.file == order.file
    )
    return _Made(result, None if is_in_place else data, violations, origin)


def _compare_without_overlays(unit: Unit, setup: Setup, baseline: Baseline) -> None:
    """Let the baseline see each part whole before an overlay takes it apart: what it leaves alone is compared."""
    with suppress(InvalidDataError):  # a unit may need its overlays to have a document at all
        expansion = expand(setup.master, unit)
        dumped = setup.workshop.build(expansion.data).model_dump(mode="json", exclude_defaults=True)
        baseline.compare(expansion, dumped, unit.label)


def _find_kept(order: Order, data_hash: str, store: Store) -> bytes | None:
    if order.previous is None or order.previous.data_hash != data_hash:
        return None
    return store.find_previous(order.previous)


def _failed(order: Order, error: DocgenError) -> Result:
    problems = error.problems if isinstance(error, InvalidDataError) else ()
    reasons = tuple(str(problem) for problem in problems) or (str(error),)
    return Result(order.unit.key, order.unit.label, "", Outcome.FAILED, reasons=reasons)


def _held(result: Result, holder: str) -> Result:
    return replace(result, holder=holder)


def _slots(master: Master, expansion: Expansion) -> tuple[str, ...]:
    printed = []
    for slot in master.slots:
        try:
            printed.append(fill_slot(slot, expansion.facts))
        except SlotError:
            printed.append("")  # stands only where a condition closed the part
    return tuple(printed)


def _gates(master: Master, expansion: Expansion) -> tuple[bool, ...]:
    return tuple(gate.condition.holds(expansion.facts) for gate in master.gates)


def _in_terms_of_master(error: InvalidDataError, expansion: Expansion, master: Master) -> InvalidDataError:
    """The faults of a unit's document, each at the line of the master it comes from."""
    problems = [
        Problem(problem.code, problem.message, _place(problem.location.path, expansion, master), problem.hint)
        for problem in error.problems
    ]
    return InvalidDataError(error.message, problems, hint=error.hint)


def _tell(notice: Notice, expansion: Expansion, master: Master) -> str:
    place = _place(notice.location.path, expansion, master)
    # The manifest is the same wherever the master lies.
    return str(Notice(notice.code, notice.message, replace(place, file=PurePath(place.file).name)))


def _place(path: str, expansion: Expansion, master: Master) -> Location:
    return master.locate(expansion.origin(path)) if path.startswith("$") else Location(master.file, path=path)
