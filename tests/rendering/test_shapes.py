"""The shape of a view type: what a template may name, and what it must print."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from docgen.contracts.view import NOT_PRINTED, RuleLine, TableView
from docgen.errors import PackError
from docgen.rendering.shapes import Shape, printable_paths, shape_of

if TYPE_CHECKING:
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Leaf:
    text: str
    table: TableView | None
    hidden: str = field(default="", metadata=NOT_PRINTED)

    @property
    def is_long(self) -> bool:
        return len(self.text) > 9


@dataclass(frozen=True, slots=True)
class Tree:
    title: str
    rule: RuleLine
    flag: bool
    leaves: tuple[Leaf, ...]
    lines: tuple[tuple[str, ...], ...]
    branches: tuple[Tree, ...]
    pair: tuple[str, str]
    number: int


@dataclass(frozen=True, slots=True)
class Unreadable:
    amount: Decimal


def test_every_text_and_drawn_value_must_be_printed():
    assert list(printable_paths(Tree)) == [
        "title",
        "rule",
        "leaves[].text",
        "leaves[].table",
        "lines[][]",
        "pair",
        "number",
    ]


@pytest.mark.parametrize(
    ("declared", "kind"),
    [
        (str, "text"),
        (bool, "flag"),
        (RuleLine, "drawn"),
        (TableView | None, "drawn"),
        (tuple[str, ...], "list"),
        (Leaf, "view"),
        (tuple[str, str], "other"),
        (int, "other"),
        (str | int, "other"),
        (dict[str, str], "other"),
    ],
)
def test_a_declared_type_has_a_kind(declared, kind):
    assert shape_of(declared).kind == kind


def test_fields_and_properties_are_found_by_name():
    leaf = Shape("view", Leaf)
    assert leaf.field("is_long").kind == "flag"
    assert leaf.field("text").kind == "text"
    assert leaf.field("nothing") is None
    assert leaf.names() == ("text", "table", "hidden", "is_long")


def test_a_view_whose_annotations_cannot_be_read_at_run_time_is_refused():
    with pytest.raises(PackError, match="Unreadable"):
        list(printable_paths(Unreadable))
