"""Turns a text and a register into what is stale in it: an ended programme, a superseded law, a body that is no more.

Pure functions over one text (NFC), for rules and for whoever reads a document that nobody carried over: nothing here
knows years between which it moves. `proved` is False where only a person can say whether it is a fault.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from docgen.model.cited_entries import find_law, find_law_in_force, find_programme_of, find_standing_period
from docgen.model.fates import find_fate, format_history
from docgen.model.mentions import find_dead_words, find_mentions, is_marked_former
from docgen.model.register import Level, RegisteredUnit
from docgen.vietnamese.citations import find_citations
from docgen.vietnamese.citations.pieces import phrase
from docgen.vietnamese.dates import format_date_short
from docgen.vietnamese.deadlines import DeadlineKind, find_deadlines
from docgen.vietnamese.periods import PeriodKind, find_periods

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from docgen.model.mentions import DeadWord, Mention
    from docgen.model.register import Register


class StaleKind(StrEnum):
    """What sort of staleness it is; stable, made for machines."""

    YEAR = "year-left-over"
    PERIOD = "period-expired"
    PROGRAMME = "programme-expired"
    LAW = "law-superseded"
    BODY = "body-gone"
    LEVEL = "level-ended"
    DEADLINE = "deadline-before-issue"


@dataclass(frozen=True, slots=True)
class Stale:
    """Một chỗ đã cũ: `text[start:end]`, with a Vietnamese sentence and a remedy."""

    start: int
    end: int
    text: str
    kind: StaleKind
    message: str
    remedy: str
    proved: bool
    """Whether it is a fault for sure; otherwise worth a look"""


_ABOUT_THE_PAST = re.compile(
    r"(?:kết quả|tổng kết|đánh giá|so với|cùng kỳ|số liệu|báo cáo|sơ kết|tồn tại|hạn chế|thành tích|tính đến|bằng|cuối"
    r"|từ)"
    r"(?:\s[^\s.;]+){0,8}\s?$",
    re.IGNORECASE,
)
_OF_THE_PLAN = re.compile(
    r"(?:kế hoạch|nhiệm vụ|tháng hành động|công tác|chương trình công tác|chỉ tiêu|hoạt động)(?:\s[^\s.;]+){0,14}\s?$",
    re.IGNORECASE,
)
_DONE = re.compile(r"(?<!\w)(?:đã\s(?:\w+\s){0,4}|(?:tính|chốt)\s)$", re.IGNORECASE)
_DATA_WINDOW = re.compile(r"(?:số|dữ)\s{1,3}liệu[^.;]{0,80}$", re.IGNORECASE)
_LOOKED_BACK_ON = re.compile(r"\s{0,3},?\s{0,3}(?:mới|chỉ mới|mới chỉ|chỉ có|đã|vẫn chưa|chưa có)(?!\w)", re.IGNORECASE)
_OVER = re.compile(
    r"(?:\s{0,3}\([^()]{0,80}\))?\s{0,3}[)»”\"]?\s{0,3}\(?(?:đã|vừa)\s{1,3}"
    r"(?!(?:được\s{1,3})?(?:phê duyệt|ban hành|giao|đề ra|xác định|nêu|ký|đăng ký|cam kết|quy định|phân công))",
    re.IGNORECASE,
)
"""Words behind a programme or a period that say it is over: `đã kết thúc`; not `đã được phê duyệt`."""
_PERIOD_FOLLOWS = re.compile(r"[\s,(]{1,4}(?:giai\s{1,3}đoạn|thời\s{1,3}kỳ)\s", re.IGNORECASE)
_YEARLY = frozenset({PeriodKind.YEAR, PeriodKind.QUARTER, PeriodKind.HALF_YEAR, PeriodKind.MONTHS, PeriodKind.MONTH})
_NAMED_IN_FULL = 5
"""Syllables of a programme's name that no other phrase shares by chance."""


