"""Last period's results in the forms: filled in from the forms of then, read back, and checked against what is known."""

from dataclasses import replace
from decimal import Decimal

from filled_forms import FIGURES, REQUEST, UNITS, answer, blank, cell, counted, fill, ratio, read

from docgen.consolidating.forms import draw_form
from docgen.consolidating.previous import PreviousPeriod
from docgen.consolidating.previous_forms import rebase_forms
from docgen.consolidating.summing import consolidate
from docgen.contracts.consolidation import FormFault
from docgen.contracts.results import IndicatorAnswer
from docgen.loading import load_register

BEFORE = "6 tháng đầu năm 2023"
NOTHING = load_register(b"units: []")


def models(unit, value, previous=None):
    typed = None if previous is None else counted(unit, previous)
    return IndicatorAnswer("mo-hinh", cell(unit), value=counted(unit, value), previous=typed)


def with_previous(figure, previous):
    return replace(figure, previous=counted("a", previous))


def form_then(unit, *indicators, **changes):
    return answer(unit, indicators=indicators, period=BEFORE, **changes)


def then(*forms, units=UNITS):
    return rebase_forms(forms, REQUEST, units, NOTHING)


def compared(*forms, units=UNITS, previous=None):
    whole = consolidate(REQUEST, units, forms, previous=previous)
    told = [note.message for note in whole.notes if note.fault is FormFault.PREVIOUS]
    return {each.indicator.id: each for each in whole.indicators}, told


def test_what_a_unit_answered_then_is_filled_in_and_read_back():
    known = then(form_then("a", ratio("a", 1, 3), models("a", 4), ratio("a", 1, 4000, "tu-vong"))).by_unit["a"]
    back = read(draw_form(REQUEST, unit="a", name="Phường An", previous=known))
    assert {each.indicator: each.previous.value for each in back.indicators} == {
        "ty-le": Decimal("33.3"),
        "mo-hinh": 4,
        "tu-vong": 25,
    }
    assert back.problems == ()


def test_a_share_below_one_per_cent_is_filled_in_so_that_it_means_one_thing():
    form = draw_form(REQUEST, unit="a", name="Phường An", previous={"ty-le": Decimal("0.5")})
    assert [(each.previous.value, each.value) for each in read(form).indicators] == [(Decimal("0.5"), None)]


def test_a_form_without_an_earlier_one_is_the_form_it_was():
    assert draw_form(REQUEST, unit="a", name="Phường An", previous={}) == blank()


def test_an_answer_of_yes_or_no_is_not_filled_in_as_a_number():
    said = IndicatorAnswer("tin-bai", cell("a"), said_yes=True)
    assert then(form_then("a", said)).by_unit["a"] == {}


def test_counts_that_every_unit_typed_are_what_this_period_is_compared_with():
    found, told = compared(answer("a", indicators=[models("a", 5, 3)]), answer("b", indicators=[models("b", 6, 4)]))
    assert (found["mo-hinh"].previous, len(found["mo-hinh"].previous_shares), told) == (7, 2, [])


def test_counts_that_only_some_units_typed_are_not_compared_and_it_is_said():
    found, _ = compared(answer("a", indicators=[models("a", 5, 3)]), answer("b", indicators=[models("b", 6)]))
    assert (found["mo-hinh"].previous, found["mo-hinh"].previous_reason) == (
        None,
        "chỉ 01/02 đơn vị ghi kết quả kỳ trước",
    )


def test_the_ratio_one_unit_typed_is_its_own_and_those_of_several_are_nobodys():
    figure = with_previous(ratio("a", 1, 2), 40)
    alone, _ = compared(answer("a", indicators=[figure]), units=UNITS[:1])
    several, _ = compared(answer("a", indicators=[figure]), answer("b", indicators=[ratio("b", 1, 2)]))
    assert (alone["ty-le"].previous, several["ty-le"].previous) == (40, None)


def test_a_unit_that_says_otherwise_than_its_form_of_then_is_told_of_with_its_cell():
    before = then(form_then("a", ratio("a", 1, 3)), form_then("b", ratio("b", 1, 2)))
    right = answer("a", indicators=[with_previous(ratio("a", 1, 2), "33.3")])
    wrong = answer("b", indicators=[with_previous(ratio("b", 1, 2), 60)])
    found, told = compared(right, wrong, previous=before)
    assert found["ty-le"].previous == 40
    (said,) = told
    assert said == (
        "Phường Bình ghi kết quả kỳ trước của chỉ tiêu 1.1 là 60 (Nhiệm vụ!E5), theo số liệu kỳ trước là 50; "
        "tính theo số liệu kỳ trước, cần hỏi lại."
    )


def test_counts_that_add_up_to_another_total_than_the_report_of_then_are_told_of():
    before = replace(PreviousPeriod.of({"mo-hinh": Decimal(9)}), answered=2)
    forms = [answer("a", indicators=[models("a", 5, 3)]), answer("b", indicators=[models("b", 6, 4)])]
    found, told = compared(*forms, previous=before)
    assert found["mo-hinh"].previous == 9
    assert "cộng lại là 7, báo cáo kỳ trước là 9" in told[0]
    assert compared(*forms, previous=replace(before, answered=3))[1] == []


def test_what_a_unit_mended_in_its_form_is_what_it_says():
    known = then(form_then("a", models("a", 4))).by_unit["a"]
    form = draw_form(REQUEST, unit="a", name="Phường An", previous=known)
    back = read(fill({(FIGURES, "E6"): 6, (FIGURES, "J6"): 7}, form=form))
    assert [(each.previous.value, each.value.value) for each in back.indicators] == [(6, 7)]


def test_counts_of_a_longer_period_are_not_filled_in():
    found = then(answer("a", indicators=[models("a", 4), ratio("a", 1, 2)], period="năm 2023"))
    assert found.by_unit["a"] == {"ty-le": 50}
