"""Ground of the model: a frozen part of a document, and text that Word can hold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    GetPydanticSchema,
    PlainSerializer,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError, core_schema

from docgen.vietnamese.dates import parse_date
from docgen.vietnamese.text import find_illegal_character, normalise_text

_LONGEST_REMEMBERED = 500
"""Letters of a text whose check is remembered: in a batch most texts come back in every document."""


class Part(BaseModel):
    """A part of a document: frozen, knows all its keys, and refuses the others."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        coerce_numbers_to_str=True,
        hide_input_in_errors=True,
        validate_default=False,
        # A part is built into the document it belongs to; on its own only when it is first asked for on its own.
        defer_build=True,
    )


def _printable(value: str) -> str:
    text = normalise_text(value.replace("\r\n", "\n").replace("\r", "\n")).strip()
    illegal = find_illegal_character(text)
    if illegal is not None:
        raise PydanticCustomError(
            "illegal_character",
            "ký tự thứ {position} ({name}) không thể có trong tệp Word",
            {"position": illegal.index + 1, "name": illegal.name},
        )
    if not text:
        raise PydanticCustomError("empty_text", "nội dung để trống")
    return text


def _one_line(value: str) -> str:
    if "\n" in value:
        raise PydanticCustomError("several_lines", "chỉ được viết trên một dòng")
    return value


@lru_cache(maxsize=1 << 11)
def _remembered(value: str) -> str:
    return _printable(value)


def _text(value: str) -> str:
    return _remembered(value) if len(value) <= _LONGEST_REMEMBERED else _printable(value)


def optional_text(value: str) -> str:
    """Words as in `Text`, or none."""
    return _text(value) if value.strip() else ""


Text = Annotated[str, AfterValidator(_text)]
"""Words as their author wrote them: NFC, XML-safe, not empty, no blanks at the ends; a line break inside stays one."""


def _as_list(value: object) -> object:
    """One text where several may stand: each line that has words is one of them."""
    if not isinstance(value, str):
        return value
    lines = [line for line in value.splitlines() if line.strip()]
    return lines or [value]


Texts = Annotated[tuple[Text, ...], BeforeValidator(_as_list, json_schema_input_type=Text | list[Text])]
"""Several texts; without a list, each line of the text is one of them."""

Line = Annotated[Text, AfterValidator(_one_line)]
"""Text without a line break."""

Identifier = Annotated[
    str,
    Field(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        max_length=80,
        title="Mã",
        description="Mã ổn định, chữ thường không dấu và số, nối bằng gạch nối: quan-ly-nha-nuoc.",
    ),
]


def _date(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return parse_date(value)
    except ValueError as error:
        raise PydanticCustomError("date_unreadable", "{reason}", {"reason": str(error)}) from error


CalendarDate = Annotated[
    date,
    BeforeValidator(_date),
    PlainSerializer(lambda value: value.isoformat(), return_type=str, when_used="json-unless-none"),
    WithJsonSchema(
        {
            "type": "string",
            "description": "Ngày: 05/3/2026, 2026-03-05 hoặc «ngày 05 tháng 3 năm 2026».",
            "examples": ["05/3/2026"],
        }
    ),
]


def written_value(
    parse: Callable[[str], object], write: Callable[..., str], *, description: str, examples: list[str]
) -> GetPydanticSchema:
    """A value written as one string: parsed on the way in, printed and dumped as its author wrote it.

    `parse` turns a string into the value or raises `ValueError` with a Vietnamese reason; `write` gives it back.
    """
    # Values are frozen, and the same words come back in every document of a batch.
    remembered = lru_cache(maxsize=1024)(parse)

    def read(value: object) -> object:
        if not isinstance(value, str):
            return value
        text = _text(value)
        try:
            return remembered(text) if len(text) <= _LONGEST_REMEMBERED else parse(text)
        except ValueError as error:
            raise PydanticCustomError("value_unreadable", "{reason}", {"reason": str(error)}) from error

    def schema(source: type[object], _handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(
            read,
            core_schema.is_instance_schema(source),
            serialization=core_schema.plain_serializer_function_ser_schema(
                write, return_schema=core_schema.str_schema()
            ),
        )

    def json_schema(_schema: core_schema.CoreSchema, _handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "description": description, "examples": examples}

    return GetPydanticSchema(schema, json_schema)