def find_left_over_years(text: str, year: int, *, is_heading: bool = False) -> tuple[Stale, ...]:
    """Last year's year in a document of `year`, where the document's own year must stand (năm cũ còn sót).

    In a heading (trích yếu, tên phụ lục, câu kết) every `năm` of the year before is left over; in running text only one
    said of a plan, a task or Tháng hành động. Cited acts, results and comparisons name their own years.
    """
    cited = [(span.start, span.end) for span in find_citations(text)]
    found: list[Stale] = []
    for span in find_periods(text):
        if span.period.kind not in _YEARLY or span.period.last_year != year - 1 or _is_inside(span.start, cited):
            continue
        before = text[max(0, span.start - 120) : span.start]
        is_of_plan = _OF_THE_PLAN.search(before) is not None and _ABOUT_THE_PAST.search(before) is None
        if is_heading or is_of_plan:
            message = f"«{span.period.written}» còn sót trong văn bản của năm {year}."
            remedy = f"đổi thành năm {year}, nếu đây là năm của chính văn bản."
            found.append(_stale(text, span.start, span.end, (StaleKind.YEAR, message, remedy), proved=is_heading))
    for deadline in find_deadlines(text):
        ended = deadline.deadline.end
        if ended is not None and ended.year == year - 1 and not _is_inside(deadline.start, cited):
            before = text[max(0, deadline.start - 120) : deadline.start]
            is_window = deadline.deadline.kind is DeadlineKind.WINDOW
            if _DONE.search(before[-40:]) or _LOOKED_BACK_ON.match(text, deadline.end):
                continue
            if is_window and _DATA_WINDOW.search(before):
                continue
            message = f"Thời hạn «{deadline.deadline.written}» thuộc năm trước năm của văn bản ({year})."
            stale = _stale(
                text, deadline.start, deadline.end, (StaleKind.YEAR, message, "xem lại năm của thời hạn."), proved=False
            )
            found.append(stale)
    return _in_order(found)


def find_expired_programmes(text: str, year: int, register: Register) -> tuple[Stale, ...]:
    """Programmes, periods and standing acts that were over when `year` began (chương trình, giai đoạn đã hết)."""
    found: list[Stale] = []
    cited: list[tuple[int, int]] = []
    for span in find_citations(text):
        cited.append((span.start, span.end))
        programme = find_programme_of(span.citation, register)
        period = find_standing_period(span.citation)
        if programme is not None and programme.ended_before(year):
            message = f"«{programme.names[0]}» đã kết thúc khi hết năm {programme.last_year}."
        elif programme is None and period is not None and period.ended_before(year):
            message = f"Văn bản viện dẫn theo «{period.written}», đã hết trước năm {year}."
        else:
            continue
        remedy = "thay bằng văn bản kế tiếp, hoặc bỏ nếu không có."
        found.append(_stale(text, span.start, span.end, (StaleKind.PROGRAMME, message, remedy), proved=False))
    for period_span in find_periods(text):
        is_stretch = period_span.period.kind in (PeriodKind.RANGE, PeriodKind.TERM)
        if is_stretch and period_span.period.ended_before(year) and not _is_inside(period_span.start, cited):
            message = f"«{period_span.period.written}» đã hết trước năm {year}."
            remedy = "đổi sang giai đoạn hiện hành; nếu nói về kết quả của giai đoạn cũ thì giữ."
            what = (StaleKind.PERIOD, message, remedy)
            found.append(_stale(text, period_span.start, period_span.end, what, proved=False))
    found += _named_programmes(text, year, register, cited + [(stale.start, stale.end) for stale in found])
    return _in_order([stale for stale in found if _OVER.match(text, stale.end) is None])


