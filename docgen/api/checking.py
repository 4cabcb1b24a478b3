"""A Word file or a data file → findings against the decree and its type, comments at their places, safe fixes."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal, TypeAlias, cast

from docgen.api.packs import PackName, open_pack
from docgen.errors import FileAccessError, InputError

if TYPE_CHECKING:
    from docgen.checking import CheckSettings, Fixed, NamedSource, Report
    from docgen.checking.data import DataContent
    from docgen.contracts import Rule
    from docgen.contracts.content import Knowledge
    from docgen.loading import RegisterSource
    from docgen.model import AdministrativeDocument
    from docgen.model.register import Register

Source: TypeAlias = bytes | str | os.PathLike[str] | BinaryIO
"""A file: its path, its bytes, or a stream open for reading bytes."""
_DATA = frozenset({".yaml", ".yml", ".json"})


def check(  # noqa: PLR0913 - one keyword an option of a check
    source: Source | AdministrativeDocument,
    *,
    pack: PackName | None = None,
    name: str = "",
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    settings: CheckSettings | None = None,
    register: Register | RegisterSource | None = None,
) -> Report:
    """Any .docx against the rules of a pack and of its type; a document or a data file against those of its type.

    A file is its path, its bytes or a stream open for reading bytes, which is read from its beginning when it can be.

    `select` and `ignore` are prefixes of codes (`ND30-1`, `KH`), `register` (sổ theo dõi thay đổi) an office's own,
    which extends the shipped one.

    Raises `FileAccessError`, `UnreadableInputError`, `UnsafeInputError` for the file, `InvalidDataError` for data,
    `InputError` for a prefix that fits no rule or a source that is none of these, `PackError`.
    """
    from docgen.checking import check as check_one

    checker = _Checker(register)
    opened, read = _find_opened(source), checker.read
    if opened is None:
        opened, read = b"", _Held(checker.content_of(_document(source))).read
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
    sources: Iterable[NamedSource | str | os.PathLike[str]],
    *,
    pack: PackName | None = None,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    settings: CheckSettings | None = None,
    register: Register | RegisterSource | None = None,
) -> Report:
    """Many files, one answer each; a bad file is answered as unreadable and stops nothing.

    Raises `InputError` for a prefix that fits no rule, `InvalidDataError` for the register, `PackError`.
    """
    from docgen.checking import check_files as check_many

    checker = _Checker(register)
    return check_many(
        map(_named, sources),
        pack=open_pack(pack),
        select=select,
        ignore=ignore,
        settings=settings,
        content=checker.rules,
        data=checker.read,
    )


def fix(
    source: Source,
    *,
    pack: PackName | None = None,
    mode: Literal["tracked", "direct"] = "tracked",
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    settings: CheckSettings | None = None,
) -> Fixed:
    """A copy with every safe fix made (sửa an toàn), as tracked changes or directly, and a journal of them.

    The original is not touched. Raises as `check` does for a Word file.
    """
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


def annotate(source: Source, report: Report) -> bytes:
    """A copy with the findings of a report of this one file as Word comments (ghi chú) at their places.

    Raises `FileAccessError`, `UnreadableInputError`, `UnsafeInputError` for the file.
    """
    from docgen.checking import annotate as annotate_one

    return annotate_one(_opened(source), report.files[0])


def rules(pack: PackName | None = None) -> tuple[Rule, ...]:
    """Quy tắc: those of a pack in the order of their codes, then those of each document type. Raises `PackError`."""
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


def _named(item: NamedSource | str | os.PathLike[str]) -> NamedSource:
    from docgen.checking import NamedSource

    if isinstance(item, NamedSource):
        return NamedSource(item.name, _opened(item.source))
    return NamedSource(os.fspath(item), _opened(item))


def _opened(source: Source) -> bytes | Path:
    """What the trades read. Raises `InputError` for what is no file."""
    opened = _find_opened(source)
    if opened is None:
        raise _no_file(source)
    return opened


def _find_opened(source: object) -> bytes | Path | None:
    """A path, or the bytes of bytes and of a stream; None for anything else."""
    if isinstance(source, bytes | bytearray | memoryview):
        return bytes(source)
    if isinstance(source, str | os.PathLike):
        return Path(source)
    return _read_stream(cast("BinaryIO", source)) if callable(getattr(source, "read", None)) else None


def _read_stream(stream: BinaryIO) -> bytes:
    """A stream from its beginning: the same one goes through a check and then through a fix or a comment.

    Raises `FileAccessError` when it is closed or refuses, `InputError` when it is one of text.
    """
    from docgen.ooxml.guard import MAX_FILE_BYTES

    data = bytearray()
    try:
        with suppress(OSError, AttributeError):
            stream.seek(0)
        # One byte too many is enough for the refusal of an oversized file.
        while len(data) <= MAX_FILE_BYTES and (piece := stream.read(MAX_FILE_BYTES + 1 - len(data))):
            data += piece
    except TypeError:
        raise InputError(
            "Đây là luồng chữ, không phải luồng byte, nên không đọc được tệp Word.",
            hint="mở tệp bằng open(…, 'rb'), hoặc đưa đường dẫn.",
        ) from None
    except (OSError, ValueError) as error:
        raise FileAccessError(
            "Không đọc được luồng dữ liệu: đã đóng, hoặc không mở để đọc.", hint="mở lại bằng open(…, 'rb')."
        ) from error
    return bytes(data)


def _document(source: object) -> AdministrativeDocument:
    from docgen.model import AdministrativeDocument

    if not isinstance(source, AdministrativeDocument):
        raise _no_file(source)
    return source


def _no_file(source: object) -> InputError:
    return InputError(
        f"Không kiểm được giá trị kiểu {type(source).__name__}.",
        hint="đưa đường dẫn, nội dung (bytes), luồng mở bằng open(…, 'rb'), hoặc một văn bản của docgen.",
    )
