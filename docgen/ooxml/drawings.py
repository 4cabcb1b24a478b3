"""Turns DrawingML and VML (lines, shapes, text boxes, pictures) into drawings: size, position, colour; in twips."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docgen.ooxml.facts import Drawing
from docgen.ooxml.measure import color, css_twips, emu
from docgen.ooxml.xml import MC, PIC, WPG, WPS, A, R, V, W

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml import etree

    from docgen.ooxml.facts import Block
    from docgen.ooxml.theme import Theme

UNDERSTOOD = frozenset({"wps", "wpg", "wpc", "wpi", "wp14", "w14", "w15", "w16", "a14", "pic", "v", "o", "m", "wne"})
"""Prefixes of mc:Choice that this room reads; another choice falls back."""
_AXES = {"positionH": "x", "positionV": "y"}
_LINES = frozenset({"line", "straightConnector1"})
_HAIRLINE_EMU = 9525
_MAX_GROUP_DEPTH = 20


def a(local: str) -> str:
    return f"{{{A}}}{local}"


def v(local: str) -> str:
    return f"{{{V}}}{local}"


def choose(alternate: etree._Element) -> Iterator[etree._Element]:
    """The children of the first mc:Choice whose requirements are understood, else of mc:Fallback."""
    for branch in alternate:
        if branch.tag == f"{{{MC}}}Fallback" or (
            branch.tag == f"{{{MC}}}Choice" and UNDERSTOOD.issuperset(branch.get("Requires", "?").split())
        ):
            yield from branch
            return


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the outermost element puts everything inside it, and how much a group shrinks its children."""

    at: int
    inline: bool
    x: int = 0
    y: int = 0
    x_from: str = ""
    y_from: str = ""
    x_align: str = ""
    y_align: str = ""
    scale_x: float = 1
    scale_y: float = 1


