"""Turns a document and its policy into proposed ledger entries, before any person has decided."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import chain, count
from typing import TYPE_CHECKING

from docgen.contracts.policy import Treatment
from docgen.lifecycle.fields import leaves_of, place_of
from docgen.lifecycle.issuing import ISSUER, issuer_entries
from docgen.lifecycle.ledger import Entry
from docgen.lifecycle.signers import judge_signer
from docgen.lifecycle.spans import Slot, SpanClass
from docgen.lifecycle.table_figures import figure_cells
from docgen.lifecycle.targets import judge_target
from docgen.model import walk_texts
from docgen.vietnamese.citations import find_citations
from docgen.vietnamese.open_slots import SlotKind, find_open_slots, format_open_slot
from docgen.vietnamese.text import comparison_key, squeeze

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from docgen.contracts.policy import FieldPolicy, RolloverPolicy, TextRole
    from docgen.lifecycle.fields import Leaf
    from docgen.lifecycle.issuing import IssuerChange
    from docgen.lifecycle.spans import Span
    from docgen.model import AdministrativeDocument
    from docgen.model.indicators import IndicatorSet
    from docgen.model.register import Register

_SLOT_KINDS = {Slot.UPSTREAM_ACT: SlotKind.ACT, Slot.THEME: SlotKind.TEXT}
_WAITED_FOR = {SpanClass.UPSTREAM_ACT: "văn bản", SpanClass.THEME: "chủ đề"}
_OWN_PROMPT = rf"(?:{'|'.join(_WAITED_FOR.values())}) năm "
_LONGEST_PROMPT = 160
_YEAR = re.compile(r"\b(?:19|20|21)\d\d\b")


@dataclass(frozen=True, slots=True)
class Passage:
    """One crossing from a year into another: the rules, the register, and how texts are read."""

    from_year: int
    to_year: int
    policy: RolloverPolicy
    register: Register
    day: date
    """The day the new document is expected to be signed."""
    read: Callable[[str, TextRole], tuple[Span, ...]]
    """A text and where it stands → its spans."""
    issuer_change: IssuerChange | None = None
    """What became of the issuer."""
    indicators: IndicatorSet | None = None
    """Bộ chỉ tiêu whose targets of the new year are worth a word."""


@dataclass(frozen=True, slots=True)
class _Field:
    """A field, its value, and the line of the policy that speaks of it."""

    path: str
    place: str
    leaf: Leaf
    line: FieldPolicy


def propose(document: AdministrativeDocument, passage: Passage) -> tuple[Entry, ...]:
    """What would become of every field, in the order of the page; each entry with its final id."""
    texts = {path for path, _ in walk_texts(document)}
    change = passage.issuer_change
    figures = figure_cells(document, passage.from_year, passage.to_year)
    own = {**figures, **passage.policy.lines_of(document)}
    entries: list[Entry] = list(issuer_entries(document, change)) if change else []
    told = {entry.path for entry in entries}
    for path, leaf in leaves_of(document).items():
        line = own.get(path) or passage.policy.policy_of(path)
        is_told = path.startswith(ISSUER) and (
            path in told if change and change.changes_nothing else change is not None
        )
        if leaf is None or is_told or (line.treatment is Treatment.READ and path not in texts):
            continue
        entries += _of_field(_Field(path, place_of(document, path), leaf, line), document, passage)
    return identified(_slots_named_apart(entries))


def _of_field(field: _Field, document: AdministrativeDocument, passage: Passage) -> Iterator[Entry]:
    match field.line.treatment:
        case Treatment.READ if isinstance(field.leaf, str):
            yield from _of_text(field, field.leaf, passage)
        case Treatment.YEAR:
            yield replace(_whole(field), after=_year_moved(field.leaf, passage), rule="year-of-document")
        case Treatment.CLEAR:
            rule = "own-identity" if field.line.kind == "own-identity" else "not-carried-over"
            yield replace(_whole(field), after=None, rule=rule)
        case Treatment.CONFIRM:
            kept = replace(_whole(field), rule="figure-of-last-year", needs_person=True, confidence=0.5)
            years = (passage.from_year, passage.to_year)
            yield judge_target(kept, leaves_of(document), years=years, indicators=passage.indicators)
        case Treatment.ASK:
            yield _asked(field, document, passage)
        case _:
            return


def _year_moved(leaf: Leaf, passage: Passage) -> str:
    """The new year; in the words of a period as many years later as the document."""
    if not isinstance(leaf, str):
        return str(passage.to_year)
    later = passage.to_year - passage.from_year
    return _YEAR.sub(lambda year: str(int(year[0]) + later), leaf)


def _whole(field: _Field) -> Entry:
    """An entry for a whole field that stays as it is."""
    value = str(field.leaf)
    return Entry(
        id="",
        path=field.path,
        place=field.place,
        before=value,
        after=value,
        kind=field.line.kind,
        rule="",
        reason=field.line.reason,
        confidence=1.0,
        needs_person=False,
    )


def _asked(field: _Field, document: AdministrativeDocument, passage: Passage) -> Entry:
    entry = _whole(field)
    waiting = replace(
        entry,
        after=format_open_slot(field.line.slot, field.line.slot_kind, field.line.prompt),
        rule="only-a-person-knows",
        needs_person=True,
        slot=field.line.slot,
        suggestion=entry.before if field.line.suggest else None,
    )
    if find_open_slots(entry.before or ""):
        return replace(waiting, after=entry.before, suggestion=None, reason="Còn chờ điền từ lần trước.")
    if field.line.slot_kind is SlotKind.NAME:
        return judge_signer(waiting, document, passage.register, passage.day, change=passage.issuer_change)
    return waiting


def _of_text(field: _Field, text: str, passage: Passage) -> Iterator[Entry]:
    """The spans of a text; an open slot of last time is one span, whatever its words."""
    waiting = find_open_slots(text)
    spans = [
        span
        for span in passage.read(text, field.line.role)
        if not any(span.start < slot.end and slot.start < span.end for slot in waiting)
    ]
    entries = [_of_span(field, span, passage) for span in spans]
    for slot in waiting:
        mark = text[slot.start : slot.end]
        prompt = _asked_anew(slot.slot.prompt, passage)
        entries.append(
            replace(
                _whole(field),
                before=mark,
                after=mark.replace(slot.slot.prompt, prompt, 1) if slot.slot.prompt else mark,
                kind="open-slot",
                rule="still-open",
                reason="Còn chờ điền từ lần trước.",
                needs_person=True,
                start=slot.start,
                slot=slot.slot.key,
            )
        )
    yield from sorted(entries, key=lambda entry: entry.start or 0)


def _of_span(field: _Field, span: Span, passage: Passage) -> Entry:
    after = span.text if span.replacement is None else span.replacement
    if span.slot is not None and span.replacement is None:
        kind = _SLOT_KINDS.get(Slot(span.slot), SlotKind.TEXT)
        after = format_open_slot(span.slot, kind, _prompt(span, passage))
    return Entry(
        id="",
        path=field.path,
        place=field.place,
        before=span.text,
        after=after,
        kind=span.kind.value,
        rule=span.rule,
        reason=span.reason,
        confidence=span.confidence,
        needs_person=span.needs_person or span.slot is not None,
        start=span.start,
        suggestion=span.suggestion,
        slot=span.slot,
        warnings=span.warnings,
    )


def _prompt(span: Span, passage: Passage) -> str:
    """What a slot waits for, told by what stood there."""
    stood = squeeze(span.text)
    if len(stood) > _LONGEST_PROMPT:
        stood = f"{stood[:_LONGEST_PROMPT].rstrip()}…"
    return f"{_WAITED_FOR.get(span.kind, span.kind.label)} năm {passage.to_year}, thay «{stood}»"


def _asked_anew(prompt: str, passage: Passage) -> str:
    """What a slot of last time waits for, in the words of the new year: what docgen itself wrote there."""
    if not re.match(rf"{_OWN_PROMPT}{passage.from_year}, thay «", prompt):
        return prompt
    return prompt.replace(str(passage.from_year), str(passage.to_year), 1)


def _slots_named_apart(entries: list[Entry]) -> list[Entry]:
    """Two different acts that wait are two questions: the second gets a key of its own, also beside an old slot."""
    keys: dict[tuple[str, str], str] = {}
    taken = {entry.slot for entry in entries if entry.slot is not None and _waits_already(entry)}
    named = []
    for entry in entries:
        if entry.slot is None or _waits_already(entry):
            named.append(entry)
            continue
        asked = (entry.slot, _what_waits(entry))
        if asked not in keys:
            names = chain((entry.slot,), (f"{entry.slot}-{number}" for number in count(2)))
            keys[asked] = next(name for name in names if name not in taken)
            taken.add(keys[asked])
        (span,) = find_open_slots(entry.after or "")
        after = format_open_slot(keys[asked], span.slot.kind, span.slot.prompt)
        named.append(replace(entry, slot=keys[asked], after=after))
    return named


def _what_waits(entry: Entry) -> str:
    """What a slot stands for: an act by its type, number and day, however much of its title stands there."""
    before = entry.before or ""
    act = next(iter(find_citations(before)), None) if entry.kind == SpanClass.UPSTREAM_ACT.value else None
    if act is None or not act.citation.number or act.citation.date is None:
        return comparison_key(before)
    return "|".join((*(str(part) for part in act.citation.key), act.citation.date.isoformat()))


def _waits_already(entry: Entry) -> bool:
    """Whether a slot stood there before: it keeps its key."""
    return not entry.is_change or entry.rule == "still-open"


def identified(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries with their ids: class and a digest of path, words and which of several alike it is."""
    seen: dict[str, int] = {}
    named = []
    for entry in entries:
        what = f"{entry.kind}|{entry.path}|{entry.before}"
        seen[what] = seen.get(what, 0) + 1
        digest = sha256(f"{what}|{seen[what]}".encode()).hexdigest()
        named.append(replace(entry, id=f"{entry.kind}-{digest[:8]}"))
    return tuple(named)
