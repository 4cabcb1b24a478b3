"""Finds the deadlines of a text and reads a text that is one deadline."""

from __future__ import annotations

import re
from dataclasses import replace

from docgen.vietnamese.citations.pieces import BLANK, any_of
from docgen.vietnamese.deadlines.forms import CELL_FORMS, TEXT_FORMS, Reading
from docgen.vietnamese.deadlines.points import Calendar
from docgen.vietnamese.deadlines.values import Deadline, DeadlineKind, DeadlineSpan
from docgen.vietnamese.patterns import lazy_pattern
from docgen.vietnamese.remembering import remembered
from docgen.vietnamese.time_words import may_name_deadline

_DOING = any_of("hoàn thành|thực hiện xong|thực hiện|xong|triển khai|tổ chức|gửi|nộp|trình|báo cáo")
_DONE = lazy_pattern(rf"(?:đã{BLANK})?{_DOING}{BLANK}", re.IGNORECASE)
_REST = lazy_pattern(r"\s{0,4}(?:\([^()]{0,200}\))?\s{0,4}[.;,]?\s{0,4}$|\s{0,4}(?:\./\.)$")
_PLACE = lazy_pattern(
    r"(?<!\w)(?:trước|chậm|muộn|trễ|hạn|thời|không|đến|tới|trong|vào|ngay|từ|định|xong|hoàn|sau|ngày)(?!\w)",
    re.IGNORECASE,
)


@remembered
def find_deadlines(text: str) -> tuple[DeadlineSpan, ...]:
    """Every deadline of running `text` (NFC), in order and never overlapping. Never raises.

    A mere date, month or quarter is none without a word that makes it one (`trước`, `chậm nhất`, `đến hết`, `trong`,
    `vào`, `từ … đến`); nor are `tính đến ngày …`, `kể từ ngày …`, `đến năm 2030`. One whose day is in no calendar
    comes as `free`: `parse_deadline` of its words says why.
    """
    if not may_name_deadline(text):
        return ()
    calendar = Calendar(text)
    found: list[DeadlineSpan] = []
    place = 0
    while (start := _PLACE.search(text, place)) is not None:
        reading = _find_in_text(text, start.start(), calendar)
        if reading is None:
            place = start.start() + 1
            continue
        begin = start.start() if reading.begin is None else reading.begin
        written = text[begin : reading.end]
        deadline = (
            Deadline(written, DeadlineKind.FREE) if reading.problem else replace(reading.deadline, written=written)
        )
        found.append(DeadlineSpan(begin, reading.end, deadline))
        place = reading.end
    return tuple(found)


def parse_deadline(text: str) -> Deadline:
    """The whole of `text` as one deadline, as it stands in a cell of an assignment table ("thời gian thực hiện").

    Words that fit no form are kept as `free`. Raises `ValueError` with a Vietnamese sentence when the text is empty or
    names a day that no calendar has (31/2/2024).
    """
    if not text.strip():
        raise ValueError("Thời hạn để trống; bỏ hẳn trường này hoặc ghi như “trước ngày 30/11/2024”, “Quý I/2024”.")
    calendar = Calendar(text)
    start = len(text) - len(text.lstrip())
    if text[start] == "(":
        start += 1
    done = _DONE.match(text, start)
    for place in (start, done.end() if done else start):
        for read in (*TEXT_FORMS, *CELL_FORMS):
            reading = read(text, place, calendar)
            if reading is None or not _rest_is_nothing(text, reading.end):
                continue
            if reading.problem:
                raise ValueError(f"“{text.strip()[:80]}” ghi ngày không có trong lịch. {reading.problem}")
            return replace(reading.deadline, written=text)
    return Deadline(text, DeadlineKind.FREE)


def _rest_is_nothing(text: str, end: int) -> bool:
    place = end + 1 if text.lstrip().startswith("(") and text[end : end + 1] == ")" else end
    return len(text) - place <= 250 and _REST.match(text, place) is not None  # noqa: PLR2004 — the longest remark


def _find_in_text(text: str, start: int, calendar: Calendar) -> Reading | None:
    for read in TEXT_FORMS:
        reading = read(text, start, calendar)
        if reading is not None and not reading.deadline.is_of_whole_years:
            return reading
    return None
