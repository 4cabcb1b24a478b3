"""Reads what follows the head of a citation: the issuer after `của`, and the title up to where the sentence goes on."""

from __future__ import annotations

import re

from docgen.vietnamese.citations.head import find_head_at
from docgen.vietnamese.citations.pieces import BLANK, UPPER, any_of
from docgen.vietnamese.citations.types import TYPE_NAME
from docgen.vietnamese.citations.values import Span
from docgen.vietnamese.patterns import lazy_pattern

LONGEST_ISSUER = 160
LONGEST_TITLE = 700
"""Characters. A longer "title" is a sentence whose end was missed; the span then stops at the last blank before."""

# What an issuing body's name begins with; a comma before one begins a new clause: ", Ủy ban nhân dân thị xã ban hành".
_BODY = any_of(
    "Ủy ban|Uỷ ban|UBND|HĐND|Hội đồng|Sở|Phòng|Bộ|Ban|Chủ tịch|Thủ tướng|Chính phủ|Quốc hội|Giám đốc|Hội|Văn phòng"
    "|Đảng ủy|Đảng uỷ|Tỉnh ủy|Tỉnh uỷ|Thành ủy|Thành uỷ|Thị ủy|Thị uỷ|Huyện ủy|Huyện uỷ|Trung tâm|Công an|Trường"
    "|Chi cục|Cục|Vụ|Tổng cục|Liên đoàn|Đoàn|Trạm|Mặt trận|Nhà trường|Tòa án|Toà án|Ngân hàng|Bảo hiểm"
)
_VERB = any_of(
    "ban hành|xây dựng|báo cáo|đề nghị|yêu cầu|giao|thông báo|kính|trân trọng|chỉ đạo|hướng dẫn|quyết định|đã"
    "|triển khai|tổ chức|phối hợp|tiếp tục|có|phát động|phân công|chủ trì|tham mưu|chịu trách nhiệm|rà soát|chủ động"
)
_TITLE_VERB = any_of(
    "ban hành|phê duyệt|quy định|sửa đổi|hướng dẫn|công bố|thành lập|điều chỉnh|kiện toàn|bãi bỏ|phê chuẩn|thông qua"
    "|tăng cường|triển khai|thực hiện|thi hành|bổ sung|hợp nhất|đẩy mạnh|quy hoạch"
)
_ISSUER_STOP = any_of(
    "về|v/v|ngày|năm|để|nhằm|theo|tại|được|gửi|là|trong|cho|với|đến|từ|trên|như|khi|thì|nêu|kèm|này|trước|sau|hoặc|các"
    "|do|số|bằng|cũng|sẽ|phải|cần|không|đối với|nay|giai đoạn|thời kỳ"
)
_PLAIN_BODY = any_of("tỉnh|thành|huyện|thị|phường|xã|liên|quận|đặc")
_ISSUER_START = lazy_pattern(rf",?{BLANK}(?i:của){BLANK}(?=[{UPPER}]|{_PLAIN_BODY})")
_STOP = lazy_pattern(rf"{_ISSUER_STOP}|{_TITLE_VERB}|{_VERB}", re.IGNORECASE)
_STARTS_BODY = lazy_pattern(_BODY)
_STARTS_VERB = lazy_pattern(_VERB, re.IGNORECASE)
_WORD = lazy_pattern(r"\S{1,60}")
_ABBREVIATED_PLACE = lazy_pattern(r"(?:TP|Tp|TX|Tx|TT|Tt|P|Q|H|X)\.")
_GAP = lazy_pattern(BLANK)
_AND = lazy_pattern(rf"và{BLANK}")
_AFTER_COMMA = lazy_pattern(r",(?P<blanks>\s{0,4})(?:và\s{1,4})?(?:các\s{1,4})?")
_END_MARK = lazy_pattern(r"[,;:.()“”\"/]")
_CONTINUES_NAME = lazy_pattern(rf"(?:[{UPPER}]\S{{0,20}}\s{{1,2}}\S{{1,20}}\s{{1,2}}){{1,3}}và\s{{1,2}}[{UPPER}]")
_TWO_COUNCILS = lazy_pattern(r"(?:HĐND|Hội đồng nhân dân)$")
_PARAGRAPH_END = lazy_pattern(rf"\s{{0,9}}\n\s{{0,9}}(?:\n|[-+*•{UPPER}0-9]|[a-zđ]\)|$)")

