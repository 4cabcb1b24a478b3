"""Turns a command line and a time limit into what the program said, leaving nothing behind: no process, no file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_KEPT_BYTES: Final = 64 * 1024
"""Of what a program says the end is kept: the reason for a failure stands there."""


@dataclass(frozen=True, slots=True)
class Finished:
    """How a program ended."""

    exit_code: int | None
    """None when the time limit ended it; below 0 when a signal did."""
    output: str
    errors: str


@contextmanager
def private_folder() -> Iterator[Path]:
    """A new folder that only this user may read, gone with all its files afterwards. Raises `OSError`."""
    # A program just killed may still be writing for a moment, which would make the removal fail.
    with tempfile.TemporaryDirectory(prefix="docgen-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def run_program(command: Sequence[str], *, folder: Path, timeout_seconds: float) -> Finished:
    """Runs a program to its end or to the time limit, then ends everything it started.

    It works in `folder`, which also holds what it says: a pipe would stay open for as long as any child of it lives.
    Raises `OSError` when the program cannot be started.
    """
    said, complained = folder / "stdout", folder / "stderr"
    with said.open("wb") as output, complained.open("wb") as errors:
        process = subprocess.Popen(  # noqa: S603 — the program is a fixed tool or the one the operator named
            list(command),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=errors,
            cwd=folder,
            start_new_session=True,
        )
        try:
            exit_code: int | None = process.wait(timeout_seconds)
        except subprocess.TimeoutExpired:
            exit_code = None
        finally:
            _end_group(process)
    return Finished(exit_code, _tail(said), _tail(complained))


def _end_group(process: subprocess.Popen[bytes]) -> None:
    """Ends the program and its children, who share its process group, without asking: they may ignore a request."""
    if sys.platform == "win32":
        if process.poll() is None:
            killer = Path(os.environ["SYSTEMROOT"]) / "System32" / "taskkill.exe"
            command = [str(killer), "/PID", str(process.pid), "/T", "/F"]
            subprocess.run(command, capture_output=True, check=False)  # noqa: S603 — Windows' own tool, by its full path
    else:
        # Children may outlive the program, so its group is ended even when the program itself is gone.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _tail(file: Path) -> str:
    with file.open("rb") as stream:
        size = stream.seek(0, os.SEEK_END)
        stream.seek(max(0, size - _KEPT_BYTES))
        return stream.read().decode("utf-8", errors="replace").strip()
