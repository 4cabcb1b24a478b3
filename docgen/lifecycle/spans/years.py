"""Turns the years and periods of a text into spans: the document's own year moves, others say why they do not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.contracts.policy import TextRole
from docgen.lifecycle.spans.once import HELD_ONCE, is_done_after, is_held_once
from docgen.lifecycle.spans.reading import YEAR_DIGITS, Verdict
from docgen.lifecycle.spans.types import SpanClass
from docgen.vietnamese.periods import Period, PeriodKind, find_periods

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docgen.lifecycle.spans.reading import Reading
    from docgen.lifecycle.spans.types import Span

_COMPARED = re.compile(r"(?:so với|cùng kỳ|bằng|hơn)\s(?:\w+\s){0,3}$", re.IGNORECASE)
_BEGUN = re.compile(
    r"(?:ban hành|thành lập|hiệu lực|thông qua|bắt đầu|khởi công|công nhận|sửa đổi|bổ sung)"
    r"(?:\s(?:từ|vào|trong|đầu|cuối|giữa)){0,2}\s$",
    re.IGNORECASE,
)
_OF_A_PERSON = re.compile(
    r"(?<!\w)(?:(?<!khi\s)(?<!học\s)(?<!vệ\s)(?<!thí\s)(?<!tuyển\s)sinh(?:\s(?:ra|con|vào|trong))?|ra trường|nhập ngũ"
    r"|tốt nghiệp(?:\s[^\s.;,]+){0,3}|kết hôn|nghỉ hưu)\s$",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"(?:kế hoạch|dự toán|phương hướng|nhiệm vụ|chương trình công tác|chuẩn bị|đề xuất)(?:\s[^\s.;]+){0,6}\s?$",
    re.IGNORECASE,
)
_AIMED = re.compile(r"(?:phấn đấu|chỉ tiêu|mục tiêu|dự kiến|kế hoạch)(?:\s[^\s.;]+){0,6}\s$", re.IGNORECASE)
_RESULT = re.compile(
    r"\s?,?\s(?:[^\s.;,]+\s){0,5}?(?:đã\s|đạt\s|ước\s|là\s\d|tăng\s(?!cường)|giảm\s(?!thiểu)|có\s\d"
    r"|tổ chức được\s|thu hút được\s)",
    re.IGNORECASE,
)
_SLASHED_SCHOOL_YEAR = re.compile(
    r"năm\s{1,3}học\s{1,3}(?P<first>(?:19|20|21)\d\d)\s?/\s?(?P<last>(?:19|20|21)\d\d)(?!\d)", re.IGNORECASE
)
_YEAR_WITH_FIGURE = re.compile(r"năm\s{1,3}(?P<year>\d{4})\s?(?::|là|đạt|\()\s?(?:\w+\s){0,2}\d", re.IGNORECASE)
_EARLY = re.compile(r"(?:quý\s{1,3}(?:I|1)(?!\w)|tháng\s{1,3}0?[1-3](?!\d))", re.IGNORECASE)
_COUNTED = re.compile(r"(?:tính đến|số liệu|tính từ)(?:\s\w+){0,2}\s$", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:kế hoạch|chỉ tiêu|mục tiêu|tháng hành động|nhiệm vụ|dự toán|kinh phí|chương trình|KH)(?:\s[^\s.;,]+){0,5}\s$",
    re.IGNORECASE,
)


def find_period_spans(reading: Reading) -> Iterator[Span]:
    """Each period: `năm 2024`, `giai đoạn 2021-2030`, `đến năm 2030`, `quý I/2024`, `khóa XIII`."""
    for slashed in _SLASHED_SCHOOL_YEAR.finditer(reading.text):
        period = Period(slashed.group(), PeriodKind.SCHOOL_YEAR, int(slashed["first"]), int(slashed["last"]))
        yield reading.span(slashed.start(), slashed.end(), _judge_school_year(period, reading))
    for found in find_periods(reading.text):
        yield reading.span(found.start, found.end, _judge(found.start, found.end, found.period, reading))


def _judge(start: int, end: int, period: Period, reading: Reading) -> Verdict:
    if period.first_year is None and period.last_year is None:
        return Verdict(SpanClass.PERIOD, "period-without-year", "Không ghi năm, giữ nguyên.")
    if period.kind is PeriodKind.UNTIL:
        return _judge_until(start, period, reading)
    judge = _JUDGES.get(period.kind)
    if judge is not None:
        return judge(period, reading)
    return _judge_year(start, end, period.last_year or reading.frame.old_year, reading)


def _judge_stretch(period: Period, reading: Reading) -> Verdict:
    year = reading.frame.new_year
    if period.ended_before(year):
        reason = f"«{period.written}» đã hết trước năm {year}; không tự dời, xem giai đoạn kế tiếp."
        return Verdict(SpanClass.PERIOD, "period-expired", reason, needs_person=True)
    return Verdict(SpanClass.PERIOD, "period-runs", "Giai đoạn, nhiệm kỳ không dời theo năm.")


def _judge_school_year(period: Period, reading: Reading) -> Verdict:
    old = reading.frame.old_year
    if old not in (period.first_year, period.last_year):
        return Verdict(SpanClass.SCHOOL_YEAR, "other-school-year", "Năm học khác, giữ nguyên.", confidence=0.7)
    moved = _moved_pair(period, reading)
    return Verdict(SpanClass.SCHOOL_YEAR, "school-year-moved", "Năm học đi theo năm của văn bản.", moved, 0.9)


def _moved_pair(period: Period, reading: Reading) -> str:
    """Both years of `2024-2025` or `2024-25` moved."""
    full = reading.move_years(period.written)
    short = re.search(r"(?<=[-–])(\s{0,2})(\d\d)$", full)
    if short is None or period.last_year is None:
        return full
    return full[: short.start(2)] + f"{reading.moved(period.last_year) % 100:02d}"


def _judge_until(start: int, period: Period, reading: Reading) -> Verdict:
    frame, year = reading.frame, period.last_year or 0
    if year == frame.old_year:
        closes = re.search(r"(?:hết|cuối)\s", period.written, re.IGNORECASE) is not None
        moved = reading.move_years(period.written)
        if closes and reading.context.role is not TextRole.OPENING:
            reason = "Đến hết năm của văn bản: chuyển năm."
            return Verdict(SpanClass.DEADLINE, "end-of-the-year", reason, moved, confidence=0.8)
        reason = f"«{period.written}»: là chỉ tiêu của riêng năm hay mốc của chiến lược?"
        return Verdict(SpanClass.ASK, "target-or-year", reason, confidence=0.4, needs_person=True, suggestion=moved)
    if _COUNTED.search(before := reading.before(start)) or before.rstrip().endswith("tính"):
        return Verdict(
            SpanClass.BASE_YEAR, "figures-as-of", "Mốc chốt số liệu: số liệu phải lấy lại.", needs_person=True
        )
    if year < frame.new_year:
        reason = f"Mốc «{period.written}» đã qua khi vào năm {frame.new_year}."
        return Verdict(SpanClass.TARGET_YEAR, "target-passed", reason, needs_person=True)
    return Verdict(SpanClass.TARGET_YEAR, "target-ahead", "Mốc của mục tiêu còn ở phía trước, giữ nguyên.")


def _judge_list(period: Period, reading: Reading) -> Verdict:
    old = reading.frame.old_year
    if old not in period.years:
        kind = SpanClass.BASE_YEAR if max(period.years) < old else SpanClass.TARGET_YEAR
        near = any(reading.is_near(year) for year in period.years)
        return Verdict(kind, "list-of-years", "Liệt kê các năm khác, giữ nguyên.", confidence=0.8, needs_person=near)
    reason = "Liệt kê nhiều năm, có năm của văn bản: không tự đổi."
    moved = YEAR_DIGITS.sub(lambda year: str(reading.moved(int(year.group()))), period.written)
    return Verdict(SpanClass.ASK, "list-with-the-year", reason, confidence=0.4, needs_person=True, suggestion=moved)


def _judge_since(period: Period, reading: Reading) -> Verdict:
    ahead = (period.first_year or 0) - reading.frame.old_year
    if ahead == 1:
        reason = "Việc bắt đầu từ năm liền sau năm của văn bản: là mốc cố định hay đi theo năm?"
        moved = reading.move_years(period.written)
        return Verdict(SpanClass.ASK, "since-next-year", reason, confidence=0.4, needs_person=True, suggestion=moved)
    if ahead == 0:
        reason = "Việc bắt đầu từ năm của văn bản cũ, giữ mốc ấy."
        return Verdict(SpanClass.BASE_YEAR, "since-old-year", reason, confidence=0.6, needs_person=True)
    return Verdict(SpanClass.BASE_YEAR, "since", "Mốc bắt đầu, giữ nguyên.", confidence=0.9)


_JUDGES: dict[PeriodKind, Callable[[Period, Reading], Verdict]] = {
    PeriodKind.SCHOOL_YEAR: _judge_school_year,
    PeriodKind.RANGE: _judge_stretch,
    PeriodKind.TERM: _judge_stretch,
    PeriodKind.SINCE: _judge_since,
    PeriodKind.YEARS: _judge_list,
}


def _judge_year(start: int, end: int, year: int, reading: Reading) -> Verdict:
    """A year, or a part of one year (quý, tháng), by its distance from the document's own and by its neighbours."""
    old = reading.frame.old_year
    if year == old:
        return _judge_old_year(start, end, reading)
    if year == old - 1:
        return _judge_year_before(start, end, reading)
    if year == old + 1:
        return _judge_year_after(start, end, reading)
    return _judge_far_year(year, reading)