def _named_programmes(text: str, year: int, register: Register, taken: list[tuple[int, int]]) -> Iterator[Stale]:
    small = text.lower()
    for programme in register.programmes:
        if not programme.ended_before(year):
            continue
        for needed, pattern in _full_names(programme.names):
            if needed not in small:
                continue
            for match in pattern.finditer(text):
                if _is_inside(match.start(), taken) or _PERIOD_FOLLOWS.match(text, match.end()):
                    continue  # a period behind the name is told by itself
                message = f"Chương trình này đã kết thúc khi hết năm {programme.last_year}."
                what = (StaleKind.PROGRAMME, message, "thay bằng chương trình kế tiếp, hoặc bỏ nếu không có.")
                yield _stale(text, match.start(), match.end(), what, proved=False)


@lru_cache(maxsize=256)
def _full_names(names: tuple[str, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The longest word of each name in full, which a text must have to name it, and the pattern of the name."""
    return tuple(
        (max(name.lower().split(), key=len), re.compile(rf"(?<!\w){phrase(name)}(?!\w)", re.IGNORECASE))
        for name in names
        if len(name.split()) >= _NAMED_IN_FULL
    )


def find_superseded_laws(text: str, day: date, register: Register) -> tuple[Stale, ...]:
    """Laws cited on `day` that another had replaced by then (luật, nghị định đã bị thay thế)."""
    found: list[Stale] = []
    for span in find_citations(text):
        for cited in (span, *span.nested):
            law = find_law(cited.citation, register)
            if law is None or law.superseded_on is None or law.superseded_on > day:
                continue
            following = find_law_in_force(law, register, day).act.written
            message = f"«{cited.citation.written}» đã bị thay thế bởi {following}."
            what = (StaleKind.LAW, message, f"viện dẫn {following}.")
            found.append(_stale(text, cited.start, cited.end, what, proved=law.is_fact))
    return tuple(found)


def find_dissolved_bodies(text: str, day: date, register: Register) -> tuple[Stale, ...]:
    """Bodies, units and levels named on `day` that were no more by then; inside the citation of an act they may stand.

    A name marked as former (`tỉnh Bình Thuận (trước sắp xếp)`) is right as it is.
    """
    cited = [(span.start, span.end) for span in find_citations(text)]
    found: list[Stale] = []
    for mention in find_mentions(text, register):
        if not _is_inside(mention.start, cited) and not _is_of_the_past(text, mention.start, mention.end):
            stale = _find_dissolved(text, mention, day, register)
            found += [stale] if stale else []
    ended = next((level for level in register.ended_levels if level.level is Level.DISTRICT and level.on <= day), None)
    if ended is not None:
        places = cited + [(stale.start, stale.end) for stale in found]
        for dead in find_dead_words(text, ended):
            if any(dead.start < end and start < dead.end for start, end in places):
                continue
            if _is_of_the_past(text, dead.start, dead.end) or _is_in_a_name(text, dead):
                continue
            message = f"Không còn chính quyền {ended.level.label} từ ngày {format_date_short(ended.on)}."
            remedy = f"có thể thay bằng «{dead.instead}»." if dead.instead else "thay bằng cơ quan, đơn vị hiện hành."
            what = (StaleKind.LEVEL, message, remedy)
            found.append(_stale(text, dead.start, dead.end, what, proved=ended.is_fact))
    return _in_order(found)


_CALLED_FORMER = re.compile(
    r"\s{1,3}(?:cũ|trước\s{1,3}đây|trước\s{1,3}(?:khi\s{1,3})?(?:sắp xếp|sáp nhập))(?!\w)", re.IGNORECASE
)
_HANDED_OVER = re.compile(r"[^.;]{0,80}?(?<!\w)(?:bàn giao|chuyển giao|để lại|lập trước)(?!\w)", re.IGNORECASE)
_BY = re.compile(r"(?<!\w)do\s{1,3}(?:[^.;,]{0,60}\s)?$", re.IGNORECASE)
_TAKEN_OVER = re.compile(r"(?<!\w)(?:tiếp nhận|nhận bàn giao|kế thừa)\s[^.;]{0,80}$", re.IGNORECASE)


def _is_of_the_past(text: str, start: int, end: int) -> bool:
    """Whether the words say so themselves: `(trước sắp xếp)`, `cũ`, `hồ sơ do Phòng … bàn giao`."""
    if is_marked_former(text, end) or _CALLED_FORMER.match(text, end):
        return True
    before = text[max(0, start - 120) : start]
    return bool(_TAKEN_OVER.search(before) or (_BY.search(before) and _HANDED_OVER.match(text, end)))


_NAMED_AFTER_A_PLACE = re.compile(
    r"(?<!\w)(?:trường|bệnh viện|trạm|trung tâm|chợ|quỹ|nhà văn hóa|đền|chùa|nhà thờ|bến xe|kho bạc|đường|xóm|thôn"
    r"|khối|tổ dân phố|ấp|bảo tàng|công ty|hợp tác xã|HTX|sân vận động)"
    r"(?:\s{1,3}(?!(?:trên|tại|ở|thuộc|của|các|và|do|từ|với|cho|về|trong|gửi|báo|học)(?!\w))[^\s.,;:()]+){0,6}\s{1,3}$",
    re.IGNORECASE,
)


def _is_in_a_name(text: str, dead: DeadWord) -> bool:
    """Whether an institution or a street bears the name: `Trường THCS Thị trấn Yên Thành`, `xóm Huyện Đội`."""
    is_place = dead.is_name or text[dead.start : dead.end].casefold() == "thị trấn"
    return is_place and _NAMED_AFTER_A_PLACE.search(text[max(0, dead.start - 80) : dead.start]) is not None


def _find_dissolved(text: str, mention: Mention, day: date, register: Register) -> Stale | None:
    around = text[max(0, mention.start - 300) : mention.start] + " " + text[mention.end : mention.end + 300]
    fate = find_fate(mention.entry, register, day, text=around)
    if fate is None:
        return None
    what = "Đơn vị" if isinstance(mention.entry, RegisteredUnit) else "Cơ quan"
    message = f"{what} «{mention.text}» không còn: {format_history(fate, register)}."
    remedy = f"ghi «{fate.target.name}»." if fate.target else "ghi cơ quan đang làm nhiệm vụ này."
    return _stale(text, mention.start, mention.end, (StaleKind.BODY, message, remedy), proved=fate.proved)


def find_past_deadlines(text: str, year: int, issued_on: date) -> tuple[Stale, ...]:
    """Deadlines that were over on the day of issue (thời hạn đã qua khi ban hành), `year` standing in where none is."""
    found: list[Stale] = []
    for span in find_deadlines(text):
        if span.deadline.kind in (DeadlineKind.RECURRING, DeadlineKind.CONTINUOUS, DeadlineKind.FREE):
            continue
        if _DONE.search(text[max(0, span.start - 40) : span.start]) or _LOOKED_BACK_ON.match(text, span.end):
            continue
        is_window = span.deadline.kind is DeadlineKind.WINDOW
        if is_window and _DATA_WINDOW.search(text[max(0, span.start - 120) : span.start]):
            continue  # `số liệu lấy từ 15/12/2024 đến 14/12/2025` says which figures, not until when
        try:
            _, last = span.deadline.resolve(year)
        except ValueError:
            continue  # names no day
        if last < issued_on:
            message = f"«{span.deadline.written}» đã qua khi văn bản ban hành ngày {format_date_short(issued_on)}."
            what = (StaleKind.DEADLINE, message, "đặt thời hạn sau ngày ban hành.")
            found.append(_stale(text, span.start, span.end, what, proved=True))
    return tuple(found)


def _stale(text: str, start: int, end: int, what: tuple[StaleKind, str, str], *, proved: bool) -> Stale:
    kind, message, remedy = what
    return Stale(start, end, text[start:end], kind, message, remedy, proved)


def _is_inside(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _in_order(found: list[Stale]) -> tuple[Stale, ...]:
    return tuple(sorted(found, key=lambda stale: (stale.start, stale.end)))
