"""Turns the numbers of a text into spans: a share, an amount, a count of last year is nobody's figure for the next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.lifecycle.spans.reading import Verdict
from docgen.lifecycle.spans.types import SpanClass
from docgen.vietnamese.citations.pieces import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.lifecycle.spans.reading import Reading
    from docgen.lifecycle.spans.types import Span

_NUMBER = r"(?<![\w/.,-])\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\d/])|(?<![\w/.,-])\d+(?:,\d+)?(?![\d/])"
_PHONE = re.compile(
    r"(?:(?:điện thoại|ĐT|SĐT|hotline|đường dây nóng|tổng đài|fax)\s?(?:số\s?)?[:.]?\s?)"
    r"(?P<number>\+?\(?\d[\d\s.()-]{1,18}\d)"
    r"|(?<![\w.,/])(?P<plain>0\d{2,3}[.\s-]\d{3,4}[.\s-]?\d{3,4})(?![\w.,])",
    re.IGNORECASE,
)
_SHARE = re.compile(rf"(?:{_NUMBER})\s?(?:%|phần trăm|‰)")
_RATE = re.compile(
    rf"(?:{_NUMBER})\s[^\W\d_]+(?:\s[^\W\d_]+)?\s?/\s?10{{1,2}}(?:\.?000)?\s[^\W\d_]+(?:\s[^\W\d_]+)?", re.IGNORECASE
)
"""`112 bé trai/100 bé gái`, `42 ca/100.000 trẻ`"""
_MONEY = re.compile(rf"(?:{_NUMBER})\s?(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)\s?(?:đồng)?|đồng|đ)(?!\w)", re.IGNORECASE)
_COUNT_UNITS = any_of(
    "phường|xã|thị trấn|thôn|xóm|khối|tổ dân phố|trường|trường học|lớp|lớp tập huấn|hội nghị|hội thảo|cuộc|cuộc thi"
    "|lượt|tin|tin, bài|bài|mô hình|câu lạc bộ|CLB|người|người dân|hộ|hộ dân|phụ nữ|trẻ em|học sinh|cán bộ|đại biểu"
    "|hội viên|đoàn viên|đơn vị|chi hội|hội|buổi|địa chỉ|vụ|vụ việc|trường hợp|nạn nhân|tài liệu|tờ rơi|pano|băng rôn"
    "|đoàn|đợt|chương trình|nam|nữ|nhân khẩu|khẩu|lao động|công nhân|doanh nghiệp|cơ sở|TTHC|thủ tục|chỉ tiêu"
)
_PART = re.compile(rf"(?<![\w/.,-])\d{{1,4}}/\d{{1,4}}\s{_COUNT_UNITS}", re.IGNORECASE)
"""`12/15 thôn`"""
_COUNT = re.compile(rf"(?:{_NUMBER})\s(?:\(\w+(?:\s\w+)?\)\s)?{_COUNT_UNITS}", re.IGNORECASE)
_RESULT_BEFORE = re.compile(
    r"(?:đã|đạt|ước|kết quả|có|thu hút|tăng(?!\scường)|giảm(?!\sthiểu)|còn|tổ chức được)(?:\s[^\s.;,]+){0,10}\s?$",
    re.IGNORECASE,
)
_AIM_BEFORE = re.compile(
    r"(?:phấn đấu|chỉ tiêu|mục tiêu|ít nhất|tối thiểu|trên|dưới)(?:\s[^\s.;,]+){0,8}\s?$", re.IGNORECASE
)
_OF_LATER_YEAR = re.compile(r"(?:đến|tới)\s(?:hết\s|cuối\s)?năm\s(?P<year>\d{4})(?!\d)[^.;]{0,60}$", re.IGNORECASE)
_WHOLE = re.compile(r"(?<!\d)100\s?%")


def find_phone_spans(reading: Reading) -> Iterator[Span]:
    """Telephone numbers: their digits are never a year."""
    for found in _PHONE.finditer(reading.text):
        group = "number" if found["number"] else "plain"
        verdict = Verdict(SpanClass.NUMBER, "telephone", "Số điện thoại.")
        yield reading.span(*found.span(group), verdict)


def find_number_spans(reading: Reading) -> Iterator[Span]:
    """Shares, amounts of money and counts; kept, and asked about where they are targets or results of one year."""
    for pattern, rule in ((_SHARE, "share"), (_RATE, "share"), (_PART, "share"), (_MONEY, "money"), (_COUNT, "count")):
        for found in pattern.finditer(reading.text):
            yield reading.span(found.start(), found.end(), _judge(found, rule, reading))


def _judge(found: re.Match[str], rule: str, reading: Reading) -> Verdict:
    before = reading.before(found.start())
    if rule == "share" and _WHOLE.match(found.group()):
        return Verdict(SpanClass.NUMBER, "whole", "Tỷ lệ toàn bộ, giữ nguyên.", confidence=0.9)
    later = _OF_LATER_YEAR.search(before)
    if later is not None and int(later["year"]) >= max(reading.frame.new_year, reading.frame.old_year + 1):
        return Verdict(SpanClass.NUMBER, "target-of-later-year", f"Chỉ tiêu của năm {later['year']}, giữ nguyên.")
    if _RESULT_BEFORE.search(before) and not _AIM_BEFORE.search(before):
        reason = f"Số liệu của năm {reading.frame.old_year}: không tự thành số liệu của năm {reading.frame.new_year}."
        return Verdict(SpanClass.NUMBER, "result-of-the-year", reason, confidence=0.6, needs_person=True)
    if rule == "money":
        reason = "Kinh phí của năm cũ, xem lại dự toán năm mới."
        return Verdict(SpanClass.NUMBER, "money-of-the-year", reason, confidence=0.8, needs_person=True)
    if rule == "share" or _AIM_BEFORE.search(before):
        reason = f"Chỉ tiêu của năm {reading.frame.old_year}, xem chỉ tiêu năm {reading.frame.new_year}."
        return Verdict(SpanClass.NUMBER, "target-of-the-year", reason, confidence=0.7, needs_person=True)
    return Verdict(SpanClass.NUMBER, "count", "Số lượng, giữ nguyên.", confidence=0.6)
