"""What units say in words reaches the report as an office would write it: nothing lost, and nothing made of nothing."""

from dataclasses import replace
from datetime import date

from filled_forms import INDICATORS, PLAN, REQUEST, UNITS, answer, cell, ratio, task

from docgen.api import check, load, render, starter
from docgen.consolidating.asking import addressees_below, missing_reasons
from docgen.consolidating.summing import consolidate
from docgen.contracts.results import Opinion, OpinionKind, TaskStatus
from docgen.documents.report.compose import ReportFrame, compose_report
from docgen.documents.report.intake_words import intake_paragraphs
from docgen.documents.report.said import find_figures, find_status
from docgen.vietnamese.text import capitalise_first

FRAME = ReportFrame(load(starter("plan").encode()))
OWN = capitalise_first(PLAN.issuer.removeprefix("Ủy ban nhân dân "))
INDICATOR = INDICATORS.indicators[0]


def summed(*forms, units=UNITS):
    return consolidate(REQUEST, units, forms)


def composed(*forms):
    return compose_report(summed(*forms), FRAME).report


def said_in(report, part):
    return next((section for section in report.sections if section.part == part), None)


def test_what_units_name_as_evidence_and_note_beside_a_figure_stands_in_an_appendix():
    named = replace(task("a"), evidence="Kế hoạch số 15/KH-UBND")
    figure = replace(ratio("a", 1, 2), note="Số liệu rà soát lại")
    report = composed(answer("a", named, indicators=[figure]))
    assert report.appendices[-1].title.startswith("Văn bản, minh chứng và ghi chú")
    rows = report.appendices[-1].items[0].table.rows
    assert [row.group or [cell.text for cell in row.cells] for row in rows] == [
        "Nhiệm vụ 1: Truyền thông về bình đẳng giới",
        ["1", "Phường An", "Kế hoạch số 15/KH-UBND"],
        f"Chỉ tiêu {INDICATOR.code}: {INDICATOR.name}",
        ["1", "Phường An", "Số liệu rà soát lại"],
    ]


def test_a_unit_that_has_nothing_to_say_is_no_difficulty():
    said = [Opinion(OpinionKind.DIFFICULTY, words, cell("a")) for words in ("Không", "Không có.", "-")]
    assert said_in(composed(answer("a", opinions=tuple(said))), "difficulties") is None
    spoken = (*said, Opinion(OpinionKind.DIFFICULTY, "Thiếu kinh phí", cell("a")))
    assert said_in(composed(answer("a", opinions=spoken)), "difficulties").paragraphs == ("Phường An: thiếu kinh phí.",)


def test_a_count_of_nothing_is_said_in_words_and_a_number_of_nobody_knows_what_is_told_so():
    report = composed(answer("a", task("a", number=0, of="cuộc kiểm tra")), answer("b", task("b", number=3, of="")))
    (result,) = [place.result for place in report.task_results() if place.result.answers == "truyen-thong"]
    sentence = "Tổng hợp từ các đơn vị: số lượng 03, chưa ghi đơn vị tính; không có cuộc kiểm tra."
    assert sentence in result.paragraphs
    assert [(figure.name, figure.value.written) for figure in result.figures] == [("số lượng", "03")]
    assert find_figures(result.paragraphs) == [{"name": "số lượng", "value": "03", "estimated": False}]


def test_every_unit_that_was_asked_is_counted_among_those_that_are_in_and_those_that_are_not():
    elsewhere = answer("b", period="năm 2023")
    stranger = replace(answer("c", fingerprint="ffffffffffffffff"), tasks=())
    (sentence,) = intake_paragraphs(summed(answer("a", received_on=date(2024, 6, 25)), elsewhere, stranger))
    assert sentence == (
        "Có 01/03 đơn vị gửi báo cáo được tổng hợp, trong đó 01 đơn vị gửi quá hạn (phường An); 01 đơn vị gửi biểu "
        "của kỳ báo cáo khác (phường Bình); 01 đơn vị gửi biểu của kế hoạch khác (phường Châu)."
    )


