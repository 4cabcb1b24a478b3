"""Percentages and changes in sentences: what their own figures do not give is told, and nothing unsure."""

from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.vietnamese.numbers import format_number
from docgen.vietnamese.prose_shares import find_wrong_shares

CASES = yaml.safe_load(Path(__file__).with_name("prose_shares.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_figure_is_told_when_its_own_sentence_gives_another(case):
    found = find_wrong_shares(case["text"])
    assert {wrong.written: wrong.computed for wrong in found} == case.get("wrong", {})
    for wrong in found:
        assert case["text"][wrong.start : wrong.end].replace(" ", "") == wrong.written.replace(" ", "")


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 3))
def test_a_share_that_was_computed_is_never_called_wrong(part, whole, places):
    share = format_number(Decimal(100 * part) / whole, places)
    assert find_wrong_shares(f"Đạt {share}% ({format_number(part)}/{format_number(whole)} người).") == ()


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from("0123456789.,%/() ngườităngiảmđểpsovới"), max_size=60))
def test_no_text_breaks_the_search(text):
    for wrong in find_wrong_shares(text):
        assert 0 <= wrong.start < wrong.end <= len(text)
