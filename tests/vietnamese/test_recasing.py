"""Words in capitals back in the casing of a sentence: names of bodies, headings, and what the document itself says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from docgen.vietnamese.recasing import Casing, is_spoken, recase_agency, recase_title
from docgen.vietnamese.text import comparison_key, upper_text
from docgen.vietnamese.title_words import find_doubtful_place

DATA = YAML(typ="safe", pure=True).load(Path(__file__).with_name("recasing.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("capitals", DATA["agencies"])
def test_the_name_of_a_body_is_written_as_in_a_sentence(capitals: str) -> None:
    assert recase_agency(capitals).text == DATA["agencies"][capitals]


@pytest.mark.parametrize("case", DATA["witnessed"], ids=lambda case: case["capitals"])
def test_a_name_that_a_sentence_of_the_document_writes_is_written_so(case: dict[str, str]) -> None:
    recased = recase_agency(case["capitals"], Casing([case["text"]]))
    assert recased.text == case["written"]
    assert recased.is_witnessed


@pytest.mark.parametrize("case", DATA["titles"], ids=lambda case: case["capitals"])
def test_a_heading_in_capitals_becomes_a_sentence(case: dict[str, str]) -> None:
    assert recase_title(case["capitals"], Casing([case.get("text", "")])) == case["written"]


def test_a_name_that_the_head_gives_is_known_in_headings() -> None:
    casing = Casing(["Các đơn vị báo cáo."]).knowing(["Ủy ban nhân dân xã Hưng Nguyên Nam", "Hưng Nguyên Nam"])
    assert recase_title("TRÊN ĐỊA BÀN XÃ HƯNG NGUYÊN NAM", casing) == "Trên địa bàn xã Hưng Nguyên Nam"


def test_what_was_asked_before_is_still_known_with_more_names() -> None:
    casing = Casing(["Làm theo Luật Bình đẳng giới."])
    assert recase_title("LUẬT BÌNH ĐẲNG GIỚI", casing) == "Luật Bình đẳng giới"
    wiser = casing.knowing(["Cửa Lò"])
    assert recase_title("LUẬT BÌNH ĐẲNG GIỚI Ở CỬA LÒ", wiser) == "Luật Bình đẳng giới ở Cửa Lò"


@pytest.mark.parametrize(
    ("title", "doubtful"),
    [
        ("Trên địa bàn xã hưng nguyên nam", "hưng nguyên"),
        ("Trên địa bàn xã Hưng Nguyên Nam", None),
        ("Vai trò của xã hội, nhiệm vụ của các xã, phường năm 2026", None),
        ("Công tác của thành phố", None),
    ],
)
def test_a_heading_tells_where_a_name_may_hide(title: str, doubtful: str | None) -> None:
    assert find_doubtful_place(title) == doubtful


def test_the_spelling_of_most_sentences_wins() -> None:
    texts = ["Ban chỉ đạo xã họp.", "Giao Ban Chỉ đạo xã.", "Nay Ban Chỉ đạo xã báo cáo."]
    assert recase_agency("BAN CHỈ ĐẠO XÃ", Casing(texts)).text == "Ban Chỉ đạo xã"


def test_a_name_broken_over_lines_in_a_sentence_is_one_line() -> None:
    assert recase_agency("BAN CHỈ ĐẠO XÃ", Casing(["Giao Ban\nChỉ đạo xã làm."])).text == "Ban Chỉ đạo xã"


def test_text_in_capitals_is_no_witness() -> None:
    assert not recase_agency("BỘ NỘI VỤ", Casing(["BỘ NỘI VỤ", "1. BỘ NỘI VỤ (BNV)"])).is_witnessed


def test_an_abbreviation_is_told_from_a_syllable() -> None:
    assert not is_spoken("UBND")
    assert is_spoken("XÃ")
    assert is_spoken("NGHIÊNG")


@given(st.text(alphabet="aăâđêôơưáảạuỷ HÒANbt,-/()", max_size=40), st.text(alphabet="aăâđê HÒAbt.", max_size=40))
def test_no_letter_is_lost(name: str, text: str) -> None:
    casing = Casing([text])
    expected = comparison_key(name)
    assert comparison_key(recase_agency(upper_text(name), casing).text) == comparison_key(upper_text(name))
    assert comparison_key(recase_title(name, casing)) == expected
