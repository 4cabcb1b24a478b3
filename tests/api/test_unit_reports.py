"""A unit that sends a report of its own instead of the form: its figures are counted, its words reach the report."""

from decimal import Decimal
from pathlib import Path

import pytest

from docgen import consolidate, load, render
from docgen.api import dump
from docgen.contracts.results import TaskStatus

SAMPLE = Path(__file__).parents[2] / "samples" / "cua-lo-2024"
PLAN, WARDS = SAMPLE / "plan.yaml", SAMPLE / "wards.csv"
FORMS = sorted((SAMPLE / "results-6-months").iterdir())
REPORT = Path(__file__).with_name("test_unit_reports") / "thu-thuy.yaml"
UNIT = "Phường Thu Thủy"


def answered(*answers, units=WARDS):
    return consolidate(PLAN, answers, period="6-months", units=units)


def changed(*changes):
    """The report with words exchanged, as the bytes of its data."""
    text = REPORT.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return ("thu-thuy.yaml", text.encode())


def words(made):
    return " ".join(" ".join(dump(made.report).replace(">-", " ").split()).split())


def told(made):
    return [str(notice) for notice in made.notices]


def shares(made, path_end):
    return [
        (number.path, share)
        for number in made.lineage
        if number.path.endswith(path_end)
        for share in number.shares
        if share.source.file.startswith("thu-thuy")
    ]


@pytest.fixture(scope="module", params=["stranger", "own", "data"])
def made(request):
    if request.param == "data":
        return answered(*FORMS, changed())
    printed = render(load(REPORT), embed_data=request.param == "own").bytes
    return answered(*FORMS, ("thu-thuy.docx", printed))


def test_the_unit_counts_as_one_that_answered(made):
    assert len(made.consolidated.answered) == 7
    assert any(f"{UNIT} gửi báo cáo thay cho biểu" in line for line in told(made))
    assert not any("không còn trang nhận dạng" in line for line in told(made))


def test_figures_of_tasks_are_added_to_those_of_the_forms(made):
    task = next(each for each in made.consolidated.tasks if each.task.name.startswith("Tổ chức các lớp tập huấn"))
    totals = {total.unit: total.value for total in task.totals}
    assert totals["lượt người"] == 85
    own = next(share for total in task.totals for share in total.shares if share.name == UNIT)
    assert (own.value, own.source.file) == (Decimal(2), own.source.file)
    assert own.source.file.startswith("thu-thuy")


def test_ratios_are_recomputed_with_the_counts_of_words_and_of_tables(made):
    found = {each.indicator.code: each for each in made.consolidated.indicators}
    wages = {share.name: share.value for share in found["2.1"].numerator.shares}
    directors = {share.name: share.value for share in found["2.3"].denominator.shares}
    assert wages[UNIT] == 240
    assert directors[UNIT] == 20
    assert found["2.3"].value == found["2.3"].numerator.value * 100 / found["2.3"].denominator.value


def test_everything_else_the_unit_says_reaches_the_report(made):
    said = words(made)
    for each in (
        "Ủy ban nhân dân phường đã ban hành 02 công văn chỉ đạo",
        "lớp mở tại nhà văn hóa khối 3",
        "đã ra mắt câu lạc bộ với 30 thành viên",
        "tỷ lệ hộ có máy tính: 70%",
        "kinh phí còn hạn hẹp",
        "đề nghị thị xã cấp tài liệu truyền thông",
        "Câu lạc bộ: Cha con; Thành viên: 12",
    ):
        assert said.count(each) == 1, each


def test_of_a_task_without_a_state_none_is_claimed_and_it_is_told(made):
    assert any("trả lời 2 nhiệm vụ mà không rõ tình trạng" in line for line in told(made))
    task = next(each for each in made.consolidated.tasks if each.task.name.startswith("Tổ chức các lớp tập huấn"))
    assert UNIT in task.units(TaskStatus.UNCLEAR)


def test_a_number_opens_to_the_paragraph_or_the_cell_of_the_units_report():
    made = answered(*FORMS, ("thu-thuy.docx", render(load(REPORT), embed_data=False).bytes))
    assert {share.source.cell for _, share in shares(made, ".figures[0].value")} == {"đoạn 11", "đoạn 14"}
    places = {share.source.cell for _, share in shares(made, ".denominator")}
    assert places == {"đoạn 18", "Phụ lục, bảng 1!G2"}


def test_estimates_of_a_unit_mark_the_figures_of_the_whole():
    made = answered(
        *FORMS, changed(("85 lượt người.", "85 lượt người (ước thực hiện)."), ("issued_on: 2024-05-28", "issued_on:"))
    )
    assert made.consolidated.estimated


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("48% (240/500)", "52% (240/500)"), "tính lại từ 240/500 được số khác; tính theo tử số và mẫu số"),
        (("48% (240/500)", "48 người"), "không tính theo «%», không tính"),
        (("6 tháng đầu năm 2024\nissuer", "quý I năm 2024\nissuer"), "là của kỳ «quý I năm 2024»"),
        (("nhân dân phường Thu Thủy, code", "nhân dân xã Lạ, code"), "không có trong danh sách đơn vị"),
    ],
)
def test_what_cannot_be_used_is_told(change, message):
    assert any(message in line for line in told(answered(*FORMS, changed(change))))


def test_a_table_that_contradicts_the_words_is_told_and_the_words_count():
    data = changed(('"50%", "48%", "", ""', '"50%", "49%", "", ""'), ("48% (240/500)", "48%"))
    made = answered(*FORMS, data)
    assert any("Bảng ghi 49, lời văn ghi 48; tính theo lời văn" in line for line in told(made))


def test_a_form_and_a_different_report_of_one_unit_are_two_answers():
    made = answered(*FORMS, changed(("phường Thu Thủy, code", "phường Nghi Hải, code")))
    assert any("gửi 2 biểu khác nhau" in line and "Nghi Hải" in line for line in told(made))


def test_another_kind_of_document_is_no_answer():
    made = answered(*FORMS, PLAN)
    assert any("Không đọc được báo cáo: Cần báo cáo của đơn vị" in line for line in told(made))
    assert len(made.consolidated.answered) == 6


def test_the_report_of_the_whole_checks_clean_and_reads_back(made):
    from docgen import check, read_document

    printed = render(made.report, embed_data=False).bytes
    assert [finding.code for finding in check(printed).findings] == []
    back = read_document(printed).document
    figures = [figure for place in made.report.task_results() for figure in place.result.figures]
    assert [figure for place in back.task_results() for figure in place.result.figures] == figures
