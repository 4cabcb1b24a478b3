"""Makes the documents of a few units, in this process or in a worker's: small jobs go out, short results come back."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import PurePath
from typing import TYPE_CHECKING

from docgen.diagnostics import Location, Notice, Problem
from docgen.errors import DocgenError, InvalidDataError, OutputError
from docgen.lifecycle.variants.expanding import Expansion, expand
from docgen.lifecycle.variants.granting import Granting
from docgen.lifecycle.variants.journal import Previous
from docgen.lifecycle.variants.master import Master
from docgen.lifecycle.variants.overlays import LedgerLine, Overlay, apply_overlays
from docgen.lifecycle.variants.proving import Baseline, Violation
from docgen.lifecycle.variants.results import Dumper, Origin, Outcome, Result, Workshop
from docgen.lifecycle.variants.sharing import Sharing
from docgen.lifecycle.variants.slots import Fact, Slot, SlotError, fill_slot
from docgen.lifecycle.variants.stores import Shelf, Store
from docgen.lifecycle.variants.tree import Tree
from docgen.lifecycle.variants.units import Unit

if TYPE_CHECKING:
    from docgen.model import AdministrativeDocument


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
    former: str = ""
    """The fingerprint of what an earlier run put under this name, for whichever unit."""


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
    bench = _open_setup(job.setup)
    baseline = Baseline(bench.dumper)
    files: dict[str, bytes] = {}
    violations: list[Violation] = []
    results = []
    first_unit = ""
    origin: Origin | None = None
    with bench.setup.store.reading() as shelf:
        for order in job.orders:
            try:
                made = _make(order, bench, baseline, shelf)
            except OutputError:
                raise
            except DocgenError as error:
                results.append(_failed(order, error))
                continue
            if made.data is not None and not bench.setup.store.is_free(order.file, made.data, order.former):
                results.append(_spared(order))
                continue
            first_unit = first_unit or order.unit.label
            origin = origin or made.origin
            violations += made.violations
            if made.data is not None:
                files[order.file] = made.data
            results.append(made.result)
    holder = bench.setup.store.put(files, job.piece) if files else ""
    named = tuple(
        result if result.outcome is Outcome.FAILED or not holder else _held(result, holder) for result in results
    )
    return Done(named, baseline.digests(), first_unit, tuple(violations), origin)


@dataclass(frozen=True, slots=True)
class _Bench:
    """A setup opened in a process, with what was found out since about what its units have alike."""

    setup: Setup
    sharing: Sharing
    dumper: Dumper
    slots: tuple[Slot, ...]
    granting: Granting


@lru_cache(maxsize=2)
def _open_setup(setup: bytes) -> _Bench:
    """Once a process and batch: template and pack stay open between the jobs of a batch."""
    opened = pickle.loads(setup)  # noqa: S301 — our own bytes, from the process that gave the job
    assert isinstance(opened, Setup)  # noqa: S101 — for the type checker
    return _Bench(
        opened,
        Sharing(opened.master),
        opened.workshop.open_dumper(),
        opened.master.slots,
        Granting.of(opened.master.gates),
    )


@dataclass(frozen=True, slots=True)
class _Made:
    result: Result
    data: bytes | None
    """None when the file is in its place already."""
    violations: tuple[Violation, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class _Draft:
    """A unit's document, checked, and how it came about."""

    document: AdministrativeDocument
    tree: Tree
    facts: Mapping[str, Fact]
    ledger: tuple[LedgerLine, ...] = ()
    expansion: Expansion | None = None
    """Known after the long way; only what is told of a document asks where its fields come from."""


def _make(order: Order, bench: _Bench, baseline: Baseline, shelf: Shelf) -> _Made:
    unit, setup = order.unit, bench.setup
    if unit.problems:
        raise InvalidDataError(f"Dữ liệu của {unit.label} có {len(unit.problems)} chỗ phải sửa.", unit.problems)
    draft = _find_shared(order, bench) or _expanded(order, bench, baseline)
    dumped, written = bench.dumper.dump(draft.document)
    violations = baseline.compare(draft.tree, draft.facts, dumped, unit.label)
    origin = setup.workshop.origin(draft.document)
    data_hash = hashlib.sha256(f"{origin.fingerprint}\n{written}".encode()).hexdigest()
    kept = _find_kept(order, data_hash, shelf)
    data = kept if kept is not None else setup.workshop.render(draft.document, written)
    result = Result(
        key=unit.key,
        label=unit.label,
        file=order.file,
        outcome=Outcome.MADE,
        sha256=hashlib.sha256(data).hexdigest(),
        data_hash=data_hash,
        is_kept=kept is not None,
        notices=(
            *(str(replace(notice, location=_anywhere(notice.location))) for notice in unit.notices),
            *_tell(setup.workshop.collect_notices(draft.document), draft, unit, setup.master),
        ),
        slots=_slots(bench.slots, draft.facts),
        gates=bench.granting.granted(draft.facts, draft.ledger),
        ledger=draft.ledger,
    )
    is_in_place = (
        kept is not None and not setup.store.is_zip and order.previous is not None and order.previous.file == order.file
    )
    return _Made(result, None if is_in_place else data, violations, origin)


