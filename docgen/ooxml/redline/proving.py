"""Turns a redline and its two versions into a verdict: all accepted it is the new one, all rejected the old one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from docgen.ooxml.layers import VAL, w
from docgen.ooxml.package import open_package
from docgen.ooxml.redline.canonical import NO_SHAPE, Shape, Shapes, value_of
from docgen.ooxml.redline.definitions import list_shapes
from docgen.ooxml.redline.inline import ANCHORS, NOTE_CALLS, digest_of
from docgen.ooxml.redline.margins import Place, sections_of, shown_margins
from docgen.ooxml.redline.normalising import Normalised, blocks_of, normalise
from docgen.ooxml.redline.resolving import accept_all, reject_all
from docgen.ooxml.xml import find_child, parse_xml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from docgen.ooxml.package import Package

_STYLES: Final = frozenset(map(w, ("pStyle", "rStyle", "tblStyle")))
_NUM_ID: Final = w("numId")
_SKIPPED: Final = frozenset({*ANCHORS, w("commentReference"), w("pPr"), w("rPr")})
_TEXTS: Final = {w("t"): "t", w("instrText"): "instr"}

Picture = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Mismatch:
    """The first place where a redline is not what it should be. `resolved`: `accepted` or `rejected`."""

    resolved: str
    story: str
    number: int


def find_mismatch(old: Package, new: Package, redline: bytes) -> Mismatch | None:
    """Where accepting or rejecting everything does not give the version it should; None when the redline is proven.

    Compared are text, properties of letters, paragraphs and sections, tables, lists, links, fields, pictures, notes,
    headers and footers; not bookmarks, comments and the frames of content controls, which no mark can hold.
    """
    made = open_package(redline)
    for name, wanted, resolve in (("accepted", new, accept_all), ("rejected", old, reject_all)):
        found = _first_difference(Pictures(wanted, None).document(), Pictures(made, resolve).document())
        if found is not None:
            return Mismatch(name, *found)
    return None


def _first_difference(wanted: dict[str, Picture], found: dict[str, Picture]) -> tuple[str, int] | None:
    for story, ours in wanted.items():
        theirs = found.get(story, ())
        if ours != theirs:
            pairs = enumerate(zip(ours, theirs, strict=False), start=1)
            return story, next((number for number, (a, b) in pairs if a != b), min(len(ours), len(theirs)) + 1)
    return None


class _NamedShapes(Shapes):
    """Shapes in which styles stand under their names, and lists for what they look like and when they first appear."""

    def __init__(self, package: Package, part: str, names: _Names) -> None:
        super().__init__(package.relationships(part), package.parts)
        self._names = names

    def _attribute(self, node: etree._Element, name: str, value: str) -> tuple[str, str]:
        if name == VAL and node.tag in _STYLES:
            return name, self._names.style(value)
        if name == VAL and node.tag == _NUM_ID:
            return name, self._names.list(value)
        return super()._attribute(node, name, value)


class _Names:
    def __init__(self, styles: etree._Element | None, numbering: etree._Element | None) -> None:
        self._styles = {} if styles is None else {
            node.get(w("styleId"), ""): value_of(node, "name").casefold() for node in styles.iterfind(w("style"))
        }  # fmt: skip
        self._lists = list_shapes(numbering)
        self._seen: dict[str, str] = {}

    def style(self, identifier: str) -> str:
        return self._styles.get(identifier) or identifier.casefold()

    def list(self, number: str) -> str:
        if number not in self._seen:
            shape = self._lists.get(number)
            self._seen[number] = number if shape is None else f"{len(self._seen)}:{digest_of(shape)}"
        return self._seen[number]


class Pictures:
    """What one package says and shows, as values that are equal for equal documents."""

    def __init__(self, package: Package, resolve: Callable[[etree._Element], None] | None) -> None:
        self._package = package
        self._resolve = resolve
        related = [package.find_related(package.main_document, kind) for kind in ("styles", "numbering")]
        self._names = _Names(*(None if name is None else parse_xml(package.parts[name], name) for name in related))
        self._trees: dict[str, etree._Element] = {}
        self._margins: dict[tuple[str, str], Picture] = {}

    def document(self) -> dict[str, Picture]:
        """The body block by block, and the margins section by section."""
        main = self._package.main_document
        body = self._tree(main).find(w("body"))
        shapes = _NamedShapes(self._package, main, self._names)
        if body is not None and body.find(w("sectPr")) is None:
            etree.SubElement(body, w("sectPr"))
        sections = sections_of(self._tree(main))
        shown = shown_margins(sections, self._package)
        return {
            "body": () if body is None else tuple(self._blocks(body, shapes)),
            "sections": tuple(shapes.properties(section) for section in sections),
            "margins": tuple(self._margin(shown[section]) for section in sections),
        }

    def _tree(self, name: str) -> etree._Element:
        if name not in self._trees:
            root = parse_xml(self._package.parts[name], name)
            if self._resolve is not None:
                self._resolve(root)
            normalise(root, Normalised())
            self._trees[name] = root
        return self._trees[name]

    def _margin(self, shown: dict[Place, str]) -> Picture:
        found = []
        for place, part in sorted(shown.items()):
            if (part, "") not in self._margins:
                shapes = _NamedShapes(self._package, part, self._names)
                self._margins[part, ""] = tuple(self._blocks(self._tree(part), shapes))
            blocks = self._margins[part, ""]
            if blocks and not _is_blank(blocks):
                found.append((place, blocks))
        return tuple(found)

    def _blocks(self, holder: etree._Element, shapes: Shapes) -> Iterator[Picture]:
        for node in blocks_of(holder):
            if node.tag == w("p"):
                yield self._paragraph(node, shapes)
            elif node.tag == w("tbl"):
                yield self._table(node, shapes)
            elif node.tag == w("sdt"):
                content = node.find(w("sdtContent"))
                if content is not None:
                    yield from self._blocks(content, shapes)
            else:
                yield ("other", shapes.of(node))

    def _paragraph(self, node: etree._Element, shapes: Shapes) -> Picture:
        properties = node.find(w("pPr"))
        mark = find_child(properties, "rPr")
        ends_section = properties is not None and properties.find(w("sectPr")) is not None
        inline: list[list[object]] = []
        for kind, value, look, link in self._inline(node, shapes, ""):
            if inline and kind in {"t", "instr"} and [inline[-1][0], *inline[-1][2:]] == [kind, look, link]:
                inline[-1][1] = str(inline[-1][1]) + str(value)
            else:
                inline.append([kind, value, look, link])
        return ("p", shapes.paragraph(properties), shapes.look(mark), ends_section, tuple(map(tuple, inline)))

    def _inline(
        self, holder: Iterable[etree._Element], shapes: Shapes, link: str
    ) -> Iterator[tuple[str, object, Shape, str]]:
        for node in holder:
            if node.tag in _SKIPPED:
                continue
            if node.tag == w("r"):
                yield from self._run(node, shapes, link)
            elif node.tag == w("hyperlink"):
                yield from self._inline(node, shapes, digest_of(("", shapes.of(node)[1], "", ())))
            elif node.tag == w("sdt"):
                content = node.find(w("sdtContent"))
                yield from self._inline(() if content is None else content, shapes, link)
            else:
                yield "node", shapes.of(node), NO_SHAPE, link

    def _run(self, run: etree._Element, shapes: Shapes, link: str) -> Iterator[tuple[str, object, Shape, str]]:
        look = shapes.look(run.find(w("rPr")))
        for node in run:
            if node.tag in _SKIPPED:
                continue
            kind = _TEXTS.get(str(node.tag))
            if kind is not None:
                if node.text:
                    yield kind, node.text, look, link
            elif node.tag in NOTE_CALLS:
                yield "note", self._note(NOTE_CALLS[str(node.tag)], node.get(w("id"), "")), look, link
            else:
                yield "node", shapes.of(node), look, link

    def _note(self, kind: str, identifier: str) -> Picture:
        name = self._package.find_related(self._package.main_document, f"{kind}s")
        if name is None:
            return (kind, identifier)
        shapes = _NamedShapes(self._package, name, self._names)
        for note in self._tree(name).iterfind(w(kind)):
            if note.get(w("id")) == identifier:
                return (kind, *self._blocks(note, shapes))
        return (kind, identifier)

    def _table(self, table: etree._Element, shapes: Shapes) -> Picture:
        grid = shapes.of(table.find(w("tblGrid")), without=(w("tblGridChange"),))
        return ("tbl", shapes.properties(table.find(w("tblPr"))), grid, *(
            self._row(row, shapes) for row in table.iterfind(w("tr"))
        ))  # fmt: skip

    def _row(self, row: etree._Element, shapes: Shapes) -> Picture:
        cells = tuple(
            (shapes.properties(cell.find(w("tcPr"))), *self._blocks(cell, shapes)) for cell in row.iterfind(w("tc"))
        )
        return (shapes.properties(row.find(w("tblPrEx"))), shapes.properties(row.find(w("trPr"))), cells)


def _is_blank(blocks: Picture) -> bool:
    """One paragraph with nothing in it: what is left of a header that only the other version has."""
    first = blocks[0]
    return len(blocks) == 1 and isinstance(first, tuple) and first[0] == "p" and not first[-1]
