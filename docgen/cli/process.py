"""What docgen changes about its own process: streams that speak UTF-8, a stdout that nobody reads any more."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from typing import Final

EXIT_OUTPUT: Final = 8
EXIT_INTERRUPTED: Final = 130
"""What a shell shows for a program ended by Ctrl+C (128 + SIGINT)."""

DEBUG_VARIABLE: Final = "DOCGEN_DEBUG"
"""Environment variable: any value shows the traceback of an unforeseen error, and libraries' warnings."""


def prepare_streams() -> None:
    """Speak UTF-8 whatever the locale or code page says; a file name that is no text is shown escaped."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def abandon_stdout() -> None:
    """Send what is still unwritten nowhere, so that Python does not complain about it once more at its end."""
    # A stdout without a descriptor, or closed, has nothing left to complain about.
    with suppress(OSError, ValueError):
        descriptor = sys.stdout.fileno()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, descriptor)
        os.close(nowhere)
