"""Turns a location that pydantic reports into the place a person wrote: which key, which model, what is expected there.

pydantic's location speaks of the model: it names the branch of a union (`part=tasks`) and the fields behind a shorthand
(`name` of a recipient written as plain words). A person sees neither, so both are left out of the path.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Annotated, Literal, TypeGuard, Union, get_args, get_origin

from pydantic import BaseModel, Discriminator, Tag
from pydantic.fields import FieldInfo

from docgen.loading.tree import ListNode, MapEntry, MapNode, Node, Path, ScalarNode, Spot, Step


@dataclass(frozen=True, slots=True)
class Expected:
    """What a type annotation asks for, once `Annotated`, `| None` and the branch of a union are taken off."""

    kind: object
    title: str = ""
    description: str = ""
    tag: str = ""
    """Name of the branch taken, as pydantic puts it into the location."""
    branches: tuple[type[BaseModel], ...] = ()
    """All models of the union it was a branch of."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a location is in the data as written."""

    path: Path
    node: Node | None
    """What is written there; None where nothing is."""
    spot: Spot | None
    """Where to look: the key if there is one, else the value, else what should hold it."""
    expected: Expected
    owner: type[BaseModel] | None = None
    """The model whose field the last key is, or would be."""
    field: FieldInfo | None = None
    key_spot: Spot | None = None
    """Of the last key itself."""
    order: tuple[int, ...] = ()
    """Sorts places in the order of the file."""


