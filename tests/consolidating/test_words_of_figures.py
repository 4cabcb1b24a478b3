"""What the words of a report claim of its figures: no more units, no other rounding and no sooner end than was given."""

from datetime import date
from decimal import Decimal

import pytest
from filled_forms import PLAN, REQUEST, UNITS, answer, ratio, task

from docgen.api import load, starter
from docgen.consolidating.summing import consolidate
from docgen.contracts.results import TaskStatus
from docgen.documents.report.appendices import indicator_table, task_table
from docgen.documents.report.compose import ReportFrame, compose_report
from docgen.documents.report.intake_words import intake_paragraphs
from docgen.documents.report.open_tasks import open_tasks
from docgen.documents.report.sentences import coverage_words, indicator_sentence, result_words, rounding_sentence

DONE, PARTLY, NOT_DONE, UNCLEAR, UNANSWERED = TaskStatus
EARLY = date(2024, 6, 10)


def summed(*forms, units=UNITS):
    return consolidate(REQUEST, units, forms)


def share(*counts):
    forms = [answer(key, indicators=[ratio(key, *each)]) for (key, _), each in zip(UNITS, counts, strict=False)]
    return next(each for each in summed(*forms).indicators if each.indicator.id == "ty-le")


def composed(*forms):
    plan = load(starter("plan").encode())
    return compose_report(summed(*forms), ReportFrame(plan)).report


def words_of(report, part):
    section = next(each for each in report.sections if each.part == part)
    return [text for item in section.items for text in (item.text, *(below.text for below in item.items))]


def test_a_rate_of_some_of_the_units_says_of_how_many():
    said = indicator_sentence(share((1, 2), (10, 100)), estimated=False)
    assert said == "Tỷ lệ nữ lãnh đạo: 10,8% (11/102); 02/03 đơn vị có số liệu; mục tiêu năm 2025: 60%, chưa đạt."
    assert coverage_words(share((1, 2), (1, 2), (1, 2))) == ""


def test_the_row_of_the_appendix_says_of_how_many_units_it_speaks():
    table = indicator_table(summed(answer("a", indicators=[ratio("a", 3, 4)]))).data
    row = next(row["cells"] for row in table["rows"] if row.get("cells", [""])[0] == "1.1")
    assert row[5:] == ["75%", "Đạt", "01/03 đơn vị có số liệu"]


@pytest.mark.parametrize(
    ("counts", "printed", "met"),
    [
        ((11_992, 20_000), "59,96%", False),
        ((599_999, 1_000_000), "59,9999%", False),
        ((12_000, 20_000), "60%", True),
        ((12_008, 20_000), "60%", True),
        ((1, 3), "33,3%", False),
    ],
)
def test_a_rounded_value_never_contradicts_its_verdict(counts, printed, met):
    summary = share(counts)
    assert (result_words(summary), summary.met) == (printed, met)


def test_the_rounding_is_said_once_and_only_where_there_was_some():
    assert rounding_sentence([share((1, 3))]) == "Kết quả tính toán được làm tròn, lấy 01 chữ số thập phân."
    assert rounding_sentence([share((11_992, 20_000))]) == ""
    assert "sát mục tiêu được ghi thêm" in rounding_sentence([share((1, 3)), share((11_992, 20_000))])
    assert rounding_sentence([share((1, 2))]) == ""


def test_estimates_are_marked_where_they_stand_in_words_and_in_the_appendices():
    forms = [
        answer("a", task("a", number=2), task("a", "tap-huan"), received_on=EARLY, indicators=[ratio("a", 1, 2)]),
        answer("b", task("b", "tap-huan", number=3, of="lớp"), indicators=[ratio("b", 1, 2, "tu-vong")]),
    ]
    whole = summed(*forms)
    cells = [row["cells"][-1] for row in task_table(whole).data["rows"]]
    assert cells == ["02 hội nghị (ước)", "03 lớp", None]
    notes = {row["cells"][0]: row["cells"][-1] for row in indicator_table(whole).data["rows"] if "cells" in row}
    assert notes["1.1"] == "số ước; 01/03 đơn vị có số liệu"
    assert "ước" not in notes["1.5"]
    report = composed(*forms)
    marked = {
        place.result.answers: [each.estimated for each in place.result.figures] for place in report.task_results()
    }
    assert marked == {"truyen-thong": [True], "tap-huan": [False], "kiem-tra": []}


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (
            (EARLY, EARLY, EARLY),
            "các đơn vị báo cáo trước thời điểm này nên số liệu trong báo cáo là số ước thực hiện.",
        ),
        (
            (EARLY, date(2024, 6, 18), date(2024, 6, 18)),
            "phường An báo cáo trước thời điểm này nên số liệu có phần của đơn vị ấy là số ước thực hiện.",
        ),
    ],
)
def test_whose_figures_are_estimates_is_said(days, said):
    forms = [answer(key, received_on=day) for (key, _), day in zip(UNITS, days, strict=True)]
    assert list(intake_paragraphs(summed(*forms)))[-1].endswith(said)


def test_nothing_is_said_of_estimates_when_every_unit_spoke_after_the_cut_off():
    forms = [answer(key) for key, _ in UNITS]
    assert "ước" not in " ".join(intake_paragraphs(summed(*forms)))


def test_a_task_that_one_unit_of_three_has_done_stays_open_and_is_followed_up():
    report = composed(answer("a"), answer("b", task("b", "tap-huan", status=PARTLY)))
    first, second, third = open_tasks(report)
    assert (first.status, second.status, third.status) == (PARTLY, PARTLY, UNANSWERED)
    assert first.sentence() == (
        "Nhiệm vụ «Truyền thông về bình đẳng giới»: 01/03 đơn vị đã hoàn thành; "
        "02/03 đơn vị chưa có báo cáo (phường Bình và phường Châu)."
    )
    said = words_of(report, "next_period")
    assert said[:4] == [
        "Tiếp tục thực hiện các nhiệm vụ chưa hoàn thành; đôn đốc, xác nhận kết quả các nhiệm vụ chưa có đủ báo cáo:",
        "Tập huấn cho cán bộ.",
        "Truyền thông về bình đẳng giới (02/03 đơn vị chưa có báo cáo).",
        "Kiểm tra việc thực hiện (03/03 đơn vị chưa có báo cáo).",
    ]


def test_a_task_that_every_unit_has_done_is_closed():
    forms = [answer(key, *(task(key, each.id) for each in PLAN.tasks)) for key, _ in UNITS]
    assert list(open_tasks(composed(*forms))) == []


def test_a_state_nobody_gave_has_a_column_of_its_own():
    whole = summed(answer("a", task("a", status=None, words="Không có")), answer("b"))
    table = task_table(whole)
    assert [column["header"] for column in table.data["columns"]][2:7] == [each.label for each in TaskStatus]
    assert table.data["rows"][0]["cells"][2:7] == ["1", "0", "0", "1", "1"]
    counts = {number.cell: number.number.value for number in table.numbers}
    assert counts["rows[0].cells[5].text"] == Decimal(1)
    assert "chưa rõ tình trạng (phường An)" in str(composed(answer("a", task("a", status=None, words="Không có"))))
