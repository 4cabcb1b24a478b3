"""Turns words that begin with a capital into words for use inside a sentence: a proper name keeps it (Phụ lục II)."""

from __future__ import annotations

import re
from typing import Final

from docgen.vietnamese.capitals import is_capital, syllables
from docgen.vietnamese.text import comparison_key, lower_first, normalise_text
from docgen.vietnamese.title_words import names_in_title

_UNIT: Final = re.compile(r"(?:phường|xã|đặc khu|thị trấn|thị xã|huyện|quận|tỉnh|thành phố)[ \u00a0]+", re.IGNORECASE)
_NAMED_AFTER: Final = re.compile(
    r"\d|[IVX]+\b|Hồ Chí Minh|Điện Biên Phủ|Quang Trung|Hai Bà Trưng|Hùng Vương|Trường Chinh|Cách mạng|Lê "
    r"|Trần |Nguyễn |Phan |Phạm |Ngô |Đinh |Bùi |Võ Thị |Võ Văn |Lý Thường |Lý Tự |Hoàng Diệu|Hoàng Văn "
)
"""What a unit's noun keeps its capital before: a number, a person, an event (Mục III khoản 1 điểm b, c)."""
_NAMES: Final = re.compile(
    r"Ủy ban|Uỷ ban|Hội đồng nhân"
    r"|Đảng ủy|Đảng uỷ|Đảng bộ|Chi bộ|Tỉnh ủy|Huyện ủy|Thành ủy|Thị ủy|Đảng(?! viên)(?=[ ,.;])"
    r"|Nhân dân|Nhà nước|Công an (?:phường|xã|thị|huyện|tỉnh|thành|đặc khu)|Trạm Y tế|Tháng hành động"
    r"|Chiến lược quốc gia|Hội (?:Liên|Nông|Cựu|Chữ|Người|Khuyến|LH|ND|CCB)|Đoàn (?:Thanh|TN)|Mặt trận|MTTQ"
    r"|Ban (?:Chỉ đạo|Thường|Chấp|Vì|Quản lý)|Thủ đô|Thành phố Hồ Chí Minh|Luật [A-ZĐ]|Bộ luật"
)
"""How names of bodies, days, programmes and acts begin that have a small second syllable or a field behind them."""
_NUMBERED: Final = re.compile(
    r"(?:Nghị (?:quyết|định)|Quyết định|Chỉ thị|Kết luận|Kế hoạch|Chương trình|Đề án|Thông tư|Thông báo|Hướng dẫn"
    r"|Công văn|Công điện|Quy định|Báo cáo|Tờ trình|Biên bản)[ \u00a0]+(?:số[ \u00a0]*:?[ \u00a0]*)?\d+[\w]*[/-]"
    r"|(?:Nghị (?:quyết|định)|Quyết định|Kế hoạch|Chương trình|Đề án|Chỉ thị|Thông tư|Công văn)[ \u00a0]+số[ \u00a0]*\d"
)
"""An act with its number keeps the capital of its type (Mục V khoản 6)."""
_COMMON: Final = frozenset(
    comparison_key(word)
    for words in (
        "phường xã tỉnh huyện quận khối thôn xóm làng bản ấp tổ ông bà anh chị em cô chú thầy cụ ngày năm quý tết thứ",
        "do tại ở theo của từ với cùng cho gửi giao mời nhờ được bị có là và hoặc các những mỗi một toàn trong ngoài",
        "khi nếu vì để sau trước nay còn về đã đang sẽ như cấp đến thuộc qua trên dưới bằng đề",
    )
    for word in words.split()
)
"""Words of one syllable that stand before a name without being part of it: `tại Sở Nội vụ`, `ông Nguyễn Văn A`."""


def inside_sentence(text: str) -> str:
    """The words as they stand inside a sentence: the first letter small unless it begins a proper name.

    `Tổ chức hội nghị` → `tổ chức hội nghị`; `Hội Liên hiệp Phụ nữ phường`, `Đảng ủy`, `Kế hoạch số 15/KH-UBND`,
    `Nguyễn Văn A`, `UBND phường` stay; of a unit only what the decree writes with a capital: `phường Thu Thủy`,
    `Phường 8`.
    """
    words = normalise_text(text)
    start = next((place for place, letter in enumerate(words) if letter.isalnum()), 0)
    return words if _begins_name(words[start:]) else lower_first(words)


def _begins_name(words: str) -> bool:
    if _NAMES.match(words) or _NUMBERED.match(words):
        return True
    unit = _UNIT.match(words)
    if unit is not None:
        return bool(_NAMED_AFTER.match(words, unit.end()))
    found = syllables(words)
    if not found or not is_capital(found[0].written):
        return False
    if is_capital(names_in_title(words, found).get(0, "")):
        return True
    if len(found) == 1 or words[found[0].end : found[1].start].strip(" \u00a0-–"):
        return False
    return is_capital(found[1].written) and comparison_key(found[0].written) not in _COMMON
