"""Turns what stands behind the name of a body into whether the name ends there, or is the beginning of another's."""

from __future__ import annotations

import re

from docgen.vietnamese.citations.pieces import UPPER, any_of

_NEXT_BODY = any_of(
    "Bộ|Sở|Phòng|Ban|Vụ|Cục|Chi cục|Đài|Trung tâm|UBND|Ủy ban|Uỷ ban|HĐND|Hội đồng|Hội|Đoàn|Liên đoàn|Công đoàn"
    "|Mặt trận|UBMTTQ|MTTQ|Công an|Quân sự|Trường|Trạm|Văn phòng|Viện|Tòa án|Toà án|Bệnh viện|Bảo hiểm"
    "|BHXH|Báo|Kho bạc|Thanh tra|Tỉnh ủy|Thành ủy|Thị ủy|Huyện ủy|Đảng ủy|Chi bộ|Tỉnh đoàn|Huyện đoàn|Thị đoàn"
    "|Các|Công chức|Cơ quan|Đơn vị"
    "|Thường trực|Chủ trì|Phối hợp|Ông|Bà|Đồng chí|Đ/c|Lưu|Như"
)
"""With one of these begins what no longer belongs to the name: the next line of a list, a role, a person."""
_FIELD = any_of(
    "Lao động|Thương binh|Xã hội|Nữ công|Dân tộc|Tôn giáo|Dân vận|Tuyên giáo|Tổ chức|Kiểm tra|Y tế|Văn hóa|Văn hoá"
    "|Thể thao|Du lịch|Giáo dục|Đào tạo|Tài chính|Kế hoạch|Kinh tế|Hạ tầng|Thanh niên|Gia đình|Trẻ em|Thông tin"
    "|Truyền thông|Khoa học|Công nghệ|Nội vụ|Tư pháp"
)
_GOES_ON = re.compile(
    rf"\s{{0,3}}[-–—]\s{{0,3}}(?=[{UPPER}])(?!(?i:{_NEXT_BODY}))"
    rf"|\s{{1,3}}(?:(?:và|&)\s{{1,3}})?(?=[{UPPER}])(?i:{_FIELD})"
)
_LIST_GOES_ON = re.compile(rf"\s?,\s{{1,3}}(?=[{UPPER}])(?i:{_FIELD})")
_OF_AN_ASSOCIATION = re.compile(
    r"\s{1,3}(?:(?:của|thuộc|trực thuộc)\s{1,3})?(?:(?:Trung ương|TW)\s{1,3})?"
    r"(?:Hội(?!\w)(?!\s{1,3}(?:đồng|nghị|thảo|trường))|Công đoàn|Liên đoàn|LĐLĐ|Tỉnh đoàn|Thành đoàn|Huyện đoàn"
    r"|Thị đoàn|Đoàn(?!\w)|Mặt trận|MTTQ|(?:Ủy|Uỷ)\s{1,3}ban\s{1,3}(?:Mặt trận|MTTQ)|UBMTTQ|HĐND"
    r"|Hội đồng nhân dân)(?!\w)"
)


def goes_on(text: str, start: int, end: int) -> bool:
    """Whether the name in `text[start:end]` is only the beginning of a longer one, or of the ban of another body.

    `Ban Tuyên giáo` of `Ban Tuyên giáo - Dân tộc, Tôn giáo` and of `Ban Tuyên giáo Hội LHPN tỉnh` is not the Party's.
    """
    if _GOES_ON.match(text, end):
        return True
    is_ban = text[start : start + 4].casefold() == "ban "
    return is_ban and (_LIST_GOES_ON.match(text, end) is not None or belongs_to_association(text, end))


def belongs_to_association(text: str, end: int) -> bool:
    """Whether an association or a council follows as the owner: `Ban Tuyên giáo Hội Nông dân`, `Ban Dân tộc HĐND`."""
    return _OF_AN_ASSOCIATION.match(text, end) is not None
