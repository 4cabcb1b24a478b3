import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.vietnamese.body_names import even_tones, name_pattern, parse_body_name

FULL = "Sở Lao động - Thương binh và Xã hội"
PATTERN = re.compile(name_pattern(parse_body_name(FULL)))


@pytest.mark.parametrize(
    "spelling",
    [
        FULL,
        "Sở Lao động-TB&XH",
        "Sở Lao động –TB&XH",
        "Sở Lao động- Thương binh và Xã hội",
        "Sở Lao động, Thương binh và Xã hội",
        "Sở Lao động Thương binh Xã hội",
        "Sở Lao động - TB và XH",
        "Sở LĐTBXH",
        "Sở LĐ-TB&XH",
        "Sở LĐ-TBXH",
        "Sở LĐTB&XH",
        "Sở LĐT BXH",
        "Sở LĐ.TB.XH",
        "sở lao động - thương binh và xã hội",
        "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
        "Sở  Lao động -\nThương binh và Xã hội",
        "Sở Lao động - Thương binh và Xã hôị",
    ],
)
def test_one_body_is_found_in_every_spelling(spelling):
    found = PATTERN.search(even_tones(f"gửi {spelling}, đúng hạn"))
    assert found is not None
    assert (found.start(), found.end()) == (4, 4 + len(spelling))


@pytest.mark.parametrize(
    "other",
    [
        "Sở Lao động",
        "Sở Nội vụ",
        "Phòng LĐTBXH",
        "Sở lđtbxh",
        "Lao động - Thương binh và Xã hội",
        "Sở LĐTBXHX",
        "Cơ sở LĐTB",
        "Sở Lao động; Thương binh và Xã hội",
    ],
)
def test_other_words_are_not_taken_for_it(other):
    assert PATTERN.search(even_tones(other)) is None


def test_a_name_is_taken_apart_into_its_kind_and_its_parts():
    name = parse_body_name("Ủy ban nhân dân thị xã Cửa Lò")
    assert (name.kind, name.rest) == ("Ủy ban nhân dân", "thị xã Cửa Lò")
    assert parse_body_name("Chi cục Dân số").kind == "Chi cục"
    assert parse_body_name("Hội Liên hiệp Phụ nữ").kind == ""
    assert parse_body_name(FULL).parts == ("Lao động", "Thương binh", "Xã hội")


def test_a_short_name_has_no_abbreviation():
    pattern = re.compile(name_pattern(parse_body_name("Sở Y tế")))
    assert pattern.search(even_tones("Sở Y tế"))
    assert pattern.search("Sở YT") is None


@pytest.mark.parametrize(
    ("one", "other"), [("Hoà", "Hòa"), ("Thuỷ", "Thủy"), ("khoẻ", "khỏe"), ("UỶ", "ỦY"), ("quý", "quí")]
)
def test_the_place_of_the_tone_tells_no_two_words_apart(one, other):
    same = one != "quý"  # another letter is another spelling
    assert (even_tones(one) == even_tones(other)) is same


@given(st.text(alphabet="Hoàòáuỷủaăâêếệ xyĐđ1-", max_size=40))
def test_even_tones_keep_the_length_and_are_stable(text):
    evened = even_tones(text)
    assert len(evened) == len(text)
    assert even_tones(evened) == evened
