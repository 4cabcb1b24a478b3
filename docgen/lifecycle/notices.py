"""Turns a rolled document and its ledger into notices: what waits, what clashes, what fell on a day off."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docgen.diagnostics import Location, Notice
from docgen.lifecycle.calendar import find_day_off
from docgen.lifecycle.dropping import find_item_of, shifted
from docgen.lifecycle.fields import leaves_of, place_of
from docgen.lifecycle.ledger import DROPPED, Decision
from docgen.lifecycle.spans import SpanClass
from docgen.model import open_slots_of, walk_texts
from docgen.model.citation_conflicts import find_citation_conflicts
from docgen.vietnamese.dates import find_dates
from docgen.vietnamese.open_slots import find_open_slots
from docgen.vietnamese.text import same_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docgen.lifecycle.ledger import Entry
    from docgen.model import AdministrativeDocument
    from docgen.model.register import Register

_OF_DAYS = frozenset({SpanClass.DEADLINE.value, SpanClass.WINDOW.value})


def tell_notices(
    before: AdministrativeDocument, rolled: AdministrativeDocument, entries: tuple[Entry, ...], register: Register
) -> tuple[Notice, ...]:
    """What a person should know besides the ledger, each once."""
    dropped = [entry.path for entry in entries if entry.kind == DROPPED]
    kept = (entry for entry in entries if entry.kind != DROPPED)
    entries = tuple(_moved_up(entry, dropped, rolled) for entry in kept) if dropped else entries
    told = (*_warnings(entries, register), *_twins_apart(entries), *_working_with_itself(rolled, entries))
    return (*_waiting(before), *told, *_conflicts(rolled, register))


def _moved_up(entry: Entry, dropped: list[str], rolled: AdministrativeDocument) -> Entry:
    """The entry at its place in the new document, where what follows a dropped item has moved up."""
    path = shifted(entry.path, dropped)
    return entry if path == entry.path else replace(entry, path=path, place=place_of(rolled, path))


def _waiting(document: AdministrativeDocument) -> Iterable[Notice]:
    """Open slots of the old document: what waits there cannot be read."""
    found = open_slots_of(document)
    if found:
        yield Notice(
            "open-slot",
            f"Văn bản năm trước còn {len(found)} chỗ chờ điền; điền trước khi chuyển năm thì sổ đầy đủ hơn.",
            Location(path=found[0].path),
        )


def _conflicts(rolled: AdministrativeDocument, register: Register) -> Iterable[Notice]:
    """Citations that cannot be true together: last year's slips are not carried over silently."""
    placed = [(path, text) for path, text in walk_texts(rolled) if not find_open_slots(text)]
    for conflict in find_citation_conflicts([text for _, text in placed], register):
        path = placed[conflict.places[0].text][0]
        yield Notice(
            "citation-conflict",
            f"{conflict.message} Cách sửa: {conflict.remedy}",
            Location(path=path, place=place_of(rolled, path)),
        )


def _working_with_itself(rolled: AdministrativeDocument, entries: Iterable[Entry]) -> Iterable[Notice]:
    """A renamed body that now both leads (chủ trì) and supports (phối hợp) one task."""
    leaves = leaves_of(rolled)
    changed = {entry.path for entry in entries if entry.is_change}
    for path, name in leaves.items():
        owner, is_beside, _ = path.rpartition(".supporting[")
        lead = leaves.get(f"{owner}.lead") if is_beside else None
        renamed = {path, f"{owner}.lead"} & changed
        if isinstance(lead, str) and renamed and same_text(str(name), lead):
            yield Notice(
                "works-with-itself",
                f"Sau khi đổi tên, «{lead}» vừa chủ trì vừa phối hợp cùng một việc: bỏ bớt ở đơn vị phối hợp.",
                Location(path=path, place=place_of(rolled, path)),
            )


def _twins_apart(entries: Iterable[Entry]) -> Iterable[Notice]:
    """The same words in two fields of one item of which a person decided one: the sentence and its deadline differ."""
    twins: dict[tuple[str, str, str], list[Entry]] = {}
    for entry in entries:
        item = find_item_of(entry.path)
        if item is not None and entry.before:
            twins.setdefault((item, entry.kind, entry.before), []).append(entry)
    for (_, _, before), group in twins.items():
        first = next((entry for entry in group if entry.decision is not None), None)
        other = next((entry for entry in group if first and not same_text(entry.after or "", first.after or "")), None)
        if first is None or other is None:
            continue
        yield Notice(
            "twins-apart",
            f"«{before}» nay là «{first.after}» ở {first.place} nhưng «{other.after}» ở {other.place}: quyết định như"
            " nhau cho hai chỗ, hoặc ghi một dòng ở «texts» của phiếu.",
            Location(path=other.path, place=other.place),
        )


def _warnings(entries: Iterable[Entry], register: Register) -> Iterable[Notice]:
    """Each warning of what stands in the new document once, at the first place that has it."""
    told: dict[str, Entry] = {}
    for entry in entries:
        for warning in _warnings_of(entry, register):
            told.setdefault(warning, entry)
    for warning, entry in told.items():
        yield Notice("rollover", warning, Location(path=entry.path, place=entry.place))


def _warnings_of(entry: Entry, register: Register) -> tuple[str, ...]:
    """What is told of an entry: a person's own answer is looked at anew, what was refused has no say any more."""
    if entry.decision is not Decision.ANSWER:
        return () if entry.decision is Decision.REJECT else entry.warnings
    if entry.kind not in _OF_DAYS:
        return ()
    days = (day.to_date() for day in find_dates(entry.after or "") if day.day and day.year and day.is_possible)
    return tuple(str(day_off) for day in days if (day_off := find_day_off(day, register)) is not None)
