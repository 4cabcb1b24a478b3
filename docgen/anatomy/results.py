"""What anatomy hands over: the documents of a file, their components with confidence and reason, what is missing."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from docgen.anatomy.addresses import Address
from docgen.anatomy.boxes import Box

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True)
class BoxEntry:
    """Letters of one paragraph that are one component.

    `start` and `end` cut the paragraph's text; no two entries of an anatomy share a letter. `words` is that text
    composed and squeezed. `drawing` is the index of a picture in the paragraph when the entry is that picture, else -1.
    `confidence` is 0 to 1; `reason` says in a Vietnamese sentence by what it was known.
    """

    box: Box
    address: Address
    place: str
    start: int
    end: int
    words: str
    confidence: float
    reason: str
    drawing: int = -1


@dataclass(frozen=True, slots=True)
class Missing:
    """A component that was looked for and not found, and why it is said to be missing."""

    box: Box
    reason: str


@dataclass(frozen=True, slots=True)
class Reference:
    """Số, ký hiệu as written: `15`, `KH-UBND`. `number` is empty on an unnumbered draft, `year` where there is none.

    `form`: `administrative` (`15/KH-UBND`), `normative` (`30/2020/NĐ-CP`), `party` (`05-NQ/ĐU`) or `unknown`.
    """

    number: str
    symbol: str
    groups: tuple[str, ...] = ()
    year: str = ""
    type_name: str = ""
    """The type the first group stands for, `Kế hoạch`; empty for a công văn."""
    form: str = "administrative"


@dataclass(frozen=True, slots=True)
class PlaceDate:
    """Địa danh và thời gian ban hành as written; a part left blank is empty."""

    place: str
    day: str = ""
    month: str = ""
    year: str = ""


class RuleDrawing(StrEnum):
    """How a rule line is drawn (fact QH-07)."""

    PARAGRAPH_BORDER = "paragraph_border"
    DRAWN_LINE = "drawn_line"
    UNDERSCORES = "underscores"
    OTHER_SIGNS = "other_signs"
    """Typed hyphens, asterisks or the like."""
    CELL_BORDER = "cell_border"
    CHARACTER_UNDERLINE = "character_underline"


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule line below a component, and the lengths of both in points; None where the file does not tell.

    `under_length` is the length of the longest line of text above (CQ-09).
    """

    under: Box
    drawn: RuleDrawing
    address: Address
    place: str
    length: float | None
    under_length: float | None
    confidence: float
    reason: str
    drawing: int = -1


class Level(StrEnum):
    """A level of the body: phần, chương, mục, tiểu mục, điều; `I.`, `A.`, khoản `1.`, `1.1.`, điểm `a)`, `-`, `+`."""

    PART = "part"
    CHAPTER = "chapter"
    SECTION = "section"
    SUBSECTION = "subsection"
    ARTICLE = "article"
    ROMAN = "roman"
    LETTER = "letter"
    CLAUSE = "clause"
    DECIMAL = "decimal"
    POINT = "point"
    DASH = "dash"
    PLUS = "plus"
    BULLET = "bullet"
    HEADING = "heading"
    """A title without a number: below “Chương I”, or a bold line of its own."""
    TEXT = "text"
    TABLE = "table"
    """A paragraph in a table of the body."""


@dataclass(frozen=True, slots=True)
class BodyItem:
    """A paragraph of the body with the label it begins with, typed or automatic."""

    entry: BoxEntry
    level: Level
    label: str = ""
    is_automatic: bool = False
    text_start: int = 0
    """Where the text after a typed label begins, in the paragraph's text."""


@dataclass(frozen=True, slots=True)
class Signer:
    """One signer: what was found of him, in order."""

    authority: tuple[BoxEntry, ...] = ()
    position: tuple[BoxEntry, ...] = ()
    signature: tuple[BoxEntry, ...] = ()
    other_titles: tuple[BoxEntry, ...] = ()
    full_name: BoxEntry | None = None


