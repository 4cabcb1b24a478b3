"""Turns the atoms of two versions of a paragraph into one line with marks, neighbouring letters of one look joined."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final

from lxml import etree

from docgen.ooxml.layers import w
from docgen.ooxml.redline.inline import Letters
from docgen.ooxml.redline.marking import DEL, INS, RPR, R, T
from docgen.ooxml.xml import qn

if TYPE_CHECKING:
    from collections.abc import Callable

    from docgen.ooxml.redline.canonical import Shape
    from docgen.ooxml.redline.inline import Atom
    from docgen.ooxml.redline.marking import Marker

_SPACE: Final = qn("xml:space")
_TEXT: Final = {"": T, INS: T, DEL: w("delText")}


class LineWriter:
    """Appends atoms to a paragraph. `bring` makes an element of the old version at home in the new package."""

    def __init__(
        self, paragraph: etree._Element, marker: Marker, bring: Callable[[etree._Element], etree._Element]
    ) -> None:
        self._paragraph = paragraph
        self._marker = marker
        self._bring = bring
        self._target = paragraph
        self._link_key = ""
        self._mark: etree._Element | None = None
        self._tag = ""
        self._run: etree._Element | None = None
        self._run_key: tuple[Shape, Shape | None] | None = None
        self._text: etree._Element | None = None
        self._pieces: list[str] = []

    def keep(self, old: Atom, new: Atom) -> None:
        """An atom both versions have, in the look of the new one; another look of old is marked."""
        self._open(new, "", new.link)
        if new.letters:
            for letters, former in _by_look(old, new):
                self._letters(letters, former)
        elif new.in_run:
            former = None if old.look == new.look else _Former(old.properties, old.look)
            self._in_run(new, former)
        else:
            self._elements(new)

    def insert(self, atom: Atom) -> None:
        self._open(atom, INS, atom.link)
        self._put(atom)

    def delete(self, atom: Atom) -> None:
        self._open(atom, DEL, atom.link)
        self._put(atom)

    def anchors(self, nodes: tuple[etree._Element, ...]) -> None:
        """Bookmarks and ends of comments, which no mark holds."""
        for node in nodes:
            self._close_mark()
            self._target.append(deepcopy(node))

    def _put(self, atom: Atom) -> None:
        if atom.letters:
            for letters in atom.letters:
                self._letters(letters, None)
        elif atom.in_run:
            self._in_run(atom, None)
        else:
            self._elements(atom)

    def _open(self, atom: Atom, tag: str, link: etree._Element | None) -> None:
        if atom.key.holder != self._link_key:
            self._close_mark()
            self._link_key = atom.key.holder
            self._target = self._paragraph
            if link is not None:
                shallow = etree.SubElement(self._paragraph, link.tag)
                for name, value in link.attrib.items():
                    shallow.set(name, value)
                self._target = self._bring(shallow) if tag == DEL else shallow
        if tag != DEL:
            self.anchors(atom.anchors)
        if tag != self._tag:
            self._close_mark()
            self._tag = tag

    def finish(self, anchors: tuple[etree._Element, ...]) -> None:
        """End the paragraph with what stands behind its last atom."""
        self.anchors(anchors)
        self._close_text()

    def _close_text(self) -> None:
        """Write the letters gathered for one text element: one by one would cost the square of their number."""
        if self._text is not None:
            text = "".join(self._pieces)
            self._text.text = text
            if text != text.strip(" "):
                self._text.set(_SPACE, "preserve")
        self._text, self._pieces = None, []

    def _close_mark(self) -> None:
        self._close_text()
        self._mark, self._run, self._run_key = None, None, None

    def _place(self) -> etree._Element:
        """Where the next run goes: into the open mark, a new one, or the paragraph itself."""
        if not self._tag:
            return self._target
        if self._mark is None:
            self._mark = self._marker.mark(self._tag)
            self._target.append(self._mark)
        return self._mark

    def _run_of(self, properties: etree._Element | None, look: Shape, former: _Former | None) -> etree._Element:
        key = (look, None if former is None else former.look)
        if self._run is None or self._run_key != key:
            self._close_text()
            self._run = etree.SubElement(self._place(), R)
            self._run_key = key
            shown = deepcopy(properties) if properties is not None else etree.Element(RPR)
            if former is not None:
                shown.append(self._marker.change(w("rPrChange"), former.properties, empty=RPR))
            if len(shown):
                self._run.append(shown)
        return self._run

    def _letters(self, letters: Letters, former: _Former | None) -> None:
        run = self._run_of(letters.properties, letters.look, former)
        if self._text is None:
            self._text = etree.SubElement(run, _TEXT[self._tag])
        self._pieces.append(letters.text)

    def _in_run(self, atom: Atom, former: _Former | None) -> None:
        run = self._run_of(atom.properties, atom.look, former)
        self._close_text()
        for node in atom.nodes:
            copy = deepcopy(node)
            if self._tag == DEL:
                copy = self._bring(copy)
                run.append(copy)
                self._marker.delete_text(copy)
            else:
                run.append(copy)

    def _elements(self, atom: Atom) -> None:
        self._close_mark()
        copies = [deepcopy(node) for node in atom.nodes]
        if self._tag:
            copies = self._marker.open_controls(copies)
        if self._tag == DEL:
            copies = [self._bring(copy) for copy in copies]
        self._target.extend(self._marker.wrap(copies, self._tag) if self._tag else copies)


class _Former:
    """The look letters had in the old version."""

    __slots__ = ("look", "properties")

    def __init__(self, properties: etree._Element | None, look: Shape) -> None:
        self.properties = properties
        self.look = look


def _by_look(old: Atom, new: Atom) -> list[tuple[Letters, _Former | None]]:
    """The letters of a token cut where either version changes its look, each with the old look if it differs."""
    pieces: list[tuple[Letters, _Former | None]] = []
    index = used = 0
    for letters in new.letters:
        done = 0
        while done < len(letters.text):
            before = old.letters[index]
            length = min(len(letters.text) - done, len(before.text) - used)
            piece = Letters(letters.text[done : done + length], letters.properties, letters.look)
            same = before.look == letters.look
            pieces.append((piece, None if same else _Former(before.properties, before.look)))
            done, used = done + length, used + length
            if used == len(before.text):
                index, used = index + 1, 0
    return pieces
