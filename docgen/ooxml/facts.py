r"""What a Word document says and how it looks, as frozen values small enough to write by hand.

Values are effective: styles, themes, numbering and tables have been worked in, tracked changes read as accepted.
Text is what the file has, not normalised; inside it `\t` is a tab, `\n` a line break, `\f` a page break, `\v` a
column break.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docgen.ooxml.formats import (
    NO_BORDERS,
    PLAIN_PARAGRAPH,
    PLAIN_RUN,
    Borders,
    ParagraphFormat,
    RunFormat,
    find_legacy_encoding,
    fonts_used,
)
from docgen.ooxml.properties import NO_CORE_PROPERTIES, UNKNOWN_APPLICATION, Application, CoreProperties, CustomProperty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.ooxml.places import PlacedParagraph


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one look. `field` is the instruction when they are a field's result, `link` the target of a hyperlink.

    `note` is `footnote 3` or `endnote 1` where a note is called (the text is empty then).
    """

    text: str
    format: RunFormat = PLAIN_RUN
    field: str = ""
    link: str = ""
    note: str = ""

    @property
    def fonts(self) -> tuple[str, ...]:
        """The fonts its letters are really drawn with."""
        return fonts_used(self.text, self.format)

    @property
    def legacy_encodings(self) -> tuple[str, ...]:
        """`TCVN3` or `VNI` when a font of its letters says that the text is not Unicode."""
        look = self.format
        slots = {look.font_ascii, look.font_hansi, look.font_east_asia, look.font_cs}
        if not any(map(find_legacy_encoding, slots)):
            return ()
        found = (find_legacy_encoding(font) for font in self.fonts)
        return tuple(dict.fromkeys(name for name in found if name))


@dataclass(frozen=True, slots=True)
class ListLabel:
    """The number or mark an automatic list puts before a paragraph, as it is seen: `I.`, `4.1.`, `a)`, `-`."""

    text: str
    num_id: int = 1
    level: int = 0
    suffix: str = "tab"
    format: RunFormat = PLAIN_RUN


