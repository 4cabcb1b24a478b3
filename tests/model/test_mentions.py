import pytest

from docgen.loading import load_register, shipped_register
from docgen.model.mentions import (
    NameForm,
    find_level_of,
    find_mentions,
    find_namesakes,
    find_symbol_mentions,
    find_unit_of,
    find_unit_word,
)
from docgen.model.register import Level

REGISTER = shipped_register()


def named(text):
    return [(mention.text, mention.entry.id) for mention in find_mentions(text, REGISTER)]


def test_the_three_spellings_of_the_seed_name_one_body():
    text = "gửi Sở Lao động-TB&XH; Sở Lao động –TB&XH; Sở Lao động- Thương binh và Xã hội"
    assert {entry for _, entry in named(text)} == {"so-ldtbxh"}


def test_bodies_of_three_levels_are_told_apart():
    text = "Bộ LĐTBXH, Sở LĐTBXH, Phòng LĐTBXH"
    assert [entry for _, entry in named(text)] == ["bo-ldtbxh", "so-ldtbxh", "phong-ldtbxh"]


def test_common_nouns_in_small_letters_are_no_body():
    assert named("đội ngũ cán bộ nội vụ và ban dân tộc") == []


def test_a_list_names_its_kind_once():
    (mention,) = find_mentions("các Sở: Tư pháp, Lao động - Thương binh và Xã hội và Y tế", REGISTER)
    assert (mention.entry.id, mention.form) == ("so-ldtbxh", NameForm.REST)


def test_the_same_words_outside_a_list_are_no_body():
    assert named("lĩnh vực Lao động - Thương binh và Xã hội") == []


def test_a_unit_is_found_short_and_in_capitals():
    text = "TX. Cửa Lò, THỊ XÃ CỬA LÒ, Thị xã Cửa Lò"
    assert {entry for _, entry in named(text)} == {"thi-xa-cua-lo"}
    assert len(named(text)) == 3


def test_a_unit_is_found_with_either_place_of_the_tone():
    assert named("phường Nghi Thuỷ") == [("phường Nghi Thuỷ", "phuong-nghi-thuy")]


def test_the_longer_of_two_names_wins():
    register = load_register(
        b'bodies:\n  - {id: a, name: "Ban V\xc4\x83n h\xc3\xb3a"}\n  - {id: b, name: "Ban V\xc4\x83n h\xc3\xb3a Th\xe1\xbb\x83 thao"}\n'
    )
    assert [mention.entry.id for mention in find_mentions("Ban Văn hóa Thể thao", register)] == ["b"]


@pytest.mark.parametrize(
    ("level", "body"),
    [(Level.PROVINCE, "so-ldtbxh"), (Level.DISTRICT, "phong-ldtbxh"), (Level.COMMUNE, None), (None, None)],
)
def test_a_symbol_names_the_body_of_the_issuers_level(level, body):
    found = find_symbol_mentions("VT, LĐTBXH", REGISTER, level)
    assert [mention.entry.id for mention in found] == ([body] if body else [])


def test_a_symbol_that_two_bodies_share_is_left_out_without_a_level():
    assert find_symbol_mentions("VT, SNV", REGISTER, None)[0].entry.id == "so-noi-vu"


@pytest.mark.parametrize(
    ("issuer", "unit", "level"),
    [
        ("Ủy ban nhân dân thị xã Cửa Lò", "thi-xa-cua-lo", Level.DISTRICT),
        ("ỦY BAN NHÂN DÂN\nTHỊ XÃ CỬA LÒ", "thi-xa-cua-lo", Level.DISTRICT),
        ("Ủy ban nhân dân thành phố Hà Nội", "ha-noi", Level.PROVINCE),
        ("UBND xã Diễn Châu", None, Level.COMMUNE),
        ("UBND tỉnh Nghệ An", None, Level.PROVINCE),
        ("Bộ Nội vụ", None, None),
    ],
)
def test_an_issuer_tells_its_unit_and_level(issuer, unit, level):
    found = find_unit_of(issuer, REGISTER)
    assert (found.id if found else None) == unit
    assert find_level_of(issuer, REGISTER) is level


def test_the_unit_word_is_the_first_of_the_name():
    assert find_unit_word("Ủy ban nhân dân thị xã Cửa Lò") == "thị xã"
    assert find_unit_word("UBND phường Thị xã") == "phường"
    assert find_unit_word("Sở Nội vụ") is None


@pytest.mark.parametrize(
    "text",
    [
        "Ban Tuyên giáo - Dân tộc, Tôn giáo",
        "Ban Tuyên giáo Hội LHPN tỉnh",
        "Phòng Nội vụ - Lao động - Thương binh và Xã hội",
        "Ban Dân tộc, Tôn giáo",
    ],
)
def test_the_beginning_of_a_longer_name_is_not_the_body(text):
    assert named(text) == []
    assert [mention.text for mention in find_namesakes(text, REGISTER)] == [" ".join(text.replace(",", "").split()[:3])]
