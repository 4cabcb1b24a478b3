"""The pack's words for bodies that are no more say what the register of changes says: one truth, two readers."""

import pytest

from docgen.loading import shipped_register
from docgen.model.fates import format_day_of
from templates_nd30.rules.dictionary import old_words

REGISTER = shipped_register()
BODIES = ["Bộ", "Sở", "Phòng"]


@pytest.mark.parametrize("kind", BODIES)
def test_a_body_ends_in_the_pack_when_and_by_what_the_register_says(kind):
    name = f"{kind} Lao động - Thương binh và Xã hội"
    (body,) = [body for body in REGISTER.bodies if body.name == name]
    (words,) = [words for words in old_words() if words.bodies and words.pattern.fullmatch(name)]
    first = body.changes[0]
    assert words.since == first.certain_from
    assert words.when == f"{format_day_of(first)} ({first.basis})"


def test_every_word_for_a_body_says_when_and_by_what():
    assert all(words.when for words in old_words() if words.bodies)
    assert sum(words.bodies for words in old_words()) == 2
