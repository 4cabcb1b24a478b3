"""Turns words and measures into WordprocessingML elements: paragraphs, runs, rule lines, fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from docgen.contracts import StyleId
from docgen.ooxml import qn
from docgen.ooxml.xml import R, W

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Element = etree._Element  # noqa: SLF001 - lxml publishes no other name for its element type

RULE_LINE_EIGHTHS = 6
"""Thickness of a rule line (đường kẻ ngang) in eighths of a point: 0.75 pt, as thin as a printed underscore."""


def twips(points: float) -> str:
    """A length in twentieths of a point, as most attributes want it."""
    return str(round(points * 20))


def half_points(points: float) -> str:
    """A font size as `w:sz` wants it."""
    return str(round(points * 2))


def element(tag: str, attributes: Mapping[str, str] | None = None, children: Iterable[Element] = ()) -> Element:
    """`element("w:jc", {"w:val": "center"})`: one element with its attributes and children."""
    node = etree.Element(
        qn(tag), {qn(name): value for name, value in (attributes or {}).items()}, nsmap={"w": W, "r": R}
    )
    node.extend(children)
    return node


def value(tag: str, text: str | float) -> Element:
    """The commonest shape, `<w:tag w:val="…"/>`."""
    return element(tag, {"w:val": str(text)})


def run(text: str) -> Element:
    """A run of text without formatting of its own: its paragraph's style rules."""
    node = element("w:t")
    node.text = text
    if text != text.strip():
        node.set(qn("xml:space"), "preserve")
    return element("w:r", children=[node])


def paragraph(style: str, text: str = "", *, properties: Iterable[Element] = ()) -> Element:
    """A paragraph of one run. `properties` follow the style in `w:pPr`, in the order of the schema."""
    children = [element("w:pPr", children=[value("w:pStyle", style), *properties])]
    if text:
        children.append(run(text))
    return element("w:p", children=children)


def rule_paragraph(length_pt: float, column_pt: float) -> Element:
    """A rule line of fixed length, centred in its column: an empty paragraph with a top border and equal indents."""
    indent = twips(max(0.0, (column_pt - length_pt) / 2))
    border = {"w:val": "single", "w:sz": str(RULE_LINE_EIGHTHS), "w:space": "1", "w:color": "000000"}
    return paragraph(
        StyleId.RULE.value,
        properties=[
            element("w:pBdr", children=[element("w:top", border)]),
            element("w:ind", {"w:left": indent, "w:right": indent, "w:firstLine": "0"}),
        ],
    )


def page_number_paragraph(style: str) -> Element:
    """A paragraph that shows the number of its page (trường PAGE)."""

    def mark(kind: str) -> Element:
        return element("w:r", children=[element("w:fldChar", {"w:fldCharType": kind})])

    code = element("w:instrText", {"xml:space": "preserve"})
    code.text = " PAGE "
    node = paragraph(style)
    node.extend([mark("begin"), element("w:r", children=[code]), mark("separate"), run("2"), mark("end")])
    return node


def section_paragraph(style: str, section: Element) -> Element:
    """The paragraph that ends a section: it carries the section's properties and nothing else."""
    return paragraph(style, properties=[section])
