"""Turns an examined Word file into the content that content rules look at, and such rules into rules of a check."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from docgen.anatomy import Box, PartKind
from docgen.checking.grids import read_tables
from docgen.contracts.content import Content, Duty, Knowledge, Passage, Role
from docgen.contracts.rule import Breach, Rule, Skip
from docgen.diagnostics import Severity
from docgen.model.document_year import find_own_year
from docgen.vietnamese.open_slots import blank_open_slots
from docgen.vietnamese.reporting_dates import find_duties

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from docgen.anatomy import BoxEntry, DocumentPart
    from docgen.contracts.content import ContentRule, ContentRules
    from docgen.contracts.rule import Examination

_ROLES = {
    Box.SUBJECT: Role.SUBJECT,
    Box.ISSUER: Role.ISSUER,
    Box.LEGAL_BASIS: Role.BASIS,
    Box.OPENING: Role.BODY,
    Box.BODY: Role.BODY,
    Box.CLOSING: Role.CLOSING,
    Box.RECIPIENTS: Role.RECIPIENT,
    Box.FILE_COPY: Role.FILE_COPY,
    Box.FULL_NAME: Role.SIGNER,
    Box.APPENDIX_TITLE: Role.APPENDIX_TITLE,
}
_DOCUMENTS = (PartKind.MAIN, PartKind.ATTACHED)


def as_rules(book: ContentRules, type_name: str, know: Callable[[], Knowledge]) -> tuple[Rule, ...]:
    """Content rules of a type (`Kế hoạch`) as rules of a check: asked of such documents only, failing none.

    `know` is called when the first such document is met.
    """

    def read(x: Examination) -> tuple[Content, ...]:
        return tuple(_read(x, own, know()) for own in _documents(x, type_name))

    return tuple(_as_rule(rule, book.title, type_name, read) for rule in book.rules)


def speaks_of(rule: Rule, x: Examination) -> bool:
    """Whether a rule may be asked of a document: one of a type only of that type."""
    return not rule.type_name or bool(_documents(x, rule.type_name))


def _as_rule(rule: ContentRule, group: str, type_name: str, read: Callable[[Examination], tuple[Content, ...]]) -> Rule:
    def look(x: Examination) -> Iterator[Breach | Skip]:
        for content in x.once(read):
            for told in rule.look(content):
                if isinstance(told, Skip):
                    yield told
                else:
                    place = told.place.anchor(told.start, told.end) if told.place else None
                    breach = Breach(told.message, told.measured, told.required, severity=Severity.WARN)
                    yield replace(breach, anchor=place) if place else breach

    return Rule(
        code=rule.code,
        title=rule.title,
        facts=(),
        remedy=rule.remedy,
        reason=rule.reason,
        good=rule.good,
        bad=rule.bad,
        look=look,
        clause=rule.ground,
        force="TH",
        box=rule.box,
        type_name=type_name,
        group=group,
        told_by=rule.told_by,
        tells_better=rule.tells_better,
        asks_for_appendices=rule.asks_for_appendices,
    )


@dataclass(frozen=True, slots=True)
class _Document:
    main: DocumentPart
    appendices: tuple[DocumentPart, ...]


def _documents(x: Examination, type_name: str) -> tuple[_Document, ...]:
    """The documents of that type in the file, each with the appendices that follow it."""
    found: list[_Document] = []
    last: DocumentPart | None = None
    for part in x.anatomy.parts:
        if part.kind in _DOCUMENTS:
            last = part
            if part.type_name == type_name:
                found.append(_Document(part, ()))
        elif part.kind is PartKind.APPENDIX and found and last is found[-1].main:
            found[-1] = replace(found[-1], appendices=(*found[-1].appendices, part))
    return tuple(found)


def _read(x: Examination, own: _Document, knowledge: Knowledge) -> Content:
    main = own.main
    passages = list(_passages(x, main, appendix=False))
    filled = 0
    for appendix in own.appendices:
        inside = list(_passages(x, appendix, appendix=True))
        filled += any(
            letter.isalnum() for passage in inside for letter in passage.text if passage.role is Role.APPENDIX
        )
        passages += inside
    issued_on, written_year = _dates(main)
    subject = unicodedata.normalize("NFC", main.words(Box.SUBJECT))
    year = find_own_year(subject, issued_on) if subject else _find_year_said(passages, issued_on)
    tables, leads = read_tables(x, (main, *own.appendices), passages)
    first_year = written_year or year
    return Content(
        passages=tuple(passages),
        knowledge=knowledge,
        issuer=_issuer(main, passages),
        year=year,
        issued_on=issued_on,
        day=issued_on or (date(first_year, 1, 1) if first_year else None),
        duties=tuple(_duties(passages)),
        leads=leads,
        tables=tables,
        appendices=filled + x.attached,
    )


_SAYS_WHAT_IT_IS = re.compile(r"(?:ban hành|xây dựng)\s{1,3}kế hoạch|trên đây là\s", re.IGNORECASE)


def _find_year_said(passages: Sequence[Passage], issued_on: date | None) -> int | None:
    """The year that the opening and the closing give the document, where no line was known for its trích yếu.

    Two that differ name none, unless the document was issued in one of them.
    """
    said: dict[Role, str] = {}
    for passage in passages:
        match = _SAYS_WHAT_IT_IS.search(passage.text)
        if match and passage.role in {Role.BODY, Role.CLOSING}:
            said.setdefault(passage.role, passage.text[match.end() :])
    years = {year for words in said.values() if (year := find_own_year(words, issued_on)) is not None}
    if issued_on is not None and issued_on.year in years:
        return issued_on.year
    return years.pop() if len(years) == 1 else None


_ISSUES = re.compile(
    r"(?<!\w)(?P<name>(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Sở|Phòng|Ban|Trường)\s[^,.;:]{2,60}?)\s"
    r"(?:ban hành|xây dựng)(?!\w)"
)


def _issuer(main: DocumentPart, passages: list[Passage]) -> str:
    """The issuer in the head of the document; without a head, who says in the text that it issues it."""
    written = unicodedata.normalize("NFC", main.words(Box.ISSUER))
    if written:
        return written
    said = (_ISSUES.search(passage.text) for passage in passages if passage.role is Role.BODY)
    return next((match["name"] for match in said if match), "")


def _dates(main: DocumentPart) -> tuple[date | None, int | None]:
    """The date of issue, and its year when only that is written."""
    written = main.place_date
    if written is None:
        return None, None
    year = int(written.year) if written.year.isdecimal() and 1 <= int(written.year) <= _LATEST_YEAR else None
    try:
        return date(int(written.year), int(written.month), int(written.day)), year
    except ValueError:
        return None, year


_LATEST_YEAR = 9999


def _passages(x: Examination, part: DocumentPart, *, appendix: bool) -> Iterator[Passage]:
    for entry in part.entries:
        role = _ROLES.get(entry.box)
        if role is not None and entry.start < entry.end:
            yield read_passage(x, entry, Role.APPENDIX if appendix and role is Role.BODY else role)


def read_passage(x: Examination, entry: BoxEntry, role: Role) -> Passage:
    """The words of a component, composed, with the way back to the letters of the file."""
    index = x.index_at(entry)
    written = x.paragraphs[index].paragraph.text[entry.start : entry.end]
    if unicodedata.is_normalized("NFC", written):
        return Passage(blank_open_slots(written), role, paragraph=index, first=entry.start)
    letters: list[str] = []
    offsets: list[int] = []
    start = 0
    while start < len(written):
        end = start + 1
        while end < len(written) and unicodedata.combining(written[end]):
            end += 1
        composed = unicodedata.normalize("NFC", written[start:end])
        letters.append(composed)
        offsets.extend([entry.start + start] * len(composed))
        start = end
    text = blank_open_slots("".join(letters))
    return Passage(text, role, paragraph=index, offsets=(*offsets, entry.end))


def _duties(passages: list[Passage]) -> Iterator[Duty]:
    for passage in passages:
        if passage.role in {Role.BODY, Role.CLOSING}:
            for found in find_duties(passage.text):
                yield Duty(found.period, found.due, passage, found.start, found.end)
