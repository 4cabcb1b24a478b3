"""What was printed of an item comes back with that item, and is what printing it anew gives."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from template_builder import small_table

from docgen.contracts.view import TableView
from docgen.rendering.escaping import UnprintableError
from docgen.rendering.layouts import layout_of
from docgen.rendering.programs import build_program, find_outer_conditions
from docgen.rendering.steps import Choose, Repeat, Show, Write


@dataclass(frozen=True)
class Item:
    text: str
    is_loud: bool = False
    table: TableView | None = None
    inner: tuple[Item, ...] = ()


@dataclass(frozen=True)
class View:
    items: tuple[Item, ...]
    is_wide: bool = False


INNER = Repeat("part", ("item", "inner"), (Write("("), Show(("part", "text")), Write(")")), (Write("∅"),))
BODY = (
    Choose(
        (
            (("item", "is_loud"), (Write("!"), Show(("item", "text")), Write("!"))),
            (("item", "table"), (Show(("item", "table")),)),
            (("is_wide",), (Write("wide "), Show(("item", "text")))),
        ),
        (Write("<"), Show(("item", "text")), Write(">"), INNER),
    ),
)
STEPS = (Write("["), Repeat("item", ("items",), BODY, (Write("none"),)), Write("]"))
TABLE = small_table("bảng")

ITEMS = st.recursive(
    st.builds(Item, st.sampled_from(["a", "b & c", "", "dòng\nkhác"]), st.booleans(), st.sampled_from([None, TABLE])),
    lambda inner: st.builds(Item, st.just("cha"), inner=st.lists(inner, max_size=2).map(tuple)),
    max_leaves=4,
)


def outcome(program, view):
    sheet = program.run(view)
    return "".join(sheet.pieces), sheet.printed, layout_of(sheet.entered, sheet.drawn)


@settings(max_examples=100, deadline=None)
@given(st.lists(ITEMS, min_size=1, max_size=4), st.data())
def test_items_that_come_again_print_as_they_do_alone(items, data):
    program = build_program(STEPS)
    for _ in range(4):
        chosen = tuple(data.draw(st.lists(st.sampled_from(items), max_size=5)))
        view = View(chosen, is_wide=data.draw(st.booleans()))
        assert outcome(program, view) == outcome(build_program(STEPS), view)


def test_a_value_that_cannot_be_printed_is_refused_each_time():
    program = build_program(STEPS)
    bad = Item("t\x01i")
    for _ in range(3):
        with pytest.raises(UnprintableError):
            program.run(View((bad,)))


@pytest.mark.parametrize(
    ("body", "asked"),
    [
        (BODY, (("is_wide",),)),
        ((Show(("item", "text")),), None),
        ((Choose(((("item", "is_loud"), (Show(("title",)),)),), ()),), None),
        ((Choose(((("loop", "first"), (Show(("item", "text")),)),), ()),), None),
        ((Choose(((("item", "is_loud"), (Repeat("x", ("others",), (), ()),)),), ()),), None),
    ],
)
def test_only_what_depends_on_the_item_and_on_conditions_is_remembered(body, asked):
    assert find_outer_conditions(Repeat("item", ("items",), body, ())) == asked
