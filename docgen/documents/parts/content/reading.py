"""A document's data → the content that content rules look at: every text with its field path, its tables, its year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from docgen.contracts.content import Content, Duty, Grid, Knowledge, Passage, Role, TaskLead
from docgen.model import AdministrativeDocument, AssignmentTable, walk_texts
from docgen.model.base import Part
from docgen.model.tables import Cell, Table
from docgen.model.walk import walk_parts
from docgen.vietnamese.open_slots import blank_open_slots
from docgen.vietnamese.reporting_dates import DutySpan, find_duties

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROLES = (
    (r"\$\.subject", Role.SUBJECT),
    (r"\$\.issuer\.name", Role.ISSUER),
    (r"\$\.legal_bases\b.*", Role.BASIS),
    (r"\$\.closing\b.*", Role.CLOSING),
    (r"\$\.(?:recipients|addressees)\b.*", Role.RECIPIENT),
    (r"\$\.file_copy\.units\b.*", Role.FILE_COPY),
    (r"\$\.(?:second_)?signature\.full_name", Role.SIGNER),
    (r"\$\.appendices\[\d+\]\.title", Role.APPENDIX_TITLE),
    (r"\$\.appendices\b.*", Role.APPENDIX),
    (r"\$\.(?:issuer|signature|second_signature|file_copy|marks|drafter|address|number|symbol|open_date)\b.*", None),
)
_ON_THE_PAGE = (
    Role.ISSUER,
    Role.SUBJECT,
    Role.BASIS,
    Role.BODY,
    Role.CLOSING,
    Role.RECIPIENT,
    Role.FILE_COPY,
    Role.SIGNER,
    Role.APPENDIX_TITLE,
    Role.APPENDIX,
)
"""The order in which a reader meets them."""
_PATTERNS = tuple((re.compile(form), role) for form, role in _ROLES)
_SAID_IN_WORDS = re.compile(
    r"(?P<node>.*)\.(?:body|sources\[\d+\]|value|indicator|estimate|duties\[\d+\]\.\w+(?:\[\d+\])?)"
)
"""Values that a node's own words say, when it has any: told once, in the words."""


def read_content(
    document: AdministrativeDocument,
    knowledge: Knowledge,
    *,
    year: int | None,
    leads: Sequence[tuple[str, str, bool]] = (),
    duties: Sequence[Duty] = (),
) -> Content:
    """The content of any document. `leads` are `(words, path, has a lead)`; without `duties` its sentences are read."""
    found = [passage for path, text in walk_texts(document) if (passage := _passage(path, text))]
    passages = _told_once(sorted(found, key=lambda passage: _ON_THE_PAGE.index(passage.role)))
    own = [
        Duty(found.period, found.due, passage, found.start, found.end)
        for passage in passages
        for found in _duties(passage)
    ]
    tables = _tables(document)
    return Content(
        passages=tuple(passages),
        knowledge=knowledge,
        issuer=document.issuer.name,
        year=year,
        issued_on=document.issued_on,
        day=document.issued_on or (date(year, 1, 1) if year else None),
        duties=tuple(duties) or tuple(own),
        leads=tuple(
            TaskLead(words, Passage(words, Role.BODY, path), has_lead)
            for words, path, has_lead in (*leads, *_leads(tables))
        ),
        tables=tuple(_grid(path, table) for path, table in tables if isinstance(table, Table)),
        appendices=sum(
            any(map(str.isalnum, blank_open_slots(text))) or _has_derived_table(item)
            for appendix in document.appendices
            for item, text in [(appendix, " ".join(text for _, text in walk_texts(appendix) if text != appendix.title))]
        ),
    )


def _passage(path: str, text: str) -> Passage | None:
    role = next((role for form, role in _PATTERNS if form.fullmatch(path)), Role.BODY)
    return Passage(blank_open_slots(text), role, path) if role is not None else None


def _told_once(passages: Sequence[Passage]) -> list[Passage]:
    kept: list[Passage] = []
    for passage in passages:
        match = _SAID_IN_WORDS.fullmatch(passage.path)
        own = [each.text for each in kept if match and each.path.startswith(f"{match['node']}.")]
        if not any(passage.text in text for text in own):
            kept.append(passage)
    return kept


def _duties(passage: Passage) -> tuple[DutySpan, ...]:
    return find_duties(passage.text) if passage.role in {Role.BODY, Role.CLOSING} else ()


def _tables(part: Part) -> list[tuple[str, Table | AssignmentTable]]:
    return [(path, one) for path, one in walk_parts(part) if isinstance(one, Table | AssignmentTable)]


def _has_derived_table(part: Part) -> bool:
    return any(isinstance(table, AssignmentTable) and table.is_derived for _, table in _tables(part))


def _grid(path: str, table: Table) -> Grid:
    header = tuple(
        Passage(" ".join(filter(None, (column.group, column.header))), Role.BODY, f"{path}.columns[{index}].header")
        for index, column in enumerate(table.columns)
    )
    rows = [tuple(_cells(row.cells, f"{path}.rows[{index}]")) for index, row in enumerate(table.rows)]
    groups = [row.group for row in table.rows]
    named = [
        (Passage(group, Role.BODY, f"{path}.rows[{index}].group"), *([None] * (len(header) - 1))) if group else cells
        for index, (group, cells) in enumerate(zip(groups, rows, strict=True))
    ]
    return Grid((header, *named))


def _cells(cells: Sequence[Cell], path: str) -> Iterator[Passage | None]:
    for index, cell in enumerate(cells):
        yield Passage(blank_open_slots(cell.text or ""), Role.BODY, f"{path}.cells[{index}]")
        yield from [None] * (cell.span - 1)


def _leads(tables: Sequence[tuple[str, Table | AssignmentTable]]) -> Iterator[tuple[str, str, bool]]:
    """The rows of assignment tables written by hand that have a column for who leads."""
    for path, table in tables:
        if isinstance(table, AssignmentTable) and any(column.field.value == "lead" for column in table.columns):
            for index, row in enumerate(table.rows or ()):
                if row.task is not None and (row.lead or row.supporting or row.deadline or row.product):
                    yield row.task, f"{path}.rows[{index}]", bool(row.lead)
