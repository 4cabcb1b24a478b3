"""Prints how fast one master becomes a document for each of the country's units, as ratios of one run.

Run `python tests/benchmarks/bench_variants.py [UNITS]` (3,321 by default). Measured end to end: units read, facts
filled in, documents validated, compared, rendered, packed and written, with manifest and proof. The floor is the
usual way: the same template opened, rendered and saved by docxtpl for each unit, on a sample of them, nothing checked.
Memory is the peak of a process of its own.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent.parent / "rendering"))

from docxtpl_reference import usual_way

from docgen import api, make_variants
from docgen.discovery import document_type, template_for
from docgen.lifecycle.variants import make_unit
from docgen.lifecycle.variants.expanding import expand

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
MASTER = ROOT / "samples" / "nghe-an-2026" / "master.yaml"
KINDS = ("xã", "phường", "đặc khu")
USUAL_SAMPLE = 60
FEW = 100


def units(count: int) -> Iterator[dict[str, object]]:
    """So many units, none like another."""
    for number in range(count):
        yield {
            "code": f"{number:05d}",
            "name": f"Đơn Vị {number // 26 + 1} {chr(65 + number % 26)}",
            "kind": KINDS[number % 3],
            "households": 1000 + number,
            "hamlets": 5 + number % 30,
            "coastal": number % 5 == 0,
            "signer": "Nguyễn Văn A",
        }


def seconds_of_batch(folder: Path, name: str, count: int, jobs: int) -> float:
    """Of the processor with one process, which a busy machine does not disturb; of the clock with several."""
    clock = time.process_time if jobs == 1 else time.perf_counter
    start = clock()
    made = make_variants(MASTER, list(units(count)), folder / name, jobs=jobs)
    assert made.made == count
    assert made.is_clean
    return clock() - start


def seconds_of_usual_way(count: int) -> float:
    """docxtpl as its manual shows it, once a document; the views are ready, nothing is validated or written."""
    master = api.load_master(MASTER)
    kind = document_type("plan")
    pack = api.open_pack("nd30")
    template = template_for(pack, kind.template).path.read_bytes()
    views = [
        kind.build_view(api.load(expand(master, make_unit(values)).data), pack)
        for values in units(min(count, USUAL_SAMPLE))
    ]
    start = time.process_time()
    for view in views:
        usual_way(template, view)
    return (time.process_time() - start) / len(views) * count


def peak_megabytes(count: int) -> float:
    """Of a fresh process that makes so many documents into one zip."""
    command = [sys.executable, __file__, "--memory", str(count)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def say(line: object) -> None:
    sys.stdout.write(f"{line}\n")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 3321
    folder = Path(tempfile.mkdtemp())
    try:
        seconds_of_batch(folder, "warm.zip", 20, 1)
        one_zip = seconds_of_batch(folder, "mot.zip", count, 1)
        one_folder = seconds_of_batch(folder, "mot", count, 1)
        two = seconds_of_batch(folder, "hai.zip", count, 2)
        clock = time.perf_counter()
        seconds_of_batch(folder, "ba.zip", count, 1)
        alone = time.perf_counter() - clock
    finally:
        shutil.rmtree(folder)
    usual = seconds_of_usual_way(count)
    few, many = peak_megabytes(FEW), peak_megabytes(count)
    say(f"{count} units, end to end with validation, proof and manifest; the usual docxtpl way = 1")
    say(f"  one zip, 1 process     {usual / one_zip:6.1f} ×   ({count / one_zip:.0f} documents a second)")
    say(f"  a folder, 1 process    {usual / one_folder:6.1f} ×")
    say(f"  2 processes            {alone / two:6.2f} × one process, by the clock")
    say(f"  peak memory            {few:.0f} MB at {FEW} units, {many:.0f} MB at {count}")


def measure_memory(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        make_variants(MASTER, units(count), Path(folder) / "out.zip")
    say(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--memory"]:
        measure_memory(int(sys.argv[2]))
    else:
        main()
