"""Sentences of an assignment → the bodies in them (cơ quan, đơn vị): who is charged, and lists taken apart."""

from __future__ import annotations

import re
from typing import Final

from docgen.vietnamese.citations.pieces import UPPER

_KIND: Final = (
    r"Các|các|Những|những|Thủ trưởng|thủ trưởng|Người đứng đầu|Chủ tịch|Phó Chủ tịch|Trưởng|Giám đốc|Chánh|Ủy ban"
    r"|Uỷ ban|ủy ban|uỷ ban|Hội đồng|Mặt trận|Sở|Phòng|phòng|Ban|Bộ|Tổng cục|Cục|Chi cục|Vụ|Văn phòng|Trung tâm|Trường"
    r"|Trạm|Hội|Liên đoàn|Đoàn|Công an|Quân sự|Đồn|Đài|Báo|Kho bạc|Bảo hiểm|Ngân hàng|Tòa án|Toà án|Viện|Thanh tra|Tổ"
    r"|Bệnh viện|Công ty|Tập đoàn|Hợp tác xã|Công chức|Cán bộ|Bộ phận|Cơ quan|cơ quan|Đơn vị|đơn vị|Khối|Thôn|Xóm|Bản"
    r"|Tỉnh|Thành|Huyện|Đảng|Chi bộ|Chính quyền|Địa phương|Thành viên|Hiệp hội|Câu lạc bộ|Nhà|Thư viện"
    r"|Bảo tàng|Điện lực|Bưu điện"
)
_NO_KIND: Final = (
    r"Tổ chức|Báo cáo|Báo động|Ban hành|Hội nghị|Hội thảo|Hội thi|Hội chợ|Thành lập|Thành phần|Thành tích|Bản tin"
    r"|Bản đồ|Đoàn kết|Phòng,? ?(?:chống|ngừa|cháy)|Phòng bệnh|Trường hợp|Vụ việc|Bộ tiêu chí|Bộ tài liệu|Bộ công cụ"
    r"|Đơn vị tính|Nhà ở|Bảo hiểm y|Các hoạt động|Các nội dung|Các nhiệm vụ|Các chỉ tiêu|Các giải pháp|Các văn bản"
    r"|Các mục tiêu|Các chính sách|Các quy định|Các biện pháp|Các chương trình"
)
"""Words that begin as a body does and are none: verbs, events, things."""
BODY_START: Final = re.compile(rf"(?!(?:{_NO_KIND})(?!\w))(?:(?:{_KIND})(?!\w)|[{UPPER}&]{{2,}}[{UPPER}\w&.-]*(?!\w))")
"""How the name of a body begins: its kind, or an abbreviation (`UBND`, `VNPT`)."""

