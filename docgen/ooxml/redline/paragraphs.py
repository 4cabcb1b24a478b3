"""Turns a paragraph of the old version and one of the new into one with marks: words, looks, properties, end mark."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final

from lxml import etree

from docgen.ooxml.layers import w
from docgen.ooxml.redline.inline import Line
from docgen.ooxml.redline.marking import DEL, INS, PPR, RPR, SECT_PR
from docgen.ooxml.redline.records import Edit
from docgen.ooxml.redline.story import PairedSection
from docgen.ooxml.redline.writing import LineWriter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.ooxml.redline.blocks import Block
    from docgen.ooxml.redline.inline import Atom
    from docgen.ooxml.redline.records import EditKind, InlineKey
    from docgen.ooxml.redline.story import Story

_PPR_CHANGE: Final = w("pPrChange")
_NOT_OLD: Final = frozenset({RPR, SECT_PR, _PPR_CHANGE})
_REFERENCES: Final = frozenset({w("headerReference"), w("footerReference"), w("sectPrChange")})


def merge_content(story: Story, old: Block, new: Block, *, whole: bool) -> tuple[tuple[Edit, ...], bool]:
    """Merge the letters of two paragraphs in the node of the new one.

    `whole`: nothing is kept. Returns the edits, empty when the words are the same, and whether a look changed.
    """
    if whole or old.line is None or new.line is None:
        return _replace(story, old, new), False
    ours, theirs = old.line, new.line
    keys = _keys(ours), _keys(theirs)
    pairs = [(i, i) for i in range(len(keys[0]))] if keys[0] == keys[1] else story.matcher.words(*keys)
    couples = [(ours.atoms[i], theirs.atoms[j]) for i, j in pairs]
    story.notes.extend((former.note, atom.note) for former, atom in couples if atom.note)
    restyled = any(_looks(former) != _looks(atom) for former, atom in couples)
    if len(pairs) == len(ours.atoms) == len(theirs.atoms) and not restyled:
        return (), False
    edits = _write(story, new, (ours, theirs), pairs)
    changed = any(edit.kind != "kept" for edit in edits)
    return (edits if changed else ()), restyled


def _keys(line: Line) -> list[InlineKey]:
    return [atom.key for atom in line.atoms]


def _looks(atom: Atom) -> tuple[object, ...]:
    """The looks of an atom's letters, each with where it ends."""
    if not atom.letters:
        return (atom.look,)
    ends: list[object] = []
    length = 0
    for letters in atom.letters:
        length += len(letters.text)
        ends.append((length, letters.look))
    return tuple(ends)


def _write(story: Story, new: Block, lines: tuple[Line, Line], pairs: Sequence[tuple[int, int]]) -> tuple[Edit, ...]:
    paragraph = new.node
    for node in [node for node in paragraph if node.tag != PPR]:
        paragraph.remove(node)
    old, theirs = lines
    writer = LineWriter(paragraph, story.marker, story.bring)
    edits: list[tuple[EditKind, list[str]]] = []
    i = j = 0
    for k, m in [*pairs, (len(old.atoms), len(theirs.atoms))]:
        for atom in old.atoms[i:k]:
            writer.delete(atom)
            _note(edits, "deleted", atom)
        for atom in theirs.atoms[j:m]:
            writer.insert(atom)
            _note(edits, "inserted", atom)
        if k < len(old.atoms) and m < len(theirs.atoms):
            writer.keep(old.atoms[k], theirs.atoms[m])
            _note(edits, "kept", theirs.atoms[m])
        i, j = k + 1, m + 1
    writer.finish(theirs.anchors)
    return tuple(Edit(kind, "".join(pieces)) for kind, pieces in edits)


def _note(edits: list[tuple[EditKind, list[str]]], kind: EditKind, atom: Atom) -> None:
    if edits and edits[-1][0] == kind:
        edits[-1][1].append(atom.shown)
    else:
        edits.append((kind, [atom.shown]))


def _replace(story: Story, old: Block, new: Block) -> tuple[Edit, ...]:
    """All letters of old deleted, all of new inserted."""
    edits = []
    if old.text:
        edits.append(Edit("deleted", old.text))
    if new.text:
        edits.append(Edit("inserted", new.text))
    gone = [node for node in story.bring(old.node) if node.tag != PPR]
    came = [node for node in new.node if node.tag != PPR]
    for node in came:
        new.node.remove(node)
    new.node.extend(story.marker.wrap(story.marker.open_controls(gone), DEL))
    new.node.extend(story.marker.wrap(story.marker.open_controls(came), INS))
    return tuple(edits)


def share_end(story: Story, node: etree._Element, old: etree._Element | None, new: etree._Element | None) -> bool:
    """Give a paragraph the properties `new`, with `old` marked as what they were; says whether they differ.

    `old` and `new` are `w:pPr` elements or None.
    """
    own = node.find(PPR)
    if own is not new:
        if own is not None:
            node.remove(own)
        own = None if new is None else deepcopy(new)
        if own is not None:
            node.insert(0, own)
    if own is None:
        own = etree.Element(PPR)
        node.insert(0, own)
    reformatted = _mark_look(story, own, old)
    reformatted |= _mark_section(story, own, old)
    if story.new_shapes.paragraph(own) != story.old_shapes.paragraph(old):
        own.append(story.marker.change(_PPR_CHANGE, _former(old), empty=PPR))
        reformatted = True
    if not len(own):
        node.remove(own)
    return reformatted


def _former(old: etree._Element | None) -> etree._Element | None:
    if old is None:
        return None
    copy = etree.Element(PPR)
    copy.extend(deepcopy(node) for node in old if node.tag not in _NOT_OLD)
    return copy


def _mark_look(story: Story, own: etree._Element, old: etree._Element | None) -> bool:
    """The look of the end mark."""
    look = own.find(RPR)
    former = None if old is None else old.find(RPR)
    if story.new_shapes.look(look) == story.old_shapes.look(former):
        return False
    if look is None:
        look = etree.Element(RPR)
        place = next((i for i, node in enumerate(own) if node.tag in {SECT_PR, _PPR_CHANGE}), len(own))
        own.insert(place, look)
    look.append(story.marker.change(w("rPrChange"), former, empty=RPR))
    return True


def _mark_section(story: Story, own: etree._Element, old: etree._Element | None) -> bool:
    section = own.find(SECT_PR)
    if section is None:
        return False
    return merge_section(story, None if old is None else old.find(SECT_PR), section)


def merge_section(story: Story, old: etree._Element | None, section: etree._Element) -> bool:
    """Mark what a section's page was (khổ giấy, lề, số trang); says whether it differs."""
    story.sections.append(PairedSection(section, old, section))
    if old is None or story.new_shapes.properties(section) == story.old_shapes.properties(old):
        return False
    former = etree.Element(SECT_PR)
    former.extend(deepcopy(node) for node in old if node.tag not in _REFERENCES)
    section.append(story.marker.change(w("sectPrChange"), former, empty=SECT_PR))
    return True


def end_of_one(story: Story, node: etree._Element, properties: etree._Element | None, tag: str) -> None:
    """Give a paragraph the properties and end mark of one version only, inserted or deleted."""
    own = node.find(PPR)
    if own is not properties:
        if own is not None:
            node.remove(own)
        if properties is not None:
            node.insert(0, deepcopy(properties))
    story.marker.mark_paragraph_end(node, tag)
