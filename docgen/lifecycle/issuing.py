"""Turns an issuer that is no more into ledger entries and into the sentences that open the ledger."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from docgen.lifecycle.coming import find_coming_end, tell_late_deadlines
from docgen.lifecycle.ledger import Entry
from docgen.lifecycle.levels import LevelChange, find_ended_level, find_level_change
from docgen.lifecycle.spans import SpanClass
from docgen.model.fates import find_fate, format_history
from docgen.model.mentions import find_mentions, find_unit_word, find_unknown_cities
from docgen.model.register import Level, RegisteredBody
from docgen.vietnamese.dates import format_date_short
from docgen.vietnamese.open_slots import SlotKind, find_open_slots, format_open_slot
from docgen.vietnamese.text import comparison_key, same_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docgen.lifecycle.frame import Frame
    from docgen.model import AdministrativeDocument

ISSUER = "$.issuer."
_KIND = "issuer"


@dataclass(frozen=True, slots=True)
class IssuerChange:
    """What became of the issuing office: gone with its unit and level, or merged, renamed, split as a body."""

    message: str
    """The sentence that stands first in the ledger."""
    reason: str
    successor_issuer: str | None
    """The issuer's name with the successor in it, as a proposal."""
    successor_code: str | None = None
    """Ký hiệu of the successor when the body itself changed; None leaves the code as it is."""
    level: LevelChange | None = None
    """What the end of its unit or level means."""
    is_doubtful: bool = False
    """Nobody can tell from the name whether the office is still there: asked, and nothing changes."""
    ends_on: date | None = None
    """The day within the new year from which the office is no more: asked, and nothing changes yet."""

    @property
    def changes_nothing(self) -> bool:
        """Whether the issuer stays as it is, with a question."""
        return self.is_doubtful or (self.ends_on is not None and self.level is None)


def find_issuer_change(issuer: str, frame: Frame) -> IssuerChange | None:
    """What became of the issuer between the years, or None when its office is still there."""
    level = find_level_change(issuer, frame.old_year, frame.new_year, register=frame.register, on=frame.on)
    if level is not None:
        reason = f"{level.unit} không còn từ ngày {format_date_short(level.gone_on)}; người có thẩm quyền chọn."
        ends_on = level.coming[0].on if level.coming else None
        return IssuerChange(level.message, reason, level.successor_issuer, level=level, ends_on=ends_on)
    mention = next((one for one in find_mentions(issuer, frame.register) if one.start == 0), None)
    fate = find_fate(mention.entry, frame.register, frame.day) if mention else None
    if mention is None or fate is None:
        coming = find_coming_end(issuer, frame)
        if coming is not None:
            return IssuerChange(coming.message, coming.reason, None, ends_on=coming.on)
        return _find_doubt(issuer, frame)
    history = format_history(fate, frame.register)
    target = fate.target
    successor = f"{target.name}{issuer[mention.end :]}" if target else None
    proposal = f"Nơi kế tiếp được đề xuất: {successor}" if successor else "Sổ theo dõi không ghi nơi kế tiếp"
    symbols = target.symbols if isinstance(target, RegisteredBody) else ()
    return IssuerChange(
        message=f"Cơ quan ban hành «{issuer}» đã thay đổi: {history}. {proposal}; người có thẩm quyền quyết định.",
        reason=f"{mention.entry.name}: {history}; người có thẩm quyền chọn.",
        successor_issuer=successor,
        successor_code=symbols[0] if symbols else None,
    )


def _find_doubt(issuer: str, frame: Frame) -> IssuerChange | None:
    """`UBND thành phố X` that the register lacks, carried over the end of the district level; None for any other."""
    ended = find_ended_level(Level.DISTRICT, frame)
    if ended is None or ended.on <= date(frame.old_year, 1, 1) or not find_unknown_cities(issuer, frame.register):
        return None
    day = format_date_short(ended.on)
    reason = (
        f"Sổ theo dõi không ghi «{issuer}» là của cấp tỉnh hay cấp huyện; chính quyền {ended.level.label} không còn từ"
        f" ngày {day}."
    )
    message = (
        f"{reason} Nếu là thành phố thuộc tỉnh thì cơ quan này không còn: người có thẩm quyền xác nhận, rồi bổ sung"
        " đơn vị này vào sổ (--register)."
    )
    return IssuerChange(message, reason, None, is_doubtful=True)


