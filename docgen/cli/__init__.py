"""The shell's words into the verbs of `docgen.api`, and their results back to the shell."""

from __future__ import annotations

from docgen.cli.main import main

__all__ = ["main"]
