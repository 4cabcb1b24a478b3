"""Turns documents that have parts in common into plain data and JSON text, each common part once a batch."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, cast

from pydantic_core import PydanticUndefined, to_json

from docgen.loading.keys import TYPE_KEY
from docgen.model.base import Part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docgen.loading.yaml_writer import Plain
    from docgen.model import AdministrativeDocument

_INDENT = "  "


@dataclass(slots=True)
class _Known:
    """A part that many documents hold: itself, so that no other can take its identity, and what it is written as."""

    part: Part
    data: dict[str, Plain]
    texts: dict[int, str] = field(default_factory=dict)
    """By the depth it stands at."""


class AlikeDumper:
    """Writes what `dump_json` writes, and gives the data it was written from; parts it was told of are written once."""

    def __init__(self) -> None:
        self._known: dict[int, _Known] = {}
        self._lasting: set[int] = set()

    def remember(self, parts: Iterable[Part]) -> None:
        """Tell of parts that further documents will hold: the same objects, not equal ones."""
        for part in parts:
            if id(part) not in self._known:
                known = self._known[id(part)] = _Known(part, _dumped(part))
                self._lasting.add(id(known.data))

    def is_lasting(self, data: object) -> bool:
        """Whether this very object is the data of a part that was told of."""
        return id(data) in self._lasting

    def dump(self, document: AdministrativeDocument) -> tuple[dict[str, Plain], str]:
        """The document's data without its type, and its JSON text with it. Equal parts of the data are one object."""
        data, lines = self._group(document, 0)
        named = type(document).model_fields.get(TYPE_KEY)
        if named is not None and TYPE_KEY not in data:
            lines.insert(0, f'{_INDENT}"{TYPE_KEY}": {_text(str(named.default), 1)}')
        return data, _braced(lines, 0) + "\n"

    def _part(self, part: Part, depth: int) -> tuple[dict[str, Plain], str]:
        known = self._known.get(id(part))
        if known is None:
            data, lines = self._group(part, depth)
            return data, _braced(lines, depth)
        text = known.texts.get(depth)
        if text is None:
            text = known.texts[depth] = _text(known.data, depth)
        return known.data, text

    def _group(self, part: Part, depth: int) -> tuple[dict[str, Plain], list[str]]:
        """A part nobody told of: its lists with known parts item by item, everything else by pydantic."""
        lists = {name: items for name in _lists(type(part)) if self._holds_known(items := part.__dict__[name])}
        rest = _dumped(part.model_copy(update=dict.fromkeys(lists, ())) if lists else part)
        data: dict[str, Plain] = {}
        lines: list[str] = []
        for name in type(part).model_fields:
            if name in lists:
                pairs = [self._part(item, depth + 2) for item in lists[name]]
                data[name] = [item for item, _ in pairs]
                inner = _INDENT * (depth + 2)
                listed = ",\n".join([inner + text for _, text in pairs])
                lines.append(f'{_INDENT * (depth + 1)}"{name}": [\n{listed}\n{_INDENT * (depth + 1)}]')
            elif name in rest:
                data[name] = rest[name]
                lines.append(f'{_INDENT * (depth + 1)}"{name}": {_text(rest[name], depth + 1)}')
        return data, lines

    def _holds_known(self, items: object) -> bool:
        if items.__class__ is not tuple or not items:
            return False
        items = cast("tuple[object, ...]", items)
        return any(id(item) in self._known for item in items) and all(isinstance(item, Part) for item in items)


@cache
def _lists(kind: type[Part]) -> tuple[str, ...]:
    """The fields that may hold parts, in a list that is empty when it is left out."""
    return tuple(
        name
        for name, field in kind.model_fields.items()
        if (field.default is PydanticUndefined or field.default == ()) and "tuple[" in str(field.annotation)
    )


def _dumped(part: Part) -> dict[str, Plain]:
    return cast("dict[str, Plain]", part.model_dump(mode="json", exclude_defaults=True, warnings=False))


def _text(value: Plain, depth: int) -> str:
    """JSON text as it stands so deep in a document: no string of JSON holds a line end of its own."""
    if value.__class__ is str:
        return encode_basestring(value)
    text = to_json(value, indent=len(_INDENT)).decode()
    return text.replace("\n", "\n" + _INDENT * depth) if depth else text


def _braced(lines: list[str], depth: int) -> str:
    return "{\n" + ",\n".join(lines) + f"\n{_INDENT * depth}}}" if lines else "{}"
