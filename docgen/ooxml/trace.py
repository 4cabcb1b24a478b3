"""Remembers, while a Word file is read, which piece of XML each paragraph, letter and section came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

    from docgen.ooxml.facts import Paragraph


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of a paragraph's text, from `start` to `end`, and the child of a w:r that holds them (w:t, w:tab)."""

    start: int
    end: int
    node: etree._Element


@dataclass(frozen=True, slots=True)
class ParagraphOrigin:
    """The part and the w:p of a paragraph. `carried` are earlier w:p that flow into it since their mark is deleted."""

    part: str
    node: etree._Element
    carried: tuple[etree._Element, ...]
    pieces: tuple[Piece, ...]


@dataclass(slots=True)
class Trace:
    """What one reading met. Its elements are those of the trees that were read, and stay alive with them."""

    sections: list[etree._Element | None] = field(default_factory=list)
    """The w:sectPr of each section; None for a section of which the file says nothing."""
    _paragraphs: dict[int, tuple[Paragraph, ParagraphOrigin]] = field(default_factory=dict)

    def remember(self, paragraph: Paragraph, origin: ParagraphOrigin) -> None:
        self._paragraphs[id(paragraph)] = (paragraph, origin)

    def origin_of(self, paragraph: Paragraph) -> ParagraphOrigin:
        """Where this very object came from. Raises KeyError for a paragraph of another reading."""
        return self._paragraphs[id(paragraph)][1]
