"""Turns a ledger into the data of its YAML form, which a person fills in and hands back as decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.lifecycle.ledger import DROPPED, LEDGER_VERSION, class_label, entry_data
from docgen.vietnamese.open_slots import find_open_slots

if TYPE_CHECKING:
    from docgen.lifecycle.ledger import Entry, Ledger, Plain

FORM_HEAD = """\
# Phiếu quyết định. Điền «decision» (accept: đồng ý; reject: giữ như cũ) hoặc «answer» ở bất kỳ dòng nào, rồi chạy lại
# docgen rollover với --decisions TỆP-NÀY. Dòng gần hơn thắng: từng dòng, rồi chỗ chờ điền, rồi chữ, rồi nhóm.
# Bỏ cả một nhiệm vụ, đoạn, hàng: «decision: drop» ở một dòng của nó, hoặc thêm «drops: [{item: MÃ-NHIỆM-VỤ}]».
"""


def ledger_form(ledger: Ledger) -> dict[str, Plain]:
    """Phiếu quyết định: classes, open slots and repeated questions first, then every entry."""
    slots = _slots(ledger)
    texts = _texts(ledger)
    form: dict[str, Plain] = {
        "rollover": LEDGER_VERSION,
        "document": ledger.document,
        "title": ledger.title,
        "from_year": ledger.from_year,
        "to_year": ledger.to_year,
        "counts": _counts(ledger),
    }
    if ledger.level_change:
        form["level_change"] = list(ledger.level_change)
    form["classes"] = [
        {"class": kind, "label": class_label(kind), "count": count, "decision": None}
        for kind, count in ledger.count_by_class().items()
        if kind != DROPPED
    ]
    if slots:
        form["slots"] = slots
    if texts:
        form["texts"] = texts
    form["entries"] = [_entry(entry) for entry in ledger.entries if entry.kind != DROPPED]
    drops: list[Plain] = [
        {"item": entry.path, "place": entry.place, "before": entry.before, "reason": entry.reason}
        for entry in ledger.entries
        if entry.kind == DROPPED
    ]
    if drops:
        form["drops"] = drops
    return form


def _counts(ledger: Ledger) -> dict[str, Plain]:
    return {**ledger.counts.to_dict()}


def _slots(ledger: Ledger) -> list[Plain]:
    """Every open slot once, with room for its answer."""
    told: dict[str, Plain] = {}
    for entry in ledger.entries:
        spans = find_open_slots(entry.after or "")
        if entry.slot is None or not spans or not entry.is_open:
            continue
        line: dict[str, Plain] = {"slot": entry.slot, "prompt": spans[0].slot.prompt}
        if entry.suggestion is not None:
            line["suggestion"] = entry.suggestion
        told.setdefault(entry.slot, {**line, "answer": None})
    return list(told.values())


def _texts(ledger: Ledger) -> list[Plain]:
    """Questions without a slot that are asked of the same words at several places."""
    groups: dict[tuple[str, str], list[Entry]] = {}
    for entry in ledger.entries:
        if entry.is_open and entry.slot is None and entry.before:
            groups.setdefault((entry.kind, entry.before), []).append(entry)
    lines: list[Plain] = []
    for (kind, before), group in groups.items():
        if len(group) > 1:
            line: dict[str, Plain] = {"before": before, "class": kind, "count": len(group), "reason": group[0].reason}
            if group[0].suggestion is not None:
                line["suggestion"] = group[0].suggestion
            lines.append({**line, "decision": None, "answer": None})
    return lines


def _entry(entry: Entry) -> dict[str, Plain]:
    """An entry without what is empty, but with room for a decision where one is wanted."""
    data: dict[str, Plain] = {name: value for name, value in entry_data(entry).items() if value not in (None, [])}
    if entry.is_open:
        data["decision"] = None
    return data
