"""The body tree becomes numbered paragraphs; the end mark stands once."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from docgen.contracts.view import Block, BlockKind, TableView
from docgen.documents.parts.body import body_blocks, close, turn_pages, with_end_mark
from docgen.model import Item, Numbering
from docgen.model.numbering import Level

CASES = YAML(typ="safe", pure=True).load(Path(__file__).with_name("cases_body.yaml").read_text(encoding="utf-8"))
TABLE = Block(BlockKind.TABLE, table=TableView((), ()))


def printed(nodes):
    blocks = body_blocks(nodes, Level(Numbering.ROMAN), compose=lambda _: (), draw_table=lambda _: TABLE)
    return [f"{block.kind.value} | {block.text}" for block in blocks]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_labels_are_computed_from_the_place_in_the_tree(case):
    assert printed([Item.model_validate(node) for node in case["nodes"]]) == case["printed"]


def test_a_node_that_only_holds_a_table_takes_no_number():
    table = {"columns": [{"header": "A"}], "rows": []}
    nodes = [Item.model_validate({"table": table}), Item(text="Chữ.")]
    assert printed(nodes) == ["table | ", "clause | I. Chữ."]


@pytest.mark.parametrize(
    ("words", "closed"),
    [
        ("thực hiện", "thực hiện./."),
        ("thực hiện.", "thực hiện./."),
        ("thực hiện./.", "thực hiện./."),
        ("thực hiện;", "thực hiện./."),
        ("(theo mẫu)", "(theo mẫu)./."),
        ("v.v.", "v.v./."),
        ("và nhiều việc khác...", "và nhiều việc khác.../."),
        ("tháng …. năm ….", "tháng …. năm …../."),
        ("thực hiện./../.", "thực hiện./."),
    ],
)
def test_the_end_mark_stands_once(words, closed):
    assert with_end_mark(words, "./.") == closed


def test_the_end_mark_stands_on_its_own_line_after_a_table():
    blocks = close((TABLE,), "./.")
    assert [block.text for block in blocks] == ["", "./."]
    assert blocks[-1].last


def test_only_the_last_text_is_kept_with_the_signature():
    blocks = close((Block(BlockKind.PARAGRAPH, "a."), Block(BlockKind.PARAGRAPH, "b.")), "./.")
    assert [block.last for block in blocks] == [False, True]


def test_landscape_pages_open_and_close_once_for_neighbouring_tables():
    text, wide = Block(BlockKind.PARAGRAPH, "a"), Block(BlockKind.TABLE, table=TABLE.table, landscape=True)
    turned = turn_pages((text, wide, wide, text, wide, text))
    marks = [(block.opens_first, block.opens_later, block.closes) for block in turned]
    nothing = (False, False, False)
    assert marks == [
        nothing,
        (True, False, False),
        (False, False, True),
        nothing,
        (False, True, True),
        nothing,
    ]
