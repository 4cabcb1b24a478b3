"""Prints how fast one master becomes a document for each of the country's units, as ratios of one run.

Run `python tests/benchmarks/bench_variants.py [UNITS]` (3,321 by default). Measured from end to end: units read, facts
filled in, documents validated, compared, rendered, proven, packed and written, with manifest and proof of variance; at
the end every document is opened again: its own, whole, sound, with its own name in it. Beside it, in turns of the same
run: the usual way (the same template opened, rendered and saved by docxtpl for each unit; its views are a gift, nothing
is validated or written), and the floor (finished strings joined, deflated, zipped). One process is measured by the
time of the processor, two against one by the clock; memory is the peak of a process of its own.
"""

from __future__ import annotations

import io
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "rendering"))
sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

import bench_start
import country
from docxtpl_reference import usual_way

from docgen import api, make_variants
from docgen.discovery import document_type, template_for
from docgen.lifecycle.variants import make_unit
from docgen.lifecycle.variants.expanding import expand

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
MASTER = ROOT / "samples" / "nghe-an-2026" / "master.yaml"
units = country.units
USUAL_SAMPLE = 20
"""Documents of docxtpl a turn."""
TURNS = 3
FEW, MANY = 100, 10_000
PRINTED = (country.MAIN, "customXml/item1.xml", "docProps/core.xml", "docProps/custom.xml")


def make(target: Path, count: int, jobs: int = 1) -> None:
    made = make_variants(MASTER, list(units(count)), target, jobs=jobs)
    assert made.made == count
    assert made.is_clean


def usual_batch() -> Callable[[], None]:
    """docxtpl as its manual shows it, once a document."""
    master = api.load_master(MASTER)
    kind = document_type("plan")
    pack = api.open_pack("nd30")
    template = template_for(pack, kind.template).path.read_bytes()
    views = [kind.build_view(api.load(expand(master, make_unit(values)).data), pack) for values in units(USUAL_SAMPLE)]

    def run() -> None:
        for view in views:
            usual_way(template, view)

    return run


def floor_batch(made: Path, count: int) -> Callable[[], None]:
    """The same bytes of content from finished strings: joined, deflated as the batch does, put into zips in a zip."""
    with zipfile.ZipFile(made) as archive:
        first = next(name for name in archive.namelist() if name.endswith(".docx"))
        with zipfile.ZipFile(io.BytesIO(archive.read(first))) as document:
            parts = {name: document.read(name) for name in document.namelist()}
    strings = {name: parts[name].decode().split("<w:p>") for name in PRINTED}
    packed = {name: _deflated(content) for name, content in parts.items() if name not in PRINTED}

    def run() -> None:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as whole:
            for number in range(count):
                printed = {name: _deflated("<w:p>".join(pieces).encode()) for name, pieces in strings.items()}
                whole.writestr(f"{number}.docx", b"".join([*packed.values(), *printed.values()]))

    return run


def _deflated(content: bytes) -> bytes:
    deflate = zlib.compressobj(3, zlib.DEFLATED, -15, 7)
    return deflate.compress(content) + deflate.flush() + zlib.crc32(content).to_bytes(4, "little")


def seconds(run: Callable[[], None], clock: Callable[[], float] = time.process_time) -> float:
    began = clock()
    run()
    return clock() - began


def one_process(folder: Path, count: int) -> dict[str, float]:
    """Seconds a document of each way, which take turns."""
    usual = usual_batch()
    make(folder / "warm.zip", FEW)
    floor = floor_batch(folder / "warm.zip", min(count, 500))
    usual()
    taken: dict[str, list[float]] = {}
    for turn in range(TURNS):
        ways: dict[str, tuple[Callable[[], None], int]] = {
            "usual docxtpl": (usual, USUAL_SAMPLE),
            "one zip": (lambda turn=turn: make(folder / f"mot-{turn}.zip", count), count),
            "a folder": (lambda turn=turn: make(folder / f"mot-{turn}", count), count),
            "the floor": (floor, min(count, 500)),
        }
        for name, (run, documents) in ways.items():
            taken.setdefault(name, []).append(seconds(run) / documents)
        shutil.rmtree(folder / f"mot-{turn}")
    return {name: statistics.median(times) for name, times in taken.items()}


def two_processes(folder: Path, count: int) -> tuple[float, float]:
    """How many times as fast two are as one by the clock, and the processor time they take together, one process = 1."""
    ratios, efforts = [], []
    for turn in range(TURNS):
        one_clock, one_work = time.perf_counter(), work()
        make(folder / f"cham-{turn}.zip", count)
        two_clock, two_work = time.perf_counter(), work()
        make(folder / f"nhanh-{turn}.zip", count, 2)
        ratios.append((two_clock - one_clock) / (time.perf_counter() - two_clock))
        efforts.append((work() - two_work) / (two_work - one_work))
        assert (folder / f"cham-{turn}.zip").read_bytes() == (folder / f"nhanh-{turn}.zip").read_bytes()
    return statistics.median(ratios), statistics.median(efforts)


def work() -> float:
    """Seconds of the processor, of this process and of those that it started and that are done."""
    return sum(os.times()[:4])


def peak_megabytes(count: int) -> float:
    """Of a fresh process that makes so many documents into one zip."""
    command = [sys.executable, __file__, "--memory", str(count)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def measure_memory(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        make_variants(MASTER, units(count), Path(folder) / "out.zip")
    say(_own_peak())


def _own_peak() -> float:
    """Megabytes. Linux counts into `ru_maxrss` what the process that started this one had."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def say(line: object) -> None:
    sys.stdout.write(f"{line}\n")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else country.UNITS
    folder = Path(tempfile.mkdtemp())
    try:
        times = one_process(folder, count)
        twice, effort = two_processes(folder, count)
        faults = list(country.faults_of_batch(folder / "mot-0.zip", count))
    finally:
        shutil.rmtree(folder)
    usual = times["usual docxtpl"]
    say(f"{count} units, end to end with validation, proof and manifest; load average {os.getloadavg()[0]:.1f}")
    for name, each in times.items():
        say(f"  {name:24}{usual / each:7.1f} × usual docxtpl   ({1 / each:.0f} documents a second)")
    say(f"  {'share of the floor':24}{times['the floor'] / times['one zip']:7.0%}")
    say(f"  {'2 processes':24}{twice:7.2f} × one process, by the clock; {effort:.2f} × its processor time")
    say(f"  {'documents at fault':24}{len(faults):7} {'; '.join(faults[:3])}")
    peaks = {number: peak_megabytes(number) for number in (FEW, count, MANY)}
    say("  " + ", ".join(f"{peak:.0f} MB at {number} units" for number, peak in peaks.items()))
    starts = bench_start.measure(7)
    for way in ("docgen --help", "docgen render"):
        say(f"  {way:24}{starts[way] / starts['python -c pass']:7.1f} × python -c pass")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--memory"]:
        measure_memory(int(sys.argv[2]))
    else:
        main()
