"""Turns a paragraph into its atoms: words with their look, and units (tab, picture, field, note) that stay whole."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from lxml import etree

from docgen.ooxml.layers import w
from docgen.ooxml.redline.canonical import Shape, Shapes
from docgen.ooxml.redline.records import InlineKey

if TYPE_CHECKING:
    from collections.abc import Iterable

NOTE_CALLS: Final = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
ANCHORS: Final = tuple(
    map(w, ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd"))
)
_ANCHOR_TAGS: Final = frozenset(ANCHORS)
_R, _RPR, _T, _PPR = w("r"), w("rPr"), w("t"), w("pPr")
_FIELD_CHARACTER: Final = w("fldChar")
_KIND: Final = w("fldCharType")
_HYPERLINK: Final = w("hyperlink")
_SHOWN: Final = {
    w("tab"): "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "\u2011", w("softHyphen"): "",
}  # fmt: skip
_DIGITS: Final = 24


class KnotError(Exception):
    """A paragraph whose fields begin or end elsewhere: it is kept or replaced whole, with those it is tied to."""


@dataclass(frozen=True, slots=True)
class Letters:
    """A stretch of letters of one look."""

    text: str
    properties: etree._Element | None
    look: Shape


@dataclass(slots=True, eq=False)
class Atom:
    """A token of text (`letters`), or a unit: children of a run (`in_run`) or elements of a paragraph.

    `anchors` are bookmarks and ends of comments that stand right before it; `shown` is what a person reads of it.
    """

    key: InlineKey
    shown: str
    letters: tuple[Letters, ...] = ()
    nodes: tuple[etree._Element, ...] = ()
    in_run: bool = False
    properties: etree._Element | None = None
    look: Shape = ("", (), "", ())
    link: etree._Element | None = None
    note: str = ""
    anchors: tuple[etree._Element, ...] = ()


@dataclass(slots=True)
class Line:
    """The atoms of a paragraph; `anchors` stand behind the last one."""

    atoms: list[Atom] = field(default_factory=list)
    anchors: tuple[etree._Element, ...] = ()

    @property
    def text(self) -> str:
        return "".join(atom.shown for atom in self.atoms)


def digest_of(*shapes: Shape) -> str:
    """A short name of shapes, the same in every process."""
    return hashlib.sha256(repr(shapes).encode()).hexdigest()[:_DIGITS]


def read_line(paragraph: etree._Element, shapes: Shapes, split: Callable[[str], Sequence[str]]) -> Line:
    """The atoms of a paragraph. Raises `KnotError` when its fields do not begin and end in it."""
    return _LineReader(shapes, split).read(paragraph)


class _LineReader:
    def __init__(self, shapes: Shapes, split: Callable[[str], Sequence[str]]) -> None:
        self._shapes = shapes
        self._split = split
        self._line = Line()
        self._pending: list[Letters] = []
        self._anchors: list[tuple[int, etree._Element]] = []
        self._link: etree._Element | None = None
        self._link_key = ""

    def read(self, paragraph: etree._Element) -> Line:
        self._container([node for node in paragraph if node.tag != _PPR])
        self._flush()
        self._line.anchors = tuple(node for _, node in self._anchors)
        return self._line

    def _container(self, nodes: Sequence[etree._Element]) -> None:
        place = 0
        while place < len(nodes):
            node = nodes[place]
            if node.tag == _R and _field_kind(node):
                length = _field_length(nodes[place:])
                self._elements(tuple(nodes[place : place + length]))
                place += length
                continue
            self._node(node)
            place += 1

    def _node(self, node: etree._Element) -> None:
        if node.tag == _R:
            self._run(node)
        elif node.tag in _ANCHOR_TAGS:
            self._anchor(node)
        elif node.tag == _HYPERLINK and self._link is None:
            self._flush()
            self._link, self._link_key = node, digest_of((_HYPERLINK, self._shapes.of(node)[1], "", ()))
            self._container(list(node))
            self._flush()
            self._link, self._link_key = None, ""
        else:
            self._elements((node,))

    def _anchor(self, node: etree._Element) -> None:
        self._anchors.append((sum(len(letters.text) for letters in self._pending), node))

    def _take_anchors(self, upto: int) -> tuple[etree._Element, ...]:
        if not self._anchors:
            return ()
        taken = tuple(node for offset, node in self._anchors if offset <= upto)
        self._anchors = [(offset, node) for offset, node in self._anchors if offset > upto]
        return taken

    def _run(self, run: etree._Element) -> None:
        properties = run[0] if len(run) and run[0].tag == _RPR else None
        look = self._shapes.look(properties)
        for node in run:
            if node.tag == _RPR:
                continue
            if node.tag == _T:
                if node.text:
                    self._pending.append(Letters(node.text, properties, look))
            elif node.tag == w("commentReference"):
                call = etree.Element(_R)
                call.append(node)
                self._anchor(call)
            elif node.tag in {w("instrText"), _FIELD_CHARACTER}:
                raise KnotError
            else:
                self._in_run(node, properties, look)

    def _in_run(self, node: etree._Element, properties: etree._Element | None, look: Shape) -> None:
        note = NOTE_CALLS.get(str(node.tag), "")
        name = note or f"{str(node.tag).rpartition('}')[2]}:{digest_of(self._shapes.of(node))}"
        self._add(
            Atom(
                InlineKey(name, is_unit=True, holder=self._link_key),
                _SHOWN.get(str(node.tag), ""),
                nodes=(node,),
                in_run=True,
                properties=properties,
                look=look,
                note=f"{note}:{node.get(w('id'), '')}" if note else "",
            )
        )

    def _elements(self, nodes: tuple[etree._Element, ...]) -> None:
        name = f"unit:{digest_of(*map(self._shapes.of, nodes))}"
        shown = "".join(text.text or "" for node in nodes for text in node.iter(_T))
        self._add(Atom(InlineKey(name, is_unit=True, holder=self._link_key), shown, nodes=nodes))

    def _add(self, atom: Atom) -> None:
        self._flush()
        atom.link = self._link
        atom.anchors = self._take_anchors(0)
        self._line.atoms.append(atom)

    def _flush(self) -> None:
        """Letters gathered from neighbouring runs become tokens, each with its looks."""
        if not self._pending:
            return
        stretches, self._pending = self._pending, []
        text = "".join(letters.text for letters in stretches)
        start = index = used = 0
        for token in self._split(text):
            letters: list[Letters] = []
            missing = len(token)
            if used + missing < len(stretches[index].text):  # the usual case: one look, and more of it to come
                letters.append(Letters(token, stretches[index].properties, stretches[index].look))
                used, missing = used + missing, 0
            while missing:
                source = stretches[index]
                piece = source.text[used : used + missing]
                if letters and letters[-1].look == source.look:
                    letters[-1] = Letters(letters[-1].text + piece, letters[-1].properties, source.look)
                else:
                    letters.append(Letters(piece, source.properties, source.look))
                missing, used = missing - len(piece), used + len(piece)
                if used == len(source.text):
                    index, used = index + 1, 0
            key = InlineKey(token, holder=self._link_key)
            anchors = self._take_anchors(start)
            self._line.atoms.append(Atom(key, token, letters=tuple(letters), link=self._link, anchors=anchors))
            start += len(token)
        self._anchors = [(0, node) for _, node in self._anchors]


def _field_kind(run: etree._Element) -> str:
    node = run.find(_FIELD_CHARACTER)
    return "" if node is None else node.get(_KIND, "")


def _field_length(nodes: Iterable[etree._Element]) -> int:
    """How many of the elements, from the first on, make one whole field."""
    depth = 0
    for count, node in enumerate(nodes, start=1):
        if node.tag == _R:
            depth += {"begin": 1, "end": -1}.get(_field_kind(node), 0)
        elif node.tag not in _ANCHOR_TAGS:
            break
        if depth <= 0:
            if count == 1:
                break
            return count
    raise KnotError
