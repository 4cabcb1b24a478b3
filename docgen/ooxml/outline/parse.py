"""Turns an outline into document facts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from docgen.ooxml.facts import (
    Block,
    Cell,
    CellMargins,
    Comment,
    ContentControl,
    DataItem,
    DocumentFacts,
    Drawing,
    ListLabel,
    Note,
    Paragraph,
    Row,
    Run,
    Section,
    Style,
    Table,
    TrackedChange,
)
from docgen.ooxml.formats import NO_BORDERS, PLAIN_PARAGRAPH, PLAIN_RUN
from docgen.ooxml.outline import keys
from docgen.ooxml.outline.cells import cell_default, outlay_of, shape_of
from docgen.ooxml.outline.lexis import Node, Scanner, Token, outline_error, parse_tree, unescape
from docgen.ooxml.outline.records import (
    APPLICATION,
    CHANGE,
    COMMENT,
    CONTROL,
    CORE,
    CUSTOM,
    DATA,
    MARGIN_STORIES,
    STYLE,
)
from docgen.ooxml.properties import NO_CORE_PROPERTIES, UNKNOWN_APPLICATION, CustomProperty

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from docgen.ooxml.formats import RunFormat

_CELL_SHAPE = keys.index(key for key in keys.CELL if key.name in {"span", "rows"})
_INNER = frozenset({"mark", "list"})


class Reader:
    """Builds one document from its nodes, in the order of the lines."""

    def __init__(self) -> None:
        self.facts = DocumentFacts()
        self._styles: dict[str, Style] = {}
        self._sections: list[Section] = []
        self._loose: list[Block] = []
        # Many of a kind are collected here and handed to the facts at the end, by the names of their fields.
        self._lists: defaultdict[str, list[object]] = defaultdict(list)

    def read(self, nodes: Iterable[Node]) -> DocumentFacts:
        for node in nodes:
            handler = _TOP.get(node.keyword)
            if handler is not None:
                handler(self, node)
            elif node.keyword in {"p", "table"}:
                self._loose.extend(self.blocks([node]))
            else:
                raise outline_error(
                    f"không có dòng “{node.keyword}”",
                    node.line,
                    f"dùng một trong: p, table, {', '.join(sorted(_TOP))}.",
                )
        self._close_loose()
        lists = {name: tuple(items) for name, items in self._lists.items()}
        sections = tuple(self._sections) or (Section(),)
        return replace(self.facts, sections=sections, **lists)  # type: ignore[arg-type] # each list has its kind

    def _close_loose(self) -> None:
        """Blocks outside any section make one of their own."""
        if self._loose:
            self._sections.append(Section(blocks=tuple(self._loose)))
            self._loose = []

    def document(self, node: Node) -> None:
        self.facts = keys.apply(self.facts, node.tokens, keys.index(keys.DOCUMENT), node.line)

    def core(self, node: Node) -> None:
        core = keys.apply(NO_CORE_PROPERTIES, node.tokens, keys.index(CORE), node.line)
        self.facts = replace(self.facts, core=core)

    def application(self, node: Node) -> None:
        application = keys.apply(UNKNOWN_APPLICATION, node.tokens, keys.index(APPLICATION), node.line)
        self.facts = replace(self.facts, application=application)

    def custom(self, node: Node) -> None:
        made = keys.apply(CustomProperty(_name(node), ""), node.tokens, keys.index(CUSTOM), node.line)
        self._lists["custom"].append(made)

    def data(self, node: Node) -> None:
        made = keys.apply(DataItem(_name(node), ""), node.tokens, keys.index(DATA), node.line)
        self._lists["data_items"].append(made)

    def style(self, node: Node) -> None:
        own, run, rest = keys.split(node.tokens, keys.index(STYLE), keys.RUN_KEYS)
        style = Style(
            name=_name(node),
            paragraph=keys.apply_paragraph(PLAIN_PARAGRAPH, rest, node.line),
            run=keys.apply(PLAIN_RUN, run, keys.RUN_KEYS, node.line),
        )
        style = keys.apply(style, own, keys.index(STYLE), node.line)
        self._styles.setdefault(style.name, style)
        self._lists["styles"].append(style)

    def section(self, node: Node) -> None:
        self._close_loose()
        previous = self._sections[-1] if self._sections else Section()
        section = keys.apply(Section(), node.tokens, keys.index(keys.SECTION), node.line)
        stories = {field: getattr(previous, field) for field, _, _ in MARGIN_STORIES}
        fields = {(keyword, name): field for field, keyword, name in MARGIN_STORIES}
        body = []
        for child in node.children:
            field = fields.get((child.keyword, child.name or "default"))
            if field is None:
                body.append(child)
            else:
                stories[field] = self.blocks(child.children)
        self._sections.append(replace(section, blocks=self.blocks(body), **stories))

    def note(self, node: Node) -> None:
        try:
            number = int(_name(node))
        except ValueError:
            raise outline_error(f"số của cước chú “{node.name}” không phải là số", node.line) from None
        note = Note(node.keyword, number, self.blocks(node.children))
        self._lists["notes"].append(note)

    def comment(self, node: Node) -> None:
        made = keys.apply(Comment(), node.tokens, keys.index(COMMENT), node.line)
        self._lists["comments"].append(made)

    def change(self, node: Node) -> None:
        made = keys.apply(TrackedChange(_name(node)), node.tokens, keys.index(CHANGE), node.line)
        self._lists["changes"].append(made)

    def control(self, node: Node) -> None:
        made = keys.apply(ContentControl(_name(node)), node.tokens, keys.index(CONTROL), node.line)
        self._lists["controls"].append(made)

    def blocks(self, nodes: Iterable[Node]) -> tuple[Block, ...]:
        found: list[Block] = []
        for node in nodes:
            if node.keyword == "p":
                found.append(self._paragraph(node))
            elif node.keyword == "table":
                found.append(self._table(node))
            else:
                raise outline_error(f"không có dòng “{node.keyword}” ở đây", node.line, "dùng p hoặc table.")
        return tuple(found)

    def _paragraph(self, node: Node) -> Paragraph:
        name = "Normal" if node.name is None else node.name
        style = self._styles.get(name) or Style(name)
        run, inner, rest = keys.split(node.tokens, keys.RUN_KEYS, dict.fromkeys(_INNER, keys.LABEL[0]))
        base = keys.apply(style.run, run, keys.RUN_KEYS, node.line)
        groups = {token.name: token.inner for token in inner}
        mark = keys.apply(base, groups.get("mark", ()), keys.RUN_KEYS, node.line)
        return Paragraph(
            runs=_runs(node, base),
            style=name,
            format=keys.apply_paragraph(style.paragraph, rest, node.line),
            mark=mark,
            label=_label(groups["list"], mark, node.line) if "list" in groups else None,
            drawings=tuple(self._drawing(child) for child in node.children),
        )

    def _drawing(self, node: Node) -> Drawing:
        if node.keyword != "draw":
            raise outline_error(f"không có dòng “{node.keyword}” dưới một đoạn", node.line, "dùng draw[…].")
        drawing = keys.apply(Drawing(_name(node)), node.tokens, keys.index(keys.DRAWING), node.line)
        return replace(drawing, blocks=self.blocks(node.children))

    def _table(self, node: Node) -> Table:
        own, borders, margins, unknown = keys.split(
            node.tokens, keys.index(keys.TABLE), keys.BORDER_KEYS, keys.index(keys.MARGINS)
        )
        table = keys.apply(Table(), [*own, *unknown], keys.index(keys.TABLE), node.line)
        table = replace(
            table,
            borders=keys.apply(NO_BORDERS, borders, keys.BORDER_KEYS, node.line),
            margins=keys.apply(CellMargins(), margins, keys.index(keys.MARGINS), node.line),
        )
        rows = []
        for child in node.children:
            if child.keyword != "row":
                raise outline_error(f"không có dòng “{child.keyword}” trong bảng", child.line, "dùng row.")
            rows.append(keys.apply(Row(), child.tokens, keys.index(keys.ROW), child.line))
        sketches = [[_cell_shape(cell) for cell in child.children] for child in node.children]
        outlay = outlay_of(table, (shape_of(row.skip_before, cells) for row, cells in zip(rows, sketches, strict=True)))
        made = []
        for number, child in enumerate(node.children):
            cells = tuple(
                self._cell(cell, cell_default(table, outlay, number, position))
                for position, cell in enumerate(child.children)
            )
            made.append(replace(rows[number], cells=cells))
        return replace(table, rows=tuple(made))

    def _cell(self, node: Node, default: Cell) -> Cell:
        own, borders, unknown = keys.split(node.tokens, keys.index(keys.CELL), keys.BORDER_KEYS)
        cell = keys.apply(default, [*own, *unknown], keys.index(keys.CELL), node.line)
        edges = keys.apply(default.borders, borders, keys.BORDER_KEYS, node.line)
        return replace(cell, borders=edges, blocks=self.blocks(node.children))


def _name(node: Node) -> str:
    if node.name is None:
        raise outline_error(f"dòng “{node.keyword}” thiếu tên", node.line, f"viết {node.keyword}[tên].")
    return node.name


def _cell_shape(node: Node) -> Cell:
    """Only what a cell's neighbours must know of it."""
    if node.keyword != "cell":
        raise outline_error(f"không có dòng “{node.keyword}” trong hàng", node.line, "dùng cell.")
    return keys.apply(Cell(), keys.split(node.tokens, _CELL_SHAPE)[0], _CELL_SHAPE, node.line)


