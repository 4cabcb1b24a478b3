"""Turns a Word file and remarks into the file with Word comments pinned to the words meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from lxml import etree

from docgen.errors import UnreadableInputError
from docgen.ooxml.layers import w
from docgen.ooxml.letters import EditedParagraph, set_text
from docgen.ooxml.package import Package, open_package, write_package
from docgen.ooxml.parts import with_part
from docgen.ooxml.read import read_facts
from docgen.ooxml.revising import element, own_child
from docgen.ooxml.trace import Trace
from docgen.ooxml.xml import ILLEGAL_CHARACTERS, R, W, parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from docgen.ooxml.places import PlacedParagraph

_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONSHIP = f"{R}/comments"
_STRICT = b"http://purl.oclc.org/ooxml/"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say about letters of a paragraph, or about a section or the whole document (`paragraph` None).

    `paragraph` is an index in `DocumentFacts.paragraphs()`, `section` counts from 0. Lines of `text` become paragraphs
    of the comment.
    """

    text: str
    paragraph: int | None = None
    start: int = 0
    end: int | None = None
    section: int | None = None


def add_comments(
    source: Path | bytes | BinaryIO | Package, remarks: Iterable[Remark], *, author: str = "docgen"
) -> bytes:
    """The file with one comment a remark; nothing that is printed changes.

    Word keeps comments in the body only: what is said of a header, a footer, a note or a text box is pinned to the
    paragraph of the body before it, and of a section to its first paragraph.

    Raises:
        FileAccessError, UnreadableInputError, UnsafeInputError: as `open_package`; also for a file in Strict Open XML.
    """
    package = source if isinstance(source, Package) else open_package(source)
    wanted = list(remarks)
    if not wanted:
        return write_package(package.parts)
    if _STRICT in package.parts[package.main_document]:
        raise UnreadableInputError(
            "Tệp lưu ở dạng Strict Open XML nên không ghi nhận xét vào được.",
            hint="mở bằng Word và lưu lại dạng Word Document (.docx) thường.",
        )
    return _Commentator(package, author).write(wanted)


class _Commentator:
    """The body and the comments of one file."""

    def __init__(self, package: Package, author: str) -> None:
        self._package = package
        self._author = author
        self._trace = Trace()
        self._walk: tuple[PlacedParagraph, ...] = tuple(read_facts(package, trace=self._trace).paragraphs())
        self._edited: dict[int, EditedParagraph] = {}
        name = package.find_related(package.main_document, "comments")
        folder = package.main_document.rpartition("/")[0]
        self._part = name or f"{folder}/comments.xml".lstrip("/")
        self._comments = (
            parse_xml(package.parts[name], name) if name else etree.Element(w("comments"), nsmap={"w": W, "r": R})
        )
        taken = [node.get(w("id"), "") for node in self._comments]
        self._next = max((int(value) for value in taken if value.isdigit()), default=-1) + 1

    def write(self, remarks: list[Remark]) -> bytes:
        root = None
        for remark in remarks:
            host = self._find_host(remark)
            if host is None:
                continue
            index, start, end = host
            paragraph = self._paragraph(index)
            root = paragraph.node.getroottree().getroot()
            _pin(paragraph, start, end, self._next)
            self._comments.append(self._comment(remark.text))
            self._next += 1
        parts = with_part(
            self._package.parts,
            self._part,
            _HEAD + etree.tostring(self._comments, encoding="UTF-8", xml_declaration=False),
            content_type=_CONTENT_TYPE,
            relationship=_RELATIONSHIP,
            source=self._package.main_document,
        )
        if root is not None:
            parts[self._package.main_document] = _HEAD + etree.tostring(root, encoding="UTF-8", xml_declaration=False)
        return write_package(parts)

    def _paragraph(self, index: int) -> EditedParagraph:
        if index not in self._edited:
            paragraph = self._walk[index].paragraph
            origin = self._trace.origin_of(paragraph)
            self._edited[index] = EditedParagraph(paragraph, origin, list(origin.pieces))
        return self._edited[index]

    def _find_host(self, remark: Remark) -> tuple[int, int, int | None] | None:
        """Where in the body a remark is pinned; None in a document without any paragraph."""
        if remark.paragraph is not None and 0 <= remark.paragraph < len(self._walk):
            placed = self._walk[remark.paragraph]
            if self._can_bear(placed):
                return remark.paragraph, remark.start, remark.end
            section, last = placed.section, remark.paragraph
        else:
            section, last = (remark.section or 0) + 1, -1
        hosts = [index for index, placed in enumerate(self._walk) if self._can_bear(placed)]
        inside = [index for index in hosts if self._walk[index].section == section]
        # A text box is read after the paragraph it hangs on; a header after the whole body.
        before = [index for index in inside if index <= last and self._walk[last].story == "body"]
        chosen = before[-1:] or inside[:1] or hosts[:1]
        return (chosen[0], 0, None) if chosen else None

    @staticmethod
    def _can_bear(placed: PlacedParagraph) -> bool:
        return placed.story == "body" and not placed.in_textbox

    def _comment(self, text: str) -> etree._Element:
        comment = element("comment", {"id": self._next, "author": self._author, "initials": self._author[:2].upper()})
        for line in text.splitlines() or [""]:
            paragraph = etree.SubElement(comment, w("p"))
            run = etree.SubElement(paragraph, w("r"))
            set_text(etree.SubElement(run, w("t")), ILLEGAL_CHARACTERS.sub(" ", line))
        return comment


def _pin(paragraph: EditedParagraph, start: int, end: int | None, identifier: int) -> None:
    """Marks around the letters, and the reference behind them."""
    opening, closing = (element(name, {"id": identifier}) for name in ("commentRangeStart", "commentRangeEnd"))
    reference = element("r")
    reference.append(element("commentReference", {"id": identifier}))
    runs = paragraph.runs(start, end)
    if runs:
        runs[0].addprevious(opening)
        runs[-1].addnext(closing)
    else:
        properties = own_child(paragraph.node, "pPr")
        properties.addnext(opening)
        opening.addnext(closing)
    closing.addnext(reference)
