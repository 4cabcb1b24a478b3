"""A table's data → a table ready to print: column widths from the words, header rows, group rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from docgen.contracts.view import Alignment, Block, BlockKind, TableCell, TableColumn, TableRow, TableView
from docgen.documents.parts.charts import chart_views
from docgen.model import Align, AssignmentField, AssignmentTable, Column, Row, Table
from docgen.model.remembering import by_identity
from docgen.model.tables import AnyTable
from docgen.typography import text_width

CELL_PADDING_PT = 5.4
"""Left and right padding of a table cell, Word's own 0,19 cm."""

WIDE_COLUMNS = 6
"""A table with this many columns is read better on a landscape page."""

GROWTH = 0.65
"""How the width a column wishes for grows with the length of its longest text."""

HEADERS = {
    AssignmentField.NUMBER: "STT",
    AssignmentField.TASK: "Nội dung, nhiệm vụ",
    AssignmentField.PRODUCT: "Sản phẩm",
    AssignmentField.LEAD: "Đơn vị chủ trì",
    AssignmentField.SUPPORTING: "Đơn vị phối hợp",
    AssignmentField.DEADLINE: "Thời gian thực hiện",
    AssignmentField.BUDGET: "Kinh phí",
    AssignmentField.NOTE: "Ghi chú",
}
"""Usual headers of an assignment table; an office may write its own."""

CENTRED = {AssignmentField.NUMBER, AssignmentField.DEADLINE}


@dataclass(frozen=True, slots=True)
class AssignmentLine:
    """One row of an assignment table, written by hand or taken from a task. A group row has only label and words."""

    group: bool
    number: str
    task: str
    product: str = ""
    lead: str = ""
    supporting: tuple[str, ...] = ()
    deadline: str = ""
    budget: str = ""
    note: str = ""

    def paragraphs(self, field: AssignmentField) -> tuple[str, ...]:
        """The words of one field, a paragraph each; an empty field is an empty paragraph."""
        if field is AssignmentField.SUPPORTING:
            return tuple(f"{name};" for name in self.supporting[:-1]) + self.supporting[-1:] or ("",)
        return (str(getattr(self, field.value)),)


def lines_by_hand(table: AssignmentTable) -> tuple[AssignmentLine, ...]:
    """The rows a person wrote; rows between groups are counted through."""
    lines: list[AssignmentLine] = []
    count = 0
    for row in table.rows or ():
        if row.group is not None:
            lines.append(AssignmentLine(group=True, number="", task=row.group))
            continue
        count += 1
        lines.append(
            AssignmentLine(
                group=False,
                number=str(count),
                task=row.task or "",
                product=row.product or "",
                lead=row.lead or "",
                supporting=row.supporting,
                deadline=row.deadline or "",
                budget=row.budget or "",
                note=row.note or "",
            )
        )
    return tuple(lines)


def assignment_table_view(
    table: AssignmentTable, lines: Sequence[AssignmentLine], *, width_pt: float, size_pt: float
) -> TableView:
    """Bảng phân công: one column per field, group rows over the whole width."""
    aligns: list[Alignment] = ["center" if column.field in CENTRED else "left" for column in table.columns]
    header = TableRow(
        cells=tuple(
            TableCell((column.header or HEADERS[column.field],), align="center", bold=True) for column in table.columns
        ),
        header=True,
    )
    rows = [header]
    fields = tuple(column.field for column in table.columns)
    rows += [_assignment_row(line, fields) for line in lines]
    shares = [column.width for column in table.columns]
    widths = column_widths(rows, shares, width_pt=width_pt, size_pt=size_pt)
    columns = tuple(TableColumn(width, align) for width, align in zip(widths, aligns, strict=True))
    return TableView(columns, tuple(rows), caption=table.title or "")


@lru_cache(maxsize=1024)
def _assignment_row(line: AssignmentLine, fields: tuple[AssignmentField, ...]) -> TableRow:
    """A line as a row. Remembered: rows are frozen, and most tasks come back in every document of a batch."""
    if line.group:
        words = f"{line.number} {line.task}".strip()
        return TableRow((TableCell((words,), span=len(fields), bold=True),), group=True)
    return TableRow(tuple(TableCell(line.paragraphs(field)) for field in fields))


