"""Changes the properties that an edit names in a w:rPr, a w:pPr or a w:sectPr, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.ooxml.layers import w
from docgen.ooxml.measure import twips
from docgen.ooxml.revising import element, own_child, put

if TYPE_CHECKING:
    from lxml import etree

    from docgen.ooxml.edits import ParagraphEdit, RunEdit, SectionEdit
    from docgen.ooxml.revising import Reviser

_FONT_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
_MARGINS = ("top", "right", "bottom", "left", "header", "footer", "gutter")


def change_run(properties: etree._Element, edit: RunEdit, reviser: Reviser) -> None:
    """The look of letters; every value is stated outright, so that no style switches it back."""
    reviser.keep(properties)
    if edit.font is not None:
        put(properties, element("rFonts", dict.fromkeys(_FONT_SLOTS, edit.font)))
    if edit.size is not None:
        half_points = round(edit.size * 2)
        put(properties, element("sz", {"val": half_points}))
        put(properties, element("szCs", {"val": half_points}))
    for names, value in ((("b", "bCs"), edit.bold), (("i", "iCs"), edit.italic), (("caps",), edit.caps)):
        for name in names if value is not None else ():
            put(properties, _switch(name, bool(value)))
    for name, text in (("u", edit.underline), ("color", edit.color), ("highlight", edit.highlight)):
        if text is not None:
            put(properties, element(name, {"val": text}))
    if edit.shading is not None:
        fill = edit.shading or "auto"
        put(properties, element("shd", {"val": "clear", "color": "auto", "fill": fill}))


def _switch(name: str, is_on: bool) -> etree._Element:
    return element(name) if is_on else element(name, {"val": 0})


def change_paragraph(node: etree._Element, edit: ParagraphEdit, reviser: Reviser) -> None:
    """Alignment, indents and spacing of a w:p."""
    properties = own_child(node, "pPr")
    reviser.keep(properties)
    if edit.alignment is not None:
        put(properties, element("jc", {"val": edit.alignment}))
    _change_indents(properties, edit)
    _change_spacing(properties, edit)
    for name, value in (("keepNext", edit.keep_next), ("keepLines", edit.keep_lines)):
        if value is not None:
            put(properties, _switch(name, value))


def _copy(properties: etree._Element, name: str) -> etree._Element:
    """A child with its attributes, put back in place: the kept original must not change with it."""
    old = properties.find(w(name))
    new = element(name)
    if old is not None:
        for key, value in old.attrib.items():
            new.set(key, value)
    return put(properties, new)


def _without(node: etree._Element, *names: str) -> None:
    for name in names:
        if w(name) in node.attrib:
            del node.attrib[w(name)]


def _change_indents(properties: etree._Element, edit: ParagraphEdit) -> None:
    if all(value is None for value in (edit.indent_left, edit.indent_right, edit.indent_first)):
        return
    node = _copy(properties, "ind")
    if edit.indent_left is not None:
        _without(node, "start", "startChars", "leftChars")
        node.set(w("left"), str(edit.indent_left))
    if edit.indent_right is not None:
        _without(node, "end", "endChars", "rightChars")
        node.set(w("right"), str(edit.indent_right))
    if edit.indent_first is not None:
        _without(node, "firstLineChars", "hangingChars", "firstLine", "hanging")
        name = "firstLine" if edit.indent_first >= 0 else "hanging"
        node.set(w(name), str(abs(edit.indent_first)))


def _change_spacing(properties: etree._Element, edit: ParagraphEdit) -> None:
    if all(value is None for value in (edit.space_before, edit.space_after, edit.line, edit.line_rule)):
        return
    node = _copy(properties, "spacing")
    if edit.space_before is not None:
        _without(node, "beforeLines", "beforeAutospacing")
        node.set(w("before"), str(edit.space_before))
    if edit.space_after is not None:
        _without(node, "afterLines", "afterAutospacing")
        node.set(w("after"), str(edit.space_after))
    if edit.line is not None:
        node.set(w("line"), str(edit.line))
    if edit.line_rule is not None:
        node.set(w("lineRule"), edit.line_rule)


def change_section(node: etree._Element, edit: SectionEdit, reviser: Reviser) -> None:
    """The page of a w:sectPr."""
    reviser.keep(node)
    if edit.width is not None or edit.height is not None or edit.landscape is not None:
        _change_size(node, edit)
    margins = {
        "top": edit.margin_top,
        "bottom": edit.margin_bottom,
        "left": edit.margin_left,
        "right": edit.margin_right,
        "gutter": edit.gutter,
        "header": edit.header_distance,
    }
    if any(value is not None for value in margins.values()):
        page = _copy(node, "pgMar")
        for name in _MARGINS:
            # The schema wants all seven.
            value = margins.get(name)
            page.set(w(name), str(twips(page.get(w(name))) if value is None else value))
    if edit.title_page is not None:
        put(node, _switch("titlePg", edit.title_page))
    if edit.number_start is not None or edit.number_format is not None:
        numbers = _copy(node, "pgNumType")
        if edit.number_start is not None:
            numbers.set(w("start"), str(edit.number_start))
        if edit.number_format is not None:
            numbers.set(w("fmt"), edit.number_format)


def _change_size(node: etree._Element, edit: SectionEdit) -> None:
    page = _copy(node, "pgSz")
    # The code names a paper of the printer's; it must not contradict the measures.
    _without(page, "code")
    if edit.width is not None:
        page.set(w("w"), str(edit.width))
    if edit.height is not None:
        page.set(w("h"), str(edit.height))
    if edit.landscape is not None:
        page.set(w("orient"), "landscape" if edit.landscape else "portrait")
