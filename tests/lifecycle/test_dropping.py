"""What a person takes out of next year's document: told in the ledger, replayed from its form, proven like the rest."""

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rollover_cases import plan

from docgen import api, lifecycle
from docgen.errors import InvalidDataError
from docgen.lifecycle.dropping import is_dropped, shifted, unshifted
from docgen.lifecycle.proving import prove

HEAD = {"rollover": 1, "from_year": 2024, "to_year": 2025}


def rolled(old, **sections):
    return api.roll_over(old, 2025, decisions=json.dumps({**HEAD, **sections}).encode())


def dropped_entries(result):
    return [
        (entry.path, entry.before, entry.after, entry.reason)
        for entry in result.ledger.entries
        if entry.kind == "dropped"
    ]


def test_a_task_is_dropped_by_its_id_with_its_reason():
    result = rolled(plan(), drops=[{"item": "a", "reason": "Không còn kinh phí."}])
    assert [task.id for task in result.document.sections[0].items] == ["b"]
    ((path, before, after, reason),) = dropped_entries(result)
    assert (path, after, reason) == ("$.sections[0].items[0]", None, "Không còn kinh phí.")
    assert before.startswith("Tập huấn năm 2024")
    assert not [entry for entry in result.ledger.entries if entry.path.startswith("$.sections[0].items[0].")]


def test_a_line_of_the_ledger_drops_the_item_that_holds_it():
    first = api.roll_over(plan(), 2025)
    entry = next(one for one in first.ledger.entries if one.path == "$.sections[0].items[1].deadline")
    result = rolled(plan(), entries=[{"id": entry.id, "decision": "drop"}])
    assert [task.id for task in result.document.sections[0].items] == ["a"]
    assert [path for path, *_ in dropped_entries(result)] == ["$.sections[0].items[1]"]


def test_what_follows_moves_up_and_changes_as_before():
    result = rolled(plan(), drops=[{"item": "$.sections[0].items[0]"}])
    assert result.document.sections[0].items[0].deadline.written == "Quý III/2025"
    prove(plan(), result.document, result.ledger.entries)


def test_the_form_of_a_ledger_with_drops_repeats_it():
    result = rolled(plan(), drops=[{"item": "a", "reason": "Đã xong."}])
    form = api.format_ledger(result.ledger, "yaml").encode()
    assert api.roll_over(plan(), 2025, decisions=form) == result


def test_the_ledger_tells_it_to_a_reader():
    told = api.format_ledger(rolled(plan(), drops=[{"item": "a", "reason": "Đã xong."}]).ledger)
    assert "mục được bỏ" in told
    assert "bỏ cả mục" in told
    assert "Đã xong." in told


@pytest.mark.parametrize(
    ("sections", "where", "words"),
    [
        ({"drops": [{"item": "c"}]}, "$.drops[0].item", "Không có mục"),
        ({"drops": [{"item": "$.sections[0].items[7]"}]}, "$.drops[0].item", "Không có mục"),
        ({"drops": [{"item": "$.subject"}]}, "$.drops[0].item", "Không có mục"),
        ({"drops": [{"item": "a", "before": "Chữ khác"}]}, "$.drops[0].before", "nay là"),
        ({"texts": [{"before": "UBND các huyện", "decision": "drop"}]}, "$.texts[0]", "«drop»"),
    ],
)
def test_what_cannot_be_dropped_is_told_at_its_line(sections, where, words):
    with pytest.raises(InvalidDataError) as caught:
        rolled(plan(), **sections)
    assert [(problem.location.path, words in problem.message) for problem in caught.value.problems] == [(where, True)]


def test_a_field_in_no_item_cannot_be_dropped():
    first = api.roll_over(plan(), 2025)
    entry = next(one for one in first.ledger.entries if one.path == "$.subject")
    with pytest.raises(InvalidDataError, match="phải sửa"):
        rolled(plan(), entries=[{"id": entry.id, "decision": "drop"}])


def test_an_item_within_a_dropped_one_goes_with_it():
    result = rolled(plan(), drops=[{"item": "a"}, {"item": "$.sections[0].items[0]"}])
    assert len(dropped_entries(result)) == 1


def test_a_silent_drop_is_found():
    result = rolled(plan(), drops=[{"item": "a"}])
    with pytest.raises(Exception, match="Sổ chuyển năm"):
        prove(plan(), result.document, [entry for entry in result.ledger.entries if entry.kind != "dropped"])


@settings(max_examples=60, deadline=None)
@given(st.sets(st.integers(0, 5), max_size=4), st.integers(0, 5))
def test_paths_move_up_and_back(gone, index):
    dropped = [f"$.sections[0].items[{number}]" for number in gone]
    path = f"$.sections[0].items[{index}].text"
    if not is_dropped(path, dropped):
        assert unshifted(shifted(path, dropped), dropped) == path
        assert shifted(path, dropped) == f"$.sections[0].items[{index - sum(number < index for number in gone)}].text"


def test_a_notice_names_the_place_in_the_new_document():
    tasks = [
        {"id": "a", "text": "Việc thứ nhất."},
        {"id": "b", "text": "Hoàn thành trước ngày 01/11/2024."},
    ]
    old = plan(sections=[{"part": "tasks", "title": "Nhiệm vụ", "items": tasks}])
    (notice,) = [one for one in rolled(old, drops=[{"item": "a"}]).notices if one.code == "rollover"]
    assert (notice.location.path, notice.location.place) == ("$.sections[0].items[0].text", "Mục I.1, lời văn")


def test_the_json_of_a_ledger_with_drops_fits_its_schema():
    schema = json.loads((Path(lifecycle.__file__).parent / "ledger.schema.json").read_text(encoding="utf-8"))
    ledger = api.format_ledger(rolled(plan(), drops=[{"item": "a"}]).ledger, "json")
    jsonschema.Draft202012Validator(schema).validate(json.loads(ledger))


def test_an_item_left_empty_is_told_and_nothing_is_made():
    tasks = {"part": "tasks", "title": "Nhiệm vụ", "items": [{"paragraphs": ["Chỉ một đoạn."]}, {"text": "Việc khác."}]}
    with pytest.raises(InvalidDataError, match="không hợp lệ"):
        rolled(plan(sections=[tasks]), drops=[{"item": "$.sections[0].items[0].paragraphs[0]"}])


def test_an_earlier_item_and_a_part_of_a_later_one_go_together():
    tasks = [{"text": "Việc một."}, {"title": "Việc hai", "paragraphs": ["Đoạn một.", "Đoạn hai năm 2024."]}]
    old = plan(sections=[{"part": "tasks", "title": "Nhiệm vụ", "items": tasks}])
    drops = [{"item": "$.sections[0].items[0]"}, {"item": "$.sections[0].items[1].paragraphs[0]"}]
    result = rolled(old, drops=drops)
    (left,) = result.document.sections[0].items
    assert left.paragraphs == ("Đoạn hai năm 2025.",)
    prove(old, result.document, result.ledger.entries)