def _label(tokens: tuple[Token, ...], mark: RunFormat, line: int) -> ListLabel:
    own, rest = keys.split(tokens, keys.index(keys.LABEL))
    label = keys.apply(ListLabel(""), own, keys.index(keys.LABEL), line)
    return replace(label, format=keys.apply(mark, rest, keys.RUN_KEYS, line))


def _runs(node: Node, base: RunFormat) -> tuple[Run, ...]:
    """The runs of the text after the colon."""
    if not node.inline:
        return ()
    runs: list[Run] = []
    scanner = Scanner(node.inline, node.line)
    while scanner.peek():
        if scanner.peek() == "{":
            scanner.at += 1
            runs.append(_group(scanner, base))
        else:
            runs.append(Run(_plain(scanner), base))
    return tuple(runs)


def _plain(scanner: Scanner) -> str:
    start = scanner.at
    while scanner.peek() not in {"", "{"}:
        scanner.step()
    return unescape(scanner.text[start : scanner.at], scanner.line)


def _group(scanner: Scanner, base: RunFormat) -> Run:
    tokens = scanner.tokens("|}")
    if scanner.peek() != "|":
        raise outline_error(
            "trong {…} thiếu dấu |", scanner.line, "viết {bold|chữ đậm}; dấu ngoặc trong câu viết là \\{ và \\}."
        )
    scanner.at += 1
    extra, look = keys.split(tokens, keys.index(keys.RUN_EXTRA))
    run = Run(scanner.until("}"), keys.apply(base, look, keys.RUN_KEYS, scanner.line))
    return keys.apply(run, extra, keys.index(keys.RUN_EXTRA), scanner.line)


_TOP: dict[str, Callable[[Reader, Node], None]] = {
    "document": Reader.document,
    "core": Reader.core,
    "application": Reader.application,
    "custom": Reader.custom,
    "data": Reader.data,
    "style": Reader.style,
    "section": Reader.section,
    "footnote": Reader.note,
    "endnote": Reader.note,
    "comment": Reader.comment,
    "change": Reader.change,
    "control": Reader.control,
}


def parse(text: str) -> DocumentFacts:
    """The facts an outline tells.

    Raises:
        UnreadableInputError: the text breaks the grammar; the location holds its line.
    """
    return Reader().read(parse_tree(text))
