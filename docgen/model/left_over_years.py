"""Turns a text into last year's years that no word of the past excuses: `Tập huấn Quý III/2025` in a plan of 2026.

Only sure cases: a task's time at the beginning or the end of its sentence, a target of the year, its theme, what the
year is called. A sentence that looks back, or names another year beside, is left alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.vietnamese.citations import find_citations
from docgen.vietnamese.dates import find_dates
from docgen.vietnamese.periods import PeriodKind, find_periods

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.vietnamese.periods import PeriodSpan

_PARTS_OF_A_YEAR = frozenset({PeriodKind.QUARTER, PeriodKind.HALF_YEAR, PeriodKind.MONTHS, PeriodKind.MONTH})
_LOOKS_BACK = re.compile(
    r"(?<!\w)(?:đã|từng|vừa qua|vừa rồi|kết quả|tổng kết|sơ kết|đánh giá|so với|so sánh|cùng kỳ|số liệu|dữ liệu|báo cáo"
    r"|tồn tại|hạn chế|thành tích|thành tựu|tính đến|kể từ|từ|sau|thực hiện năm|kế thừa|phát huy|trước đây|quyết toán"
    r"|khen|tuyên dương|sinh|dự toán|rà soát|chuẩn|bình quân|tình hình|tổng hợp|biểu|thống kê|ban hành|phê duyệt|ký"
    r"|thành lập|hiệu lực|diễn ra|ra mắt|bắt đầu|sáp nhập|sắp xếp|bàn giao|khởi công|khánh thành|nhiệm kỳ|đại hội"
    r"|giai đoạn|năm học|kỷ niệm|tốt nghiệp|ra trường|khắc phục|kinh nghiệm|chưa|còn tồn)(?!\w)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")
_BREAK = re.compile(r"[.;](?=\s|$)|\n")
_TARGET_BEFORE = re.compile(r"(?:phấn đấu|mục tiêu|chỉ tiêu)(?:\s(?:là|đến|trong))?:?\s$", re.IGNORECASE)
_TARGET_BEHIND = re.compile(r"\s(?:đạt|có|giảm|tăng|ít nhất|trên|dưới)\s(?:[^\s.;]+\s){0,6}?\d", re.IGNORECASE)
_CALLED = re.compile(r"\slà\snăm\s(?:bản\slề|cuối)(?!\w)", re.IGNORECASE)
_THEME = re.compile(r"(?<!\w)chủ đề(?:\s[^\s.;:]+){0,8}\s$", re.IGNORECASE)
_THEME_BEHIND = re.compile(r"\s?(?::|là\s|[“\"])", re.IGNORECASE)
_TIME = re.compile(r"\W*(?:\d{1,2}[.)]\s)?thời gian(?:\s(?:tổ chức|thực hiện|dự kiến|tiến hành))?\s?:", re.IGNORECASE)
_NUMBERING = re.compile(r"[\s\-–+*•]*(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[a-zđ]\))?\s*")
_TIME_COLUMN = re.compile(r"(?<!\w)(?:thời gian|thời hạn|tiến độ|hạn|thời điểm)(?!\w)", re.IGNORECASE)
_LONGEST_TASK = 16
"""Words of a task before its time; a longer sentence says more than a task and its time."""


def find_sure_left_overs(text: str, year: int) -> tuple[tuple[int, int], ...]:
    """Where `text` (NFC) surely gives last year's year in a document of `year`, in order (năm cũ còn sót)."""
    if str(year - 1) not in text:
        return ()
    cited = [(span.start, span.end) for span in find_citations(text)]
    found: list[tuple[int, int]] = []
    periods = find_periods(text)
    for start, end in _sentences(text):
        sentence = text[start:end]
        years = {int(match.group()) for match in _YEAR.finditer(sentence)}
        if years != {year - 1} or _LOOKS_BACK.search(sentence):
            continue
        inside = [span for span in periods if start <= span.start and span.end <= end]
        found += [(span.start, span.end) for span in inside if _is_sure(text, span, (start, end))]
        if _TIME.match(sentence):
            dates = [date for date in find_dates(sentence) if date.year == year - 1]
            taken = [(span.start, span.end) for span in inside]
            found += [
                (start + date.start, start + date.end)
                for date in dates
                if not _is_inside(start + date.start, [*taken, *found])
            ]
    return tuple(sorted(place for place in found if not _is_inside(place[0], cited)))


def is_left_over_time(cell: str, header: str, year: int) -> bool:
    """Whether a cell below `Thời gian` holds a part of last year alone: `Quý III/2025`, `Tháng 9/2025`."""
    spans = find_periods(cell)
    if len(spans) != 1 or _TIME_COLUMN.search(header) is None or _LOOKS_BACK.search(header):
        return False
    (span,) = spans
    is_whole = not (cell[: span.start] + cell[span.end :]).strip(" .;")
    return is_whole and span.period.kind in _PARTS_OF_A_YEAR and span.period.last_year == year - 1


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _BREAK.finditer(text):
        # The dot of `1.` ends no sentence.
        if _NUMBERING.fullmatch(text[start : match.end()]) is None:
            yield start, match.start()
            start = match.end()
    yield start, len(text)


def _is_sure(text: str, span: PeriodSpan, sentence: tuple[int, int]) -> bool:
    before, behind = text[sentence[0] : span.start], text[span.end : sentence[1]]
    kind = span.period.kind
    begins = _NUMBERING.fullmatch(before) is not None
    if kind in _PARTS_OF_A_YEAR:
        is_alone = begins and not behind.strip()
        ends = not behind.strip() and len(before.split()) <= _LONGEST_TASK
        return (begins or ends) and not is_alone
    if kind is PeriodKind.UNTIL:
        return (begins or _TARGET_BEFORE.search(before) is not None) and _TARGET_BEHIND.match(behind) is not None
    if kind is not PeriodKind.YEAR:
        return False
    is_target = _TARGET_BEFORE.search(before) is not None and _TARGET_BEHIND.match(behind) is not None
    is_theme = _THEME.search(before) is not None and _THEME_BEHIND.match(behind) is not None
    return is_target or is_theme or (begins and _CALLED.match(behind) is not None)


def _is_inside(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)
