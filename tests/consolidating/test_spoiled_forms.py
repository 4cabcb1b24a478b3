"""Forms whose build was spoiled: headers deleted, copied into another workbook, two forms in one file."""

import io
from datetime import date

import openpyxl
import pytest
from filled_forms import FIGURES, GUIDE, PLAN, REQUEST, TASKS, UNITS, WORDS, blank, fill, read

from docgen.consolidating.intake import take_in
from docgen.contracts.consolidation import FormFault

FILLED = {
    (GUIDE, "B8"): date(2024, 6, 18),
    (TASKS, "C5"): "Đã hoàn thành",
    (TASKS, "D5"): "Mở hội nghị",
    (TASKS, "E5"): 4,
    (FIGURES, "J6"): 2,
    (WORDS, "B6"): "Thiếu kinh phí",
}


def numbers(back):
    return {each.task: each.number.value for each in back.tasks if each.number}


def said(back):
    return [opinion.words for opinion in back.opinions]


def problems(back):
    return {problem.location.place: (problem.message, problem.hint) for problem in back.problems}


def copied(book, name, suffix=" (2)", cells=()):
    """The sheets of a form once more in the same workbook, as Excel copies them, with other values."""
    for title in (GUIDE, TASKS, FIGURES, WORDS, "_docgen"):
        book.copy_worksheet(book[title]).title = f"{title}{suffix}"
    book[f"{GUIDE}{suffix}"]["B3"] = name
    book[f"_docgen{suffix}"]["B3"], book[f"_docgen{suffix}"]["B4"] = "b", name
    for (sheet, cell), value in dict(cells).items():
        book[f"{sheet}{suffix}"][cell] = value


@pytest.mark.parametrize("deleted", [range(1, 5), range(4, 5)])
@pytest.mark.parametrize("title", [TASKS, "Trang 1"])
def test_a_table_without_its_headers_is_refused_and_the_words_of_the_unit_are_kept(deleted, title):
    def spoil(book):
        book[TASKS].delete_rows(deleted[0], len(deleted))
        book[TASKS].title = title

    back = read(fill(FILLED, edit=spoil))
    first = 5 - len(deleted)
    assert (back.tasks, back.extras) == ((), ())
    assert [each.value.value for each in back.indicators] == [2]
    ((message, hint),) = [told for place, told in problems(back).items() if place == title]
    assert message.startswith("Không nhận ra dòng tiêu đề của bảng nhiệm vụ («TT», «Nhiệm vụ», «Tình trạng», «Kết quả")
    assert hint == f"chép dòng 4 của biểu gốc vào ngay trên dòng {first} rồi gửi lại."
    assert len(said(back)) == 2
    assert all(word in said(back)[0] for word in ("Truyền thông về bình đẳng giới", "Đã hoàn thành", "Mở hội nghị"))
    assert said(back)[1] == "Thiếu kinh phí"


def test_of_indicators_and_opinions_without_headers_nothing_but_the_words_of_the_unit_is_kept():
    def spoil(book):
        book[FIGURES].delete_rows(4)
        book[WORDS].delete_rows(4)

    back = read(fill(FILLED, edit=spoil))
    assert numbers(back) == {"truyen-thong": 4}
    assert back.indicators == ()
    assert list(problems(back)) == [FIGURES, WORDS]
    assert ["Số mô hình" in said(back)[0], "Thiếu kinh phí" in said(back)[1], len(said(back))] == [True, True, 2]


def test_a_blank_table_without_its_headers_says_nothing_of_its_own():
    def spoil(book):
        book[TASKS].delete_rows(1, 4)

    back = read(fill({}, edit=spoil))
    assert (back.opinions, list(problems(back))) == ((), [TASKS])


def test_a_renamed_column_of_names_is_named_with_its_likely_header():
    def spoil(book):
        book[TASKS]["B4"] = "Nhiệm vụ được giao"

    back = read(fill(FILLED, edit=spoil))
    assert numbers(back) == {}
    assert any("có phải cột B («Nhiệm vụ được giao»)" in hint for _, hint in problems(back).values())
    assert not any("truyen-thong" in words for words in said(back))


@pytest.mark.parametrize(("title", "kind"), [(TASKS, "nhiệm vụ"), (FIGURES, "chỉ tiêu"), (WORDS, "ý kiến")])
def test_a_sheet_taken_out_of_the_form_is_told_and_the_others_count(title, kind):
    def spoil(book):
        del book[title]

    back = read(fill(FILLED, edit=spoil))
    (problem,) = back.problems
    assert problem.message == f"Biểu không còn bảng {kind}: coi như đơn vị không trả lời phần này."
    assert (bool(back.tasks), bool(back.indicators), bool(back.opinions)) == (
        title != TASKS, title != FIGURES, title != WORDS,
    )  # fmt: skip
    (told,) = [note.message for note in take_in(REQUEST, UNITS, [back]).notes if note.fault is FormFault.FAULTY]
    assert told == "Biểu của Phường An có 1 chỗ phải xem lại."


@pytest.mark.parametrize("titles", [("Sheet1", "Sheet2"), (GUIDE, "_docgen")])
def test_a_form_copied_into_another_workbook_is_known_by_what_stands_in_it(titles):
    def rename(book):
        book[GUIDE].title, book["_docgen"].title = titles

    back = read(fill(FILLED, edit=rename))
    assert (back.unit, back.fingerprint, back.received_on) == ("a", PLAN.fingerprint, date(2024, 6, 18))
    assert (numbers(back), said(back), back.problems) == ({"truyen-thong": 4}, ["Thiếu kinh phí"], ())


