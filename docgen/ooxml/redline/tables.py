"""Turns what differs in the properties of a table, its grid, rows and cells into marks of what they were."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final

from lxml import etree

from docgen.ooxml.layers import w

if TYPE_CHECKING:
    from docgen.ooxml.redline.story import Story

_GRID: Final = w("tblGrid")


def merge_table_properties(story: Story, old: etree._Element, new: etree._Element) -> bool:
    """`w:tblPr` and `w:tblGrid`; says whether they differ."""
    changed = _merge(story, old, new, "tblPr")
    ours, theirs = old.find(_GRID), new.find(_GRID)
    if ours is not None and theirs is not None and story.old_shapes.of(ours) != story.new_shapes.of(theirs):
        change = story.marker.change(w("tblGridChange"), ours, empty=_GRID)
        for name in ("author", "date"):
            change.attrib.pop(w(name), "")
        theirs.append(change)
        changed = True
    return changed


def merge_row_properties(story: Story, old: etree._Element, new: etree._Element) -> bool:
    """`w:trPr` of a row and `w:tcPr` of its cells; says whether any differs."""
    changed = _merge(story, old, new, "trPr")
    for ours, theirs in zip(old.iterfind(w("tc")), new.iterfind(w("tc")), strict=True):
        changed |= _merge(story, ours, theirs, "tcPr")
    return changed


def _merge(story: Story, old: etree._Element, new: etree._Element, name: str) -> bool:
    ours, theirs = old.find(w(name)), new.find(w(name))
    if story.old_shapes.properties(ours) == story.new_shapes.properties(theirs):
        return False
    if theirs is None:
        theirs = etree.Element(w(name))
        new.insert(1 if len(new) and new[0].tag == w("tblPrEx") else 0, theirs)
    former = None if ours is None else deepcopy(ours)
    theirs.append(story.marker.change(w(f"{name}Change"), former, empty=w(name)))
    return True
