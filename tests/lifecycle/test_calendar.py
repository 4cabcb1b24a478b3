from datetime import date

import pytest

from docgen.lifecycle import calendar
from docgen.lifecycle.calendar import calendar_notices, find_day_off
from docgen.loading import load_register
from docgen.model.register import Register

NOTHING = Register()


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 5, 30), "thứ Bảy"),
        (date(2026, 11, 15), "Chủ Nhật"),
        (date(2026, 2, 17), "Tết Nguyên Đán"),
        (date(2027, 2, 6), "Tết Nguyên Đán"),
        (date(2025, 5, 1), "Ngày Quốc tế Lao động"),
        (date(2026, 11, 24), "Ngày Văn hóa Việt Nam"),
    ],
)
def test_a_day_off_is_named(day, name):
    assert find_day_off(day, NOTHING).reason == name


def test_a_saturday_worked_in_exchange_is_a_working_day():
    assert find_day_off(date(2026, 8, 22), NOTHING) is None
    assert find_day_off(date(2026, 8, 31), NOTHING) is not None


def test_a_weekday_is_a_working_day():
    assert find_day_off(date(2026, 11, 30), NOTHING) is None


def test_the_sentence_says_the_day_and_why():
    assert str(find_day_off(date(2026, 5, 30), NOTHING)) == "Ngày 30/5/2026 là thứ Bảy."


def test_an_office_knows_its_own_days_better():
    register = load_register(
        "calendar_days:\n"
        "  - {id: lam-bu, on: 30/5/2026, name: Làm bù, working: true}\n"
        "  - {id: nghi, on: 30/11/2026, name: Ngày truyền thống}\n".encode()
    )
    assert find_day_off(date(2026, 5, 30), register) is None
    assert find_day_off(date(2026, 11, 30), register).reason == "Ngày truyền thống"


def test_without_the_extra_weekends_are_known_and_the_gap_is_told(monkeypatch):
    monkeypatch.setattr(calendar, "_has_holidays", lambda: False)
    assert find_day_off(date(2026, 2, 17), NOTHING) is None
    assert find_day_off(date(2026, 11, 15), NOTHING).reason == "Chủ Nhật"
    (notice,) = calendar_notices(2026)
    assert notice.code == "holidays-not-looked-at"
    assert "năm 2026" in notice.message


def test_with_the_extra_there_is_nothing_to_tell():
    assert calendar_notices(2026) == ()
