"""Turns a document into plain data and that into YAML or JSON; what equals its default is left out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, TypeAlias, cast, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, TypeAdapter, ValidationError
from pydantic_core import to_json

from docgen.loading.keys import TYPE_KEY, key_order
from docgen.loading.places import annotation_of, item_annotation, union_members
from docgen.model import AdministrativeDocument
from docgen.vietnamese.dates import format_date_short

if TYPE_CHECKING:
    from docgen.loading.yaml_writer import Plain

_Place: TypeAlias = "tuple[type[BaseModel], str, int]"


def dump_document(document: AdministrativeDocument, *, original: str | None = None) -> str:
    """The document as YAML text that `load_document` reads back as an equal one.

    Keys in the order of the page, block style, long texts folded; a recipient, a table row or a single paragraph in its
    short form. `original` is the YAML text the document was edited from: what did not change stays as it is written
    there, comments included.

    Raises:
        InputError: `original` is not a document of this type; the error says why.
    """
    if original is None:
        from docgen.loading.yaml_writer import write_yaml  # noqa: PLC0415 — who dumps JSON writes no YAML

        return write_yaml(plain_data(document))
    from docgen.loading.updating import update_text  # noqa: PLC0415 — it reads YAML, which costs 90 ms

    return update_text(original, document)


def dump_json(document: AdministrativeDocument) -> str:
    """The document as JSON text for other programs, every part in its full form: one shape to read, no short forms."""
    return to_json(full_data(document), indent=2).decode() + "\n"


def plain_data(document: AdministrativeDocument) -> dict[str, Plain]:
    """The document as a person would write it, `document:` first."""
    return _Shortener().group(document, full_data(document))


def full_data(document: AdministrativeDocument) -> dict[str, Plain]:
    """The document as plain data, every part in its full form. Of a document nobody checked the values may be wrong."""
    data = cast("dict[str, Plain]", document.model_dump(mode="json", exclude_defaults=True, warnings=False))
    field = type(document).model_fields.get(TYPE_KEY)
    return {TYPE_KEY: str(field.default), **data} if field is not None else data


class _Shortener:
    """Puts each part into the shortest form that the model reads as the same part."""

    def __init__(self) -> None:
        self.adapters: dict[_Place, TypeAdapter[object]] = {}

    def group(self, part: BaseModel, data: dict[str, Plain]) -> dict[str, Plain]:
        fields = type(part).model_fields
        return {
            name: self.value(getattr(part, name), data[name], annotation_of(fields[name]), (type(part), name, 0))
            for name in key_order(type(part))
            if name in data
        }

    def value(self, value: object, data: Plain, annotation: object, place: _Place) -> Plain:
        """`data` is the full form of `value`; `place` names the annotation, which has no identity of its own."""
        kind, may_be_short = _unwrapped(annotation)
        if isinstance(value, BaseModel) and isinstance(data, dict):
            data = self.group(value, data)
        elif isinstance(value, tuple) and isinstance(data, list):
            owner, name, level = place
            inner = (owner, name, level + 1)
            data = [self.value(one, item, item_annotation(kind), inner) for one, item in zip(value, data, strict=True)]
        elif isinstance(value, date):
            return format_date_short(value)
        if may_be_short:
            for candidate in _shorter(data):
                if self.reads_as(candidate, value, annotation, place):
                    return candidate
        return data

    def reads_as(self, candidate: Plain, value: object, annotation: object, place: _Place) -> bool:
        adapter = self.adapters.get(place)
        if adapter is None:
            adapter = self.adapters[place] = TypeAdapter(annotation)  # type: ignore[arg-type] # read from a model
        try:
            return bool(adapter.validate_python(candidate) == value)
        except ValidationError:
            return False


def _unwrapped(annotation: object) -> tuple[object, bool]:
    """The annotation without `Annotated` and `| None`, and whether the model takes another form there as well."""
    may_be_short = False
    while True:
        members = union_members(annotation)
        if get_origin(annotation) is Annotated:
            annotation, *metadata = get_args(annotation)
            may_be_short = may_be_short or any(isinstance(note, BeforeValidator) for note in metadata)
        elif len(members) == 1:
            annotation = members[0]
        else:
            return annotation, may_be_short


def _shorter(data: Plain) -> list[Plain]:
    match data:
        case dict() if len(data) == 1:
            return list(data.values())
        case dict() if not data:
            return [""]
        case [str() as text]:
            return [text]
        case _:
            return []