class DrawingReader:
    """Reads the drawings of one part. `blocks` reads a w:txbxContent, `extension` the ending of a linked picture."""

    def __init__(
        self, theme: Theme, blocks: Callable[[etree._Element], tuple[Block, ...]], extension: Callable[[str], str]
    ) -> None:
        self._theme = theme
        self._blocks = blocks
        self._extension = extension

    def drawing(self, node: etree._Element, at: int) -> tuple[Drawing, ...]:
        """The drawings of a w:drawing; a group gives one for each of its shapes."""
        found: list[Drawing] = []
        for holder in node:
            inline = str(holder.tag).endswith("}inline")
            name = description = ""
            width = height = 0
            data: etree._Element | None = None
            place = _Place(at=at, inline=inline)
            for child in holder:
                local = str(child.tag).rpartition("}")[2]
                if local == "extent":
                    width, height = emu(child.get("cx")), emu(child.get("cy"))
                elif local == "docPr":
                    name, description = child.get("name", ""), child.get("descr", "")
                elif local == "graphic":
                    data = child.find(a("graphicData"))
            if not inline:
                place = self._anchor(holder, at)
            whole = Drawing(kind="", width=width, height=height, name=name, description=description)
            for item in () if data is None else data:
                found.extend(self._graphic(item, whole, place))
        return tuple(found)

    def _anchor(self, holder: etree._Element, at: int) -> _Place:
        origin, offset, align = {"x": "", "y": ""}, {"x": 0, "y": 0}, {"x": "", "y": ""}
        for child in holder:
            axis = _AXES.get(str(child.tag).rpartition("}")[2])
            if axis is None:
                continue
            origin[axis] = child.get("relativeFrom", "")
            for item in child:
                if str(item.tag).endswith("}posOffset"):
                    offset[axis] = emu((item.text or "").strip())
                elif str(item.tag).endswith("}align"):
                    align[axis] = (item.text or "").strip()
        return _Place(
            at=at, inline=False, x=offset["x"], y=offset["y"], x_from=origin["x"], y_from=origin["y"],
            x_align=align["x"], y_align=align["y"],
        )  # fmt: skip

    def _graphic(self, node: etree._Element, whole: Drawing, place: _Place, depth: int = 0) -> Iterator[Drawing]:
        tag = node.tag
        if tag == f"{{{WPS}}}wsp":
            yield self._shape(node, whole, place)
        elif tag == f"{{{PIC}}}pic":
            yield self._picture(node, whole, place)
        elif tag in {f"{{{WPG}}}wgp", f"{{{WPG}}}grpSp"} or str(tag).endswith("}wpc"):
            if depth < _MAX_GROUP_DEPTH:
                yield from self._group(node, place, depth)
        else:
            kind = {"chart": "chart", "relIds": "diagram"}.get(str(tag).rpartition("}")[2], "shape")
            yield _put(replace(whole, kind=kind), place)

    def _group(self, node: etree._Element, place: _Place, depth: int) -> Iterator[Drawing]:
        """The members of a group, moved and shrunk as its transform says."""
        transform = next(node.iterfind(f"{{{WPG}}}grpSpPr/{a('xfrm')}"), None)
        inner = place
        if transform is not None:
            box, own = _box(transform, "off", "ext"), _box(transform, "chOff", "chExt")
            scale_x = box[2] / own[2] if own[2] else 1
            scale_y = box[3] / own[3] if own[3] else 1
            base_x = 0 if depth == 0 else box[0] * place.scale_x
            base_y = 0 if depth == 0 else box[1] * place.scale_y
            scale_x, scale_y = scale_x * place.scale_x, scale_y * place.scale_y
            inner = _Place(
                at=place.at, inline=place.inline, x_from=place.x_from, y_from=place.y_from,
                x_align=place.x_align, y_align=place.y_align, scale_x=scale_x, scale_y=scale_y,
                x=round(place.x + base_x - own[0] * scale_x), y=round(place.y + base_y - own[1] * scale_y),
            )  # fmt: skip
        for child in node:
            if str(child.tag).rpartition("}")[2] in {"wsp", "grpSp", "pic", "wgp", "graphicFrame"}:
                yield from self._graphic(child, Drawing(kind=""), inner, depth + 1)

    def _extent(self, properties: etree._Element | None, whole: Drawing, place: _Place) -> tuple[int, int, _Place]:
        """Width, height and place: of the whole for a lone shape, of its own transform inside a group."""
        if whole.width or whole.height:
            return whole.width, whole.height, place
        transform = None if properties is None else properties.find(a("xfrm"))
        if transform is None:
            return 0, 0, place
        x, y, width, height = _box(transform, "off", "ext")
        moved = _Place(
            at=place.at, inline=place.inline, x_from=place.x_from, y_from=place.y_from, x_align=place.x_align,
            y_align=place.y_align, x=round(place.x + x * place.scale_x), y=round(place.y + y * place.scale_y),
        )  # fmt: skip
        return round(width * place.scale_x), round(height * place.scale_y), moved

    def _shape(self, node: etree._Element, whole: Drawing, place: _Place) -> Drawing:
        properties = node.find(f"{{{WPS}}}spPr")
        width, height, place = self._extent(properties, whole, place)
        preset = None if properties is None else properties.find(a("prstGeom"))
        shape = "" if preset is None else preset.get("prst", "")
        line_color, line_width = self._line(node, properties)
        content = node.find(f"{{{WPS}}}txbx/{{{W}}}txbxContent")
        connector = node.find(f"{{{WPS}}}cNvCnPr") is not None
        kind = "textbox" if content is not None else "line" if shape in _LINES or connector else "shape"
        own = node.find(f"{{{WPS}}}cNvPr")
        if own is not None and not whole.name:
            whole = replace(whole, name=own.get("name", ""), description=own.get("descr", ""))
        blocks = () if content is None else self._blocks(content)
        drawn = replace(whole, kind=kind, width=width, height=height, shape=shape, blocks=blocks)
        return _put(replace(drawn, color=line_color, line_width=line_width), place)

    def _line(self, node: etree._Element, properties: etree._Element | None) -> tuple[str, int]:
        """Colour and width of a shape's outline: its own, else what its style points to; empty when none is drawn."""
        outline = None if properties is None else properties.find(a("ln"))
        reference = node.find(f"{{{WPS}}}style/{a('lnRef')}")
        styled = reference is not None and reference.get("idx") != "0"
        if (outline is None and not styled) or (outline is not None and outline.find(a("noFill")) is not None):
            return "", 0
        width = emu(str(_HAIRLINE_EMU) if outline is None else outline.get("w", str(_HAIRLINE_EMU)))
        fill = None if outline is None else outline.find(a("solidFill"))
        if fill is None and not styled:
            # An outline that states a width but no colour is not drawn, unless its style colours it.
            return ("000000", width) if outline is not None and outline.get("w") else ("", 0)
        return self._color(fill if fill is not None else reference), width

    def _color(self, holder: etree._Element | None) -> str:
        for item in () if holder is None else holder:
            local = str(item.tag).rpartition("}")[2]
            if local == "schemeClr":
                return self._theme.scheme_color(item.get("val", ""))
            return color(item.get("lastClr") or item.get("val"))
        return "000000"

    def _picture(self, node: etree._Element, whole: Drawing, place: _Place) -> Drawing:
        width, height, place = self._extent(node.find(f"{{{PIC}}}spPr"), whole, place)
        blip = next(node.iter(a("blip")), None)
        reference = "" if blip is None else blip.get(f"{{{R}}}embed") or blip.get(f"{{{R}}}link") or ""
        return _put(replace(whole, kind="picture", width=width, height=height, image=self._extension(reference)), place)

    def pict(self, node: etree._Element, at: int) -> tuple[Drawing, ...]:
        """The drawings of a w:pict or w:object: VML, as Word 2007 and its older brothers wrote it."""
        found: list[Drawing] = []
        for child in node:
            found.extend(self._vml(child, at, 0))
        return tuple(found)

    def _vml(self, node: etree._Element, at: int, depth: int) -> Iterator[Drawing]:
        local = str(node.tag).rpartition("}")[2] if str(node.tag).startswith(f"{{{V}}}") else ""
        if local == "group" and depth < _MAX_GROUP_DEPTH:
            for child in node:
                yield from self._vml(child, at, depth + 1)
        elif local in {"line", "rect", "shape", "roundrect", "oval", "polyline", "image"}:
            yield self._vml_shape(node, local, at)

    def _vml_shape(self, node: etree._Element, local: str, at: int) -> Drawing:
        style = _css(node.get("style", ""))
        content = next(node.iterfind(f"{v('textbox')}/{{{W}}}txbxContent"), None)
        image = node.find(v("imagedata"))
        # Word's own line and arrow shapes are v:shape of the shape types 20 and 32.
        connector = local == "line" or node.get("type", "") in {"#_x0000_t32", "#_x0000_t20"}
        width, height = css_twips(style.get("width")), css_twips(style.get("height"))
        x = css_twips(style.get("margin-left") or style.get("left"))
        y = css_twips(style.get("margin-top") or style.get("top"))
        if local == "line":
            start, end = _point(node.get("from", "0,0")), _point(node.get("to", "10pt,10pt"))
            width, height = abs(end[0] - start[0]), abs(end[1] - start[1])
            x, y = x + min(start[0], end[0]), y + min(start[1], end[1])
        kind = (
            "textbox" if content is not None else "picture" if image is not None else "line" if connector else "shape"
        )
        stroked = node.get("stroked", "t") not in {"f", "false", "0"} and kind != "picture"
        stroke = node.find(v("stroke"))
        stroke_color = node.get("strokecolor") or (None if stroke is None else stroke.get("color"))
        inline = style.get("position", "static") == "static"
        return Drawing(
            kind=kind, width=width, height=height, at=at, inline=inline, x=x, y=y,
            x_from="" if inline else style.get("mso-position-horizontal-relative", "text"),
            y_from="" if inline else style.get("mso-position-vertical-relative", "text"),
            x_align=_alignment(style.get("mso-position-horizontal")),
            y_align=_alignment(style.get("mso-position-vertical")),
            shape=local, color=color(stroke_color) if stroked else "",
            line_width=css_twips(node.get("strokeweight"), 15) if stroked else 0,
            image="" if image is None else self._extension(image.get(f"{{{R}}}id", "")),
            name=node.get("id", ""), description=node.get("alt", ""),
            blocks=() if content is None else self._blocks(content),
        )  # fmt: skip


def _put(drawing: Drawing, place: _Place) -> Drawing:
    return replace(
        drawing, at=place.at, inline=place.inline, x=place.x, y=place.y, x_from=place.x_from, y_from=place.y_from,
        x_align=place.x_align, y_align=place.y_align,
    )  # fmt: skip


def _box(transform: etree._Element, offset: str, extent: str) -> tuple[int, int, int, int]:
    values = [0, 0, 0, 0]
    for child in transform:
        if child.tag == a(offset):
            values[:2] = [emu(child.get("x")), emu(child.get("y"))]
        elif child.tag == a(extent):
            values[2:] = [emu(child.get("cx")), emu(child.get("cy"))]
    return values[0], values[1], values[2], values[3]


def _css(style: str) -> dict[str, str]:
    pairs = (item.partition(":") for item in style.split(";"))
    return {name.strip().lower(): value.strip() for name, _, value in pairs if value}


def _point(text: str) -> tuple[int, int]:
    x, _, y = text.partition(",")
    return css_twips(x), css_twips(y)


def _alignment(value: str | None) -> str:
    return "" if value in {None, "absolute"} else value or ""
