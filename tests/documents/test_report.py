"""The report: its figures stand in its words, each task is answered once, and what is open is told."""

import copy

import pytest
from pydantic import ValidationError

from docgen.api import check, load, open_pack, render, starter
from docgen.diagnostics import Severity
from docgen.documents.report import DOCUMENT_TYPE
from docgen.documents.report.model import Report
from docgen.documents.report.notices import report_notices
from docgen.documents.report.view import report_view

BASE = {
    "document": "report",
    "year": 2024,
    "period": "6 tháng đầu năm 2024",
    "issuer": {"name": "Ủy ban nhân dân xã A", "code": "UBND", "place": "A"},
    "subject": "Kết quả công tác 6 tháng đầu năm 2024",
    "sections": [{"part": "direction", "title": "Chỉ đạo", "paragraphs": "Đã ban hành kế hoạch."}],
    "signature": {"position": "CHỦ TỊCH", "full_name": "Nguyễn Văn A"},
}


def report(*sections, **changes):
    data = copy.deepcopy(BASE)
    if sections:
        data["sections"] = list(sections)
    return Report.model_validate({**data, **changes})


def results(*items, part="task_results"):
    return {"part": part, "title": "Kết quả", "items": list(items)}


def printed(document):
    return [block.text for block in report_view(document, open_pack()).body]


def kinds(document):
    return [notice.code for notice in report_notices(document)]


@pytest.mark.parametrize(
    ("item", "part", "field"),
    [
        ({"text": "Mở 2 lớp.", "figures": [{"name": "lớp", "value": "3 lớp"}]}, "task_results", "figures[0].value"),
        ({"text": "Chưa làm.", "reason": "thiếu kinh phí"}, "task_results", "reason"),
        ({"text": "Đạt 60%.", "value": "61%"}, "indicator_results", "value"),
        ({"text": "Đạt 60%.", "value": "60%", "target": "ít nhất 70%"}, "indicator_results", "target"),
    ],
)
def test_a_figure_that_its_own_words_do_not_say_is_refused(item, part, field):
    with pytest.raises(ValidationError, match="không có trong lời văn") as refusal:
        report(results(item, part=part))
    assert f"({field})" in str(refusal.value)


def test_figures_without_words_are_printed_below_the_name_of_the_task():
    document = report(
        results(
            {
                "title": "Truyền thông",
                "figures": [
                    {"name": "hội nghị", "value": "02 hội nghị"},
                    {"name": "người dự", "value": "120 người", "estimated": True},
                ],
            }
        )
    )
    assert printed(document)[1:] == [
        "1. Truyền thông",
        "Hội nghị: 02 hội nghị; người dự: 120 người (ước thực hiện)./.",
    ]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"value": "62,5%", "target": "ít nhất 60%", "achieved": True}, "62,5%; mục tiêu: ít nhất 60%, đạt./."),
        ({"value": "55%", "target": "ít nhất 60%", "achieved": False}, "55%; mục tiêu: ít nhất 60%, chưa đạt./."),
        ({"value": "55%", "target": "60%", "previous": "50%"}, "55%; mục tiêu: 60%; kỳ trước: 50%./."),
        ({"value": "55%", "estimated": True}, "55% (ước thực hiện)./."),
        ({}, "chưa có số liệu./."),
    ],
)
def test_an_indicator_without_words_is_printed_with_what_is_known_of_it(values, sentence):
    document = report(results({"indicator": "Tỷ lệ nữ", **values}, part="indicator_results"))
    assert printed(document)[-1] == f"1. Tỷ lệ nữ: {sentence}"


def test_a_task_answered_twice_is_refused_with_both_places():
    with pytest.raises(ValidationError, match=r"«tap-huan» được báo cáo hai lần: \$\.sections\[0\]\.items\[0\] và"):
        report(results({"answers": "tap-huan", "text": "Một."}, {"answers": "tap-huan", "text": "Hai."}))


def test_results_and_indicators_are_found_below_other_parts():
    document = report(
        {
            "part": "results",
            "title": "Kết quả",
            "items": [
                results({"answers": "a", "text": "Xong.", "items": [{"answers": "b", "text": "Xong."}]}),
                results({"code": "1.1", "indicator": "Tỷ lệ nữ"}, part="indicator_results"),
            ],
        }
    )
    assert [(place.result.answers, place.path) for place in document.task_results()] == [
        ("a", "$.sections[0].items[0].items[0]"),
        ("b", "$.sections[0].items[0].items[0].items[0]"),
    ]
    assert [place.path for place in document.indicator_results()] == ["$.sections[0].items[1].items[0]"]


def test_a_promised_appendix_must_be_there():
    with pytest.raises(ValidationError, match="báo cáo có 0 phụ lục"):
        report({"title": "Số liệu", "paragraphs": "Chi tiết tại Phụ lục kèm theo."})


def test_a_window_of_data_runs_forward():
    with pytest.raises(ValidationError, match=r"ngày chốt số liệu \(14/06/2023\) đứng trước ngày bắt đầu"):
        report(data_window={"start": "15/12/2023", "end": "14/6/2023"})


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"sections": [results({"text": "Chưa.", "status": "unanswered"})]}, "unanswered"),
        ({"sections": [results({"text": "Chưa.", "status": "not_done"})]}, "reason-missing"),
        ({"period": "năm 2023"}, "another-year"),
    ],
)
def test_what_a_signer_must_know_is_told(changes, kind):
    assert kinds(report(**changes)) == [kind]


def test_what_is_told_of_a_task_names_it():
    (notice,) = report_notices(report(sections=[results({"text": "Tập huấn", "status": "unanswered"})]))
    assert notice.message == "Nhiệm vụ «Tập huấn» chưa đơn vị nào báo cáo."


def test_nothing_is_told_of_a_report_that_is_whole():
    assert kinds(report(results({"text": "Chưa, thiếu tiền.", "status": "not_done", "reason": "thiếu tiền"}))) == []


def test_the_starting_file_is_a_report_that_renders_and_checks_clean():
    document = load(starter(DOCUMENT_TYPE.name).encode())
    assert isinstance(document, Report)
    rendered = render(document)
    assert rendered.notices == ()
    findings = check(rendered.bytes).findings
    assert [finding.code for finding in findings if finding.severity is not Severity.WARN] == []
    assert [finding.code for finding in findings] == []
