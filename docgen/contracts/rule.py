"""What a rule must look like: it looks at an examined document and tells breaches, or why it could not look.

A rule never reads a file, never prints, and knows no other rule. It is a module-level constant, listed by hand in its
module's `RULES`; the engine calls `look`, makes findings of what it yields and isolates it when it crashes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal, TypeVar, cast

from docgen.diagnostics import WHOLE_DOCUMENT, Anchor, FixSafety, Severity

if TYPE_CHECKING:
    # Types only: whoever lists packs or rules must not pay for the room that reads Word files.
    from collections.abc import Callable, Iterator, Mapping

    from docgen.anatomy.addresses import Address, Stop
    from docgen.anatomy.boxes import Box
    from docgen.anatomy.results import Anatomy, BoxEntry, Leftover, RuleLine
    from docgen.contracts.decree import Decree, Force
    from docgen.ooxml import DocumentFacts, Paragraph, PlacedParagraph, Section
    from docgen.ooxml.edits import Edit
    from docgen.ooxml.pages import Pages

    Made = TypeVar("Made")

Family = Literal["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "M", "P", "C", "V", "T"]
"""Nhóm quy tắc: the first sign of a code's number; it follows the decree's map of boxes (ô số)."""

FAMILIES: dict[Family, str] = {
    "0": "Trang giấy và toàn văn bản",
    "1": "Quốc hiệu và Tiêu ngữ (ô số 1)",
    "2": "Tên cơ quan, tổ chức ban hành (ô số 2)",
    "3": "Số, ký hiệu (ô số 3)",
    "4": "Địa danh và thời gian ban hành (ô số 4)",
    "5": "Tên loại và trích yếu (ô số 5a, 5b)",
    "6": "Nội dung (ô số 6)",
    "7": "Chức vụ, họ tên và chữ ký (ô số 7a, 7b, 7c)",
    "8": "Dấu, chữ ký số của cơ quan (ô số 8, 14)",
    "9": "Nơi nhận (ô số 9a, 9b)",
    "M": "Dấu chỉ độ mật, mức độ khẩn, phạm vi lưu hành, địa chỉ (ô số 10 đến 13)",
    "P": "Phụ lục",
    "C": "Viết hoa (Phụ lục II)",
    "V": "Bảng chữ viết tắt (Phụ lục III)",
    "T": "Gõ chữ",
}


@dataclass(frozen=True, slots=True)
class Breach:
    """One fault at one place, “chỗ sai”.

    `message` is a Vietnamese sentence about this place; `measured` and `required` are short and comparable (`25,4 mm`,
    `30 đến 35 mm`). `text` is the words meant, taken from the anchor when empty. `severity` may only soften what the
    rule's force gives: a doubtful thing is never an error; so does a `confidence` below `SURE`, that of the component
    as anatomy found it. `edits` mend this place and nothing else.
    """

    message: str
    measured: str
    required: str
    anchor: Anchor = WHOLE_DOCUMENT
    text: str = ""
    severity: Severity | None = None
    edits: tuple[Edit, ...] = ()
    confidence: float = 1.0


SURE = 0.75
"""Confidence from which a component is taken for what it is said to be; below it a fault is only a warning."""


@dataclass(frozen=True, slots=True)
class Skip:
    """The rule could not look, “không kiểm được”: the part it speaks of is not there, or cannot be known."""

    reason: str


@dataclass(frozen=True, slots=True)
class Basis:
    """Căn cứ của quy tắc: the clause as cited, and how strictly it binds."""

    clause: str
    force: Force


@dataclass(frozen=True, slots=True)
class Examination:
    """What a rule may see of one document: the facts, where its components are, the decree, and its own date.

    The walk over all paragraphs is made once; `Anchor.paragraph` is an index into it.
    """

    facts: DocumentFacts
    anatomy: Anatomy
    decree: Decree
    paragraphs: tuple[PlacedParagraph, ...] = field(default=(), repr=False)
    issued_on: date | None = None
    """Ngày ban hành, when the document says it: "UBND huyện" is right in 2024 and doubtful after 01/7/2025."""
    attached: int = 0
    """Phụ lục of the document that are filed apart and are checked together with it."""
    _indices: Mapping[int, int] = field(default_factory=dict, repr=False, compare=False)
    _addresses: Mapping[Address, int] = field(default_factory=dict, repr=False, compare=False)
    _entries: Mapping[int, int] = field(default_factory=dict, repr=False, compare=False)
    _stops: tuple[Stop, ...] = field(default=(), repr=False, compare=False)
    _made: dict[object, object] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(
        cls, facts: DocumentFacts, anatomy: Anatomy, decree: Decree, stops: tuple[Stop, ...] | None = None
    ) -> Examination:
        """An examination with its walk made; `stops` is that walk, when the caller has made it already."""
        from docgen.anatomy.addresses import walk  # noqa: PLC0415 - whoever lists rules must not pay for reading Word files

        if stops is None:
            stops = tuple(walk(facts))
        indices: dict[int, int] = {}
        for index, stop in enumerate(stops):
            indices.setdefault(id(stop.paragraph), index)
        addresses = {stop.address: index for index, stop in enumerate(stops)}
        # Components are asked for their place again and again: they are known by themselves, others by their address.
        entries = {id(entry): addresses[entry.address] for part in anatomy.parts for entry in part.entries}
        paragraphs = tuple(stop.placed for stop in stops)
        return cls(facts, anatomy, decree, paragraphs, _find_date(anatomy), 0, indices, addresses, entries, stops)

    def once(self, make: Callable[[Examination], Made]) -> Made:
        """What `make` answers for this document, asked the first time only: so rules share a walk, texts, citations.

        `make` is a function of a module, known by itself, whose answer is never changed by those who get it.
        """
        try:
            return cast("Made", self._made[make])
        except KeyError:
            self._made[make] = made = make(self)
            return made

    def index_of(self, paragraph: Paragraph) -> int:
        """The index of a paragraph of the facts (this very object) in the walk: what an anchor and an edit name."""
        return self._indices[id(paragraph)]

    def index_at(self, entry: BoxEntry | RuleLine | Leftover) -> int:
        """The index in the walk of the paragraph that a component or a rule line stands in."""
        index = self._entries.get(id(entry))
        return self._addresses[entry.address] if index is None else index

    def anchor_of(self, entry: BoxEntry, start: int | None = None, end: int | None = None) -> Anchor:
        """The letters of a component, or those from `start` to `end` of its paragraph."""
        return Anchor(
            paragraph=self.index_at(entry),
            start=entry.start if start is None else start,
            end=entry.end if end is None else end,
        )

    def paragraph_of(self, entry: BoxEntry | RuleLine) -> Paragraph:
        """The paragraph that a component or a rule line stands in."""
        return self.paragraphs[self.index_at(entry)].paragraph

    def room_of(self, entry: BoxEntry | RuleLine) -> int:
        """The width for the text of a component, in twips: that of its cell, or of the page between its margins."""
        stop = self._stops[self.index_at(entry)]
        if stop.cells and stop.cells[-1].room:
            return stop.cells[-1].room
        section = self.sections[min(stop.address.section, len(self.sections) - 1)]
        return section.width - section.margin_left - section.margin_right - section.gutter

    def entries(self, *boxes: Box) -> tuple[BoxEntry, ...]:
        """The lines of these components in all parts of the file, part by part and as one reads."""
        if len(boxes) == 1:
            return tuple(entry for part in self.anatomy.parts for entry in part.of(boxes[0]))
        return tuple(entry for part in self.anatomy.parts for entry in part.entries if entry.box in boxes)

    @property
    def sections(self) -> tuple[Section, ...]:
        return self.facts.sections

    @property
    def is_doubtful(self) -> bool:
        """Whether nobody can tell if the decree binds this document at all: then nothing is an error."""
        return self.anatomy.scope.kind.value == "unknown"

    def place_of(self, anchor: Anchor) -> str:
        """Where a person finds it: `đoạn 12`, `bảng 1, hàng 1, cột 2`, `phần 2`, `toàn văn bản`.

        The page comes first, `trang 3, đoạn 12`, when the program that saved the file noted where pages begin.
        """
        if anchor.paragraph is not None:
            placed = self.paragraphs[anchor.paragraph]
            page = self.once(_number_pages).find(placed.paragraph, anchor.start)
            return f"trang {page}, {placed.place}" if page else placed.place
        if anchor.section is None or len(self.sections) == 1:
            return "toàn văn bản"
        return f"phần {anchor.section + 1}"

    def text_of(self, anchor: Anchor) -> str:
        """The words an anchor means, on one line."""
        if anchor.paragraph is None:
            return ""
        paragraph = self.paragraphs[anchor.paragraph].paragraph
        return " ".join(paragraph.text[anchor.start : anchor.end].split())


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the decree, “quy tắc kiểm tra”.

    `title` is a sentence that names the fault, not the remedy. `facts` are the ids of what it enforces (`QH-03`).
    Clause and force come from the decree's `provision` (`wording.motto`) when it has one, else they are stated here.
    BB and BB-đk fail, everything else warns. `remedy` says what to do in Word; `reason` why the rule is there; `good`
    and `bad` show it. `look` yields breaches, or one `Skip` when it cannot know. `fix` says whether the edits of its
    breaches change nothing but the look (`safe`), perhaps the meaning (`unsafe`), or that there are none. With
    `gather` all places with the same measure make one finding. `turn` is the round in
    which a rule is mended: one whose measure depends on what others mend comes after them (the length of a line, 2,
    after the size of the text above it, 0).
    """

    code: str
    title: str
    facts: tuple[str, ...]
    remedy: str
    reason: str
    good: str
    bad: str
    look: Callable[[Examination], Iterator[Breach | Skip]]
    provision: str = ""
    clause: str = ""
    force: Force | None = None
    box: str = ""
    """Ô số: `1`, `5a`, `7b`; empty for the page and the whole text."""
    fix: FixSafety = "none"
    gather: bool = False
    turn: int = 0
    type_name: str = ""
    """Tên loại, `Kế hoạch`, of the documents it is asked of; empty: of any."""
    group: str = ""
    """What its findings stand under when it is no rule of the decree's boxes: `Nội dung kế hoạch`."""
    told_by: tuple[str, ...] = ()
    """Codes of rules that tell the same: where one of them has looked, this one is not asked."""
    tells_better: tuple[str, ...] = ()
    """Codes of rules that know less: what they say of words that this rule tells too is left out."""
    asks_for_appendices: bool = False
    """Whether an appendix filed apart (phụ lục là tệp riêng), checked together with the document, answers it too."""

    @property
    def family(self) -> str:
        """The first sign of the code's number: `1` of ND30-101, `C` of ND30-C07; its group when it has one."""
        return self.group or self.code.rpartition("-")[2][:1]

    def basis(self, decree: Decree) -> Basis:
        """Clause and force under a pack's own decree.

        Raises:
            PackError: the provision is not in the decree.
        """
        if self.provision:
            provision = decree.provision(self.provision)
            return Basis(self.clause or provision.clause, self.force or provision.force)
        return Basis(self.clause, self.force or "TH")


def _number_pages(x: Examination) -> Pages:
    from docgen.ooxml.pages import number_pages  # noqa: PLC0415 - whoever lists rules must not pay for reading Word files

    return number_pages(x.facts)


def _find_date(anatomy: Anatomy) -> date | None:
    """The day in box 4 of the main document, when it is all there and is a day."""
    written = anatomy.main.place_date if anatomy.main else None
    try:
        return date(int(written.year), int(written.month), int(written.day)) if written else None
    except ValueError:
        return None


def severity_of(force: Force, breach: Breach) -> Severity:
    """Bắt buộc thì FAIL, còn lại WARN; a breach may only be softer than that."""
    allowed = Severity.FAIL if force in {"BB", "BB-đk"} and breach.confidence >= SURE else Severity.WARN
    return Severity.WARN if Severity.WARN in {allowed, breach.severity} else Severity.FAIL
