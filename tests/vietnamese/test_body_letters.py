"""A text that has not the needed letters of a name is one that no pattern of that name finds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.vietnamese.body_letters import LettersOf, needed_letters, needs_of
from docgen.vietnamese.body_names import even_tones, name_pattern, parse_body_name

NAMES = (
    "Sở Lao động - Thương binh và Xã hội",
    "Ủy ban nhân dân thị xã Cửa Lò",
    "Phòng Y tế",
    "Ban Dân tộc và Tôn giáo",
    "Liên hiệp các Hội Khoa học và Kỹ thuật",
)
PIECES = (
    *("Sở", "sở", "SỞ", "Phòng", "UBND", "Ủy ban nhân dân", "Uỷ ban nhân dân", "Ban"),
    *("Lao động", "lao động", "LAO ĐỘNG", "LĐ", "L.Đ", "L Đ", "Thương binh", "TB", "Xã hội", "XH", "LĐTBXH"),
    *("thị xã Cửa Lò", "TXCL", "Y tế", "YT", "Dân tộc", "DT", "Tôn giáo", "TG", "Liên hiệp các Hội", "LHCH"),
    *("Khoa học", "KH", "Kỹ thuật", "KT", "-", " - ", "–", ", ", " và ", "&", " ", "  ", ".", "\n"),
)


def may_name(text, name):
    return LettersOf(even_tones(text)).have(needs_of(parse_body_name(name)))


@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join), st.sampled_from(NAMES))
def test_what_the_pattern_of_a_name_finds_has_the_letters_it_needs(text, name):
    pattern = re.compile(name_pattern(parse_body_name(name)))
    assert may_name(text, name) or pattern.search(even_tones(text)) is None


@pytest.mark.parametrize("written", ["Sở LĐ-TB&XH", "sở Lao động, TBXH", "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI"])
def test_every_spelling_has_the_letters(written):
    assert may_name(f"gửi {written} trước ngày 30", NAMES[0])


@pytest.mark.parametrize("text", ["cơ sở vật chất của người lao động", "Sở Nội vụ", "thương binh, liệt sĩ ở xã hội"])
def test_a_text_without_one_of_the_parts_has_them_not(text):
    assert not may_name(text, NAMES[0])


def test_a_name_that_is_never_shortened_needs_each_of_its_words_the_longest_first():
    assert [needed.word for needed in needed_letters("Quỳ Châu Hòa")] == ["châu", "quỳ", "hoà"]
