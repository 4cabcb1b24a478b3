"""Turns a list of styles, named after the decree's parts, into the style sheet of a template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from docgen.authoring.elements import element, half_points, twips, value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docgen.authoring.elements import Element

LANGUAGE = "vi-VN"
LineRule = Literal["multiple", "exact", "at_least"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphStyle:
    """One paragraph style (kiểu đoạn). Lengths in points.

    `line` is a multiple of single spacing unless `line_rule` says otherwise; `outline_level` counts from 1.
    """

    id: str
    name: str
    size_pt: float
    bold: bool = False
    italic: bool = False
    align: Literal["left", "center", "right", "both"] = "left"
    first_line_pt: float = 0
    left_pt: float = 0
    space_before_pt: float = 0
    space_after_pt: float = 0
    line: float = 1.0
    line_rule: LineRule = "multiple"
    keep_next: bool = False
    keep_lines: bool = False
    outline_level: int | None = None
    next_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GridTableStyle:
    """The style of data tables (bảng): single lines around every cell."""

    id: str
    name: str
    padding_pt: float
    line_eighths: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleSheet:
    """All styles of a template on one font, one colour, one language."""

    font: str
    color: str
    size_pt: float
    paragraphs: tuple[ParagraphStyle, ...]
    table: GridTableStyle


def style_sheet_element(sheet: StyleSheet) -> Element:
    """`w:styles`: the document's defaults, the two styles Word wants to exist, then ours in the order given."""
    return element(
        "w:styles",
        children=[
            _defaults(sheet),
            _normal(sheet),
            _plain_table(),
            *map(_paragraph_style, sheet.paragraphs),
            _grid_table(sheet.table),
        ],
    )


def _fonts(name: str) -> Element:
    return element("w:rFonts", {f"w:{slot}": name for slot in ("ascii", "hAnsi", "eastAsia", "cs")})


def _size(points: float) -> list[Element]:
    return [value("w:sz", half_points(points)), value("w:szCs", half_points(points))]


def _defaults(sheet: StyleSheet) -> Element:
    language = element("w:lang", {f"w:{slot}": LANGUAGE for slot in ("val", "eastAsia", "bidi")})
    run = element(
        "w:rPr", children=[_fonts(sheet.font), value("w:color", sheet.color), *_size(sheet.size_pt), language]
    )
    return element(
        "w:docDefaults",
        children=[element("w:rPrDefault", children=[run]), element("w:pPrDefault")],
    )


def _named(kind: str, style_id: str, name: str, *, default: bool = False) -> Element:
    attributes = {"w:type": kind, "w:styleId": style_id, **({"w:default": "1"} if default else {})}
    if not default:
        attributes["w:customStyle"] = "1"
    return element("w:style", attributes, [value("w:name", name)])


def _normal(sheet: StyleSheet) -> Element:
    """The style of a paragraph that names none. It repeats the font so that text pasted elsewhere keeps it."""
    style = _named("paragraph", "Normal", "Normal", default=True)
    style.append(element("w:qFormat"))
    style.append(element("w:rPr", children=[_fonts(sheet.font), value("w:color", sheet.color), *_size(sheet.size_pt)]))
    return style


def _plain_table() -> Element:
    style = _named("table", "TableNormal", "Normal Table", default=True)
    style.append(value("w:uiPriority", 99))
    style.append(element("w:semiHidden"))
    style.append(element("w:unhideWhenUsed"))
    style.append(element("w:tblPr", children=[element("w:tblInd", {"w:w": "0", "w:type": "dxa"})]))
    return style


def _paragraph_style(style: ParagraphStyle) -> Element:
    node = _named("paragraph", style.id, style.name)
    node.append(value("w:basedOn", "Normal"))
    if style.next_id:
        node.append(value("w:next", style.next_id))
    node.append(element("w:qFormat"))
    node.append(element("w:pPr", children=_paragraph_properties(style)))
    node.append(element("w:rPr", children=_run_properties(style)))
    return node


def _paragraph_properties(style: ParagraphStyle) -> list[Element]:
    nodes = [
        element(f"w:{tag}")
        for tag, wanted in (("keepNext", style.keep_next), ("keepLines", style.keep_lines))
        if wanted
    ]
    nodes.append(element("w:widowControl"))
    nodes.append(_spacing(style))
    if style.left_pt or style.first_line_pt:
        nodes.append(_indents(style))
    nodes.append(value("w:jc", style.align))
    if style.outline_level is not None:
        nodes.append(value("w:outlineLvl", style.outline_level - 1))
    return nodes


def _spacing(style: ParagraphStyle) -> Element:
    line = str(round(style.line * 240)) if style.line_rule == "multiple" else twips(style.line)
    rule = {"multiple": "auto", "exact": "exact", "at_least": "atLeast"}[style.line_rule]
    return element(
        "w:spacing",
        {
            "w:before": twips(style.space_before_pt),
            "w:after": twips(style.space_after_pt),
            "w:line": line,
            "w:lineRule": rule,
        },
    )


def _indents(style: ParagraphStyle) -> Element:
    first = "w:firstLine" if style.first_line_pt >= 0 else "w:hanging"
    return element("w:ind", {"w:left": twips(style.left_pt), first: twips(abs(style.first_line_pt))})


def _run_properties(style: ParagraphStyle) -> list[Element]:
    toggles = [("b", style.bold), ("bCs", style.bold), ("i", style.italic), ("iCs", style.italic)]
    return [*(element(f"w:{tag}") for tag, wanted in toggles if wanted), *_size(style.size_pt)]


def _grid_table(style: GridTableStyle) -> Element:
    line = {"w:val": "single", "w:sz": str(style.line_eighths), "w:space": "0", "w:color": "000000"}
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    padding = {"top": 0.0, "left": style.padding_pt, "bottom": 0.0, "right": style.padding_pt}
    node = _named("table", style.id, style.name)
    node.append(value("w:basedOn", "TableNormal"))
    node.append(element("w:qFormat"))
    node.append(
        element(
            "w:tblPr",
            children=[
                element("w:tblBorders", children=[element(f"w:{side}", line) for side in sides]),
                element(
                    "w:tblCellMar",
                    children=[element(f"w:{s}", {"w:w": twips(w), "w:type": "dxa"}) for s, w in padding.items()],
                ),
            ],
        )
    )
    return node


def style_ids(styles: Iterable[ParagraphStyle]) -> frozenset[str]:
    """The ids of the given styles."""
    return frozenset(style.id for style in styles)
