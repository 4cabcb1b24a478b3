"""Prints how long the program takes from nothing to its end, as multiples of an empty Python program.

Run `python tests/benchmarks/bench_start.py [REPEATS]`. Every way is a process of its own. Byte code is kept as an
installer leaves it (in a folder of this run), so that what is measured is starting and working, not compiling. The ways
take turns, and medians are compared, so that a busy machine disturbs all alike.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SAMPLE = Path(__file__).parents[2] / "samples" / "cua-lo-2024" / "plan.yaml"
DOCGEN = (sys.executable, "-m", "docgen.cli")
USUAL = "import docxtpl, jinja2, pydantic; pydantic.BaseModel"


def ways(folder: Path) -> dict[str, tuple[str, ...]]:
    return {
        "python -c pass": (sys.executable, "-c", "pass"),
        "import docgen": (sys.executable, "-c", "import docgen"),
        "docgen --help": (*DOCGEN, "--help"),
        "docgen --version": (*DOCGEN, "--version"),
        "docgen render": (*DOCGEN, "render", str(SAMPLE), "-o", str(folder / "out.docx")),
        "import pydantic, docxtpl": (sys.executable, "-c", USUAL),
    }


def measure(repeats: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "byte-code")}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        times: dict[str, list[float]] = {}
        for turn in range(repeats + 1):
            for way, command in ways(folder).items():
                began = time.perf_counter()
                subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True)
                if turn:  # the first turn writes the byte code
                    times.setdefault(way, []).append(time.perf_counter() - began)
    return {way: statistics.median(taken) for way, taken in times.items()}


def main() -> None:
    medians = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
    least = medians["python -c pass"]
    lines = [f"{'':28}{'ms':>9}{'x pass':>10}"]
    lines += [f"{way:28}{taken * 1000:9.0f}{taken / least:10.1f}" for way, taken in medians.items()]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
