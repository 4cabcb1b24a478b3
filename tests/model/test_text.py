"""Text of the model: what Word can hold, as its author wrote it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from docgen.model import Line, Text

TEXT = TypeAdapter(Text)


def test_decomposed_letters_become_composed_ones():
    assert TEXT.validate_python(unicodedata.normalize("NFD", "Cửa Lò")) == "Cửa Lò"


def test_blanks_at_the_ends_go_and_inside_stay():
    assert TEXT.validate_python("  Nghệ  An \n") == "Nghệ  An"


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1f", "\ufffe", "\uffff"])
def test_a_character_no_word_file_can_hold_is_refused_by_its_place(character):
    with pytest.raises(ValidationError, match="ký tự thứ 4"):
        TEXT.validate_python(f"abc{character}def")


def test_a_lone_surrogate_is_refused():
    with pytest.raises(ValidationError):
        TEXT.validate_python("a\ud800b")


@pytest.mark.parametrize("blank", ["", "   ", "\n\t"])
def test_blank_text_is_refused(blank):
    with pytest.raises(ValidationError, match="để trống"):
        TEXT.validate_python(blank)


def test_a_line_refuses_a_line_break():
    with pytest.raises(ValidationError, match="trên một dòng"):
        TypeAdapter(Line).validate_python("một\nhai")


@given(st.text(min_size=1))
def test_accepted_text_is_stable(text):
    try:
        once = TEXT.validate_python(text)
    except ValidationError:
        return
    assert TEXT.validate_python(once) == once
    assert unicodedata.is_normalized("NFC", once)
