"""decree.toml says what the decree says, and says where."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from docgen.contracts import Decree, Provision
from docgen.discovery import pack_for
from docgen.discovery.decree_file import FORCES

FACT = re.compile(r"(G|QH|CQ|SO|DD|TL|CC|VD|BC|TX|CK|DS|NN|PL|MK|KH|DC|SA)-\d{2}|L\d|§\d+(\.\d+)?")
CLAUSE = re.compile(r"Điều \d+|Phụ lục (I|II|III|VI)\b|bản gốc|lời văn của Nghị định|không quy định|số đo phông")
NUMBERS = YAML(typ="safe").load(Path(__file__).with_name("decree_numbers.yaml"))
DECREE = pack_for("nd30").decree
ALL = tuple(DECREE.provisions.values())


@pytest.fixture
def decree() -> Decree:
    return DECREE


@pytest.mark.parametrize("provision", ALL, ids=lambda provision: provision.key)
def test_every_provision_names_its_fact_clause_and_force(provision: Provision):
    assert FACT.fullmatch(provision.fact), provision
    assert CLAUSE.match(provision.clause), provision
    assert provision.force in FORCES
    assert provision.unit


@pytest.mark.parametrize(("key", "said"), NUMBERS.items(), ids=NUMBERS)
def test_the_file_says_what_the_decree_says(decree: Decree, key: str, said: object):
    value = decree.provision(key).value
    assert value == (tuple(said) if isinstance(said, list) else said)


def test_words_are_in_composed_letters():
    texts = [
        text for p in ALL for text in (p.value if isinstance(p.value, tuple) else (p.value,)) if isinstance(text, str)
    ]
    assert all(unicodedata.is_normalized("NFC", text) for text in texts)


def test_what_only_habit_knows_is_never_binding():
    habits = ("bản gốc", "không quy định", "số đo")
    assert all(p.force in {"TH", "MẪU"} for p in ALL if p.clause.startswith(habits))


def test_a_model_form_alone_never_binds_more_than_a_model():
    forms_only = [p for p in ALL if p.clause.startswith("Phụ lục III, Mục II")]
    assert forms_only
    assert all(p.force in {"MẪU", "TH", "TC"} or p.fact == "PL-07" for p in forms_only)


def test_there_are_29_types_and_two_have_no_abbreviation(decree: Decree):
    names = [key for key in decree.provisions if re.fullmatch(r"type\.[a-z-]+\.name", key)]
    without = [key for key in names if key.replace(".name", ".abbreviation") not in decree.provisions]
    assert len(names) == 29
    assert without == ["type.cong-van.name", "type.thu-cong.name"]


def test_no_two_types_share_a_name_or_an_abbreviation(decree: Decree):
    for word in ("name", "abbreviation"):
        values = [p.value for key, p in decree.provisions.items() if re.fullmatch(rf"type\.[a-z-]+\.{word}", key)]
        assert len(values) == len(set(values))


def test_both_profiles_size_every_element_within_the_decree(decree: Decree):
    for profile in ("14", "13"):
        sized = [key for key in decree.provisions if key.startswith(f"profile.{profile}.")]
        assert sized
        for key in sized:
            low, high = decree.range(f"element.{key.split('.')[-1]}.size")
            assert low <= decree.number(key) <= high
