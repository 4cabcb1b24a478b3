"""Compared with the period before: by its report, re-based where bodies were merged, and not at all where unproved."""

from dataclasses import replace
from decimal import Decimal

import pytest
from filled_forms import INDICATORS, PLAN, REQUEST, SourceCell

from docgen.consolidating.rebasing import rebase
from docgen.contracts.results import PreviousFigure, PreviousReport
from docgen.loading import load_register
from docgen.loading.registers import shipped_register
from docgen.loading.shipped import shipped_regime
from docgen.vietnamese.periods import parse_period

HERE = "Ủy ban nhân dân phường Mới"
OLD_A, OLD_B = "Ủy ban nhân dân phường Cũ Một", "Ủy ban nhân dân phường Cũ Hai"


def register(kind="merged", standing="fact", more=""):
    step = f"changes: [{{on: 2024-03-01, kind: {kind}, to: [{{to: moi}}], standing: {standing}, basis: Nghị quyết}}]"
    return load_register(
        f"""
        units:
          - {{id: moi, name: phường Mới, level: commune}}
          - {{id: cu-mot, name: phường Cũ Một, level: commune, {step}}}
          - {{id: cu-hai, name: phường Cũ Hai, level: commune, {step}}}
          {more}
        """.encode()
    )


def shipped_cut_off(period):
    return shipped_regime().cut_off(parse_period(period))


def figure(indicator, value, counts=(None, None), unit=None):
    known = INDICATORS.find_indicator(indicator)
    numbers = [None if each is None else Decimal(each) for each in counts]
    return PreviousFigure(
        known.code,
        known.name,
        Decimal(value),
        known.unit if unit is None else unit,
        SourceCell("cu.yaml", "$.x"),
        *numbers,
    )


def report(issuer, *figures, period="6 tháng đầu năm 2023"):
    return PreviousReport(f"{issuer[-3:]}.yaml", issuer, parse_period(period), figures)


def compared(*reports, issuer=HERE, known=None):
    request = replace(REQUEST, plan=replace(PLAN, issuer=issuer))
    return rebase(reports, request, known or register())


def value(found, indicator="ty-le"):
    return found.value_of(indicator)


def test_the_same_body_is_compared_with_its_own_report():
    found = compared(report(PLAN.issuer, figure("ty-le", "47.5"), figure("mo-hinh", 3)), issuer=PLAN.issuer)
    assert (value(found).value, value(found, "mo-hinh").value, found.reason) == (Decimal("47.5"), 3, "")
    assert value(found).shares[0].source == SourceCell("cu.yaml", "$.x")


def test_an_indicator_is_known_by_its_words_though_its_code_changed():
    moved = replace(figure("ty-le", 40), code="9.9")
    assert value(compared(report(PLAN.issuer, moved), issuer=PLAN.issuer)).value == 40
    other = replace(figure("ty-le", 40), name="Một chỉ tiêu khác hẳn")
    assert value(compared(report(PLAN.issuer, other), issuer=PLAN.issuer)).value is None


def test_figures_of_merged_bodies_are_added_and_ratios_recomputed():
    found = compared(
        report(OLD_A, figure("ty-le", 50, (1, 2)), figure("mo-hinh", 3), figure("gio-lam", 2)),
        report(OLD_B, figure("ty-le", 10, (10, 100)), figure("mo-hinh", 4), figure("gio-lam", 1)),
    )
    assert value(found).value == Decimal(1100) / Decimal(102)
    assert (value(found, "mo-hinh").value, len(value(found, "mo-hinh").shares)) == (7, 2)
    assert (value(found, "gio-lam").value, "không cộng được" in value(found, "gio-lam").reason) == (None, True)


def test_a_ratio_without_its_counts_cannot_be_rebased():
    found = compared(report(OLD_A, figure("ty-le", 50, (1, 2))), report(OLD_B, figure("ty-le", 10)))
    assert value(found).reason == "báo cáo của đơn vị cũ không ghi tử số và mẫu số"


@pytest.mark.parametrize(
    ("reports", "known", "words"),
    [
        ([OLD_A], None, "thiếu báo cáo kỳ trước của phường Cũ Hai, nay thuộc phường Mới"),
        ([HERE], None, "thiếu báo cáo kỳ trước của phường Cũ Một, phường Cũ Hai"),
        ([OLD_A, OLD_B], register(standing="suggestion"), "chưa được kiểm chứng"),
        ([OLD_A, OLD_B], register(kind="split"), "chỉ chuyển một phần"),
        ([OLD_A, OLD_B, "Ủy ban nhân dân xã Xa"], None, "sổ theo dõi không có Ủy ban nhân dân xã Xa"),
        (
            [OLD_A, OLD_B, "Ủy ban nhân dân phường Khác"],
            register(more="- {id: khac, name: phường Khác, level: commune}"),
            "phường Khác không thuộc phường Mới",
        ),
    ],
)
def test_what_cannot_be_compared_says_why(reports, known, words):
    found = compared(*(report(each, figure("mo-hinh", 3)) for each in reports), known=known)
    assert words in found.reason
    assert value(found, "mo-hinh").value is None


