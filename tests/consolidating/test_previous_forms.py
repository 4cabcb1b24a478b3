"""The period before by its forms: figures follow their units through mergers, and other units are told."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from filled_forms import PERIOD, REQUEST, UNITS, answer, cell, counted, ratio

from docgen.consolidating.previous_forms import rebase_forms
from docgen.consolidating.summing import consolidate
from docgen.contracts.results import IndicatorAnswer
from docgen.documents.report.intake_words import intake_paragraphs
from docgen.documents.report.sentences import indicator_sentence
from docgen.loading import load_register

BEFORE = "6 tháng đầu năm 2023"
STEP = "changes: [{on: 2024-01-01, kind: merged, to: [{to: an}], standing: fact, basis: Nghị quyết}]"
REGISTER = load_register(
    f"""
    units:
      - {{id: an, name: phường An, level: commune}}
      - {{id: cu-mot, name: phường Cũ Một, level: commune, {STEP}}}
      - {{id: cu-hai, name: phường Cũ Hai, level: commune, {STEP}}}
    """.encode()
)
NOTHING = load_register(b"units: []")


def models(unit, value):
    return IndicatorAnswer("mo-hinh", cell(unit), value=counted(unit, value))


def form(unit, *indicators, name=None, period=BEFORE, **changes):
    return answer(unit, indicators=indicators, period=period, name=name or dict(UNITS).get(unit, unit), **changes)


def before(*forms, register=NOTHING, units=UNITS):
    return rebase_forms(forms, REQUEST, units, register)


def compared(now, then, register=NOTHING):
    whole = consolidate(REQUEST, UNITS, now, previous=before(*then, register=register))
    return whole, {each.indicator.id: each for each in whole.indicators}


def test_ratios_of_the_units_are_recomputed_and_counts_added():
    found = before(form("a", ratio("a", 1, 2), models("a", 3)), form("b", ratio("b", 10, 100), models("b", 4)))
    assert found.value_of("ty-le").value == Decimal(1100) / Decimal(102)
    assert found.value_of("mo-hinh").value == 7
    assert {share.source for share in found.value_of("mo-hinh").shares} == {cell("a"), cell("b")}


def test_figures_of_merged_wards_count_for_the_ward_they_are_now():
    found = before(
        form("cu1", models("cu1", 3), name="Phường Cũ Một"),
        form("cu2", models("cu2", 4), name="UBND phường Cũ Hai"),
        register=REGISTER,
    )
    assert found.value_of("mo-hinh").value == 7
    assert found.value_of("mo-hinh").units == {"a"}
    assert found.covered == {"a"}


def test_a_ward_one_of_whose_parts_did_not_answer_is_not_covered():
    then = [form("cu1", models("cu1", 3), name="Phường Cũ Một")]
    assert before(*then, register=REGISTER).covered == frozenset()
    whole, by_id = compared([form("a", models("a", 5), period=PERIOD.written)], then, REGISTER)
    assert by_id["mo-hinh"].previous is None
    assert by_id["mo-hinh"].previous_reason == "kỳ trước chưa có đủ số liệu của đơn vị nào"
    assert "kỳ trước chưa có đủ số liệu của Phường An" in whole.previous_note


def test_a_unit_that_nothing_proves_to_be_one_of_now_is_left_out_and_named():
    found = before(form("x", models("x", 9), name="Phường Lạ"), form("a", models("a", 1)))
    assert found.strangers == ("Phường Lạ",)
    assert found.value_of("mo-hinh").value == 1


def test_a_count_of_fewer_units_is_not_compared_and_a_ratio_is_with_a_word_on_it():
    now = [form(unit, ratio(unit, 5, 10), models(unit, 2), period=PERIOD.written) for unit in "abc"]
    whole, by_id = compared(now, [form("a", ratio("a", 4, 10), models("a", 2))])
    assert by_id["mo-hinh"].previous is None
    assert by_id["mo-hinh"].previous_reason == "kỳ trước có số liệu của 01 đơn vị, kỳ này của 03 đơn vị"
    assert by_id["ty-le"].previous == 40
    said = indicator_sentence(by_id["ty-le"], estimated=False)
    assert "tăng 10 điểm phần trăm so với kỳ trước; kỳ trước có số liệu của 01 đơn vị, kỳ này của 03 đơn vị." in said
    assert "Kỳ trước chưa có đủ số liệu của Phường Bình, Phường Châu" in " ".join(intake_paragraphs(whole))


def test_the_same_units_are_compared_without_a_word():
    now = [form(unit, models(unit, 2), period=PERIOD.written) for unit in "ab"]
    whole, by_id = compared(now, [form(unit, models(unit, 1)) for unit in "ab"])
    assert (by_id["mo-hinh"].change, by_id["mo-hinh"].previous_note, whole.previous_note) == (2, "", "")


def test_as_many_units_but_others_are_told():
    now = [form(unit, ratio(unit, 5, 10), period=PERIOD.written) for unit in "ab"]
    whole, by_id = compared(now, [form(unit, ratio(unit, 4, 10)) for unit in "bc"])
    assert by_id["ty-le"].previous_note == "kỳ trước có số liệu của các đơn vị khác"
    assert "kỳ này chưa có số liệu của Phường Châu" in whole.previous_note


def test_counts_of_half_a_year_are_not_compared_with_those_of_a_year():
    found = before(form("a", models("a", 3), ratio("a", 1, 2), period="năm 2023"))
    assert "dài ngắn khác nhau" in found.value_of("mo-hinh").reason
    assert found.value_of("ty-le").value == 50


def test_the_last_form_a_unit_sent_then_counts():
    first = form("a", models("a", 3), file="1.xlsx", received_on=date(2023, 6, 1))
    last = form("a", models("a", 5), file="2.xlsx", received_on=date(2023, 6, 9))
    assert before(first, last).value_of("mo-hinh").value == 5
    with pytest.raises(ValueError, match="không rõ bản nào là cuối"):
        before(first, replace(last, received_on=first.received_on))


@pytest.mark.parametrize(
    ("forms", "message"),
    [
        ([form("a", period="")], "không ghi kỳ báo cáo"),
        ([form("a", period=PERIOD.written)], "không phải kỳ trước"),
        ([form("a"), form("b", period="năm 2023")], "nhiều kỳ"),
    ],
)
def test_forms_of_no_one_earlier_period_are_refused(forms, message):
    with pytest.raises(ValueError, match=message):
        before(*forms)


def test_a_town_beside_its_wards_is_not_added_to_them():
    town = """
      - {id: thi-xa, name: thị xã Cũ, level: district, changes: [
          {on: 2024-01-01, kind: moved, to: [{to: an}], basis: Nghị quyết}]}
    """
    known = load_register(
        f"""
    units:
      - {{id: an, name: phường An, level: commune}}
      - {{id: cu-mot, name: phường Cũ Một, level: commune, {STEP}}}
      - {{id: cu-hai, name: phường Cũ Hai, level: commune, {STEP}}}
      {town}
        """.encode()
    )
    wards = [form("cu1", models("cu1", 3), name="Phường Cũ Một"), form("cu2", models("cu2", 4), name="Phường Cũ Hai")]
    whole = form("tx", models("tx", 9), name="Thị xã Cũ")
    assert before(*wards, register=known).value_of("mo-hinh").value == 7
    assert before(whole, register=known).value_of("mo-hinh").value == 9
    both = before(*wards, whole, register=known)
    assert (both.value_of("mo-hinh").value, both.covered) == (9, frozenset({"a"}))
    assert both.remarks == ("không cộng thêm biểu kỳ trước của Phường Cũ Một, Phường Cũ Hai vì cùng địa bàn",)
