"""Turns the circumstances of a body's name (of whom it is, of which day) into reasons not to rename it unasked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.lifecycle.spans.reading import Verdict
from docgen.lifecycle.spans.types import SpanClass
from docgen.model.fates import find_fate
from docgen.model.mentions import find_namesakes, find_unit_word
from docgen.model.register import Level, RegisteredBody
from docgen.model.whole_names import belongs_to_association
from docgen.vietnamese.citations.pieces import UPPER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.lifecycle.spans.reading import Reading
    from docgen.lifecycle.spans.types import Span
    from docgen.model.fates import Fate
    from docgen.model.mentions import Mention

_ASSOCIATION = re.compile(
    r"(?:Ban\s(?:Chấp hành|Thường vụ)\s)?"
    r"(?:Hội(?!\sđồng)|Công đoàn|Liên đoàn|LĐLĐ|Đoàn|Tỉnh đoàn|Ủy ban Mặt trận|UBMTTQ)(?!\w)",
    re.IGNORECASE,
)
_OF_THE_PARTY = re.compile(r"\s{1,3}(?:(?:của|thuộc)\s{1,3})?(?:Trung ương|TW|\w{2,6}\s{1,3}(?:ủy|uỷ)|\w{2,6}ủy)(?!\w)")
_HANDED_OVER_BY = re.compile(r"(?:do|được)\s$", re.IGNORECASE)
_HANDED_OVER = re.compile(r"[^.;]{0,80}?(?<!\w)bàn giao(?!\w)", re.IGNORECASE)
_TAKEN_OVER_FROM = re.compile(
    r"(?:tiếp nhận|bàn giao|chuyển giao|kế thừa)\s(?:[^\s.;,]+\s){0,6}?(?:từ|của)\s$", re.IGNORECASE
)
_DISTRICT_FOLLOWS = re.compile(
    rf"\s{{1,3}}(?P<word>huyện|thị\s{{1,3}}xã|quận|thành\s{{1,3}}phố|TP\.?|TX\.?)(?!\w)(?:\s{{1,3}}[{UPPER}]\w*){{0,4}}"
)


def find_namesake_spans(reading: Reading) -> Iterator[Span]:
    """Longer names that begin as that of a body which changed: kept, and asked about unless an association owns it."""
    register = reading.frame.register
    for mention in find_namesakes(reading.text, register):
        if find_fate(mention.entry, register, reading.frame.year_end) is None:
            continue
        owned = belongs_to_association(reading.text, mention.end)
        reason = (
            f"Ban của đoàn thể hoặc của HĐND, không phải {mention.entry.name} trong sổ."
            if owned
            else f"Tên dài hơn «{mention.text}»: có phải {mention.entry.name} trong sổ không, người soạn xem lại."
        )
        confidence = 0.9 if owned else 0.4
        verdict = Verdict(SpanClass.BODY, "name-of-another", reason, confidence=confidence, needs_person=not owned)
        yield reading.span(mention.start, mention.end, verdict)


def find_doubt(mention: Mention, reading: Reading) -> str | None:
    """Why a name that changed must not be replaced unasked, as a sentence; None when nothing speaks against it."""
    text, end = reading.text, mention.end
    is_ban = mention.text[:4].casefold() == "ban "
    if is_ban and _ASSOCIATION.match(reading.context.issuer) and not _OF_THE_PARTY.match(text, end):
        return "Văn bản của đoàn thể: có thể là ban của chính đoàn thể, không phải ban của Đảng."
    before = reading.before(mention.start)
    is_giver = _HANDED_OVER_BY.search(before) is not None and _HANDED_OVER.match(text, end) is not None
    if is_giver or _TAKEN_OVER_FROM.search(before):
        return "Nói về việc bàn giao trước đây: tên lúc ấy có thể phải giữ."
    return None


def find_district_after(mention: Mention, fate: Fate, reading: Reading) -> int | None:
    """Where the unit of the ended level behind a body ends: `huyện Đô Lương` of `Phòng LĐTBXH huyện Đô Lương`.

    None when the body did not move down, when no such unit follows, or when it is the issuer's own, whose successor is
    proposed in its own span.
    """
    was, now = mention.entry, fate.target
    if not isinstance(was, RegisteredBody) or was.level is not Level.DISTRICT:
        return None
    if not isinstance(now, RegisteredBody) or now.level is not Level.COMMUNE:
        return None
    found = _DISTRICT_FOLLOWS.match(reading.text, mention.end)
    if found is None:
        return None
    change = reading.change
    own = find_unit_word(change.unit) if change is not None and change.successor else None
    return None if own is not None and own == " ".join(found["word"].split()) else found.end()