def test_a_body_the_register_does_not_know_is_not_taken_for_another():
    found = compared(report("Ủy ban nhân dân thị xã B", figure("mo-hinh", 3)), issuer=PLAN.issuer)
    assert "không cho biết Ủy ban nhân dân thị xã B" in found.reason


def test_a_merger_before_last_period_is_no_hindrance():
    found = compared(report(HERE, figure("mo-hinh", 3), period="tháng 4/2024"))
    assert found.reason == ""


def test_counts_of_a_longer_period_are_not_compared_but_shares_are():
    found = compared(
        report(PLAN.issuer, figure("mo-hinh", 3), figure("ty-le", 40), period="năm 2023"), issuer=PLAN.issuer
    )
    assert (value(found, "mo-hinh").reason, value(found).value) == ("số đếm của hai kỳ dài ngắn khác nhau", 40)


def test_values_of_another_unit_of_measure_are_not_compared():
    found = compared(report(PLAN.issuer, figure("ty-le", 40, unit="người")), issuer=PLAN.issuer)
    assert value(found).reason == "kỳ trước tính theo đơn vị khác"


@pytest.mark.parametrize(
    ("reports", "words"),
    [
        ([report(PLAN.issuer, period="6 tháng đầu năm 2024")], "không phải kỳ trước"),
        ([report(PLAN.issuer, period="năm 2025")], "không phải kỳ trước"),
        ([report(PLAN.issuer), report(PLAN.issuer)], "hai báo cáo kỳ trước của cùng một cơ quan"),
    ],
)
def test_reports_that_are_not_of_the_period_before_are_refused(reports, words):
    with pytest.raises(ValueError, match=words):
        compared(*reports, issuer=PLAN.issuer)


TOWN, WARDS = "Ủy ban nhân dân thị xã Cũ", (OLD_A, OLD_B)
TWO_STEPS = """
          - {id: thi-xa-cu, name: thị xã Cũ, level: district, changes: [
              {on: 2023-12-01, kind: merged, to: [{to: thanh-pho}], basis: Nghị quyết},
              {on: 2024-03-01, kind: moved, to: [{to: moi}], basis: Nghị quyết}]}
          - {id: thanh-pho, name: thành phố Lớn, level: district, changes: [
              {on: 2024-03-01, kind: moved, basis: Nghị quyết,
               to: [{to: moi, duties: [thị xã Cũ], standing: suggestion}]}]}
"""
WITH_A_TOWN = register(more=TWO_STEPS)


def town_and_wards(*issuers, period="6 tháng đầu năm 2023"):
    figures = {TOWN: ("80", (8, 10), 9), OLD_A: ("75", (3, 4), 4), OLD_B: ("50", (2, 4), 3)}
    reports = [
        report(each, figure("ty-le", value, counts), figure("mo-hinh", models), period=period)
        for each, (value, counts, models) in figures.items()
        if each in issuers
    ]
    return compared(*reports, known=WITH_A_TOWN)


@pytest.mark.parametrize(
    ("issuers", "rate", "models"), [(WARDS, Decimal("62.5"), 7), ((TOWN,), 80, 9), ((TOWN, *WARDS), 80, 9)]
)
def test_the_whole_or_its_parts_are_compared_and_never_both_together(issuers, rate, models):
    found = town_and_wards(*issuers)
    assert (value(found).value, value(found, "mo-hinh").value, found.reason) == (rate, models, "")
    left_out = "không cộng thêm báo cáo của phường Cũ Một, phường Cũ Hai vì cùng địa bàn"
    assert (left_out in found.remarks) == (len(issuers) > 2)


def test_some_of_the_wards_are_not_the_whole_and_either_way_out_is_named():
    reason = town_and_wards(OLD_A).reason
    assert reason == "thiếu báo cáo kỳ trước của phường Cũ Hai, nay thuộc phường Mới (hoặc báo cáo của thị xã Cũ)"


