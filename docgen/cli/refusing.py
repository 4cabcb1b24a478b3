"""Turns a command line that could only disappoint into a sentence, before any work: nothing is read or written yet."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import click

from docgen.cli.output import display, is_stdio

_STDIN: Final = Path("/dev/stdin")


def misuse(message: str) -> click.UsageError:
    """A mistake in the command line, to be raised: exit code 2, and how to read the command's help."""
    return click.UsageError(message, ctx=click.get_current_context())


def refuse_overwriting(read: Iterable[Path | None], written: Mapping[str, Path | None]) -> None:
    """A result never takes the place of what is read, nor of another result, by whatever link it is named.

    `written` tells each result by the option that names it. What stands at `-` is no file; of stdin, the file behind
    `<` counts.

    Raises `click.UsageError`.
    """
    taken = {_identity(_STDIN if is_stdio(path) else path): "tệp đưa vào" for path in read if path is not None}
    for option, path in written.items():
        if path is None or is_stdio(path):
            continue
        if not path.is_dir() and (other := taken.get(_identity(path))):
            raise misuse(f"{option} sẽ ghi đè «{display(path)}», cũng là {other}; hãy chọn tên tệp khác.")
        taken[_identity(path)] = f"kết quả của {option}"


def _identity(path: Path) -> tuple[int, int] | str:
    """The file itself, by whatever link it is reached; of a file that is not there yet, where it will be."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return os.path.normcase(os.path.realpath(path))
    return status.st_dev, status.st_ino
