"""Turns an issuer that is no more into ledger entries and into the sentences that open the ledger."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docgen.lifecycle.ledger import Entry
from docgen.lifecycle.spans import SpanClass
from docgen.model.mentions import find_unit_word
from docgen.vietnamese.dates import format_date_short
from docgen.vietnamese.open_slots import SlotKind, find_open_slots, format_open_slot
from docgen.vietnamese.text import comparison_key, same_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docgen.lifecycle.levels import LevelChange
    from docgen.model import AdministrativeDocument

ISSUER = "$.issuer."
_KIND = "issuer"


def tell_level_change(change: LevelChange, texts: Iterable[str], entries: Iterable[Entry]) -> tuple[str, ...]:
    """What a head of office must know first: who is gone, who may follow, what of this document ends with the level."""
    said = comparison_key("\n".join(texts))
    dead = [words for words in change.no_reader if comparison_key(words) in said]
    if change.crosses_level:
        dead += [entry.before for entry in entries if entry.kind == SpanClass.LEVEL and entry.before]
    return tuple(_sentences(change, said, tuple(dict.fromkeys(dead))))


def _sentences(change: LevelChange, said: str, dead: tuple[str, ...]) -> Iterator[str]:
    yield change.message
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


def issuer_entries(document: AdministrativeDocument, change: LevelChange) -> tuple[Entry, ...]:
    """The issuer's own fields wait for a person, with the successor (nơi kế tiếp) as suggestion."""
    issuer = document.issuer
    name = _waiting("name", issuer.name, change, suggestion=change.successor_issuer)
    entries = [name, _place_entry(issuer.place, change)]
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


def _place_entry(place: str, change: LevelChange) -> Entry:
    """Địa danh of the successor: its name without the unit word."""
    word = find_unit_word(change.successor) if change.successor else None
    proposed = change.successor[len(word) :].strip() if change.successor and word else None
    if proposed and same_text(proposed, place):
        reason = f"Địa danh của {change.successor} vẫn là {place}."
        return replace(_kept("place", place), rule="issuer-place", reason=reason)
    return _waiting("place", place, change, suggestion=proposed)


def _waiting(field: str, value: str, change: LevelChange, *, suggestion: str | None) -> Entry:
    entry = _kept(field, value)
    if find_open_slots(value):
        return replace(entry, rule="still-open", reason="Còn chờ điền từ lần trước.", needs_person=True)
    slot, kind, prompt = _QUESTIONS[field]
    return replace(
        entry,
        after=format_open_slot(slot, kind, prompt),
        rule="issuer-gone",
        reason=f"{change.unit} không còn từ ngày {format_date_short(change.gone_on)}; người có thẩm quyền chọn.",
        needs_person=True,
        slot=slot,
        suggestion=suggestion,
    )


_QUESTIONS = {
    "name": ("issuer", SlotKind.BODY, "cơ quan ban hành kế tiếp"),
    "place": ("issuer-place", SlotKind.TEXT, "địa danh của cơ quan ban hành"),
}


def _kept(field: str, value: str) -> Entry:
    places = {"name": "tên cơ quan", "place": "địa danh", "parent_agency": "cơ quan chủ quản"}
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
