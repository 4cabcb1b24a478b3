"""Turns a paragraph's or run's own properties into effective values: defaults, table, styles, list, then itself.

The order is that of ECMA-376 Part 1 §17.7.2: document defaults, table style, list level, paragraph style, character
style, direct formatting; toggles are switched against each other (§17.7.3). Each combination is resolved once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docgen.ooxml.formats import NO_BORDERS, Borders, ParagraphFormat, RunFormat, TabStop
from docgen.ooxml.layers import (
    NUMBERING_ID,
    NUMBERING_LEVEL,
    TOGGLES,
    VAL,
    Layer,
    paragraph_layer,
    run_layer,
    w,
)
from docgen.ooxml.scanning import ParagraphProperties, signature
from docgen.ooxml.xml import find_child

if TYPE_CHECKING:
    from lxml import etree

    from docgen.ooxml.numbering import Level, Numbering
    from docgen.ooxml.theme import Theme

# What holds where neither defaults nor styles say anything (ECMA-376 Part 1 §17.3, §17.7.5).
_BASE_RUN: Layer = {"size": 10.0, "language": ""}
_MAX_CHAIN = 100


@dataclass(frozen=True, slots=True, eq=False)
class TableLook:
    """What a table style gives the text of some of its cells. Compared by identity: one object for one combination."""

    run: Layer
    paragraph: Layer


@dataclass(slots=True)
class StyleDefinition:
    """A w:style as the file has it."""

    id: str
    name: str
    kind: str
    based_on: str
    node: etree._Element


@dataclass(frozen=True, slots=True)
class EffectiveParagraph:
    """A paragraph's own part of the answer: its look, its mark's look, and the list it belongs to (0: none)."""

    format: ParagraphFormat
    mark: RunFormat
    number: int = 0
    level: int = 0


@dataclass(slots=True)
class _Caches:
    run_layers: dict[str, Layer] = field(default_factory=dict)
    paragraph_layers: dict[tuple[str, bool], Layer] = field(default_factory=dict)
    runs: dict[tuple[object, ...], RunFormat] = field(default_factory=dict)
    paragraphs: dict[tuple[object, ...], EffectiveParagraph] = field(default_factory=dict)
    looks: dict[RunFormat, RunFormat] = field(default_factory=dict)
    labels: dict[tuple[object, ...], RunFormat] = field(default_factory=dict)


class Styles:
    """The cascade of one document; made for one reading, then thrown away."""

    def __init__(self, root: etree._Element | None, theme: Theme, numbering: Numbering) -> None:
        self.theme = theme
        self.numbering = numbering
        self.definitions: dict[str, StyleDefinition] = {}
        self.defaults: dict[str, str] = {}
        self._cache = _Caches()
        self._run_defaults: Layer = {}
        self._paragraph_defaults: Layer = {}
        for node in () if root is None else root:
            if node.tag == w("style"):
                self._define(node)
            elif node.tag == w("docDefaults"):
                self._run_defaults = run_layer(node.find(f"{w('rPrDefault')}/{w('rPr')}"), theme)
                self._paragraph_defaults = paragraph_layer(node.find(f"{w('pPrDefault')}/{w('pPr')}"))

    def _define(self, node: etree._Element) -> None:
        name, base = node.find(w("name")), node.find(w("basedOn"))
        style = StyleDefinition(
            id=node.get(w("styleId"), ""),
            name="" if name is None else name.get(VAL, ""),
            kind=node.get(w("type"), "paragraph"),
            based_on="" if base is None else base.get(VAL, ""),
            node=node,
        )
        self.definitions.setdefault(style.id, style)
        if node.get(w("default")) in {"1", "true", "on"}:
            self.defaults[style.kind] = style.id

    def paragraph_style(self, style_id: str | None) -> str:
        """The id of the paragraph style that holds: the named one, or the default when there is none such."""
        style = self.definitions.get(style_id) if style_id else None
        return style.id if style is not None and style.kind == "paragraph" else self.defaults.get("paragraph", "")

    def style_name(self, style_id: str) -> str:
        style = self.definitions.get(style_id)
        return (style.name or style.id) if style else "Normal"

    def chain(self, style_id: str) -> list[StyleDefinition]:
        """A style and what it is based on, the root first. A circle is cut where it closes."""
        found: list[StyleDefinition] = []
        seen: set[str] = set()
        while style_id not in seen and style_id in self.definitions and len(found) < _MAX_CHAIN:
            seen.add(style_id)
            style = self.definitions[style_id]
            found.append(style)
            style_id = style.based_on
        return found[::-1]

    def _run_layer(self, style_id: str) -> Layer:
        layers = self._cache.run_layers
        if style_id not in layers:
            layer: Layer = {}
            for style in self.chain(style_id):
                if style.id not in layers:
                    layers[style.id] = {**layer, **run_layer(style.node.find(w("rPr")), self.theme)}
                layer = layers[style.id]
            layers[style_id] = layer
        return layers[style_id]

    def _paragraph_layer(self, style_id: str, *, with_list: bool = True) -> Layer:
        layers = self._cache.paragraph_layers
        if (style_id, with_list) not in layers:
            layer: Layer = {}
            for style in self.chain(style_id):
                key = (style.id, with_list)
                if key not in layers:
                    own = paragraph_layer(style.node.find(w("pPr")))
                    listed = with_list and (NUMBERING_ID in own or NUMBERING_LEVEL in own)
                    # A style's own indents win over those of the list it brings along.
                    brought = self._list_layer({**layer, **own}, style.id) if listed else {}
                    layers[key] = {**layer, **brought, **own}
                layer = layers[key]
            layers[style_id, with_list] = layer
        return layers[style_id, with_list]

    def _list_layer(self, layer: Layer, style_id: str) -> Layer:
        found = self._find_level(layer, style_id)
        return found.paragraph if found else {}

    def _position(self, layer: Layer, style_id: str) -> tuple[int, int]:
        """List and level that a layer leads to; the level a list ties to the style wins over the style's own."""
        number, level = layer.get(NUMBERING_ID), layer.get(NUMBERING_LEVEL)
        number = number if isinstance(number, int) else 0
        linked = self.numbering.find_style_level(number, style_id) if style_id else None
        return number, linked if linked is not None else level if isinstance(level, int) else 0

    def _find_level(self, layer: Layer, style_id: str) -> Level | None:
        return self.numbering.find_level(*self._position(layer, style_id))

    def run(self, style_id: str, look: TableLook | None, properties: etree._Element | None) -> RunFormat:
        """The look of a run: paragraph style, table look, the run's own w:rPr."""
        key = (style_id, look, signature(properties))
        cached = self._cache.runs.get(key)
        if cached is None:
            resolved = self._resolve_run(style_id, look, properties)
            # Equal looks are one object, so that runs are compared by identity while reading.
            cached = self._cache.runs[key] = self._cache.looks.setdefault(resolved, resolved)
        return cached

    def _resolve_run(
        self, style_id: str, look: TableLook | None, properties: etree._Element | None, over: Layer | None = None
    ) -> RunFormat:
        reference = find_child(properties, "rStyle")
        character = "" if reference is None else reference.get(VAL, "")
        if self.definitions.get(character) is None or self.definitions[character].kind != "character":
            character = self.defaults.get("character", "")
        layers = (look.run if look else {}, self._run_layer(style_id), self._run_layer(character))
        direct = {**run_layer(properties, self.theme), **(over or {})}
        merged: Layer = {**_BASE_RUN, **self._run_defaults}
        for layer in layers:
            merged.update(layer)
        merged.update(direct)
        table, paragraph, own = layers
        for toggle in TOGGLES:
            if toggle in merged and toggle not in direct:
                switched = bool(table.get(toggle)) ^ bool(paragraph.get(toggle)) ^ bool(own.get(toggle))
                merged[toggle] = switched or bool(self._run_defaults.get(toggle))
        return RunFormat(**merged)  # type: ignore[arg-type] # each reader gives its field the right type

    def label(self, style_id: str, look: TableLook | None, properties: ParagraphProperties, level: Level) -> RunFormat:
        """The look of a list label: that of the paragraph's mark, changed by what the list level says."""
        key = (style_id, look, properties.key, id(level))
        cached = self._cache.labels.get(key)
        if cached is None:
            cached = self._cache.labels[key] = self._resolve_run(style_id, look, properties.mark, level.run)
        return cached

    def paragraph(self, style_id: str, look: TableLook | None, properties: ParagraphProperties) -> EffectiveParagraph:
        """The look of a paragraph, of its mark, and its list."""
        key = (style_id, look, properties.key)
        cached = self._cache.paragraphs.get(key)
        if cached is None:
            cached = self._cache.paragraphs[key] = self._resolve_paragraph(style_id, look, properties)
        return cached

    def _resolve_paragraph(
        self, style_id: str, look: TableLook | None, properties: ParagraphProperties
    ) -> EffectiveParagraph:
        direct = paragraph_layer(properties.node)
        listed = direct.get(NUMBERING_ID) != 0
        style = self._paragraph_layer(style_id, with_list=listed)
        merged: Layer = {**self._paragraph_defaults, **(look.paragraph if look else {}), **style}
        own_list = NUMBERING_ID in direct or NUMBERING_LEVEL in direct
        if own_list and listed:
            merged.update(self._list_layer({**merged, **direct}, ""))
        merged.update(direct)
        number = level = 0
        if listed and merged.get(NUMBERING_ID):
            number, level = self._position(merged, "" if own_list else self._list_style(style_id))
        return EffectiveParagraph(_paragraph_format(merged), self.run(style_id, look, properties.mark), number, level)

    def _list_style(self, style_id: str) -> str:
        """The style of the chain that names the list: it is the one a list level is tied to."""
        for style in reversed(self.chain(style_id)):
            properties = style.node.find(w("pPr"))
            if properties is not None and properties.find(w("numPr")) is not None:
                return style.id
        return style_id


def _paragraph_format(layer: Layer) -> ParagraphFormat:
    values: Layer = {}
    borders: Layer = {}
    tabs: list[TabStop] = []
    for name, value in layer.items():
        if ":" not in name:
            values[name] = value
            continue
        kind, _, rest = name.partition(":")
        if kind == "border":
            borders[rest] = value
        elif isinstance(value, TabStop):
            tabs.append(value)
    tabs.sort(key=lambda stop: stop.position)
    edges = Borders(**borders) if borders else NO_BORDERS  # type: ignore[arg-type] # each reader gives its field the right type
    return ParagraphFormat(**values, borders=edges, tabs=tuple(tabs))  # type: ignore[arg-type] # each reader gives its field the right type
