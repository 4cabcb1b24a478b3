"""Prints how fast a batch goes from plain data to one zip of finished .docx, beside docxtpl's usual way, as ratios.

Run `python tests/benchmarks/bench_batch.py [UNITS]`. Every unit of a made-up country gets the plan of the sample with its
own name, place, words, bodies and figures. docgen loads, validates, makes the view, renders, proves that nothing was
lost, and packs; docxtpl is handed ready views and opens, renders and saves. The ways take turns on slices of the units,
and medians of the processor time a document takes are compared, so that a busy machine disturbs all alike.
"""

from __future__ import annotations

import gc
import io
import json
import statistics
import sys
import time
import tracemalloc
import zipfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent.parent / "rendering"))

from docxtpl_reference import usual_way

from docgen import api
from docgen.loading import dump_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SAMPLE = Path(__file__).parents[2] / "samples" / "cua-lo-2024" / "plan.yaml"
TURNS = 12
JsonObject = dict[str, object]
Way = tuple[str, "Callable[[Sequence[bytes]], object]"]


def units(count: int) -> Iterator[bytes]:
    """The plan of each unit as JSON, as a table of units would make it from a master."""
    master = dump_json(api.load(SAMPLE))
    for number in range(count):
        name = f"phường Số {number}"
        text = master.replace("thị xã Cửa Lò", name).replace("Cửa Lò", f"Số {number}").replace("60%", f"{number % 99}%")
        yield text.encode()


def usual_zip(views: dict[bytes, object], template: bytes) -> Callable[[Sequence[bytes]], bytes]:
    """What most programs do: for every document docxtpl opens the template, renders, saves. The view is a gift."""

    def run(plans: Sequence[bytes]) -> bytes:
        return zipped(usual_way(template, views[plan]) for plan in plans)

    return run


def batch_zip(renderer: api.Renderer) -> Callable[[Sequence[bytes]], bytes]:
    def run(plans: Sequence[bytes]) -> bytes:
        return zipped(renderer.render(json.loads(plan)) for plan in plans)

    return run


def one_by_one(plans: Sequence[bytes]) -> bytes:
    """The verb for single documents, which also collects notices and checks a document twice."""
    return zipped(api.render(json.loads(plan)).bytes for plan in plans)


def zipped(documents: Iterator[bytes]) -> bytes:
    """All in one zip; a .docx is packed already and is stored."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number, document in enumerate(documents):
            archive.writestr(zipfile.ZipInfo(f"{number:05d}.docx"), document)
    return buffer.getvalue()


def measure(ways: list[Way], plans: Sequence[bytes]) -> dict[str, float]:
    """Median seconds a document takes, slice by slice in turns."""
    size = max(len(plans) // TURNS, 1)
    times: dict[str, list[float]] = {name: [] for name, _ in ways}
    for _, way in ways:
        way(plans[:2])
    gc.collect()
    gc.freeze()  # the views handed to docxtpl as a gift are no garbage to look through in every way
    for start in range(0, size * TURNS, size):
        for name, way in ways:
            chosen = plans[start : start + (4 if "docxtpl" in name else size)]
            began = time.process_time()
            way(chosen)
            times[name].append((time.process_time() - began) / len(chosen))
    return {name: statistics.median(values) for name, values in times.items()}


def steps(plans: Sequence[bytes]) -> dict[str, float]:
    """Where the time of a batch goes: milliseconds a document."""
    pack = api.open_pack("nd30")
    kind = api.document_types()["plan"]
    lean = api.open_renderer(embed_data=False)
    spent = dict.fromkeys(("parse JSON", "load, validate", "view", "data embedded", "whole, without data"), 0.0)
    for plan in plans:
        moments = [time.process_time()]
        data = json.loads(plan)
        moments.append(time.process_time())
        document = api.load(data)
        moments.append(time.process_time())
        kind.build_view(document, pack)
        moments.append(time.process_time())
        dump_json(document)
        moments.append(time.process_time())
        lean.render(document)
        moments.append(time.process_time())
        for name, began, ended in zip(spent, moments, moments[1:], strict=False):
            spent[name] += ended - began
    return {name: seconds / len(plans) * 1000 for name, seconds in spent.items()}


def two_jobs(renderer: api.Renderer, plans: Sequence[bytes]) -> float:
    """How many times as fast two processes are, pool started before."""
    half = len(plans) // 2
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(render_all, [renderer, renderer], [plans[:4], plans[:4]]))
        began = time.perf_counter()
        list(pool.map(render_all, [renderer, renderer], [plans[:half], plans[half:]]))
        apart = time.perf_counter() - began
    began = time.perf_counter()
    render_all(renderer, plans)
    return (time.perf_counter() - began) / apart


def render_all(renderer: api.Renderer, plans: Sequence[bytes]) -> bytes:
    return batch_zip(renderer)(plans)


def memory(renderer: api.Renderer, count: int) -> float:
    """Peak of Python's memory in megabytes while `count` units are rendered and thrown away."""
    tracemalloc.start()
    for plan in units(count):
        renderer.render(json.loads(plan))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 600
    plans = list(units(count))
    pack, kind = api.open_pack("nd30"), api.document_types()["plan"]
    views: dict[bytes, object] = {plan: kind.build_view(api.load(json.loads(plan)), pack) for plan in plans}
    template = pack.templates[kind.template].path.read_bytes()
    medians = measure(
        [
            ("usual docxtpl", usual_zip(views, template)),
            ("batch", batch_zip(api.open_renderer(embed_data=False))),
            ("batch, data embedded", batch_zip(api.open_renderer())),
            ("docgen.render, one by one", one_by_one),
        ],
        plans,
    )
    lines = [f"{count} units, one process, JSON in, one zip out", f"{'':28}{'docs/s':>9}{'x usual':>10}"]
    lines += [
        f"{name:28}{1 / median:9.0f}{medians['usual docxtpl'] / median:10.1f}" for name, median in medians.items()
    ]
    lines += ["", "of which, ms a document:", *(f"{name:28}{spent:9.3f}" for name, spent in steps(plans).items())]
    lines += ["", f"two processes beside one     {two_jobs(api.open_renderer(), plans):8.2f} x"]
    few, many = memory(api.open_renderer(), 100), memory(api.open_renderer(), count)
    lines += [f"peak memory at 100 units     {few:8.1f} MB", f"peak memory at {count} units     {many:8.1f} MB"]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
