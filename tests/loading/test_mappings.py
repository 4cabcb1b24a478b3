"""The short way of plain data accepts what the long way accepts, as the same document, and nothing else."""

from __future__ import annotations

import copy
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from plan_strategies import PLANS

from docgen.discovery import document_types
from docgen.errors import InvalidDataError
from docgen.loading import dump_json, load_document
from docgen.loading.mappings import find_sound_document
from docgen.loading.sources import load_written
from docgen.loading.tree import Written, from_python

SAMPLE = Path(__file__).parents[2] / "samples" / "cua-lo-2024" / "plan.yaml"


@pytest.fixture(scope="module")
def sound() -> dict[str, object]:
    found: dict[str, object] = json.loads(dump_json(load_document(SAMPLE)))
    return found


def long_way(data):
    return load_written(Written(from_python(data)), document_types(), "")


@settings(max_examples=20, deadline=None)
@given(PLANS)
def test_both_ways_make_the_same_document(data):
    try:
        expected = long_way(data)
    except InvalidDataError:
        expected = None
    assert find_sound_document(data, document_types()) == expected


@pytest.mark.parametrize(
    "change",
    [
        {"year": 2026},
        {"year": "2026"},
        {"issued_on": date(2026, 3, 5)},
        {"opening": ("một", "hai")},
        {"opening": "một\nhai"},
        {"number": 7},
    ],
    ids=str,
)
def test_values_of_python_become_what_the_long_way_makes_of_them(sound, change):
    data = {**sound, **change}
    assert find_sound_document(data, document_types()) == long_way(data)


@pytest.mark.parametrize(
    "change",
    [
        {"yaer": "2026"},
        {"yaer": None},
        {"subject": None},
        {1: "x"},
        {"document": "plann"},
        {"document": None},
        {"year": "x"},
    ],
    ids=str,
)
def test_what_needs_a_word_is_left_to_the_long_way(sound, change):
    assert find_sound_document({**sound, **change}, document_types()) is None


def test_faults_are_told_as_before(sound):
    with pytest.raises(InvalidDataError, match="yaer"):
        load_document({**sound, "yaer": "2026"})


def test_a_key_without_a_value_says_the_same_as_no_key(sound):
    assert load_document({**sound, "closing": None, "drafter": None}) == long_way(
        {**sound, "closing": None, "drafter": None}
    )


def test_data_nested_without_end_is_left_to_the_long_way(sound):
    deep: dict[str, object] = {}
    for _ in range(200):
        deep = {"items": [deep]}
    assert find_sound_document({**sound, "sections": [deep]}, document_types()) is None


def test_the_callers_data_is_left_alone(sound):
    before = copy.deepcopy(sound)
    find_sound_document(sound, document_types())
    assert sound == before
