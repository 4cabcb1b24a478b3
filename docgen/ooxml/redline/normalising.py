"""Turns a part of a Word file into the plain form two versions are compared in: nothing pending, nothing accidental."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from lxml import etree

from docgen.ooxml.layers import w
from docgen.ooxml.redline.resolving import accept_all, is_tracked
from docgen.ooxml.xml import W, find_child, qn

if TYPE_CHECKING:
    from collections.abc import Iterator

_W14: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
_DROPPED: Final = tuple(map(w, ("proofErr", "lastRenderedPageBreak")))
_PROPERTIES: Final = tuple(map(w, ("rPr", "pPr", "trPr", "tcPr")))
_WRAPPERS: Final = tuple(map(w, ("smartTag", "customXml")))
_SPACE: Final = qn("xml:space")
_BLANKS: Final = " \t\r\n"
_CONTROL_CHARACTERS: Final = str.maketrans({"\n": " ", "\t": " ", "\r": " "})


@dataclass(slots=True)
class Normalised:
    """What was found on the way: whether changes were pending (and read as accepted), how many controls came apart."""

    had_changes: bool = False
    controls: int = 0
    parts: dict[str, etree._Element] = field(default_factory=dict)


def normalise(root: etree._Element, report: Normalised) -> None:
    """Plain form, in place.

    Pending changes count as accepted; revision numbers, spelling marks and page breaks of the last print go; simple
    fields become complex ones; blanks that Word does not show go; content controls around rows and cells are opened.
    """
    if is_tracked(root):
        report.had_changes = True
        accept_all(root)
    _strip_accidents(root)
    for wrapper in list(root.iter(*_WRAPPERS)):
        open_wrapper(wrapper)
    for simple in list(root.iter(w("fldSimple"))):
        _complex_field(simple)
    for text in root.iter(w("t"), w("instrText")):
        _show_blanks(text)
    for run in list(root.iter(w("r"))):
        _split_at_fields(run)
    for run in list(root.iter(w("r"))):
        if not len(run) or (len(run) == 1 and run[0].tag == w("rPr")):
            run.getparent().remove(run)  # type: ignore[union-attr] # it was found below the root
    for control in list(root.iter(w("sdt"))):
        parent = control.getparent()
        if parent is not None and parent.tag in {w("tbl"), w("tr")}:
            open_wrapper(control)
            report.controls += 1
    _end_in_paragraphs(root)


def _end_in_paragraphs(root: etree._Element) -> None:
    """A text, cell or note ends in a paragraph; where a file lacks it, Word adds an empty one on opening it."""
    for holder in root.iter(*_HOLDERS):
        last = next((node for node in reversed(holder) if node.tag in _BLOCKS), None)
        if last is None or last.tag == w("tbl"):
            place = len(holder) - 1 if len(holder) and holder[-1].tag == w("sectPr") else len(holder)
            holder.insert(place, etree.Element(w("p")))


def _strip_accidents(root: etree._Element) -> None:
    for node in list(root.iter(*_DROPPED)):
        node.getparent().remove(node)  # type: ignore[union-attr] # it was found below the root
    for node in [node for node in root.iter(*_PROPERTIES) if not len(node)]:
        holder = node.getparent()
        if holder is not None:
            holder.remove(node)
            if holder.tag in _PROPERTIES and not len(holder) and (above := holder.getparent()) is not None:
                above.remove(holder)
    for node in root.iter():
        for name in [str(name) for name in node.attrib]:
            if name.startswith((f"{{{W}}}rsid", f"{{{_W14}}}paraId", f"{{{_W14}}}textId")):
                del node.attrib[name]


def open_wrapper(wrapper: etree._Element) -> None:
    """Put what a wrapper holds in its place: smart tag, custom XML, content control."""
    parent = wrapper.getparent()
    if parent is None:
        return
    content = wrapper.find(w("sdtContent")) if wrapper.tag == w("sdt") else wrapper
    inside = [] if content is None else [node for node in content if not str(node.tag).endswith("Pr")]
    place = parent.index(wrapper)
    parent[place : place + 1] = inside


def _complex_field(simple: etree._Element) -> None:
    """`w:fldSimple` as the runs of a complex field: a mark can hold those."""
    parent = simple.getparent()
    if parent is None:
        return
    result = list(simple)
    runs = list(simple.iter(w("r")))
    first = next((run for run in runs if any(text.text for text in run.iter(w("t")))), runs[0] if runs else None)
    look = find_child(first, "rPr")
    instruction = etree.Element(w("instrText"))
    instruction.text = simple.get(w("instr"), "")
    instruction.set(_SPACE, "preserve")
    begin, separate, end = (_field_character(kind) for kind in ("begin", "separate", "end"))
    for name in ("fldLock", "dirty"):
        value = simple.get(w(name))
        if value is not None:
            begin.set(w(name), value)
    code = [_run(look, node) for node in (begin, instruction, separate)]
    place = parent.index(simple)
    parent[place : place + 1] = [*code, *(node for node in result if node.tag != w("fldData")), _run(look, end)]


def _split_at_fields(run: etree._Element) -> None:
    """A run that holds a field's character and something else, as runs of one child each."""
    look = run.find(w("rPr"))
    content = [node for node in run if node is not look]
    parent = run.getparent()
    if parent is None or len(content) <= 1 or all(node.tag != w("fldChar") for node in content):
        return
    place = parent.index(run)
    parent[place : place + 1] = [_run(look, node) for node in content]


def _field_character(kind: str) -> etree._Element:
    node = etree.Element(w("fldChar"))
    node.set(w("fldCharType"), kind)
    return node


def _run(look: etree._Element | None, node: etree._Element) -> etree._Element:
    run = etree.Element(w("r"))
    if look is not None:
        run.append(deepcopy(look))
    run.append(node)
    return run


def _show_blanks(node: etree._Element) -> None:
    text = node.text or ""
    if node.get(_SPACE) != "preserve":
        text = text.strip(_BLANKS)
    node.text = text.translate(_CONTROL_CHARACTERS)
    if text != text.strip(_BLANKS):
        node.set(_SPACE, "preserve")
    else:
        node.attrib.pop(_SPACE, "")


def blocks_of(holder: etree._Element) -> Iterator[etree._Element]:
    """The blocks of a body, cell, header, note or control: not its properties, not marks between blocks."""
    for node in holder:
        if node.tag in _BLOCKS:
            yield node


_BLOCKS: Final = frozenset(map(w, ("p", "tbl", "sdt", "altChunk")))
_HOLDERS: Final = tuple(map(w, ("body", "hdr", "ftr", "tc", "footnote", "endnote")))
