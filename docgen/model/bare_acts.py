"""Turns a text into the acts that it names by a number alone (`Công văn 739`), and what each may mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.vietnamese.citations import DateForm, find_citations
from docgen.vietnamese.citations.pieces import BLANK, phrase
from docgen.vietnamese.citations.types import DOCUMENT_TYPES, find_document_type
from docgen.vietnamese.patterns import lazy_pattern
from docgen.vietnamese.remembering import remembered
from docgen.vietnamese.text import comparison_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docgen.vietnamese.citations import Citation

_LAWS = frozenset({"Nghị định", "Thông tư", "Thông tư liên tịch"})
_TYPES = "|".join(
    phrase(entry.name)
    for entry in sorted(DOCUMENT_TYPES, key=lambda entry: -len(entry.name))
    if entry.bare_number and entry.name not in _LAWS
)
_LAST_WORDS = "|".join(sorted({entry.name.lower().split()[-1] for entry in DOCUMENT_TYPES if entry.bare_number}))
_MAY_BE_NUMBERED = lazy_pattern(rf"(?:{_LAST_WORDS}|số){BLANK}\d")
"""What every such act has in small letters: the end of the name of a type, or `số`, before figures."""
_DATE = (
    rf"{BLANK}ngày{BLANK}\d{{1,2}}"
    rf"(?:[/.-]\d{{1,2}}[/.-]\d{{4}}|{BLANK}tháng{BLANK}\d{{1,2}}{BLANK}năm{BLANK}\d{{4}})(?!\d)"
)
_NUMBERED = lazy_pattern(
    rf"(?<!\w)(?P<type>{_TYPES}){BLANK}(?:số{BLANK})?(?!(?:19|20|21)\d\d(?!\d))(?P<number>\d{{1,5}})(?P<date>{_DATE})?"
    rf"(?=\s{{0,2}}(?:[,.;:)»”](?!\d)|$)|{BLANK}(?:của|nêu|nói|trên|này|đã|về|và)(?!\w))"
    rf"(?:(?={BLANK}của{BLANK}(?P<issuer>[^,.;:()]{{2,60}})))?",
    re.IGNORECASE,
)
"""Without `số` only what cannot be a count is a number: `Kế hoạch 5 năm`, `Báo cáo 6 tháng` are none."""


@dataclass(frozen=True, slots=True)
class BareAct:
    """An act named without its symbol: `text[start:end]`."""

    start: int
    end: int
    text: str
    type_name: str
    number: str
    issuer: str = ""
    title: str = ""
    is_dated: bool = False


@remembered
def find_bare_acts(text: str) -> tuple[BareAct, ...]:
    """Every act that `text` (NFC) names without its symbol, in order; laws and decrees are known without one."""
    cited = find_citations(text)
    found = [
        BareAct(
            span.start,
            span.end,
            text[span.start : span.end],
            span.citation.type_name,
            span.citation.number,
            span.citation.issuer,
            span.citation.title,
            is_dated=span.citation.date_form is not DateForm.NONE,
        )
        for span in cited
        if is_bare(span.citation)
    ]
    taken = [(span.start, span.end) for span in cited]
    found += [act for act in _numbered(text) if not any(act.start < end and start < act.end for start, end in taken)]
    return tuple(sorted(found, key=lambda act: act.start))


def is_bare(citation: Citation) -> bool:
    """Whether an act is cited by type and number alone, or with no more than its day."""
    has_symbol = bool(citation.symbol or citation.year or citation.is_named_law)
    return bool(citation.number) and not has_symbol and citation.type_name not in _LAWS


def _numbered(text: str) -> Iterator[BareAct]:
    if _MAY_BE_NUMBERED.search(text.lower()) is None:
        return
    for match in _NUMBERED.finditer(text):
        known = find_document_type(match["type"])
        yield BareAct(
            match.start(),
            match.end(),
            match.group(),
            known.name if known else match["type"],
            match["number"],
            match["issuer"] or "",
            is_dated=match["date"] is not None,
        )


def acts_meant(bare: BareAct, cited: Iterable[Citation]) -> tuple[Citation, ...]:
    """The different acts among `cited`, with symbols, that a bare number may mean: of its type, number and issuer."""
    meant: dict[tuple[object, ...], Citation] = {}
    for citation in cited:
        if not citation.symbol or plain_number(citation.number) != plain_number(bare.number):
            continue
        same_type = comparison_key(citation.type_name) == comparison_key(bare.type_name)
        if same_type and _may_be_of(bare.issuer, citation.issuer):
            meant.setdefault((citation.key, citation.date), citation)
    dated = {key for key, day in meant if day is not None}
    return tuple(act for (key, day), act in meant.items() if day is not None or key not in dated)


def plain_number(written: str) -> str:
    """A number without the zeros before it: `05` and `5` are one."""
    return written.lstrip("0")


def _may_be_of(one: str, other: str) -> bool:
    """Whether two issuers may be one: an office leaves its own name out, or writes it short."""
    first, second = comparison_key(one), comparison_key(other)
    return not first or not second or first.startswith(second) or second.startswith(first)
