"""Reads one deadline at one place of a text, in each of the forms that deadlines take."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docgen.vietnamese.citations.pieces import BLANK, any_of
from docgen.vietnamese.deadlines.points import Calendar, Point
from docgen.vietnamese.deadlines.values import Deadline, DeadlineKind, PartialDate
from docgen.vietnamese.patterns import lazy_pattern
from docgen.vietnamese.periods import PeriodKind, find_report_periods
from docgen.vietnamese.periods.grammar import find_period_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from docgen.vietnamese.periods import ReportPeriodKind

    _Form = Callable[[str, int, Calendar], "Reading | None"]

_BEFORE = lazy_pattern(
    rf"(?:xong{BLANK})?trước(?:{BLANK}(?:hết|thời{BLANK}hạn|thời{BLANK}điểm))?{BLANK}", re.IGNORECASE
)
_LINK = any_of("là|vào|đến|trước|trong|hết|tới|cuối")
_BY = lazy_pattern(
    rf"(?:(?:chậm|muộn|trễ){BLANK}nhất|(?:thời{BLANK})?hạn{BLANK}(?:cuối|chót|nộp|gửi|hoàn{BLANK}thành)(?:{BLANK}cùng)?"
    rf"|không{BLANK}(?:quá|muộn{BLANK}hơn|chậm{BLANK}hơn|sau))(?:\s?:)?(?P<links>(?:{BLANK}{_LINK}){{0,3}}){BLANK}"
    rf"|(?:đến|tới){BLANK}hết{BLANK}|(?<!tính\s)(?:đến|tới)(?P<before>{BLANK}trước)?{BLANK}(?=ngày{BLANK}\d)",
    re.IGNORECASE,
)
_IN = lazy_pattern(
    rf"(?:ngay{BLANK})?(?:trong|vào)(?:{BLANK}(?:suốt|khoảng))?(?:{BLANK}(?:đầu|giữa|cuối|hết|dịp))?{BLANK}",
    re.IGNORECASE,
)
_FROM = lazy_pattern(rf"(?:từ|trong{BLANK}khoảng){BLANK}", re.IGNORECASE)
_TO = lazy_pattern(
    rf"(?:\s{{0,2}}[-–—]\s{{0,2}}|,?{BLANK}(?:đến|tới){BLANK})(?:hết{BLANK})?(?P<before>trước{BLANK})?", re.IGNORECASE
)
_PERIODIC = lazy_pattern(rf"định{BLANK}kỳ(?:{BLANK}vào)?{BLANK}", re.IGNORECASE)
_NUMBER_WORD = r"(?:\s?\(\s?\w{2,6}(?:\s\w{2,6})?\s?\))?"
_RELATIVE = lazy_pattern(
    rf"(?P<opener>(?:chậm|muộn){BLANK}nhất(?:{BLANK}(?:là|sau|trong(?:{BLANK}vòng)?))?{BLANK}|trong{BLANK}(?:vòng|thời{BLANK}hạn)"
    rf"{BLANK}|không{BLANK}quá{BLANK}|sau{BLANK}(?=\d{{1,3}}{BLANK}ngày{BLANK}làm))?"
    rf"(?P<count>\d{{1,3}}){_NUMBER_WORD}{BLANK}(?P<unit>ngày{BLANK}làm{BLANK}việc|ngày|tháng|năm|tuần|giờ)(?!\w)(?!{BLANK}\d)"
    rf"(?P<tail>,?{BLANK}(?:kể{BLANK}từ|tính{BLANK}từ|sau{BLANK}khi|từ{BLANK}khi|trước{BLANK}khi|sau|trước)(?:{BLANK}(?:khi|sau))?"
    rf"{BLANK}(?P<anchor>[^,;.:()\n]{{1,120}}))?",
    re.IGNORECASE,
)
_CONTINUOUS = lazy_pattern(
    rf"(?:{any_of('thường xuyên|liên tục|quanh năm|cả năm|trong suốt năm|suốt năm')})"
    rf"(?:,?{BLANK}(?:(?:trong|cả|hằng|hàng){BLANK})?năm(?!\w))?(?:{BLANK}(?P<year>(?:19|20|21)\d\d)(?!\d))?",
    re.IGNORECASE,
)
_FREE = lazy_pattern(
    rf"(?:xong|hoàn{BLANK}thành){BLANK}(?P<words>trước{BLANK}(?=mùa|dịp|tết|kỳ{BLANK}họp|đại{BLANK}hội|lễ|khi)"
    rf"[^,;.:()\n]{{1,80}})",
    re.IGNORECASE,
)
_KINDS = {
    "day": DeadlineKind.ON,
    "month": DeadlineKind.IN_MONTH,
    "quarter": DeadlineKind.IN_QUARTER,
    "half-year": DeadlineKind.WINDOW,
    "year": DeadlineKind.IN_YEAR,
}
_MONTHS_OF_A_QUARTER = 3
_LAST_MONTH = 12
_UNTIL = lazy_pattern(rf"(?:từ{BLANK}nay{BLANK})?(?:đến|tới){BLANK}(?:hết{BLANK})?", re.IGNORECASE)
_PART = lazy_pattern(rf"(?:đầu|giữa|cuối){BLANK}", re.IGNORECASE)
_MONTH_AND_YEAR = lazy_pattern(r"(?:(?P<month>\d{1,2})/)?(?P<year>(?:19|20|21)\d\d)(?![\d/-])")
_CYCLE_OPENER = lazy_pattern(rf"(?:định{BLANK}kỳ|báo{BLANK}cáo|theo){BLANK}", re.IGNORECASE)
_CYCLE_JOINT = lazy_pattern(r"\s{0,4}(?:[,/;]|và|hoặc|hay)?\s{0,4}(?:và|hoặc)?\s{0,4}", re.IGNORECASE)
_COMMA_BLANK = lazy_pattern(rf",?{BLANK}")


@dataclass(frozen=True, slots=True)
class Reading:
    """A deadline that begins at a place; `deadline.written` is filled in by who knows where it began."""

    end: int
    deadline: Deadline
    problem: str = ""
    begin: int | None = None
    """Where the words of the deadline begin, when not at the place asked for."""


def _of(point: Point, kind: DeadlineKind, *, exclusive: bool = False) -> Reading:
    """A reading of one point, its kind turned to recurring when it comes back."""
    ends_only = kind in (DeadlineKind.BEFORE, DeadlineKind.BY)
    has_start = not ends_only and (point.first != point.last or (bool(point.every) and point.first.month is not None))
    kind = DeadlineKind.RECURRING if point.every else kind
    start = point.first if has_start else None
    end = point.first if exclusive else point.last
    return Reading(point.end, Deadline("", kind, start, end, exclusive, point.every), point.problem)


def _find_before(text: str, start: int, calendar: Calendar) -> Reading | None:
    word = _BEFORE.match(text, start)
    point = calendar.find_point_at(word.end()) if word else None
    return _of(point, DeadlineKind.BEFORE, exclusive=True) if point else None


def _find_by(text: str, start: int, calendar: Calendar) -> Reading | None:
    word = _BY.match(text, start)
    point = calendar.find_point_at(word.end()) if word else None
    if word is None or point is None:
        return None
    exclusive = "trước" in (word.group("links") or "").casefold() or word.group("before") is not None
    return _of(point, DeadlineKind.BEFORE if exclusive else DeadlineKind.BY, exclusive=exclusive)


def _find_in(text: str, start: int, calendar: Calendar) -> Reading | None:
    word = _IN.match(text, start)
    point = calendar.find_point_at(word.end(), bare_year=True) if word else None
    return _of_kind(point) if point else None


def _find_point(_text: str, start: int, calendar: Calendar) -> Reading | None:
    point = calendar.find_point_at(start)
    return _of_kind(point) if point else None


def _of_kind(point: Point) -> Reading:
    kind = _KINDS[point.level]
    spans_quarters = kind is DeadlineKind.IN_QUARTER and _months_between(point) > _MONTHS_OF_A_QUARTER
    return _of(point, DeadlineKind.WINDOW if spans_quarters else kind)


def _months_between(point: Point) -> int:
    return (point.last.month or 0) - (point.first.month or 0) + 1


def _find_window(text: str, start: int, calendar: Calendar) -> Reading | None:
    word = _FROM.match(text, start)
    return _find_window_at(text, word.end(), calendar) if word else None


def _find_dashed_window(text: str, start: int, calendar: Calendar) -> Reading | None:
    return _find_window_at(text, start, calendar)


def _find_window_at(text: str, place: int, calendar: Calendar) -> Reading | None:
    first = calendar.find_point_at(place, bare_day=True)
    joint = _TO.match(text, first.end) if first else None
    last = calendar.find_point_at(joint.end()) if joint else None
    if first is None or joint is None or last is None:
        return None
    exclusive = joint.group("before") is not None
    start = first.first
    if start.day is not None and start.month is None:
        # "từ ngày 15 đến ngày 20 tháng 6 năm 2024": month and year stand once, at the end.
        start = PartialDate(last.last.year, last.last.month, start.day, last.last.year_offset)
    if start.day is not None and start.month is None and not last.every:
        return None
    kind = DeadlineKind.RECURRING if last.every else DeadlineKind.WINDOW
    end = last.first if exclusive else last.last
    deadline = Deadline("", kind, start, end, exclusive, last.every)
    return Reading(last.end, deadline, first.problem or last.problem)


def _find_years(text: str, start: int, _calendar: Calendar) -> Reading | None:
    """`từ năm 2024 đến năm 2026`, `giai đoạn 2024-2025` in a cell."""
    span = find_period_at(text, start)
    if span is None or span.period.kind is not PeriodKind.RANGE:
        return None
    start_year, end_year = PartialDate(span.period.first_year), PartialDate(span.period.last_year)
    return Reading(span.end, Deadline("", DeadlineKind.WINDOW, start_year, end_year))


def _find_relative(text: str, start: int, _calendar: Calendar) -> Reading | None:
    match = _RELATIVE.match(text, start)
    if match is None or not (match.group("opener") or match.group("tail")):
        return None
    anchor = " ".join((match.group("anchor") or "").split())
    unit = " ".join(match.group("unit").split())
    deadline = Deadline("", DeadlineKind.RELATIVE, count=int(match.group("count")), unit=unit, anchor=anchor)
    return Reading(start + len(match.group().rstrip()), deadline)


def _find_periodic(text: str, start: int, calendar: Calendar) -> Reading | None:
    """`định kỳ ngày 20 hàng tháng`, and without `định kỳ` where the day itself says that it comes back."""
    word = _PERIODIC.match(text, start)
    point = calendar.find_point_at(word.end() if word else start)
    if point is None or not point.every:
        return None
    return _of_kind(point)


def _find_free(text: str, start: int, _calendar: Calendar) -> Reading | None:
    match = _FREE.match(text, start)
    if match is None:
        return None
    end = match.start("words") + len(match.group("words").rstrip())
    return Reading(end, Deadline("", DeadlineKind.FREE), begin=match.start("words"))


def _find_cycle(text: str, start: int, calendar: Calendar) -> Reading | None:
    """`Hằng năm`, `định kỳ 6 tháng, hàng năm hoặc đột xuất`, perhaps with a day: `định kỳ 6 tháng trước ngày 30/5`."""
    opener = _CYCLE_OPENER.match(text, start)
    place = opener.end() if opener else start
    kinds: list[ReportPeriodKind] = []
    for span in find_report_periods(text[start:]):
        between = text[place : start + span.start]
        if between and not (kinds and _CYCLE_JOINT.fullmatch(between)):
            break
        kinds.append(span.period.kind)
        place = start + span.end
    if not kinds:
        return None
    gap = _COMMA_BLANK.match(text, place)
    limit = (_find_before(text, gap.end(), calendar) or _find_by(text, gap.end(), calendar)) if gap else None
    if limit is None:
        return Reading(place, Deadline("", DeadlineKind.RECURRING, every=tuple(kinds)))
    return replace(limit, deadline=replace(limit.deadline, kind=DeadlineKind.RECURRING, every=tuple(kinds)))


def _find_continuous(text: str, start: int, _calendar: Calendar) -> Reading | None:
    match = _CONTINUOUS.match(text, start)
    if match is None:
        return None
    year = match.group("year")
    end = PartialDate(int(year)) if year else None
    return Reading(match.end(), Deadline("", DeadlineKind.CONTINUOUS, end=end))


def _find_until(text: str, start: int, calendar: Calendar) -> Reading | None:
    """`đến 31/12/2024`, `từ nay đến hết năm`: in a sentence only with `ngày` or `hết`, in a cell always."""
    word = _UNTIL.match(text, start)
    point = calendar.find_point_at(word.end(), bare_year=True) if word else None
    return _of(point, DeadlineKind.BY) if point else None


def _find_part(text: str, start: int, calendar: Calendar) -> Reading | None:
    """`Đầu quý II`, `Cuối năm 2024`: the whole quarter or year, since nobody says which days."""
    word = _PART.match(text, start)
    point = calendar.find_point_at(word.end(), bare_year=True) if word else None
    return _of_kind(point) if point and point.level != "day" else None


def _find_bare_year(text: str, start: int, _calendar: Calendar) -> Reading | None:
    """`12/2024` and `2024` alone in a cell."""
    match = _MONTH_AND_YEAR.match(text, start)
    if match is None:
        return None
    month = int(match.group("month")) if match.group("month") else None
    kind = DeadlineKind.IN_MONTH if month else DeadlineKind.IN_YEAR
    problem = "" if month is None or 1 <= month <= _LAST_MONTH else f"Không có tháng {month}: một năm chỉ có 12 tháng."
    return Reading(match.end(), Deadline("", kind, end=PartialDate(int(match.group("year")), month)), problem)


TEXT_FORMS: tuple[_Form, ...] = (
    _find_relative,
    _find_window,
    _find_before,
    _find_by,
    _find_in,
    _find_periodic,
    _find_free,
)
CELL_FORMS: tuple[_Form, ...] = (
    _find_continuous,
    _find_cycle,
    _find_dashed_window,
    _find_years,
    _find_until,
    _find_part,
    _find_bare_year,
    _find_point,
)
