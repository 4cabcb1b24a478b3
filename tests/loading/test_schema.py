from __future__ import annotations

import json
from collections.abc import Iterator

import jsonschema
import pytest
from minimal_plan import DATA, REAL_FILES, TEXT
from ruamel.yaml import YAML

from docgen.discovery import document_type, document_types
from docgen.loading import json_schema
from docgen.loading.schema import DIALECT

SCHEMA = json_schema(document_type("plan"))
SAME_IN_VIETNAMESE = {"Fax"}
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def as_an_editor_sees_it(text: str) -> object:
    """Numbers are numbers, nothing is null, dates stay text."""
    return json.loads(json.dumps(YAML(typ="safe", pure=True).load(text), default=str))


def edited(old: str, new: str) -> object:
    assert old in TEXT
    return as_an_editor_sees_it(TEXT.replace(old, new))


def parts() -> Iterator[tuple[str, dict[str, object]]]:
    yield "plan", SCHEMA
    yield from SCHEMA["$defs"].items()


@pytest.mark.parametrize("name", sorted(document_types()))
def test_it_is_a_schema_of_the_dialect_it_names(name):
    schema = json_schema(document_type(name))
    assert schema["$schema"] == DIALECT
    assert "$id" not in schema
    jsonschema.Draft202012Validator.check_schema(schema)
    json.dumps(schema)


@pytest.mark.parametrize("path", REAL_FILES, ids=lambda path: path.name)
def test_the_files_of_this_project_fit(path):
    VALIDATOR.validate(as_an_editor_sees_it(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("subject:", "number: 12\nissued_on: 2026-03-05\nsubject:"),
        (
            "subject:",
            "number:\nissued_on:\nrecipients:\nopening:\nmarks:\nnumbering:\nsubject:".replace("numbering:\n", ""),
        ),
        ("code: UBND", "code: 113"),
        ("        lead:", "        numbered:\n        numbering:\n        supporting: Công an phường\n        lead:"),
        (
            "signature:",
            "recipients: [Sở Nội vụ, {name: A, note: để báo cáo}, 5]\nopening: [a, b]\nclosing: c\nsignature:",
        ),
        (
            "signature:",
            "appendices: [{items: [{table: {columns: [{header: 1}], rows: [[1], [], {group: a}, [{text: 2, span: 1}], [null]]}}]}]\nsignature:",
        ),
        ("signature:", "appendices: [{items: [{table: {kind: assignments, columns: [{field: task}]}}]}]\nsignature:"),
        ("  - part: tasks", "  - title: Khác\n    text: 5\n  - part: tasks"),
    ],
)
def test_what_a_person_may_write_fits(old, new):
    VALIDATOR.validate(edited(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("document: plan\n", ""),
        ("document: plan", "document: plann"),
        ("year: 2026", "year: hai nghìn"),
        ("year: 2026", "year: 20266"),
        ("        lead:", "        leed:"),
        ("  - part: tasks", "  - part: task"),
        ("        lead:", "        part: tasks\n        lead:"),
        ("  code: UBND", "  code: UB ND"),
        ("subject:", "number: 15/KH-UBND\nsubject:"),
        ("subject:", "task_details: x\nsubject:"),
        ("subject:", "issuer_name: x\nsubject:"),
        ("id: truyen-thong", "id: Truyền thông"),
        ("[TM. ỦY BAN NHÂN DÂN]", "{a: b}"),
    ],
)
def test_what_a_person_may_not_write_is_marked(old, new):
    assert not VALIDATOR.is_valid(edited(old, new))


def test_every_key_has_a_vietnamese_title():
    for name, part in parts():
        for key, value in part.get("properties", {}).items():
            title = value.get("title", "")
            assert title in SAME_IN_VIETNAMESE or not title.isascii(), f"{name}.{key}"


def words_in(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            if key in {"title", "description"} and isinstance(item, str):
                yield item
            else:
                yield from words_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from words_in(item)


def test_nothing_meant_for_programmers_is_shown():
    texts = list(words_in(SCHEMA))
    assert len(texts) > 100
    assert [text for text in texts if text.isascii() and text not in SAME_IN_VIETNAMESE] == []
    assert [
        text for text in texts if any(f" {word} " in f" {text} " for word in ("the", "of", "and", "or", "is"))
    ] == []


def test_each_branch_is_known_by_the_key_that_chooses_it():
    branches = SCHEMA["properties"]["sections"]["items"]["oneOf"]
    chosen = set()
    for branch in branches:
        part = SCHEMA["$defs"][branch["$ref"].removeprefix("#/$defs/")]
        key = part["properties"].get("part", {})
        chosen |= {key["const"]} if "const" in key else set(key.get("enum", ["(không có)"]))
        assert ("part" in part.get("required", [])) == bool(key)
    assert {"tasks", "objectives", "purposes", "funding", "reporting", "(không có)"} <= chosen


def test_choices_are_described_one_by_one():
    numbering = SCHEMA["$defs"]["Task"]["properties"]["numbering"]
    described = dict(zip(numbering["enum"], numbering["enumDescriptions"], strict=True))
    assert described["roman"] == "I."
    assert described[None] == "để trống"
    assert len(SCHEMA["properties"]["task_details"]["enumDescriptions"]) == 4


def test_keys_are_offered_in_the_order_of_the_page():
    assert list(SCHEMA["properties"])[:4] == ["document", "year", "issuer", "number"]
    assert SCHEMA["required"][0] == "document"


def test_data_for_machines_fits_as_well():
    VALIDATOR.validate(DATA)