def is_model(annotation: object) -> TypeGuard[type[BaseModel]]:
    """Whether an annotation is a part of a document."""
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def fields_by_key(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of a model by the key a person writes: `class` is no name that Python lets a field have."""
    model.model_rebuild()  # nothing, but where a part names one that is written below it
    return {field.alias or name: field for name, field in model.model_fields.items()}


def annotation_of(field: FieldInfo) -> object:
    """The annotation of a field with the metadata that pydantic took off it."""
    return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation


def expect(annotation: object, node: Node | None) -> Expected:
    """What `annotation` asks for, the branch of a union chosen by what is written."""
    title = description = tag = ""
    choose: Callable[[object], object] | None = None
    branches: tuple[type[BaseModel], ...] = ()
    while True:
        if get_origin(annotation) is Annotated:
            annotation, *metadata = get_args(annotation)
            for note in metadata:
                title = title or getattr(note, "title", None) or ""
                description = description or _description(note)
                if isinstance(note, Discriminator) and callable(note.discriminator):
                    choose = note.discriminator
            continue
        members = union_members(annotation)
        if len(members) == 1:
            annotation = members[0]
        elif members and choose is not None:
            branches = tuple(model for model in (_bare(member) for member in members) if is_model(model))
            tag = str(choose(_shallow(node)))
            chosen = next((member for member in members if tag in _tags(member)), None)
            if chosen is None:
                return Expected(annotation, title, description, tag, branches)
            annotation, choose = chosen, None
        else:
            return Expected(annotation, title, description, tag, branches)


def union_members(annotation: object) -> tuple[object, ...]:
    """The alternatives of a union without None; nothing for any other annotation."""
    if get_origin(annotation) not in {Union, types.UnionType}:
        return ()
    return tuple(member for member in get_args(annotation) if member is not types.NoneType)


def _bare(annotation: object) -> object:
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation


def _tags(annotation: object) -> Iterator[str]:
    return (note.tag for note in get_args(annotation)[1:] if isinstance(note, Tag))


def _description(note: object) -> str:
    """Of a `Field`, or of the JSON Schema that stands in for one."""
    if isinstance(described := getattr(note, "description", None), str):
        return described
    schema = getattr(note, "json_schema", None)
    return str(schema.get("description", "")) if isinstance(schema, dict) else ""


def _shallow(node: Node | None) -> object:
    """As much of the data as a discriminator looks at."""
    match node:
        case MapNode():
            return {
                entry.key: entry.value.value if isinstance(entry.value, ScalarNode) else [] for entry in node.entries
            }
        case ScalarNode():
            return node.value
        case _:
            return []


def item_annotation(annotation: object) -> object:
    """What the items of a `tuple[X, ...]` or `list[X]` are."""
    arguments = get_args(annotation)
    return arguments[0] if get_origin(annotation) in {tuple, list} and arguments else None


def locate(model: type[BaseModel], root: Node, location: tuple[Step, ...]) -> Place:
    """The place in the data as written that a location of pydantic speaks of."""
    walker = _Walker(model, root)
    for step in location:
        walker.take(step)
    return walker.place()


class _Walker:
    """Follows a location through the model and the data at once."""

    def __init__(self, model: type[BaseModel], root: Node) -> None:
        self.node: Node | None = root
        self.spot = root.spot
        self.key_spot: Spot | None = None
        self.path: Path = ()
        self.order: tuple[int, ...] = ()
        self.owner: type[BaseModel] | None = None
        self.field: FieldInfo | None = None
        self.expected = expect(model, root)
        self.tag = self.expected.tag

    def take(self, step: Step) -> None:
        if isinstance(step, int):
            self.take_index(step)
        elif self.tag and step == self.tag:
            self.tag = ""
        else:
            self.take_key(step)

    def take_index(self, index: int) -> None:
        if isinstance(self.node, ListNode) and index < len(self.node.items):
            item = self.node.items[index]
            self.move(item, index, item.spot, index)
        self.settle(item_annotation(self.expected.kind))

    def take_key(self, key: str) -> None:
        owner = self.expected.kind if is_model(self.expected.kind) else None
        field = fields_by_key(owner).get(key) if owner else None
        if owner is None and not isinstance(self.node, MapNode):
            return
        self.owner, self.field = owner, field
        if isinstance(self.node, MapNode):
            entry = self.node.find_entry(key)
            place = self.node.entries.index(entry) if entry else -1
            self.key_spot = entry.spot if entry else None
            self.move(entry.value if entry else None, key, _find_spot(entry) or self.spot, place)
        self.settle(annotation_of(field) if field else None)

    def move(self, node: Node | None, step: Step, spot: Spot | None, order: int) -> None:
        self.node, self.spot = node, spot
        self.path = (*self.path, step)
        self.order = (*self.order, order)

    def settle(self, annotation: object) -> None:
        self.expected = expect(annotation, self.node)
        self.tag = self.expected.tag

    def place(self) -> Place:
        return Place(self.path, self.node, self.spot, self.expected, self.owner, self.field, self.key_spot, self.order)


def _find_spot(entry: MapEntry | None) -> Spot | None:
    if entry is None:
        return None
    # A value on the key's own line is the better place to point at; a list or group below it is not.
    value = entry.value.spot
    on_the_line = isinstance(entry.value, ScalarNode) and entry.value.value is not None
    return value if on_the_line and value and entry.spot and value.line == entry.spot.line else entry.spot


def choices_of(expected: Expected) -> tuple[str, ...]:
    """The words a `Literal`, an enumeration or the choosing key of a union allows."""
    if get_origin(expected.kind) is Literal:
        return tuple(str(choice) for choice in get_args(expected.kind))
    if isinstance(expected.kind, type) and issubclass(expected.kind, Enum):
        return tuple(str(member.value) for member in expected.kind)
    if expected.kind is bool:
        return ("true", "false")
    return ()


def branch_choices(expected: Expected) -> tuple[str, ...]:
    """The words the choosing key of a union allows, in the order of its branches."""
    key = branch_key(expected)
    fields = (model.model_fields[key] for model in expected.branches if key in model.model_fields)
    return tuple(choice for field in fields for choice in choices_of(expect(annotation_of(field), None)))


def branch_key(expected: Expected) -> str:
    """The key whose value chooses the branch; a tag is written `key=value`."""
    return expected.tag.partition("=")[0] if "=" in expected.tag else ""
