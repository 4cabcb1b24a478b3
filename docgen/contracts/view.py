"""What a view is made of: strings ready to print, and the few things drawn because their size depends on words.

A view is a frozen dataclass whose fields are `str`, `bool`, a tuple of views, another view, or one of the drawn values
below. A template names its fields; a field that no template prints is declared so: `field(metadata=NOT_PRINTED)`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

NOT_PRINTED: Mapping[str, object] = MappingProxyType({"printed": False})
"""Metadata of a view field that is not on the page: a condition, or a value for the document's properties."""

Alignment = Literal["left", "center", "right", "justify"]


class StyleId(StrEnum):
    """Ids of the styles that drawn values carry: a template's base document must define them (kiểu của gói mẫu)."""

    RULE = "ND30DuongKe"
    """Paragraph of a rule line: no text; its height is the gap below. The drawn value adds border and indents."""
    MARK = "ND30DauChi"
    """Paragraph inside the frame of a mark: centred, bold, no spacing. Colour and size are the drawn value's own."""
    TABLE = "ND30Bang"
    """Table style: single black lines around every cell, 0.1 cm padding left and right."""
    TABLE_HEADER = "ND30DauBang"
    """Paragraph in a header cell: centred, bold."""
    TABLE_CELL = "ND30OBang"
    """Paragraph in a cell: no first-line indent. Alignment is the drawn value's own."""
    TABLE_GROUP = "ND30NhomBang"
    """Paragraph in a cell of a group row: bold, kept with the row below."""


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A horizontal solid line (đường kẻ ngang) under a text, centred in its column, as long as its words demand."""

    length_pt: float
    column_pt: float
    """Width of the column or text area it is centred in, without cell padding."""


@dataclass(frozen=True, slots=True)
class FramedMark:
    """A mark in a single-line frame (dấu chỉ mức độ khẩn, chỉ dẫn phạm vi lưu hành)."""

    text: str
    width_pt: float
    height_pt: float
    column_pt: float
    """Width of the column the frame stands in."""
    align: Alignment
    red: bool
    size_pt: float


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a printed table; `width_pt` is final."""

    width_pt: float
    align: Alignment


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell: its paragraphs, how many columns it spans, whether it continues the cell above (vertical merge)."""

    paragraphs: tuple[str, ...]
    span: int = 1
    align: Alignment | None = None
    merge: Literal["none", "start", "continue"] = "none"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row; header rows repeat on each page, group rows are bold and span."""

    cells: tuple[TableCell, ...]
    header: bool = False
    group: bool = False


@dataclass(frozen=True, slots=True)
class ChartBar:
    """One bar of a series: its length, and what is written at it (`dưới 30%`); nothing for an empty text."""

    value: Decimal
    words: str


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """Bars of one meaning (chuỗi số liệu), one for each label of the chart."""

    name: str
    bars: tuple[ChartBar, ...]


@dataclass(frozen=True, slots=True)
class ChartView:
    """A bar chart (biểu đồ thanh ngang) of the table it stands below; every number in it is one of the table's."""

    title: str
    labels: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    stacked: bool
    width_pt: float
    height_pt: float
    label_share: float
    """Of the width, for the labels left of the bars"""
    description: str
    """Alternative text (văn bản thay thế), for who cannot see the picture."""


@dataclass(frozen=True, slots=True)
class TableView:
    """A table ready to print: fixed widths, header rows first; its charts stand below it."""

    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    caption: str = field(default="", metadata=NOT_PRINTED)
    """Title for assistive technology (w:tblCaption)."""
    charts: tuple[ChartView, ...] = field(default=(), metadata=NOT_PRINTED)


class BlockKind(StrEnum):
    """The levels of the body (bố cục, Phụ lục I, Phần I, Mục II, khoản 6) that have a look of their own."""

    DIVISION = "division"  # phần, chương: số trên một dòng, tên dòng dưới (nd30 BC-01)
    SECTION = "section"  # mục: I. NHIỆM VỤ
    CLAUSE_TITLE = "clause_title"  # khoản có tiêu đề: 1. Mục đích
    SUBCLAUSE_TITLE = "subclause_title"  # tiêu đề cấp dưới khoản: 1.1. ..., a) ...
    CLAUSE = "clause"  # khoản, điểm, gạch đầu dòng: lời văn có số thứ tự
    PARAGRAPH = "paragraph"  # lời văn
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or table of the body. Exactly one of the conditions is true; a template chooses the style by it."""

    kind: BlockKind = field(metadata=NOT_PRINTED)
    text: str = ""
    table: TableView | None = None
    last: bool = field(default=False, metadata=NOT_PRINTED)
    """True for the last block before the end block: it must stay on one page with the signature."""
    landscape: bool = field(default=False, metadata=NOT_PRINTED)
    """A table too wide for an upright page: it stands on landscape pages of its own (nd30 G-03)."""
    opens_first: bool = field(default=False, metadata=NOT_PRINTED)
    """The first landscape page of the document begins here."""
    opens_later: bool = field(default=False, metadata=NOT_PRINTED)
    """Landscape pages begin here, and there were some before."""
    closes: bool = field(default=False, metadata=NOT_PRINTED)
    """After this table the pages are upright again."""

    @property
    def is_division(self) -> bool:
        return self.kind is BlockKind.DIVISION

    @property
    def is_section(self) -> bool:
        return self.kind is BlockKind.SECTION

    @property
    def is_clause_title(self) -> bool:
        return self.kind is BlockKind.CLAUSE_TITLE

    @property
    def is_subclause_title(self) -> bool:
        return self.kind is BlockKind.SUBCLAUSE_TITLE

    @property
    def is_clause(self) -> bool:
        return self.kind is BlockKind.CLAUSE and not self.last

    @property
    def is_paragraph(self) -> bool:
        return self.kind is BlockKind.PARAGRAPH and not self.last

    @property
    def is_table(self) -> bool:
        return self.kind is BlockKind.TABLE

    @property
    def is_last(self) -> bool:
        """The last text of the body: same look, kept with the end block."""
        return self.last and self.kind in {BlockKind.CLAUSE, BlockKind.PARAGRAPH}
