"""Turns the words that belong to one year only into spans: the theme of the year, and its rhetoric."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.lifecycle.spans.reading import Verdict
from docgen.lifecycle.spans.types import Slot, SpanClass
from docgen.vietnamese.citations.pieces import any_of
from docgen.vietnamese.text import comparison_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.lifecycle.spans.reading import Reading
    from docgen.lifecycle.spans.types import Span
    from docgen.model.register import Theme

_QUOTED = r"“[^“”\n]{3,400}”|\"[^\"\n]{3,400}\"|«[^«»\n]{3,400}»"
_THEME = re.compile(
    rf"(?P<word>chủ đề|khẩu hiệu|thông điệp)(?P<between>[^“”\"«»'.;\n]{{0,60}}?)(?P<theme>{_QUOTED})", re.IGNORECASE
)
_ORDINAL = any_of(
    "cuối cùng|cuối|đầu tiên|đầu|bản lề|tăng tốc|về đích|nước rút|chuyển tiếp|thứ nhất|thứ hai|thứ ba|thứ tư|thứ năm"
    "|thứ sáu|thứ bảy|thứ tám|thứ chín|thứ mười|giữa nhiệm kỳ|giữa kỳ"
)
_THIS_YEAR_IS = (
    r"năm\s{1,3}(?P<year>(?:19|20|21)\d\d)[\s,(–-]{1,4}(?:(?:tiếp tục|được xác định|cũng)\s{1,3}){0,2}(?:là\s{1,3})?"
)
_NOT_OF_THE_PLAN = r"(?<!những\s)(?<!các\s)(?<!viên\s)(?<!hai\s)(?<!ba\s)"
_RHETORIC = re.compile(
    rf"(?<!\w)(?:{_THIS_YEAR_IS})?{_NOT_OF_THE_PLAN}năm\s{{1,3}}{_ORDINAL}(?!\s{{1,3}}(?:năm|cấp))"
    r"(?:\s{1,3}(?:của|thực hiện|triển khai)\s[^,;.\n]{3,160})?",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"đại hội\s(?:đại biểu\s)?(?:toàn quốc\s)?(?:của\s)?(?:đảng bộ|đảng)"
    r"(?:\s[^,;.\n]{0,40}?(?:các cấp|lần thứ\s[\dIVXL]+))?"
    r"|bầu cử\s(?:đại biểu\s)?[^,;.\n]{0,80}?(?:các cấp|nhiệm kỳ\s\d{4}\s?[-–]\s?\d{4}|khóa\s[IVXL]+)"
    r"(?:\s(?:(?:trong|vào)\s)?năm\s\d{4})?",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    r"(?:nghị quyết|văn kiện|chủ trương|chương trình hành động)(?:\s[^\s,;.]+){0,4}\s$", re.IGNORECASE
)
_ANNIVERSARY = re.compile(r"kỷ niệm\s(?:lần thứ\s)?(?P<count>\d{1,3})\s(?P<unit>năm)(?!\w)", re.IGNORECASE)
_ORDINALS = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"]
_NTH = re.compile(rf"(?<=thứ )(?:{'|'.join(_ORDINALS)})(?!\w)", re.IGNORECASE)


def find_theme_spans(reading: Reading) -> Iterator[Span]:
    """The quoted theme after `chủ đề`: that of the new year where the register knows it, else an open slot."""
    for found in _THEME.finditer(reading.text):
        start, end = found.span("theme")
        if found["word"].casefold() != "chủ đề":
            reason = "Khẩu hiệu, thông điệp: xem có riêng cho năm cũ không."
            verdict = Verdict(SpanClass.THEME, "slogan", reason, confidence=0.6, needs_person=True)
            yield reading.span(start, end, verdict)
            continue
        yield reading.span(start, end, _judge_theme(found["theme"], reading.around(start, end), reading))


def _judge_theme(quoted: str, around: str, reading: Reading) -> Verdict:
    frame = reading.frame
    inner = quoted[1:-1].strip()
    known = [theme for theme in frame.register.themes if comparison_key(theme.text) == comparison_key(inner)]
    is_of_the_month = bool(known) or comparison_key("Tháng hành động") in comparison_key(around)
    following = next((theme for theme in frame.register.themes if theme.year == frame.new_year), None)
    if following is not None and is_of_the_month and not _is_multi_year(known, frame.new_year):
        replacement = quoted[0] + following.text + quoted[-1]
        reason = f"Chủ đề Tháng hành động năm {frame.new_year}."
        if following.is_fact:
            return Verdict(SpanClass.THEME, "theme-known", reason, replacement)
        return Verdict(
            SpanClass.THEME, "theme-proposed", reason, confidence=0.6, needs_person=True, suggestion=replacement
        )
    reason = f"Chủ đề của năm {frame.old_year}; chủ đề năm {frame.new_year} chưa biết."
    return Verdict(SpanClass.THEME, "theme-unknown", reason, needs_person=True, slot=Slot.THEME.value)


def _is_multi_year(known: list[Theme], year: int) -> bool:
    return any(theme.year == year for theme in known)


def find_rhetoric_spans(reading: Reading) -> Iterator[Span]:
    """`năm cuối`, `năm 2024 là năm bản lề`, `kỷ niệm 94 năm`, Đại hội, bầu cử: a person writes them anew."""
    for found in _RHETORIC.finditer(reading.text):
        yield reading.span(found.start(), found.end(), _judge_rhetoric(found.group(), reading))
    for found in _ANNIVERSARY.finditer(reading.text):
        count = str(int(found["count"]) + reading.frame.years)
        suggestion = found.group()[: found.start("count") - found.start()] + count + " " + found["unit"]
        reason = "Số năm kỷ niệm tăng theo năm; xem năm mới có kỷ niệm không."
        yield reading.span(
            found.start(),
            found.end(),
            Verdict(SpanClass.RHETORIC, "anniversary", reason, needs_person=True, suggestion=suggestion),
        )
    for found in _EVENT.finditer(reading.text):
        if _DECIDED.search(reading.before(found.start())):
            continue  # the resolution of a congress outlives its year
        reason = "Sự kiện của riêng năm cũ: viết lại hoặc bỏ."
        verdict = Verdict(SpanClass.RHETORIC, "event-of-the-year", reason, confidence=0.8, needs_person=True)
        yield reading.span(found.start(), found.end(), verdict)


def _judge_rhetoric(written: str, reading: Reading) -> Verdict:
    reason = "Lời chỉ đúng với năm cũ: người soạn viết lại."
    return Verdict(
        SpanClass.RHETORIC,
        "rhetoric-of-the-year",
        reason,
        needs_person=True,
        suggestion=_find_next_ordinal(written, reading),
    )


def _find_next_ordinal(written: str, reading: Reading) -> str | None:
    """`năm 2024 là năm thứ tư` → `năm 2025 là năm thứ năm`; None where no ordinal stands."""
    nth = _NTH.search(written)
    if nth is None:
        return None
    place = _ORDINALS.index(nth.group().casefold()) + reading.frame.years
    if place >= len(_ORDINALS):
        return None
    return reading.move_years(written[: nth.start()]) + _ORDINALS[place] + written[nth.end() :]
