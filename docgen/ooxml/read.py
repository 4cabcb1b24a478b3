"""Turns a Word file into document facts."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from docgen.ooxml.custom_xml import list_data_items, without_seal
from docgen.ooxml.facts import (
    Block,
    Comment,
    ContentControl,
    DataItem,
    DocumentFacts,
    Note,
    Section,
    Style,
    TrackedChange,
)
from docgen.ooxml.layers import VAL, w
from docgen.ooxml.measure import integer, is_on, twips
from docgen.ooxml.numbering import Counters, Numbering
from docgen.ooxml.package import Package, open_package
from docgen.ooxml.properties import read_application, read_core_properties, read_custom_properties
from docgen.ooxml.scanning import NO_PROPERTIES
from docgen.ooxml.sections import SectionReader
from docgen.ooxml.shared import MAX_REPORTED, Event, Shared
from docgen.ooxml.story import StoryReader
from docgen.ooxml.styles import Styles
from docgen.ooxml.theme import Theme
from docgen.ooxml.xml import find_child, parse_xml

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import etree

    from docgen.ooxml.trace import Trace

_MAX_ANCHOR_PIECES = 500
_TRACKED = b"author="
_WORD_2007 = 12
"""A file that names no compatibility mode is in that of Word 2007."""


def read_facts(source: Path | bytes | BinaryIO | Package, *, trace: Trace | None = None) -> DocumentFacts:
    """Everything docgen knows of a Word document. A `trace` is filled with where it all came from.

    Raises:
        FileAccessError, UnreadableInputError, UnsafeInputError: as `open_package`.
    """
    package = source if isinstance(source, Package) else open_package(source)
    main = package.main_document
    settings = _find_root(package, "settings")
    theme = _theme(package, settings)
    numbering = Numbering(lambda: _find_root(package, "numbering"), theme)
    shared = Shared(package, Styles(_find_root(package, "styles"), theme, numbering), theme, trace=trace)
    # A tracked change names its author; most documents have none, and then nobody looks for them.
    shared.tracked = any(_TRACKED in data for name, data in package.parts.items() if name.endswith(".xml"))
    body = parse_xml(package.parts[main], main).find(w("body"))
    sections = _sections(shared, body)
    notes = _notes(shared, "footnote") + _notes(shared, "endnote")
    # Comments are told from the text they are pinned to, so they come last.
    comments = _comments(shared, body)
    facts = DocumentFacts(
        sections=sections,
        styles=_styles(shared),
        notes=notes,
        language=_language(shared, settings),
        core=read_core_properties(package),
        custom=read_custom_properties(package),
        application=read_application(package),
        data_items=tuple(
            DataItem(namespace, name, hashlib.sha256(without_seal(package.parts[name])).hexdigest())
            for name, namespace in list_data_items(package)
        ),
    )
    return _with_reports(_with_settings(facts, settings), shared.events, comments)


def _find_root(package: Package, kind: str) -> etree._Element | None:
    name = package.find_related(package.main_document, kind)
    return parse_xml(package.parts[name], name) if name else None


def _theme(package: Package, settings: etree._Element | None) -> Theme:
    languages = find_child(settings, "themeFontLang")
    return Theme(
        lambda: _find_root(package, "theme"),
        latin="" if languages is None else languages.get(VAL, ""),
        east_asia="" if languages is None else languages.get(w("eastAsia"), ""),
        bidi="" if languages is None else languages.get(w("bidi"), ""),
    )


def _sections(shared: Shared, body: etree._Element | None) -> tuple[Section, ...]:
    """The body cut at its section ends; each w:sectPr describes what stands before it."""
    part = shared.package.main_document
    story = StoryReader(shared, part, Counters(shared.styles.numbering))
    reader = SectionReader(shared)
    sections: list[Section] = []
    ends: list[etree._Element | None] = []
    blocks: list[Block] = []
    for block, end in story.blocks_with_breaks(() if body is None else body):
        if block is not None:
            blocks.append(block)
        if end is not None:
            sections.append(reader.section(end, tuple(blocks)))
            ends.append(end)
            blocks = []
    if blocks or not sections:
        sections.append(reader.section(None, tuple(blocks)))
        ends.append(None)
    if shared.trace is not None:
        shared.trace.sections.extend(ends)
    return tuple(sections)


def _notes(shared: Shared, kind: str) -> tuple[Note, ...]:
    root = _find_root(shared.package, f"{kind}s")
    name = shared.package.find_related(shared.package.main_document, f"{kind}s") or ""
    found = []
    for node in () if root is None else root:
        # Separators and continuation notices are notes to the program, not to the reader.
        if node.tag == w(kind) and node.get(w("type"), "normal") == "normal":
            story = StoryReader(shared, name, Counters(shared.styles.numbering))
            found.append(Note(kind, integer(node.get(w("id"))), story.blocks(node)))
    return tuple(found)


def _styles(shared: Shared) -> tuple[Style, ...]:
    styles = shared.styles
    found: dict[str, Style] = {}
    for style_id in shared.used_styles:
        definition = styles.definitions.get(style_id)
        base = "" if definition is None or definition.based_on not in styles.definitions else definition.based_on
        name = styles.style_name(style_id)
        found.setdefault(
            name,
            Style(
                name=name,
                based_on=styles.style_name(base) if base else "",
                paragraph=styles.paragraph(style_id, None, NO_PROPERTIES).format,
                run=styles.run(style_id, None, None),
            ),
        )
    return tuple(found[name] for name in sorted(found))


def _language(shared: Shared, settings: etree._Element | None) -> str:
    styles = shared.styles
    stated = styles.run(styles.paragraph_style(None), None, None).language
    languages = find_child(settings, "themeFontLang")
    return stated or ("" if languages is None else languages.get(VAL, ""))


def _with_settings(facts: DocumentFacts, settings: etree._Element | None) -> DocumentFacts:
    if settings is None:
        return replace(facts, compatibility=_WORD_2007)
    even, tab = settings.find(w("evenAndOddHeaders")), settings.find(w("defaultTabStop"))
    mode = _WORD_2007
    for item in settings.iterfind(f"{w('compat')}/{w('compatSetting')}"):
        if item.get(w("name")) == "compatibilityMode":
            mode = integer(item.get(VAL), _WORD_2007)
    return replace(
        facts,
        compatibility=mode,
        even_and_odd=even is not None and is_on(even.get(VAL)),
        default_tab=720 if tab is None else twips(tab.get(VAL), 720),
    )


def _comments(shared: Shared, body: etree._Element | None) -> dict[str, Comment]:
    """The comments by their id, in the order of their part."""
    root = _find_root(shared.package, "comments")
    if root is None:
        return {}
    anchors = _anchors(body)
    name = shared.package.find_related(shared.package.main_document, "comments") or ""
    found: dict[str, Comment] = {}
    for node in root.iterfind(w("comment")):
        story = StoryReader(shared, name, Counters(shared.styles.numbering))
        text = "\n".join(block.text for block in story.blocks(node))
        identifier = node.get(w("id"), "")
        anchor = anchors.get(identifier, "")
        found[identifier] = Comment(node.get(w("author"), ""), node.get(w("date"), ""), text, anchor)
    return found


def _anchors(body: etree._Element | None) -> dict[str, str]:
    """The words between the two marks of each comment, by comment id; of a long stretch only the beginning."""
    opened: dict[str, int] = {}
    pieces: list[str] = []
    found: dict[str, str] = {}
    start, end = w("commentRangeStart"), w("commentRangeEnd")
    for node in () if body is None else body.iter(start, end, w("t")):
        identifier = node.get(w("id"), "")
        if node.tag == start:
            opened[identifier] = len(pieces)
        elif node.tag == end:
            first = opened.pop(identifier, len(pieces))
            found[identifier] = "".join(pieces[first : first + _MAX_ANCHOR_PIECES])[:MAX_REPORTED]
        else:
            pieces.append(node.text or "")
    return found


def _with_reports(facts: DocumentFacts, events: list[Event], comments: dict[str, Comment]) -> DocumentFacts:
    if not events and not comments:
        return facts
    places = {id(placed.paragraph): placed.place for placed in facts.paragraphs()}

    def place(event: Event) -> str:
        return places.get(id(event.paragraph), "") if event.paragraph is not None else ""

    pinned = {event.name: place(event) for event in events if event.kind == "comment"}
    return replace(
        facts,
        comments=tuple(replace(item, place=pinned.get(key, "")) for key, item in comments.items()),
        changes=tuple(
            TrackedChange(event.name, event.author, event.date, event.text, place(event))
            for event in events
            if event.kind == "change"
        ),
        controls=tuple(
            ContentControl(event.name, event.author, event.title, event.text, place(event))
            for event in events
            if event.kind == "control"
        ),
    )
