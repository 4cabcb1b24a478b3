"""Turns the blocks of one story (body, header, note, text box) into paragraphs and tables of effective look."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from docgen.errors import UnsafeInputError
from docgen.ooxml.drawings import DrawingReader, choose
from docgen.ooxml.facts import Block, Cell, ListLabel, Paragraph, Row, Table
from docgen.ooxml.grid import MAX_SPAN, RawCell, RawRow, read_raw_cell, read_table_width, row_span
from docgen.ooxml.inline import Fields, InlineReader
from docgen.ooxml.layers import VAL, w
from docgen.ooxml.measure import color, integer, is_on, twips
from docgen.ooxml.scanning import ParagraphProperties, scan_properties
from docgen.ooxml.shared import words_of
from docgen.ooxml.tables import Position, TableFrame, read_cell_borders, read_frame
from docgen.ooxml.trace import ParagraphOrigin
from docgen.ooxml.xml import MC, find_child

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml import etree

    from docgen.ooxml.numbering import Counters
    from docgen.ooxml.shared import Shared
    from docgen.ooxml.styles import EffectiveParagraph, TableLook

_P, _TBL, _TR, _TC = w("p"), w("tbl"), w("tr"), w("tc")
_CELL_DELETED = w("cellDel")
_CELL_WIDTH, _CELL_VERTICAL, _CELL_BORDERS, _SHADING = w("tcW"), w("vAlign"), w("tcBorders"), w("shd")
_SDT, _ALTERNATE = w("sdt"), f"{{{MC}}}AlternateContent"
_TRANSPARENT = frozenset({w("customXml"), w("smartTag"), w("ins"), w("moveTo")})
_GONE = frozenset({w("del"), w("moveFrom")})
_ALIGNMENTS = {"start": "left", "end": "right"}
MAX_NESTING = 40
"""Tables and text boxes inside each other; the formats of real offices stay below five."""


class StoryReader:
    """Reads one story of the part `part`. `counters` number its lists; a text box inside goes on with them."""

    def __init__(self, shared: Shared, part: str, counters: Counters, depth: int = 0) -> None:
        self._shared = shared
        self._part = part
        self._counters = counters
        self._depth = depth
        self._fields = Fields(balanced=shared.fields_balanced(part))
        self._drawings = DrawingReader(shared.theme, self._textbox, self._extension)

    def _extension(self, relationship: str) -> str:
        target = self._shared.target(self._part, relationship)
        return target.rpartition("/")[2].rpartition(".")[2].lower() if "." in target else ""

    def _textbox(self, content: etree._Element) -> tuple[Block, ...]:
        inner = StoryReader(self._shared, self._part, self._counters, self._deeper())
        leading, self._shared.leading = self._shared.leading, []
        blocks = inner.blocks(content)
        self._shared.leading = leading
        return blocks

    def _deeper(self) -> int:
        if self._depth >= MAX_NESTING:
            raise UnsafeInputError(
                f"Tệp Word có bảng hoặc hộp văn bản lồng nhau quá {MAX_NESTING} tầng.",
                hint="không dùng tệp này; xin lại bản gốc từ nơi gửi.",
            )
        return self._depth + 1

    def blocks(self, container: Iterable[etree._Element], look: TableLook | None = None) -> tuple[Block, ...]:
        """The paragraphs and tables of a container."""
        found: list[Block] = []
        for block, _ in self.blocks_with_breaks(container, look):
            if block is not None:
                found.append(block)
        return tuple(found)

    def blocks_with_breaks(
        self, container: Iterable[etree._Element], look: TableLook | None = None
    ) -> Iterator[tuple[Block | None, etree._Element | None]]:
        """Each block, with the w:sectPr that ends a section after it; the last may come without a block.

        A paragraph whose end mark was deleted under tracking flows into the next one and takes its look.
        """
        carried: list[etree._Element] = []
        for node in self._flat(container):
            tag = node.tag
            if tag == _P:
                properties = scan_properties(node)
                if self._shared.tracked and properties.section is None and self._mark_is_deleted(properties.mark):
                    carried.append(node)
                    continue
                yield self._paragraph(node, properties, carried, look), properties.section
                carried = []
            else:
                if carried:
                    yield from self._stranded(carried, look)
                    carried = []
                yield (None, node) if tag == w("sectPr") else (self._table(node), None)
        if carried:
            yield from self._stranded(carried, look)

    def _stranded(
        self, carried: list[etree._Element], look: TableLook | None
    ) -> Iterator[tuple[Block | None, etree._Element | None]]:
        """Paragraphs with a deleted mark and nothing to flow into: they stay as one, when words are left."""
        last = carried.pop()
        paragraph = self._paragraph(last, scan_properties(last), carried, look)
        if paragraph.runs or paragraph.drawings:
            yield paragraph, None

    def _flat(self, container: Iterable[etree._Element]) -> Iterator[etree._Element]:
        """Paragraphs, tables and section ends, with everything transparent taken away."""
        for node in container:
            tag = node.tag
            if tag in {_P, _TBL, w("sectPr")}:
                yield node
            elif tag == _SDT:
                content = node.find(w("sdtContent"))
                self._shared.report_control(node, content, inside=False)
                yield from () if content is None else self._flat(content)
            elif tag in _TRANSPARENT:
                yield from self._flat(node)
            elif tag == _ALTERNATE:
                yield from self._flat(choose(node))
            elif tag in _GONE:
                self._shared.report_change("deletion", node, text=words_of(node), inside=False)

    def _mark_is_deleted(self, mark: etree._Element | None) -> bool:
        if mark is None:
            return False
        inserted = mark.find(w("ins"))
        if inserted is not None:
            self._shared.report_change("paragraph-insertion", inserted, inside=False)
        for tag in (w("del"), w("moveFrom")):
            deleted = mark.find(tag)
            if deleted is not None:
                self._shared.report_change("paragraph-deletion", deleted, inside=False)
                return True
        return False

    def _paragraph(
        self,
        node: etree._Element,
        properties: ParagraphProperties,
        carried: list[etree._Element],
        look: TableLook | None,
    ) -> Paragraph:
        shared, styles = self._shared, self._shared.styles
        outer, shared.pending, shared.leading = shared.pending, shared.leading, []
        style = styles.paragraph_style(properties.style)
        shared.used_styles[style] = None
        effective = styles.paragraph(style, look, properties)
        if shared.tracked and properties.node is not None:
            change = properties.node.find(w("pPrChange"))
            if change is not None:
                shared.report_change("formatting", change, text=words_of(node))
        # The label is counted before the inside is read: a text box in it comes later.
        label = self._label(effective, style, look, properties) if effective.number else None
        inline = InlineReader(shared, self._drawings, self._fields, part=self._part, style=style, look=look)
        for earlier in carried:
            inline.read(earlier)
        inline.read(node)
        paragraph = Paragraph(
            runs=inline.finish(),
            style=styles.style_name(style),
            format=effective.format,
            mark=effective.mark,
            label=label,
            drawings=tuple(inline.drawings),
            page_starts=tuple(inline.page_starts),
        )
        if shared.trace is not None:
            shared.trace.remember(paragraph, ParagraphOrigin(self._part, node, tuple(carried), tuple(inline.pieces)))
        for event in shared.pending:
            event.paragraph = paragraph
        shared.pending = outer
        return paragraph

    def _label(
        self, effective: EffectiveParagraph, style: str, look: TableLook | None, properties: ParagraphProperties
    ) -> ListLabel | None:
        level = self._shared.styles.numbering.find_level(effective.number, effective.level)
        if level is None:
            return None
        return ListLabel(
            text=self._counters.label(effective.number, effective.level),
            num_id=effective.number,
            level=effective.level,
            suffix=level.suffix,
            format=self._shared.styles.label(style, look, properties, level),
        )

    def _table(self, node: etree._Element) -> Table:
        reader = StoryReader(self._shared, self._part, self._counters, self._deeper())
        reader._fields = self._fields
        return reader._read_table(node)

    def _read_table(self, node: etree._Element) -> Table:
        properties = node.find(w("tblPr"))
        named = find_child(properties, "tblStyle")
        style_id = None if named is None else named.get(VAL)
        style = self._shared.table_style(style_id)
        frame = read_frame(properties, style)
        grid = tuple(twips(column.get(w("w"))) for column in node.iterfind(f"{w('tblGrid')}/{w('gridCol')}"))
        raw = [row for item in self._rows(node) if (row := self._raw_row(item)) is not None]
        columns = max([len(grid), *(cell.column + cell.span for row in raw for cell in row.cells)], default=0)
        rows = tuple(self._row(raw, index, frame, grid, columns) for index in range(len(raw)))
        own = partial(find_child, properties)
        width, layout, alignment, indent = own("tblW"), own("tblLayout"), own("jc"), own("tblInd")
        width_type = "auto" if width is None else width.get(w("type"), "dxa")
        value = "left" if alignment is None else alignment.get(VAL, "left")
        value = style.alignment or value if alignment is None else value
        return Table(
            rows=rows,
            grid=grid,
            style=self._shared.styles.style_name(style_id) if style_id in self._shared.styles.definitions else "",
            width=0 if width is None or width_type in {"auto", "nil"} else read_table_width(width),
            width_type=width_type,
            layout="autofit" if layout is None else layout.get(w("type"), "autofit"),
            alignment=_ALIGNMENTS.get(value, value),
            indent=twips(indent.get(w("w"))) if indent is not None else style.indent or 0,
            floating=own("tblpPr") is not None,
            borders=frame.borders,
            margins=frame.margins,
        )

    def _rows(self, container: Iterable[etree._Element]) -> Iterator[etree._Element]:
        for node in container:
            if node.tag == _TR:
                yield node
            elif node.tag == _SDT:
                content = node.find(w("sdtContent"))
                self._shared.report_control(node, content, inside=False)
                yield from () if content is None else self._rows(content)
            elif node.tag in _TRANSPARENT:
                yield from self._rows(node)

    def _raw_row(self, node: etree._Element) -> RawRow | None:
        properties = node.find(w("trPr"))
        for tag, kind in (("ins", "row-insertion"), ("del", "row-deletion")):
            change = find_child(properties, tag)
            if change is not None:
                self._shared.report_change(kind, change, text=words_of(node), inside=False)
                if kind == "row-deletion":
                    return None

        def skipped(tag: str) -> int:
            found = find_child(properties, tag)
            return 0 if found is None else min(max(integer(found.get(VAL)), 0), MAX_SPAN)

        row = RawRow(properties, node.find(w("tblPrEx")), skipped("gridBefore"), skipped("gridAfter"), [])
        column = row.skip_before
        for cell in self._cells(node):
            raw = read_raw_cell(cell, column)
            deleted = raw.properties.get(_CELL_DELETED)
            if deleted is not None:
                self._shared.report_change("cell-deletion", deleted, text=words_of(cell), inside=False)
            else:
                row.cells.append(raw)
                column += raw.span
        return row

    def _cells(self, container: Iterable[etree._Element]) -> Iterator[etree._Element]:
        for node in container:
            if node.tag == _TC:
                yield node
            elif node.tag == _SDT:
                content = node.find(w("sdtContent"))
                self._shared.report_control(node, content, inside=False)
                yield from () if content is None else self._cells(content)
            elif node.tag in _TRANSPARENT:
                yield from self._cells(node)

    def _row(self, rows: list[RawRow], index: int, frame: TableFrame, grid: tuple[int, ...], columns: int) -> Row:
        raw = rows[index]
        cells = []
        for cell in raw.cells:
            span = 1 if cell.merge == "continue" else row_span(rows, index, cell)
            position = Position(index, index + span - 1, len(rows), cell.column, cell.column + cell.span - 1, columns)
            cells.append(self._cell(raw, cell, position, frame, grid))
        own = partial(find_child, raw.properties)
        height, split, header = own("trHeight"), own("cantSplit"), own("tblHeader")
        return Row(
            cells=tuple(cells),
            height=0 if height is None else twips(height.get(VAL)),
            height_rule="auto" if height is None else height.get(w("hRule"), "atLeast"),
            cant_split=split is not None and is_on(split.get(VAL)),
            header=header is not None and is_on(header.get(VAL)),
            skip_before=raw.skip_before,
            skip_after=raw.skip_after,
        )

    def _cell(self, row: RawRow, cell: RawCell, position: Position, frame: TableFrame, grid: tuple[int, ...]) -> Cell:
        names = frame.style.conditions(frame.flags, position)
        own = cell.properties.get
        width, vertical, shading = own(_CELL_WIDTH), own(_CELL_VERTICAL), own(_SHADING)
        stated = 0 if width is None or width.get(w("type"), "dxa") != "dxa" else twips(width.get(w("w")))
        return Cell(
            blocks=self.blocks(cell.node, frame.style.look(names)),
            width=stated or sum(grid[cell.column : cell.column + cell.span]),
            span=cell.span,
            row_span=position.last_row - position.first_row + 1,
            continued=cell.merge == "continue",
            borders=read_cell_borders(frame, row.exception, own(_CELL_BORDERS), position, names),
            vertical="top" if vertical is None else vertical.get(VAL, "top"),
            shading=color(shading.get(w("fill")), "") if shading is not None else frame.style.shading_of(names),
        )
