"""A form that came back: tolerant of what moved, strict in values, and nothing that was written is dropped."""

from datetime import date
from decimal import Decimal

import pytest
from filled_forms import FIGURES, GUIDE, TASKS, WORDS, blank, fill, read
from openpyxl.comments import Comment

from docgen.contracts.results import OpinionKind, TaskStatus
from docgen.errors import UnreadableInputError


def places(results):
    return [problem.location.place for problem in results.problems]


def test_an_answer_is_read_with_its_cells():
    back = read(
        fill(
            {
                (TASKS, "C5"): "Đã hoàn thành",
                (TASKS, "D5"): "Tổ chức 02  hội nghị",
                (TASKS, "E5"): 2,
                (TASKS, "F5"): "hội nghị",
                (TASKS, "G5"): "Kế hoạch 03",
                (TASKS, "H7"): "Chưa có kinh phí",
                (GUIDE, "B8"): "18/6/2024",
            }
        )
    )
    first, last = back.tasks
    assert (first.task, first.status, first.words) == ("truyen-thong", TaskStatus.DONE, "Tổ chức 02 hội nghị")
    assert (first.number.value, first.number_unit, first.evidence) == (Decimal(2), "hội nghị", "Kế hoạch 03")
    assert (first.number.source.file, first.number.source.cell) == ("an.xlsx", "Nhiệm vụ!E5")
    assert (last.task, last.status, last.reason) == ("kiem-tra", None, "Chưa có kinh phí")
    assert back.received_on == date(2024, 6, 18)
    assert back.problems == ()


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("Đã hoàn thành", TaskStatus.DONE),
        ("đã hoàn  thành", TaskStatus.DONE),
        ("Hoàn thành", TaskStatus.DONE),
        ("Đang triển khai", TaskStatus.PARTLY),
        ("Chưa", TaskStatus.NOT_DONE),
    ],
)
def test_a_status_is_known_in_the_words_units_use(written, status):
    assert read(fill({(TASKS, "C5"): written})).tasks[0].status is status


@pytest.mark.parametrize(
    ("cells", "place", "message"),
    [
        ({(TASKS, "C5"): "ok", (TASKS, "D5"): "Xong"}, "Nhiệm vụ!C5", "không rõ tình trạng «ok»"),
        ({(TASKS, "E5"): "nhiều"}, "Nhiệm vụ!E5", "“nhiều” không phải là số"),
        ({(TASKS, "E5"): -3}, "Nhiệm vụ!E5", "số âm"),
        ({(TASKS, "E5"): "=1/0"}, "Nhiệm vụ!E5", "công thức"),
        ({(TASKS, "E5"): date(2024, 3, 2)}, "Nhiệm vụ!E5", "ngày tháng"),
        ({(FIGURES, "G5"): 9, (FIGURES, "I5"): 5}, "Chỉ tiêu!G5", "tử số lớn hơn mẫu số"),
        ({(FIGURES, "J5"): 0.85}, "Chỉ tiêu!J5", "không rõ «0,85» là 0,85% hay"),
        ({(FIGURES, "J5"): "85 phần trăm"}, "Chỉ tiêu!J5", "không phải là số"),
        ({(FIGURES, "K8"): "có lẽ"}, "Chỉ tiêu!K8", "không rõ «có lẽ» là có hay không"),
        ({(GUIDE, "B8"): "hôm qua"}, "Hướng dẫn!B8", "Ngày gửi"),
    ],
)
def test_a_bad_cell_is_named_with_sheet_and_cell_and_the_rest_is_kept(cells, place, message):
    back = read(fill({**cells, (TASKS, "D6"): "Mở 01 lớp"}))
    assert place in places(back)
    assert any(message in problem.message for problem in back.problems)
    assert all(problem.hint for problem in back.problems if problem.code == "form-value")
    assert [answer.words for answer in back.tasks if answer.task == "tap-huan"] == ["Mở 01 lớp"]


@pytest.mark.parametrize(("written", "value"), [("85%", "85"), ("85", "85"), (85, "85"), ("62,5%", "62.5")])
def test_a_percentage_is_read_as_written_where_it_has_one_meaning(written, value):
    assert read(fill({(FIGURES, "J5"): written})).indicators[0].value.value == Decimal(value)


def test_columns_that_moved_are_known_by_their_headers():
    def move(book):
        book[TASKS].move_range("C4:H7", cols=8)

    back = read(fill({(TASKS, "C5"): "Đã hoàn thành", (TASKS, "E5"): 7}, edit=move))
    assert (back.tasks[0].status, back.tasks[0].number.value) == (TaskStatus.DONE, Decimal(7))
    assert back.tasks[0].number.source.cell == "Nhiệm vụ!M5"


def test_sheets_that_changed_names_and_order_are_known_by_their_headers():
    def rename(book):
        book[TASKS].title = "Sheet1"
        book.move_sheet("Sheet1", 3)

    back = read(fill({(TASKS, "D5"): "Xong", (WORDS, "B5"): "Đã chỉ đạo"}, edit=rename))
    assert back.tasks[0].words == "Xong"
    assert [(opinion.kind, opinion.words) for opinion in back.opinions] == [(OpinionKind.DIRECTION, "Đã chỉ đạo")]