def test_without_its_identity_a_form_counts_by_the_name_on_its_guide_and_it_is_told():
    def spoil(book):
        del book["_docgen"]
        book[GUIDE]["B3"] = "UBND PHƯỜNG AN"

    back = read(fill(FILLED, edit=spoil))
    assert (back.unit, back.name) == ("", "UBND PHƯỜNG AN")
    intake = take_in(REQUEST, UNITS, [back])
    assert [each.unit for each in intake.counted] == ["a"]
    assert [note.fault for note in intake.notes if note.unit == "a"] == [FormFault.OLD_VERSION]


def test_a_second_units_form_in_the_workbook_is_told_and_mixed_into_nothing():
    other = {(TASKS, "E5"): 9, (TASKS, "E6"): 7, (FIGURES, "J6"): 50, (WORDS, "B6"): "Thiếu người"}
    back = read(fill(FILLED, edit=lambda book: copied(book, "Phường Bình", cells=other)))
    assert (back.unit, numbers(back), said(back)) == ("a", {"truyen-thong": 4}, ["Thiếu kinh phí"])
    assert [each.value.value for each in back.indicators] == [2]
    assert list(problems(back)) == [f"{title} (2)" for title in (TASKS, FIGURES, WORDS)]
    message, hint = problems(back)[f"{TASKS} (2)"]
    assert message == (
        "Trang «Nhiệm vụ (2)» là bảng nhiệm vụ thứ hai, sau trang «Nhiệm vụ» (tệp có cả biểu của Phường Bình): "
        "không tính trang này."
    )
    assert "tách biểu thứ hai thành tệp riêng" in hint


def test_a_blank_form_before_another_units_filled_one_takes_nothing_of_it():
    back = read(fill({}, edit=lambda book: copied(book, "Phường Bình", cells={(TASKS, "E5"): 9})))
    assert (back.tasks, list(problems(back))) == ((), [f"{TASKS} (2)"])


def test_a_table_that_answers_the_same_tasks_again_is_a_second_form():
    def copy(book):
        book.copy_worksheet(book[TASKS]).title = "Bản 2"
        book["Bản 2"]["E5"] = 9

    back = read(fill(FILLED, edit=copy))
    assert (numbers(back), back.extras, list(problems(back))) == ({"truyen-thong": 4}, (), ["Bản 2"])


def test_a_blank_table_before_the_filled_one_is_passed_over():
    def copy(book):
        book.copy_worksheet(book[TASKS])
        for column in "CDE":
            book[TASKS][f"{column}5"] = None

    back = read(fill(FILLED, edit=copy))
    assert (numbers(back), back.problems) == ({"truyen-thong": 4}, ())


def test_a_table_of_two_columns_is_known_by_the_name_of_its_sheet():
    def spoil(book):
        book[TASKS].delete_cols(6, 4)
        book[TASKS].delete_cols(3, 2)
        book[TASKS].delete_cols(1)

    back = read(fill(FILLED, edit=spoil))
    assert (numbers(back), back.problems) == ({"truyen-thong": 4}, ())


def test_tasks_that_a_unit_parted_over_two_sheets_are_all_read():
    def part(book):
        sheet = book.copy_worksheet(book[TASKS])
        sheet.title = "Tiếp theo"
        for column in "CDE":
            sheet[f"{column}6"], sheet[f"{column}5"] = sheet[f"{column}5"].value, None

    back = read(fill(FILLED, edit=part))
    assert (numbers(back), back.problems) == ({"truyen-thong": 4, "tap-huan": 4}, ())


def test_a_blank_copy_of_a_sheet_is_nothing_to_speak_of():
    def copy(book):
        sheet = book.copy_worksheet(book[TASKS])
        for column in "CDE":
            sheet[f"{column}5"] = None

    back = read(fill(FILLED, edit=copy))
    assert (numbers(back), back.problems) == ({"truyen-thong": 4}, ())


def test_an_indicator_answered_twice_counts_once_and_is_told():
    def repeat(book):
        for column in "ABJM":
            book[FIGURES][f"{column}20"] = book[FIGURES][f"{column}6"].value

    back = read(fill(FILLED, edit=repeat))
    assert [each.value.value for each in back.indicators] == [2]
    assert list(problems(back)) == ["Chỉ tiêu!B20"]
    assert "Số mô hình: Kết quả kỳ này 2" in said(back)


def test_the_form_of_another_unit_filled_in_under_ones_own_name_is_asked_about():
    back = read(fill({**FILLED, (GUIDE, "B3"): "UBND phường Bình"}))
    message, _ = problems(back)["Hướng dẫn!B3"]
    assert message == "Trang «Hướng dẫn» ghi «UBND phường Bình» nhưng biểu này lập cho Phường An: tính cho Phường An."
    assert problems(read(fill({**FILLED, (GUIDE, "B3"): "UBND PHƯỜNG AN"}))) == {}


def test_a_guide_and_tables_put_on_one_sheet_are_no_guide():
    source = openpyxl.load_workbook(io.BytesIO(fill(FILLED)))
    made = openpyxl.Workbook()
    for title in (GUIDE, TASKS):
        for row in source[title].iter_rows(values_only=True):
            made.active.append(row)
    saved = io.BytesIO()
    made.save(saved)
    back = read(saved.getvalue())
    assert numbers(back) == {"truyen-thong": 4}


def test_a_form_under_any_name_of_its_file_is_known():
    assert read(blank(), name="bieu moi (1).xlsx").unit == "a"


def test_an_unfilled_form_without_one_of_its_sheets_is_an_empty_one():
    def spoil(book):
        del book[FIGURES]

    notes = take_in(REQUEST, UNITS, [read(fill({}, edit=spoil))]).notes
    assert [note.fault for note in notes if note.unit == "a"] == [FormFault.EMPTY]