def _judge_old_year(start: int, end: int, reading: Reading) -> Verdict:
    written, before = reading.text[start:end], reading.before(start)
    moved = reading.move_years(written)
    if reading.context.role in (TextRole.TITLE, TextRole.CLOSING):
        return Verdict(SpanClass.PLAN_YEAR, "year-of-document", "Năm của văn bản.", moved)
    if _BEGUN.search(before):
        reason = "Năm của một sự việc, giữ nguyên."
        return Verdict(SpanClass.BASE_YEAR, "year-of-an-event", reason, confidence=0.7, needs_person=True)
    if is_held_once(start, reading):
        return HELD_ONCE
    doubt = ""
    if _OF_A_PERSON.search(before):
        doubt = "Năm sinh, năm ra trường của ai đó: là người của năm cũ hay của năm mới?"
    elif _COMPARED.search(before) or _COUNTED.search(before):
        doubt = "Năm so sánh hoặc năm của số liệu trùng năm của văn bản: phải xem lại số liệu."
    elif _is_in_series(start, reading):
        doubt = "Chuỗi số liệu theo từng năm: năm đi cùng số liệu của nó, chọn số liệu của năm mới."
    elif _RESULT.match(reading.text, end) and not _AIMED.search(before):
        doubt = "Kết quả của năm cũ không phải là của năm mới: số liệu phải lấy lại."
    if doubt:
        suggestion = None if is_done_after(end, reading) else moved
        return Verdict(
            SpanClass.ASK, "figures-of-the-year", doubt, confidence=0.4, needs_person=True, suggestion=suggestion
        )
    confidence = 1.0 if reading.context.role is TextRole.OPENING else 0.9
    return Verdict(SpanClass.PLAN_YEAR, "year-of-document", "Năm của văn bản.", moved, confidence=confidence)


