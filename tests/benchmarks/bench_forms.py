"""Prints what a form costs beside calamine merely reading all sheets of the same workbook, and what 3,321 forms hold.

Run `python tests/benchmarks/bench_forms.py [FORMS]`. The forms are the filled ones of the sample year, taken in turn under
the names of as many units as the country has communes; CPU seconds are counted, so that a busy machine does not disturb.
"""

from __future__ import annotations

import io
import resource
import sys
import time
import tracemalloc
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

import python_calamine

import docgen
from docgen.consolidating.forms import FormRequest
from docgen.consolidating.reading import read_form
from docgen.consolidating.summing import consolidate
from docgen.documents.plan.outline import plan_outline
from docgen.loading.shipped import shipped_indicators, shipped_regime
from docgen.model.regime import period_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.contracts.results import UnitResults

SAMPLE = Path(__file__).parents[2] / "samples" / "cua-lo-2024"
COMMUNES = 3321
FEW = 10
"""A tenth of the forms, to see whether the whole costs ten times as much."""


def request() -> FormRequest:
    outline = plan_outline(docgen.load(SAMPLE / "plan.yaml"))
    period = period_of("year", outline.year)
    return FormRequest(outline, period, shipped_regime().cut_off(period), shipped_indicators())


def filled(count: int) -> Iterator[tuple[str, bytes]]:
    forms = [path.read_bytes() for path in sorted((SAMPLE / "results-year").iterdir())]
    return ((f"don-vi-{number:04}", data) for number, data in enumerate(islice(cycle(forms), count)))


def answers(asked: FormRequest, count: int) -> Iterator[UnitResults]:
    for key, data in filled(count):
        read = read_form(data, plan=asked.plan, indicators=asked.indicators, name=f"{key}.xlsx")
        yield replace(read, unit=key, name=f"Đơn vị {key}")


def seconds_to_open(count: int) -> float:
    """Every sheet of every workbook read into lists, and thrown away."""
    start = time.process_time()
    for _, data in filled(count):
        book = python_calamine.load_workbook(io.BytesIO(data))
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()
    return time.process_time() - start


def peak() -> float:
    """MB of this process at its largest."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(asked: FormRequest, count: int) -> None:
    opened = seconds_to_open(count)
    start = time.process_time()
    read = list(answers(asked, count))
    reading = time.process_time() - start
    start = time.process_time()
    whole = consolidate(asked, [(each.unit, each.name) for each in read], read)
    adding = time.process_time() - start
    sys.stdout.write(
        f"{count:6} forms: calamine {opened / count * 1000:6.2f} ms, read {reading / count * 1000:6.2f} ms "
        f"(x {reading / opened:4.1f}), added up {adding / count * 1000:6.2f} ms a form, "
        f"{len(whole.answered)} counted, peak {peak():6.0f} MB\n"
    )


def held_by(asked: FormRequest, count: int) -> float:
    """KB that the answers of one form hold once its workbook is closed."""
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    kept = list(answers(asked, count))
    after, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    sys.stdout.write(
        f"held {(after - before) / len(kept) / 1024:.1f} KB a form, {(most - after) / 1024:.0f} KB while reading one\n"
    )
    return after


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COMMUNES
    asked = request()
    list(answers(asked, 2))
    measure(asked, max(1, count // FEW))
    measure(asked, count)
    held_by(asked, max(1, count // FEW))


if __name__ == "__main__":
    main()
