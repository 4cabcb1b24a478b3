"""Words inside a sentence: a proper name keeps its capital, a common noun does not (Phụ lục II)."""

from pathlib import Path

import pytest
import yaml

from docgen.vietnamese.inside_sentence import inside_sentence

CASES = yaml.safe_load(Path(__file__).with_name("inside_sentence.yaml").read_text("utf-8"))


@pytest.mark.parametrize(("written", "inside"), CASES.items())
def test_a_name_keeps_its_capital_inside_a_sentence(written, inside):
    assert inside_sentence(written) == inside


@pytest.mark.parametrize("written", CASES)
def test_words_that_stand_inside_a_sentence_stay(written):
    assert inside_sentence(inside_sentence(written)) == inside_sentence(written)


@pytest.mark.parametrize("blank", ["", " ", "…", "12"])
def test_what_has_no_letter_stays(blank):
    assert inside_sentence(blank) == blank
