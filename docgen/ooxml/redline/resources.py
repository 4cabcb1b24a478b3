"""Turns the new version's package into one that also holds what deleted words of the old version point to."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from lxml import etree

from docgen.ooxml.package import CONTENT_TYPES_PART, Relationship
from docgen.ooxml.parts import rels_name
from docgen.ooxml.redline.canonical import Shapes
from docgen.ooxml.xml import CONTENT_TYPES, PIC, RELATIONSHIPS, WP, A, R, parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docgen.ooxml.package import Package

_HEAD: Final = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_DRAWN: Final = (f"{{{WP}}}docPr", f"{{{PIC}}}cNvPr", f"{{{A}}}cNvPr")
_RELATED: Final = f"{{{R}}}"


class Resources:
    """The parts of the redline as they grow: those of the new version, and copies of what only the old one has."""

    def __init__(self, old: Package, new: Package) -> None:
        self.old = old
        self.new = new
        self.parts = dict(new.parts)
        self._links: dict[str, list[Relationship]] = defaultdict(list)
        self._types: dict[str, str] = {}
        self._copies: dict[str, str] = {}
        self._drawing = 0

    def old_shapes(self, part: str) -> Shapes:
        return Shapes(self.old.relationships(part), self.old.parts)

    def new_shapes(self, part: str) -> Shapes:
        return Shapes(self.new.relationships(part), self.new.parts)

    def number_drawings_from(self, roots: Iterable[etree._Element]) -> None:
        """Drawings brought over get numbers above all that stand in these trees."""
        for root in roots:
            for node in root.iter(_DRAWN[0]):
                value = node.get("id", "")
                self._drawing = max(self._drawing, int(value) if value.isdecimal() and len(value) < 10 else 0)  # noqa: PLR2004 - fits 32 bits

    def bring(self, node: etree._Element, old_part: str, new_part: str) -> etree._Element:
        """An element of a part of the old version, its links pointing to parts of the redline. In place."""
        links: dict[str, Relationship] | None = None
        for item in node.iter(etree.Element):
            for name, value in item.items():
                if str(name).startswith(_RELATED) and value:
                    if links is None:
                        links = {link.id: link for link in self.old.relationships(old_part)}
                    link = links.get(str(value))
                    if link is not None:
                        item.set(name, self.link(new_part, self._moved(link)))
            if item.tag == _DRAWN[0]:
                self._drawing += 1
                item.set("id", str(self._drawing))
        return node

    def _moved(self, link: Relationship) -> Relationship:
        if link.external or link.target not in self.old.parts:
            return link
        return Relationship(link.id, link.type, self.copy_part(link.target))

    def link(self, part: str, wanted: Relationship) -> str:
        """The identifier of a link of a part; a new one when it has none like it."""
        for link in [*self.new.relationships(part), *self._links[part]]:
            if (link.type, link.target, link.external) == (wanted.type, wanted.target, wanted.external):
                return link.id
        taken = {link.id for link in [*self.new.relationships(part), *self._links[part]]}
        number = next(n for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        made = Relationship(f"rId{number}", wanted.type, wanted.target, wanted.external)
        self._links[part].append(made)
        return made.id

    def copy_part(self, name: str, *, apart: bool = False) -> str:
        """The name under which a part of the old version stands in the redline.

        A part the new version has too is not copied, unless it must stand `apart` because marks will change that one.
        """
        if name in self._copies:
            return self._copies[name]
        data = self.old.parts[name]
        links = self.old.relationships(name)
        if not apart and self.new.parts.get(name) == data and not links and not self.new.relationships(name):
            self._copies[name] = name
            return name
        target = self.free_name(name)
        self._copies[name] = target
        self.add_part(target, data, self.old.content_type(name))
        # The copy keeps the identifiers of its own links, so its bytes need no change.
        self._links[target] = [
            Relationship(link.id, link.type, self._moved(link).target, link.external) for link in links
        ]
        return target

    def free_name(self, name: str) -> str:
        """A name no part has, near the given one."""
        stem, dot, extension = name.rpartition(".")
        known = {part.lower() for part in self.parts}
        candidate, number = name, 1
        while candidate.lower() in known:
            number += 1
            candidate = f"{stem}-{number}{dot}{extension}"
        return candidate

    def add_part(self, name: str, data: bytes, content_type: str) -> None:
        """A part more, or other bytes for a part, declared with its type."""
        self.parts[name] = data
        self._types[name] = content_type

    def replace_root(self, name: str, root: etree._Element) -> None:
        """Other bytes for a part that is there."""
        self.parts[name] = _HEAD + etree.tostring(root, encoding="unicode").encode()

    def copy_links(self, source: str, target: str) -> None:
        """Give `target`, a copy of the new version's part `source`, the links that `source` has."""
        self._links[target] = list(self.new.relationships(source))

    def finished(self) -> dict[str, bytes]:
        """All parts, with the links and types that were added."""
        result = dict(self.parts)
        for part, links in self._links.items():
            if links:
                result[rels_name(part)] = self._rels(part, links)
        if self._types:
            result[CONTENT_TYPES_PART] = self._content_types()
        return result

    def _rels(self, part: str, links: Iterable[Relationship]) -> bytes:
        name = rels_name(part)
        root = parse_xml(self.parts.get(name) or f'<Relationships xmlns="{RELATIONSHIPS}"/>'.encode(), name)
        folder = posixpath.dirname(part) or "."
        for link in links:
            node = etree.SubElement(root, f"{{{RELATIONSHIPS}}}Relationship", Id=link.id, Type=link.type)
            node.set("Target", link.target if link.external else posixpath.relpath(link.target, folder))
            if link.external:
                node.set("TargetMode", "External")
        return _HEAD + etree.tostring(root)

    def _content_types(self) -> bytes:
        root = parse_xml(self.parts[CONTENT_TYPES_PART], CONTENT_TYPES_PART)
        tag = f"{{{CONTENT_TYPES}}}Override"
        declared = {node.get("PartName", "").lower(): node for node in root.iterfind(tag)}
        for name, content_type in sorted(self._types.items()):
            node = declared.get(f"/{name}".lower())
            if node is None:
                node = etree.SubElement(root, tag, PartName=f"/{name}")
            node.set("ContentType", content_type)
        return _HEAD + etree.tostring(root)