_TITLE_LINK = lazy_pattern(rf",?{BLANK}(?P<link>{any_of('về việc|về|v/v')}){BLANK}(?=[\w“\"(])", re.IGNORECASE)
_TITLE_VERB_AHEAD = lazy_pattern(rf"{BLANK}(?={_TITLE_VERB})", re.IGNORECASE)
_TITLE_PERIOD_AHEAD = lazy_pattern(
    rf"{BLANK}(?=(?:giai{BLANK}đoạn|thời{BLANK}kỳ){BLANK}(?:từ{BLANK})?(?:năm{BLANK})?(?:19|20|21)\d\d)", re.IGNORECASE
)
"""`của UBND tỉnh giai đoạn 2022 - 2025`: the years belong to what the act is about."""
_TITLE_QUOTED = lazy_pattern(rf"[,:]?{BLANK}(?=[“\"])")
_CLOSING_QUOTE = {"“": "”", '"': '"'}

_EVENT = lazy_pattern(
    rf"[“\"();:,\n]|\.(?=\s|$)|\./\.|\s(?=(?:và|hoặc|cùng)\s)"
    rf"|\s(?=(?:đã{BLANK})?được{BLANK}(?:sửa đổi|bổ sung|thay thế))"
    rf"|\s(?=(?:và{BLANK})?có{BLANK}hiệu{BLANK}lực)"
    rf"|\s(?=(?:cụ thể{BLANK})?như{BLANK}sau|nêu{BLANK}trên|thì\s)"
    rf"|\s(?=để{BLANK}(?:xây dựng|tổ chức|triển khai|thực hiện|làm căn cứ))"
)
_JOINING_WORD = lazy_pattern(r"\s(?:và|hoặc|cùng)(?:\s{1,4}(?:các|với))?\s{1,4}")
_CLOSING_PHRASE = lazy_pattern(
    any_of(
        "với các|với những|với nội dung|cụ thể|như sau|nội dung|trong đó|đồng thời|nay|hiện nay|theo đó|các cơ quan"
        "|các sở|các phòng|các đơn vị|các địa phương|đề nghị|yêu cầu|căn cứ"
    )
)
_FIGURE_AHEAD = r"[^,;.\n\d]{0,40}(?!(?:19|20|21)\d\d(?!\d))\d"
_NEW_CLAUSE = lazy_pattern(
    rf"nhằm(?!\w)|giao{BLANK}(?:cho{BLANK})?(?:[{UPPER}]|các(?!\w)|phòng(?!\w)|trường(?!\w))"
    rf"|(?:{any_of('bảo đảm|đảm bảo|phấn đấu|góp phần')})(?={_FIGURE_AHEAD})"
    rf"|(?:các{BLANK})?(?:{any_of('nhà trường|trường|trạm|thôn|xóm|bản|khối|tổ dân phố')})"
    rf"(?:{BLANK}[^\s,;.:()]{{1,30}}){{0,6}}?"
    rf"{BLANK}(?:{any_of('chủ trì|tham mưu|tổ chức|báo cáo|xây dựng|rà soát|có trách nhiệm|phối hợp')})"
)
"""What begins a new thought behind a comma: who does what, what for, how much."""
_YEAR_BEFORE = lazy_pattern(
    r"(?:năm|đến|[-–])\s{0,2}(?:19|20|21)\d\d(?:\s{1,4}trên\s{1,4}địa\s{1,4}bàn\s[^,;.\n]{2,40})?$", re.IGNORECASE
)
_TITLE_OF_MORE_YEARS = lazy_pattern(
    rf"(?:năm{BLANK})?(?:19|20|21)\d\d|{any_of('tầm nhìn|định hướng|phương hướng|nhiệm vụ|kế hoạch|dự toán|mục tiêu')}"
    rf"|(?!các(?!\w))[^,;.\n]{{0,60}}(?:{any_of('nhiệm vụ|kế hoạch|phương hướng|dự toán|mục tiêu|chỉ tiêu|giai đoạn')})"
    r"[^,;.\n]{0,40}(?:19|20|21)\d\d",
    re.IGNORECASE,
)
"""What goes on behind a year: `năm 2024, phương hướng, nhiệm vụ năm 2025`; else a comma there ends the title."""
_DOES = any_of("thực hiện|thi hành|tăng cường|đẩy mạnh")
_STARTS_DOING = lazy_pattern(_DOES, re.IGNORECASE)
_OF_SEVERAL = lazy_pattern(any_of("phối hợp|giữa|liên tịch|liên ngành"), re.IGNORECASE)
_ASIDE_WORDS = any_of("sau đây|gọi tắt|viết tắt|kèm theo|đã|được|hợp nhất|thay thế|có|đính kèm|gửi kèm|dưới đây")
_ASIDE = lazy_pattern(rf"\({_ASIDE_WORDS}", re.IGNORECASE)
_SELF = lazy_pattern(rf"{TYPE_NAME.pattern}{BLANK}này(?!\w)", re.IGNORECASE)
_BEFORE_SELF = lazy_pattern(r",\s|\s(?:và|theo|tại|cùng|với)\s")
_AMENDS = lazy_pattern(any_of("sửa đổi|bãi bỏ|hợp nhất|quy định chi tiết|thay thế|hướng dẫn thi hành"), re.IGNORECASE)
_TRAILING = lazy_pattern(r"[\s,;:.\-–/]{1,9}$")


