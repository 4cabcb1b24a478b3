"""Turns the .po catalogues of the command line into the .mo files that a wheel or an editable install carries."""

from __future__ import annotations

import os
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LOCALES = "docgen/cli/locale"


class CatalogueBuildHook(BuildHookInterface):
    """Runs for the wheel and for `pip install -e`; the source distribution carries the .po only."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, object]) -> None:  # noqa: ARG002 — the signature is hatchling's
        compile_catalogues(Path(self.root) / LOCALES)


def compile_catalogues(folder: Path) -> list[Path]:
    """Write the .mo of every .po under `folder` beside it, and return the files written."""
    return [_compile(source) for source in sorted(folder.rglob("*.po"))]


def _compile(source: Path) -> Path:
    target = source.with_suffix(".mo")
    with source.open("rb") as text:
        catalogue = read_po(text, locale=source.parent.parent.name)
    # Two builds at once must never show each other half a file.
    temporary = target.with_suffix(f".{os.getpid()}.tmp")
    with temporary.open("wb") as binary:
        write_mo(binary, catalogue)
    temporary.replace(target)
    return target
