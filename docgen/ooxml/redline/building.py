"""Turns two packages into the parts of their redline: body, notes, headers and footers, and what they need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from docgen.ooxml.layers import w
from docgen.ooxml.package import OFFICE_RELATIONSHIP, Package, Relationship, write_package
from docgen.ooxml.redline.canonical import Shapes
from docgen.ooxml.redline.definitions import ListMap, StyleMap, headings_of
from docgen.ooxml.redline.finishing import adopt_namespaces, drop_data_items, drop_signatures
from docgen.ooxml.redline.headers import MarginMerger
from docgen.ooxml.redline.inline import ANCHORS
from docgen.ooxml.redline.locating import Locator
from docgen.ooxml.redline.margins import sections_of, shown_margins
from docgen.ooxml.redline.marking import Marker
from docgen.ooxml.redline.merging import Merger
from docgen.ooxml.redline.normalising import Normalised, normalise
from docgen.ooxml.redline.notes import Notes
from docgen.ooxml.redline.paragraphs import merge_section
from docgen.ooxml.redline.records import BlockChange
from docgen.ooxml.redline.resources import Resources
from docgen.ooxml.redline.story import PairedSection, Story
from docgen.ooxml.xml import parse_xml

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from docgen.ooxml.redline.records import Matcher, Stamp

_NOTE_NAMES: Final = {"footnote": "cước chú", "endnote": "chú thích cuối"}
_COMMENT_CALL: Final = w("commentReference")
_NUMBERING_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_NOTES_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}s+xml"
_BIGGEST: Final = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Draft:
    """A redline before its proof. `marks` counts the marks made.

    `pending` says which versions had tracked changes (`old`, `new`), `styles` which styles look different in them;
    `controls` counts content controls that came apart; `lost` names what of old is not carried (`comments`,
    `bookmarks`) or not marked (`defaults`, `even-pages`).
    """

    bytes: bytes
    marks: int
    changes: tuple[BlockChange, ...]
    pending: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    controls: int = 0
    lost: tuple[str, ...] = ()


def build_draft(
    old: Package, new: Package, matcher: Matcher, stamp: Stamp, *, drop_data: Collection[str] = ()
) -> Draft:
    """The redline of two packages; `drop_data` names custom XML data that would no longer say what the file says."""
    return _Builder(old, new, matcher, stamp).build(drop_data)


class _Builder:
    def __init__(self, old: Package, new: Package, matcher: Matcher, stamp: Stamp) -> None:
        self._old, self._new, self._matcher = old, new, matcher
        self._resources = Resources(old, new)
        self._old_report, self._new_report = Normalised(), Normalised()
        self._changes: list[BlockChange] = []
        self._called: list[tuple[str, str]] = []
        self._lost: list[str] = []
        self._styles = StyleMap(self._related(old, "styles"), self._related(new, "styles"))
        self._lists = ListMap(self._related(old, "numbering"), self._related(new, "numbering"))
        self._headings = headings_of(self._related(old, "styles")), headings_of(self._related(new, "styles"))
        self._old_trees: dict[str, etree._Element] = {}
        self._new_trees: dict[str, etree._Element] = {}
        self._notes = {
            kind: Notes(kind, self._note_tree(old, kind), self._note_tree(new, kind)) for kind in _NOTE_NAMES
        }
        self._body = self._tree(old, old.main_document), self._tree(new, new.main_document)
        self._marker = Marker(stamp, self._first_number())

    def build(self, drop_data: Collection[str]) -> Draft:
        sections = self._merge_body()
        self._merge_margins(sections)
        self._merge_notes()
        self._keep()
        parts = drop_signatures(drop_data_items(self._resources.finished(), self._new, drop_data), self._new)
        return Draft(
            bytes=write_package(parts),
            marks=self._marker.made,
            changes=tuple(self._changes),
            pending=tuple(
                name for name, side in (("old", self._old_report), ("new", self._new_report)) if side.had_changes
            ),
            styles=tuple(dict.fromkeys(self._styles.differing)),
            controls=self._marker.opened + self._old_report.controls + self._new_report.controls,
            lost=tuple(self._lost),
        )

    # Trees

    def _related(self, package: Package, kind: str) -> etree._Element | None:
        name = package.find_related(package.main_document, kind)
        return None if name is None else parse_xml(package.parts[name], name)

    def _note_tree(self, package: Package, kind: str) -> etree._Element | None:
        name = package.find_related(package.main_document, f"{kind}s")
        return None if name is None else self._tree(package, name)

    def _tree(self, package: Package, name: str) -> etree._Element:
        """The normalised tree of a part, read once; of the old version in the styles and lists of the redline."""
        is_old = package is self._old
        trees = self._old_trees if is_old else self._new_trees
        if name not in trees:
            root = parse_xml(package.parts[name], name)
            normalise(root, self._old_report if is_old else self._new_report)
            if is_old:
                self._styles.apply(root)
                self._lists.apply(root)
                self._strip_anchors(root)
            trees[name] = root
        return trees[name]

    def _strip_anchors(self, root: etree._Element) -> None:
        """Bookmarks and comments of the old version: no mark can hold them, so they are not carried over."""
        for node in list(root.iter(*ANCHORS, _COMMENT_CALL)):
            if node.tag == _COMMENT_CALL:
                self._lose("comments")
            parent = node.getparent()
            if parent is not None:
                parent.remove(node)
                if parent.tag == w("r") and all(item.tag == w("rPr") for item in parent):
                    parent.getparent().remove(parent)  # type: ignore[union-attr] # a run stands in a paragraph

    def _lose(self, what: str) -> None:
        if what not in self._lost:
            self._lost.append(what)

    def _first_number(self) -> int:
        """Above every number of a bookmark, comment or mark in the new version."""
        biggest = 0
        for name, data in self._new.parts.items():
            if not self._new.content_type(name).endswith("+xml") or b"wordprocessingml" not in data:
                continue
            for node in parse_xml(data, name).iter(*ANCHORS, w("comment"), w("ins"), w("del")):
                value = node.get(w("id"), "")
                biggest = max(biggest, int(value) if value.isdecimal() and len(value) < 10 else 0)  # noqa: PLR2004 - fits 32 bits
        return biggest + 1 if biggest < _BIGGEST // 2 else 1

    # Stories

    def _story(self, parts: tuple[str, str], spots: tuple[Locator, Locator], *, target: str, moves: bool) -> Story:
        def bring(node: etree._Element) -> etree._Element:
            self._resources.bring(node, parts[0], target)
            for kind, notes in self._notes.items():
                for call in notes.calls_in(node):
                    self._bring_note(kind, call)
            return node

        return Story(
            self._matcher,
            self._marker,
            self._resources.old_shapes(parts[0]),
            self._resources.new_shapes(parts[1]),
            *spots,
            bring,
            self._changes,
            self._called,
            moves=moves,
        )

    def _bring_note(self, kind: str, call: etree._Element) -> None:
        number, note = self._notes[kind].bring(call.get(w("id"), ""))
        call.set(w("id"), number)
        if note is not None:
            self._resources.bring(note, self._note_part(self._old, kind), self._note_part(self._new, kind))

    def _note_part(self, package: Package, kind: str) -> str:
        return package.find_related(package.main_document, f"{kind}s") or f"word/{kind}s.xml"

    def _merge_body(self) -> list[PairedSection]:
        old, new = (root.find(w("body")) for root in self._body)
        parts = self._old.main_document, self._new.main_document
        self._resources.number_drawings_from(self._body[1:])
        self._shown = (
            shown_margins(sections_of(self._body[0]), self._old),
            shown_margins(sections_of(self._body[1]), self._new),
        )
        if old is None or new is None:
            return []
        for body in (old, new):
            if body.find(w("sectPr")) is None:
                etree.SubElement(body, w("sectPr"))
        spots = Locator(old, "", self._headings[0]), Locator(new, "", self._headings[1])
        story = self._story(parts, spots, target=parts[1], moves=True)
        before, last = old.find(w("sectPr")), new.find(w("sectPr"))
        Merger(story).merge(old, new)
        if last is not None and merge_section(story, before, last):
            place = f"phần {len(story.sections)}"
            self._changes.append(_section_change(place))
        return story.sections

    def _merge_notes(self) -> None:
        for former, call in dict.fromkeys(self._called):
            kind, _, identifier = call.partition(":")
            notes = self._notes[kind]
            ours, theirs = notes.find_old(former.partition(":")[2]), notes.find(identifier)
            if ours is None or theirs is None:
                continue
            prefix = f"{_NOTE_NAMES[kind]} {identifier}, "
            parts = self._note_part(self._old, kind), self._note_part(self._new, kind)
            spots = Locator(ours, prefix, ()), Locator(theirs, prefix, ())
            Merger(self._story(parts, spots, target=parts[1], moves=False)).merge(ours, theirs)

    def _merge_margins(self, sections: Sequence[PairedSection]) -> None:
        def tree(name: str) -> etree._Element:
            return self._tree(self._old, name)

        def fresh(name: str) -> etree._Element:
            root = parse_xml(self._new.parts[name], name)
            normalise(root, self._new_report)
            return root

        def story(parts: tuple[str, str], spots: tuple[Locator, Locator], target: str) -> Story:
            return self._story(parts, spots, target=target, moves=False)

        MarginMerger(self._resources, self._marker, old_tree=tree, new_tree=fresh, story=story).merge(
            sections, *self._shown
        )

    # The end

    def _keep(self) -> None:
        """Write back the trees that changed."""
        resources, main = self._resources, self._new.main_document
        resources.replace_root(main, adopt_namespaces(self._body[1], self._body[0]))
        for kind, notes in self._notes.items():
            name = self._note_part(self._new, kind)
            if notes.is_new and notes.root is not None:
                resources.add_part(name, b"", _NOTES_TYPE.format(kind))
                resources.link(main, Relationship("", f"{OFFICE_RELATIONSHIP}/{kind}s", name))
            if notes.root is not None:
                resources.replace_root(name, notes.root)
        styles = self._new.find_related(main, "styles")
        if styles is not None and self._styles.added and self._styles.root is not None:
            resources.replace_root(styles, self._styles.root)
        if self._lists.added and self._lists.root is not None:
            numbering = self._new.find_related(main, "numbering")
            if numbering is None:
                numbering = resources.free_name("word/numbering.xml")
                resources.add_part(numbering, b"", _NUMBERING_TYPE)
                resources.link(main, Relationship("", f"{OFFICE_RELATIONSHIP}/numbering", numbering))
            resources.replace_root(numbering, self._lists.root)
        self._compare_settings()

    def _compare_settings(self) -> None:
        plain = Shapes((), {})
        old, new = self._related(self._old, "styles"), self._related(self._new, "styles")
        if old is not None and new is not None:
            defaults = [plain.of(root.find(w("docDefaults"))) for root in (old, new)]
            if defaults[0] != defaults[1]:
                self._lose("defaults")
        settings = [self._related(package, "settings") for package in (self._old, self._new)]
        even = [root is not None and root.find(w("evenAndOddHeaders")) is not None for root in settings]
        if even[0] != even[1]:
            self._lose("even-pages")


def _section_change(place: str) -> BlockChange:
    return BlockChange("reformatted", "section", place=place, old_place=place)
