"""Turns a wish for page numbers into a header part with a centred PAGE field, linked from its section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from docgen.ooxml.layers import w
from docgen.ooxml.parts import rels_name, with_part
from docgen.ooxml.revising import element, put
from docgen.ooxml.xml import PREFIXES, RELATIONSHIPS, R, W, parse_xml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docgen.ooxml.edits import PageNumberEdit
    from docgen.ooxml.package import Package
    from docgen.ooxml.revising import Reviser

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_RELATIONSHIP = f"{R}/header"
_ID = f"{{{R}}}id"


def page_number_paragraph(edit: PageNumberEdit, reviser: Reviser) -> etree._Element:
    """A centred paragraph with the field alone; its letters are a tracked insertion when changes are tracked."""
    paragraph, properties = element("p"), element("pPr")
    put(properties, element("spacing", {"before": 0, "after": 0, "line": 240, "lineRule": "auto"}))
    put(properties, element("ind", {"left": 0, "right": 0, "firstLine": 0}))
    put(properties, element("jc", {"val": "center"}))
    paragraph.append(properties)
    target = paragraph
    if reviser.tracked:
        put(put(properties, element("rPr")), reviser.mark("ins"))
        target = reviser.mark("ins")
        paragraph.append(target)
    text = element("instrText")
    text.text = " PAGE "
    result = element("t")
    result.text = "2"
    for child in (_mark("begin"), text, _mark("separate"), result, _mark("end")):
        run = etree.SubElement(target, w("r"))
        look = etree.SubElement(run, w("rPr"))
        fonts = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), edit.font)
        half_points = round(edit.size * 2)
        for piece in (
            element("rFonts", fonts),
            element("b", {"val": 0}),
            element("i", {"val": 0}),
            element("color", {"val": "000000"}),
            element("sz", {"val": half_points}),
            element("szCs", {"val": half_points}),
        ):
            put(look, piece)
        run.append(child)
    return paragraph


def _mark(kind: str) -> etree._Element:
    return element("fldChar", {"fldCharType": kind})


def find_header(package: Package, section: etree._Element, kind: str) -> str | None:
    """The part of the header that a section names itself; one taken over from the section before is not its own."""
    for reference in section.iterfind(w("headerReference")):
        if reference.get(w("type"), "default") == kind:
            for link in package.relationships(package.main_document):
                if link.id == reference.get(_ID) and link.target in package.parts:
                    return link.target
    return None


def new_header(paragraph: etree._Element) -> etree._Element:
    """The root of a header with this paragraph."""
    root: etree._Element = etree.Element(w("hdr"), nsmap={"w": W, "r": R})
    root.append(paragraph)
    return root


def add_header(
    parts: Mapping[str, bytes], main: str, section: etree._Element, kind: str
) -> tuple[dict[str, bytes], str]:
    """The parts with a new, still empty header that the section names, and the name of that header."""
    folder = main.rpartition("/")[0]
    taken = {name.lower() for name in parts}
    names = (f"{folder}/header{number}.xml".lstrip("/") for number in range(1, len(taken) + 2))
    name = next(name for name in names if name.lower() not in taken)
    result = with_part(parts, name, b"", content_type=_CONTENT_TYPE, relationship=_RELATIONSHIP, source=main)
    # with_part links a kind once; several headers are links of one kind, so its target tells ours.
    rels = parse_xml(result[rels_name(main)], rels_name(main))
    target = name.rpartition("/")[2]
    links = (node for node in rels.iter(f"{{{RELATIONSHIPS}}}Relationship") if node.get("Target") == target)
    identifier = next(links).get("Id", "")
    for old in section.findall(w("headerReference")):
        if old.get(w("type"), "default") == kind:
            section.remove(old)
    reference = etree.Element(w("headerReference"), nsmap={"r": PREFIXES["r"]})
    reference.set(w("type"), kind)
    reference.set(_ID, identifier)
    section.insert(0, reference)
    return result, name
