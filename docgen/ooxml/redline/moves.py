"""Finds paragraphs that only changed their place, and marks them as moved from here to there."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from docgen.ooxml.layers import w
from docgen.ooxml.redline.blocks import Block
from docgen.ooxml.redline.marking import DEL, MOVE_FROM, MOVE_TO, PPR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.ooxml.redline.marking import Marker
    from docgen.ooxml.redline.story import Story

SHORTEST: Final = 4
"""Tokens from which a paragraph at another place counts as moved; shorter ones are too common."""


@dataclass(frozen=True, slots=True)
class Move:
    """A moved paragraph: the name of the range it moves with, whether it is its first and its last, both versions."""

    name: str
    is_first: bool
    is_last: bool
    old: Block
    new: Block


_RANGES: Final = {MOVE_FROM: "moveFromRange", MOVE_TO: "moveToRange"}


def find_moves(
    old: Sequence[tuple[int, Block]], new: Sequence[tuple[int, Block]], marker: Marker
) -> tuple[dict[int, Move], dict[int, Move]]:
    """Which deleted paragraphs are inserted elsewhere with the same words, by their index; neighbours move together."""
    counts = [Counter(block.text for _, block in side if _may_move(block)) for side in (old, new)]
    places = {block.text: j for j, block in new if _may_move(block)}
    couples = [
        (i, places[block.text])
        for i, block in old
        if _may_move(block) and counts[0][block.text] == 1 and counts[1][block.text] == 1
    ]
    old_blocks, new_blocks = dict(old), dict(new)
    from_here: dict[int, Move] = {}
    to_there: dict[int, Move] = {}
    for group in _neighbours(couples):
        name = f"move{marker.number()}"
        for place, (i, j) in enumerate(group):
            move = Move(name, place == 0, place == len(group) - 1, old_blocks[i], new_blocks[j])
            from_here[i], to_there[j] = move, move
    return from_here, to_there


def _may_move(block: Block) -> bool:
    """A paragraph of words alone; pictures, notes and fields are deleted and inserted."""
    line = block.line
    return (
        block.kind == "p"
        and line is not None
        and len(block.key.words) >= SHORTEST
        and all(atom.letters and not atom.key.holder for atom in line.atoms)
    )


def _neighbours(couples: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    groups: list[list[tuple[int, int]]] = []
    for i, j in couples:
        if groups and groups[-1][-1] == (i - 1, j - 1):
            groups[-1].append((i, j))
        else:
            groups.append([(i, j)])
    return groups


def mark_moves(story: Story, block: Block, side: str, move: Move) -> list[etree._Element]:
    """A moved paragraph where it was (`side` is `w:del`) or where it is now, with the ends of its range."""
    tag = MOVE_FROM if side == DEL else MOVE_TO
    if side == DEL:
        story.bring(block.node)
    else:
        story.report("moved", "paragraph", move.old, move.new)
    story.marker.mark_paragraph(block.node, tag)
    made = [block.node]
    number = story.marker.range_number(move.name, tag)
    if move.is_first:
        start = story.marker.mark(w(f"{_RANGES[tag]}Start"))
        start.set(w("id"), number)
        start.set(w("name"), move.name)
        block.node.insert(1 if block.node[0].tag == PPR else 0, start)
    if move.is_last:
        end = etree.Element(w(f"{_RANGES[tag]}End"))
        end.set(w("id"), number)
        made.append(end)
    return made
