"""Widths of letters: against the decree's own lines, against the font they were read from."""

from __future__ import annotations

import subprocess
import unicodedata
from functools import cache
from shutil import which

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from docgen.typography import text_width
from docgen.typography.widths import _faces

POINTS_PER_CM = 72 / 2.54
STYLES = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "Bold Italic"}
VIETNAMESE = "".join(
    unicodedata.normalize("NFC", vowel + tone)
    for vowel in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    for tone in ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
)


@cache
def liberation_serif(style: str) -> TTFont:
    if which("fc-match") is None:
        pytest.skip("fontconfig is absent, so the font cannot be found")
    pattern = f"Liberation Serif:style={style}"
    answer = subprocess.run(
        ["fc-match", "-f", "%{family[0]}\n%{style[0]}\n%{file}", pattern], capture_output=True, text=True, check=True
    )
    family, found_style, file = answer.stdout.splitlines()
    if (family, found_style) != ("Liberation Serif", style):
        pytest.skip(f"Liberation Serif {style} is not installed")
    font = TTFont(file)
    if "2.1.5" not in font["name"].getDebugName(5):
        pytest.skip(f"Liberation Serif {style} is not version 2.1.5 but {font['name'].getDebugName(5)}")
    return font


@pytest.mark.parametrize(
    ("text", "size", "centimetres"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, 9.56),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, 8.82),
        ("Độc lập - Tự do - Hạnh phúc", 14, 6.04),
        ("Độc lập - Tự do - Hạnh phúc", 13, 5.61),
    ],
)
def test_the_title_and_the_motto_are_as_wide_as_measured_in_print(text: str, size: float, centimetres: float):
    assert text_width(text, size_pt=size, bold=True) / POINTS_PER_CM == pytest.approx(centimetres, abs=0.015)


@pytest.mark.parametrize("face", STYLES, ids=STYLES.values())
def test_every_width_is_the_fonts_own(face: tuple[bool, bool]):
    font = liberation_serif(STYLES[face])
    names = font.getBestCmap()
    from_font = {letter: font["hmtx"][names[ord(letter)]][0] for letter in _faces()[face]}
    assert dict(_faces()[face]) == from_font
    assert font["head"].unitsPerEm == 2048


@pytest.mark.parametrize("face", STYLES, ids=STYLES.values())
def test_the_table_has_every_letter_and_sign_an_office_types(face: tuple[bool, bool]):
    signs = "–—“”‘’…•₫%°§×÷±≤≥½¼№€\u00a0 .,;:!?()[]/\\&@#*+=_-\"'0123456789"
    letters = "abcdđghklmnpqrstvxfjwzABCDĐGHKLMNPQRSTVXFJWZ"
    assert set(VIETNAMESE + letters + signs) <= set(_faces()[face])
    assert len(set(_faces()[face])) == len(set(_faces()[False, False]))


@pytest.mark.parametrize("face", STYLES, ids=STYLES.values())
def test_a_tone_mark_never_widens_a_vowel(face: tuple[bool, bool]):
    widths = _faces()[face]
    for letter in VIETNAMESE:
        base = unicodedata.normalize(
            "NFC",
            "".join(
                mark for mark in unicodedata.normalize("NFD", letter) if mark not in "\u0300\u0309\u0303\u0301\u0323"
            ),
        )
        assert widths[letter] == widths[base], letter


def test_decomposed_text_is_as_wide_as_composed():
    text = "Ủy ban nhân dân đặc khu"
    assert text_width(unicodedata.normalize("NFD", text), size_pt=13) == text_width(text, size_pt=13)


def test_the_width_grows_with_the_size():
    assert text_width("Kế hoạch", size_pt=28) == pytest.approx(2 * text_width("Kế hoạch", size_pt=14))


@pytest.mark.parametrize(
    ("text", "ems"),
    [
        ("", 0),
        ("\n\u200b\u00ad\x07\ud800", 0),
        ("中", 1),
        ("\u0416", 0.5),
        ("\t", 0.25),
        ("\u2011", 1 / 3),
        ("\u0301", 0),
    ],
)
def test_a_character_outside_the_table_gets_its_documented_width(text: str, ems: float):
    assert text_width(text, size_pt=12) == pytest.approx(12 * ems, abs=0.01)


@given(st.text(st.sampled_from(VIETNAMESE)), st.text(st.sampled_from(VIETNAMESE)))
def test_widths_add_up_because_nothing_is_kerned(one: str, other: str):
    parts = text_width(one, size_pt=10) + text_width(other, size_pt=10)
    assert text_width(one + other, size_pt=10) == pytest.approx(parts)
    assert text_width("AV" * 5, size_pt=10) == pytest.approx(
        5 * text_width("V", size_pt=10) + 5 * text_width("A", size_pt=10)
    )
