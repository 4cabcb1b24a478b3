"""Replaces letters of a paragraph, takes whole paragraphs away and draws rule lines, directly or as tracked changes."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from docgen.ooxml.layers import w
from docgen.ooxml.letters import holds_letters_only, set_text
from docgen.ooxml.revising import RefusedError, element, local_name, own_child, put
from docgen.ooxml.xml import find_child

if TYPE_CHECKING:
    from docgen.ooxml.edits import RuleLineInsertion, TextEdit
    from docgen.ooxml.letters import EditedParagraph
    from docgen.ooxml.revising import Reviser

_DELETED_TEXT = {w("t"): w("delText"), w("instrText"): w("delInstrText")}


def replace_letters(paragraph: EditedParagraph, edit: TextEdit, reviser: Reviser) -> None:
    """Put other letters in the place of some.

    Raises:
        RefusedError: the place is outside the paragraph, was replaced before, belongs to a field, or holds a drawing.
    """
    old = paragraph.paragraph.text
    if not 0 <= edit.start <= edit.end <= len(old):
        raise RefusedError("chỗ cần sửa nằm ngoài đoạn")
    start, end, text = _trimmed(old, edit)
    if any((start < stop and begin < end) or (start, end) == (begin, stop) for begin, stop in paragraph.replaced):
        raise RefusedError("chỗ này đã được sửa bởi một quy tắc khác; hãy kiểm tra và sửa lại lần nữa")
    if start == end and not text:
        return
    _refuse_fields(paragraph, start, end)
    runs = paragraph.runs(start, end) if start < end else []
    if start == end:
        paragraph.cut(start)
    if not all(holds_letters_only(run) for run in runs):
        raise RefusedError("giữa các chữ cần sửa có hình vẽ, trường hoặc chú thích")
    paragraph.replaced.append((start, end))
    if text:
        _insert(paragraph, runs, start, _new_run(text), reviser)
    for run in runs:
        _delete_run(run, reviser)
        paragraph.forget(run)


def _trimmed(old: str, edit: TextEdit) -> tuple[int, int, str]:
    """The edit without the letters that stay: the less is changed, the less a person has to read."""
    start, end, text = edit.start, edit.end, edit.text
    while start < end and text and old[start] == text[0]:
        start, text = start + 1, text[1:]
    while start < end and text and old[end - 1] == text[-1]:
        end, text = end - 1, text[:-1]
    return start, end, text


def _refuse_fields(paragraph: EditedParagraph, start: int, end: int) -> None:
    offset = 0
    for run in paragraph.paragraph.runs:
        stop = offset + len(run.text)
        if run.field and offset < max(end, start + 1) and start < stop:
            raise RefusedError("chữ cần sửa do một trường của Word sinh ra")
        offset = stop


def _new_run(text: str) -> etree._Element:
    """A run with letters, tabs and line breaks."""
    run: etree._Element = etree.Element(w("r"))
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
    return run


def _insert(
    paragraph: EditedParagraph, runs: list[etree._Element], start: int, new: etree._Element, reviser: Reviser
) -> None:
    """A new run before the runs it replaces, or where it is inserted, in the look of its neighbour."""
    piece = paragraph.find_neighbour(start)
    model = runs[0] if runs else piece.node.getparent() if piece is not None else None
    properties = find_child(model, "rPr")
    if properties is not None:
        look = deepcopy(properties)
        change = look.find(w("rPrChange"))
        if change is not None:
            look.remove(change)
        new.insert(0, look)
    if reviser.tracked:
        mark = reviser.mark("ins")
        mark.append(new)
        new = mark
    if model is None:
        paragraph.node.append(new)
    elif runs or (piece is not None and piece.start >= start):
        model.addprevious(new)
    else:
        model.addnext(new)


def _delete_run(run: etree._Element, reviser: Reviser) -> None:
    """Take a run away, or mark it as deleted."""
    parent = run.getparent()
    if parent is None:
        return
    if not reviser.tracked:
        parent.remove(run)
        return
    mark = reviser.mark("del")
    run.addprevious(mark)
    mark.append(run)
    for node in run:
        node.tag = _DELETED_TEXT.get(str(node.tag), node.tag)


def remove_paragraph(paragraph: EditedParagraph, reviser: Reviser) -> None:
    """Take a paragraph away; where one must stay (a cell, a header, a note), empty it.

    Raises:
        RefusedError: the paragraph ends a section.
    """
    node = paragraph.node
    parent = node.getparent()
    if parent is None or node.find(f"{w('pPr')}/{w('sectPr')}") is not None:
        raise RefusedError("đoạn này mang dấu ngắt phần")
    for field in list(node.iter(w("fldSimple"))):
        _spell_out(field)
    runs = [run for run in node.iter(w("r")) if not _is_deleted(run)]
    before, after = node.getprevious(), node.getnext()
    neighbours = {item.tag for item in (before, after) if item is not None}
    closes = after is None and local_name(parent) != "body" and before is not None and before.tag != w("p")
    if w("p") not in neighbours or closes:
        for run in runs:
            _delete_run(run, reviser)
    elif reviser.tracked:
        put(_mark_of(node), reviser.mark("del"))
        for run in runs:
            _delete_run(run, reviser)
    else:
        parent.remove(node)
    paragraph.pieces = []


def _spell_out(field: etree._Element) -> None:
    """A w:fldSimple as the runs of a field: only runs can be deleted, and a field without letters is still a field."""
    look = next((run.find(w("rPr")) for run in field.iter(w("r"))), None)

    def run(*content: etree._Element) -> etree._Element:
        made = element("r")
        made.extend([*([] if look is None else [deepcopy(look)]), *content])
        return made

    instruction = element("instrText")
    set_text(instruction, field.get(w("instr"), ""))
    opening = (
        element("fldChar", {"fldCharType": "begin"}),
        instruction,
        element("fldChar", {"fldCharType": "separate"}),
    )
    for piece in opening:
        field.addprevious(run(piece))
    for child in list(field):
        field.addprevious(child)
    field.addprevious(run(element("fldChar", {"fldCharType": "end"})))
    parent = field.getparent()
    if parent is not None:
        parent.remove(field)


def _is_deleted(run: etree._Element) -> bool:
    parent = run.getparent()
    return parent is not None and parent.tag == w("del")


def _mark_of(node: etree._Element) -> etree._Element:
    """The properties of a paragraph's end mark."""
    properties = own_child(node, "pPr")
    mark = properties.find(w("rPr"))
    return put(properties, element("rPr")) if mark is None else mark


def insert_rule_line(paragraph: EditedParagraph, edit: RuleLineInsertion, reviser: Reviser) -> None:
    """Đường kẻ ngang below a paragraph: a small paragraph with a top border, as long as its two indents leave room."""
    side = max(edit.column - edit.length, 0) // 2
    new, properties = element("p"), element("pPr")
    border = element("pBdr")
    border.append(element("top", {"val": "single", "sz": 6, "space": 1, "color": "000000"}))
    put(properties, border)
    put(properties, element("spacing", {"before": 40, "after": 0, "line": 120, "lineRule": "exact"}))
    put(properties, element("ind", {"left": side, "right": side, "firstLine": 0}))
    mark = put(properties, element("rPr"))
    if reviser.tracked:
        put(mark, reviser.mark("ins"))
    put(mark, element("sz", {"val": 8}))
    new.append(properties)
    paragraph.node.addnext(new)
