"""Turns one w:rPr or w:pPr into a layer: the values it states itself, before any style is considered.

A layer maps field names of `RunFormat` or `ParagraphFormat` to values. What is inherited piece by piece stays in pieces
until the layers are stacked: `border:top`, `tab:720`, and `numbering:id`, `numbering:level` for the list.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from docgen.ooxml.formats import NO_BORDER, Border, TabStop
from docgen.ooxml.measure import color, integer, is_on, twips
from docgen.ooxml.xml import VAL as VAL  # noqa: PLC0414 — names this module hands on to those that read layers
from docgen.ooxml.xml import W
from docgen.ooxml.xml import w as w  # noqa: PLC0414 — as above

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lxml import etree

    from docgen.ooxml.theme import Theme

Value = str | int | float | bool | Border | TabStop | None
Layer = dict[str, Value]

TOGGLES = ("bold", "italic", "caps", "small_caps", "strike", "hidden")
"""Properties that a paragraph style and a character style switch against each other (ECMA-376 Part 1 §17.7.3)."""
NUMBERING_ID = "numbering:id"
NUMBERING_LEVEL = "numbering:level"
_MAX_TABS = 100
_FONT_SLOTS = (
    ("font_ascii", f"{{{W}}}ascii", f"{{{W}}}asciiTheme"),
    ("font_hansi", f"{{{W}}}hAnsi", f"{{{W}}}hAnsiTheme"),
    ("font_east_asia", f"{{{W}}}eastAsia", f"{{{W}}}eastAsiaTheme"),
    ("font_cs", f"{{{W}}}cs", f"{{{W}}}cstheme"),
)
EDGES = {
    f"{{{W}}}top": "top", f"{{{W}}}left": "left", f"{{{W}}}start": "left", f"{{{W}}}bottom": "bottom",
    f"{{{W}}}right": "right", f"{{{W}}}end": "right", f"{{{W}}}insideH": "inside_h", f"{{{W}}}between": "inside_h",
    f"{{{W}}}insideV": "inside_v",
}  # fmt: skip
_ALIGNMENTS = {"start": "left", "end": "right", "justify": "both"}


def read_border(node: etree._Element) -> Border:
    """One edge; `nil` and `none` are no border, whatever else they say."""
    style = node.get(VAL, "none")
    if style in {"nil", "none"}:
        return NO_BORDER
    return Border(
        style=style,
        size=integer(node.get(w("sz"))),
        space=integer(node.get(w("space"))),
        color=color(node.get(w("color"))),
    )


def _shading(node: etree._Element) -> str:
    fill = color(node.get(w("fill")), "")
    pattern = node.get(VAL, "clear")
    return color(node.get(w("color"))) if pattern == "solid" else fill


def run_layer(properties: etree._Element | None, theme: Theme) -> Layer:
    """What a w:rPr states, with theme references resolved."""
    layer: Layer = {}
    for node in () if properties is None else properties:
        tag = node.tag
        toggle = _RUN_SWITCHES.get(tag)
        if toggle is not None:
            layer[toggle] = is_on(node.get(VAL))
        elif tag == _RFONTS:
            _fonts(node, theme, layer)
        else:
            reader = _RUN_READERS.get(tag)
            if reader is not None:
                field, read = reader
                layer[field] = read(node)
    return layer


def _fonts(node: etree._Element, theme: Theme, layer: Layer) -> None:
    for field, plain, themed in _FONT_SLOTS:
        reference = node.get(themed)
        name = (theme.find_font(reference) if reference else None) or node.get(plain)
        if name:
            layer[field] = name


def _half_points(node: etree._Element) -> float:
    return twips(node.get(VAL), scale=2) / 2


def _underline(node: etree._Element) -> str:
    return node.get(VAL, "single")


_RFONTS = w("rFonts")
_RUN_SWITCHES = {
    w("b"): "bold", w("i"): "italic", w("caps"): "caps", w("smallCaps"): "small_caps", w("strike"): "strike",
    w("dstrike"): "double_strike", w("vanish"): "hidden",
}  # fmt: skip
_RUN_READERS: Mapping[str, tuple[str, Callable[[etree._Element], Value]]] = {
    w("sz"): ("size", _half_points),
    w("u"): ("underline", _underline),
    w("color"): ("color", lambda node: color(node.get(VAL))),
    w("highlight"): ("highlight", lambda node: node.get(VAL, "none")),
    w("shd"): ("shading", _shading),
    w("vertAlign"): ("vertical", lambda node: node.get(VAL, "baseline")),
    w("spacing"): ("spacing", lambda node: twips(node.get(VAL))),
    w("position"): ("position", _half_points),
    w("w"): ("scale", lambda node: integer(node.get(VAL, "100").rstrip("%"), 100)),
    w("lang"): ("language", lambda node: node.get(VAL, "")),
}


def paragraph_layer(properties: etree._Element | None) -> Layer:
    """What a w:pPr states."""
    layer: Layer = {}
    for node in () if properties is None else properties:
        tag = node.tag
        switch = _PARAGRAPH_SWITCHES.get(tag)
        if switch is not None:
            layer[switch] = is_on(node.get(VAL))
        else:
            reader = _PARAGRAPH_READERS.get(tag)
            if reader is not None:
                reader(node, layer)
    return layer


def _spacing(node: etree._Element, layer: Layer) -> None:
    for name, lines, auto, field in (
        (w("before"), w("beforeLines"), w("beforeAutospacing"), "before"),
        (w("after"), w("afterLines"), w("afterAutospacing"), "after"),
    ):
        if (value := node.get(lines)) is not None and integer(value):
            layer[f"space_{field}"] = integer(value) * 240 // 100
        elif (value := node.get(name)) is not None:
            layer[f"space_{field}"] = twips(value)
        if (value := node.get(auto)) is not None:
            layer[f"{field}_auto"] = is_on(value)
    if (value := node.get(w("line"))) is not None:
        layer["line"] = twips(value, 240)
    if (value := node.get(w("lineRule"))) is not None:
        layer["line_rule"] = value


def _indent(node: etree._Element, layer: Layer) -> None:
    for names, field in (((w("left"), w("start")), "indent_left"), ((w("right"), w("end")), "indent_right")):
        for name in names:
            if (value := node.get(name)) is not None:
                layer[field] = twips(value)
    if (value := node.get(w("firstLine"))) is not None:
        layer["indent_first"] = twips(value)
    if (value := node.get(w("hanging"))) is not None:
        layer["indent_first"] = -twips(value)


def _alignment(node: etree._Element, layer: Layer) -> None:
    value = node.get(VAL, "left")
    layer["alignment"] = _ALIGNMENTS.get(value, value)


def _outline_level(node: etree._Element, layer: Layer) -> None:
    level = integer(node.get(VAL), 9)
    layer["outline_level"] = level if 0 <= level <= 8 else None  # noqa: PLR2004 - 9 is body text


def _borders(node: etree._Element, layer: Layer) -> None:
    for edge in node:
        name = EDGES.get(edge.tag)
        if name:
            layer[f"border:{name}"] = read_border(edge)


def _tabs(node: etree._Element, layer: Layer) -> None:
    for stop in islice(node, _MAX_TABS):
        position = twips(stop.get(w("pos")))
        alignment = stop.get(VAL, "left")
        alignment = _ALIGNMENTS.get(alignment, alignment)
        cleared = alignment == "clear"
        layer[f"tab:{position}"] = None if cleared else TabStop(position, alignment, stop.get(w("leader"), "none"))


def _numbering(node: etree._Element, layer: Layer) -> None:
    for item in node:
        if item.tag == w("numId"):
            layer[NUMBERING_ID] = integer(item.get(VAL))
        elif item.tag == w("ilvl"):
            layer[NUMBERING_LEVEL] = min(max(integer(item.get(VAL)), 0), 8)


def _frame(node: etree._Element, layer: Layer) -> None:
    layer["frame"] = node.get(w("xAlign")) or "absolute"


def _paragraph_shading(node: etree._Element, layer: Layer) -> None:
    layer["shading"] = _shading(node)


_PARAGRAPH_SWITCHES = {
    w("keepNext"): "keep_next", w("keepLines"): "keep_lines", w("pageBreakBefore"): "page_break_before",
    w("widowControl"): "widow_control", w("contextualSpacing"): "contextual_spacing",
}  # fmt: skip
_PARAGRAPH_READERS: Mapping[str, Callable[[etree._Element, Layer], None]] = {
    w("spacing"): _spacing,
    w("ind"): _indent,
    w("jc"): _alignment,
    w("outlineLvl"): _outline_level,
    w("pBdr"): _borders,
    w("tabs"): _tabs,
    w("numPr"): _numbering,
    w("framePr"): _frame,
    w("shd"): _paragraph_shading,
}
