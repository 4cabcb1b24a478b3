"""Turns entry points of installed distributions into packs and document types; read once, never changed."""

from __future__ import annotations

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from docgen.contracts.document_type import DocumentType
from docgen.contracts.pack import PackSource
from docgen.errors import InputError, PackError
from docgen.vietnamese.text import find_nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

PACK_GROUP = "docgen.packs"
DOCUMENT_GROUP = "docgen.documents"
T = TypeVar("T")
# What an import of someone else's module can end in; each of these means that the distribution is broken.
_BROKEN = (ImportError, AttributeError, SyntaxError, NameError, TypeError, ValueError, KeyError, OSError, RuntimeError)


def packs() -> Mapping[str, PackSource]:
    """Every installed pack (gói mẫu) by name, in alphabetical order.

    Raises:
        PackError: an entry point cannot be loaded, is no pack, or two distributions claim the same name.
    """
    return MappingProxyType({name: pack_source(name) for name in _entries(PACK_GROUP)})


@cache
def pack_source(name: str) -> PackSource:
    """The installed pack of that name.

    Raises:
        PackError: no such pack; the error proposes the nearest name.
    """
    entry = _entries(PACK_GROUP).get(name)
    if entry is None:
        raise _unknown(PackError, "gói mẫu", name, _entries(PACK_GROUP))
    source = _load(entry, PackSource)
    if source.name != name:
        raise PackError(
            f"Gói mẫu «{name}» của bản cài «{_distribution(entry)}» tự xưng là «{source.name}».",
            hint=f"đặt tên entry point {PACK_GROUP} trùng với tên gói, hoặc gỡ bản cài ấy.",
        )
    return source


def document_types() -> Mapping[str, DocumentType]:
    """Every installed document type (loại văn bản) by name, in alphabetical order.

    Raises:
        PackError: an entry point cannot be loaded, is no document type, or two distributions claim the same name.
    """
    return MappingProxyType({name: document_type(name) for name in _entries(DOCUMENT_GROUP)})


def document_type_names() -> tuple[str, ...]:
    """The names of the installed document types, in alphabetical order; none of them is loaded for it."""
    return tuple(_entries(DOCUMENT_GROUP))


@cache
def document_type(name: str) -> DocumentType:
    """The document type of that name, `plan`.

    Raises:
        InputError: no such type; the error proposes the nearest name.
        PackError: the type is installed but broken.
    """
    entry = _entries(DOCUMENT_GROUP).get(name)
    if entry is None:
        raise _unknown(InputError, "loại văn bản", name, _entries(DOCUMENT_GROUP))
    return _load(entry, DocumentType)


@cache
def _entries(group: str) -> Mapping[str, EntryPoint]:
    found: dict[str, EntryPoint] = {}
    for entry in sorted(entry_points(group=group), key=lambda entry: (entry.name, entry.value)):
        other = found.setdefault(entry.name, entry)
        # The same distribution may be listed twice (an editable install beside its build).
        if other.value != entry.value:
            raise PackError(
                f"Hai bản cài «{_distribution(other)}» và «{_distribution(entry)}» cùng nhận tên «{entry.name}» "
                f"trong nhóm {group}.",
                hint=f"gỡ một trong hai: pip uninstall {_distribution(entry)}.",
            )
    return MappingProxyType(found)


def _distribution(entry: EntryPoint) -> str:
    return entry.dist.name if entry.dist else entry.value


def _load(entry: EntryPoint, kind: type[T]) -> T:
    try:
        loaded = entry.load()
    except _BROKEN as error:
        raise PackError(
            f"Không nạp được «{entry.name}» ({entry.value}) của bản cài «{_distribution(entry)}»: {error}.",
            hint=f"cài lại: pip install --force-reinstall {_distribution(entry)}, hoặc gỡ bản cài ấy.",
        ) from error
    if not isinstance(loaded, kind):
        raise PackError(
            f"«{entry.name}» ({entry.value}) của bản cài «{_distribution(entry)}» không phải là {kind.__name__}.",
            hint="báo cho người làm bản cài ấy, hoặc gỡ nó.",
        )
    return loaded


def _unknown(
    error: type[InputError | PackError], what: str, name: str, known: Mapping[str, EntryPoint]
) -> InputError | PackError:
    nearest = find_nearest(name, known)
    listed = ", ".join(known) or "chưa cài gì"
    return error(f"Không có {what} «{name}».", hint=f"có phải «{nearest}»?" if nearest else f"hiện có: {listed}.")
