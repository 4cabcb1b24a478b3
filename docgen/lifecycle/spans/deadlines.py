"""Turns the deadlines of a text ("thời hạn") into spans: day and month stay, the year moves, a day off is told."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from docgen.contracts.policy import TextRole
from docgen.lifecycle.calendar import find_day_off
from docgen.lifecycle.spans.day_lists import all_or_none, listed_days, whole_days_by_place
from docgen.lifecycle.spans.lunar import find_lunar_doubt, move_years_and_names, names_lunar_year
from docgen.lifecycle.spans.once import HELD_ONCE, is_done_after, is_held_once
from docgen.lifecycle.spans.reading import YEAR_DIGITS, Verdict
from docgen.lifecycle.spans.types import SpanClass
from docgen.vietnamese.dates import find_dates
from docgen.vietnamese.deadlines import Deadline, DeadlineKind, find_deadlines, parse_deadline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.lifecycle.spans.reading import Reading
    from docgen.lifecycle.spans.types import Span

_DONE = re.compile(r"(?<!\w)đã\s(?:\w+\s){0,4}$", re.IGNORECASE)
_COUNTED = re.compile(r"(?<!\w)(?:tính|chốt|số liệu|chốt số liệu)(?:\s(?:từ|đến|vào|đến hết))?\s{1,3}$", re.IGNORECASE)
_DONE_INSIDE = re.compile(r"(?<!\w)đã\s(?:hoàn thành|xong|thực hiện|tổ chức)", re.IGNORECASE)
_LUNAR_AFTER = re.compile(
    r"\s{0,3}[,(]?\s{0,2}(?:tức|nhằm|mùng|mồng|rằm|giao thừa)\s"
    r"|\s{0,3}\([^()\n]{0,40}(?:âm lịch|(?:mùng|mồng|rằm)\s)"
    r"|(?:(?!\svà\s)[^.,;\n\d()]){0,30}(?:âm lịch|(?:mùng|mồng)\s)",
    re.IGNORECASE,
)
"""What makes the day before it one of the lunar calendar; another day in between is spoken of instead."""
_LUNAR_INSIDE = re.compile(r"âm lịch|(?<!\w)(?:mùng|mồng|tức|nhằm)\s", re.IGNORECASE)
_LUNAR_BEFORE = re.compile(
    r"(?:âm lịch|(?<!\w)(?:mùng|mồng|rằm|giao thừa)\s)[^.;\n()]{0,40}\(\s{0,2}(?:tức\s|nhằm\s)?(?:vào\s)?(?:ngày\s)?$",
    re.IGNORECASE,
)
_APPOSITION = re.compile(r"\s{0,3}\([^()\n]{0,80}\)")
_DAYS = re.compile(
    r"(?<![\d/.-])(?P<from>\d{1,2}/\d{1,2}(?:/(?P<year>(?:19|20|21)\d\d))?)\s?(?:[-–—]|đến(?:\shết)?)\s?(?:ngày\s)?"
    r"(?P<to>\d{1,2}/\d{1,2}/(?P<last>(?:19|20|21)\d\d))(?![\d/])"
)
"""Two days with nothing before them: `Tháng hành động (15/11 - 15/12/2024)`."""
_LUNAR_DAY = "lunar-day"
_FIRST_MONTHS = 3
_FEBRUARY, _LEAP_DAY, _LAST_OF_FEBRUARY = 2, 29, 28


def find_deadline_spans(reading: Reading) -> Iterator[Span]:
    """Each deadline of the text; in a cell that holds nothing else, the whole cell."""
    if reading.context.role is TextRole.DEADLINE:
        cell = _find_cell(reading)
        if cell is not None:
            yield cell
            return
    days = whole_days_by_place(reading.text)
    for found in find_deadlines(reading.text):
        places = listed_days(found, reading.text, days)
        verdicts = [_judge(start, end, deadline, reading) for start, end, deadline in places]
        for (start, end, _), verdict in zip(places, all_or_none(verdicts), strict=True):
            yield _spanned(start, end, verdict, reading)
    for window in _DAYS.finditer(reading.text):
        deadline = _find_window(window)
        if deadline is not None:
            yield _spanned(*window.span(), _judge(*window.span(), deadline, reading), reading)


def _find_window(days: re.Match[str]) -> Deadline | None:
    """`15/11 - 15/12/2024` as the window it is; None for two days of different times (`20/10/1930 - 20/10/2024`)."""
    if days["year"] and int(days["last"]) - int(days["year"]) not in (0, 1):
        return None
    try:
        return parse_deadline(f"từ {days['from']} đến {days['to']}")
    except ValueError:
        return None


def _spanned(start: int, end: int, verdict: Verdict, reading: Reading) -> Span:
    """A day of the lunar calendar takes what names it in brackets along: `29/01/2025 (mùng một Tết Ất Tỵ)`."""
    if verdict.rule == _LUNAR_DAY:
        apposition = _APPOSITION.match(reading.text, end)
        end = apposition.end() if apposition and names_lunar_year(apposition.group()) else end
    return reading.span(start, end, verdict)


def _find_cell(reading: Reading) -> Span | None:
    """The whole text as one time of doing, or None when it names no day that a calendar has."""
    try:
        deadline = parse_deadline(reading.text)
    except ValueError:
        return None
    if deadline.kind is DeadlineKind.FREE or deadline.is_of_whole_years:
        return None
    return reading.span(0, len(reading.text), _judge(0, len(reading.text), deadline, reading))


def _judge(start: int, end: int, deadline: Deadline, reading: Reading) -> Verdict:
    written = reading.text[start:end]
    kind = SpanClass.WINDOW if deadline.kind is DeadlineKind.WINDOW else SpanClass.DEADLINE
    years = {int(found) for found in YEAR_DIGITS.findall(written)}
    doubt = _find_doubt(start, end, reading, is_window=kind is SpanClass.WINDOW)
    if doubt is not None and years:
        return doubt
    if not years:
        return _judge_yearless(written, kind, reading)
    return _find_other_year(years, written, deadline, reading) or _moved(written, kind, reading)


def _find_other_year(years: set[int], written: str, deadline: Deadline, reading: Reading) -> Verdict | None:
    """A deadline of a year that is not the document's own, or None when it moves with the document."""
    old, new = reading.frame.old_year, reading.frame.new_year
    latest = max(years)
    if not any(reading.is_near(year) for year in years):
        return _far_deadline(latest, old, new)
    if any(not reading.is_near(year) for year in years):
        kind = SpanClass.WINDOW
        if latest < new:
            reason = f"Khoảng thời gian nhiều năm đã hết trước năm {new}; không tự dời."
            return Verdict(kind, "period-expired", reason, needs_person=True)
        return Verdict(kind, "period-runs", "Khoảng thời gian nhiều năm, không dời theo năm.")
    if years == {old - 1}:
        reason = f"Thời hạn của năm {old - 1} nằm trong văn bản của năm {old}: có thể đã sót từ trước."
        return _asked("deadline-left-over", reason, YEAR_DIGITS.sub(str(new), written), new)
    if years == {old + 1} and not _is_early(deadline):
        reason = f"Thời hạn của năm {old + 1}, sau năm của văn bản: là mốc cố định hay đi theo năm?"
        return _asked("deadline-next-year", reason, reading.move_years(written), new)
    return None


