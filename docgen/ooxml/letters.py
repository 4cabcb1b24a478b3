"""Finds and cuts the runs that hold given letters of a paragraph, so that just these can be changed."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from docgen.ooxml.layers import w
from docgen.ooxml.trace import ParagraphOrigin, Piece
from docgen.ooxml.xml import qn

if TYPE_CHECKING:
    from docgen.ooxml.facts import Paragraph

_T, _R, _RPR = w("t"), w("r"), w("rPr")
_SPACE = qn("xml:space")
_BLANKS = " \t\r\n"
_LETTERS = frozenset({_T, w("tab"), w("br"), w("cr"), w("noBreakHyphen"), w("softHyphen"), w("sym")})


@dataclass(slots=True)
class EditedParagraph:
    """A paragraph under edit. Offsets stay those of the text as it was read, whatever has been changed since."""

    paragraph: Paragraph
    origin: ParagraphOrigin
    pieces: list[Piece]
    replaced: list[tuple[int, int]] = field(default_factory=list)
    """Where letters have been replaced so far."""

    @property
    def node(self) -> etree._Element:
        """The w:p."""
        return self.origin.node

    def runs(self, start: int, end: int | None) -> list[etree._Element]:
        """The w:r that hold the letters from `start` to `end`, cut so that they hold no others."""
        last = len(self.paragraph.text) if end is None else end
        self.cut(start)
        self.cut(last)
        found: dict[etree._Element, None] = {}
        for piece in self.pieces:
            if start <= piece.start and piece.end <= last:
                run = _run_of(piece.node)
                if run is not None:
                    found[run] = None
        return list(found)

    def cut(self, offset: int) -> None:
        """Make a run end at `offset`."""
        for position, piece in enumerate(self.pieces):
            if piece.start < offset < piece.end and piece.node.tag == _T:
                self.pieces[position : position + 1] = _split_text(piece, offset)
                break
        for piece in self.pieces:
            if piece.start == offset:
                _split_run(piece.node)
                break

    def find_neighbour(self, offset: int) -> Piece | None:
        """The piece that ends at an offset, or that begins there when none ends."""
        ends = (piece for piece in self.pieces if piece.end == offset)
        begins = (piece for piece in self.pieces if piece.start == offset)
        return next(ends, None) or next(begins, None)

    def forget(self, run: etree._Element) -> None:
        """The letters of a run are gone."""
        self.pieces = [piece for piece in self.pieces if piece.node.getparent() is not run]


def holds_letters_only(run: etree._Element) -> bool:
    """Whether a run has nothing but its look and letters: no field, drawing, note or comment mark."""
    return all(child.tag == _RPR or child.tag in _LETTERS for child in run)


def set_text(node: etree._Element, text: str) -> None:
    """Give a w:t its text, with its blanks kept."""
    node.text = text
    if text != text.strip(_BLANKS):
        node.set(_SPACE, "preserve")


def _run_of(node: etree._Element) -> etree._Element | None:
    parent = node.getparent()
    return parent if parent is not None and parent.tag == _R else None


def _split_text(piece: Piece, offset: int) -> list[Piece]:
    """Two w:t in the same run; the reader may have left out blanks at the ends of the first."""
    node = piece.node
    text = node.text or ""
    if node.get(_SPACE) != "preserve":
        text = text.strip(_BLANKS)
    second = etree.Element(_T)
    set_text(second, text[offset - piece.start :])
    set_text(node, text[: offset - piece.start])
    node.addnext(second)
    return [Piece(piece.start, offset, node), Piece(offset, piece.end, second)]


def _split_run(node: etree._Element) -> None:
    """Make a run begin with `node`."""
    run = _run_of(node)
    if run is None:
        return
    position = run.index(node)
    children = list(run)
    if all(child.tag == _RPR for child in children[:position]):
        return
    second = etree.Element(_R)
    properties = run.find(_RPR)
    if properties is not None:
        second.append(deepcopy(properties))
    second.extend(children[position:])
    run.addnext(second)
