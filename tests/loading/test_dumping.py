from __future__ import annotations

import datetime as dt
import json

import jsonschema
import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st
from minimal_plan import DATA, PLAN, REAL_FILES, TEXT, with_changes
from plan_strategies import PLANS
from pydantic_core import to_json
from ruamel.yaml import YAML

from docgen.discovery import document_type
from docgen.errors import InvalidDataError
from docgen.loading import dump_document, dump_json, json_schema, load_document
from docgen.loading.keys import key_order
from docgen.loading.tree import to_data
from docgen.loading.yaml_reader import parse_yaml
from docgen.loading.yaml_writer import WIDTH, write_yaml
from docgen.model import AssignmentTable, Table

SLOW = settings(
    max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None
)


def plan_of(data):
    """The strategies make some data that the model refuses: too long a place, a value that its words do not say."""
    try:
        return load_document(data)
    except InvalidDataError:
        reject()


@SLOW
@given(PLANS)
def test_any_plan_reads_back_equal_from_yaml_and_json(data):
    plan = plan_of(data)
    text = dump_document(plan)
    assert load_document(text.encode(), format="yaml") == plan
    assert load_document(dump_json(plan).encode(), format="json") == plan
    assert dump_document(load_document(text.encode())) == text


VALIDATOR = jsonschema.Draft202012Validator(json_schema(document_type("plan")))


@SLOW
@given(PLANS)
def test_what_is_dumped_fits_the_schema(data):
    text = dump_document(plan_of(data))
    VALIDATOR.validate(json.loads(json.dumps(YAML(typ="safe", pure=True).load(text), default=str)))


ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.lists(
    st.sampled_from(
        [
            "a",
            " ",
            "  ",
            "\n",
            "\n\n",
            "\t",
            ":",
            ": ",
            " #",
            "#",
            "- ",
            "-",
            "'",
            '"',
            "\\",
            "[",
            "]",
            "{",
            "}",
            ",",
            "|",
            ">",
            "&",
            "*",
            "!",
            "%",
            "@",
            "`",
            "?",
            "~",
            "null",
            "true",
            "---",
            "...",
            "\r",
            "\x85",
            "\u2028",
            "\ufeff",
            "\x07",
            "\x7f",
            "\u00a0",
            "😀",
            "đ",
        ]
    ),
    max_size=12,
).map("".join)
ANY_DATA = st.recursive(
    ANY_TEXT | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ANY_TEXT, inner, max_size=4),
    max_leaves=12,
)


def without_empty_keys(value: object) -> object:
    """A key without a value says the same as no key."""
    if isinstance(value, dict):
        return {key: without_empty_keys(item) for key, item in value.items() if item is not None}
    return [without_empty_keys(item) for item in value] if isinstance(value, list) else value


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(ANY_TEXT, ANY_DATA, min_size=1, max_size=4))
def test_whatever_is_written_is_read_back_as_it_was(data):
    assert to_data(parse_yaml(write_yaml(data), "").root) == without_empty_keys(data)


@given(st.lists(st.text("aăđ ", min_size=1, max_size=12), min_size=20, max_size=60).map(" ".join))
def test_a_long_text_is_folded_within_the_width_and_reads_back(text):
    written = write_yaml({"a": {"b": text}})
    assert to_data(parse_yaml(written, "").root) == {"a": {"b": text}}
    if text == " ".join(text.split()):
        assert max(map(len, written.splitlines())) <= WIDTH
        assert text.count("\n") == 0


@pytest.mark.parametrize(
    "text",
    [
        "012",
        "no",
        "12:30",
        "2026-03-05",
        "1.10",
        "5%",
        "a - b",
        "a#b",
        "-5",
        "Nghị định 30/2020/NĐ-CP",
        "«x»",
        "“x”",
        "(a)",
        "a, b",
    ],
)
def test_quotes_are_not_wasted(text):
    assert write_yaml({"a": text}) == f"a: {text}\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("null", '"null"'),
        ("~", '"~"'),
        ("true", '"true"'),
        ("", '""'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("- a", '"- a"'),
        ('"a" b', "'\"a\" b'"),
        ("\"a\" 'b'", "'\"a\" ''b'''"),
        ("a\tb", '"a\\tb"'),
        ("a\u2028b", '"a\\u2028b"'),
        (" a", '" a"'),
    ],
)
def test_quotes_stand_where_they_are_needed(text, written):
    assert write_yaml({"a": text}) == f"a: {written}\n"


def test_lines_of_a_text_are_lines_of_the_file():
    assert write_yaml({"a": "một\nhai\n\nba"}) == "a: |-\n  một\n  hai\n\n  ba\n"


def test_the_minimal_plan_is_written_as_a_person_would(file_regression):
    assert dump_document(PLAN) == TEXT


def test_the_sample_in_canonical_form(file_regression):
    file_regression.check(dump_document(load_document(REAL_FILES[0])), extension=".yaml", encoding="utf-8")


def test_dates_are_written_as_a_clerk_writes_them():
    plan = with_changes(PLAN, issued_on=dt.date(2026, 3, 5))
    assert "issued_on: 05/3/2026\n" in dump_document(plan)
    assert json.loads(dump_json(plan))["issued_on"] == "2026-03-05"


def test_short_forms_are_used_where_the_model_reads_them_back():
    table = {
        "columns": [{"header": "STT"}, {"header": "Việc", "width": 12}],
        "rows": [["1", None], {"group": "A"}, [{"text": "x", "span": 2}]],
    }
    plan = with_changes(
        PLAN,
        opening=["Một đoạn."],
        recipients=["Sở Nội vụ", {"name": "Chủ tịch", "note": "để báo cáo"}],
        appendices=[{"items": [{"table": table}]}],
    )
    text = dump_document(plan)
    assert "opening: Một đoạn.\n" in text
    assert "recipients:\n  - Sở Nội vụ\n  - name: Chủ tịch\n    note: để báo cáo\n" in text
    assert '            - [1, ""]\n            - group: A\n            - - text: x\n                span: 2\n' in text
    assert "width: 12\n" in text
    assert load_document(text.encode()) == plan


def test_json_has_one_shape_for_every_part():
    plan = with_changes(PLAN, recipients=["Sở Nội vụ"], opening="Một đoạn.")
    data = json.loads(dump_json(plan))
    assert data["recipients"] == [{"name": "Sở Nội vụ"}]
    assert data["opening"] == ["Một đoạn."]
    assert next(iter(data)) == "document"


def test_what_equals_its_default_is_left_out():
    plan = with_changes(PLAN, file_copy={"archive": "VT"}, task_details="auto", number=None)
    assert dump_document(plan) == TEXT
    assert json.loads(dump_json(plan)) == DATA


def test_keys_stand_in_the_order_of_the_page():
    order = key_order(type(PLAN))
    wanted = [
        "document",
        "year",
        "issuer",
        "number",
        "subject",
        "legal_bases",
        "opening",
        "sections",
        "closing",
        "signature",
        "recipients",
        "appendices",
    ]
    assert [key for key in order if key in wanted] == wanted
    assert sorted(order) == sorted(type(PLAN).model_fields)
    assert key_order(Table)[0] == key_order(AssignmentTable)[0] == "kind"


@given(
    st.recursive(
        st.text() | st.integers(-(2**53), 2**53) | st.booleans() | st.none(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_the_quick_writer_of_json_writes_what_the_usual_one_does(data):
    assert to_json(data, indent=2).decode() == json.dumps(data, ensure_ascii=False, indent=2)
