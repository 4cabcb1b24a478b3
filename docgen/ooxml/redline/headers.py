"""Turns the headers and footers that paired sections show into marked ones, and links each section to its own."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, TypeAlias

from lxml import etree

from docgen.ooxml.layers import w
from docgen.ooxml.package import Relationship
from docgen.ooxml.redline.finishing import adopt_namespaces
from docgen.ooxml.redline.locating import Locator
from docgen.ooxml.redline.margins import (
    CONTENT_TYPES,
    PLACES,
    RELATIONSHIPS,
    ROOTS,
    Place,
    own_margins,
    set_margins,
)
from docgen.ooxml.redline.merging import Merger

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from docgen.ooxml.redline.marking import Marker
    from docgen.ooxml.redline.resources import Resources
    from docgen.ooxml.redline.story import PairedSection, Story

    Shown: TypeAlias = "Mapping[etree._Element, Mapping[Place, str]]"  # noqa: SLF001 - the name lxml gives its class of elements


class MarginMerger:
    """Merges headers and footers, each pair once. `new_tree` gives a fresh tree each time, `old_tree` a shared one."""

    def __init__(
        self,
        resources: Resources,
        marker: Marker,
        *,
        old_tree: Callable[[str], etree._Element],
        new_tree: Callable[[str], etree._Element],
        story: Callable[[tuple[str, str], tuple[Locator, Locator], str], Story],
    ) -> None:
        self._resources = resources
        self._marker = marker
        self._old_tree = old_tree
        self._new_tree = new_tree
        self._story = story
        self._known: dict[tuple[Place, str, str], str] = {}
        self._merged: set[str] = set()

    def merge(self, sections: Sequence[PairedSection], ours: Shown, theirs: Shown) -> None:
        """Go through the sections of the redline; `ours` and `theirs` say what the sections of the versions show."""
        shown: dict[Place, str] = {}
        # When a section may vanish, none may rely on what the section before it shows.
        alone = any(section.old is None or section.new is None for section in sections)
        for number, section in enumerate(sections, start=1):
            before = {} if section.old is None else ours.get(section.old, {})
            after = {} if section.new is None else theirs.get(section.new, {})
            wanted = {
                place: self._margin(place, section, (before.get(place, ""), after.get(place, "")), number)
                for place in sorted({*before, *after})
            }
            named = own_margins(section.node, self._resources.new) if section.new is not None else {}
            explicit = {
                place: part for place, part in wanted.items() if alone or place in named or part != shown.get(place)
            }
            shown = {**shown, **wanted}
            if explicit != named or section.new is None:
                set_margins(section.node, {place: self._link(place, part) for place, part in explicit.items()})

    def _link(self, place: Place, part: str) -> str:
        main = self._resources.new.main_document
        return self._resources.link(main, Relationship("", RELATIONSHIPS[place[0]], part))

    def _margin(self, place: Place, section: PairedSection, parts: tuple[str, str], number: int) -> str:
        """The part of the redline for one margin of a section."""
        old, new = parts
        if section.new is None:
            return self._copied(old)
        if section.old is None:
            return new
        if (place, old, new) not in self._known:
            self._known[place, old, new] = self._pair(place, old, new, number)
        return self._known[place, old, new]

    def _copied(self, name: str) -> str:
        """A header of a section that only the old version has."""
        target = self._resources.copy_part(name, apart=True)
        self._resources.replace_root(target, deepcopy(self._old_tree(name)))
        return target

    def _pair(self, place: Place, old: str, new: str, number: int) -> str:
        """Both versions of a margin in one part; a part that already holds another pair is left to it."""
        kind = place[0]
        ours = deepcopy(self._old_tree(old)) if old else _empty(ROOTS[kind])
        theirs = self._new_tree(new) if new else _empty(ROOTS[kind])
        target = new
        if not new or new in self._merged:
            target = self._resources.free_name(new or f"word/{kind}1.xml")
            self._resources.add_part(target, b"", CONTENT_TYPES[kind])
            if new:
                self._resources.copy_links(new, target)
        self._merged.add(target)
        prefix = f"{PLACES.get(place, kind)}, phần {number}, "
        spots = Locator(ours, prefix, ()), Locator(theirs, prefix, ())
        made = self._marker.made
        Merger(self._story((old, new), spots, target)).merge(ours, theirs)
        if self._marker.made != made or target != new:
            self._resources.replace_root(target, adopt_namespaces(theirs, ours))
        return target


def _empty(tag: str) -> etree._Element:
    """A header or footer with nothing in it."""
    root = etree.Element(tag)
    etree.SubElement(root, w("p"))
    return root