def free_table_view(table: Table, *, width_pt: float, size_pt: float) -> TableView:
    """Bảng tự do, with one header row, or two when columns share an upper header."""
    rows = [*_header_rows(table.columns), *(_row(row, len(table.columns)) for row in table.rows)]
    widths = column_widths(rows, [column.width for column in table.columns], width_pt=width_pt, size_pt=size_pt)
    columns = tuple(
        TableColumn(width, _alignment(column.align)) for width, column in zip(widths, table.columns, strict=True)
    )
    charts = tuple(chart_views(table, width_pt=width_pt)) if table.charts else ()
    return TableView(columns, tuple(rows), caption=table.title or "", charts=charts)


@by_identity(64)
def is_wide(table: Table | AssignmentTable, *, width_pt: float, size_pt: float) -> bool:
    """Whether a table wants a landscape page: its author says so, or it has many columns, or headers whose longest
    words do not fit side by side.
    """
    if table.orientation != "auto":
        return table.orientation == "landscape"
    headers = (
        [column.header for column in table.columns]
        if isinstance(table, Table)
        else [column.header or HEADERS[column.field] for column in table.columns]
    )
    least = sum(_longest_word(header, size_pt, bold=True) + 2 * CELL_PADDING_PT for header in headers)
    return len(headers) >= WIDE_COLUMNS or least > width_pt


@dataclass(frozen=True, slots=True, eq=False)
class TableMaker:
    """Draws any table of a document; `task_lines` are what a derived assignment table shows.

    Made by `table_maker`, which gives the same one for the same rows: what it drew is found again by it.
    """

    width_pt: float
    size_pt: float
    task_lines: Sequence[AssignmentLine] = ()
    turned_width_pt: float = 0
    """Width of a landscape page for tables that want one; 0 where the page is what it is (an appendix)."""

    def __call__(self, table: AnyTable) -> Block:
        return _table_block(table, self)

    def draw(self, table: AnyTable) -> Block:
        turned = self.turned_width_pt > 0 and is_wide(table, width_pt=self.width_pt, size_pt=self.size_pt)
        width = self.turned_width_pt if turned else self.width_pt
        if isinstance(table, AssignmentTable):
            lines = self.task_lines if table.is_derived else lines_by_hand(table)
            view = assignment_table_view(table, lines, width_pt=width, size_pt=self.size_pt)
        else:
            view = free_table_view(table, width_pt=width, size_pt=self.size_pt)
        return Block(BlockKind.TABLE, table=view, landscape=turned)


@by_identity(32)
def table_maker(
    task_lines: Sequence[AssignmentLine], width_pt: float, size_pt: float, turned_width_pt: float = 0
) -> TableMaker:
    """The maker for these rows of tasks on this page."""
    return TableMaker(width_pt, size_pt, task_lines, turned_width_pt)


@by_identity(64)
def _table_block(table: AnyTable, maker: TableMaker) -> Block:
    """A table that the documents of a batch have alike, over rows they have alike, is drawn once."""
    return maker.draw(table)


def column_widths(
    rows: Sequence[TableRow], shares: Sequence[float | None], *, width_pt: float, size_pt: float
) -> tuple[float, ...]:
    """Widths that fill `width_pt`: given shares first, then by how much each column has to say.

    No column is narrower than its longest word as long as the page has room for that.
    """
    least = [0.0] * len(shares)
    wish = [0.0] * len(shares)
    for row in rows:
        for index, cell in _single_cells(row):
            for paragraph in cell.paragraphs:
                word, growth = _needs(paragraph, size_pt, cell.bold or row.header)
                least[index] = max(least[index], word + 2 * CELL_PADDING_PT)
                wish[index] = max(wish[index], growth)
    given = [share for share in shares if share is not None]
    weights = _weights(shares, wish, given)
    widths = [width_pt * weight / sum(weights) for weight in weights]
    return _at_least(widths, least, width_pt)