def test_a_town_that_had_ended_before_the_period_is_not_asked_for():
    known = dict(known=WITH_A_TOWN, period="tháng 1/2024")
    found = compared(
        *(report(each, figure("mo-hinh", 3), period=known["period"]) for each in WARDS), known=known["known"]
    )
    assert (value(found, "ty-le").value, found.reason) == (None, "")
    missing = compared(report(OLD_A, figure("mo-hinh", 3), period=known["period"]), known=known["known"]).reason
    assert missing == "thiếu báo cáo kỳ trước của phường Cũ Hai, nay thuộc phường Mới"


def test_a_city_of_which_only_a_part_came_here_is_not_the_whole():
    assert (
        "thành phố Lớn không thuộc phường Mới"
        in compared(report("Ủy ban nhân dân thành phố Lớn", figure("mo-hinh", 3)), known=WITH_A_TOWN).reason
    )


def test_the_wards_of_cua_lo_are_rebased_by_the_shipped_register():
    wards = ("Nghi Hải", "Nghi Hòa", "Nghi Hương", "Nghi Tân", "Nghi Thu", "Nghi Thủy", "Thu Thủy")
    here = "Ủy ban nhân dân phường Cửa Lò"
    next_year = replace(REQUEST.plan, issuer=here)
    request = replace(
        REQUEST,
        plan=next_year,
        period=parse_period("6 tháng đầu năm 2026"),
        cut_off=shipped_cut_off("6 tháng đầu năm 2026"),
    )
    for period in ("6 tháng đầu năm 2024", "6 tháng đầu năm 2025"):
        reports = [
            report(f"Ủy ban nhân dân phường {each}", figure("ty-le", 50, (1, 2)), period=period) for each in wards
        ]
        found = rebase(reports, request, shipped_register())
        assert (value(found).value, value(found).denominator.value, found.reason) == (50, 14, "")
        town = report("Ủy ban nhân dân thị xã Cửa Lò", figure("ty-le", 60, (6, 10)), period=period)
        alone = rebase([town], request, shipped_register())
        if period.endswith("2024"):
            assert (value(alone).value, alone.reason) == (60, "")
            assert value(rebase([town, *reports], request, shipped_register())).value == 60
        else:
            assert "thị xã Cửa Lò không thuộc phường Cửa Lò" in alone.reason


def test_the_counts_of_last_period_are_named_with_their_places():
    found = town_and_wards(*WARDS)
    numerator, denominator = value(found).numerator, value(found).denominator
    assert [(share.name, share.value) for share in numerator.shares] == [(OLD_A, 3), (OLD_B, 2)]
    assert (numerator.value, denominator.value) == (5, 8)
    assert value(found).shares == (*numerator.shares, *denominator.shares)


def test_half_a_year_compared_with_the_whole_of_it_is_told():
    request = replace(REQUEST, period=parse_period("năm 2024"), cut_off=shipped_cut_off("năm 2024"))
    found = rebase([report(PLAN.issuer, figure("ty-le", 40), period="6 tháng đầu năm 2024")], request, register())
    assert found.remarks == ("kỳ trước ở đây là 6 tháng đầu năm 2024, nằm trong chính kỳ báo cáo này",)
    assert compared(report(PLAN.issuer, figure("ty-le", 40)), issuer=PLAN.issuer).remarks == ()


def test_reports_of_two_periods_are_not_added():
    with pytest.raises(ValueError, match="của nhiều kỳ"):
        compared(report(OLD_A), report(OLD_B, period="năm 2022"))


def test_a_whole_that_some_of_its_units_had_not_answered_for_is_told():
    town = replace(report(TOWN, figure("ty-le", 80, (8, 10))), answered=6, asked=7)
    remarks = compared(town, known=WITH_A_TOWN).remarks
    assert remarks[-1] == "báo cáo kỳ trước của thị xã Cũ mới có số liệu của 06/07 đơn vị"
    assert len(compared(replace(town, answered=7), known=WITH_A_TOWN).remarks) == 1


def test_a_city_that_took_in_a_town_is_not_compared_with_the_town_alone():
    town, city = (f"Ủy ban nhân dân {each}" for each in ("thị xã Cửa Lò", "thành phố Vinh"))
    period = "6 tháng đầu năm 2025"
    request = replace(
        REQUEST, plan=replace(PLAN, issuer=city), period=parse_period(period), cut_off=shipped_cut_off(period)
    )
    then = {each: report(each, figure("ty-le", 50, (1, 2)), period="6 tháng đầu năm 2024") for each in (town, city)}
    assert rebase([then[town]], request, shipped_register()).reason == "thiếu báo cáo kỳ trước của chính thành phố Vinh"
    both = rebase([then[town], then[city]], request, shipped_register())
    assert (value(both).value, value(both).denominator.value, both.reason) == (50, 4, "")
