"""Turns the styles and lists of the old version into those of the redline; what the new one lacks is brought over."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final

from lxml import etree

from docgen.ooxml.layers import VAL, w
from docgen.ooxml.redline.canonical import Shape, Shapes, value_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_STYLES: Final = w("style")
_ID: Final = w("styleId")
_REFERENCES: Final = tuple(map(w, ("pStyle", "rStyle", "tblStyle")))
_WITHIN: Final = tuple(map(w, ("basedOn", "next", "link")))
_NUM, _ABSTRACT = w("num"), w("abstractNum")
_NUM_ID, _ABSTRACT_ID = w("numId"), w("abstractNumId")
_SHAPES: Final = Shapes((), {})
_NOT_OF_STYLE: Final = tuple(
    map(w, ("name", "aliases", "basedOn", "next", "link", "uiPriority", "semiHidden", "unhideWhenUsed", "qFormat",
            "rsid", "locked"))
)  # fmt: skip
_NOT_OF_LIST: Final = tuple(map(w, ("nsid", "tmpl", "name", "lvlPicBulletId")))


def _name(style: etree._Element) -> str:
    return value_of(style, "name").casefold() or style.get(_ID, "").casefold()


class StyleMap:
    """Identifiers of the old version's styles in the redline. `differing` names styles that look different in old."""

    def __init__(self, old: etree._Element | None, new: etree._Element | None) -> None:
        self.root = new
        self._old = {} if old is None else {node.get(_ID, ""): node for node in old.iterfind(_STYLES)}
        self._new = {} if new is None else {node.get(_ID, ""): node for node in new.iterfind(_STYLES)}
        self._by_name = {(node.get(w("type"), ""), _name(node)): node.get(_ID, "") for node in self._new.values()}
        self._known: dict[str, str] = {}
        self.differing: list[str] = []
        self.added = 0

    def find(self, identifier: str) -> str:
        """The style of the redline that stands for a style of the old version."""
        style = self._old.get(identifier)
        if style is None:
            return identifier
        if identifier not in self._known:
            self._known[identifier] = self._find(identifier, style)
        return self._known[identifier]

    def _find(self, identifier: str, style: etree._Element) -> str:
        kind = style.get(w("type"), "")
        match = self._by_name.get((kind, _name(style)), "")
        if match:
            self._known[identifier] = match
            self._compare(style, self._new[match])
            return match
        if self.root is None:
            return identifier
        free = identifier
        while free in self._new:
            free += "-2"
        self._known[identifier] = free
        copy = deepcopy(style)
        copy.set(_ID, free)
        copy.attrib.pop(w("default"), "")
        self._new[free] = copy
        for node in copy.iter(*_WITHIN):
            node.set(VAL, self.find(node.get(VAL, "")))
        for node in list(copy.iter(w("numPr"))):
            node.getparent().remove(node)  # type: ignore[union-attr] # it was found below the copy
        self.root.append(copy)
        self.added += 1
        return free

    def _compare(self, old: etree._Element, new: etree._Element) -> None:
        base = self.find(value_of(old, "basedOn"))
        if base != value_of(new, "basedOn") or _style_shape(old) != _style_shape(new):
            name = value_of(new, "name") or new.get(_ID, "")
            self.differing.append(name)

    def apply(self, root: etree._Element) -> None:
        """Rename the styles in a tree of the old version."""
        for node in root.iter(*_REFERENCES):
            node.set(VAL, self.find(node.get(VAL, "")))


def _style_shape(style: etree._Element) -> Shape:
    return (
        "",
        (),
        "",
        tuple(_SHAPES.of(node, without=(w("numPr"),)) for node in style if node.tag not in _NOT_OF_STYLE),
    )


def headings_of(styles: etree._Element | None) -> frozenset[str]:
    """Identifiers of the paragraph styles with an outline level (cấp đề mục)."""
    if styles is None:
        return frozenset()
    return frozenset(
        node.get(_ID, "")
        for node in styles.iterfind(_STYLES)
        if value_of(node.find(w("pPr")), "outlineLvl") not in {"", "9"}
    )


