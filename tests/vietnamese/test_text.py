"""Vietnamese text: encodings, keys, capitals, identifiers."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.vietnamese.text import (
    ACCENTED_LETTERS,
    capitalise_first,
    comparison_key,
    find_illegal_character,
    find_nearest,
    fold_ascii,
    lower_first,
    normalise_text,
    same_text,
    slugify,
    squeeze,
    upper_text,
)

VIETNAMESE = st.text(alphabet=st.sampled_from(ACCENTED_LETTERS + "abcdeghiklmnopqrstuvxyABCDEGHIKLMNOPQRSTUVXY -–.,"))


def test_vietnamese_has_134_letters_that_ascii_lacks():
    assert len(ACCENTED_LETTERS) == len(set(ACCENTED_LETTERS)) == 134
    assert {"đ", "Đ", "ệ", "Ợ", "ỵ", "Ỵ", "ă", "Ư"} <= set(ACCENTED_LETTERS)
    assert not any(letter.isascii() for letter in ACCENTED_LETTERS)


def test_decomposed_text_is_composed_and_nothing_else_changes():
    written = "Uỷ ban  nhân dân\u00a0– “Cửa Lò”\n"
    assert normalise_text(unicodedata.normalize("NFD", written)) == written


@pytest.mark.parametrize(
    ("text", "index", "words"),
    [
        ("Kế\x00hoạch", 2, "NUL"),
        ("a\x0bb", 1, "Shift+Enter"),
        ("a\x0cb", 1, "ngắt trang"),
        ("\x1b[0m", 0, "ESC"),
        ("ab\x1f", 2, "U+001F"),
        ("ab\x02", 2, "ký tự điều khiển, mã U+0002"),
        ("ab\ud83dc", 2, "surrogate"),
        ("\uffff", 0, "mã không phải là ký tự, mã U+FFFF"),
        ("x\ufffe\x00", 1, "U+FFFE"),
    ],
)
def test_a_character_that_xml_forbids_is_named_with_its_place(text: str, index: int, words: str):
    found = find_illegal_character(text)
    assert found is not None
    assert found.index == index
    assert found.character == text[index]
    assert words in found.name


def test_every_legal_character_passes():
    assert find_illegal_character("\t\n\r Ủy ban\u0085\ufffd😀{{ }} & < >") is None


@given(st.text(alphabet=st.characters()))
def test_illegal_characters_are_exactly_those_outside_the_xml_production(text: str):
    def is_legal(character: str) -> bool:
        code = ord(character)
        return (
            code in {0x9, 0xA, 0xD} or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF
        )

    first = next((index for index, character in enumerate(text) if not is_legal(character)), None)
    found = find_illegal_character(text)
    assert (found.index if found else None) == first


def test_white_space_of_any_kind_becomes_one_space():
    assert squeeze(" \u00a0Nơi \t\n nhận\u2003:\u202f") == "Nơi nhận :"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"),
        ("Hoà bình", "hòa bình"),
        ("Uỷ ban nhân dân", "ỦY BAN NHÂN DÂN"),
        ("thuý", "thúy"),
        ("toạ đàm", "tọa đàm"),
        ("khoẻ", "khỏe"),
        ("hoả tốc", "HỎA TỐC"),
        ("uỷ quyền", "ủy quyền"),
        ("quý", "qúy"),
        ("già", "gìa"),
        ("hoàn thành", "hòan thành"),
        ("Đ", "Ð"),
        ("đặc khu", "ðặc khu"),
        ("Lao động – Thương binh", "Lao động - Thương binh"),
        ("Thương\u00a0binh", " Thương  binh "),
        ("“Cửa Lò”", '"Cửa Lò"'),
        ("B’Lao", "B'Lao"),
        ("chờ…", "chờ..."),
        ("Nghệ\u200b An", "Nghệ An"),
        (unicodedata.normalize("NFD", "Nguyễn Quang Tiêu"), "Nguyễn Quang Tiêu"),
    ],
)
def test_two_spellings_of_one_text_are_the_same(one: str, other: str):
    assert same_text(one, other)
    assert comparison_key(one) == comparison_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("quý", "quy"),
        ("quý", "quỳ"),
        ("gì", "gi"),
        ("giá", "già"),
        ("của", "cua"),
        ("của", "cửa"),
        ("đa", "da"),
        ("lan", "lân"),
        ("mượn", "muộn"),
        ("Cửa Lò", "CửaLò"),
        ("4.1", "4,1"),
        ("thủy hóa", "thủy hoa"),
    ],
)
def test_two_different_words_stay_different(one: str, other: str):
    assert not same_text(one, other)


def test_different_words_never_share_a_key_within_the_syllables_of_a_tone_table():
    bases = ["qu", "gi", "hoa", "hoe", "huy", "ngoai", "khuyu", "tuong", "thuơ", "yêu", "ia", "ưu"]
    for base in bases:
        vowel = next(index for index, letter in enumerate(base) if letter in "aeiouyâêôơưă")
        toned = [
            unicodedata.normalize("NFC", base[: vowel + 1] + tone + base[vowel + 1 :])
            for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
        ]
        assert len({comparison_key(word) for word in toned}) == 6


@given(VIETNAMESE)
def test_the_comparison_key_ignores_encoding_and_case(text: str):
    key = comparison_key(text)
    assert comparison_key(unicodedata.normalize("NFD", text)) == key
    assert comparison_key(upper_text(text)) == key


def test_capitals_of_every_letter_come_out_composed():
    small = ACCENTED_LETTERS[:67]
    assert upper_text(unicodedata.normalize("NFD", small)) == ACCENTED_LETTERS[67:]
    assert upper_text("Ủy ban nhân dân đặc khu") == "ỦY BAN NHÂN DÂN ĐẶC KHU"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("đẩy mạnh truyền thông", "Đẩy mạnh truyền thông"),
        ("“ưu tiên”", "“Ưu tiên”"),
        ("(nếu có)", "(Nếu có)"),
        ("55 hội viên", "55 hội viên"),
        ("e\u0302m", "Êm"),
        ("", ""),
        ("---", "---"),
    ],
)
def test_the_first_letter_becomes_a_capital(text: str, expected: str):
    assert capitalise_first(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đẩy mạnh", "đẩy mạnh"),
        ("Ủy ban nhân dân", "ủy ban nhân dân"),
        ("Ý kiến", "ý kiến"),
        ("UBND phường", "UBND phường"),
        ("TTr của Sở", "TTr của Sở"),
        ("QyĐ", "QyĐ"),
        ("6 tháng", "6 tháng"),
        ("", ""),
    ],
)
def test_the_first_letter_becomes_small_but_in_an_abbreviation(text: str, expected: str):
    assert lower_first(text) == expected


def test_marks_fold_away():
    assert fold_ascii("Đặc khu “Phú Quốc” – ĐƯỜNG … Ðà Nẵng") == 'Dac khu "Phu Quoc" - DUONG ... Da Nang'
    assert fold_ascii(ACCENTED_LETTERS).isascii()


def test_what_has_no_plain_letter_is_not_dropped():
    assert fold_ascii("5.000 ₫ 中") == "5.000 ₫ 中"


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Quản lý nhà nước", "quan-ly-nha-nuoc"),
        ("  4.2. Tổ chức – kiểm tra!  ", "4-2-to-chuc-kiem-tra"),
        ("Đ/c Nguyễn", "d-c-nguyen"),
        ("…", ""),
        ("₫₫", ""),
    ],
)
def test_a_slug_holds_small_letters_digits_and_hyphens_only(text: str, slug: str):
    assert slugify(text) == slug


@given(st.text())
def test_a_slug_is_stable(text: str):
    slug = slugify(text)
    assert slugify(slug) == slug
    assert slug.isascii()
    assert not slug.startswith("-")


@pytest.mark.parametrize(
    ("word", "nearest"),
    [
        ("isuer", "issuer"),
        ("Subject", "subject"),
        ("fullname", "full_name"),
        ("full-name", "full_name"),
        ("recipient", "recipients"),
        ("thời_hạn", None),
        ("", None),
        ("x" * 1_000_000, None),
    ],
)
def test_a_misspelt_key_finds_the_nearest_known_one(word: str, nearest: str | None):
    assert find_nearest(word, ["issuer", "subject", "full_name", "recipients"]) == nearest


def test_of_equally_near_candidates_the_first_wins():
    assert find_nearest("lead", ["leadx", "leady"]) == "leadx"
    assert find_nearest("lead", ["leady", "leadx"]) == "leady"


def test_nothing_is_near_when_there_are_no_candidates():
    assert find_nearest("lead", []) is None
