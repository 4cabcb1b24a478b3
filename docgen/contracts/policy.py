"""A rollover policy (quy tắc sang năm): what becomes of each field of a document type when the year changes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from docgen.vietnamese.open_slots import SlotKind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from docgen.model import AdministrativeDocument

_INDEX = re.compile(r"\[\d+\]")


class Treatment(StrEnum):
    """What becomes of a field."""

    READ = "read"
    """Its words are read span by span: years, acts, periods, deadlines, bodies."""
    KEEP = "keep"
    """Never read: codes, choices, an address."""
    CLEAR = "clear"
    """Own identity of last year's document (số, ngày): emptied."""
    ASK = "ask"
    """Only a person knows it: an open slot takes its place."""
    CONFIRM = "confirm"
    """Kept, but a person is asked: last year's figure is not this year's by itself."""
    YEAR = "year"
    """The document's own year, as a number or in the words of a period (`6 tháng đầu năm 2024`)."""


class TextRole(StrEnum):
    """Where in the document a text stands, as far as it decides what a year means."""

    TITLE = "title"
    """Trích yếu, title of an appendix"""
    OPENING = "opening"
    """Căn cứ, opening paragraph"""
    BODY = "body"
    CLOSING = "closing"
    DEADLINE = "deadline"
    """A cell or field that holds nothing but a time (thời gian thực hiện)"""
    BODY_NAME = "body-name"
    """A field that names bodies: chủ trì, phối hợp, nơi nhận"""
    DRAFTER_CODE = "drafter-code"
    """Ký hiệu of the drafting unit in `Lưu: VT, LĐTBXH`, or in the document's own symbol"""


@dataclass(frozen=True, slots=True)
class FieldPolicy:
    """One line of a policy: the fields it speaks of, and what becomes of them.

    `path` is the keys of a field joined by full stops, list places left out, `*` for any of them:
    `signature.full_name`, `*.deadline`. `prompt` says what an open slot waits for, `reason` why, both Vietnamese.
    """

    path: str
    treatment: Treatment = Treatment.READ
    role: TextRole = TextRole.BODY
    kind: str = ""
    """Class in the ledger, for what is not read span by span: `own-identity`."""
    slot: str = ""
    """Key of the open slot of `ASK`."""
    slot_kind: SlotKind = SlotKind.TEXT
    prompt: str = ""
    reason: str = ""
    suggest: bool = True
    """Whether what stood in a field that is asked for may be proposed again."""


_READ = FieldPolicy("*")


@dataclass(frozen=True, slots=True)
class RolloverPolicy:
    """Quy tắc sang năm of a document type: the first line that fits a field decides; without one it is read."""

    fields: tuple[FieldPolicy, ...]
    year: str = "year"
    """The field of the document's own year."""
    by_place: Callable[[AdministrativeDocument], Mapping[str, FieldPolicy]] | None = None
    """Lines for single fields by their whole path (`$.sections[1].items[0].text`), where only the type can tell what a
    field holds; they go before `fields`."""

    def lines_of(self, document: AdministrativeDocument) -> Mapping[str, FieldPolicy]:
        """The lines that speak of single fields of this document."""
        return self.by_place(document) if self.by_place is not None else {}

    def policy_of(self, path: str) -> FieldPolicy:
        """The line for a field path (`$.sections[1].items[0].lead`)."""
        keys = _INDEX.sub("", path).removeprefix("$.")
        return next((line for line in self.fields if fnmatchcase(keys, line.path)), _READ)
