"""What a comparison keeps or replaces whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.comparing.tokens import is_word, split_tokens


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("số 277/LĐTBXH-BĐG ngày", ["số", "277/LĐTBXH-BĐG", "ngày"]),
        ("55 /KH-UBND", ["55 /KH-UBND"]),
        ("Số:      /KH-UBND", ["Số", ":", "/KH-UBND"]),
        ("Nghị định 30/2020/NĐ-CP", ["Nghị", "định", "30/2020/NĐ-CP"]),
        ("104-KH/TU", ["104-KH/TU"]),
        ("ngày 11/4/2024, từ 15/11", ["ngày", "11/4/2024", ",", "từ", "15/11"]),
        ("1.234,5 tỷ; 98,5%", ["1.234,5", "tỷ", ";", "98,5%"]),
        ("Quý III/2024", ["Quý", "III/2024"]),
        ("2021-2025", ["2021", "-", "2025"]),
        ("ngày ..... tháng …", ["ngày", ".....", "tháng", "…"]),
        ("Lao động-TB&XH./.", ["Lao", "động", "-", "TB", "&", "XH", ".", "/", "."]),
    ],
)
def test_numbers_dates_and_symbols_stay_whole(text, tokens):
    assert [token for token in split_tokens(text) if not token.isspace()] == tokens


def test_a_tone_typed_as_a_letter_of_its_own_stays_with_its_letter():
    assert split_tokens("tiê\u0301n bô\u0323") == ("tiê\u0301n", " ", "bô\u0323")


@given(st.text())
def test_joined_tokens_are_the_text(text):
    assert "".join(split_tokens(text)) == text


def test_only_what_says_something_is_a_word():
    assert [token for token in split_tokens("5. a, %") if is_word(token)] == ["5", "a"]
