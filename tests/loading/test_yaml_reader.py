from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import DocgenError, UnreadableInputError, UnsafeInputError
from docgen.loading import tree
from docgen.loading.tree import to_data
from docgen.loading.yaml_reader import parse_yaml


def read(text: str) -> object:
    written = parse_yaml(text, "a.yaml")
    assert not written.problems
    return to_data(written.root)


@pytest.mark.parametrize(
    "word",
    [
        "012",
        "no",
        "yes",
        "true",
        "False",
        "12:30",
        "2026-13-05",
        "1e3",
        "0x1F",
        "1_000",
        ".inf",
        "=",
        "<<",
        "5%",
        "1.10",
    ],
)
def test_a_plain_word_stays_the_text_it_is(word):
    assert read(f"a: {word}") == {"a": word}


@pytest.mark.parametrize("nothing", ["", " ", " ~", " null", " Null", " NULL", " # ghi chú"])
def test_nothing_is_the_same_as_no_key(nothing):
    assert read(f"a:{nothing}\nb: c") == {"b": "c"}


@pytest.mark.parametrize("quoted", ['""', "''", '"null"', "'~'"])
def test_in_quotes_nothing_is_a_text(quoted):
    assert read(f"a: {quoted}") == {"a": quoted[1:-1]}


def test_an_empty_item_of_a_list_keeps_its_place():
    assert read("a:\n  - b\n  -\n  - c") == {"a": ["b", None, "c"]}


def test_folded_and_literal_texts_are_read_as_yaml_says():
    assert read("a: >-\n  một\n  hai\n\n  ba\nb: |-\n  một\n  hai\n") == {"a": "một hai\nba", "b": "một\nhai"}


def test_every_node_knows_its_line_and_column():
    root = parse_yaml("a: b\nc:\n  - d\n  - {e: f}\n", "a.yaml").root
    assert isinstance(root, tree.MapNode)
    entry = root.find_entry("c")
    assert entry is not None
    assert (entry.spot.line, entry.spot.column) == (2, 1)
    assert isinstance(entry.value, tree.ListNode)
    assert [(item.spot.line, item.spot.column) for item in entry.value.items] == [(3, 5), (4, 5)]


def test_a_reference_gives_what_its_mark_holds():
    assert read("a: &x [1, 2]\nb: *x") == {"a": ["1", "2"], "b": ["1", "2"]}


def test_a_key_twice_is_a_problem_at_each_repetition():
    written = parse_yaml("a: 1\nb:\n  c: 1\n  c: 2\na: 3\n", "a.yaml")
    assert [(str(problem.location), problem.code) for problem in written.problems] == [
        ("a.yaml:4:3: $.b.c", "key-twice"),
        ("a.yaml:5:1: $.a", "key-twice"),
    ]
    assert to_data(written.root) == {"a": "1", "b": {"c": "1"}}


@pytest.mark.parametrize("tag", ["!x", "!!python/object/apply:os.system", "!!binary", "!!str", "!", "!<tag:x>"])
def test_a_tag_is_a_problem_and_never_runs_anything(tag):
    written = parse_yaml(f"a: {tag} b", "a.yaml")
    assert [problem.code for problem in written.problems] == ["tag"]
    assert written.problems[0].location.path == "$.a"


def test_a_key_that_is_a_list_is_a_problem():
    assert [problem.code for problem in parse_yaml("? [a, b]\n: c", "").problems] == ["key-shape"]


def bomb(levels: int) -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]" for level in range(1, levels)]
    return "\n".join(lines)


def test_an_alias_bomb_is_refused_before_it_unfolds():
    with pytest.raises(UnsafeInputError, match="tham chiếu") as caught:
        parse_yaml(bomb(40), "a.yaml")
    assert caught.value.location.line == 6


def test_references_that_unfold_to_little_are_allowed():
    parse_yaml(bomb(3), "a.yaml")


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_nesting_beyond_any_document_is_refused(opening):
    with pytest.raises(UnsafeInputError, match="lồng nhau"):
        parse_yaml(opening * (tree.MAX_DEPTH + 5), "a.yaml")


def test_more_values_than_any_document_has_are_refused(monkeypatch):
    monkeypatch.setattr("docgen.loading.yaml_reader.MAX_NODES", 10)
    with pytest.raises(UnsafeInputError, match="giá trị"):
        parse_yaml("a: [1, 2, 3, 4, 5, 6, 7, 8, 9]", "a.yaml")


@pytest.mark.parametrize("character", ["\x7f", "\x81", "\x9f"])
def test_a_control_character_of_an_old_code_page_is_named_with_its_place(character):
    with pytest.raises(UnreadableInputError, match=f"U\\+{ord(character):04X}") as caught:
        parse_yaml(f"a: b\nc: d{character}", "a.yaml")
    assert (caught.value.location.line, caught.value.location.column) == (2, 5)


def test_a_fault_inside_the_foreign_reader_is_a_sentence():
    with pytest.raises(UnreadableInputError, match="không đúng cách viết YAML"):
        parse_yaml('a: "\\UFFFFFFFF"', "a.yaml")


YAML_LIKE = st.lists(
    st.sampled_from(
        [
            "a",
            ":",
            ": ",
            "- ",
            "\n",
            "\n  ",
            "\t",
            "[",
            "]",
            "{",
            "}",
            ",",
            "&x ",
            "*x",
            "!t ",
            "|",
            ">-",
            "'",
            '"',
            "#",
            "%",
            "@",
            "?",
            "---\n",
            "\\",
            "é",
            "\u2028",
            "\ufeff",
            "\x85",
        ]
    ),
    max_size=30,
).map("".join)


@given(YAML_LIKE)
def test_any_text_is_read_or_answered_with_a_vietnamese_sentence(text):
    fault = None
    try:
        parse_yaml(text, "a.yaml")
    except DocgenError as error:
        fault = error
    assert fault is None or (fault.hint and not fault.message.isascii())
