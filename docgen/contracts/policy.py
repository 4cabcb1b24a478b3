"""A rollover policy (quy tắc sang năm): what becomes of each field of a document type when the year changes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase

from docgen.vietnamese.open_slots import SlotKind

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
    """The document's own year."""


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


_READ = FieldPolicy("*")


@dataclass(frozen=True, slots=True)
class RolloverPolicy:
    """Quy tắc sang năm of a document type: the first line that fits a field decides; without one it is read."""

    fields: tuple[FieldPolicy, ...]
    year: str = "year"
    """The field of the document's own year."""

    def policy_of(self, path: str) -> FieldPolicy:
        """The line for a field path (`$.sections[1].items[0].lead`)."""
        keys = _INDEX.sub("", path).removeprefix("$.")
        return next((line for line in self.fields if fnmatchcase(keys, line.path)), _READ)
