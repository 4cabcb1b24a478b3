"""Open slots: what is written is found again, in capitals and broken lines too, and nothing else is taken for one."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.vietnamese.open_slots import (
    SlotKind,
    find_open_slots,
    format_open_slot,
    may_hold_open_slot,
    parse_open_slot,
)
from docgen.vietnamese.text import upper_text

KEYS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
PROMPTS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=40)


@given(KEYS, st.sampled_from(SlotKind), PROMPTS)
def test_a_slot_is_read_as_it_was_written(key, kind, prompt):
    mark = format_open_slot(key, kind, prompt)
    slot = parse_open_slot(mark)
    assert (slot.key, slot.kind, slot.written) == (key, kind, mark)
    assert format_open_slot(slot.key, slot.kind, slot.prompt) == mark


@given(KEYS, st.sampled_from(SlotKind), PROMPTS)
def test_a_text_with_a_slot_is_never_passed_over(key, kind, prompt):
    mark = format_open_slot(key, kind, prompt)
    for text in (mark, upper_text(mark), mark.lower(), mark.swapcase()):
        assert not find_open_slots(text) or may_hold_open_slot(json.dumps({"a": [text]}, ensure_ascii=False, indent=2))
    assert not may_hold_open_slot(json.dumps({"a": ["Kế hoạch", []]}, ensure_ascii=False, indent=2))


def test_slots_in_a_sentence_are_found_in_order():
    text = "Thực hiện [CẦN ĐIỀN cap-tren (viện dẫn): kế hoạch năm 2025], theo [CẦN ĐIỀN theme (lời văn): chủ đề]."
    spans = find_open_slots(text)
    assert [span.slot.key for span in spans] == ["cap-tren", "theme"]
    assert [text[span.start : span.end] for span in spans] == [span.slot.written for span in spans]


def test_capitals_and_line_breaks_do_not_hide_a_slot():
    mark = format_open_slot("signer", SlotKind.NAME, "người ký")
    broken = upper_text(mark).replace("CẦN ĐIỀN ", "CẦN\nĐIỀN\N{NO-BREAK SPACE}")
    (span,) = find_open_slots(broken)
    assert (span.slot.key, span.slot.kind, span.slot.prompt) == ("signer", SlotKind.NAME, "NGƯỜI KÝ")


@pytest.mark.parametrize(
    "text",
    [
        "[CẦN ĐIỀN]",
        "[CẦN ĐIỀN theme: chủ đề]",
        "[CẦN ĐIỀN theme (khác): chủ đề]",
        "[1]",
        "[CẦN ĐIỀN theme (số): ]",
        "][",
    ],
)
def test_other_brackets_are_no_slots(text):
    assert find_open_slots(text) == ()
    with pytest.raises(ValueError, match="chỗ chờ điền"):
        parse_open_slot(text)


def test_brackets_in_a_prompt_become_round_and_an_odd_key_is_refused():
    assert format_open_slot("a", SlotKind.TEXT, "nội dung [bản 2]") == "[CẦN ĐIỀN a (lời văn): nội dung (bản 2)]"
    with pytest.raises(ValueError, match="Chỗ khác"):
        format_open_slot("Chỗ khác", SlotKind.TEXT, "nội dung")
