"""A Word file → findings against the decree, comments at their places, safe fixes."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from docgen.api.packs import PackName, open_pack

if TYPE_CHECKING:
    from docgen.checking import CheckSettings, Fixed, NamedSource, Report
    from docgen.contracts import Rule


def check(
    source: bytes | str | os.PathLike[str],
    *,
    pack: PackName | None = None,
    name: str = "",
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    settings: CheckSettings | None = None,
) -> Report:
    """Any .docx against the rules of a pack. `select` and `ignore` are prefixes of codes (`ND30-1`).

    Raises `FileAccessError`, `UnreadableInputError`, `UnsafeInputError` for the file, `InputError` for a prefix that
    fits no rule, `PackError`.
    """
    from docgen.checking import check as check_one

    chosen = open_pack(pack)
    return check_one(_opened(source), pack=chosen, name=name, select=select, ignore=ignore, settings=settings)


def check_files(
    sources: Iterable[NamedSource | Path],
    *,
    pack: PackName | None = None,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    settings: CheckSettings | None = None,
) -> Report:
    """Many files, one answer each; a bad file is answered as unreadable and stops nothing."""
    from docgen.checking import check_files as check_many

    return check_many(sources, pack=open_pack(pack), select=select, ignore=ignore, settings=settings)


def fix(
    source: bytes | str | os.PathLike[str],
    *,
    pack: PackName | None = None,
    mode: Literal["tracked", "direct"] = "tracked",
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    settings: CheckSettings | None = None,
) -> Fixed:
    """A copy with every safe fix made, as tracked changes or directly, and a journal; the original is not touched."""
    from docgen.checking import fix as fix_one

    chosen = open_pack(pack)
    return fix_one(_opened(source), pack=chosen, mode=mode, select=select, ignore=ignore, settings=settings)


def annotate(source: bytes | str | os.PathLike[str], report: Report) -> bytes:
    """A copy with the findings of a report of this one file as Word comments at their places."""
    from docgen.checking import annotate as annotate_one

    return annotate_one(_opened(source), report.files[0])


def rules(pack: PackName | None = None) -> tuple[Rule, ...]:
    """The rules of a pack in the order of their codes."""
    from docgen.checking import rules_of

    return rules_of(open_pack(pack))


def _opened(source: bytes | str | os.PathLike[str]) -> bytes | Path:
    return source if isinstance(source, bytes) else Path(source)