class PageNumberPlace(StrEnum):
    """Where a page number is printed."""

    HEADER = "header"
    FOOTER = "footer"


@dataclass(frozen=True, slots=True)
class PageNumber:
    """A page number, “số trang”, on one kind of page (`default`, `first`, `even`) of one section (from 0)."""

    section: int
    pages: str
    where: PageNumberPlace
    entry: BoxEntry
    alignment: str
    is_field: bool


class PartKind(StrEnum):
    """What a part of the file is."""

    MAIN = "main"
    ATTACHED = "attached"
    """Issued with a decision, “văn bản kèm theo”."""
    APPENDIX = "appendix"
    COPY = "copy"
    """The block that makes a bản sao of the document above (Mẫu 3.1)."""


@dataclass(frozen=True, slots=True)
class DocumentPart:
    """One document in a file: its components in the order of the text, and what was not found of it."""

    kind: PartKind
    confidence: float
    reason: str
    entries: tuple[BoxEntry, ...] = ()
    body: tuple[BodyItem, ...] = ()
    rules: tuple[RuleLine, ...] = ()
    signers: tuple[Signer, ...] = ()
    missing: tuple[Missing, ...] = ()
    sections: tuple[int, ...] = ()
    type_name: str = ""
    """Tên loại as Điều 7 spells it, `Kế hoạch`; “Công văn” where there is no type; empty where unknown."""
    reference: Reference | None = None
    place_date: PlaceDate | None = None
    _by_box: Mapping[Box, tuple[BoxEntry, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found: dict[Box, list[BoxEntry]] = {}
        for entry in self.entries:
            found.setdefault(entry.box, []).append(entry)
        object.__setattr__(self, "_by_box", {box: tuple(entries) for box, entries in found.items()})

    def of(self, box: Box) -> tuple[BoxEntry, ...]:
        """The entries of one component, in order."""
        return self._by_box.get(box, ())

    def words(self, box: Box) -> str:
        """The words of one component, its lines joined by a space; empty when it was not found."""
        return " ".join(entry.words for entry in self.of(box))

    def find_missing(self, box: Box) -> Missing | None:
        """Why a component is missing, or None when it is there or was not looked for."""
        return next((entry for entry in self.missing if entry.box is box), None)


class ScopeKind(StrEnum):
    """Whether and as what Nghị định 30 governs the document."""

    NAMED = "named"
    OFFICIAL_LETTER = "official_letter"
    PARTY = "party"
    NORMATIVE = "normative"
    FOREIGN = "foreign"
    SCANNED = "scanned"
    EMPTY = "empty"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Scope:
    """The judgement of scope, with its reasons in Vietnamese."""

    kind: ScopeKind
    confidence: float
    reasons: tuple[str, ...]

    @property
    def is_governed(self) -> bool:
        """Whether the decree's rules may be asked: an administrative document, named or công văn."""
        return self.kind in {ScopeKind.NAMED, ScopeKind.OFFICIAL_LETTER}


@dataclass(frozen=True, slots=True)
class Leftover:
    """Words in no component, with the reason; nothing is dropped in silence."""

    address: Address
    place: str
    start: int
    end: int
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class Anatomy:
    """Where the boxes of a Word document are. The first part is the main document when there is one."""

    scope: Scope
    parts: tuple[DocumentPart, ...] = ()
    page_numbers: tuple[PageNumber, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
    notes: tuple[str, ...] = ()
    """What a reader of the result must know: legacy fonts, several documents in one file."""

    @property
    def main(self) -> DocumentPart | None:
        """The first main document, or None in a file of appendices only."""
        return next((part for part in self.parts if part.kind is PartKind.MAIN), None)

    def entries(self) -> Iterator[BoxEntry]:
        """Every entry of every part, then the page numbers."""
        for part in self.parts:
            yield from part.entries
        seen: set[tuple[Address, int]] = set()
        for number in self.page_numbers:
            key = (number.entry.address, number.entry.start)
            if key not in seen:
                seen.add(key)
                yield number.entry
