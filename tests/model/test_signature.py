"""Who signs and by what right (nd30-facts §6.9)."""

from pathlib import Path

import pytest
from pydantic import ValidationError
from ruamel.yaml import YAML

from docgen.model import Signature

CASES = YAML(typ="safe", pure=True).load(Path(__file__).with_name("signatures.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES["accepted"], ids=lambda case: case["name"])
def test_a_block_the_decree_knows_is_accepted_and_kept_as_written(case):
    signature = Signature.model_validate(case["signature"])
    assert [authority.written for authority in signature.authority] == case["signature"].get("authority", [])
    assert signature.position == case["signature"].get("position")


@pytest.mark.parametrize("case", CASES["refused"], ids=lambda case: case["name"])
def test_a_block_the_decree_does_not_know_is_refused_with_a_reason(case):
    with pytest.raises(ValidationError) as refusal:
        Signature.model_validate(case["signature"])
    assert case["reason"] in refusal.value.errors()[0]["msg"]
