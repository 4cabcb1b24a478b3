"""Turns a Word file and edits into the file with just these changes, directly or as tracked changes.

Parts that no edit touches keep their bytes. What cannot be changed without harm is refused with a reason, and the rest
is done.
"""

from __future__ import annotations

from copy import deepcopy
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
from docgen.ooxml.letters import EditedParagraph, holds_letters_only, set_text
from docgen.ooxml.package import Package, open_package, write_package
from docgen.ooxml.page_number import add_header, find_header, new_header, page_number_paragraph
from docgen.ooxml.read import read_facts
from docgen.ooxml.restyling import change_paragraph, change_run, change_section
from docgen.ooxml.revising import Reviser, element, local_name, own_child, put
from docgen.ooxml.trace import Trace

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

Mode = Literal["tracked", "direct"]
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STRICT = b"http://purl.oclc.org/ooxml/"
_DELETED_TEXT = {w("t"): w("delText"), w("instrText"): w("delInstrText")}


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


class _RefusedError(Exception):
    """Carries the reason from where it is found to where the edit is answered."""


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
        except _RefusedError as error:
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
        self._texts_changed: dict[int, list[tuple[int, int]]] = {}
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
            raise _RefusedError("tệp lưu ở dạng Strict Open XML; hãy lưu lại dạng .docx thường rồi sửa")
        if isinstance(edit, SectionEdit):
            change_section(self._section(edit.section), edit, self._reviser)
        elif isinstance(edit, ParagraphEdit):
            change_paragraph(self._paragraph(edit.paragraph).node, edit, self._reviser)
        elif isinstance(edit, RunEdit):
            self._restyle(edit)
        elif isinstance(edit, TextEdit):
            self._replace(edit)
        elif isinstance(edit, ParagraphRemoval):
            self._remove(self._paragraph(edit.paragraph))
        elif isinstance(edit, RuleLineInsertion):
            self._insert_line(edit)
        else:
            self._number_pages(edit)

    def _paragraph(self, index: int) -> EditedParagraph:
        if not 0 <= index < len(self._paragraphs):
            raise _RefusedError(f"văn bản không có đoạn thứ {index}")
        if index not in self._edited:
            origin = self._trace.origin_of(self._paragraphs[index])
            if origin.carried:
                raise _RefusedError("đoạn này đang có dấu đoạn bị xoá có theo dõi; hãy chấp nhận sửa đổi ấy trước")
            self._edited[index] = EditedParagraph(self._paragraphs[index], origin, list(origin.pieces))
            self._trees[origin.part] = origin.node.getroottree().getroot()
        return self._edited[index]

    def _section(self, index: int) -> etree._Element:
        if not 0 <= index < len(self._trace.sections):
            raise _RefusedError(f"văn bản không có phần thứ {index}")
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
        raise _RefusedError("văn bản không có nội dung")

    def _restyle(self, edit: RunEdit) -> None:
        paragraph = self._paragraph(edit.paragraph)
        for run in paragraph.runs(edit.start, edit.end):
            change_run(own_child(run, "rPr"), edit, self._reviser)
        if edit.mark:
            properties = own_child(paragraph.node, "pPr")
            mark = properties.find(w("rPr"))
            change_run(put(properties, element("rPr")) if mark is None else mark, edit, self._reviser)

    def _replace(self, edit: TextEdit) -> None:
        paragraph = self._paragraph(edit.paragraph)
        old = paragraph.paragraph.text
        if not 0 <= edit.start <= edit.end <= len(old):
            raise _RefusedError("chỗ cần sửa nằm ngoài đoạn")
        start, end, text = _trimmed(old, edit)
        done = self._texts_changed.setdefault(edit.paragraph, [])
        if any((start < other_end and other_start < end) or (start, end) == (other_start, other_end)
               for other_start, other_end in done):  # fmt: skip
            raise _RefusedError("chỗ này đã được sửa bởi một quy tắc khác; hãy kiểm tra và sửa lại lần nữa")
        if start == end and not text:
            return
        self._refuse_fields(paragraph, start, end)
        runs = paragraph.runs(start, end) if start < end else []
        if start == end:
            paragraph.cut(start)
        if not all(holds_letters_only(run) for run in runs):
            raise _RefusedError("giữa các chữ cần sửa có hình vẽ, trường hoặc chú thích")
        done.append((start, end))
        if text:
            self._insert(paragraph, runs, start, text)
        for run in runs:
            self._delete_run(run)
            paragraph.forget(run)

    @staticmethod
    def _refuse_fields(paragraph: EditedParagraph, start: int, end: int) -> None:
        offset = 0
        for run in paragraph.paragraph.runs:
            stop = offset + len(run.text)
            if run.field and offset < max(end, start + 1) and start < stop:
                raise _RefusedError("chữ cần sửa do một trường của Word sinh ra")
            offset = stop

    def _insert(self, paragraph: EditedParagraph, runs: list[etree._Element], start: int, text: str) -> None:
        """A new run before the runs it replaces, or where it is inserted, in the look of its neighbour."""
        piece = paragraph.find_neighbour(start)
        model = runs[0] if runs else piece.node.getparent() if piece is not None else None
        new = etree.Element(w("r"))
        properties = None if model is None else model.find(w("rPr"))
        if properties is not None:
            kept = deepcopy(properties)
            change = kept.find(w("rPrChange"))
            if change is not None:
                kept.remove(change)
            new.append(kept)
        _fill(new, text)
        wrapped = self._inserted(new)
        if model is None:
            paragraph.node.append(wrapped)
        elif runs or (piece is not None and piece.start >= start):
            model.addprevious(wrapped)
        else:
            model.addnext(wrapped)

    def _inserted(self, run: etree._Element) -> etree._Element:
        if not self._reviser.tracked:
            return run
        mark = self._reviser.mark("ins")
        mark.append(run)
        return mark

    def _delete_run(self, run: etree._Element) -> None:
        """Take a run away, or mark it as deleted."""
        parent = run.getparent()
        if parent is None:
            return
        if not self._reviser.tracked:
            parent.remove(run)
            return
        mark = self._reviser.mark("del")
        run.addprevious(mark)
        mark.append(run)
        for node in run:
            node.tag = _DELETED_TEXT.get(str(node.tag), node.tag)

    def _remove(self, paragraph: EditedParagraph) -> None:
        node = paragraph.node
        if node.find(f"{w('pPr')}/{w('sectPr')}") is not None:
            raise _RefusedError("đoạn này mang dấu ngắt phần")
        parent = node.getparent()
        if parent is None:
            return
        runs = [run for run in node.iter(w("r")) if not _is_deleted(run)]
        before, after = node.getprevious(), node.getnext()
        # A cell, a header and a note must keep one paragraph, and end with one.
        stays = {item.tag for item in (before, after) if item is not None}
        ends = after is None and local_name(parent) != "body" and before is not None and before.tag != w("p")
        needed = w("p") not in stays or ends
        if needed:
            for run in runs:
                self._delete_run(run)
        elif self._reviser.tracked:
            properties = own_child(node, "pPr")
            mark = properties.find(w("rPr"))
            mark = put(properties, element("rPr")) if mark is None else mark
            put(mark, self._reviser.mark("del"))
            for run in runs:
                self._delete_run(run)
        else:
            parent.remove(node)
        paragraph.pieces = []

    def _insert_line(self, edit: RuleLineInsertion) -> None:
        node = self._paragraph(edit.paragraph).node
        side = max(edit.column - edit.length, 0) // 2
        new, properties = element("p"), element("pPr")
        border = element("pBdr")
        border.append(element("top", {"val": "single", "sz": 6, "space": 1, "color": "000000"}))
        put(properties, border)
        put(properties, element("spacing", {"before": 40, "after": 0, "line": 120, "lineRule": "exact"}))
        put(properties, element("ind", {"left": side, "right": side, "firstLine": 0}))
        mark = put(properties, element("rPr"))
        if self._reviser.tracked:
            put(mark, self._reviser.mark("ins"))
        put(mark, element("sz", {"val": 8}))
        new.append(properties)
        node.addnext(new)

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


def _is_deleted(run: etree._Element) -> bool:
    parent = run.getparent()
    return parent is not None and parent.tag == w("del")


def _trimmed(old: str, edit: TextEdit) -> tuple[int, int, str]:
    """The edit without the letters that stay: the less is changed, the less a person has to read."""
    start, end, text = edit.start, edit.end, edit.text
    while start < end and text and old[start] == text[0]:
        start, text = start + 1, text[1:]
    while start < end and text and old[end - 1] == text[-1]:
        end, text = end - 1, text[:-1]
    return start, end, text


def _fill(run: etree._Element, text: str) -> None:
    """Letters, tabs and line breaks of a new run."""
    piece = ""
    for letter in [*text, ""]:
        if letter in {"\t", "\n", ""}:
            if piece:
                set_text(etree.SubElement(run, w("t")), piece)
                piece = ""
            if letter:
                etree.SubElement(run, w("tab" if letter == "\t" else "br"))
        else:
            piece += letter