def find_issuer_after(text: str, end: int, *, joint: bool = False) -> Span | None:
    """The issuing body after `của`, or None. It ends at a verb, a preposition, `về …`, a date, or punctuation.

    `joint` takes several bodies, as in a thông tư liên tịch: `của Bộ Nội vụ và Bộ Tài chính`.
    """
    start = _ISSUER_START.match(text, end)
    if start is None:
        return None
    stop = _issuer_end(text, start.end(), joint=joint)
    return Span(start.end(), stop) if stop > start.end() else None


def _issuer_end(text: str, start: int, *, joint: bool = False) -> int:
    limit = min(len(text), start + LONGEST_ISSUER)
    end = start
    for word in _WORD.finditer(text, start, limit):
        joins = joint and _STARTS_BODY.match(text, _after_and(text, word.start())) is not None
        if word.start() > start and not joins and _issuer_stops_before(text, start, end, word.start()):
            break
        mark = _END_MARK.search(text, word.start(), word.end())
        if mark is None or _ABBREVIATED_PLACE.match(text, word.start()):
            end = word.end()
            continue
        end = mark.start()
        if mark.group() != "," or not _comma_inside_name(text, mark.end(), joint=joint):
            break
        end = mark.end()
    return start + len(_TRAILING.sub("", text[start:end]))


def _issuer_stops_before(text: str, start: int, end: int, word: int) -> bool:
    if _STOP.match(text, word) or _PARAGRAPH_END.match(text, end):
        return True
    if text.startswith(("-", "–"), word) and not text[word + 1 :].lstrip()[:1].isupper():
        return True
    after_and = _AND.match(text, word)
    if after_and is None:
        return False
    if not text[after_and.end() : after_and.end() + 1].isupper():
        return True
    joins_other = _STARTS_BODY.match(text, after_and.end()) or TYPE_NAME.match(text, after_and.end())
    return joins_other is not None and not _TWO_COUNCILS.search(text[start:end])


def _after_and(text: str, place: int) -> int:
    joining = _AND.match(text, place)
    return joining.end() if joining else place


def _comma_inside_name(text: str, after: int, *, joint: bool) -> bool:
    """`Sở Văn hóa, Thể thao và Du lịch`: a capital after the comma, no new body, and an `và` with a capital soon."""
    gap = _GAP.match(text, after)
    if gap is not None and joint and _STARTS_BODY.match(text, gap.end()):
        return True
    if gap is None or _STARTS_BODY.match(text, gap.end()) or TYPE_NAME.match(text, gap.end()):
        return False
    return _CONTINUES_NAME.match(text, gap.end()) is not None