def _far_deadline(year: int, old: int, new: int) -> Verdict:
    if year == new:
        reason = f"Thời hạn năm {year} trước đây ở phía xa, nay nằm trong năm của văn bản: giữ hay dời tiếp?"
        return Verdict(SpanClass.DEADLINE, "deadline-reached", reason, confidence=0.5, needs_person=True)
    if year > new:
        return Verdict(SpanClass.TARGET_YEAR, "deadline-of-later-years", f"Thời hạn dài quá năm {old}, giữ nguyên.")
    if year > old:
        reason = f"Mốc năm {year} đã qua khi vào năm {new}."
        return Verdict(SpanClass.TARGET_YEAR, "deadline-past", reason, needs_person=True)
    reason = f"Thời hạn của năm {year} còn sót: xem có bỏ hoặc đổi không."
    return Verdict(SpanClass.DEADLINE, "deadline-past", reason, confidence=0.7, needs_person=True)


def _asked(rule: str, reason: str, suggestion: str, year: int) -> Verdict:
    if _leap_day_is_lost(suggestion, year):
        suggestion, reason = _without_leap_day(suggestion), f"{reason} Năm {year} không có ngày 29/02."
    return Verdict(SpanClass.DEADLINE, rule, reason, confidence=0.4, needs_person=True, suggestion=suggestion)


def _is_early(deadline: Deadline) -> bool:
    """A day in the first months of a year closes the year before: `báo cáo trước ngày 20/01/2025` in a plan of 2024."""
    return deadline.end is not None and deadline.end.month is not None and deadline.end.month <= _FIRST_MONTHS


def _find_doubt(start: int, end: int, reading: Reading, *, is_window: bool = False) -> Verdict | None:
    """A day that is a result or a count of last year, or a day of the lunar calendar."""
    written, before = reading.text[start:end], reading.before(start)
    if _COUNTED.search(before) and not is_window:
        reason = "Mốc chốt số liệu: số liệu và ngày phải lấy lại."
        return Verdict(SpanClass.BASE_YEAR, "figures-as-of", reason, needs_person=True)
    if is_held_once(start, reading):
        return HELD_ONCE
    if _DONE.search(before) or _DONE_INSIDE.search(written) or is_done_after(end, reading):
        reason = "Việc đã làm của năm cũ, không chuyển thành việc của năm mới."
        return Verdict(SpanClass.ASK, "done-last-year", reason, confidence=0.8, needs_person=True)
    if _LUNAR_AFTER.match(reading.text, end) or _LUNAR_INSIDE.search(written) or _LUNAR_BEFORE.search(before):
        reason = "Ngày theo âm lịch đổi ngày dương lịch mỗi năm."
        return Verdict(SpanClass.ASK, _LUNAR_DAY, reason, needs_person=True)
    at_odds = find_lunar_doubt(written, reading)
    return replace(at_odds, suggestion=move_years_and_names(written, reading)) if at_odds else None


