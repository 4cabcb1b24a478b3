"""A Word file or a data file → findings against the decree and its type, comments at their places, safe fixes."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

from docgen.api.packs import PackName, open_pack

if TYPE_CHECKING:
    from docgen.checking import CheckSettings, Fixed, NamedSource, Report
    from docgen.checking.data import DataContent
    from docgen.contracts import Rule
    from docgen.contracts.content import Knowledge
    from docgen.loading import RegisterSource
    from docgen.model import AdministrativeDocument
    from docgen.model.register import Register

_DATA = frozenset({".yaml", ".yml", ".json"})


def check(  # noqa: PLR0913 - one keyword an option of a check
    source: bytes | str | os.PathLike[str] | AdministrativeDocument,
    *,
    pack: PackName | None = None,
    name: str = "",
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    settings: CheckSettings | None = None,
    register: Register | RegisterSource | None = None,
) -> Report:
    """Any .docx against the rules of a pack and of its type; a document or a data file against those of its type.

    `select` and `ignore` are prefixes of codes (`ND30-1`, `KH`), `register` (sổ theo dõi thay đổi) an office's own,
    which extends the shipped one.

    Raises `FileAccessError`, `UnreadableInputError`, `UnsafeInputError` for the file, `InvalidDataError` for data,
    `InputError` for a prefix that fits no rule, `PackError`.
    """
    from docgen.checking import check as check_one

    checker = _Checker(register)
    if isinstance(source, bytes | str | os.PathLike):
        opened, read = _opened(source), checker.read
    else:
        opened, read = b"", _Held(checker.content_of(source)).read
    return check_one(
        opened,
        pack=open_pack(pack),
        name=name,
        select=select,
        ignore=ignore,
        settings=settings,
        content=checker.rules,
        data=read,
    )


def check_files(
    sources: Iterable[NamedSource | Path],
    *,
    pack: PackName | None = None,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    settings: CheckSettings | None = None,
    register: Register | RegisterSource | None = None,
) -> Report:
    """Many files, one answer each; a bad file is answered as unreadable and stops nothing."""
    from docgen.checking import check_files as check_many

    checker = _Checker(register)
    return check_many(
        sources,
        pack=open_pack(pack),
        select=select,
        ignore=ignore,
        settings=settings,
        content=checker.rules,
        data=checker.read,
    )


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

    return fix_one(
        _opened(source),
        pack=open_pack(pack),
        mode=mode,
        select=select,
        ignore=ignore,
        settings=settings,
        content=_Checker(None).rules,
    )


def annotate(source: bytes | str | os.PathLike[str], report: Report) -> bytes:
    """A copy with the findings of a report of this one file as Word comments at their places."""
    from docgen.checking import annotate as annotate_one

    return annotate_one(_opened(source), report.files[0])


def rules(pack: PackName | None = None) -> tuple[Rule, ...]:
    """The rules of a pack in the order of their codes, then those of each document type."""
    from docgen.checking import rules_of

    return (*rules_of(open_pack(pack)), *_Checker(None).rules(None))


@dataclass(frozen=True, slots=True)
class _Held:
    """A document that a program holds, in the place of a data file."""

    content: DataContent

    def read(self, _name: str, source: Path | bytes | BinaryIO) -> DataContent | None:  # noqa: ARG002 - nothing to open
        return self.content


class _Checker:
    """Gives a check the rules of document types, and what an office knows, read when the first document needs it."""

    def __init__(self, register: Register | RegisterSource | None) -> None:
        from functools import cache

        self._register = register
        self._rules: dict[str, tuple[Rule, ...]] | None = None
        self.know = cache(self._know)

    def _know(self) -> Knowledge:
        from docgen.api.lifecycle import register_of
        from docgen.contracts.content import Knowledge
        from docgen.loading.shipped import shipped_regime

        return Knowledge(register_of(self._register), shipped_regime())

    def rules(self, type_name: str | None) -> tuple[Rule, ...]:
        """The rules of the types of this tên loại, or of all."""
        if self._rules is None:
            self._rules = self._read_rules()
        if type_name is None:
            return tuple(rule for rules in self._rules.values() for rule in rules)
        return self._rules.get(type_name, ())

    def _read_rules(self) -> dict[str, tuple[Rule, ...]]:
        from docgen.checking.content import as_rules
        from docgen.discovery import document_types

        found: dict[str, tuple[Rule, ...]] = {}
        for kind in document_types().values():
            if kind.rules is not None:
                found[kind.title] = as_rules(kind.rules(), kind.title, self.know)
        return found

    def read(self, _name: str, source: Path | bytes | BinaryIO) -> DataContent | None:
        """A data file by its suffix; anything else is a Word file."""
        from docgen.api.documents import document_types
        from docgen.checking.data import DataContent
        from docgen.loading.placing import load_placed

        if not isinstance(source, Path) or source.suffix.lower() not in _DATA:
            return None
        placed = load_placed(source, types=document_types())
        content = self.content_of(placed.document)
        return DataContent(content.book, content.content, placed.place_of)

    def content_of(self, document: AdministrativeDocument) -> DataContent:
        """What the type of a document asks, and the content it asks it of."""
        from docgen.api.documents import document_type_of
        from docgen.checking.data import DataContent
        from docgen.loading.placing import place_without_file

        kind = document_type_of(document)
        book = kind.rules() if kind.rules is not None else None
        return DataContent(book, book.read(document, self.know()) if book else None, place_without_file)


def _opened(source: bytes | str | os.PathLike[str]) -> bytes | Path:
    return source if isinstance(source, bytes) else Path(source)