def _is_in_series(start: int, reading: Reading) -> bool:
    """`năm 2023: 48%; năm 2024: 50%; năm 2025: 55%`: the figures of several years side by side."""
    nearby = reading.text[max(0, start - 200) : start + 200]
    years = [found["year"] for found in _YEAR_WITH_FIGURE.finditer(nearby)]
    return len(set(years)) > 1 and str(reading.frame.old_year) in years


def _judge_year_before(start: int, end: int, reading: Reading) -> Verdict:
    written = reading.text[start:end]
    moved = reading.move_years(written)
    if _BEGUN.search(reading.before(start)):
        return Verdict(SpanClass.BASE_YEAR, "year-of-an-event", "Năm của một sự việc, giữ nguyên.", confidence=0.8)
    reason = f"Năm liền trước năm của văn bản: số liệu năm {reading.frame.old_year - 1} không tự thành số liệu năm sau."
    suggestion = None if is_done_after(end, reading) else moved
    return Verdict(SpanClass.BASE_YEAR, "year-before", reason, confidence=0.6, needs_person=True, suggestion=suggestion)


def _judge_year_after(start: int, end: int, reading: Reading) -> Verdict:
    moved = reading.move_years(reading.text[start:end])
    if _EARLY.match(reading.text[start:end]):
        reason = "Mấy tháng đầu của năm kế tiếp, đi theo năm của văn bản."
        return Verdict(SpanClass.PLAN_YEAR, "following-year", reason, moved, confidence=0.7)
    if _PLANNED.search(reading.before(start)):
        reason = "Việc chuẩn bị cho năm kế tiếp của văn bản."
        return Verdict(SpanClass.PLAN_YEAR, "following-year", reason, moved, confidence=0.8)
    reason = "Năm liền sau năm của văn bản: là mốc cố định hay năm kế tiếp?"
    return Verdict(SpanClass.ASK, "year-after", reason, confidence=0.4, needs_person=True, suggestion=moved)


