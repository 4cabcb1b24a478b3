"""A report carried into another year: its frame goes on, nothing it reported comes along."""

from pathlib import Path

import pytest

from docgen.api import dump, load, render, roll_over
from docgen.contracts.policy import Treatment
from docgen.documents.report.model import Report
from docgen.documents.report.open_tasks import open_tasks
from docgen.documents.report.rollover import REPORT_POLICY, lines_by_place
from docgen.errors import InputError

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "tests" / "api" / "test_reporting"
PLAN = ROOT / "samples" / "cua-lo-2024" / "plan.yaml"


@pytest.fixture(scope="module", params=["6-months-report", "year-report"])
def rolled(request):
    return roll_over(REPORTS / f"{request.param}.yaml", 2025)


def report(*sections, **more):
    return Report.model_validate(
        {
            "year": 2024,
            "period": "năm 2024",
            "issuer": {"name": "Ủy ban nhân dân xã A", "code": "UBND", "place": "A"},
            "subject": "Kết quả công tác năm 2024",
            "sections": list(sections),
            "signature": {"authority": ["TM. ỦY BAN NHÂN DÂN"], "position": "CHỦ TỊCH", "full_name": "Trần Văn B"},
            "recipients": ["Như trên"],
            **more,
        }
    )


def test_no_figure_state_or_reason_of_last_period_is_carried(rolled):
    for place in rolled.document.task_results():
        assert (place.result.status, place.result.reason, place.result.figures) == (None, None, ())
    for place in rolled.document.indicator_results():
        result = place.result
        assert (result.value, result.previous, result.achieved, result.text) == (None, None, None, None)


def test_no_sentence_of_last_periods_results_is_carried(rolled):
    new = dump(rolled.document)
    entries = [entry for entry in rolled.ledger.entries if entry.kind == "result" and len(entry.before) > 30]
    assert entries
    assert [entry.before for entry in entries if entry.before in new] == []
    assert {entry.suggestion for entry in entries} == {None}


def test_headings_tasks_indicators_and_targets_go_on(rolled):
    old, new = rolled.before, rolled.document
    assert [place.result.title for place in new.task_results() if place.result.title] == [
        place.result.title for place in old.task_results() if place.result.title
    ]
    assert [(place.result.code, place.result.target) for place in new.indicator_results()] == [
        (place.result.code, place.result.target) for place in old.indicator_results()
    ]


def test_the_year_and_the_period_move_on_together(rolled):
    assert (rolled.document.year, rolled.document.data_window) == (2025, None)
    assert rolled.document.period.written == rolled.before.period.written.replace("2024", "2025")
    assert "2025" in rolled.document.subject


def test_every_place_that_waits_is_a_question_of_its_own(rolled):
    slots = [entry.slot for entry in rolled.ledger.entries if entry.kind == "result" and entry.slot]
    assert len(slots) == len(set(slots)) > 5


def test_what_was_rolled_is_data_and_prints_as_a_draft_only(rolled):
    assert load(dump(rolled.document).encode()) == rolled.document
    assert render(rolled.document, draft=True).bytes.startswith(b"PK")
    with pytest.raises(InputError, match="chỗ chờ"):
        render(rolled.document)


def test_figures_of_a_table_are_emptied_and_its_names_stay(rolled):
    tasks, indicators, details = rolled.document.appendices
    for appendix in (tasks, indicators):
        for row in appendix.items[0].table.rows:
            if row.cells:
                assert row.cells[0].text
                assert row.cells[1].text
                assert row.cells[5].text is None
    assert not any(row.cells[2].text for row in details.items[0].table.rows if row.cells)


def test_words_before_a_heading_wait_in_their_place():
    document = report(
        {
            "title": "Kết quả",
            "items": [
                {"text": "Đã làm một việc."},
                {"text": "Và hai."},
                {"title": "Riêng", "paragraphs": ["Ba.", "Bốn."]},
            ],
        }
    )
    lines = lines_by_place(document)
    waiting = [path for path, line in lines.items() if line.treatment is Treatment.ASK]
    assert waiting == [
        "$.sections[0].items[0].text", "$.sections[0].items[1].text", "$.sections[0].items[2].paragraphs[0]",
    ]  # fmt: skip
    new = roll_over(document, 2025).document
    assert len(new.sections[0].items[2].paragraphs) == 1


def test_every_line_that_asks_or_stays_says_why():
    for line in REPORT_POLICY.fields:
        if line.treatment not in {Treatment.READ, Treatment.KEEP}:
            assert line.reason
            assert line.kind


def test_what_a_report_leaves_open_is_told_where_the_next_plan_has_it():
    rolled = roll_over(PLAN, 2025, report=REPORTS / "year-report.yaml")
    told = [notice for notice in rolled.notices if notice.code == "open-task"]
    left = list(open_tasks(load(REPORTS / "year-report.yaml")))
    assert [task.answers for task in left]
    assert len(told) == len(left)
    assert all(task.name in notice.message for task, notice in zip(left, told, strict=True))
    assert all(notice.location.path.startswith("$.sections[") for notice in told)


def test_an_open_task_that_the_new_plan_has_not_is_told_too():
    done = {"title": "Xong", "answers": "a", "status": "done", "paragraphs": "Đã xong."}
    late = {"title": "Xây nhà", "answers": "xay-nha", "status": "not_done", "paragraphs": "Chưa làm: thiếu vốn."}
    old = report({"part": "task_results", "title": "Kết quả", "items": [done, {**late, "reason": "thiếu vốn"}]})
    (notice,) = [each for each in roll_over(PLAN, 2025, report=old).notices if each.code == "open-task"]
    assert notice.message == (
        "Nhiệm vụ «Xây nhà»: chưa thực hiện theo báo cáo; lý do: thiếu vốn. "
        "Kế hoạch mới không có nhiệm vụ này; cân nhắc đưa vào."
    )


@pytest.mark.parametrize(
    ("source", "last", "words"), [(PLAN, PLAN, "Cần một báo cáo"), (REPORTS / "year-report.yaml",) * 2 + ("chỉ dùng",)]
)
def test_only_a_report_tells_what_is_open_and_only_to_a_plan(source, last, words):
    with pytest.raises(InputError, match=words):
        roll_over(source, 2025, report=last)


def test_a_report_of_half_a_year_is_told_when_the_next_plan_is_made_of_it():
    told = [notice.message for notice in roll_over(PLAN, 2025, report=REPORTS / "6-months-report.yaml").notices]
    assert any("chưa phải cả năm" in message for message in told)
    whole = [notice.message for notice in roll_over(PLAN, 2025, report=REPORTS / "year-report.yaml").notices]
    assert not any("chưa phải cả năm" in message for message in whole)