def find_title_after(text: str, end: int, *, dated: bool, whole: bool) -> tuple[str, Span] | None:
    """The linking words and the title after `end`, or None.

    `dated` says that a date or an issuer stood before: only then may a title begin with a verb (`phê duyệt …`), since
    "Nghị định số 30/2020/NĐ-CP quy định …" is a sentence. `whole` takes everything to the end of the text.
    """
    link = _TITLE_LINK.match(text, end)
    verb = _TITLE_VERB_AHEAD.match(text, end) if dated else None
    start = link or verb or _TITLE_PERIOD_AHEAD.match(text, end) or _TITLE_QUOTED.match(text, end)
    if start is None:
        return None
    begin = start.end()
    stop = len(text) if whole else _title_end(text, begin)
    if stop - begin > LONGEST_TITLE:
        cut = text.rfind(" ", begin, begin + LONGEST_TITLE)
        stop = cut if cut > begin else begin + LONGEST_TITLE
    stop = begin + len(_TRAILING.sub("", text[begin:stop]))
    if stop <= begin:
        return None
    return (" ".join(link.group("link").split()) if link else "", Span(begin, stop))


def _title_end(text: str, begin: int) -> int:
    if text[begin] in _CLOSING_QUOTE:
        closing = text.find(_CLOSING_QUOTE[text[begin]], begin + 1, begin + LONGEST_TITLE)
        if closing > 0:
            return closing + 1
    limit = min(len(text), begin + LONGEST_TITLE + 1)
    end = limit
    place = begin
    while (event := _EVENT.search(text, place, limit)) is not None:
        place = _after_event(text, begin, event)
        if place < 0 or place >= limit:
            end = event.start() if place < 0 else limit
            break
    return _before_self_reference(text, begin, end)


def _after_event(text: str, begin: int, event: re.Match[str]) -> int:
    """Where the title goes on after a sign that might end it, -1 when it ends there."""
    sign, place = event.group(), event.start()
    if sign in _CLOSING_QUOTE:
        closing = text.find(_CLOSING_QUOTE[sign], place + 1, place + LONGEST_TITLE)
        return closing + 1 if closing > 0 else place + 1
    if sign == "(":
        closing = text.find(")", place, place + LONGEST_TITLE)
        return -1 if closing < 0 or _ASIDE.match(text, place) else closing + 1
    if sign == ",":
        return -1 if _comma_ends_title(text, begin, place) else place + 1
    if sign == "\n":
        return -1 if _PARAGRAPH_END.match(text, place) else place + 1
    joining = _JOINING_WORD.match(text, place)
    if joining is not None:
        other = find_head_at(text, joining.end())
        return -1 if other is not None and not _AMENDS.match(text, begin) else joining.end()
    return -1


def _comma_ends_title(text: str, begin: int, comma: int) -> bool:
    after = _AFTER_COMMA.match(text, comma)
    place = after.end() if after else comma + 1
    plain = after.end("blanks") if after else comma + 1
    if find_head_at(text, place) is not None or _CLOSING_PHRASE.match(text, plain) or _NEW_CLAUSE.match(text, plain):
        return True
    if _STARTS_BODY.match(text, plain) is not None:
        gap = _GAP.match(text, _issuer_end(text, plain))
        if gap is not None and _STARTS_VERB.match(text, gap.end()):
            return True
        if gap is not None and _STARTS_DOING.match(text, gap.end()):
            return _OF_SEVERAL.search(text, begin, comma) is None
    return _YEAR_BEFORE.search(text, begin, comma) is not None and _TITLE_OF_MORE_YEARS.match(text, plain) is None


def _before_self_reference(text: str, begin: int, end: int) -> int:
    """`Kế hoạch này` is the citing document, never part of a cited title: the title ends before its clause."""
    itself = _SELF.search(text, begin, end)
    if itself is None:
        return end
    places = [found.start() for found in _BEFORE_SELF.finditer(text, begin, itself.start())]
    return places[-1] if places else itself.start()
