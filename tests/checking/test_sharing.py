"""What the rules of one check share is made once a document, and never hides a paragraph from a rule."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from docgen.anatomy import locate_boxes
from docgen.contracts import Examination
from docgen.discovery import pack_for
from docgen.ooxml import DocumentFacts, Paragraph, Run, Section
from templates_nd30.rules.passages import MOST, is_mostly_capitals
from templates_nd30.rules.prose import proses_of, proses_with

LETTERS = st.text(alphabet="aAăÂđĐ.,; \u00a0\t\n\u200b…", max_size=12)


def examination(*texts):
    facts = DocumentFacts(sections=(Section(blocks=tuple(Paragraph((Run(text),)) for text in texts)),))
    return Examination.of(facts, locate_boxes(facts), pack_for("nd30").decree)


def test_what_is_asked_twice_is_made_once_for_each_document():
    asked = []

    def count(x):
        asked.append(x)
        return len(x.paragraphs)

    one, two = examination("Một."), examination("Một.", "Hai.")
    assert [one.once(count), two.once(count), one.once(count)] == [1, 2, 1]
    assert asked == [one, two]


def test_two_questions_have_two_answers():
    x = examination("Một.")
    assert x.once(lambda _: "một") == "một"
    assert x.once(lambda _: "hai") == "hai"


def test_a_walk_is_shared_by_all_who_ask():
    x = examination("Một.", "Hai.")
    assert proses_of(x) is proses_of(x)


def test_words_are_found_in_any_capitals_and_over_any_blanks():
    x = examination("phục  vụ Nhân\u00a0dân", "PHỤC VỤ", "phục\tvụ")
    assert [prose.index for prose in proses_with(x, "phục vụ")] == [0, 1]
    assert [prose.index for prose in proses_with(x, "vụ nhân dân", "phục\tvụ")] == [0, 2]
    assert list(proses_with(x, "không có")) == []


@given(st.lists(LETTERS, max_size=5), st.sampled_from(["đ", "…", "\u200b", " ,", "ăđ", "a đ", "a, đ"]))
def test_no_paragraph_with_a_whole_word_or_a_sign_is_left_out(texts, word):
    x = examination(*texts)
    whole = re.compile(word if len(word) == 1 else rf"\b{word}\b" if word[0].isalpha() else re.escape(word))
    expected = {prose.index for prose in proses_of(x) if whole.search(prose.text.lower())}
    assert expected <= {prose.index for prose in proses_with(x, word)}


@given(st.text(alphabet="aăỹĐ A\u1eaeⅣⓐª1.,\u3042\uff21\U0001d400", max_size=60))
def test_mostly_capitals_are_told_as_by_counting_each_letter(words):
    letters = [letter for letter in words * 4 if letter.isalpha()]
    share = sum(letter.isupper() for letter in letters) / len(letters) if letters else 1.0
    assert is_mostly_capitals(words * 4) == (share >= MOST)
