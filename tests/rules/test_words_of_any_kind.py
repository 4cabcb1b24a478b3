"""Rules of capitals, abbreviations and typing on any text: they never crash, and their safe edits stay inside the text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rule_cases import all_cases

from docgen.anatomy import locate_boxes
from docgen.anatomy.results import Anatomy, Scope, ScopeKind
from docgen.checking import rules_of
from docgen.checking.engine import run_rules
from docgen.contracts import Examination
from docgen.diagnostics import Severity
from docgen.discovery import pack_for
from docgen.ooxml.edits import TextEdit
from docgen.ooxml.facts import DocumentFacts, Paragraph, Run, Section

PACK = pack_for("nd30")
RULES = [rule for rule in rules_of(PACK) if rule.family in "CVT"]
PIECES = sorted({piece for case in all_cases() if case.code[5] in "CVT" for piece in case.outline.split()})
SIGNS = [
    "\u0301",
    "\u0309",
    "\u200b",
    "\u00a0",
    "\n",
    "\t",
    "  ",
    "“",
    '"',
    "(",
    ")",
    "...",
    "…",
    "Đ",
    "Ð",
    ",",
    ".",
    ";",
]
TEXT = st.one_of(
    st.text(max_size=80),
    st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from(SIGNS)), max_size=30).map(" ".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from(SIGNS)), max_size=30).map("".join),
)


def examined(texts):
    """A document of paragraphs whose runs are cut in the middle, so that a word may stand in two of them."""
    blocks = tuple(Paragraph(runs=(Run(text[: len(text) // 2]), Run(text[len(text) // 2 :]))) for text in texts)
    facts = DocumentFacts(sections=(Section(blocks=blocks),))
    return facts, run_rules(RULES, Examination.of(facts, locate_boxes(facts), PACK.decree))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TEXT, max_size=5))
def test_no_rule_crashes_and_no_edit_leaves_the_text(texts):
    facts, outcome = examined(texts)
    paragraphs = [placed.paragraph for placed in facts.paragraphs()]
    for hit in outcome.hits:
        assert hit.finding.severity is not Severity.ERROR, hit.finding
        assert hit.finding.measured != hit.finding.required
        for edit in hit.edits:
            if isinstance(edit, TextEdit):
                assert 0 <= edit.start <= edit.end <= len(paragraphs[edit.paragraph].text)


@pytest.mark.parametrize(
    "piece",
    ["Ủy Ban ", "tỉnh ", "Khoản 1 ", "((", "a" * 50, "Thị xã ", "năm ", "1 / ", "“", "... ", "huân chương ", "\u0301", "UBND huyện ", "thứ hai ", "Số: /"],
)  # fmt: skip
def test_a_very_long_paragraph_is_read_to_its_end(piece):
    facts = DocumentFacts(sections=(Section(blocks=(Paragraph(runs=(Run(piece * 20_000),)),)),))
    nothing_found = Anatomy(Scope(ScopeKind.NAMED, 1.0, ()))
    examination = replace(Examination.of(facts, nothing_found, PACK.decree), issued_on=date(2026, 3, 5))
    outcome = run_rules(RULES, examination)
    assert all(hit.finding.severity is not Severity.ERROR for hit in outcome.hits)