def tell_issuer_change(
    change: IssuerChange, texts: Iterable[str], entries: Iterable[Entry], *, late: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """What a head of office must know first: who is gone, who may follow, what of this document ends with the level.

    `late` are the deadlines of the new document after the day on which the office ends within the year.
    """
    level = change.level
    warned = (tell_late_deadlines(late, change.ends_on),) if late and change.ends_on else ()
    if level is None:
        return (change.message, *warned)
    said = comparison_key("\n".join(texts))
    dead = [words for words in level.no_reader if comparison_key(words) in said]
    if level.crosses_level:
        dead += [entry.before for entry in entries if entry.kind == SpanClass.LEVEL and entry.before]
    return (change.message, *_sentences(level, said, tuple(dict.fromkeys(dead))), *warned)


def _sentences(change: LevelChange, said: str, dead: tuple[str, ...]) -> Iterator[str]:
    powers = [power for power in change.lost_powers if comparison_key(power.words) in said]
    if powers:
        named = "; ".join(
            f"«{power.words}»" + (f" (được làm: {power.instead})" if power.instead else "") for power in powers
        )
        bases = "; ".join(dict.fromkeys(power.basis for power in powers if power.basis))
        yield f"Văn bản giao những việc nơi kế tiếp không còn thẩm quyền: {named}." + (
            f" Căn cứ: {bases}." if bases else ""
        )
    if dead:
        yield f"Văn bản gọi những nơi không còn: {', '.join(f'«{words}»' for words in dead)}."
    for step in change.coming:
        yield (
            f"Trong năm mới còn một lần thay đổi nữa: {step.kind.label} từ ngày {format_date_short(step.on)}; "
            "kế hoạch ký sau ngày ấy thì lập lại với --on."
        )


def issuer_entries(document: AdministrativeDocument, change: IssuerChange) -> tuple[Entry, ...]:
    """The issuer's own fields wait for a person, with the successor (nơi kế tiếp) as suggestion."""
    issuer = document.issuer
    if change.changes_nothing:
        name = _kept("name", issuer.name)
        rule = "issuer-level-unknown" if change.is_doubtful else "issuer-ends-within-the-year"
        return (replace(name, rule=rule, reason=change.reason, needs_person=True, confidence=0.4),)
    entries = [_waiting("name", issuer.name, change, suggestion=change.successor_issuer)]
    if change.level is not None:
        entries.append(_place_entry(issuer.place, change, change.level))
    else:
        code = _kept("code", issuer.code)
        after = change.successor_code or issuer.code
        entries.append(replace(code, after=after, rule="issuer-gone", reason=change.reason, needs_person=True))
    entries += [
        replace(
            _kept(f"lines[{index}]", line),
            after=None,
            rule="issuer-lines",
            reason="Cách ngắt dòng là của tên cơ quan cũ.",
        )
        for index, line in enumerate(issuer.lines)
    ]
    if issuer.parent_agency:
        parent = _kept("parent_agency", issuer.parent_agency)
        reason = "Cơ quan chủ quản của cơ quan mới có thể khác; người soạn thảo xác nhận."
        entries.append(replace(parent, rule="issuer-gone", reason=reason, needs_person=True, confidence=0.5))
    return tuple(entries)


def _place_entry(place: str, change: IssuerChange, level: LevelChange) -> Entry:
    """Địa danh of the successor: its name without the unit word."""
    word = find_unit_word(level.successor) if level.successor else None
    proposed = level.successor[len(word) :].strip() if level.successor and word else None
    if proposed and same_text(proposed, place):
        reason = f"Địa danh của {level.successor} vẫn là {place}."
        return replace(_kept("place", place), rule="issuer-place", reason=reason)
    return _waiting("place", place, change, suggestion=proposed)


def _waiting(field: str, value: str, change: IssuerChange, *, suggestion: str | None) -> Entry:
    entry = _kept(field, value)
    if find_open_slots(value):
        return replace(entry, rule="still-open", reason="Còn chờ điền từ lần trước.", needs_person=True)
    slot, kind, prompt = _QUESTIONS[field]
    return replace(
        entry,
        after=format_open_slot(slot, kind, prompt),
        rule="issuer-gone",
        reason=change.reason,
        needs_person=True,
        slot=slot,
        suggestion=suggestion,
    )


_QUESTIONS = {
    "name": ("issuer", SlotKind.BODY, "cơ quan ban hành kế tiếp"),
    "place": ("issuer-place", SlotKind.TEXT, "địa danh của cơ quan ban hành"),
}


def _kept(field: str, value: str) -> Entry:
    places = {"name": "tên cơ quan", "place": "địa danh", "code": "ký hiệu", "parent_agency": "cơ quan chủ quản"}
    return Entry(
        id="",
        path=f"{ISSUER}{field}",
        place=f"Cơ quan ban hành, {places.get(field, 'tên từng dòng')}",
        before=value,
        after=value,
        kind=_KIND,
        rule="",
        reason="",
        confidence=1.0,
        needs_person=False,
    )
