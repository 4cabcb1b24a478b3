"""Holds what became of a document when its year changed: every change, and every stay that mattered."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from docgen.lifecycle.spans.types import SpanClass
from docgen.vietnamese.open_slots import find_open_slots

Plain: TypeAlias = "str | int | float | bool | list[Plain] | dict[str, Plain] | None"
"""Data without types of its own, as JSON and YAML know it."""


class Decision(StrEnum):
    """What a person said about an entry."""

    ACCEPT = "accept"
    """Take what is proposed: the change, or the suggestion."""
    REJECT = "reject"
    """Keep the words of last year."""
    ANSWER = "answer"
    """Put other words there."""
    DROP = "drop"
    """Take out the whole item: a task, a paragraph, a row, a recipient."""

    @property
    def label(self) -> str:
        """Quyết định, as the ledger prints it."""
        return {"accept": "đồng ý", "reject": "giữ như cũ", "answer": "trả lời", "drop": "bỏ cả mục"}[self.value]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger (dòng sổ): a stretch of a field, or a whole field, and what became of it.

    `before` and `after` are equal where it stays; None where there is nothing (an emptied number).
    """

    id: str
    """The same for the same stretch whenever the same document is rolled over again."""
    path: str
    place: str
    """Where a person finds it: `Phần mở đầu, đoạn 1`."""
    before: str | None
    after: str | None
    kind: str
    """Class (nhóm): `plan-year`, `upstream-act`, …; `own-identity` and `issuer` are not read from text."""
    rule: str
    reason: str
    confidence: float
    needs_person: bool
    start: int | None = None
    """Where `before` begins in last year's text of the field; None for the whole field."""
    suggestion: str | None = None
    slot: str | None = None
    """Key of the open slot that stands there until a person answers."""
    warnings: tuple[str, ...] = ()
    decision: Decision | None = None
    answer: str | None = None

    @property
    def is_change(self) -> bool:
        return self.before != self.after

    @property
    def is_open(self) -> bool:
        """Whether a person has still to decide."""
        return self.needs_person and self.decision is None

    @property
    def leaves_a_slot(self) -> bool:
        """Whether the new document waits here."""
        return self.slot is not None and bool(find_open_slots(self.after or ""))


DROPPED = "dropped"
"""Class of an item that a person took out."""
OWN_LABELS = {
    DROPPED: "mục được bỏ",
    "own-identity": "số, ngày, người ký",
    "issuer": "cơ quan ban hành",
    "open-slot": "chỗ chờ điền từ trước",
    "result": "kết quả, số liệu của kỳ trước",
}


def class_label(kind: str) -> str:
    """Tên nhóm of an entry in Vietnamese."""
    return OWN_LABELS.get(kind) or SpanClass(kind).label


@dataclass(frozen=True, slots=True)
class Counts:
    """Số lượng at the head of a ledger."""

    entries: int
    changed: int
    kept: int
    open_questions: int
    """Entries a person has still to decide."""
    open_slots: int
    """Entries that leave an open slot in the new document."""
    decided: int

    def to_dict(self) -> dict[str, int]:
        return {
            "entries": self.entries,
            "changed": self.changed,
            "kept": self.kept,
            "open_questions": self.open_questions,
            "open_slots": self.open_slots,
            "decided": self.decided,
        }


@dataclass(frozen=True, slots=True)
class Ledger:
    """Sổ chuyển năm: what a change of government level means first, then the entries in the order of the page."""

    document: str
    """Word of the document type, `plan`."""
    title: str
    """Tên loại và trích yếu of the new document."""
    from_year: int
    to_year: int
    entries: tuple[Entry, ...] = ()
    level_change: tuple[str, ...] = ()
    """Sentences on what ended with the level of government, most important first; empty when nothing did."""

    @property
    def counts(self) -> Counts:
        changed = sum(entry.is_change for entry in self.entries)
        return Counts(
            entries=len(self.entries),
            changed=changed,
            kept=len(self.entries) - changed,
            open_questions=sum(entry.is_open for entry in self.entries),
            open_slots=sum(entry.leaves_a_slot for entry in self.entries),
            decided=sum(entry.decision is not None for entry in self.entries),
        )

    def count_by_class(self) -> dict[str, int]:
        """How many entries each class has, in the order in which they are met."""
        return dict(Counter(entry.kind for entry in self.entries))

    def to_dict(self) -> dict[str, Plain]:
        """The ledger as plain data for a program (`ledger.schema.json`)."""
        return {
            "version": LEDGER_VERSION,
            "document": self.document,
            "title": self.title,
            "from_year": self.from_year,
            "to_year": self.to_year,
            "counts": {**self.counts.to_dict()},
            "level_change": list(self.level_change),
            "entries": [entry_data(entry) for entry in self.entries],
        }


LEDGER_VERSION = 1
"""Of the JSON and the YAML: fields may be added under it, never renamed."""


def entry_data(entry: Entry) -> dict[str, Plain]:
    """One entry as plain data."""
    return {
        "id": entry.id,
        "path": entry.path,
        "place": entry.place,
        "start": entry.start,
        "before": entry.before,
        "after": entry.after,
        "class": entry.kind,
        "rule": entry.rule,
        "reason": entry.reason,
        "confidence": entry.confidence,
        "needs_person": entry.needs_person,
        "suggestion": entry.suggestion,
        "slot": entry.slot,
        "warnings": list(entry.warnings),
        "decision": entry.decision.value if entry.decision else None,
        "answer": entry.answer,
    }
