"""What the import hands a document type, a stranger's text cut into boxes, tree and tables, and the draft it gets back.

Counting is by `SourceBlock`: every block of the source ends in exactly one place, in the model (a draft's provenance or
its implied blocks) or in the leftovers. Texts name the blocks they were made of, so that a type only passes them on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from docgen.model import Numbering

if TYPE_CHECKING:
    from docgen.anatomy.boxes import Box
    from docgen.anatomy.results import PlaceDate, Reference
    from docgen.vietnamese.recasing import Casing

Plain: TypeAlias = "str | int | float | bool | Sequence[Plain] | Mapping[str, Plain] | None"
"""Plain data as a YAML file has it, ready to be validated."""


class SourceKind(StrEnum):
    """Where the words of a block stand in the file."""

    PARAGRAPH = "paragraph"
    CELL = "cell"
    TEXTBOX = "textbox"
    NOTE = "note"
    MARGIN = "margin"
    """A header or a footer."""


@dataclass(frozen=True, slots=True)
class BlockLook:
    """How most letters of a block look, and how it stands on the page. Lengths in twips, `size` in points."""

    bold: bool = False
    italic: bool = False
    underlined: bool = False
    upper: bool = False
    """Written or shown in capitals."""
    size: float = 14
    alignment: str = "left"
    indent_left: int = 0
    indent_first: int = 0
    outline_level: int | None = None


@dataclass(frozen=True, slots=True)
class SourceBlock:
    """A non-empty paragraph of the source, or one line of it where a paragraph holds several boxes, after repair."""

    index: int
    place: str
    """`đoạn 12`, `bảng 1, hàng 2, cột 3`, `dòng 40`."""
    text: str
    """Composed (NFC), converted from old fonts, blanks squeezed; `\\n` where its author broke the line."""
    kind: SourceKind = SourceKind.PARAGRAPH
    label: str = ""
    """What an automatic list prints before it; not part of `text`."""
    look: BlockLook = BlockLook()
    repairs: tuple[str, ...] = ()
    """What was mended, Vietnamese phrases: `dấu cách kép`, `phông TCVN3`."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text with the blocks it was read from: several where a sentence was broken by a line or a page."""

    text: str
    blocks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RecognisedBox:
    """One line of one component of the layout (ô số), in the order of the page."""

    box: Box
    words: Words
    confidence: float
    reason: str
    signer: int | None = None
    """Which signer it belongs to, from 0 in the order of the page; None for what is no part of a signature."""


@dataclass(frozen=True, slots=True)
class RecognisedCell:
    """A cell of a table: its paragraphs joined by line breaks; `words.text` may be empty."""

    words: Words
    span: int = 1
    alignment: str = "left"
    bold: bool = False
    continued: bool = False
    """Covered by the cell above it: merged downwards."""


@dataclass(frozen=True, slots=True)
class RecognisedRow:
    """A row below the header. Cells fill the columns; what a cell above covers is empty, with the span it takes.

    In a group row (`I. …` across the whole table) `group` holds the words and there are no cells.
    """

    cells: tuple[RecognisedCell, ...] = ()
    group: Words | None = None


@dataclass(frozen=True, slots=True)
class RecognisedColumn:
    """A column: its header, the header it shares with its neighbours, its share of the width in per cent."""

    header: Words
    group: Words | None = None
    """Named at the first column it covers with its blocks, at the others with none."""
    width: float | None = None


@dataclass(frozen=True, slots=True)
class RecognisedTable:
    """A table with repeated headers taken out (their blocks are in `repeated`) and rows broken by a page joined."""

    columns: tuple[RecognisedColumn, ...]
    rows: tuple[RecognisedRow, ...]
    repeated: tuple[int, ...] = ()
    has_header: bool = True
    """False when no row looks like a header: the headers are empty then."""
    place: str = ""
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Branch:
    """A node of the body, shaped as `model.Node`: own words, paragraphs below, a table, then children.

    `label` is what the source prints (`1.`, `a)`, `-`). `numbered` says that the label follows from the numbering of
    the siblings and is left to docgen; when it does not, `words` begins with the label as its author typed it. A branch
    without words, paragraphs or table only holds children that are numbered in their own way.
    """

    label: str = ""
    words: Words | None = None
    is_title: bool = False
    """`words` is a heading, alone on its line, and not the beginning of a text."""
    numbered: bool = True
    numbering: Numbering | None = None
    """How the children are numbered; None where none of them has a number."""
    paragraphs: tuple[Words, ...] = ()
    table: RecognisedTable | None = None
    children: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class RecognisedAppendix:
    """Một phụ lục: heading and references are implied by the model, title and note are words; items as in the body."""

    heading: Words
    """`Phụ lục I`, with the blocks of the line “(Kèm theo …)”, which docgen prints itself."""
    title: Words | None = None
    note: Words | None = None
    items: tuple[Branch, ...] = ()
    numbering: Numbering | None = None
    """How the items are numbered; None where none of them has a number."""
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class RecognisedDocument:
    """A document as the import sees it before its type says what the parts mean."""

    type_name: str
    """Tên loại as Điều 7 spells it, `Kế hoạch`; empty where unknown."""
    blocks: tuple[SourceBlock, ...]
    boxes: tuple[RecognisedBox, ...] = ()
    """All components but the body, the closing words and what belongs to appendices."""
    reference: Reference | None = None
    place_date: PlaceDate | None = None
    opening: tuple[Words, ...] = ()
    body: tuple[Branch, ...] = ()
    numbering: Numbering | None = None
    """How the branches of the body are numbered; None where none of them has a number."""
    closing: tuple[Words, ...] = ()
    appendices: tuple[RecognisedAppendix, ...] = ()
    casing: Casing | None = None
    """What the sentences of the document tell about the capitals of its names; built once for all who ask."""
    envelope: Draft = field(default_factory=lambda: Draft({}))
    """Draft of the common fields of `AdministrativeDocument`, appendices apart."""


@dataclass(frozen=True, slots=True)
class Guess:
    """Something a person should look at, “điều cần xem lại”.

    `kind` is stable and made for machines: `guessed` (read with some doubt), `unknown` (the source does not say;
    something stands there so that the file is valid), `repaired`, `renumbered`, `plainer` (kept as plain words because
    a value could not be made of it). `message` is a Vietnamese sentence with the reason. `confidence` is 0 to 1.
    """

    path: str
    """Field path in the model, `$.sections[1].items[3].lead`; empty when no field is meant."""
    kind: str
    message: str
    confidence: float = 1.0
    blocks: tuple[int, ...] = ()
    together: tuple[str, str] | None = None
    """The sentence that tells several such guesses at once, with `{shown}` and `{count}`, and what this one shows."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Data of a document ready for validation, and where each value comes from.

    A draft always validates: what would not is kept in a plainer form, with a guess that says so. Paths are those of
    the data, `$.sections[0].title`; a block that fed two fields stands under both and counts once. `implied` are blocks
    whose words docgen prints by itself (Quốc hiệu, “Nơi nhận:”, a repeated table header).
    """

    data: Mapping[str, Plain]
    provenance: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    implied: tuple[int, ...] = ()
    guesses: tuple[Guess, ...] = ()

    @property
    def used(self) -> frozenset[int]:
        """Every block that is in the model."""
        return frozenset(self.implied).union(*self.provenance.values())
