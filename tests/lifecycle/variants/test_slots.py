"""A slot prints one fact of the unit in the letters and the form asked for; everything else is printed as written."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.lifecycle.variants.conditions import ConditionError, facts_asked, parse_condition
from docgen.lifecycle.variants.slots import SlotError, fill, parse_slots

FACTS = {
    "unit.full": "phường Cửa Lò",
    "unit.kind": "phường",
    "unit.households": 1234,
    "unit.hamlets": 9,
    "unit.rate": Decimal("50.4"),
    "unit.day": date(2026, 3, 5),
    "unit.coastal": True,
    "unit.industrial": False,
    "unit.blocks": ("khu-cong-nghiep",),
    "unit.poor": None,
    "unit.bodies": "Công an xã; Trạm Y tế;\nHội Phụ nữ",
    "unit.offices": "Phòng Văn hóa, Thông tin; Phòng Kinh tế; Văn phòng",
    "unit.office": "Phòng Kinh tế",
    "unit.zero": 0,
}


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("UBND {unit.full}", "UBND phường Cửa Lò"),
        ("{unit.Full} có", "Phường Cửa Lò có"),
        ("{unit.FULL}", "PHƯỜNG CỬA LÒ"),
        ("{ unit.kind }", "phường"),
        ("{unit.households} hộ", "1.234 hộ"),
        ("{unit.households:words}", "một nghìn hai trăm ba mươi tư"),
        ("{unit.hamlets:two} khối", "09 khối"),
        ("{unit.rate}%", "50,4%"),
        ("trước ngày {unit.day}", "trước ngày 05/3/2026"),
        ("{unit.day:long}", "ngày 05 tháng 3 năm 2026"),
        ("số {unit.households:plain}", "số 1234"),
        ("{unit.rate:plain}", "50,4"),
        ("{unit.bodies:list}", "Công an xã, Trạm Y tế và Hội Phụ nữ"),
        ("{unit.offices:list}", "Phòng Văn hóa, Thông tin; Phòng Kinh tế và Văn phòng"),
        ("{unit.office:list}", "Phòng Kinh tế"),
        ("{{không điền}} {unit.kind}", "{không điền} phường"),
        ("không có gì", "không có gì"),
        ("", ""),
    ],
)
def test_a_text_is_filled(text, printed):
    assert fill(parse_slots(text), FACTS) == printed


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{unit.full", "đứng lẻ"),
        ("unit.full}", "đứng lẻ"),
        ("{tên}", "không phải chỗ điền"),
        ("{unit.full:dài}", "không phải chỗ điền"),
        ("{unit.full:tall}", "chưa có"),
        ("{}", "không phải chỗ điền"),
    ],
)
def test_a_slot_written_wrongly_is_told(text, words):
    with pytest.raises(SlotError, match=words):
        parse_slots(text)


def test_a_fact_the_unit_lacks_is_told():
    with pytest.raises(SlotError, match=r"unit\.poor"):
        fill(parse_slots("{unit.poor} hộ"), FACTS)


@given(st.text())
def test_any_text_with_its_braces_doubled_prints_as_it_is(text):
    assert fill(parse_slots(text.replace("{", "{{").replace("}", "}}")), {}) == text


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("unit.coastal", True),
        ("unit.industrial", False),
        ("not unit.industrial", True),
        ("không unit.coastal", False),
        ("unit.poor", False),
        ("unit.zero", False),
        ("unit.kind == phường", True),
        ("unit.kind == PHƯỜNG", True),
        ("unit.kind != xã", True),
        ('unit.kind == "đặc khu"', False),
        ("unit.kind == đặc khu", False),
        ("unit.kind in [xã, đặc khu]", False),
        ("unit.kind in [phường, đặc khu]", True),
        ("unit.households >= 1.234", True),
        ("unit.households > 1.234", False),
        ("unit.households < 2000 and unit.coastal", True),
        ("unit.rate <= 50,4", True),
        ("unit.day < 06/3/2026", True),
        ("unit.day == 2026-03-05", True),
        ("unit.blocks == khu-cong-nghiep", True),
        ("unit.coastal == có", True),
        ("unit.industrial hoặc unit.coastal và unit.poor", False),
        ("(unit.industrial or unit.coastal) and unit.kind == phường", True),
        ("unit.poor > 3", False),
        ("unit.poor == 3", False),
    ],
)
def test_a_condition_is_answered(condition, holds):
    assert parse_condition(condition).holds(FACTS) is holds


@pytest.mark.parametrize(
    "condition",
    [
        "",
        "coastal",
        "unit.coastal and",
        "unit.kind ==",
        "(unit.coastal",
        "unit.kind in phường",
        "unit.a unit.b",
        "unit.a = 3",
        "unit.a)",
    ],
)
def test_a_condition_nobody_can_ask_is_told(condition):
    with pytest.raises(ConditionError):
        parse_condition(condition)


def test_a_figure_compared_with_words_is_told():
    with pytest.raises(ConditionError, match="không phải là số"):
        parse_condition("unit.households > nhiều")


def test_a_condition_tells_which_facts_it_asks():
    assert facts_asked(parse_condition("unit.a and not (unit.b or unit.c == 3)")) == ("unit.a", "unit.b", "unit.c")
