"""Turns a Word file and edits into the file with just these changes, directly or as tracked changes.

Parts that no edit touches keep their bytes. What cannot be changed without harm is refused with a reason, and the rest
is done.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Literal

from lxml import etree

from docgen.ooxml.edits import (
    Edit,
    PageNumberEdit,
    ParagraphEdit,
    ParagraphRemoval,
    RuleLineInsertion,
    RunEdit,
    SectionEdit,
    TextEdit,
)
from docgen.ooxml.layers import w
from docgen.ooxml.letters import EditedParagraph
from docgen.ooxml.package import Package, open_package, write_package
from docgen.ooxml.page_number import add_header, find_header, new_header, page_number_paragraph
from docgen.ooxml.read import read_facts
from docgen.ooxml.restyling import change_paragraph, change_run, change_section
from docgen.ooxml.revising import RefusedError, Reviser, element, own_child, put
from docgen.ooxml.rewording import insert_rule_line, remove_paragraph, replace_letters
from docgen.ooxml.trace import Trace

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

Mode = Literal["tracked", "direct"]
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STRICT = b"http://purl.oclc.org/ooxml/"


@dataclass(frozen=True, slots=True)
class Refused:
    """An edit that was not made, and why."""

    edit: Edit
    reason: str


@dataclass(frozen=True, slots=True)
class Edited:
    """The changed file, the edits made in the order given, and those refused."""

    bytes: bytes
    applied: tuple[Edit, ...]
    refused: tuple[Refused, ...]


def apply_edits(
    source: Path | bytes | BinaryIO | Package,
    edits: Iterable[Edit],
    *,
    mode: Mode = "tracked",
    author: str = "docgen",
    moment: datetime | None = None,
) -> Edited:
    """The file with these edits. `moment` dates tracked changes; without it they bear no date and bytes stay the same.

    Looks are changed first and text last, so that every edit may count in the document as it was read.

    Raises:
        FileAccessError, UnreadableInputError, UnsafeInputError: as `open_package`.
    """
    package = source if isinstance(source, Package) else open_package(source)
    date = moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment else ""
    editor = _Editor(package, Reviser(author=author, tracked=mode == "tracked", date=date))
    wanted = list(dict.fromkeys(edits))
    refused = {}
    for edit in sorted(wanted, key=_turn):
        try:
            editor.apply(edit)
        except RefusedError as error:
            refused[edit] = Refused(edit, str(error))
    return Edited(
        bytes=editor.finish(),
        applied=tuple(edit for edit in wanted if edit not in refused),
        refused=tuple(refused[edit] for edit in wanted if edit in refused),
    )


def _turn(edit: Edit) -> int:
    """Looks, then letters, then whole paragraphs."""
    if isinstance(edit, TextEdit):
        return 1
    return 2 if isinstance(edit, RuleLineInsertion | ParagraphRemoval | PageNumberEdit) else 0


class _Editor:
    """The trees of one file under edit."""

    def __init__(self, package: Package, reviser: Reviser) -> None:
        self._parts = dict(package.parts)
        self._package = package
        self._reviser = reviser
        self._trace = Trace()
        facts = read_facts(package, trace=self._trace)
        self._paragraphs = tuple(placed.paragraph for placed in facts.paragraphs())
        self._edited: dict[int, EditedParagraph] = {}
        self._trees: dict[str, etree._Element] = {}
        self._strict = _STRICT in package.parts[package.main_document]
        reviser.number_after(self._all_roots())

    def _all_roots(self) -> Iterable[etree._Element]:
        nodes = [self._trace.origin_of(paragraph).node for paragraph in self._paragraphs]
        nodes.extend(section for section in self._trace.sections if section is not None)
        return {id(root): root for root in (node.getroottree().getroot() for node in nodes)}.values()

    def finish(self) -> bytes:
        for part, root in self._trees.items():
            self._reviser.number_apart(root)
            self._parts[part] = _HEAD + etree.tostring(root, encoding="UTF-8", xml_declaration=False)
        return write_package(self._parts)

    def apply(self, edit: Edit) -> None:
        if self._strict:
            raise RefusedError("tệp lưu ở dạng Strict Open XML; hãy lưu lại dạng .docx thường rồi sửa")
        if isinstance(edit, SectionEdit):
            change_section(self._section(edit.section), edit, self._reviser)
        elif isinstance(edit, ParagraphEdit):
            change_paragraph(self._paragraph(edit.paragraph).node, edit, self._reviser)
        elif isinstance(edit, RunEdit):
            self._restyle(edit)
        elif isinstance(edit, TextEdit):
            replace_letters(self._paragraph(edit.paragraph), edit, self._reviser)
        elif isinstance(edit, ParagraphRemoval):
            remove_paragraph(self._paragraph(edit.paragraph), self._reviser)
        elif isinstance(edit, RuleLineInsertion):
            insert_rule_line(self._paragraph(edit.paragraph), edit, self._reviser)
        else:
            self._number_pages(edit)

    def _paragraph(self, index: int) -> EditedParagraph:
        if not 0 <= index < len(self._paragraphs):
            raise RefusedError(f"văn bản không có đoạn thứ {index}")
        if index not in self._edited:
            origin = self._trace.origin_of(self._paragraphs[index])
            if origin.carried:
                raise RefusedError("đoạn này đang có dấu đoạn bị xoá có theo dõi; hãy chấp nhận sửa đổi ấy trước")
            self._edited[index] = EditedParagraph(self._paragraphs[index], origin, list(origin.pieces))
            self._trees[origin.part] = origin.node.getroottree().getroot()
        return self._edited[index]

    def _section(self, index: int) -> etree._Element:
        if not 0 <= index < len(self._trace.sections):
            raise RefusedError(f"văn bản không có phần thứ {index}")
        node = self._trace.sections[index]
        if node is None:
            node = self._new_section()
            self._trace.sections[index] = node
        self._trees[self._package.main_document] = node.getroottree().getroot()
        return node

    def _new_section(self) -> etree._Element:
        """A body that says nothing of its page gets a w:sectPr at its end."""
        for paragraph in self._paragraphs:
            origin = self._trace.origin_of(paragraph)
            if origin.part == self._package.main_document:
                body = origin.node.getroottree().getroot().find(w("body"))
                if body is not None:
                    return etree.SubElement(body, w("sectPr"))
        raise RefusedError("văn bản không có nội dung")

    def _restyle(self, edit: RunEdit) -> None:
        paragraph = self._paragraph(edit.paragraph)
        for run in paragraph.runs(edit.start, edit.end):
            change_run(own_child(run, "rPr"), edit, self._reviser)
        if edit.mark:
            properties = own_child(paragraph.node, "pPr")
            mark = properties.find(w("rPr"))
            change_run(put(properties, element("rPr")) if mark is None else mark, edit, self._reviser)

    def _number_pages(self, edit: PageNumberEdit) -> None:
        section = self._section(edit.section)
        header = self._header(section, edit.header)
        if header is not None:
            header.insert(0, page_number_paragraph(edit, self._reviser))
            return
        root = new_header(page_number_paragraph(edit, self._reviser))
        self._parts, name = add_header(self._parts, self._package.main_document, section, edit.header)
        self._trees[name] = root

    def _header(self, section: etree._Element, kind: str) -> etree._Element | None:
        """The root of the header that the section names itself, when some paragraph of it was read."""
        name = find_header(self._package, section, kind)
        for paragraph in self._paragraphs:
            origin = self._trace.origin_of(paragraph)
            if origin.part == name:
                self._trees[name] = origin.node.getroottree().getroot()
                return self._trees[name]
        return None
