"""Turns plain Python data into a validated document by the short way: the way of data that nothing is wrong with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from pydantic import ValidationError

from docgen.loading.keys import TYPE_KEY
from docgen.model.base import Part

if TYPE_CHECKING:
    from docgen.contracts.document_type import DocumentType
    from docgen.model import AdministrativeDocument

_DEEP: Final = 60
"""Levels beyond which the long way judges: it knows what to say about data that is nested too deep."""


class _UnusualError(Exception):
    """Data that the long way must look at."""


def find_sound_document(
    source: Mapping[str, object], types: Mapping[str, DocumentType]
) -> AdministrativeDocument | None:
    """The document, or None when anything about the data asks for a word to its author.

    A batch loads thousands of mappings that a program made. Nodes with places, which a message needs, are built only
    for those with a fault; what is accepted, and what it becomes, is the same both ways.
    """
    try:
        data = _plain(source, 1)
    except _UnusualError:
        return None
    name = data.get(TYPE_KEY) if isinstance(data, dict) else None
    kind = types.get(name) if isinstance(name, str) else None
    if kind is None:
        return None
    try:
        return kind.model.model_validate(data)
    except ValidationError:
        return None


def _plain(value: object, depth: int) -> object:
    """What `to_data(from_python(value))` gives; a part that was built before stays as it is."""
    kind = type(value)
    if kind is str or kind is bool or isinstance(value, Part):
        return value
    if kind is dict or (kind is not list and isinstance(value, Mapping)):
        if depth > _DEEP:
            raise _UnusualError
        items = {}
        for key, item in value.items():  # type: ignore[attr-defined] # a mapping: decided in the line above
            # A key without a value may be a misspelt one; equal keys of other types would become one.
            if item is None or type(key) is not str:
                raise _UnusualError
            items[key] = item if type(item) is str else _plain(item, depth + 1)
        return items
    if isinstance(value, list | tuple):
        if depth > _DEEP:
            raise _UnusualError
        return [item if type(item) is str else _plain(item, depth + 1) for item in value]
    return str(value) if kind is int or kind is float else value
