"""Finds where the name of a law ends: `Luật Bình đẳng giới` in a sentence that goes on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.vietnamese.citations.head import find_reference_at
from docgen.vietnamese.citations.pieces import BLANK, LOWER, UPPER, YEAR_ENDS, any_of
from docgen.vietnamese.citations.types import TYPE_NAME
from docgen.vietnamese.patterns import lazy_pattern

if TYPE_CHECKING:
    from docgen.vietnamese.citations.head import Dates

LONGEST_NAME = 300

LAW_START = lazy_pattern(
    rf"(?<!\w)(?:Bộ{BLANK}[Ll]uật|Luật|Pháp{BLANK}lệnh){BLANK}(?=[{UPPER}][{LOWER}]|sửa{BLANK}đổi)"
    rf"|(?<!\w)Hiến{BLANK}pháp(?={BLANK}(?:nước{BLANK}Cộng|năm{BLANK}\d|ngày{BLANK}\d))"
)

# A name ends at a comma or at one of these words, unless these very words are known to stand inside names of laws.
_INSIDE_NAMES = any_of(
    ", chống|, chữa cháy|, chữa bệnh|, công chức|, viên chức|, vệ sinh|, đối thoại|, sử dụng|, bổ sung|, cứu hộ"
    "|, bia|, chăm sóc|, giáo dục|, phụ nữ|, khen thưởng|, cư trú|, quá cảnh|, tố cáo|, vũ khí|, vật liệu nổ|, bảo vệ"
    "|và gia đình|và vừa|và cứu nạn|và đại biểu|và công cụ|và tiếp nhận|và môi trường|và xuất"
    "|có công|với cách mạng|theo hợp đồng|tại Tòa án|tại Toà án|của rượu|của thuốc|theo phương thức"
)
_INSIDE = lazy_pattern(rf"\s{{0,4}}{_INSIDE_NAMES}")
_STOP = lazy_pattern(
    any_of(
        "và|hoặc|của|với|theo|tại|được|là|quy định|đã|có|trong|cho|về|để|nhằm|đến|từ|trên|hiện hành|bằng|do|như|khi"
        "|không|phải|cần|này|nói trên|tới|cùng|trước|sau|vào|đối với|thì|cũng|sẽ|gồm|nêu|giai đoạn|ban hành"
    ),
    re.IGNORECASE,
)
_LOOSE_WORD = lazy_pattern(any_of("và|của|với|theo|tại"))
_END_MARK = lazy_pattern(r"[;:.()“”\"\n…]|\s[-–]\s")
NUMBER_AHEAD = lazy_pattern(rf",?{BLANK}(?:số{BLANK}(?=\d)|(?=\d{{1,4}}/\d{{4}}/))")
"""What leads to a law's number: `số 72/2025/QH15`, and `73/2006/QH11` alone."""

_YEAR_AHEAD = lazy_pattern(rf"{BLANK}(?:năm{BLANK})?(?:19|20|21)\d\d{YEAR_ENDS}")
_DAY_AHEAD = lazy_pattern(rf",?{BLANK}ngày{BLANK}(?=\d)")
_AMENDING = lazy_pattern(rf"sửa{BLANK}đổi")
_WORD = lazy_pattern(r"[\w'’&/-]{1,40}")
_BLANKS = lazy_pattern(r"\s{0,4}")
_COMMA_OR_BLANKS = lazy_pattern(r",?\s{0,4}")


def find_name_end(text: str, start: int, dates: Dates) -> int | None:
    """The end of a law's name that begins at `start`, or None when no name stands there.

    A name runs to its number, its date or its year; without them to the first word that no name of a law has. An
    amending law (`sửa đổi, bổ sung một số điều của Luật …`) needs the number or the date: its name has all such words.
    """
    if _AMENDING.match(text, start):
        return _find_anchored_end(text, start, start, dates)
    plain = _find_plain_end(text, start, dates)
    if plain is None or _is_anchor(text, plain, dates):
        return plain
    return _find_anchored_end(text, start, plain, dates) or plain


def _is_anchor(text: str, end: int, dates: Dates) -> bool:
    number = NUMBER_AHEAD.match(text, end)
    if number is not None:
        return find_reference_at(text, number.end()) is not None
    if _YEAR_AHEAD.match(text, end):
        return True
    return _DAY_AHEAD.match(text, end) is not None and dates.find_after(end) is not None


def _find_plain_end(text: str, start: int, dates: Dates) -> int | None:
    limit = min(len(text), start + LONGEST_NAME)
    end = start
    while end < limit:
        inside = _INSIDE.match(text, end)
        if inside is not None:
            end = inside.end()
            continue
        gap = _BLANKS.match(text, end)
        place = gap.end() if gap else end
        word = _WORD.match(text, place, limit)
        stops = end > start and (_STOP.match(text, place) or _is_anchor(text, end, dates))
        if word is None or stops or word.group()[0].isdigit() or "\n" in text[end:place] or word.group() in "-–":
            break
        if end > start and _names_another_act(text, place):
            break
        end = word.end()
    return end if end > start else None


def _find_anchored_end(text: str, start: int, begin: int, dates: Dates) -> int | None:
    """The name's end at a number or date further on, when only words that names may have stand between."""
    limit = min(len(text), start + LONGEST_NAME)
    amending = _AMENDING.match(text, start) is not None
    end = begin
    while end < limit:
        if end > begin and _is_anchor(text, end, dates) and (amending or not _YEAR_AHEAD.match(text, end)):
            return end
        gap = _COMMA_OR_BLANKS.match(text, end)
        place = gap.end() if gap else end
        if _END_MARK.match(text, end) or _END_MARK.match(text, place) or place >= limit:
            return None
        word = _WORD.match(text, place, limit)
        if word is None or (not amending and _forbidden(text, place)):
            return None
        end = word.end()
    return None


def _forbidden(text: str, place: int) -> bool:
    stop = _STOP.match(text, place)
    return (stop is not None and _LOOSE_WORD.match(text, place) is None) or _names_another_act(text, place)


def _names_another_act(text: str, place: int) -> bool:
    """A type with its capital; `văn bản`, `kế hoạch` inside a name are words."""
    return text[place].isupper() and TYPE_NAME.match(text, place) is not None
