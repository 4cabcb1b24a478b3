"""Holds what became of one stretch of a text when its document was carried into another year."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from docgen.contracts.policy import TextRole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docgen.model.short_names import ShortName
    from docgen.vietnamese.citations import Citation


class SpanClass(StrEnum):
    """What a stretch of text is, for the year that comes. `label` is the Vietnamese word of the ledger."""

    PLAN_YEAR = "plan-year"
    CITED_ACT = "cited-act"
    UPSTREAM_ACT = "upstream-act"
    STANDING_REFERENCE = "standing-reference"
    PERIOD = "period"
    TARGET_YEAR = "target-year"
    BASE_YEAR = "base-year"
    DEADLINE = "deadline"
    WINDOW = "window"
    SCHOOL_YEAR = "school-year"
    THEME = "theme"
    BODY = "body"
    UNIT = "unit"
    LEVEL = "level"
    POWER = "power"
    LAW = "law"
    RHETORIC = "rhetoric"
    NUMBER = "number"
    ASK = "ask"

    @property
    def label(self) -> str:
        """Tên nhóm, as the ledger prints it."""
        return _LABELS[self]


_LABELS = {
    SpanClass.PLAN_YEAR: "năm của văn bản",
    SpanClass.CITED_ACT: "văn bản viện dẫn",
    SpanClass.UPSTREAM_ACT: "văn bản riêng của năm",
    SpanClass.STANDING_REFERENCE: "văn bản, chương trình nhiều năm",
    SpanClass.PERIOD: "giai đoạn, nhiệm kỳ",
    SpanClass.TARGET_YEAR: "năm của mục tiêu",
    SpanClass.BASE_YEAR: "năm gốc, năm của số liệu",
    SpanClass.DEADLINE: "thời hạn",
    SpanClass.WINDOW: "khoảng ngày",
    SpanClass.SCHOOL_YEAR: "năm học",
    SpanClass.THEME: "chủ đề của năm",
    SpanClass.BODY: "cơ quan, tổ chức",
    SpanClass.UNIT: "đơn vị hành chính",
    SpanClass.LEVEL: "cấp chính quyền",
    SpanClass.POWER: "thẩm quyền",
    SpanClass.LAW: "luật, văn bản quy phạm",
    SpanClass.RHETORIC: "lời riêng của năm",
    SpanClass.NUMBER: "số liệu, chỉ tiêu",
    SpanClass.ASK: "chưa rõ, cần hỏi",
}


class Slot(StrEnum):
    """What a place waits for when nobody can derive it: the key of an open slot."""

    UPSTREAM_ACT = "upstream-act"
    """Số, ngày of the act of the new year"""
    THEME = "theme"
    """Chủ đề of the new year"""


@dataclass(frozen=True, slots=True)
class SpanContext:
    """What the words around a text say about it."""

    role: TextRole = TextRole.BODY
    issuer: str = ""
    """Full name of the issuing body (cơ quan ban hành), so that `thị xã` alone is known to be its own."""
    short_names: tuple[ShortName, ...] = ()
    """What any text of the document calls a body for short (tên gọi tắt)."""
    cited: tuple[Citation, ...] = ()
    """Every act that any text of the document cites: a bare number (`Công văn 739`) may mean one of them."""


@dataclass(frozen=True, slots=True)
class Span:
    """One stretch of the given text, `text[start:end] == span.text`, and what becomes of it."""

    start: int
    end: int
    text: str
    kind: SpanClass
    replacement: str | None
    """What stands there in the new year; None keeps the text."""
    rule: str
    """Stable name of the rule that decided: `year-of-plan`, `period-expired`."""
    reason: str
    """Why, as a Vietnamese sentence."""
    confidence: float
    """0 to 1; 1 only where the words leave no choice."""
    needs_person: bool
    suggestion: str | None = None
    """What a person may accept; never applied without one."""
    slot: str | None = None
    """Key of an open slot (`Slot`) when nobody can derive what belongs here."""
    warnings: tuple[str, ...] = ()
    """What is worth knowing without a decision: the day falls on a Sunday."""

    @property
    def is_change(self) -> bool:
        """Whether the new text differs from the old."""
        return self.replacement is not None and self.replacement != self.text


def apply_spans(text: str, spans: Iterable[Span]) -> str:
    """The text with every replacement in its place; a span without one stays, open slots too.

    Raises `ValueError` when the spans overlap, are out of order, or were found in another text.
    """
    pieces: list[str] = []
    place = 0
    for span in spans:
        if span.start < place or text[span.start : span.end] != span.text:
            raise ValueError("Các đoạn đã phân tích không khớp với nội dung này.")
        pieces.append(text[place : span.start])
        pieces.append(span.text if span.replacement is None else span.replacement)
        place = span.end
    return "".join([*pieces, text[place:]])
