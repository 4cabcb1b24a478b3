"""Compared with the period before: by its report, re-based where bodies were merged, and not at all where unproved."""

from dataclasses import replace
from decimal import Decimal

import pytest
from filled_forms import INDICATORS, PLAN, REQUEST, SourceCell

from docgen.consolidating.rebasing import rebase
from docgen.contracts.results import PreviousFigure, PreviousReport
from docgen.loading import load_register
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
