"""Makes one document a unit from one master (lập văn bản cho từng đơn vị): units stream in, files stream out."""

from __future__ import annotations

import json
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from docgen.diagnostics import Problem
from docgen.errors import InputError, OutputError, RenderError
from docgen.files import file_location
from docgen.lifecycle.variants.chunks import Done, Job, Order, Setup, pack_setup, run_job
from docgen.lifecycle.variants.expanding import facts_of
from docgen.lifecycle.variants.journal import Journal, Previous, earlier_documents
from docgen.lifecycle.variants.master import Master
from docgen.lifecycle.variants.naming import FileNames, is_document_name
from docgen.lifecycle.variants.overlay_book import OverlayBook
from docgen.lifecycle.variants.overlays import Overlay
from docgen.lifecycle.variants.papers import Batch, write_papers
from docgen.lifecycle.variants.proving import Agreement, Violation
from docgen.lifecycle.variants.results import Origin, Outcome, Result, Variants, Workshop
from docgen.lifecycle.variants.slots import SlotError, fill, parse_slots
from docgen.lifecycle.variants.stores import MANIFEST, Store, store_at
from docgen.lifecycle.variants.units import Unit

LARGEST_CHUNK: Final = 128
_SMALLEST_CHUNK: Final = 8
_CHUNKS_A_WORKER: Final = 4
_WAITING_A_WORKER: Final = 2
_MOST_VIOLATIONS: Final = 200


@dataclass(frozen=True, slots=True)
class Options:
    """How a batch runs; none of it changes a byte of what is made."""

    jobs: int = 1
    """Worker processes (số tiến trình); 1 works in this one."""
    executor: Executor | None = None
    """Any other pool of workers, over many machines as well; they must see the same output folder."""
    resume: bool = False
    total: int | None = None
    """How many units there are, when it is known."""
    on_result: Callable[[Result], None] | None = None


_DEFAULTS: Final = Options()


@dataclass(slots=True)
class _Tally:
    made: int = 0
    kept: int = 0
    failed: list[Result] = field(default_factory=list)
    violations: list[Violation] = field(default_factory=list)
    origin: Origin | None = None
    files: set[str] = field(default_factory=set)
    """Of a batch that goes on with another: what that one made and this one does not is taken away."""


def make_variants(
    master: Master,
    units: Iterable[Unit],
    *,
    out: Path,
    workshop: Workshop,
    overlays: Mapping[str, tuple[Overlay, ...]] = MappingProxyType({}),
    options: Options = _DEFAULTS,
) -> Variants:
    """Every unit's document into a folder or a .zip, with a manifest and the proof that they differ as they may.

    A unit that fails never stops the others: the result tells it. `overlays` by the unit's key or full name.

    Raises `OutputError` (not writable, disk full: what is done stays, `resume` goes on), `InputError` for the options,
    `RenderError` when a worker dies.
    """
    if options.jobs < 1:
        raise InputError("Số tiến trình phải từ 1 trở lên.", hint="ghi --jobs 2 cho máy hai lõi.")
    store = store_at(out, is_resumed=options.resume)
    store.prepare()
    earlier = _earlier(store) if options.resume else {}
    setup = pack_setup(Setup(master, workshop, store))
    tally = _Tally()
    agreement = Agreement()
    with Journal(store.work) as journal:
        orders = _Orders(master, units, overlays, earlier)
        jobs = orders.jobs(setup, f"{journal.number:04d}", _chunk_size(options))
        for done in _run(jobs, options):
            _take(done, tally, agreement, journal, options=options)
        _take(orders.left_over(), tally, agreement, journal, options=options)
    _finish(master, store, journal, tally, agreement)
    former = {one.file: one.sha256 for one in earlier.values() if one.file not in tally.files}
    return Variants(
        out,
        tally.made,
        tally.kept,
        tuple(tally.failed),
        tuple(tally.violations),
        agreement.count,
        master.notices,
        removed=store.remove(former),
    )


def _take(done: Done, tally: _Tally, agreement: Agreement, journal: Journal, *, options: Options) -> None:
    found = [*done.violations, *agreement.join(done.digests, done.first_unit)]
    tally.violations += found[: _MOST_VIOLATIONS - len(tally.violations)]
    tally.origin = tally.origin or done.origin
    journal.write(done.results)
    for result in done.results:
        if result.outcome is Outcome.MADE:
            tally.made += 1
            tally.kept += result.is_kept
            if options.resume:
                tally.files.add(result.file)
        else:
            tally.failed.append(result)
        if options.on_result is not None:
            options.on_result(result)


def _finish(master: Master, store: Store, journal: Journal, tally: _Tally, agreement: Agreement) -> None:
    batch = Batch(master, journal, tally.origin, agreement.count, tuple(tally.violations))
    try:
        papers = write_papers(batch, store.work)
    except OSError as error:
        raise OutputError(
            "Không ghi được bảng kê của đợt dựng.",
            hint="xem ổ đĩa còn chỗ không, rồi chạy lại với --resume.",
            location=file_location(store.out),
        ) from error
    store.finish(((result.file, result.holder) for result in batch.made()), papers)


