"""Turns a document, a year and a register into the document of that year, and a ledger of every change and question."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from docgen.diagnostics import Notice
from docgen.errors import InputError, InvalidDataError
from docgen.lifecycle.calendar import calendar_notices
from docgen.lifecycle.coming import late_deadlines
from docgen.lifecycle.deciding import decide, require_same_years
from docgen.lifecycle.dropping import find_drops, shifted, unshifted, with_drops
from docgen.lifecycle.fields import data_with, find_owner, leaves_of
from docgen.lifecycle.frame import Frame
from docgen.lifecycle.issuing import find_issuer_change, tell_issuer_change
from docgen.lifecycle.ledger import DROPPED, Decision, Ledger
from docgen.lifecycle.notices import tell_notices
from docgen.lifecycle.proposing import Passage, identified, propose
from docgen.lifecycle.proving import prove, value_after, written
from docgen.lifecycle.spans import SpanContext, find_spans
from docgen.model import walk_texts
from docgen.model.short_names import find_short_names
from docgen.vietnamese.citations import find_citations
from docgen.vietnamese.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from docgen.contracts.policy import RolloverPolicy, TextRole
    from docgen.lifecycle.decisions import Decisions
    from docgen.lifecycle.fields import Data
    from docgen.lifecycle.ledger import Entry
    from docgen.lifecycle.spans import Span
    from docgen.model import AdministrativeDocument
    from docgen.model.indicators import IndicatorSet
    from docgen.model.register import Register

FIRST_YEAR, LAST_YEAR = 1945, 2200
"""The years a document may have."""


@dataclass(frozen=True, slots=True)
class Journey:
    """Where a document goes: the year, what is known about the state apparatus, what a person decided."""

    year: int
    register: Register
    decisions: Decisions | None = None
    on: date | None = None
    """Ngày ký dự kiến; without it the first day of the year."""
    indicators: IndicatorSet | None = None
    """Bộ chỉ tiêu of the strategy, for the targets of the new year."""


@dataclass(frozen=True, slots=True)
class RolledOver:
    """The document of the new year, the ledger of what became of it, and what a person should know besides."""

    document: AdministrativeDocument
    ledger: Ledger
    notices: tuple[Notice, ...]
    before: AdministrativeDocument
    """The document of the old year, as it was read."""


def roll_over(
    document: AdministrativeDocument,
    journey: Journey,
    *,
    policy: RolloverPolicy,
    rebuild: Callable[[Mapping[str, Data]], AdministrativeDocument],
) -> RolledOver:
    """Văn bản năm trước → văn bản năm sau, with its ledger (sổ chuyển năm).

    `rebuild` checks plain data and makes the document of it.

    Raises:
        InputError: the year is unknown or earlier than the document's.
        InvalidDataError: the decisions contradict themselves, fit no entry, or make a document that breaks its model.
        LedgerError: the ledger would not tell what changed.
    """
    passage = _passage(document, journey, policy)
    if passage.from_year == passage.to_year:
        return _unchanged(document, passage)
    entries = propose(document, passage)
    if journey.decisions is not None:
        entries = decide(entries, journey.decisions)
    drops = find_drops(document, entries, journey.decisions)
    if drops:
        entries = identified(with_drops(entries, drops, document))
    rolled, entries = _carry(document, entries, rebuild)
    prove(document, rolled, entries)
    ledger = _ledger(rolled, passage, entries)
    if passage.issuer_change is not None:
        change = passage.issuer_change
        texts = (text for _, text in walk_texts(document))
        new_texts = (text for _, text in walk_texts(rolled))
        late = late_deadlines(new_texts, change.ends_on, journey.year) if change.ends_on else ()
        ledger = replace(ledger, level_change=tell_issuer_change(change, texts, entries, late=late))
    notices = tell_notices(document, rolled, entries, journey.register)
    return RolledOver(rolled, ledger, (*notices, *calendar_notices(journey.year)), document)


def _passage(document: AdministrativeDocument, journey: Journey, policy: RolloverPolicy) -> Passage:
    """The crossing, once it is known to be one."""
    from_year = getattr(document, policy.year)
    if not FIRST_YEAR <= journey.year <= LAST_YEAR:
        raise InputError(
            f"Năm {journey.year} ngoài khoảng {FIRST_YEAR} đến {LAST_YEAR}.",
            hint="chọn năm của văn bản mới, ví dụ 2026.",
        )
    if journey.year < from_year:
        raise InputError(
            f"Văn bản là của năm {from_year}; không lập ngược về năm {journey.year}.",
            hint=f"chọn năm sau {from_year}, hoặc bắt đầu từ văn bản của năm sớm hơn.",
        )
    if journey.on is not None and journey.on.year not in {journey.year - 1, journey.year}:
        raise InputError(
            f"Ngày ký dự kiến thuộc năm {journey.on.year}, văn bản là của năm {journey.year}.",
            hint="chọn một ngày trong năm của văn bản, hoặc cuối năm trước.",
        )
    if journey.decisions is not None:
        require_same_years(journey.decisions, from_year, journey.year)
    reader = partial(_read, within=_context(document, journey.register), from_year=from_year, journey=journey)
    return Passage(
        from_year=from_year,
        to_year=journey.year,
        policy=policy,
        register=journey.register,
        day=journey.on or date(journey.year, 1, 1),
        read=reader,
        indicators=journey.indicators,
        issuer_change=find_issuer_change(
            document.issuer.name, Frame(from_year, journey.year, journey.register, journey.on)
        ),
    )


def _context(document: AdministrativeDocument, register: Register) -> SpanContext:
    """What the document as a whole says to the reading of each of its texts."""
    texts = [text for _, text in walk_texts(document)]
    cited = dict.fromkeys(span.citation for text in texts for span in find_citations(text) if span.citation.symbol)
    return SpanContext(issuer=document.issuer.name, short_names=find_short_names(texts, register), cited=tuple(cited))


def _read(text: str, role: TextRole, *, within: SpanContext, from_year: int, journey: Journey) -> tuple[Span, ...]:
    return find_spans(
        text,
        old_year=from_year,
        new_year=journey.year,
        register=journey.register,
        on=journey.on,
        context=replace(within, role=role),
    )


def _unchanged(document: AdministrativeDocument, passage: Passage) -> RolledOver:
    notice = Notice("same-year", f"Văn bản đã là của năm {passage.to_year}: không có gì thay đổi.")
    return RolledOver(document, _ledger(document, passage, ()), (notice,), document)


# from entries to the document


def _carry(
    document: AdministrativeDocument,
    entries: Sequence[Entry],
    rebuild: Callable[[Mapping[str, Data]], AdministrativeDocument],
) -> tuple[AdministrativeDocument, tuple[Entry, ...]]:
    """The new document, and the entries as they came out.

    A proposal that breaks the model (a value its sentence no longer says) is withdrawn and asked about; a decision that
    does is told to who made it.
    """
    withdrawn: dict[str, str] = {}
    dropped = [entry.path for entry in entries if entry.kind == DROPPED]
    while True:
        current = tuple(_withdrawn(entry, withdrawn) for entry in entries)
        try:
            rolled = rebuild(data_with(document, _values(document, current), dropped))
        except InvalidDataError as error:
            wider = _wider(error, withdrawn, dropped)
            if not wider.keys() - withdrawn.keys() or _touches_a_decision(entries, wider):
                raise InvalidDataError(
                    "Văn bản mới không hợp lệ với các quyết định đã cho.",
                    error.problems,
                    hint="sửa phiếu quyết định cho các chỗ dưới đây khớp nhau.",
                ) from error
            withdrawn |= wider
        else:
            return rolled, _settled(current, rolled, dropped)


def _values(document: AdministrativeDocument, entries: Iterable[Entry]) -> dict[str, str | None]:
    """What each changed field will hold."""
    leaves = leaves_of(document)
    by_path: dict[str, list[Entry]] = {}
    for entry in entries:
        by_path.setdefault(entry.path, []).append(entry)
    return {
        path: None if group[0].kind == DROPPED else value_after(path, leaves[path], group)
        for path, group in by_path.items()
        if any(entry.is_change for entry in group)
    }


def _withdrawn(entry: Entry, withdrawn: Mapping[str, str]) -> Entry:
    reason = next((why for path, why in withdrawn.items() if _is_under(entry.path, path)), None)
    if reason is None or not entry.is_change or entry.kind == DROPPED or _is_own_year(entry):
        return entry
    return replace(
        entry,
        after=entry.before,
        rule="kept-valid",
        reason=f"Giữ như cũ vì thay riêng chỗ này thì văn bản không khớp: {reason}",
        needs_person=True,
        suggestion=entry.suggestion if entry.slot else entry.after,
        slot=None,
    )


def _is_own_year(entry: Entry) -> bool:
    """The year of the document itself; one in a sentence may stay as it was."""
    return entry.rule == "year-of-document" and entry.start is None


def _wider(error: InvalidDataError, withdrawn: Mapping[str, str], dropped: Sequence[str]) -> dict[str, str]:
    """The places to leave as they were: those that are wrong, or what holds them when that was not enough."""
    wider: dict[str, str] = {}
    for problem in error.problems:
        path: str | None = unshifted(problem.location.path, dropped)
        while path is not None and path in withdrawn:
            path = find_owner(path)
        if path is not None:
            wider[path] = problem.message
    return wider


def _touches_a_decision(entries: Iterable[Entry], withdrawn: Mapping[str, str]) -> bool:
    return any(
        entry.decision is not None and entry.is_change and any(_is_under(entry.path, path) for path in withdrawn)
        for entry in entries
    )


def _is_under(path: str, holder: str) -> bool:
    return path == holder or path.startswith((f"{holder}.", f"{holder}["))


def _settled(entries: Iterable[Entry], rolled: AdministrativeDocument, dropped: Sequence[str]) -> tuple[Entry, ...]:
    """An answer that the model writes in its own form (a date) stands in the ledger as it stands in the document."""
    leaves = leaves_of(rolled)
    return tuple(
        replace(entry, after=written(leaves.get(shifted(entry.path, dropped))))
        if entry.decision is Decision.ANSWER and entry.start is None
        else entry
        for entry in entries
    )


# the result


def _ledger(rolled: AdministrativeDocument, passage: Passage, entries: tuple[Entry, ...]) -> Ledger:
    return Ledger(
        document=str(getattr(rolled, "document", "")),
        title=f"{rolled.type_name} {squeeze(rolled.subject)}",
        from_year=passage.from_year,
        to_year=passage.to_year,
        entries=entries,
    )
