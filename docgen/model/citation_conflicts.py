"""Turns the acts that the texts of one document cite into what cannot be true of them: numbers and dates that clash."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from docgen.model.bare_acts import acts_meant, find_bare_acts, plain_number
from docgen.vietnamese.citations import Citation, find_citations
from docgen.vietnamese.dates import format_date_short
from docgen.vietnamese.text import comparison_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from docgen.model.register import Register


class ConflictKind(StrEnum):
    """What cannot be; stable, made for machines."""

    NUMBER = "number-of-two-acts"
    """One number and symbol, two acts: different days and different titles"""
    DATE = "act-with-two-dates"
    """One act, two days"""
    REGISTERED_DATE = "date-not-as-registered"
    """Another day than the register has for the act"""
    SYMBOL = "symbol-not-of-issuer"
    """A symbol that the named issuer does not use: `277/LĐTBXH-BĐG … của UBND tỉnh`"""
    TYPE = "symbol-not-of-type"
    """A type that the symbol does not say: `Kế hoạch số 277/LĐTBXH-BĐG`"""


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """Where an act is cited: in the text of this number, from `start` to `end`."""

    text: int
    start: int
    end: int
    citation: Citation


@dataclass(frozen=True, slots=True)
class Conflict:
    """Một mâu thuẫn giữa các viện dẫn, with every place that takes part in it."""

    kind: ConflictKind
    places: tuple[CitedPlace, ...]
    message: str
    remedy: str


_ISSUERS = (
    ("ủy ban nhân dân|ubnd", frozenset({"UBND"})),
    ("hội đồng nhân dân|hđnd", frozenset({"HĐND"})),
    ("thủ tướng", frozenset({"TTg"})),
    ("quốc hội", frozenset({"QH"})),
    ("ủy ban thường vụ quốc hội", frozenset({"UBTVQH"})),
    ("chính phủ", frozenset({"CP"})),
)
_SAME_WORDS = 0.5
"""Two titles with this share of common words name one act."""


def find_citation_conflicts(texts: Sequence[str], register: Register | None = None) -> tuple[Conflict, ...]:
    """What clashes among the acts that all `texts` of a document cite, in the order of their first place.

    A number begins anew each year: two acts of one number are only worth a look, since one may be a slip of the pen.
    """
    places = [
        CitedPlace(number, span.start, span.end, span.citation)
        for number, text in enumerate(texts)
        for span in find_citations(text)
    ]
    conflicts = [*_of_one_number(places), *(conflict for place in places for conflict in _of_symbol(place))]
    conflicts += _of_bare_numbers(texts, places)
    if register is not None:
        conflicts += [conflict for place in places for conflict in _of_register(place, register)]
    conflicts.sort(key=lambda conflict: (conflict.places[0].text, conflict.places[0].start))
    return tuple(conflicts)


def _of_one_number(places: Sequence[CitedPlace]) -> Iterator[Conflict]:
    named = _named_issuers(places)
    by_key: dict[tuple[str, ...], list[tuple[date, CitedPlace]]] = {}
    for place in places:
        citation = place.citation
        if citation.number and citation.symbol and citation.date is not None:
            by_key.setdefault((*citation.key, _issuer(citation, named)), []).append((citation.date, place))
    for (one, first), *others in by_key.values():
        for two, other in {day: (day, place) for day, place in reversed(others) if day != one}.values():
            reference = first.citation.reference
            days = f"ngày {format_date_short(one)} và ngày {format_date_short(two)}"
            is_one_act = one.year == two.year or _share(first.citation.title, other.citation.title) >= _SAME_WORDS
            if is_one_act:
                message = f"Văn bản {reference} được viện dẫn với hai ngày khác nhau: {days}."
                yield Conflict(ConflictKind.DATE, (first, other), message, "tra lại ngày của văn bản.")
            else:
                message = f"Số {reference} được viện dẫn cho hai văn bản, {days}."
                yield Conflict(ConflictKind.NUMBER, (first, other), message, "tra lại số của hai văn bản.")


def _of_bare_numbers(texts: Sequence[str], places: Sequence[CitedPlace]) -> Iterator[Conflict]:
    """`Kế hoạch số 12` where the document cites two of that number, or says by it now this, now that."""
    numbered: dict[str, list[CitedPlace]] = {}
    for place in places:
        numbered.setdefault(plain_number(place.citation.number), []).append(place)
    titled: dict[tuple[str, str], CitedPlace] = {}
    for number, text in enumerate(texts):
        for bare in find_bare_acts(text):
            citation = Citation(bare.text, bare.type_name, bare.number, issuer=bare.issuer, title=bare.title)
            place = CitedPlace(number, bare.start, bare.end, citation)
            same_number = numbered.get(plain_number(bare.number), ())
            meant = acts_meant(bare, (other.citation for other in same_number))
            first = titled.setdefault((comparison_key(bare.type_name), bare.number), place) if bare.title else place
            if len(meant) > 1 and not bare.is_dated:
                others = tuple(other for other in same_number if other.citation in meant)
                named = " và ".join(f"«{act.written}»" for act in meant)
                message = f"«{bare.text}» không ghi ký hiệu, ngày; văn bản viện dẫn {named} cùng số."
                yield Conflict(ConflictKind.NUMBER, (*others, place), message, "ghi đủ số, ký hiệu, ngày.")
            elif first is not place and _share(first.citation.title, bare.title) < _SAME_WORDS:
                message = f"«{bare.type_name} số {bare.number}» được viện dẫn cho hai văn bản có nội dung khác nhau."
                yield Conflict(
                    ConflictKind.NUMBER, (first, place), message, "ghi đủ số, ký hiệu, ngày của từng văn bản."
                )


def _named_issuers(places: Iterable[CitedPlace]) -> dict[tuple[str, ...], set[str]]:
    """Who is named as the issuer of each number and symbol."""
    named: dict[tuple[str, ...], set[str]] = {}
    for place in places:
        if place.citation.issuer:
            named.setdefault(place.citation.key, set()).add(comparison_key(place.citation.issuer))
    return named


def _issuer(citation: Citation, named: Mapping[tuple[str, ...], set[str]]) -> str:
    """The issuer for grouping: an office leaves its own name out, so only named ones of other kinds part.

    One phrase may name the issuer of several acts: `Công văn số 739/BNV-X ngày 28/3/2025 và Công văn số 739/BNV-X ngày
    28/02/2025 của Bộ Nội vụ`. An act without a name is of the only issuer named for its number and symbol.
    """
    if citation.symbol.endswith("UBND"):
        return ""
    if citation.issuer:
        return comparison_key(citation.issuer)
    known = named.get(citation.key, set())
    return next(iter(known)) if len(known) == 1 else ""


def _share(one: str, other: str) -> float:
    first, second = set(comparison_key(one).split()), set(comparison_key(other).split())
    if not first or not second:
        return 0.0
    return len(first & second) / max(len(first), len(second))


def _of_register(place: CitedPlace, register: Register) -> Iterator[Conflict]:
    citation = place.citation
    acts = [programme.act for programme in register.programmes if programme.act is not None]
    for act in [*acts, *(law.act for law in register.laws)]:
        same = act.key == citation.key and citation.number and act.issued_year == citation.issued_year
        if same and act.date and citation.date and act.date != citation.date:
            message = (
                f"{citation.reference} được ghi ngày {format_date_short(citation.date)}, sổ theo dõi ghi ngày"
                f" {format_date_short(act.date)}."
            )
            yield Conflict(ConflictKind.REGISTERED_DATE, (place,), message, "tra lại ngày của văn bản.")


def _of_symbol(place: CitedPlace) -> Iterator[Conflict]:
    citation = place.citation
    if not citation.symbol or citation.is_party:
        return
    groups = {re.sub(r"\d+$", "", group) for group in re.split(r"[-/.]", citation.symbol)}
    issuer = comparison_key(citation.issuer)
    for names, symbols in _ISSUERS:
        if any(issuer.startswith(comparison_key(name)) for name in names.split("|")):
            if not groups & symbols:
                wanted = " hoặc ".join(sorted(symbols))
                message = f"Ký hiệu {citation.symbol} không phải của {citation.issuer}: thiếu «{wanted}»."
                yield Conflict(ConflictKind.SYMBOL, (place,), message, "tra lại số, ký hiệu hoặc cơ quan ban hành.")
            break
    is_plan = comparison_key(citation.type_name) == comparison_key("Kế hoạch")
    if citation.type and is_plan and not citation.symbol.startswith("KH"):
        message = f"«{citation.type} số {citation.reference}»: ký hiệu không ghi tên loại như kế hoạch phải có (KH)."
        yield Conflict(ConflictKind.TYPE, (place,), message, "tra lại tên loại và số, ký hiệu.")
