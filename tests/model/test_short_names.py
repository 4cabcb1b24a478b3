"""Short names that a document makes for bodies of the register, and where it uses them."""

import pytest

from docgen.loading import shipped_register
from docgen.model.short_names import ShortName, find_short_names, find_uses

REGISTER = shipped_register()
BODY = "Phòng Lao động - Thương binh và Xã hội"
ENTRY = REGISTER.find_body("phong-ldtbxh")


def made(text):
    return [(name.short, name.entry.id) for name in find_short_names([text], REGISTER)]


@pytest.mark.parametrize(
    ("words", "short"),
    [
        (f"{BODY} (gọi tắt là Phòng LĐTBXH) chủ trì", "Phòng LĐTBXH"),
        (f"{BODY} (sau đây viết tắt là PLĐTBXH)", "PLĐTBXH"),
        (f"{BODY} (sau đây gọi là: “Phòng chuyên môn”)", "Phòng chuyên môn"),
        (f"{BODY} (Sau đây gọi tắt là Phòng)", "Phòng"),
        (f"{BODY} thị xã Cửa Lò (viết tắt: LĐTBXH)", "LĐTBXH"),
        (f"{BODY} (LĐTBXH)", "LĐTBXH"),
        (f"giao {BODY}, sau đây gọi tắt là Phòng LĐ, chủ trì", "Phòng LĐ"),
        (f"{BODY}, dưới đây gọi tắt là Phòng LĐ.", "Phòng LĐ"),
    ],
)
def test_each_way_of_making_a_short_name_is_read(words, short):
    assert made(words) == [(short, "phong-ldtbxh")]


@pytest.mark.parametrize(
    "words",
    [
        f"{BODY} (chủ trì)",
        f"{BODY} (cũ)",
        f"{BODY}, sau đây là các việc",
        f"{BODY} (gọi điện trước)",
        f"{BODY} phối hợp (gọi tắt là Phòng)",
        "Sở Tư pháp (STP)",
    ],
)
def test_other_words_behind_a_body_make_none(words):
    assert made(words) == []


def test_the_first_of_two_alike_counts():
    texts = [f"{BODY} (LĐTBXH)", "Sở Lao động - Thương binh và Xã hội (LĐTBXH)"]
    assert [name.entry.id for name in find_short_names(texts, REGISTER)] == ["phong-ldtbxh"]


def test_a_kind_alone_is_no_other_word_and_no_other_body():
    text = "Phòng chủ trì. Phòng, chống bạo lực; Phòng ngừa; Phòng Tư pháp; các Phòng; giao Phòng."
    found = [text[start : end + 8] for start, end in find_uses(text, ShortName("Phòng", ENTRY))]
    assert found == ["Phòng chủ trì", "Phòng."]


def test_a_short_name_within_a_symbol_is_no_use():
    text = "Công văn số 12/LĐTBXH-BĐG; LĐTBXH tổng hợp"
    assert find_uses(text, ShortName("LĐTBXH", ENTRY)) == ((27, 33),)
