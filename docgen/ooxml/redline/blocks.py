"""Turns the elements of a body, cell or note into blocks: paragraphs, tables, controls, knots of paragraphs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from docgen.ooxml.layers import VAL, w
from docgen.ooxml.redline.canonical import Shape, Shapes, value_of
from docgen.ooxml.redline.inline import KnotError, Line, digest_of, read_line
from docgen.ooxml.redline.locating import words_of
from docgen.ooxml.redline.normalising import blocks_of, open_wrapper
from docgen.ooxml.redline.records import BlockKey
from docgen.ooxml.xml import find_child

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lxml import etree

_SECTION: Final = f"{w('pPr')}/{w('sectPr')}"
_FIELD: Final = w("fldChar")
_STEPS: Final = {"begin": 1, "end": -1}


@dataclass(slots=True, eq=False)
class Block:
    """A block of one version. `kind`: `p`, `s` (a paragraph that ends a section), `tbl`, `sdt`, `knot`, `other`.

    A knot is a row of blocks that one field runs through; `stiff` is a paragraph of a knot, replaced whole.
    """

    kind: Literal["p", "s", "tbl", "sdt", "knot", "other"]
    nodes: tuple[etree._Element, ...]
    key: BlockKey
    line: Line | None = None
    stiff: bool = False

    @property
    def node(self) -> etree._Element:
        return self.nodes[0]

    @property
    def text(self) -> str:
        return self.line.text if self.line is not None else "\n".join(map(words_of, self.nodes))


class BlockReader:
    """Reads the blocks of one version's story."""

    def __init__(self, shapes: Shapes, split: Callable[[str], Sequence[str]], *, side: str) -> None:
        self._shapes = shapes
        self._split = split
        self._number = 0
        self._side = side

    def read(self, nodes: Iterable[etree._Element], *, hard: bool) -> list[Block]:
        """The blocks; when the container must end in a paragraph (`hard`), a knot at its end is cut up."""
        found: list[Block] = []
        pending = list(nodes)
        place = 0
        while place < len(pending):
            block = self._block(pending, place)
            found.append(block)
            place += len(block.nodes)
        if hard and found and found[-1].kind == "knot":
            found[-1:] = [self._stiff(node) for node in found[-1].nodes if node.tag == w("p")]
        return found

    def rows(self, table: etree._Element) -> list[Block]:
        """The rows of a table, as blocks of kind `other`; only rows of the same cells are paired."""
        return [
            Block("other", (row,), BlockKey(f"tr:{self._cells(row)}", self._words(row)))
            for row in table.iterfind(w("tr"))
        ]

    def _block(self, nodes: Sequence[etree._Element], place: int) -> Block:
        node = nodes[place]
        if node.tag == w("tbl"):
            columns = sum(1 for _ in node.iterfind(f"{w('tblGrid')}/{w('gridCol')}"))
            return Block("tbl", (node,), BlockKey(f"tbl:{columns}", self._words(node), value_of_style(node)))
        if node.tag == w("sdt"):
            return Block("sdt", (node,), BlockKey(f"sdt:{control_key(node, self._shapes)}", self._words(node)))
        if node.tag != w("p"):
            return Block("other", (node,), self._whole("other", (node,)))
        try:
            return self._paragraph(node)
        except KnotError:
            tied = tuple(nodes[place : place + _tied(nodes[place:])])
            return Block("knot", tied, self._whole("knot", tied))

    def _paragraph(self, node: etree._Element) -> Block:
        line = read_line(node, self._shapes, self._split)
        words = tuple(atom.key.text for atom in line.atoms if atom.key.is_unit or not atom.key.text.isspace())
        kind: Literal["p", "s"] = "p" if node.find(_SECTION) is None else "s"
        style = value_of(node.find(w("pPr")), "pStyle")
        return Block(kind, (node,), BlockKey(kind, words, style, replaceable=True), line)

    def _stiff(self, node: etree._Element) -> Block:
        self._number += 1
        key = BlockKey(f"stiff:{self._number}", (f"{self._side}:{self._number}",))
        return Block("p", (node,), key, stiff=True)

    def _whole(self, kind: str, nodes: tuple[etree._Element, ...]) -> BlockKey:
        name = digest_of(*map(self._shapes.of, nodes))
        return BlockKey(f"{kind}:{name}", (name,))

    def _words(self, node: etree._Element) -> tuple[str, ...]:
        return tuple(token for token in self._split(words_of(node)) if not token.isspace())

    def _cells(self, row: etree._Element) -> str:
        """What must be equal for two rows to be one row of the redline: spans, merges, exceptions."""
        parts: list[Shape] = [self._shapes.of(row.find(w("tblPrEx")))]
        properties = row.find(w("trPr"))
        spans = [value_of(properties, "gridBefore"), value_of(properties, "gridAfter")]
        for cell in row.iterfind(w("tc")):
            own = cell.find(w("tcPr"))
            spans.append(value_of(own, "gridSpan") or "1")
            for name in ("vMerge", "hMerge"):
                merge = find_child(own, name)
                spans.append("-" if merge is None else merge.get(VAL, "continue"))
        return f"{'.'.join(spans)}:{digest_of(*parts)}"


def value_of_style(table: etree._Element) -> str:
    """The style of a table."""
    return value_of(table.find(w("tblPr")), "tblStyle")


def control_key(control: etree._Element, shapes: Shapes) -> str:
    """What makes a content control the same in both versions: its properties without its number."""
    return digest_of(shapes.of(control.find(w("sdtPr")), without=(w("id"), w("showingPlcHdr"), w("rPr"))))


def open_lone_controls(old: etree._Element, new: etree._Element, shapes: tuple[Shapes, Shapes]) -> int:
    """Open the content controls among the blocks that only one version has; says how many. In place."""
    opened = 0
    while True:
        sides = [
            [(control_key(node, side), node) for node in holder if node.tag == w("sdt")]
            for holder, side in zip((old, new), shapes, strict=True)
        ]
        counts = [Counter(key for key, _ in side) for side in sides]
        lone = [
            node for side, other in zip(sides, reversed(counts), strict=True) for key, node in side if not other[key]
        ]
        if not lone:
            return opened
        for node in lone:
            open_wrapper(node)
            opened += 1


def _tied(nodes: Sequence[etree._Element]) -> int:
    """How many blocks, from the first on, the open fields run through; one when they never end."""
    depth = 0
    for count, node in enumerate(nodes, start=1):
        depth += sum(_STEPS.get(item.get(w("fldCharType"), ""), 0) for item in node.iter(_FIELD))
        if depth <= 0:
            return count
    return 1


def contents_of(holder: etree._Element) -> list[etree._Element]:
    """The blocks of a holder as a list."""
    return list(blocks_of(holder))