class ListMap:
    """Numbers of the old version's lists in the redline. `root` is the redline's numbering, or None."""

    def __init__(self, old: etree._Element | None, new: etree._Element | None) -> None:
        self.root = new
        self._old = _definitions(old)
        self._new = _definitions(new)
        self._source = old
        self._known: dict[str, str] = {}
        self._claimed = {number for number, shape in self._old.items() if self._new.get(number) == shape}
        self.added = 0

    def find(self, number: str) -> str:
        """The list of the redline that stands for a list of the old version; an undefined one stays as it is."""
        shape = self._old.get(number)
        if shape is None or self._new.get(number) == shape:
            return number
        if number not in self._known:
            same = next((n for n, other in self._new.items() if other == shape and n not in self._claimed), None)
            self._known[number] = same if same is not None else self._bring(number)
            self._claimed.add(self._known[number])
        return self._known[number]

    def _bring(self, number: str) -> str:
        if self._source is None:
            return number
        if self.root is None:
            self.root = etree.Element(w("numbering"), nsmap=self._source.nsmap)  # type: ignore[arg-type] # None is the default namespace; lxml-stubs do not know it
        num = next(node for node in self._source.iterfind(_NUM) if node.get(_NUM_ID) == number)
        abstract_id = value_of(num, "abstractNumId")
        copy = deepcopy(num)
        abstract = next((n for n in self._source.iterfind(_ABSTRACT) if n.get(_ABSTRACT_ID) == abstract_id), None)
        if abstract is not None:
            definition = deepcopy(abstract)
            for node in list(definition.iter(w("lvlPicBulletId"), w("nsid"), w("tmpl"), w("pStyle"))):
                node.getparent().remove(node)  # type: ignore[union-attr] # it was found below the copy
            fresh = _free(self.root.iterfind(_ABSTRACT), _ABSTRACT_ID)
            definition.set(_ABSTRACT_ID, fresh)
            last = [*self.root.iterfind(w("numPicBullet")), *self.root.iterfind(_ABSTRACT)]
            self.root.insert(self.root.index(last[-1]) + 1 if last else 0, definition)
            copy.find(_ABSTRACT_ID).set(VAL, fresh)  # type: ignore[union-attr] # value_of found it
        free = _free(self.root.iterfind(_NUM), _NUM_ID)
        copy.set(_NUM_ID, free)
        rest = [*self.root.iterfind(_NUM), *self.root.iterfind(_ABSTRACT)]
        self.root.insert(max(map(self.root.index, rest)) + 1 if rest else 0, copy)
        self._new[free] = self._old[number]
        self.added += 1
        return free

    def apply(self, root: etree._Element) -> None:
        """Renumber the lists in a tree of the old version."""
        for node in root.iter(_NUM_ID):
            node.set(VAL, self.find(node.get(VAL, "")))


def _free(nodes: Iterable[etree._Element], name: str) -> str:
    taken = [int(value) for node in nodes if (value := node.get(name, "")).isdecimal()]
    return str(max(taken, default=0) + 1)


def _definitions(root: etree._Element | None) -> dict[str, Shape]:
    """What each list looks like, by its number; equal for lists that look the same."""
    if root is None:
        return {}
    abstracts = {
        node.get(_ABSTRACT_ID, ""): tuple(_level_shape(child) for child in node if child.tag not in _NOT_OF_LIST)
        for node in root.iterfind(_ABSTRACT)
    }
    return {
        node.get(_NUM_ID, ""): (
            value_of(node, "abstractNumId") and "list",
            (),
            "",
            (*abstracts.get(value_of(node, "abstractNumId"), ()),
             *(_level_shape(item) for item in node.iterfind(w("lvlOverride")))),
        )
        for node in root.iterfind(_NUM)
    }  # fmt: skip


def _level_shape(node: etree._Element) -> Shape:
    """A level without the names a program gives and without its picture bullet."""
    tag, attributes, text, children = _SHAPES.of(node, without=(w("lvlPicBulletId"), w("pStyle")))
    kept = tuple(
        (name, value) for name, value in attributes if not name.endswith(("}tplc", "}tentative", "}durableId"))
    )
    return tag, kept, text, children


def list_shapes(root: etree._Element | None) -> dict[str, Shape]:
    """What each list of a numbering part looks like, by its number."""
    return _definitions(root)
