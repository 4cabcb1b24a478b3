"""All units together: sums keep their sources, ratios are recomputed, and the order in which forms come is nothing."""

from datetime import date
from decimal import Decimal

import pytest
from filled_forms import DUE, INDICATORS, PERIOD, PLAN, REQUEST, UNITS, answer, cell, ratio, task
from hypothesis import given
from hypothesis import strategies as st

from docgen.consolidating.forms import FormRequest
from docgen.consolidating.previous import PreviousPeriod
from docgen.consolidating.summing import consolidate, merge_answers
from docgen.contracts.consolidation import FormFault
from docgen.contracts.results import IndicatorAnswer, TaskStatus
from docgen.loading.shipped import load_regime

DONE, PARTLY, NOT_DONE, UNCLEAR, UNANSWERED = TaskStatus


def summed(*forms, **options):
    return consolidate(REQUEST, UNITS, forms, **options)


def first_task(*forms):
    return summed(*forms).tasks[0]


def indicator(name, *forms, **options):
    return next(each for each in summed(*forms, **options).indicators if each.indicator.id == name)


@pytest.mark.parametrize(
    ("statuses", "overall"),
    [
        ((DONE, DONE, DONE), DONE),
        ((DONE, NOT_DONE, DONE), PARTLY),
        ((NOT_DONE, NOT_DONE, NOT_DONE), NOT_DONE),
        ((PARTLY, PARTLY, PARTLY), PARTLY),
        ((DONE,), PARTLY),
        ((DONE, DONE), PARTLY),
        ((NOT_DONE,), NOT_DONE),
        ((None, None, None), UNCLEAR),
        ((None, NOT_DONE), UNCLEAR),
        ((None, DONE), PARTLY),
        ((), UNANSWERED),
    ],
)
def test_a_task_is_done_only_when_every_unit_that_was_asked_has_done_it(statuses, overall):
    forms = [
        answer(key, task(key, status=status, words="Đã làm")) for (key, _), status in zip(UNITS, statuses, strict=False)
    ]
    assert first_task(*forms).status is overall


def test_units_that_did_not_answer_a_task_are_named():
    summary = first_task(answer("a"), answer("b", task("b", "tap-huan")))
    assert summary.units(DONE) == ("Phường An",)
    assert summary.units(UNANSWERED) == ("Phường Bình", "Phường Châu")


def test_of_a_unit_that_chose_no_state_none_is_claimed_and_it_is_told_with_its_cells():
    forms = [
        answer("a", task("a", status=None, words="Không có")),
        answer("b", task("b", status=None, reason="Thiếu kinh phí")),
        answer("c"),
    ]
    summary = first_task(*forms)
    assert summary.units(UNCLEAR) == ("Phường An", "Phường Bình")
    told = [note.message for note in summed(*forms).notes if note.fault is FormFault.UNCLEAR]
    assert told[0] == (
        "Phường An trả lời 1 nhiệm vụ mà không rõ tình trạng (Nhiệm vụ!C5): tính là «Chưa rõ tình trạng», cần hỏi lại."
    )


def test_each_unit_counts_at_the_cell_of_its_state_and_a_silent_one_at_none():
    summary = first_task(answer("a"), answer("b", task("b", status=NOT_DONE)))
    assert [(share.name, share.source.cell) for share in summary.shares(DONE)] == [("Phường An", "Nhiệm vụ!C5")]
    assert [share.source.cell for share in summary.shares(NOT_DONE)] == ["Nhiệm vụ!C5"]
    assert [(share.name, share.source.file) for share in summary.shares(UNANSWERED)] == [("Phường Châu", "")]


def test_numbers_of_one_kind_are_added_and_keep_their_cells():
    (total,) = first_task(
        answer("a", task("a", number=2)), answer("b", task("b", number=5, of="Hội nghị")), answer("c")
    ).totals
    assert (total.value, total.unit) == (Decimal(7), "Hội nghị")
    assert [(share.name, share.value, share.source.file) for share in total.shares] == [
        ("Phường An", 2, "a.xlsx"),
        ("Phường Bình", 5, "b.xlsx"),
    ]


def test_numbers_of_different_kinds_are_not_added():
    totals = first_task(answer("a", task("a", number=2)), answer("b", task("b", number=5, of="người"))).totals
    assert {(total.unit, total.value) for total in totals} == {("hội nghị", 2), ("người", 5)}


def test_a_percentage_is_recomputed_from_its_counts_and_never_averaged():
    summary = indicator(
        "ty-le",
        answer("a", indicators=[ratio("a", 1, 2)]),
        answer("b", indicators=[ratio("b", 10, 100)]),
    )
    assert summary.value == Decimal(1100) / Decimal(102)
    assert (summary.numerator.value, summary.denominator.value) == (11, 102)
    assert summary.met is False
    assert summary.units_silent == ("Phường Châu",)


def test_a_rate_is_told_per_its_own_number():
    summary = indicator("tu-vong", answer("a", indicators=[ratio("a", 1, 4000, "tu-vong")]))
    assert (summary.value, summary.met) == (Decimal(25), True)


def test_a_unit_with_one_count_missing_is_left_out_and_named():
    summary = indicator(
        "ty-le",
        answer("a", indicators=[ratio("a", 1, 2)]),
        answer(
            "b", indicators=[IndicatorAnswer("ty-le", ratio("b", 1, 2).source, numerator=ratio("b", 1, 2).numerator)]
        ),
    )
    assert summary.value == 50
    assert summary.reason == "không tính Phường Bình: thiếu tử số hoặc mẫu số"