_ASKING: Final = re.compile(
    r"(?:(?:Giao|giao|Đề nghị|đề nghị|Yêu cầu|yêu cầu|Đối với|Đồng thời giao|Phân công|phân công|Do|do|Trách nhiệm của)"
    r"(?: cho)?\s+)"
)
_NOUN_AHEAD: Final = r"(?<!các )(?<!những )(?<!, )(?<!và )(?<!của )"
_VERB: Final = re.compile(
    r"(?<!được )(?:chủ trì|phối hợp|theo (?:chức|phạm vi|nhiệm|dõi|đúng|quy|lĩnh|thẩm|tình)|căn cứ|có trách|chịu trách"
    r"|tham mưu|chủ động|thực hiện|triển khai|hướng dẫn|bố trí|đẩy mạnh|tăng cường|tiếp tục|lồng ghép|báo cáo|đôn đốc"
    r"|làm đầu mối|là (?:cơ|đơn|đầu)|cân đối|phổ biến|quan tâm|rà soát|nghiên cứu|đề xuất|phát huy|vận động|gửi|định kỳ"
    r"|trên cơ sở|thường xuyên|kịp thời|nghiêm túc|khẩn trương|lập|thẩm định|ban hành|trình|đảm bảo|bảo đảm|cử"
    r"|tạo điều kiện|chuẩn bị|nâng cao|duy trì|tham gia|đăng tải|đưa tin|sử dụng|để|nhằm|cùng|khi|phải|cần|sẽ|đã|qua"
    r"|trong (?:việc|quá|tháng|năm|quý)|trước ngày|tại|về việc|với|huy động|xác định|cụ thể hóa|cụ thể hoá|quán triệt"
    r"|đánh giá|thành lập|kiểm soát|điều phối|thẩm tra|phân bổ|lắp đặt|vận hành|cập nhật|công bố|công khai|niêm yết"
    r"|tiếp nhận|xử lý|giải quyết|thống kê|thu thập|phát động|biểu dương|khen thưởng|đăng ký|chấp hành|sắp xếp"
    r"|phân công|mở|dành|ký|lấy|chọn|đưa|bảo quản|khảo sát|thông báo|tuân thủ|phấn đấu|cam kết|hoàn thành|hoàn thiện"
    rf"|{_NOUN_AHEAD}(?:tổ chức|tổng hợp|xây dựng|hỗ trợ|kiểm tra|giám sát|theo dõi|quản lý|tuyên truyền|chỉ đạo"
    r"|đào tạo|cung cấp|truyền thông))(?!\w)"
)
"""Small-letter verbs behind which no body goes on; in a name they have a capital (`Ban Chỉ đạo`, `Ban Tổ chức`)."""
_UNIT_END: Final = re.compile(
    r"(?<!\w)(?:tỉnh|thành phố|thị xã|phường|huyện|quận|đặc khu|xã)(?=\s+[^\W\d_])"
    rf"(?!\s+(?:[{UPPER}]|và|hội|liên|trên|trực|thuộc|được|của|có|cùng|trong|ngoài|nơi|hóa|hoá|viên|đội)(?:\w|(?!\w)))"
)
"""`Công an phường` before a small letter: a unit without its name ends the name of a body."""
_STOP: Final = re.compile(r"[(\n]|[:;.)](?!\w)")
_COMMA: Final = re.compile(rf",\s+(?={BODY_START.pattern})|(?<=[{UPPER}][{UPPER}]),\s+(?=[{UPPER}])")
_LONGEST_BODY: Final = 240
_LONGEST_PLAIN: Final = 14
"""Words of the longest name or list of names without a verb behind it."""


def find_leading_body(text: str) -> str | None:
    """The body or bodies a sentence begins with: `Giao Phòng Nội vụ chủ trì …` → `Phòng Nội vụ`; None if none."""
    asking = _ASKING.match(text)
    start = asking.end() if asking else 0
    if BODY_START.match(text, start) is None:
        return None
    ends = [found.start() for pattern in (_VERB, _STOP) if (found := _find_word(pattern, text, start))]
    ends += [match.end() for match in _UNIT_END.finditer(text, start)][:1]
    end = min([*ends, len(text)])
    body = text[start:end].strip(" ,;.-–")
    # A long sentence in which no verb is known says no more than that it begins with a body.
    if end == len(text) and len(body.split()) > _LONGEST_PLAIN:
        return None
    return body if body and len(body) <= _LONGEST_BODY else None


def find_charged_body(text: str) -> str | None:
    """The body that a sentence or a heading charges; None for a finished sentence whose verb is not known."""
    body = find_leading_body(text)
    if body is None or not text.rstrip().endswith("."):
        return body
    return None if text.rstrip(" .").endswith(body) else body


def _find_word(pattern: re.Pattern[str], text: str, start: int) -> re.Match[str] | None:
    """The first match behind `start` that begins a word of its own."""
    return next(
        (
            match
            for match in pattern.finditer(text, start + 1)
            if not text[match.start() - 1].isalnum() or not match.group()[0].isalnum()
        ),
        None,
    )


def is_body(text: str) -> bool:
    """Whether the whole of a text names bodies and says nothing of what they do."""
    words = text.strip(" :;,.")
    return find_leading_body(words) == words


def split_bodies(text: str) -> list[str]:
    """Several bodies as a list: at `;` and line ends, or at commas where a new body begins.

    A comma inside a name (`Phòng Lao động, Thương binh và Xã hội`, `Các phòng, ban, ngành`) parts nothing.
    """
    pieces = [piece for piece in re.split(r"\s*[;\n]\s*", text.strip(" .;,")) if piece]
    if len(pieces) > 1:
        return [piece.strip(" .;,-–") for piece in pieces if piece.strip(" .;,-–")]
    parts: list[str] = []
    for part in _COMMA.split(text.strip(" .;,")):
        # `các phòng, ban, ngành, đơn vị` goes on in small letters; only a capital begins another body.
        if parts and not part[:1].isupper():
            parts[-1] = f"{parts[-1]}, {part}"
        else:
            parts.append(part)
    return [part for part in parts if part]
