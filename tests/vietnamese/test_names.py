"""Names: Vietnamese order, given names first, names of files."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from docgen.vietnamese.names import collation_key, name_key, safe_file_name


@pytest.mark.parametrize(
    "ordered",
    [
        ["An", "Ăn", "Ân", "Ba", "Da", "Đa", "Em", "Êm", "Ong", "Ông", "Ơn", "Uông", "Ưng"],
        ["ma", "mà", "mả", "mã", "má", "mạ"],
        ["hoa", "hòa", "hỏa", "hóa", "họa", "hoan"],
        ["ba xi", "bà xa"],
        ["Nghi Hải", "Nghi Hòa", "Nghi Hương", "Nghi Tân", "Nghi Thu", "Nghi Thủy", "Thu Thủy"],
        ["Phường 2", "Phường 03", "Phường 10", "Phường An Khê"],
        ["Cửa", "Cửa Lò", "Cửa Nam"],
        ["Đắk Lắk", "Đắk Nông", "Đông"],
        ["Ea Drăng", "Ea H’Leo", "Ea Kly"],
        ["", "1", "a", "中"],
    ],
)
def test_words_stand_as_in_a_vietnamese_dictionary(ordered: list[str]):
    assert sorted(ordered[1::2] + ordered[::2], key=collation_key) == ordered


def test_the_place_of_the_tone_and_the_case_do_not_change_the_order():
    assert collation_key("hoà")[0] == collation_key("Hòa")[0]
    assert sorted(["hòa b", "HOÀ A"], key=collation_key) == ["HOÀ A", "hòa b"]


@given(st.text(), st.text())
def test_the_order_is_total_and_decided_by_the_text_alone(one: str, other: str):
    composed = unicodedata.normalize("NFC", one), unicodedata.normalize("NFC", other)
    assert (collation_key(one) == collation_key(other)) == (composed[0] == composed[1])
    assert collation_key(unicodedata.normalize("NFD", one)) == collation_key(one)


def test_people_are_sorted_by_their_given_names():
    people = ["Nguyễn Văn Bình", "Trần An", "Lê Thị An", "Đỗ Ân", "Nguyễn Quang Tiêu", "Lê Ân", "An"]
    assert sorted(people, key=name_key) == [
        "An",
        "Lê Thị An",
        "Trần An",
        "Đỗ Ân",
        "Lê Ân",
        "Nguyễn Văn Bình",
        "Nguyễn Quang Tiêu",
    ]


def test_an_empty_name_sorts_first():
    assert max(["An", "", "  "], key=name_key) == "An"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kế hoạch số 15/KH-UBND năm 2024", "Kế hoạch số 15-KH-UBND năm 2024.docx"),
        ("Phường Điện Biên Phủ", "Phường Điện Biên Phủ.docx"),
        ("Báo\ncáo\t6 tháng", "Báo cáo 6 tháng.docx"),
        ("../../etc/passwd", "etc-passwd.docx"),
        ("C:\\Windows\\System32", "C-Windows-System32.docx"),
        ("..", "van-ban.docx"),
        ("", "van-ban.docx"),
        (" . ", "van-ban.docx"),
        ("???", "van-ban.docx"),
        ("-rf", "rf.docx"),
        ("~$khoá", "$khoá.docx"),
        ("CON", "_CON.docx"),
        ("nul.txt", "_nul.txt.docx"),
        ("Com1 .báo cáo", "_Com1 .báo cáo.docx"),
        ("CON hội", "CON hội.docx"),
        ("\u202ecod.exe\u202c", "cod.exe.docx"),
        ("a\x00b\ud800c", "abc.docx"),
        ("hết. . ", "hết.docx"),
        (unicodedata.normalize("NFD", "Cửa Lò"), "Cửa Lò.docx"),
    ],
)
def test_a_file_name_is_safe_everywhere_and_stays_vietnamese(text: str, name: str):
    assert safe_file_name(text, ".docx") == name


def test_a_long_name_is_cut_between_letters():
    name = safe_file_name("Ệ" * 500, ".docx")
    assert len(name.encode()) <= 200
    assert name == "Ệ" * 65 + ".docx"


@given(st.text(), st.integers(min_value=20, max_value=255))
@example("0 \x1b 0", 20)
def test_every_text_gives_a_safe_name(text: str, most: int):
    name = safe_file_name(text, ".docx", max_bytes=most)
    stem = name.removesuffix(".docx")
    assert 0 < len(name.encode()) <= most
    assert not set(name) & set('/\\:*?"<>|\n\r\t\x00')
    assert stem == stem.strip(" ")
    assert not stem.startswith((".", "-"))
    assert not stem.endswith(".")
    assert unicodedata.is_normalized("NFC", name)
    assert safe_file_name(stem, ".docx", max_bytes=most) == name


@pytest.mark.parametrize("suffix", ["docx", "./x", ".", ".do cx", ".docx/", ".ệ"])
def test_a_suffix_that_is_none_is_refused(suffix: str):
    with pytest.raises(ValueError, match="không hợp lệ"):
        safe_file_name("a", suffix)


def test_a_limit_without_room_for_a_name_is_refused():
    with pytest.raises(ValueError, match="không đủ chỗ"):
        safe_file_name("a", ".docx", max_bytes=8)
