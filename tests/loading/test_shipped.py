"""Indicators and regime that come with docgen, and how an office's own file extends them."""

import pytest

from docgen.errors import InvalidDataError
from docgen.loading.shipped import load_indicators, load_regime, shipped_indicators


def faults(load, text):
    with pytest.raises(InvalidDataError) as refusal:
        load(text.encode(), name="chi-tieu.yaml")
    return [str(problem) for problem in refusal.value.problems]


def test_the_strategy_has_six_objectives_and_twenty_indicators_some_of_them_split():
    shipped = shipped_indicators()
    assert len(shipped.objectives) == 6
    assert len({each.part_of or each.code for each in shipped.indicators}) == 20
    assert len({each.id for each in shipped.indicators}) == len(shipped.indicators)
    assert {each.objective for each in shipped.indicators} == {each.id for each in shipped.objectives}


def test_every_target_of_the_strategy_can_be_compared_or_is_a_yes():
    values = [target.value for each in shipped_indicators().indicators for target in each.targets]
    assert {value.written for value in values if value.value is None} == {"có"}


def test_what_nobody_has_proved_is_told():
    proved = [
        each.code for each in shipped_indicators().indicators if each.code not in shipped_indicators().suggestions
    ]
    assert proved == ["1.1", "2.1", "2.2", "2.3", "3.1", "3.2a", "5.1", "5.2a"]


def test_a_province_replaces_adds_and_drops_by_id():
    whole = load_indicators(
        """
        objectives: [{id: rieng, code: "7", name: Mục tiêu riêng của tỉnh}]
        indicators:
          - {id: tu-vong-me, code: "4.2", objective: muc-tieu-4, name: Tử vong mẹ, measure: count, unit: ca}
          - {id: mo-hinh, code: "7.1", objective: rieng, name: Số mô hình, measure: count, unit: mô hình}
        remove: [chuyen-muc-phat-thanh]
        """.encode()
    )
    assert whole.find_indicator("tu-vong-me").unit == "ca"
    assert whole.indicators[-1].id == "mo-hinh"
    assert whole.find_indicator("chuyen-muc-phat-thanh") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "indicators:\n- {id: a, code: '9', objective: muc-tieu-9, name: A, measure: count, unit: ca}\n",
            "Không có mục tiêu «muc-tieu-9»",
        ),
        ("remove: [tu-vong-m]\n", "Không có mục «tu-vong-m» nào để bỏ. Cách sửa: có phải «tu-vong-me»?"),
        (
            "objectives:\n- {id: a, code: '1', name: A}\n- {id: a, code: '2', name: B}\n",
            "chi-tieu.yaml:3:8: $.objectives[1].id: Mã «a» dùng hai lần",
        ),
        ("indicators:\n- {id: a, code: '9', objective: muc-tieu-1, name: A, measure: sum, unit: ca}\n", "sum"),
    ],
)
def test_a_faulty_file_of_indicators_is_answered_with_place_and_remedy(text, expected):
    assert any(expected in fault for fault in faults(load_indicators, text))


def test_a_faulty_regime_names_its_line_and_field():
    (fault,) = faults(load_regime, "windows:\n- {id: a, period: year, from_day: 40, until_day: 14}\n")
    assert fault.startswith("chi-tieu.yaml:2:35: $.windows[0].from_day")
