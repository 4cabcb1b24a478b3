"""Which forms count: each unit's one form, and every other is named with the reason."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from filled_forms import REQUEST, UNITS, answer, task

from docgen.consolidating.intake import take_in
from docgen.contracts.consolidation import FormFault
from docgen.diagnostics import Location, Problem


def judged(*forms):
    return take_in(REQUEST, UNITS, forms)


def said(*forms):
    return [(note.fault, note.name) for note in judged(*forms, answer("b"), answer("c")).notes]


def test_whole_forms_on_time_are_counted_in_the_order_of_the_units_and_nothing_is_said():
    intake = judged(answer("c"), answer("a"), answer("b"))
    assert [each.unit for each in intake.counted] == ["a", "b", "c"]
    assert intake.notes == ()


@pytest.mark.parametrize(
    ("form", "fault"),
    [
        (answer("a", received_on=date(2024, 6, 21)), FormFault.LATE),
        (answer("a", received_on=date(2024, 5, 30)), FormFault.EARLY),
        (answer("a", fingerprint="of another version"), FormFault.OLD_VERSION),
        (answer("a", fingerprint=""), FormFault.OLD_VERSION),
        (answer("a", problems=(Problem("form-value", "sai", Location("a.xlsx")),)), FormFault.FAULTY),
    ],
)
def test_a_form_that_counts_all_the_same_is_remarked_upon(form, fault):
    assert said(form) == [(fault, "Phường An")]
    assert "a" in [each.unit for each in judged(form).counted]


@pytest.mark.parametrize(
    ("form", "fault", "name"),
    [
        (replace(answer("a"), unit="x", name="Phường Xa"), FormFault.FOREIGN, "Phường Xa"),
        (answer("a", period="năm 2023"), FormFault.OTHER_PERIOD, "Phường An"),
    ],
)
def test_a_form_that_belongs_elsewhere_is_not_counted(form, fault, name):
    assert (fault, name) in said(form)
    assert "a" not in [each.unit for each in judged(form).counted]


def test_a_unit_that_sent_nothing_is_missed():
    assert said() == [(FormFault.MISSING, "Phường An")]


def test_a_form_of_another_plan_is_foreign():
    form = replace(answer("a"), fingerprint="of another plan", tasks=())
    assert (FormFault.FOREIGN, "Phường An") in said(form)


def test_an_empty_form_is_no_answer():
    assert (FormFault.EMPTY, "Phường An") in said(replace(answer("a"), tasks=()))


def test_a_unit_whose_key_was_lost_is_known_by_its_name():
    intake = judged(replace(answer("a"), unit="", name="phường an"))
    assert [(each.unit, each.name) for each in intake.counted] == [("a", "Phường An")]


def test_the_same_form_twice_is_one_form():
    intake = judged(answer("a"), answer("a", file="ban-sao.xlsx"), answer("b"), answer("c"))
    assert len(intake.counted) == 3
    assert intake.notes == ()


@pytest.mark.parametrize("late_name", ["a1.xlsx", "a9.xlsx"])
def test_what_was_sent_on_time_is_on_time_though_it_was_sent_again_later(late_name):
    first = answer("a", file="a5.xlsx", received_on=date(2024, 6, 18))
    again = answer("a", file=late_name, received_on=date(2024, 6, 25))
    for forms in permutations((first, again)):
        intake = judged(*forms, answer("b"), answer("c"))
        assert intake.received["a"] == date(2024, 6, 18)
        (note,) = intake.notes
        assert note.fault is FormFault.REPEATED
        assert "tính theo ngày gửi đầu tiên 18/6/2024 (a5.xlsx)" in note.message


def test_an_answer_taken_back_and_sent_again_is_the_last_one():
    first = answer("a", task("a", number=2), file="a1.xlsx", received_on=date(2024, 6, 15))
    other = answer("a", task("a", number=5), file="a2.xlsx", received_on=date(2024, 6, 17))
    again = answer("a", task("a", number=2), file="a3.xlsx", received_on=date(2024, 6, 19))
    for forms in permutations((first, other, again)):
        assert [each.file for each in judged(*forms).counted] == ["a3.xlsx"]


def test_of_two_different_forms_the_last_one_sent_counts_and_it_is_told():
    first = answer("a", task("a", number=2), file="a1.xlsx", received_on=date(2024, 6, 15))
    last = answer("a", task("a", number=5), file="a2.xlsx", received_on=date(2024, 6, 19))
    for forms in permutations((first, last)):
        intake = judged(*forms)
        assert [each.file for each in intake.counted] == ["a2.xlsx"]
        (note,) = [note for note in intake.notes if note.fault is FormFault.DUPLICATE]
        assert note.message == (
            "Phường An gửi 2 biểu khác nhau (a1.xlsx, a2.xlsx); tính theo biểu gửi ngày 19/6/2024 (a2.xlsx)."
        )


@pytest.mark.parametrize("days", [(None, None), (date(2024, 6, 15), date(2024, 6, 15)), (None, date(2024, 6, 19))])
def test_when_nobody_can_tell_which_form_is_the_last_none_counts(days):
    forms = [
        answer("a", task("a", number=number), file=f"a{number}.xlsx", received_on=day)
        for number, day in enumerate(days, start=1)
    ]
    intake = judged(*forms)
    assert intake.counted == ()
    assert "không rõ bản nào là cuối: chưa tính" in intake.notes[-1].message


def test_two_forms_that_differ_only_in_the_documents_they_name_are_two_forms():
    one = answer("a", tasks=(replace(task("tap-huan"), evidence="Kế hoạch số 15/KH-UBND"),))
    other = replace(one, file="a2.xlsx", tasks=(replace(one.tasks[0], evidence="Kế hoạch số 16/KH-UBND"),))
    assert FormFault.DUPLICATE in [fault for fault, _ in said(one, other)]


def test_units_are_named_in_the_order_in_which_the_office_lists_them():
    notes = take_in(REQUEST, UNITS[::-1], ()).notes
    assert [note.name for note in notes] == [name for _, name in UNITS[::-1]]


@pytest.mark.parametrize(
    ("name", "guess"),
    [
        ("Phường Chau", "có phải Phường Châu? nếu đúng thì sửa tên trong tệp."),
        ("UBND xã Bình", "có phải Phường Bình?"),
        ("Phường Lạ Lùng", ""),
    ],
)
def test_a_stranger_is_told_with_the_unit_that_may_be_meant(name, guess):
    (note,) = notes([answer("", name=name)], FormFault.FOREIGN)
    assert note.message.startswith(f"«{name}» không có trong danh sách đơn vị của kế hoạch")
    assert guess in note.message
    assert ("có phải" in note.message) == bool(guess)


@pytest.mark.parametrize(
    ("file", "key"),
    [
        ("Phường Bình - 6 tháng.xlsx", "b"),
        ("01_phuong_binh (2).xlsx", "b"),
        ("Phuong An va Phuong Binh.xlsx", ""),
        ("bieu.xlsx", ""),
        ("p Binh Hung moi.xlsx", "h"),
        ("Bình.xlsx", ""),
        ("Phường Bình Hưng.xlsx", "h"),
        ("Phường Anh.xlsx", ""),
    ],
)
def test_a_form_that_names_nobody_is_known_by_the_name_of_its_file_or_told(file, key):
    units = (*UNITS, ("h", "Phường Bình Hưng"))
    intake = take_in(REQUEST, units, [answer("", name="", file=file, fingerprint="")])
    assert [each.unit for each in intake.counted] == ([key] if key else [])
    if key:
        (told,) = [note for note in intake.notes if note.fault is FormFault.MISNAMED]
        assert (told.unit, "theo tên tệp" in told.message) == (key, True)
    else:
        (told,) = [note for note in intake.notes if note.fault is FormFault.FOREIGN]
        assert told.message.startswith(f"Không rõ «{file}» là biểu của đơn vị nào")


def test_a_file_that_names_another_unit_than_the_form_is_asked_about_and_counts_for_the_form():
    intake = take_in(REQUEST, UNITS, [answer("a", file="Phường Bình.xlsx")])
    assert [each.unit for each in intake.counted] == ["a"]
    (told,) = [note for note in intake.notes if note.fault is FormFault.MISNAMED]
    message = "Biểu gửi bằng tệp mang tên Phường Bình nhưng lập cho Phường An: tính cho Phường An, cần hỏi lại."
    assert (told.unit, told.message) == ("a", message)
    assert notes([answer("a", file="Phường An.xlsx")], FormFault.MISNAMED) == []
    assert notes([answer("a", name="", file="Phường An.xlsx")], FormFault.MISNAMED) == []


def test_a_form_of_which_nothing_can_be_read_is_not_called_empty():
    lost = answer("a", tasks=(), problems=(Problem("header-lost", "Mất tiêu đề.", Location("a.xlsx")),))
    lost = replace(lost, tasks=())
    (told,) = notes([lost], FormFault.UNREADABLE)
    assert told.message == "Biểu của Phường An không đọc được nội dung nào: 1 chỗ phải sửa."
    dated = replace(lost, problems=(Problem("sent-on", "Sai ngày.", Location("a.xlsx")),))
    assert notes([dated], FormFault.UNREADABLE) == []
    assert len(notes([dated], FormFault.EMPTY)) == 1


def test_many_strangers_are_not_compared_with_every_unit():
    told = notes(
        [answer("", name=f"Phường Chau {number:02}", file=f"{number}.xlsx") for number in range(40)], FormFault.FOREIGN
    )
    assert (len(told), sum("có phải" in note.message for note in told)) == (40, 20)


def notes(forms, fault):
    return [note for note in take_in(REQUEST, UNITS, forms).notes if note.fault is fault]