def _judge_yearless(written: str, kind: SpanClass, reading: Reading) -> Verdict:
    year = reading.frame.new_year
    if _leap_day_is_lost(written, year):
        reason = f"Năm {year} không có ngày 29/02."
        return Verdict(kind, "no-such-day", reason, needs_person=True, suggestion=_without_leap_day(written))
    reason = "Thời hạn không ghi năm, dùng được cho năm mới."
    return Verdict(kind, "deadline-without-year", reason, warnings=_days_off(written, year, reading))


def _moved(written: str, kind: SpanClass, reading: Reading) -> Verdict:
    moved = move_years_and_names(written, reading)
    year = reading.frame.new_year
    if moved == written:
        return Verdict(kind, "same-year", "Văn bản cùng năm, thời hạn giữ nguyên.", moved)
    if _leap_day_is_lost(moved, year):
        reason = f"Năm {year} không có ngày 29/02; chọn ngày khác."
        return Verdict(kind, "no-such-day", reason, needs_person=True, suggestion=_without_leap_day(moved))
    reason = "Giữ ngày và tháng, chuyển năm."
    return Verdict(kind, "deadline-moved", reason, moved, warnings=_days_off(moved, year, reading))


def _leap_day_is_lost(written: str, year: int) -> bool:
    return any(
        found.day == _LEAP_DAY and found.month == _FEBRUARY and not calendar.isleap(found.year or year)
        for found in find_dates(written)
    )


def _without_leap_day(written: str) -> str:
    for found in reversed(find_dates(written)):
        if found.day == _LEAP_DAY and found.month == _FEBRUARY:
            changed = found.written.replace(str(_LEAP_DAY), str(_LAST_OF_FEBRUARY), 1)
            written = written[: found.start] + changed + written[found.end :]
    return written


def _days_off(written: str, year: int, reading: Reading) -> tuple[str, ...]:
    """A sentence for each named day that is no working day in the new year; nothing is moved."""
    days: list[date] = []
    for found in find_dates(written):
        if found.day is not None and found.is_possible:
            try:
                days.append(found.to_date(year))
            except ValueError:
                continue  # 29/02 without a year, told elsewhere
    off = (find_day_off(day, reading.frame.register) for day in days)
    return tuple(str(day_off) for day_off in off if day_off is not None)


def find_lunar_day_spans(reading: Reading) -> Iterator[Span]:
    """Whole dates that are days of the lunar calendar, with what names them so; before any lunar year is read."""
    return (span for span in find_date_spans(reading) if span.rule == _LUNAR_DAY)


def find_date_spans(reading: Reading) -> Iterator[Span]:
    """Whole dates that are no deadline: a day of an event, of a count, of coming into force."""
    for found in find_dates(reading.text):
        if found.day is None:
            continue  # a month is a period
        if not found.is_possible:
            reason = "Ngày không có trong lịch."
            verdict = Verdict(SpanClass.ASK, "no-such-day", reason, needs_person=True)
        elif found.year is None:
            verdict = Verdict(SpanClass.DEADLINE, "day-without-year", "Ngày không ghi năm, giữ nguyên.")
        else:
            verdict = _judge_date(found.start, found.end, found.year, reading)
        yield _spanned(found.start, found.end, verdict, reading)


_AS_OF = re.compile(r"(?:tính đến|đến thời điểm|số liệu|chốt|tại thời điểm)(?:\s\w+){0,3}\s{1,3}$", re.IGNORECASE)
_IN_FORCE = re.compile(
    r"(?:kể từ|hiệu lực|áp dụng|thành lập|ban hành|ký|thông qua)(?:\s\w+){0,2}\s{1,3}$", re.IGNORECASE
)


def _judge_date(start: int, end: int, year: int, reading: Reading) -> Verdict:
    written, before = reading.text[start:end], reading.before(start)
    doubt = _find_doubt(start, end, reading)
    if doubt is not None:
        return doubt
    if _AS_OF.search(before):
        reason = "Mốc chốt số liệu: số liệu và ngày phải lấy lại."
        return Verdict(SpanClass.BASE_YEAR, "figures-as-of", reason, needs_person=reading.is_near(year))
    if _IN_FORCE.search(before) or not reading.is_near(year):
        return Verdict(SpanClass.BASE_YEAR, "date-of-the-past", "Ngày của một sự việc, giữ nguyên.", confidence=0.8)
    reason = f"Ngày trong năm {year}, không rõ là thời hạn hay sự việc đã qua."
    suggestion = reading.move_years(written)
    if _leap_day_is_lost(suggestion, reading.frame.new_year):
        suggestion = _without_leap_day(suggestion)
    return Verdict(SpanClass.ASK, "date-unclear", reason, confidence=0.4, needs_person=True, suggestion=suggestion)