def test_more_units_than_a_sentence_names_are_counted_and_stand_once_in_an_appendix():
    many = [(f"u{number:02}", f"Xã Số {number:02}") for number in range(1, 15)]
    forms = [
        replace(answer(key, task(key, words="Họp dân" if key != "u12" else "")), name=name) for key, name in many[:12]
    ]
    report = compose_report(consolidate(REQUEST, many, forms), FRAME).report
    words = str(report.sections)
    assert "11 đơn vị: họp dân." in words
    assert "Xã Số 01, xã Số 02" not in words
    titles = [appendix.title for appendix in report.appendices]
    assert titles[-2].startswith("Tình hình báo cáo của các đơn vị")
    rows = [[cell.text for cell in row.cells] for row in report.appendices[-2].items[0].table.rows]
    assert [row[1] for row in rows] == [name for _, name in many]
    assert rows[0][2] == "Đã gửi"
    assert rows[13][2] == "Chưa gửi biểu"


def test_an_office_speaks_of_its_own_work_without_counting_itself():
    itself = [("a", OWN)]
    form = replace(answer("a", task("a", number=2, words="Tổ chức hội nghị", reason="Thiếu kinh phí")), name=OWN)
    report = compose_report(consolidate(REQUEST, itself, [form]), FRAME).report
    words = str(report)
    assert "01/01" not in words
    assert f"{OWN}:" not in words
    assert "Các đơn vị" not in words
    (result, *_) = [place.result for place in report.task_results()]
    assert result.paragraphs == (
        "Đã hoàn thành.",
        "Số liệu thực hiện: 02 hội nghị.",
        "Lý do chưa hoàn thành: thiếu kinh phí.",
    )
    assert [item.text for item in result.items] == ["Tổ chức hội nghị."]
    assert check(render(report).bytes).is_clean
    assert find_status(result.paragraphs) is TaskStatus.DONE


def test_whoever_has_not_begun_and_does_not_say_why_is_asked_and_named_beside_those_who_do():
    not_done = [
        task(unit, status=TaskStatus.NOT_DONE, reason=why) for unit, why in (("a", "Thiếu kinh phí"), ("b", ""))
    ]
    whole = summed(answer("a", not_done[0]), answer("b", not_done[1]))
    (notice,) = missing_reasons(whole)
    assert notice.message.startswith("Phường Bình chưa thực hiện nhiệm vụ «Truyền thông về bình đẳng giới»")
    assert str(notice.location) == "b.xlsx: Nhiệm vụ!C5"
    (result, *_) = [place.result for place in compose_report(whole, FRAME).report.task_results()]
    assert result.reason == "thiếu kinh phí (phường An); chưa nêu lý do (phường Bình)"


def test_a_unit_that_was_asked_is_no_higher_body():
    (notice,) = addressees_below(summed(answer("a")), ["Sở Nội vụ tỉnh Nghệ An", "UBND phường Bình"])
    assert "chỉ kính gửi cơ quan cấp trên" in notice.message


def test_indicators_stand_under_their_objectives_and_those_without_a_value_are_gathered():
    report = composed(answer("a", indicators=[ratio("a", 1, 2)]))
    results = said_in(report, "results").items[1]
    assert results.paragraphs == (
        "Chưa tổng hợp được 04 chỉ tiêu (số 1.2, 1.3, 1.4 và 1.5); lý do được nêu tại Phụ lục II.",
    )
    (objective,) = results.items
    assert objective.title == "Mục tiêu 1: Mục tiêu chung"
    assert [node.code for node in objective.items] == ["1.1"]
    assert [place.result.code for place in report.indicator_results() if place.result.code] == ["1.1"]


def test_what_all_units_say_alike_is_said_of_them_all():
    forms = [answer(key, task(key, words="Họp dân", reason="Thiếu tiền")) for key, _ in UNITS]
    (result, *_) = [place.result for place in composed(*forms).task_results()]
    assert [item.text for item in result.items] == ["Các đơn vị đã báo cáo: họp dân."]
    assert result.reason == "thiếu tiền (các đơn vị đã báo cáo)"
    (result, *_) = [place.result for place in composed(*forms[:2]).task_results()]
    assert [item.text for item in result.items] == ["Phường An và phường Bình: họp dân."]
