"""Turns a document type into the JSON Schema by which an editor completes and checks a YAML file, in Vietnamese.

An editor sees YAML as every YAML reader does: `number: 12` is a number to it and `number:` is null. The schema
therefore takes numbers where the model takes text, and null where a key may be left out, as `load_document` does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, TypeAlias, cast

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from docgen.loading.keys import TYPE_KEY, key_order
from docgen.loading.places import annotation_of, expect

if TYPE_CHECKING:
    from pydantic_core import core_schema

    from docgen.contracts.document_type import DocumentType

JsonValue: TypeAlias = "str | int | float | bool | list[JsonValue] | dict[str, JsonValue] | None"
JsonObject: TypeAlias = "dict[str, JsonValue]"

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

_CHOOSING_TITLES: Final[Mapping[str, str]] = {"part": "Tên phần", "kind": "Loại bảng"}
"""Titles of the keys that choose a branch: they have no field of their own that a person reads."""
_TERM: Final = re.compile(r"(?:(?!, (?:or|and) )[^.:;(])+")
_EMPTY_CHOICE: Final = "để trống"


def json_schema(kind: DocumentType) -> JsonObject:
    """JSON Schema 2020-12 of the data file of a document type (lược đồ của tệp dữ liệu)."""
    made = kind.model.model_json_schema(schema_generator=_Generator)
    parts = made.pop("$defs", {})
    choices = {f"#/$defs/{name}": part for name, part in parts.items() if "enum" in part}
    for part in (made, *parts.values()):
        for name, value in part.get("properties", {}).items():
            part["properties"][name] = _with_choices(value, choices)
    return cast(
        "JsonObject",
        {
            "$schema": DIALECT,
            **made,
            "title": kind.title,
            "description": f"Tệp dữ liệu của docgen: {kind.title}.",
            "required": [TYPE_KEY, *(name for name in made["required"] if name != TYPE_KEY)],
            "$defs": {name: part for name, part in parts.items() if "enum" not in part},
        },
    )


class _Generator(GenerateJsonSchema):
    """The schema with Vietnamese names, keys in the order a person writes them, and types as an editor sees them."""

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002 — pydantic's signature
        """Never an English title made from a key."""
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        model = cast("type[BaseModel]", schema["cls"])
        properties = made.get("properties", {})
        required = made.get("required", [])
        made["properties"] = {
            name: _property(model, name, properties[name], optional=name not in {*required, TYPE_KEY})
            for name in key_order(model)
            if name in properties and properties[name].get("type") != "null"
        }
        # A part is named by the Vietnamese term its docstring opens with; the rest is for programmers.
        made.pop("description", None)
        made.pop("title", None)
        term = _TERM.match(model.__doc__ or "")
        return made if term is None or term[0].isascii() else {"title": term[0].strip(), **made}

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        made = super().enum_schema(schema)
        labels = [getattr(member, "label", None) for member in schema["members"]]
        return {**made, "enumDescriptions": labels} if all(isinstance(label, str) for label in labels) else made


def _with_choices(made: JsonSchemaValue, choices: Mapping[str, JsonSchemaValue]) -> JsonSchemaValue:
    """A list of choices written out where it is used, so that an editor shows what each one means there."""
    branches = [branch for branch in made.get("anyOf", []) if branch.get("type") != "null"]
    reference = made.get("$ref") or (branches[0].get("$ref") if len(branches) == 1 else None)
    if reference not in choices:
        return made
    chosen = choices[str(reference)]
    kept: JsonSchemaValue = {key: value for key, value in made.items() if key not in {"anyOf", "$ref"}}
    kept |= {key: chosen[key] for key in ("enum", "enumDescriptions", "type") if key in chosen}
    if "anyOf" in made:
        _let_be_empty(kept)
    _describe_choices(kept)
    return kept


def _property(model: type[BaseModel], name: str, made: JsonSchemaValue, *, optional: bool) -> JsonSchemaValue:
    """One field as an editor should see it."""
    field = model.model_fields[name]
    mended = _mended(made)
    for note in field.metadata:
        # Pydantic checks a pattern behind a validator of ours, but leaves it out of the schema.
        if isinstance(pattern := getattr(note, "pattern", None), str) and _takes(mended, "string"):
            mended.setdefault("pattern", pattern)
    expected = expect(annotation_of(field), None)
    title = field.title or expected.title or _CHOOSING_TITLES.get(name)
    if title:
        mended = {"title": title, **mended}
    if optional:
        _let_be_empty(mended)
    _describe_choices(mended)
    return mended


def _mended(made: Mapping[str, object]) -> JsonSchemaValue:
    """The schema of a value with numbers taken for text, `| null` in one type, and no default that says nothing."""
    mended: JsonSchemaValue = {key: _mended_value(value) for key, value in made.items()}
    if not isinstance(mended.get("default"), str | int | float):
        mended.pop("default", None)
    if mended.get("type") == "string" and "enum" not in mended and "const" not in mended:
        mended["type"] = ["string", "number"]
    branches = mended.get("anyOf", [])
    inner = [branch for branch in branches if branch.get("type") != "null"]
    if len(inner) == 1 and len(branches) > 1 and "type" in inner[0]:
        del mended["anyOf"]
        mended = {**inner[0], **mended}
        _let_be_empty(mended)
    return mended


def _mended_value(value: object) -> object:
    if isinstance(value, dict):
        return _mended(value)
    return [_mended_value(item) for item in cast("list[object]", value)] if isinstance(value, list) else value


def _let_be_empty(made: JsonSchemaValue) -> None:
    """A key that may be left out may also stand there without a value."""
    if "const" in made:
        return
    if "enum" in made and None not in made["enum"]:
        made["enum"] = [*made["enum"], None]
        if "enumDescriptions" in made:
            made["enumDescriptions"] = [*made["enumDescriptions"], _EMPTY_CHOICE]
    if "type" in made and not _takes(made, "null"):
        made["type"] = [*_types(made), "null"]
    elif "anyOf" in made and not any(_takes(branch, "null") for branch in made["anyOf"]):
        made["anyOf"] = [*made["anyOf"], {"type": "null"}]
    elif "$ref" in made:
        made["anyOf"] = [{"$ref": made.pop("$ref")}, {"type": "null"}]


def _types(made: JsonSchemaValue) -> list[str]:
    types = made.get("type", [])
    return types if isinstance(types, list) else [types]


def _takes(made: JsonSchemaValue, name: str) -> bool:
    return name in _types(made)


def _describe_choices(made: JsonSchemaValue) -> None:
    """`roman I., arabic 1., …` in a description also describes each choice, which editors show beside it."""
    description = str(made.get("description", ""))
    choices = [choice for choice in made.get("enum", []) if isinstance(choice, str)]
    described = [re.search(rf"\b{re.escape(choice)}:? ([^;,]+)", description) for choice in choices]
    found = [match[1].strip() for match in described if match]
    if choices and len(found) == len(choices):
        made["enumDescriptions"] = [*found, *[_EMPTY_CHOICE] * (len(made["enum"]) - len(choices))]
