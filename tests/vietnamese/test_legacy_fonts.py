"""Text typed for fonts of before Unicode becomes Vietnamese, and is told from other languages."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from docgen.vietnamese.legacy_fonts import convert_legacy, find_legacy_text
from docgen.vietnamese.text import ACCENTED_LETTERS

CASES = yaml.safe_load(Path(__file__).with_name("legacy_fonts.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES["texts"], ids=lambda case: case["unicode"][:30])
@pytest.mark.parametrize("encoding", ["TCVN3", "VNI"])
def test_a_text_in_an_old_font_is_converted(case, encoding):
    if encoding in case:
        assert convert_legacy(case[encoding], encoding) == case["unicode"]


@pytest.mark.parametrize("case", CASES["capitals"], ids=lambda case: case["unicode"][:30])
def test_a_capital_font_draws_small_letters_as_capitals(case):
    assert convert_legacy(case["TCVN3"], "TCVN3", capitals=True) == case["unicode"]


@pytest.mark.parametrize("encoding", ["TCVN3", "VNI"])
def test_every_small_letter_of_vietnamese_can_be_reached(encoding):
    codes = [chr(code) for code in range(0xA1, 0x100)]
    written = codes if encoding == "TCVN3" else [*codes, *(base + mark for base in "aeouyôö" for mark in codes)]
    reached = {convert_legacy(each, encoding) for each in written}
    assert {letter for letter in ACCENTED_LETTERS if letter.islower()} <= reached


@pytest.mark.parametrize("case", CASES["texts"], ids=lambda case: case["unicode"][:30])
def test_the_encoding_is_told_by_the_text_alone(case):
    for encoding in ("TCVN3", "VNI"):
        if len(case.get(encoding, "").split()) > 4:
            assert find_legacy_text(case[encoding]) == encoding


@pytest.mark.parametrize("text", CASES["not_legacy"])
def test_unicode_and_other_languages_are_left_alone(text):
    assert find_legacy_text(text) is None


@given(st.text(alphabet=st.characters(max_codepoint=0x7E), max_size=60))
def test_plain_ascii_stays_as_it_is(text):
    assert convert_legacy(text, "TCVN3") == convert_legacy(text, "VNI") == text