@lru_cache(maxsize=2048)
def _needs(paragraph: str, size_pt: float, bold: bool) -> tuple[float, float]:
    """The width of a paragraph's longest word, and the width it wishes for. The same cells come back in a batch."""
    # Room grows slower than the words: a column ten times as long is some four and a half times as wide.
    return _longest_word(paragraph, size_pt, bold=bold), text_width(paragraph, size_pt=size_pt, bold=bold) ** GROWTH


def _weights(shares: Sequence[float | None], wish: Sequence[float], given: Sequence[float]) -> list[float]:
    """Shares and wishes on one scale: the average given share stands for the average wish."""
    wishes = [max(value, 1.0) for value in wish]
    if not given:
        return wishes
    unit = (sum(given) / len(given)) / (sum(wishes) / len(wishes))
    return [share if share is not None else value * unit for share, value in zip(shares, wishes, strict=True)]


def _at_least(widths: Sequence[float], least: Sequence[float], total: float) -> tuple[float, ...]:
    """Raise the columns that are too narrow and take the difference from those with room to spare.

    When the longest words do not fit side by side, only the longest of them (a web address) is broken.
    """
    least = _capped(least, total)
    result = list(widths)
    for _ in result:
        lack = sum(max(0.0, low - width) for width, low in zip(result, least, strict=True))
        if lack < 1e-9:  # noqa: PLR2004 # rounding of floats, not a measure
            break
        room = sum(max(0.0, width - low) for width, low in zip(result, least, strict=True))
        result = [
            low if width <= low else width - lack * (width - low) / room
            for width, low in zip(result, least, strict=True)
        ]
    return tuple(result)


def _capped(least: Sequence[float], total: float) -> list[float]:
    """The least widths with the greatest of them cut until they fit; one bound for all that are cut."""
    if sum(least) <= total:
        return list(least)
    rest, room = sorted(least), total
    while rest and rest[0] <= room / len(rest):
        room -= rest.pop(0)
    bound = room / len(rest)
    return [min(value, bound) for value in least]


def _single_cells(row: TableRow) -> Iterable[tuple[int, TableCell]]:
    index = 0
    for cell in row.cells:
        if cell.span == 1:
            yield index, cell
        index += cell.span


def _longest_word(text: str, size_pt: float, *, bold: bool) -> float:
    return max((text_width(word, size_pt=size_pt, bold=bold) for word in text.split()), default=0.0)


def _header_rows(columns: Sequence[Column]) -> tuple[TableRow, ...]:
    """One header row, two where columns share an upper header, none where no column has a header."""
    if not any(column.header or column.group for column in columns):
        return ()
    lower = tuple(TableCell((column.header,), align="center", bold=True) for column in columns)
    if not any(column.group for column in columns):
        return (TableRow(lower, header=True),)
    upper: list[TableCell] = []
    lower_cells: list[TableCell] = []
    index = 0
    while index < len(columns):
        column = columns[index]
        if column.group is None:
            upper.append(TableCell((column.header,), align="center", bold=True, merge="start"))
            lower_cells.append(TableCell(("",), align="center", bold=True, merge="continue"))
            index += 1
            continue
        span = 1
        while index + span < len(columns) and columns[index + span].group == column.group:
            span += 1
        upper.append(TableCell((column.group,), span=span, align="center", bold=True))
        lower_cells.extend(lower[index : index + span])
        index += span
    return TableRow(tuple(upper), header=True), TableRow(tuple(lower_cells), header=True)


def _row(row: Row, columns: int) -> TableRow:
    if row.group is not None:
        return TableRow((TableCell((row.group,), span=columns, bold=True),), group=True)
    return TableRow(
        tuple(
            TableCell(
                tuple((cell.text or "").split("\n")),
                span=cell.span,
                align=_alignment(cell.align) if cell.align else None,
            )
            for cell in row.cells
        )
    )


def _alignment(align: Align) -> Alignment:
    return align.value