def _chunk_size(options: Options) -> int:
    """Large enough to be worth sending, small enough that every worker has its share."""
    if options.total is None:
        return LARGEST_CHUNK
    workers = max(options.jobs, 1)
    return max(_SMALLEST_CHUNK, min(LARGEST_CHUNK, options.total // (workers * _CHUNKS_A_WORKER)))


def _earlier(store: Store) -> dict[str, Previous]:
    """What earlier runs made: of a batch that was finished, and of one that was not."""
    found: dict[str, Previous] = {}
    manifest = store.find(MANIFEST)
    if manifest is not None:
        try:
            for unit in json.loads(manifest)["units"]:
                if unit["outcome"] == Outcome.MADE.value and is_document_name(unit["file"]):
                    found[str(unit["key"])] = Previous(unit["file"], unit["sha256"], unit["data_hash"], "")
        except (ValueError, KeyError, TypeError):
            found.clear()  # no manifest of ours: nothing is proven, so everything is made anew
    return found | earlier_documents(store.work)


class _Orders:
    """Turns units into jobs as they come, and remembers which overlays found their unit."""

    def __init__(
        self,
        master: Master,
        units: Iterable[Unit],
        overlays: Mapping[str, tuple[Overlay, ...]],
        earlier: Mapping[str, Previous],
    ) -> None:
        self.master = master
        self.units = units
        self.overlays = OverlayBook(overlays, digits=master.settings.columns["code"].digits)
        self.earlier = earlier
        self.former = {one.file: one.sha256 for one in earlier.values()}
        self.pattern = parse_slots(master.settings.file_name)
        self.names = FileNames()
        self.keys: set[str] = set()

    def jobs(self, setup: bytes, run: str, size: int) -> Iterator[Job]:
        waiting: list[Order] = []
        number = 0
        for unit in self.units:
            waiting.append(self.order(unit))
            if len(waiting) == size:
                yield Job(setup, f"{run}-{number:06d}", tuple(waiting))
                waiting = []
                number += 1
        if waiting:
            yield Job(setup, f"{run}-{number:06d}", tuple(waiting))

    def order(self, unit: Unit) -> Order:
        doubt = _told_twice(unit) if unit.key in self.keys else self.overlays.find_doubt(unit)
        if doubt is not None and not unit.problems:
            unit = replace(unit, problems=(doubt,))
        self.keys.add(unit.key)
        overlays = self.overlays.take(unit)
        if unit.problems:
            return Order(unit, "")
        file = self.file_name(unit)
        return Order(unit, file, overlays, self.earlier.get(unit.key), self.former.get(file, ""))

    def file_name(self, unit: Unit) -> str:
        try:
            words = fill(self.pattern, facts_of(self.master, unit))
        except SlotError:
            words = unit.label  # no code, say; the unit's name is always there
        return self.names.name(words, unit.key)

    def left_over(self) -> Done:
        """Overlays for units that no table named: somebody expects a document that does not exist."""
        results = tuple(
            Result(
                key,
                key,
                "",
                Outcome.FAILED,
                reasons=(f"{overlays[0].location}: Có điều chỉnh riêng nhưng không có đơn vị «{key}» trong bảng.",),
            )
            for key, overlays in self.overlays.left_over()
        )
        return Done(results, {}, "", (), None)


def _told_twice(unit: Unit) -> Problem:
    if unit.facts.get("unit.code"):
        message, hint = f"Mã «{unit.key}» đã dùng cho một đơn vị khác.", "sửa mã."
    else:
        message = f"Đơn vị «{unit.key}» đã có ở trên."
        hint = "xóa đơn vị trùng; hai đơn vị cùng tên thì thêm cột «Mã đơn vị» hoặc «Tỉnh»."
    return Problem("unit-twice", message, unit.location, hint)


def _run(jobs: Iterator[Job], options: Options) -> Iterator[Done]:
    """The jobs done, in their order; never more of them waiting than the workers can soon take."""
    if options.executor is None and options.jobs == 1:
        yield from map(run_job, jobs)
        return
    with ExitStack() as stack:
        executor = options.executor or stack.enter_context(
            ProcessPoolExecutor(max_workers=options.jobs, initializer=_leave_interrupts_to_parent)
        )
        window = options.jobs * _WAITING_A_WORKER if options.executor is None else 64
        running: deque[Future[Done]] = deque()
        try:
            for job in jobs:
                running.append(executor.submit(run_job, job))
                if len(running) >= window:
                    yield running.popleft().result()
            while running:
                yield running.popleft().result()
        except BrokenExecutor as error:
            raise RenderError(
                "Một tiến trình con bị dừng đột ngột, thường do máy hết bộ nhớ.",
                hint="chạy lại với --resume và bớt --jobs; phần đã xong không phải làm lại.",
            ) from error
        finally:
            for future in running:
                future.cancel()


def _leave_interrupts_to_parent() -> None:
    """Ctrl+C reaches every process of a terminal; the parent alone ends the batch."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
