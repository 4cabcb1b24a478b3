"""The calendar of a plan: reports, closed figures and tasks, each on its day; what has no day is not lost."""

from datetime import date

import pytest
from filled_forms import PLAN
from icalendar import Calendar

from docgen.consolidating.calendar import DayKind, find_due, plan_calendar
from docgen.consolidating.ics import format_ics
from docgen.contracts.results import DutyLine, PlanOutline, TaskLine
from docgen.loading.shipped import shipped_regime
from docgen.model.regime import period_of
from docgen.vietnamese.deadlines import parse_deadline
from docgen.vietnamese.periods import parse_report_period


def plan(*duties, tasks=()):
    lines = tuple(DutyLine(parse_report_period(period), parse_deadline(due)) for period, due in duties)
    return PlanOutline(PLAN.title, PLAN.subject, "", PLAN.issuer, 2024, PLAN.fingerprint, tuple(tasks), lines)


def days(outline, **options):
    return plan_calendar(outline, shipped_regime(), **options)


def reports(*duties):
    return [(due.what, due.day) for due in days(plan(*duties)) if due.kind is DayKind.REPORT]


@pytest.mark.parametrize(
    ("period", "due", "expected"),
    [
        ("6 tháng", "trước ngày 30 tháng 5", [("6 tháng đầu năm 2024", date(2024, 5, 29))]),
        ("6 tháng", "trước ngày 15/12", [("6 tháng cuối năm 2024", date(2024, 12, 14))]),
        ("năm", "chậm nhất ngày 15/12", [("năm 2024", date(2024, 12, 15))]),
        ("năm", "trước ngày 10/01", [("năm 2023", date(2024, 1, 9))]),
        ("9 tháng", "trước ngày 20/9", [("9 tháng đầu năm 2024", date(2024, 9, 19))]),
        ("đột xuất", "khi có yêu cầu", [("đột xuất", None)]),
        ("năm", "theo hướng dẫn của tỉnh", [("năm", None)]),
    ],
)
def test_a_duty_stands_on_its_last_day_with_the_period_it_is_for(period, due, expected):
    assert reports((period, due)) == expected


def test_a_monthly_duty_comes_back_every_month():
    found = reports(("tháng", "ngày 20 hàng tháng"))
    assert len(found) == 12
    assert found[1] == ("tháng 2/2024", date(2024, 2, 20))


def test_a_report_due_before_its_figures_are_closed_is_told_and_the_day_of_closing_stands_in_the_list():
    early, closed = days(plan(("6 tháng", "trước ngày 30/5")))
    assert early.notes == ("Hạn gửi trước ngày chốt số liệu 14/6/2024: số liệu phải ghi là ước thực hiện.",)
    assert (closed.kind, closed.day) == (DayKind.CUT_OFF, date(2024, 6, 14))


def test_days_off_are_told_and_not_moved():
    (due, _) = days(plan(("năm", "chậm nhất ngày 15/12")), remark=lambda day: f"Nhắc {day:%d/%m}.")[::-1]
    assert (due.day, due.notes) == (date(2024, 12, 15), ("Nhắc 15/12.",))


def test_tasks_stand_on_their_last_day_and_those_without_a_day_at_the_end():
    outline = plan(
        tasks=[
            TaskLine("a", "1", "Cả năm", deadline="Cả năm"),
            TaskLine("b", "2", "Tháng hành động", deadline="từ 15/11 đến 15/12 năm 2024"),
            TaskLine("c", "3", "Không rõ", deadline="trước mùa mưa"),
            TaskLine("d", "4", "Không có hạn"),
        ]
    )
    assert [(due.what, due.start, due.day) for due in days(outline)] == [
        ("2. Tháng hành động", date(2024, 11, 15), date(2024, 12, 15)),
        ("1. Cả năm", date(2024, 1, 1), date(2024, 12, 31)),
        ("3. Không rõ", None, None),
    ]


def test_the_file_for_calendar_programs_has_every_day_and_is_the_same_every_time():
    outline = plan(("năm", "chậm nhất ngày 15/12"), ("đột xuất", "khi có yêu cầu"))
    found = days(outline)
    data = format_ics(outline, found)
    assert data == format_ics(outline, found)
    events = list(Calendar.from_ical(data).walk("VEVENT"))
    assert [str(event["summary"]) for event in events] == [
        "Chốt số liệu: năm 2024, tính từ ngày 15/12/2023",
        "Báo cáo: năm 2024",
    ]
    assert (events[1].decoded("dtstart"), events[1].decoded("dtend")) == (date(2024, 12, 15), date(2024, 12, 16))
    assert len({str(event["uid"]) for event in events}) == 2


DUTIES = (("6 tháng", "trước ngày 30 tháng 5"), ("năm", "trước ngày 10/01"))


@pytest.mark.parametrize(
    ("code", "duties", "day"),
    [
        ("6-months", DUTIES, date(2024, 5, 29)),
        ("6-months-2", DUTIES, None),
        ("6-months-2", (("6 tháng", "trước ngày 15/12"),), date(2024, 12, 14)),
        ("year", DUTIES, date(2025, 1, 9)),
        ("quarter-1", DUTIES, None),
        ("month-2", (("tháng", "ngày 20 hàng tháng"),), date(2024, 2, 20)),
    ],
)
def test_units_are_asked_by_the_day_that_belongs_to_the_period(code, duties, day):
    assert find_due(plan(*duties), period_of(code, 2024)) == day
