"""What a content rule (quy tắc nội dung) looks at and tells: the words of a document, wherever they were read.

The same rule is asked of a Word file and of a data file: who reads either makes a `Content` of it, with the way back to
its places. A content rule knows neither, prints nothing and never fails a document: it is no clause of a decree.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from docgen.diagnostics import WHOLE_DOCUMENT, Anchor

if TYPE_CHECKING:
    # Types only: whoever lists rules must not pay for the models.
    from collections.abc import Callable, Iterator
    from datetime import date

    from docgen.contracts.rule import Skip
    from docgen.model import AdministrativeDocument
    from docgen.model.regime import Regime
    from docgen.model.register import Register
    from docgen.vietnamese.deadlines import Deadline
    from docgen.vietnamese.periods import ReportPeriodKind


class Role(StrEnum):
    """Where in the document words stand, as far as it decides what they mean."""

    SUBJECT = "subject"
    ISSUER = "issuer"
    BASIS = "basis"
    BODY = "body"
    """Opening and body, without the closing"""
    CLOSING = "closing"
    RECIPIENT = "recipient"
    FILE_COPY = "file_copy"
    SIGNER = "signer"
    """Họ tên người ký"""
    APPENDIX_TITLE = "appendix_title"
    APPENDIX = "appendix"
    """Text and tables of an appendix"""

    @property
    def is_heading(self) -> bool:
        """Whether the document's own year stands there, if any."""
        return self in {Role.SUBJECT, Role.CLOSING, Role.APPENDIX_TITLE}

    @property
    def is_prose(self) -> bool:
        """Whether sentences stand there: bases, opening, body, closing, appendices."""
        return self in {Role.BASIS, Role.BODY, Role.CLOSING, Role.APPENDIX}


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of one place (NFC, open slots blanked): a paragraph of a Word file, or a field (`path`) of a data file.

    `offsets[i]` is where letter i begins in the file's paragraph, with one for the end; empty when they agree.
    """

    text: str
    role: Role
    path: str = ""
    paragraph: int | None = None
    first: int = 0
    """Where the words begin in their paragraph, when `offsets` is empty."""
    offsets: tuple[int, ...] = ()

    def anchor(self, start: int = 0, end: int | None = None) -> Anchor:
        """The letters from `start` to `end` in the Word file."""
        if self.paragraph is None:
            return WHOLE_DOCUMENT
        end = len(self.text) if end is None else end
        if self.offsets:
            return Anchor(paragraph=self.paragraph, start=self.offsets[start], end=self.offsets[end])
        return Anchor(paragraph=self.paragraph, start=self.first + start, end=self.first + end)


@dataclass(frozen=True, slots=True)
class Duty:
    """Một kỳ báo cáo phải gửi: how often, until when, and where it is said."""

    period: ReportPeriodKind
    due: Deadline
    place: Passage
    start: int = 0
    end: int | None = None
    cut_off: Deadline | None = None
    """Thời điểm chốt số liệu that the document itself sets."""
    reporters: tuple[str, ...] = ()
    recipient: str = ""


@dataclass(frozen=True, slots=True)
class TaskLead:
    """A task that the document assigns, and whether it names who leads it (đơn vị chủ trì)."""

    words: str
    place: Passage
    has_lead: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells column by column. A cell that spans several columns stands in the first of them.

    None is a column that no cell of the row begins in.
    """

    rows: tuple[tuple[Passage | None, ...], ...]
    header_rows: int = 1
    """How many rows at the top are đầu bảng."""

    def texts(self) -> tuple[tuple[str, ...], ...]:
        """The words of the cells, on one line each."""
        return tuple(tuple(" ".join(cell.text.split()) if cell else "" for cell in row) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What an office knows besides the document: sổ theo dõi thay đổi, chế độ báo cáo."""

    register: Register
    regime: Regime


@dataclass(frozen=True, slots=True)
class Content:
    """The words of one document with what is known of it. `year` is None unless it is a document of one year."""

    passages: tuple[Passage, ...]
    knowledge: Knowledge
    issuer: str = ""
    year: int | None = None
    issued_on: date | None = None
    day: date | None = None
    """The day by which names and laws are judged: the date of issue, else the first day of the document's year."""
    duties: tuple[Duty, ...] = ()
    leads: tuple[TaskLead, ...] = ()
    """Empty when the document assigns nothing task by task."""
    tables: tuple[Grid, ...] = ()
    appendices: int = 0
    """Phụ lục that are there with words of their own."""

    def of(self, *roles: Role) -> tuple[Passage, ...]:
        """The passages of some roles, in order."""
        return tuple(passage for passage in self.passages if passage.role in roles)

    @property
    def prose(self) -> tuple[Passage, ...]:
        """Sentences, in order."""
        return tuple(passage for passage in self.passages if passage.role.is_prose)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Một chỗ đáng xem lại: a Vietnamese sentence, what stands there, and what should. Always a warning."""

    message: str
    measured: str
    required: str
    place: Passage | None = None
    """None: the whole document."""
    start: int = 0
    end: int | None = None


@dataclass(frozen=True, slots=True)
class ContentRule:
    """One rule about what a document says, “quy tắc nội dung”.

    `title` names the fault, `ground` says on what it rests, `box` the component it mostly speaks of. `told_by` are
    codes of a decree's rules that tell the same: a Word file that one of them has looked at is not told twice. Of
    `tells_better` it is this rule that knows more: what one of them says of the same words is left out.
    `asks_for_appendices`: one filed apart and checked together with the document answers it too.
    """

    code: str
    title: str
    ground: str
    remedy: str
    reason: str
    good: str
    bad: str
    look: Callable[[Content], Iterator[Doubt | Skip]]
    box: str = "6"
    told_by: tuple[str, ...] = ()
    tells_better: tuple[str, ...] = ()
    asks_for_appendices: bool = False


@dataclass(frozen=True, slots=True)
class ContentRules:
    """What a document type brings: its rules, and how its data become the content that they look at."""

    prefix: str
    """`KH`: what the codes begin with."""
    title: str
    """`Nội dung kế hoạch`"""
    rules: tuple[ContentRule, ...]
    read: Callable[[AdministrativeDocument, Knowledge], Content]
