from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.ooxml.formats import Border, RunFormat, find_legacy_encoding, font_of_letter, fonts_used
from docgen.ooxml.measure import color, emu, twips
from docgen.ooxml.numbering import format_number

SLOTS = RunFormat(font_ascii="A", font_hansi="H", font_east_asia="E", font_cs="C")


@pytest.mark.parametrize(
    ("letters", "font"),
    [
        ("aZ0 .-\u007f", "A"),
        ("ăâđêôơưĂÂĐÊÔƠƯấệữỹẠ", "H"),
        ("\u0301\u0323", "H"),
        ("“”–…₫\u00a0", "H"),
        ("漢あ한", "E"),
        ("אب", "C"),
    ],
)
def test_each_letter_takes_its_slot(letters, font):
    assert {font_of_letter(letter, SLOTS) for letter in letters} == {font}


def test_blanks_use_no_font():
    assert fonts_used(" \t\n\u00a0", SLOTS) == ()


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", "TCVN3"),
        (".VnTimeH", "TCVN3"),
        (".vnArial", "TCVN3"),
        ("VNI-Times", "VNI"),
        ("vni-helve", "VNI"),
        ("Times New Roman", None),
        ("VNtimes", None),
        ("", None),
    ],
)
def test_legacy_fonts_are_known_by_name(font, encoding):
    assert find_legacy_encoding(font) == encoding


def test_a_white_line_is_not_visible():
    assert Border("single", 4).visible
    assert not Border("single", 4, 0, "FFFFFF").visible
    assert not Border().visible


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("240", 240),
        ("-5", -5),
        ("12pt", 240),
        ("2.54cm", 1440),
        ("1in", 1440),
        ("25.4mm", 1440),
        ("12.6", 13),
        ("x", 7),
        ("", 7),
        (None, 7),
        ("9" * 30, 7),
        ("1e5", 7),
        ("12parsec", 7),
    ],
)
def test_lengths_are_twips(text, number):
    assert twips(text, 7) == number


@given(st.text(max_size=20))
def test_no_attribute_value_breaks_the_readers_of_numbers(text):
    assert isinstance(twips(text), int)
    assert isinstance(emu(text), int)
    assert len(color(text)) == 6


@pytest.mark.parametrize(
    ("number", "style", "text"),
    [
        (1, "upperRoman", "I"),
        (4, "lowerRoman", "iv"),
        (1999, "upperRoman", "MCMXCIX"),
        (26, "upperLetter", "Z"),
        (27, "lowerLetter", "aa"),
        (5, "decimalZero", "05"),
        (12, "decimalZero", "12"),
        (3, "none", ""),
        (0, "upperRoman", "0"),
        (-2, "lowerLetter", "-2"),
        (10**6, "lowerLetter", "1000000"),
        (7, "chicago", "7"),
    ],
)
def test_numbers_of_lists(number, style, text):
    assert format_number(number, style) == text
