"""Numbers: digits, Roman numerals, letters and words, both ways."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from docgen.vietnamese.numbers import (
    POINT_LETTERS,
    format_document_number,
    format_letter,
    format_number,
    format_roman,
    number_to_words,
    parse_letter,
    parse_number,
    parse_roman,
    words_to_number,
)

LARGEST = 10**15


@pytest.mark.parametrize(
    ("value", "places", "written"),
    [
        (0, None, "0"),
        (1234567, None, "1.234.567"),
        (-77813, None, "-77.813"),
        (Decimal("2.50"), None, "2,50"),
        (Decimal("1234.5"), 2, "1.234,50"),
        (Decimal("98.45"), 1, "98,5"),
        (Decimal("98.55"), 1, "98,6"),
        (Decimal("-0.5"), 0, "-1"),
        (Decimal("-0.001"), 2, "0,00"),
        (Decimal("1E+3"), None, "1.000"),
        (Decimal("0.0000001"), None, "0,0000001"),
        (12, 0, "12"),
    ],
)
def test_a_number_has_dots_between_thousands_and_a_decimal_comma(
    value: Decimal | int, places: int | None, written: str
):
    assert format_number(value, places) == written


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1E+1000000", "1E-1000000"])
def test_a_number_that_cannot_be_printed_is_refused(value: str):
    with pytest.raises(ValueError, match="không in được"):
        format_number(Decimal(value))


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20, places=3))
def test_a_number_reads_back_exactly(value: Decimal):
    assert parse_number(format_number(value)) == value


@given(st.integers(min_value=-(10**18), max_value=10**18))
def test_whole_numbers_agree_with_the_locale_data(value: int):
    assert format_number(value) == format_decimal(value, locale="vi")


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=2))
def test_decimals_agree_with_the_locale_data(value: Decimal):
    assert format_number(value, 2) == format_decimal(value, "#,##0.00", locale="vi").replace("-0,00", "0,00")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234,5", "1234.5"),
        ("1234,5", "1234.5"),
        ("1.234", "1234"),
        (" 05 ", "5"),
        ("-3,25", "-3.25"),
        ("\u22123", "-3"),
        ("+7", "7"),
        ("0,125", "0.125"),
        ("1.000.000", "1000000"),
    ],
)
def test_vietnamese_digits_are_read(text: str, value: str):
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1,234.5", "kiểu Anh"),
        ("2.5", "kiểu Anh"),
        ("1,000,000", "kiểu Anh"),
        ("0.125", "kiểu Anh"),
        ("1.2345", "kiểu Anh"),
        ("1.23.456", "không phải là số"),
        ("1 000", "không phải là số"),
        ("1.000,", "không phải là số"),
        (",5", "không phải là số"),
        ("", "không phải là số"),
        ("60%", "không phải là số"),
        ("NaN", "không phải là số"),
        ("1e5", "không phải là số"),
        ("1_000", "không phải là số"),
        ("٣", "không phải là số"),
        ("9" * 100_000, "không phải là số"),
    ],
)
def test_what_is_no_vietnamese_number_is_refused(text: str, reason: str):
    with pytest.raises(ValueError, match=reason) as caught:
        parse_number(text)
    assert len(str(caught.value)) < 250


def test_a_document_number_below_ten_carries_one_zero():
    assert [format_document_number(number) for number in (1, 9, 10, 277)] == ["01", "09", "10", "277"]
    with pytest.raises(ValueError, match="bắt đầu từ 01"):
        format_document_number(0)


@pytest.mark.parametrize(
    ("number", "roman"),
    [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (1999, "MCMXCIX"), (3999, "MMMCMXCIX")],
)
def test_roman_numerals(number: int, roman: str):
    assert format_roman(number) == roman
    assert parse_roman(roman) == number


def test_every_roman_numeral_reads_back():
    assert [parse_roman(format_roman(number)) for number in range(1, 4000)] == list(range(1, 4000))


@pytest.mark.parametrize("text", ["", "iv", "IIII", "IC", "VX", "MMMM", "I.", "1", "M" * 100_000])
def test_what_is_no_roman_numeral_is_refused(text: str):
    with pytest.raises(ValueError, match="không phải là chữ số La Mã"):
        parse_roman(text)


@pytest.mark.parametrize("number", [0, -1, 4000])
def test_roman_numerals_end_at_3999(number: int):
    with pytest.raises(ValueError, match="La Mã"):
        format_roman(number)


def test_points_are_lettered_in_the_order_of_the_vietnamese_alphabet():
    first = "a b c d đ e g h i k l m n o p q r s t u v x y"
    assert " ".join(format_letter(number) for number in range(1, 24)) == first


def test_beyond_y_letters_go_on_in_pairs():
    assert [format_letter(number) for number in (24, 25, 28, 46, 47, 552)] == ["aa", "ab", "ađ", "ay", "ba", "yy"]


def test_every_letter_reads_back_and_none_occurs_twice():
    names = [format_letter(number) for number in range(1, 553)]
    assert [parse_letter(name) for name in names] == list(range(1, 553))
    assert len(set(names)) == 552


@pytest.mark.parametrize("text", ["", "f", "j", "w", "z", "ă", "A", "a)", "abc", "ð", "1"])
def test_what_names_no_point_is_refused(text: str):
    with pytest.raises(ValueError, match="không phải là chữ chỉ điểm"):
        parse_letter(text)


@pytest.mark.parametrize("number", [0, 553])
def test_points_end_at_yy(number: int):
    with pytest.raises(ValueError, match="552"):
        format_letter(number)
    assert len(POINT_LETTERS) == 23


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (4, "bốn"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (104, "một trăm linh bốn"),
        (105, "một trăm linh năm"),
        (111, "một trăm mười một"),
        (115, "một trăm mười lăm"),
        (231, "hai trăm ba mươi mốt"),
        (1001, "một nghìn không trăm linh một"),
        (1010, "một nghìn không trăm mười"),
        (2024, "hai nghìn không trăm hai mươi tư"),
        (77813, "bảy mươi bảy nghìn tám trăm mười ba"),
        (1_000_005, "một triệu không trăm linh năm"),
        (1_000_005_000, "một tỷ không trăm linh năm nghìn"),
        (1_200_000_000, "một tỷ hai trăm triệu"),
        (1_001_000_000_000, "một nghìn không trăm linh một tỷ"),
        (LARGEST, "một triệu tỷ"),
    ],
)
def test_numbers_are_read_aloud_as_taught(number: int, words: str):
    assert number_to_words(number) == words
    assert words_to_number(words) == number


def test_the_south_says_le_and_ngan():
    assert number_to_words(1005, zero_tens="lẻ", thousand="ngàn") == "một ngàn không trăm lẻ năm"


@given(
    st.one_of(st.integers(0, 3000), st.integers(0, LARGEST), st.integers(0, 999).map(lambda number: number * 10**9)),
    st.sampled_from(["linh", "lẻ"]),
    st.sampled_from(["nghìn", "ngàn"]),
)
def test_words_read_back_to_the_number(number: int, zero_tens, thousand):
    words = number_to_words(number, zero_tens=zero_tens, thousand=thousand)
    assert words_to_number(words) == number
    assert words_to_number(unicodedata.normalize("NFD", words.upper())) == number


@given(st.sets(st.integers(0, LARGEST), min_size=2, max_size=20))
def test_two_numbers_are_never_read_alike(numbers: set[int]):
    assert len({number_to_words(number) for number in numbers}) == len(numbers)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("hai mươi bốn", 24),
        ("mười tư", 14),
        ("Hai mươi nhăm", 25),
        ("một  tỉ\u00a0hai trăm triệu", 1_200_000_000),
        ("bẩy", 7),
        ("một trăm linh tư", 104),
    ],
)
def test_other_right_ways_to_say_a_number_are_read(words: str, number: int):
    assert words_to_number(words) == number


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("", "không phải là một số"),
        ("ba đồng", "“đồng” không phải là chữ chỉ số"),
        ("hai mươi năm", "25 đọc là “hai mươi lăm”"),
        ("một nghìn lẻ một", "1001 đọc là “một nghìn không trăm linh một”"),
        ("một hai", "chưa đúng"),
        ("mười mốt", "11 đọc là “mười một”"),
        ("mốt", "chưa đúng"),
        ("tư", "chưa đúng"),
        ("linh năm", "chưa đúng"),
        ("không trăm", "chưa đúng"),
        ("tỷ", "chưa đúng"),
        ("hai triệu tỷ", "chưa đúng"),
        ("một nghìn một triệu", "chưa đúng"),
        ("chín " + "tỷ " * 50, "chưa đúng"),
        ("một " * 100_000, "không phải là một số"),
    ],
)
def test_what_is_not_said_so_is_refused(words: str, reason: str):
    with pytest.raises(ValueError, match=reason):
        words_to_number(words)


@pytest.mark.parametrize("number", [-1, LARGEST + 1])
def test_numbers_out_of_range_are_not_read(number: int):
    with pytest.raises(ValueError, match="từ 0 đến một triệu tỷ"):
        number_to_words(number)
