"""What all merging of one story (body, header, note) shares: how to compare, how to mark, what to report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docgen.ooxml.redline.records import BlockChange, Matcher

if TYPE_CHECKING:
    from lxml import etree

    from docgen.ooxml.redline.blocks import Block
    from docgen.ooxml.redline.canonical import Shapes
    from docgen.ooxml.redline.locating import Locator
    from docgen.ooxml.redline.marking import Marker
    from docgen.ooxml.redline.records import BlockKind, ChangeKind, Edit


@dataclass(frozen=True, slots=True)
class PairedSection:
    """Section properties in the redline, and those they come from; None where a version has no such section."""

    node: etree._Element
    old: etree._Element | None
    new: etree._Element | None


@dataclass(slots=True)
class Story:
    """One story in both versions. `bring` makes an element of the old version at home in the new package."""

    matcher: Matcher
    marker: Marker
    old_shapes: Shapes
    new_shapes: Shapes
    old_spots: Locator
    new_spots: Locator
    bring: Callable[[etree._Element], etree._Element]
    changes: list[BlockChange]
    notes: list[tuple[str, str]]
    """Calls of notes that both versions have: `footnote:2` of old is `footnote:3` of new."""
    sections: list[PairedSection] = field(default_factory=list)
    moves: bool = False
    """Whether moved paragraphs are marked as moved: in the body only."""

    def report(
        self,
        kind: ChangeKind,
        block: BlockKind,
        old: Block | None,
        new: Block | None,
        *,
        edits: tuple[Edit, ...] = (),
    ) -> None:
        """Say that a block changed, with its places in both versions."""
        here = self.new_spots.spot(None if new is None else new.node)
        there = self.old_spots.spot(None if old is None else old.node)
        self.changes.append(
            BlockChange(
                kind,
                block,
                place=here.place,
                old_place=there.place,
                heading=here.heading if new is not None else there.heading,
                before="" if old is None else old.text,
                after="" if new is None else new.text,
                edits=edits,
            )
        )
