"""Turns the results of a batch, as they come, into a bar on a terminal or a line now and then in a log."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from docgen.cli.output import tell

if TYPE_CHECKING:
    from docgen.lifecycle.variants import Result

_LINES_IN_A_LOG: Final = 20


@contextmanager
def shown_progress(total: int) -> Iterator[Callable[[Result], None]]:
    """What is to be called with each of `total` results."""
    if sys.stderr.isatty():
        with _bar(total) as advance:
            yield advance
    else:
        yield _Lines(total).take


@contextmanager
def _bar(total: int) -> Iterator[Callable[[Result], None]]:
    import time

    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("Đang lập"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
    )
    # Drawn from here alone: a thread of its own would stand in the way of worker processes.
    with Progress(*columns, console=Console(stderr=True), auto_refresh=False) as bar:
        task = bar.add_task("", total=total)
        last = 0.0

        def advance(result: Result) -> None:
            nonlocal last
            bar.update(task, advance=1, description=result.label)
            if time.monotonic() - last > 0.1:  # noqa: PLR2004 — ten pictures a second
                last = time.monotonic()
                bar.refresh()

        yield advance
        bar.refresh()


class _Lines:
    """One line in a log for every twentieth part of the batch."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.step = max(1, -(-total // _LINES_IN_A_LOG))
        self.count = 0

    def take(self, _: Result) -> None:
        self.count += 1
        if self.count % self.step == 0 or self.count == self.total:
            tell(f"Đã xong {self.count}/{self.total} đơn vị.")
