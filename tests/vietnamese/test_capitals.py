"""Capitals against a book of phrases: what is found, what is left alone, and that no text breaks it."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from docgen.vietnamese.capitals import (
    Phrase,
    PhraseBook,
    Reading,
    is_capital,
    is_upper,
    may_begin_sentence,
    recased,
    syllables,
)

DATA = YAML(typ="safe", pure=True).load(Path(__file__).with_name("capitals.yaml").read_text(encoding="utf-8"))
BOOK = PhraseBook(
    Phrase(entry) if isinstance(entry, str) else Phrase(entry["written"], quiet=frozenset(entry["quiet"]))
    for entry in DATA["phrases"]
)
WORDS = sorted({word for phrase in DATA["phrases"] for word in str(phrase).split()})


@pytest.mark.parametrize("case", DATA["cases"], ids=lambda case: case["text"])
def test_a_phrase_is_written_as_the_book_has_it(case):
    found = [(item.written, item.wanted) for item in BOOK.miscased(case["text"])]
    assert found == ([(case["wrong"], case["right"])] if "wrong" in case else [])


def test_an_offset_is_that_of_the_text():
    text = "Giao Ủy Ban nhân dân xã."
    (item,) = BOOK.miscased(text)
    assert text[item.start : item.end] == item.written == "Ủy Ban nhân dân"


def test_of_two_phrases_the_longer_is_found():
    book = PhraseBook([Phrase("Nam Bộ"), Phrase("Đông Nam Bộ"), Phrase("Đông Nam")])
    assert [item.wanted for item in book.miscased("đông nam bộ; Nam bộ")] == ["Đông Nam Bộ", "Nam Bộ"]


def test_a_beginning_of_a_phrase_is_no_phrase():
    book = PhraseBook([Phrase("Hội đồng nhân dân")])
    assert list(book.miscased("Hội Đồng nhân sự và hội Đồng nhân")) == []


@pytest.mark.parametrize(
    "text",
    ["|Tỉnh", "Hết câu. |Tỉnh", "- |Tỉnh", "1.2. |Tỉnh", "a) |Tỉnh", "IV. |Tỉnh", "“|Tỉnh", "(|Tỉnh", "gồm: |Tỉnh", "dòng\n|Tỉnh", "- “|Tỉnh", "đ) |Tỉnh", "tên/|Tỉnh"],
)  # fmt: skip
def test_a_capital_may_begin_a_sentence(text):
    assert may_begin_sentence(text.replace("|", ""), text.index("|"))


@pytest.mark.parametrize("text", ["của |Tỉnh", "Nghệ An, |Tỉnh", "UBND |Tỉnh", "(cũ) |Tỉnh", "xã; |Tỉnh"])
def test_a_capital_inside_a_sentence_begins_none(text):
    assert not may_begin_sentence(text.replace("|", ""), text.index("|"))


def test_letters_are_recased_and_spelling_stays():
    assert recased("hoà", "Hòa") == "Hoà"
    assert recased("HÒA", "hòa") == "hòa"
    assert recased("ubnd", "UBND") == "UBND"


def test_capitals_are_told_from_small_letters():
    assert is_capital("Đảng")
    assert not is_capital("đảng")
    assert is_upper("UBND XÃ 1")
    assert not is_upper("Ý")
    assert not is_upper("UBND xã")


@given(st.text(max_size=200))
def test_any_text_is_searched_without_an_error(text):
    for item in BOOK.miscased(text):
        assert text[item.start : item.end] == item.written != item.wanted


@given(st.lists(st.sampled_from([*WORDS, *string.punctuation, " ", "\n", "ỦY BAN"]), max_size=40).map(" ".join))
def test_what_is_put_right_is_right(text):
    items = list(BOOK.miscased(text))
    for item in reversed(items):
        text = text[: item.start] + item.wanted + text[item.end :]
    assert list(BOOK.miscased(text)) == []


@given(st.text(alphabet="ab ủÝ.", max_size=60))
def test_syllables_tell_where_they_stand(text):
    assert all(text[item.start : item.end] == item.written for item in syllables(text))


RARE = "aBữŉß½²\u3041\U0001d400"
"""Letters of everyday text and of none: digits that are no decimal digits, kana, a mathematical letter."""


@given(st.text(alphabet=f"{RARE} ,-–\u00a0\t1_·\U0001f600"))
def test_a_text_is_cut_into_the_same_syllables_however_rare_its_letters(text):
    reading = Reading.of(text)
    assert list(reading.syllables(reading.ends(), 0, reading.count)) == list(syllables(text))


def test_a_phrase_does_not_run_over_a_line_end():
    book = PhraseBook([Phrase("Nhà nước"), Phrase("Tết")])
    found = [item.written for item in book.miscased("của nhà\nnước và nhà nước\nngày tết")]
    assert found == ["nhà nước", "tết"]