@dataclass(frozen=True, slots=True)
class Drawing:
    """Something drawn: `line`, `shape`, `textbox`, `picture`, `chart` or `diagram`. Lengths in twips.

    `at` is the offset in the paragraph's text where it is anchored; `x_from` and `y_from` name what its position is
    measured from (`column`, `page`, `margin`, `paragraph`, …), `x_align` and `y_align` an alignment instead.
    `image` is the picture's file extension. `blocks` is the text inside.
    """

    kind: str
    width: int = 0
    height: int = 0
    at: int = 0
    inline: bool = False
    x: int = 0
    y: int = 0
    x_from: str = ""
    y_from: str = ""
    x_align: str = ""
    y_align: str = ""
    shape: str = ""
    color: str = ""
    """Colour of the line; empty when no line is drawn."""
    line_width: int = 0
    image: str = ""
    name: str = ""
    description: str = ""
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, “đoạn”. `mark` is the look of its end mark, which gives an empty paragraph its height."""

    runs: tuple[Run, ...] = ()
    style: str = "Normal"
    format: ParagraphFormat = PLAIN_PARAGRAPH
    mark: RunFormat = PLAIN_RUN
    label: ListLabel | None = None
    drawings: tuple[Drawing, ...] = ()
    page_starts: tuple[int, ...] = field(default=(), compare=False)
    """Offsets where a page began when Word last saved it (w:lastRenderedPageBreak): paper, no content of an outline."""

    @property
    def text(self) -> str:
        """The text without the list label."""
        runs = self.runs
        return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])

    @property
    def visible_text(self) -> str:
        """The text without hidden letters, with the list label and one space before it."""
        text = "".join(run.text for run in self.runs if not run.format.hidden)
        return f"{self.label.text} {text}" if self.label and self.label.text else text


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell, “ô”. `row_span` counts the rows it covers; the cells it covers below are there too, as `continued`."""

    blocks: tuple[Block, ...] = ()
    width: int = 0
    span: int = 1
    row_span: int = 1
    continued: bool = False
    borders: Borders = NO_BORDERS
    """Effective edges of this cell; `inside_h` and `inside_v` stay empty."""
    vertical: str = "top"
    shading: str = ""

    @property
    def text(self) -> str:
        return "\n".join(block.text for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Row:
    """A table row, “hàng”. `skip_before` and `skip_after` count grid columns left empty at its ends."""

    cells: tuple[Cell, ...] = ()
    height: int = 0
    height_rule: str = "auto"
    cant_split: bool = False
    header: bool = False
    skip_before: int = 0
    skip_after: int = 0


@dataclass(frozen=True, slots=True)
class CellMargins:
    """Space between the edge of a cell and its text, in twips."""

    top: int = 0
    left: int = 108
    bottom: int = 0
    right: int = 108


@dataclass(frozen=True, slots=True)
class Table:
    """A table, “bảng”. `grid` holds the column widths; `width` counts in `width_type` (`dxa` twips, `pct` 1/50 %)."""

    rows: tuple[Row, ...] = ()
    grid: tuple[int, ...] = ()
    style: str = ""
    width: int = 0
    width_type: str = "auto"
    layout: str = "autofit"
    alignment: str = "left"
    indent: int = 0
    floating: bool = False
    borders: Borders = NO_BORDERS
    margins: CellMargins = CellMargins()

    @property
    def text(self) -> str:
        return "\n".join("\t".join(cell.text for cell in row.cells) for row in self.rows)


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Section:
    """A section, “phần”, with its page and what stands on it. Lengths in twips.

    Headers and footers are effective: one that is absent in the file is that of the section before. The first-page pair
    is seen only when `title_page`, the even one only when the document says `even_and_odd`.
    """

    blocks: tuple[Block, ...] = ()
    width: int = 11906
    height: int = 16838
    landscape: bool = False
    margin_top: int = 1134
    margin_bottom: int = 1134
    margin_left: int = 1701
    margin_right: int = 1134
    gutter: int = 0
    header_distance: int = 567
    footer_distance: int = 567
    title_page: bool = False
    number_start: int | None = None
    number_format: str = "decimal"
    type: str = "nextPage"
    columns: int = 1
    vertical: str = "top"
    header_default: tuple[Block, ...] = ()
    header_first: tuple[Block, ...] = ()
    header_even: tuple[Block, ...] = ()
    footer_default: tuple[Block, ...] = ()
    footer_first: tuple[Block, ...] = ()
    footer_even: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style in use, by the name people see, with its effective look outside any table."""

    name: str
    based_on: str = ""
    paragraph: ParagraphFormat = PLAIN_PARAGRAPH
    run: RunFormat = PLAIN_RUN


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote, “cước chú”. `number` is its identifier in the file, not the mark that is printed."""

    kind: str
    number: int
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class TrackedChange:
    """A tracked change, “sửa đổi có theo dõi”: the facts show it accepted, this says that it was there.

    `kind`: `insertion`, `deletion`, `move-to`, `move-from`, `paragraph-deletion`, `paragraph-insertion`,
    `row-insertion`, `row-deletion`, `cell-deletion`, `formatting`.
    """

    kind: str
    author: str = ""
    date: str = ""
    text: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, “nhận xét”, with the words it is pinned to."""

    author: str = ""
    date: str = ""
    text: str = ""
    anchor: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class ContentControl:
    """A content control, “điều khiển nội dung”; its text is also part of the document."""

    kind: str = "richText"
    tag: str = ""
    title: str = ""
    text: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class DataItem:
    """A custom XML part: its namespace, its name in the package and the SHA-256 of its bytes without docgen's seal."""

    namespace: str
    part: str
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """Everything docgen knows of a Word document."""

    sections: tuple[Section, ...] = (Section(),)
    styles: tuple[Style, ...] = ()
    notes: tuple[Note, ...] = ()
    comments: tuple[Comment, ...] = ()
    changes: tuple[TrackedChange, ...] = ()
    controls: tuple[ContentControl, ...] = ()
    language: str = "vi-VN"
    compatibility: int = 15
    even_and_odd: bool = False
    default_tab: int = 720
    core: CoreProperties = NO_CORE_PROPERTIES
    custom: tuple[CustomProperty, ...] = ()
    application: Application = UNKNOWN_APPLICATION
    data_items: tuple[DataItem, ...] = ()

    def paragraphs(self) -> Iterator[PlacedParagraph]:
        """Every paragraph with its place: body with tables and text boxes, then headers, footers, notes."""
        from docgen.ooxml.places import iterate_paragraphs  # noqa: PLC0415 - places describes facts, facts offers places

        return iterate_paragraphs(self)

    def text(self) -> str:
        """The plain text in reading order, one line a paragraph, list labels included, hidden letters left out."""
        return "\n".join(placed.paragraph.visible_text for placed in self.paragraphs())
