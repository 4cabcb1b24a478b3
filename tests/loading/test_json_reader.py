from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import DocgenError, UnreadableInputError, UnsafeInputError
from docgen.loading import tree
from docgen.loading.json_reader import parse_json
from docgen.loading.tree import to_data


def read(text: str) -> object:
    written = parse_json(text, "a.json")
    assert not written.problems
    return to_data(written.root)


def test_numbers_stay_as_they_are_written():
    assert read('{"a": 12, "b": 1.10, "c": -0.5e3}') == {"a": "12", "b": "1.10", "c": "-0.5e3"}


def test_null_is_the_same_as_no_key_but_keeps_its_place_in_a_list():
    assert read('{"a": null, "b": [null, true, false]}') == {"b": [None, True, False]}


def test_every_node_knows_its_line_and_column():
    root = parse_json('{\r\n  "a": [1,\r\n 2]\r\n}', "a.json").root
    assert isinstance(root, tree.MapNode)
    entry = root.entries[0]
    assert (entry.spot.line, entry.spot.column) == (2, 3)
    assert [(item.spot.line, item.spot.column) for item in entry.value.items] == [(2, 9), (3, 2)]


def test_a_key_twice_is_a_problem():
    problems = parse_json('{"a": 1,\n "a": 2}', "a.json").problems
    assert [(str(problem.location), problem.code) for problem in problems] == [("a.json:2:2: $.a", "key-twice")]


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        ('{"a": NaN}', 7, "không phải là số"),
        ('{"a": -Infinity}', 7, "không phải là số"),
        ('{"a": 01}', 7, "không phải là giá trị JSON"),
        ('{"a": True}', 7, "không phải là giá trị JSON"),
        ('{"a": 1,}', 8, "Thừa dấu phẩy"),
        ("[1, ]", 3, "Thừa dấu phẩy"),
        ("[,1]", 2, "Thiếu giá trị"),
        ("{a: 1}", 2, "khóa trong ngoặc kép"),
        ("{'a': 1}", 2, "khóa trong ngoặc kép"),
        ("""{"a": 'b'}""", 7, "ngoặc đơn"),
        ('{"a" 1}', 6, "hai chấm"),
        ('{"a": 1 "b": 2}', 9, "Thiếu dấu phẩy"),
        ("[1 2]", 4, "Thiếu dấu phẩy"),
        ('{"a": "b', 7, "không được đóng"),
        ('{"a": "b\n"}', 9, "xuống dòng"),
        ('{"a": "\\q"}', 8, "không có nghĩa"),
        ('{"a": "\\u12"}', 9, "bốn chữ số"),
        ('{"a": 1', 1, "không được đóng"),
        ('{"a":', 6, "cắt cụt"),
        ("{", 2, "cắt cụt"),
        ('{"a": 1,', 9, "cắt cụt"),
        ("{} x", 4, "chữ thừa"),
        ("// ghi chú\n{}", 1, "ghi chú"),
    ],
)
def test_what_is_not_json_is_said_with_its_place(text, column, words):
    with pytest.raises(UnreadableInputError, match=words) as caught:
        parse_json(text, "a.json")
    assert (caught.value.location.line, caught.value.location.column) == (1, column)
    assert caught.value.hint


@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_nesting_beyond_any_document_is_refused(opening):
    with pytest.raises(UnsafeInputError, match="lồng nhau"):
        parse_json(opening * (tree.MAX_DEPTH + 1), "a.json")


def test_more_values_than_any_document_has_are_refused(monkeypatch):
    monkeypatch.setattr("docgen.loading.json_reader.MAX_NODES", 10)
    with pytest.raises(UnsafeInputError, match="giá trị"):
        parse_json("[1,2,3,4,5,6,7,8,9,10]", "a.json")


TEXTS = st.text(st.characters(exclude_categories=()), max_size=20)
VALUES = st.recursive(
    TEXTS | st.booleans(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=10,
)


@given(VALUES, st.sampled_from([None, 2]), st.booleans())
def test_it_reads_what_the_standard_library_writes(value, indent, as_ascii):
    assert read(json.dumps(value, indent=indent, ensure_ascii=as_ascii)) == value


@given(st.lists(st.sampled_from(list('{}[]",:\\u0 tfn-1.e\n/')), max_size=20).map("".join))
def test_it_refuses_what_the_standard_library_refuses(text):
    def refuse(word):
        raise ValueError(word)

    try:
        json.loads(text, parse_constant=refuse)
    except ValueError:
        if text.strip(" \n"):
            with pytest.raises(DocgenError):
                parse_json(text, "a.json")
    else:
        parse_json(text, "a.json")