def test_ratios_without_counts_are_not_added_up_and_it_is_said():
    given_rate = IndicatorAnswer("ty-le", ratio("a", 1, 2).source, value=ratio("a", 85, 1).numerator)
    summary = indicator("ty-le", answer("a", indicators=[given_rate]))
    assert summary.value is None
    assert "chỉ ghi tỷ lệ" in summary.reason


def test_a_denominator_of_nought_gives_no_value():
    summary = indicator("ty-le", answer("a", indicators=[ratio("a", 0, 0)]))
    assert (summary.value, summary.reason) == (None, "mẫu số của các đơn vị bằng 0")


def test_counts_are_added():
    figures = [
        IndicatorAnswer("mo-hinh", ratio(key, 1, 1).source, value=ratio(key, n, 1).numerator)
        for key, n in (("a", 2), ("b", 3))
    ]
    summary = indicator("mo-hinh", answer("a", indicators=figures[:1]), answer("b", indicators=figures[1:]))
    assert summary.value == 5


def test_figures_of_surveys_are_never_added():
    figures = {
        key: IndicatorAnswer("gio-lam", ratio(key, 1, 1).source, value=ratio(key, 2, 1).numerator) for key in "ab"
    }
    several = indicator("gio-lam", *(answer(key, indicators=[figure]) for key, figure in figures.items()))
    assert (several.value, "không cộng" in several.reason) == (None, True)
    assert indicator("gio-lam", answer("a", indicators=[figures["a"]])).value == 2


def test_a_yes_opens_to_the_cell_of_the_yes():
    said = IndicatorAnswer("tin-bai", cell("a", "Chỉ tiêu!B8"), said_yes=True, said_in=cell("a", "Chỉ tiêu!K8"))
    summary = indicator("tin-bai", answer("a", indicators=[said]))
    assert [share.source.cell for share in summary.numerator.shares] == ["Chỉ tiêu!K8"]


def test_a_yes_is_counted_among_the_units_that_answered():
    said = {
        key: IndicatorAnswer("tin-bai", ratio(key, 1, 1).source, said_yes=yes)
        for key, yes in (("a", True), ("b", False))
    }
    summary = indicator("tin-bai", *(answer(key, indicators=[each]) for key, each in said.items()))
    assert (summary.value, summary.met) == (Decimal(50), False)


def test_the_change_is_measured_against_the_period_before():
    summary = indicator(
        "ty-le", answer("a", indicators=[ratio("a", 1, 2)]), previous=PreviousPeriod.of({"ty-le": Decimal("47.5")})
    )
    assert summary.change == Decimal("2.5")


def test_figures_given_before_the_cut_off_are_estimates_and_only_those():
    late_window = load_regime(b"windows: [{id: x, period: 6-months, from_day: 15, until_day: 30}]")
    early = FormRequest(PLAN, PERIOD, late_window.cut_off(PERIOD), INDICATORS, DUE)

    def estimates(*forms, request=early):
        return consolidate(request, UNITS, forms).estimates

    assert estimates(answer("a"), answer("b", received_on=date(2024, 7, 1))) == ("a",)
    assert estimates(answer("a", received_on=date(2024, 7, 1))) == ()
    assert estimates(answer("a", received_on=None)) == ("a",)
    assert estimates(answer("a", received_on=None), request=REQUEST) == ()
    assert estimates(answer("a", received_on=date(2024, 6, 14)), request=REQUEST) == ("a",)
    assert estimates() == ()


FORMS = st.lists(
    st.builds(
        lambda unit, number, counts, status: answer(
            unit, task(unit, number=number, status=status), indicators=[ratio(unit, min(counts), max(counts) + 1)]
        ),
        st.sampled_from([key for key, _ in UNITS]),
        st.integers(0, 10_000),
        st.tuples(st.integers(0, 500), st.integers(0, 500)),
        st.sampled_from([DONE, PARTLY, NOT_DONE]),
    ),
    max_size=3,
    unique_by=lambda form: form.unit,
)


@given(FORMS, st.randoms(use_true_random=False))
def test_the_order_of_the_forms_makes_no_difference(forms, random):
    shuffled = list(forms)
    random.shuffle(shuffled)
    assert summed(*forms) == summed(*shuffled)


@given(FORMS, st.integers(0, 3), st.integers(0, 3))
def test_how_the_answers_were_gathered_makes_no_difference(forms, first, second):
    a, b, c = forms[: min(first, second)], forms[min(first, second) : max(first, second)], forms[max(first, second) :]
    at_once = summed(*forms)
    assert merge_answers(merge_answers(a, b), c) == merge_answers(a, merge_answers(b, c)) == merge_answers(c, b, a)
    assert summed(*merge_answers(merge_answers(a, b), c)) == summed(*merge_answers(a, merge_answers(c, b))) == at_once
    assert summed(*merge_answers(forms, a, c)) == at_once


@given(FORMS)
def test_every_total_is_the_sum_of_its_sources(forms):
    for summary in summed(*forms).tasks:
        for total in summary.totals:
            assert total.value == sum(share.value for share in total.shares)
    for figure in summed(*forms).indicators:
        for total in (figure.numerator, figure.denominator):
            assert total is None or total.value == sum(share.value for share in total.shares)


@given(FORMS.filter(bool))
def test_taking_a_unit_away_changes_only_the_numbers_it_gave_to(forms):
    whole, rest = summed(*forms), summed(*forms[1:])
    gone = forms[0].unit
    for before, after in zip(whole.tasks, rest.tasks, strict=True):
        untouched = [total for total in before.totals if gone not in [share.unit for share in total.shares]]
        assert all(total in after.totals for total in untouched)
    for before, after in zip(whole.indicators, rest.indicators, strict=True):
        gave = before.numerator is not None and gone in [share.unit for share in before.numerator.shares]
        assert gave or before.value == after.value
