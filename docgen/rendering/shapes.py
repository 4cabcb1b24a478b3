"""Turns the type of a view into the shape of its fields: what exists at a path, and what a template must print."""

from __future__ import annotations

import functools
import types
import typing
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Literal

from docgen.errors import PackError
from docgen.rendering.drawing import DRAWN_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["text", "drawn", "flag", "list", "view", "other"]

KIND_NAMES: dict[Kind, str] = {
    "text": "chữ",
    "drawn": "giá trị vẽ (đường kẻ, khung, bảng)",
    "flag": "điều kiện đúng/sai",
    "list": "danh sách",
    "view": "nhóm trường",
    "other": "giá trị không in được",
}


@dataclass(frozen=True, slots=True)
class Shape:
    """What stands at a path: its kind, the view type or the item's type behind it, whether it may be absent."""

    kind: Kind
    type: object

    def field(self, name: str) -> Shape | None:
        """The shape of a field or property of a view; None when it has none of that name."""
        found = field_types(self.type).get(name) if self.kind == "view" and isinstance(self.type, type) else None
        return None if found is None else shape_of(found)

    def names(self) -> tuple[str, ...]:
        """Names a template may follow from here."""
        return tuple(field_types(self.type)) if self.kind == "view" and isinstance(self.type, type) else ()

    def item(self) -> Shape:
        """The shape of an item of a list."""
        return shape_of(self.type)


def shape_of(declared: object) -> Shape:
    """The shape of a declared type: text, flag, drawn value, view, tuple of one type; or one of these or None."""
    origin, arguments = typing.get_origin(declared), typing.get_args(declared)
    if origin in {typing.Union, types.UnionType}:
        rest = [option for option in arguments if option is not type(None)]
        return shape_of(rest[0]) if len(rest) == 1 else Shape("other", declared)
    if origin is tuple and arguments[1:] == (Ellipsis,):
        return Shape("list", arguments[0])
    return Shape(_kind(declared), declared)


def _kind(declared: object) -> Kind:
    if declared is bool:
        return "flag"
    if declared is str:
        return "text"
    if declared in DRAWN_TYPES:
        return "drawn"
    return "view" if isinstance(declared, type) and is_dataclass(declared) else "other"


@functools.lru_cache(maxsize=256)
def field_types(view_type: type) -> dict[str, object]:
    """Declared types of the fields and properties of a view, fields first, in their order.

    Raises:
        PackError: it is no view, or its own annotations cannot be read.
    """
    if not is_dataclass(view_type):
        raise PackError(
            f"{view_type.__qualname__} không phải là một view.",
            hint="dựng chữ bằng view của loại văn bản trước khi in.",
        )
    try:
        hints = typing.get_type_hints(view_type)
        found = {field.name: hints[field.name] for field in fields(view_type)}
        for base in reversed(view_type.__mro__):
            for name, member in vars(base).items():
                if isinstance(member, property) and member.fget is not None and not name.startswith("_"):
                    found[name] = typing.get_type_hints(member.fget).get("return", object)
    except NameError as error:
        raise PackError(
            f"Không đọc được kiểu của các trường trong {view_type.__qualname__}: {error}.",
            hint="nhập (import) mọi kiểu dùng trong view ở lúc chạy, không chỉ khi kiểm tra kiểu.",
        ) from error
    return found


def printable_paths(view_type: type) -> Iterator[str]:
    """Every path a template must print: what is not a flag and not marked NOT_PRINTED; `[]` stands for an item.

    A field of a type that cannot be printed is among them: its view must make it text, or mark it.
    """
    yield from _printable(Shape("view", view_type), "", (view_type,))


def _printable(shape: Shape, path: str, above: tuple[object, ...]) -> Iterator[str]:
    if shape.kind in {"text", "drawn", "other"}:
        yield path
    elif shape.kind == "list":
        yield from _printable(shape.item(), f"{path}[]", above)
    elif shape.kind == "view" and isinstance(shape.type, type):
        if path and shape.type in above:  # a view inside itself: its fields are asked for once
            return
        types_by_name = field_types(shape.type)
        for field in fields(shape.type):
            if field.metadata.get("printed", True):
                deeper = shape_of(types_by_name[field.name])
                yield from _printable(deeper, f"{path}.{field.name}".lstrip("."), (*above, shape.type))
