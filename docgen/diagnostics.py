"""What docgen says about a document: places, problems of data, notices of guesses, findings of rules."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


@dataclass(frozen=True, slots=True)
class Location:
    """Where a person finds it: a file, a line and column in a text file, a field, or a place in a Word file."""

    file: str = ""
    line: int | None = None
    column: int | None = None
    path: str = ""
    """Field path in the data, `$.sections[1].items[3].lead`."""
    place: str = ""
    """Place in a document as a person says it: `đoạn 12`, `bảng 2 hàng 3`, `Sheet!C5`."""

    def __str__(self) -> str:
        numbers = [str(number) for number in (self.line, self.column) if number is not None]
        return ": ".join(
            part for part in (":".join([self.file or "<dữ liệu>", *numbers]), self.place, self.path) if part
        )

    def to_dict(self) -> dict[str, object]:
        return {"file": self.file, "line": self.line, "column": self.column, "path": self.path, "place": self.place}


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in given data: what, why, what to do.

    `code` is stable and made for machines (`unknown-key`, `missing`, `date-impossible`, …); `message` and `hint` are
    Vietnamese sentences.
    """

    code: str
    message: str
    location: Location
    hint: str = ""

    def __str__(self) -> str:
        remedy = f" Cách sửa: {self.hint}" if self.hint else ""
        return f"{self.location}: {self.message}{remedy}"

    def to_dict(self) -> dict[str, object]:
        return {
            "code": self.code,
            "message": self.message,
            "hint": self.hint,
            **self.location.to_dict(),
        }


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person should know that is not a fault: a guess, a doubt, a field left unprinted."""

    code: str
    message: str
    location: Location = Location()

    def __str__(self) -> str:
        return f"{self.location}: {self.message}" if self.location != Location() else self.message

    def to_dict(self) -> dict[str, object]:
        return {"code": self.code, "message": self.message, **self.location.to_dict()}


class Severity(StrEnum):
    """How grave a finding is.

    FAIL: the document breaks a binding rule (BB). WARN: it departs from a model form (MẪU) or looks wrong.
    ERROR: the rule itself crashed, which is our bug and never the document's.
    """

    FAIL = "FAIL"
    WARN = "WARN"
    ERROR = "ERROR"


FixSafety = Literal["safe", "unsafe", "none"]
"""Whether a program may mend a finding by itself: the meaning stays (`safe`), it may not (`unsafe`), it cannot."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Which part of a Word document is meant, so that a program finds it again: nothing named is the whole document.

    `section` and `paragraph` count from 0; paragraphs in the order in which the facts walk them (body, headers,
    footers, notes). `start` and `end` are offsets in the paragraph's text, `end=None` its end.
    """

    section: int | None = None
    paragraph: int | None = None
    start: int = 0
    end: int | None = None


WHOLE_DOCUMENT = Anchor()


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach of one rule at one place, with proof: what was measured and what is required.

    `title` names the fault in general, `message` this one, `remedy` says what to do in Word. `more` counts further
    places with the same measure that are not listed one by one. `fingerprint` is the same for the same fault in a
    later edition of the document.
    """

    code: str
    severity: Severity
    clause: str
    message: str
    location: Location = Location()
    box: str = ""
    text: str = ""
    measured: str = ""
    required: str = ""
    title: str = ""
    remedy: str = ""
    fix: FixSafety = "none"
    more: int = 0
    anchor: Anchor = WHOLE_DOCUMENT
    fingerprint: str = ""
    group: str = ""
    """What it stands under when it is of no box of the decree: `Nội dung kế hoạch`."""

    def __str__(self) -> str:
        return f"{self.code} {self.severity.value} {self.location}: {self.message} ({self.clause})"

    def to_dict(self) -> dict[str, object]:
        return {
            "code": self.code,
            "severity": self.severity.value,
            "clause": self.clause,
            "box": self.box,
            "place": self.location.place,
            "text": self.text,
            "measured": self.measured,
            "required": self.required,
            "message": self.message,
            "fix": self.fix,
            "title": self.title,
            "remedy": self.remedy,
            "more": self.more,
            "fingerprint": self.fingerprint,
        }
