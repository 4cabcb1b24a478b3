"""The ledger as Markdown: short first, details after, and nothing a text holds breaks it."""

import re

from rollover_cases import plan

from docgen import api
from docgen.lifecycle.ledger import Counts

TWO_MINUTES = 750
"""Syllables (tiếng) a reader takes in."""


def first_part(text):
    return text.partition("\n# Chi tiết")[0]


def test_the_first_part_is_read_in_two_minutes(plan_of_cua_lo):
    for year in (2025, 2026):
        text = api.format_ledger(api.roll_over(plan_of_cua_lo, year).ledger)
        assert len(first_part(text).split()) < TWO_MINUTES


def test_signs_of_markdown_in_a_text_stay_signs():
    odd = "Năm 2024 | của *A*_B_ `c` <d> [e](f)\nbảng"
    text = api.format_ledger(api.roll_over(plan(subject=odd), 2025).ledger)
    assert text.splitlines()[2] == r"Kế hoạch Năm 2025 \| của \*A\*\_B\_ \`c\` \<d> \[e\](f) bảng"
    for line in text.splitlines():
        if line.startswith("|"):
            assert len(re.findall(r"(?<!\\)\|", line)) == 6


def test_the_same_words_with_the_same_fate_are_told_once(plan_of_cua_lo):
    text = first_part(api.format_ledger(api.roll_over(plan_of_cua_lo, 2026).ledger))
    assert text.count("«UBND các phường»") == 2  # what is gone, and what to decide
    assert "«các khối, tổ dân phố» (15 chỗ)" in text


def test_an_empty_ledger_is_a_title_and_zeros(plan_of_cua_lo):
    ledger = api.roll_over(plan_of_cua_lo, 2024).ledger
    assert ledger.counts == Counts(0, 0, 0, 0, 0, 0)
    assert api.format_ledger(ledger).splitlines()[0] == "# Sổ chuyển năm 2024 → 2024"
    assert "##" not in api.format_ledger(ledger)
