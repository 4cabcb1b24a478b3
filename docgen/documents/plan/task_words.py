"""Lines and sentences below a task → who leads it, who supports, until when, what comes of it, what it costs."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final

from docgen.documents.plan.bodies import BODY_START, find_leading_body, is_body, split_bodies
from docgen.model import AssignmentField
from docgen.vietnamese.deadlines import DeadlineKind, find_deadlines, parse_deadline

if TYPE_CHECKING:
    from docgen.contracts.recognition import Plain

_WHO: Final = r"(?:(?:các )?(?:đơn vị|cơ quan|bộ phận|tổ chức|cá nhân|ngành)(?:,? ?/? ?(?:cá nhân|cơ quan|đơn vị))? ?)"
_LABELS: Final = {
    AssignmentField.SUPPORTING: rf"{_WHO}?phối hợp(?: thực hiện)?",
    AssignmentField.LEAD: (
        rf"{_WHO}?chủ trì(?: thực hiện| tham mưu)?|{_WHO}(?:thực hiện|phụ trách|đầu mối)|phụ trách|người thực hiện"
        r"|trách nhiệm(?: thực hiện| chủ trì)?"
    ),
    AssignmentField.DEADLINE: (
        r"thời gian(?: thực hiện| hoàn thành| triển khai| tổ chức)?|thời hạn(?: hoàn thành| thực hiện)?"
        r"|tiến độ(?: thực hiện| hoàn thành)?|hạn hoàn thành|hoàn thành"
    ),
    AssignmentField.PRODUCT: (
        r"(?:các )?sản phẩm(?: đầu ra|,? kết quả| dự kiến)?|kết quả(?: đầu ra| dự kiến)|hình thức văn bản"
    ),
    AssignmentField.BUDGET: r"(?:dự toán )?kinh phí(?: thực hiện| dự kiến)?|dự toán",
    AssignmentField.NOTE: r"ghi chú",
}
_LABEL: Final = re.compile(
    rf"(?:{'|'.join(f'(?P<{name.value}>{words})' for name, words in _LABELS.items())})\s*:\s*", re.IGNORECASE
)
_OPENING: Final = re.compile(r"[(\s]*(?:[-–+*•]\s+)?")
_NEXT: Final = re.compile(rf"\s*[;.,\n]\s*(?={_LABEL.pattern.replace('?P<', '?P<x_')})", re.IGNORECASE)
_LEADING: Final = re.compile(r"(?<!\w)chủ trì(?!\w)")
_WINDOW: Final = 600
"""Letters before and behind `chủ trì` that may name bodies: bounds the work on a hostile text."""
_MOST_LEADS: Final = 8
"""A text with more bodies in the lead is no single task."""
_NO_BODY_ALONE: Final = frozenset({"cơ quan", "đơn vị", "các cơ quan", "các đơn vị", "bộ phận", "cơ quan, đơn vị"})
"""`Đơn vị chủ trì` names nobody: it is the header of a table or a label."""
_SUPPORTING: Final = re.compile(r"phối hợp(?: chặt chẽ)? (?:với|cùng)(?: với)? (?=\S)|phối hợp\s*:\s*")
_SUPPORTS: Final = re.compile(
    r"\s*[,;–-]\s*(?P<who>[^.;()\n]{2,240}?),?\s+(?:cùng )?phối hợp(?!\s+(?:chặt chẽ\s+)?(?:với|cùng))"
)
"""`(Hội Phụ nữ chủ trì, Phòng Nội vụ phối hợp)`: who supports stands before the word."""
_CLAUSE_START: Final = re.compile(
    r"(?:^|[.;:(]\s*|(?<!\w)(?:[Gg]iao|[Dd]o|[Đđ]ề nghị|[Yy]êu cầu|[Pp]hân công)(?: cho)?\s+)"
)


def find_details_line(text: str) -> dict[str, Plain] | None:
    """`Đơn vị chủ trì: …; đơn vị phối hợp: …; thời gian: …` → fields; None when words stand outside them."""
    start = _OPENING.match(text)
    place = start.end() if start else 0
    if _LABEL.match(text, place) is None:
        return None
    body = text[place:].rstrip()
    if text[:place].strip().startswith("(") and body.endswith(")"):
        body = body[:-1]
    values: dict[str, Plain] = {}
    for piece in _pieces(body):
        label = _LABEL.match(piece)
        name = label.lastgroup if label else None
        words = piece[label.end() :].strip(" ;,.") if label else ""
        if name is None or name in values or not words:
            return None
        value = find_detail(AssignmentField(name), words)
        if value is None:
            return None
        values[name] = value
    return values


def _pieces(body: str) -> list[str]:
    """The labelled pieces of a line, in order."""
    cuts = [match.start() for match in _NEXT.finditer(body)]
    starts = [0, *(match.end() for match in _NEXT.finditer(body))]
    return [body[start:end] for start, end in zip(starts, [*cuts, len(body)], strict=True)]


def find_detail(name: AssignmentField, words: str) -> Plain:
    """One field of a task from its words; None where the words cannot be such a value (a day no calendar has)."""
    if name is AssignmentField.SUPPORTING:
        return list(split_bodies(words))
    if name is AssignmentField.DEADLINE:
        try:
            parse_deadline(words)
        except ValueError:
            return None
    return words


def find_details_in(texts: list[str]) -> dict[str, Plain]:
    """Who leads, who supports and until when, as the sentences of a task say it once and plainly."""
    values: dict[str, Plain] = {}
    leads = [found for text in texts for found in _leads_in(text)]
    if len({lead for lead, _ in leads}) == 1:
        lead, supporting = leads[0]
        values["lead"] = lead
        if supporting:
            values["supporting"] = list(supporting)
    deadlines = [
        span.deadline
        for text in texts
        for span in find_deadlines(text)
        if span.deadline.kind not in {DeadlineKind.FREE, DeadlineKind.RELATIVE}
    ]
    if len(deadlines) == 1:
        values["deadline"] = deadlines[0].written
    return values


def _leads_in(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Each `… chủ trì` with the body before it, or behind its colon, and those that support it."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for word in itertools.islice(_LEADING.finditer(text), _MOST_LEADS):
        before, after = text[max(word.start() - _WINDOW, 0) : word.start()], text[word.end() : word.end() + _WINDOW]
        starts = [match.end() for match in _CLAUSE_START.finditer(before)]
        lead = before[starts[-1] :].strip(" ,") if starts else ""
        if not lead and after.lstrip().startswith(":"):
            lead = find_leading_body(after.lstrip()[1:].lstrip()) or ""
        if lead and BODY_START.match(lead) and is_body(lead) and lead.casefold() not in _NO_BODY_ALONE:
            found.append((lead, _supporting_in(after)))
    return found


def _supporting_in(after: str) -> tuple[str, ...]:
    named = _SUPPORTS.match(after)
    if named is not None and BODY_START.match(named["who"]) and is_body(named["who"]):
        return tuple(split_bodies(named["who"]))
    clause = re.split(r"[.\n]", after, maxsplit=1)[0]
    word = _SUPPORTING.search(clause)
    body = find_leading_body(clause[word.end() :]) if word else None
    return tuple(split_bodies(body)) if body else ()