def test_rows_in_another_order_keep_their_tasks():
    def swap(book):
        sheet = book[TASKS]
        for letter in "ABCDEI":
            sheet[f"{letter}5"].value, sheet[f"{letter}6"].value = sheet[f"{letter}6"].value, sheet[f"{letter}5"].value

    back = read(fill({(TASKS, "D5"): "Một", (TASKS, "D6"): "Hai"}, edit=swap))
    assert {answer.task: answer.words for answer in back.tasks} == {"truyen-thong": "Một", "tap-huan": "Hai"}


def test_without_the_hidden_codes_tasks_are_known_by_their_words():
    def forget(book):
        book[TASKS].delete_cols(9)
        del book["_docgen"]

    back = read(fill({(TASKS, "D6"): "Mở lớp"}, edit=forget))
    assert [answer.task for answer in back.tasks] == ["tap-huan"]
    assert (back.unit, back.name, back.fingerprint) == ("", "Phường An", "")


def test_a_task_the_unit_added_is_kept_even_when_its_name_begins_like_a_total():
    back = read(fill({(TASKS, "B9"): "Tổng kết mô hình", (TASKS, "D9"): "Đã tổng kết"}))
    assert [(extra.name, extra.answer.words) for extra in back.extras] == [("Tổng kết mô hình", "Đã tổng kết")]


def test_a_task_answered_twice_is_told_and_both_answers_are_kept():
    back = read(fill({(TASKS, "D5"): "Một", (TASKS, "B9"): "Truyền thông về bình đẳng giới", (TASKS, "D9"): "Hai"}))
    assert [answer.words for answer in back.tasks] == ["Một"]
    assert [extra.answer.words for extra in back.extras] == ["Hai"]
    assert places(back) == ["Nhiệm vụ!B9"]


def test_words_beside_the_form_reach_the_report():
    def write(book):
        book[TASKS]["K4"] = "Ý kiến riêng"
        book[TASKS]["K6"] = "Cần giảng viên"
        book[TASKS]["M7"] = "Ghi ngoài bảng"
        book.create_sheet("Khác")["B2"] = "Một câu thêm"

    said = {opinion.words: opinion.source.cell for opinion in read(fill({}, edit=write)).opinions}
    assert said == {
        "Tập huấn cho cán bộ, ý kiến riêng: Cần giảng viên": "Nhiệm vụ!K6",
        "Kiểm tra việc thực hiện, cột M: Ghi ngoài bảng": "Nhiệm vụ!M7",
        "Trang «Khác»: Một câu thêm": "Khác!B2",
    }


def test_numbers_beside_the_form_words_on_its_guide_and_comments_reach_the_report():
    def write(book):
        book[TASKS]["K4"] = "Số buổi"
        book[TASKS]["K6"] = 77
        sheet = book.create_sheet("Phụ lục riêng")
        sheet["A1"], sheet["A2"], sheet["B2"] = "Bảng riêng", "Tổ 1", 1234.5
        book["Hướng dẫn"]["C8"] = "gửi lại lần hai"
        book["Hướng dẫn"]["A20"] = "Nhắn: gửi bù sau"
        book[TASKS]["D6"].comment = Comment("số còn rà soát", "phường")

    said = {opinion.words: opinion.source.cell for opinion in read(fill({}, edit=write)).opinions}
    assert said == {
        "Tập huấn cho cán bộ, số buổi: 77": "Nhiệm vụ!K6",
        "Trang «Phụ lục riêng»: Bảng riêng": "Phụ lục riêng!A1",
        "Trang «Phụ lục riêng»: Tổ 1; 1.234,5": "Phụ lục riêng!A2",
        "Trang «Hướng dẫn»: gửi lại lần hai": "Hướng dẫn!C8",
        "Trang «Hướng dẫn»: Nhắn: gửi bù sau": "Hướng dẫn!A20",
        "Ghi chú tại ô D6, trang «Nhiệm vụ»: số còn rà soát": "Nhiệm vụ!D6",
    }


def test_an_indicator_the_set_does_not_know_is_kept_in_words():
    back = read(fill({(FIGURES, "B10"): "Chỉ tiêu riêng", (FIGURES, "G10"): 4, (FIGURES, "I10"): 8}))
    assert [opinion.words for opinion in back.opinions] == ["Chỉ tiêu riêng: Tử số 4; Mẫu số 8"]


@pytest.mark.parametrize("data", [b"PK\x03\x04 not a zip", b"%PDF-1.7", b""])
def test_what_is_no_workbook_is_refused_with_a_sentence(data):
    with pytest.raises(UnreadableInputError) as refusal:
        read(data)
    assert refusal.value.hint


def test_a_form_a_person_never_opened_says_the_same_again():
    assert read(blank()) == read(fill({}))