def _judge_far_year(year: int, reading: Reading) -> Verdict:
    if year < reading.frame.old_year:
        return Verdict(SpanClass.BASE_YEAR, "year-of-the-past", "Năm đã qua, là năm gốc hoặc năm của sự việc.")
    if year < reading.frame.new_year:
        reason = f"Mốc năm {year} đã qua khi vào năm {reading.frame.new_year}."
        return Verdict(SpanClass.TARGET_YEAR, "target-passed", reason, needs_person=True)
    if year == reading.frame.new_year:
        reason = f"Năm {year} trước đây ở phía xa, nay là năm của văn bản: giữ, viết lại hay dời tiếp?"
        return Verdict(SpanClass.ASK, "target-reached", reason, confidence=0.4, needs_person=True)
    reason = "Năm ở phía xa: là mốc cố định nên giữ nguyên."
    return Verdict(SpanClass.TARGET_YEAR, "target-ahead", reason, confidence=0.8)


def find_bare_year_spans(reading: Reading) -> Iterator[Span]:
    """Years without the word `năm`, once every other finder has had its say: `Tháng hành động 2024`."""
    for found in YEAR_DIGITS.finditer(reading.text):
        yield reading.span(found.start(), found.end(), _judge_bare(found, reading))


def _judge_bare(found: re.Match[str], reading: Reading) -> Verdict:
    year, start = int(found.group()), found.start()
    if not reading.is_near(year):
        verdict = _judge_far_year(year, reading)
        return Verdict(verdict.kind, "bare-year", verdict.reason, confidence=0.6, needs_person=verdict.needs_person)
    moved = str(reading.moved(year))
    is_alone = reading.text.strip() == found.group()
    if year == reading.frame.old_year and (_LABEL.search(reading.before(start)) or is_alone):
        return Verdict(SpanClass.PLAN_YEAR, "bare-year-of-document", "Năm của văn bản.", moved, confidence=0.8)
    reason = f"Không rõ «{found.group()}» là năm nào, hay là một con số."
    return Verdict(SpanClass.ASK, "bare-year", reason, confidence=0.3, needs_person=True, suggestion=moved)