def _find_shared(order: Order, bench: _Bench) -> _Draft | None:
    """The document, of parts that units have alike; None when the long way has to look at it."""
    shared = None if order.overlays else bench.sharing.find_data(order.unit)
    document = bench.setup.workshop.find_sound(shared.data) if shared is not None else None
    if shared is None or document is None:
        return None
    bench.dumper.remember(bench.sharing.learn(shared, document))
    return _Draft(document, bench.setup.master.tree, shared.facts)


def _expanded(order: Order, bench: _Bench, baseline: Baseline) -> _Draft:
    """The document by the long way, which knows what overlays change and what to say about faults."""
    unit, setup = order.unit, bench.setup
    overlaid = apply_overlays(setup.master.tree, order.overlays, label=unit.label)
    expansion = expand(setup.master, unit, overlaid.tree)
    try:
        document = setup.workshop.build(expansion.data)
    except InvalidDataError as error:
        raise _in_terms_of_master(error, expansion, setup.master) from error
    if order.overlays:
        _compare_without_overlays(unit, bench, baseline)
    return _Draft(document, overlaid.tree, expansion.facts, overlaid.ledger, expansion)


def _compare_without_overlays(unit: Unit, bench: _Bench, baseline: Baseline) -> None:
    """Let the baseline see each part whole before an overlay takes it apart: what it leaves alone is compared."""
    with suppress(InvalidDataError):  # a unit may need its overlays to have a document at all
        expansion = expand(bench.setup.master, unit)
        dumped, _ = bench.dumper.dump(bench.setup.workshop.build(expansion.data))
        baseline.compare(expansion.tree, expansion.facts, dumped, unit.label)


def _find_kept(order: Order, data_hash: str, shelf: Shelf) -> bytes | None:
    if order.previous is None or order.previous.data_hash != data_hash:
        return None
    return shelf.find_previous(order.previous)


def _failed(order: Order, error: DocgenError) -> Result:
    problems = error.problems if isinstance(error, InvalidDataError) else ()
    reasons = tuple(str(problem) for problem in problems) or (str(error),)
    return Result(order.unit.key, order.unit.label, "", Outcome.FAILED, reasons=reasons)


def _spared(order: Order) -> Result:
    """A file that somebody worked on is worth more than the one it was made from."""
    reason = (
        f"Tệp «{order.file}» trong thư mục kết quả đã có người sửa, hoặc không do đợt này lập; không ghi đè. Cách sửa: "
        "chuyển tệp ấy sang thư mục khác rồi chạy lại với --resume."
    )
    return Result(order.unit.key, order.unit.label, "", Outcome.FAILED, reasons=(reason,))


def _held(result: Result, holder: str) -> Result:
    return replace(result, holder=holder)


def _slots(slots: Iterable[Slot], facts: Mapping[str, Fact]) -> tuple[str, ...]:
    printed = []
    for slot in slots:
        try:
            printed.append(fill_slot(slot, facts))
        except SlotError:
            printed.append("")  # stands only where a condition closed the part
    return tuple(printed)


def _in_terms_of_master(error: InvalidDataError, expansion: Expansion, master: Master) -> InvalidDataError:
    """The faults of a unit's document, each at the line of the master it comes from."""
    problems = [
        Problem(problem.code, problem.message, _place(problem.location.path, expansion, master), problem.hint)
        for problem in error.problems
    ]
    return InvalidDataError(error.message, problems, hint=error.hint)


def _tell(notices: tuple[Notice, ...], draft: _Draft, unit: Unit, master: Master) -> tuple[str, ...]:
    if not notices:
        return ()
    expansion = draft.expansion or expand(master, unit)
    told = []
    for notice in notices:
        place = _place(notice.location.path, expansion, master)
        told.append(str(Notice(notice.code, notice.message, _anywhere(place))))
    return tuple(told)


def _anywhere(place: Location) -> Location:
    """A place by the name of its file alone: the manifest is the same wherever master and table lie."""
    return replace(place, file=PurePath(place.file).name)


def _place(path: str, expansion: Expansion, master: Master) -> Location:
    return expansion.locate(path, master) if path.startswith("$") else Location(master.file, path=path)
