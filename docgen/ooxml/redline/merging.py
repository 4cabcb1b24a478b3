"""Turns the blocks of two versions of a story into the blocks of the redline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docgen.ooxml.layers import w
from docgen.ooxml.redline.blocks import Block, BlockReader, contents_of, open_lone_controls
from docgen.ooxml.redline.marking import DEL, INS, PPR, SECT_PR
from docgen.ooxml.redline.moves import Move, find_moves, mark_moves
from docgen.ooxml.redline.pairing import Kinds, Settled, gaps, settle
from docgen.ooxml.redline.paragraphs import end_of_one, merge_content, share_end
from docgen.ooxml.redline.story import PairedSection
from docgen.ooxml.redline.tables import merge_row_properties, merge_table_properties

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml import etree

    from docgen.ooxml.redline.records import BlockKind
    from docgen.ooxml.redline.story import Story

_NAMES: Final[dict[str, BlockKind]] = {"tbl": "table"}


class Merger:
    """Merges containers of one story: its blocks, and what they hold."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._old = BlockReader(story.old_shapes, story.matcher.split, side="old")
        self._new = BlockReader(story.new_shapes, story.matcher.split, side="new")

    def merge(self, old: etree._Element, new: etree._Element, *, hard: bool = True) -> None:
        """Merge two holders of blocks, in the new one. What stands between blocks (bookmarks) stays where it was."""
        story = self._story
        story.marker.opened += open_lone_controls(old, new, (story.old_shapes, story.new_shapes))
        ours = self._old.read(contents_of(old), hard=hard)
        theirs = self._new.read(contents_of(new), hard=hard)
        if not ours and not theirs:
            return
        pairs = story.matcher.blocks([block.key for block in ours], [block.key for block in theirs])
        kinds = Kinds([block.kind for block in ours], [block.kind for block in theirs])
        settled = settle([(i, j) for i, j in pairs], kinds, hard=hard)
        made = _Container(self, story, (ours, theirs), settled).build()
        _put(new, made)

    def pair(self, old: Block, new: Block, *, whole: bool) -> etree._Element:
        """A block both versions have."""
        if new.kind in {"p", "s"}:
            self._paragraph(old, new, whole=whole)
        elif new.kind == "tbl":
            self._table(old, new)
        elif new.kind == "sdt":
            ours, theirs = old.node.find(w("sdtContent")), new.node.find(w("sdtContent"))
            if ours is not None and theirs is not None:
                self.merge(ours, theirs)
        return new.node

    def _paragraph(self, old: Block, new: Block, *, whole: bool) -> None:
        edits, restyled = merge_content(self._story, old, new, whole=whole)
        restyled |= share_end(self._story, new.node, old.node.find(PPR), new.node.find(PPR))
        if edits:
            self._story.report("changed", "paragraph", old, new, edits=edits)
        elif restyled:
            self._story.report("reformatted", "paragraph", old, new)

    def _table(self, old: Block, new: Block) -> None:
        if merge_table_properties(self._story, old.node, new.node):
            self._story.report("reformatted", "table", old, new)
        ours, theirs = self._old.rows(old.node), self._new.rows(new.node)
        keys = [row.key for row in ours], [row.key for row in theirs]
        pairs = [(i, j) for i, j in self._story.matcher.blocks(*keys)]
        for gone, came, (i, j) in gaps(pairs, (len(ours), len(theirs))):
            anchor = theirs[came[0]].node if came else theirs[j].node if j < len(theirs) else None
            for index in gone:
                row = self._one_sided_row(ours[index], DEL)
                if anchor is not None:
                    anchor.addprevious(row)
                else:
                    new.node.append(row)
            for index in came:
                self._one_sided_row(theirs[index], INS)
            if i < len(ours) and j < len(theirs):
                self._row(ours[i], theirs[j])

    def _row(self, old: Block, new: Block) -> None:
        if merge_row_properties(self._story, old.node, new.node):
            self._story.report("reformatted", "row", old, new)
        for ours, theirs in zip(old.node.iterfind(w("tc")), new.node.iterfind(w("tc")), strict=True):
            self.merge(ours, theirs)

    def _one_sided_row(self, row: Block, tag: str) -> etree._Element:
        story = self._story
        if tag == DEL:
            story.report("deleted", "row", row, None)
            story.bring(row.node)
        else:
            story.report("inserted", "row", None, row)
        story.marker.open_within(row.node)
        story.marker.mark_row(row.node, tag)
        return row.node

    def one_sided(self, block: Block, tag: str) -> list[etree._Element]:
        """A block only one version has, inserted or deleted whole."""
        story = self._story
        old, new = (block, None) if tag == DEL else (None, block)
        story.report("deleted" if tag == DEL else "inserted", _NAMES.get(block.kind, "paragraph"), old, new)
        made: list[etree._Element] = []
        for node in block.nodes:
            if tag == DEL:
                story.bring(node)
            section = node.find(f"{PPR}/{SECT_PR}")
            if section is not None:
                ours, theirs = (section, None) if tag == DEL else (None, section)
                story.sections.append(PairedSection(section, ours, theirs))
            story.marker.open_within(node)
            for item in story.marker.open_controls([node]) if node.tag == w("sdt") else [node]:
                if item.tag == w("p"):
                    story.marker.mark_paragraph(item, tag)
                elif item.tag == w("tbl"):
                    story.marker.mark_table(item, tag)
                made.append(item)
        return made


class _Container:
    """The blocks of one holder, put together in order."""

    def __init__(self, merger: Merger, story: Story, blocks: tuple[list[Block], list[Block]], settled: Settled) -> None:
        self._merger = merger
        self._story = story
        self._old, self._new = blocks
        self._settled = settled
        self._made: list[etree._Element] = []
        self._table_tag: str | None = None
        self._moved_from: dict[int, Move] = {}
        self._moved_to: dict[int, Move] = {}

    def build(self) -> list[etree._Element]:
        if self._story.moves:
            taken_old = {i for i, _ in self._settled.pairs}
            taken_new = {j for _, j in self._settled.pairs}
            moves = find_moves(
                [(i, block) for i, block in enumerate(self._old) if i not in taken_old and not self._trails(i, 0)],
                [(j, block) for j, block in enumerate(self._new) if j not in taken_new and not self._trails(j, 1)],
                self._story.marker,
            )
            self._moved_from, self._moved_to = moves
        shift: tuple[int, int] | None = None
        for gone, came, pair in gaps(self._settled.pairs, (len(self._old), len(self._new))):
            if shift is not None:
                self._shift(shift, gone, came)
            else:
                for i in gone:
                    self._one_sided(self._old[i], DEL, self._moved_from.get(i))
                for j in came:
                    self._one_sided(self._new[j], INS, self._moved_to.get(j))
            shift = pair if pair in self._settled.shifted else None
            if shift is None and pair[0] < len(self._old) and pair[1] < len(self._new):
                self._pair(*pair)
        return self._made

    def _trails(self, index: int, side: int) -> bool:
        """Whether a block follows a shifted pair: its end mark may be the shared one."""
        return any(
            pair[side] < index and not any(pair[side] < other[side] < index for other in self._settled.pairs)
            for pair in self._settled.shifted
        )

    def _pair(self, i: int, j: int) -> None:
        old, new = self._old[i], self._new[j]
        node = self._merger.pair(old, new, whole=(i, j) in self._settled.forced or old.stiff or new.stiff)
        if new.kind == "knot":
            self._add(list(new.nodes), "")
        else:
            self._add([node], "")

    def _one_sided(self, block: Block, tag: str, move: Move | None) -> None:
        if move is not None:
            self._add(mark_moves(self._story, block, tag, move), tag)
            return
        if block.kind == "other" and tag == DEL:
            return
        self._add(self._merger.one_sided(block, tag), tag)

    def _shift(self, pair: tuple[int, int], gone: Sequence[int], came: Sequence[int]) -> None:
        """A pair followed by paragraphs of one version up to the end: the last of them ends with the shared mark."""
        story = self._story
        old, new = self._old[pair[0]], self._new[pair[1]]
        ours, theirs = old.node.find(PPR), new.node.find(PPR)
        edits, restyled = merge_content(story, old, new, whole=old.stiff or new.stiff)
        if edits or restyled:
            story.report("changed" if edits else "reformatted", "paragraph", old, new, edits=edits)
        tag, following = (INS, [self._new[j] for j in came]) if came else (DEL, [self._old[i] for i in gone])
        last = following[-1]
        former, later = (ours, last.node.find(PPR)) if came else (last.node.find(PPR), theirs)
        end_of_one(story, new.node, theirs if came else ours, tag)
        self._add([new.node], "")
        for block in following[:-1]:
            self._add(self._merger.one_sided(block, tag), tag)
        story.report("inserted" if came else "deleted", "paragraph", None if came else last, last if came else None)
        if not came:
            story.bring(last.node)
        content = story.marker.open_controls([node for node in last.node if node.tag != PPR])
        last.node.extend(story.marker.wrap(content, tag))
        share_end(story, last.node, former, later)
        self._add([last.node], tag)

    def _add(self, nodes: Iterable[etree._Element], tag: str) -> None:
        """Append blocks; two tables of different versions must not touch, or Word makes one of them."""
        for node in nodes:
            if node.tag == w("tbl"):
                if self._table_tag is not None and self._table_tag != tag:
                    self._made.append(self._story.marker.vanishing_paragraph())
                self._table_tag = tag
            else:
                self._table_tag = None
            self._made.append(node)


def _put(holder: etree._Element, made: Sequence[etree._Element]) -> None:
    """Replace the blocks of a holder by the merged ones; other children stay before the block behind them."""
    blocks = set(contents_of(holder))
    waiting: list[etree._Element] = []
    before: dict[etree._Element, list[etree._Element]] = {}
    first: list[etree._Element] = []
    seen = False
    for node in list(holder):
        if node in blocks:
            before[node], waiting, seen = waiting, [], True
        elif not seen and node.tag == w("tcPr"):
            first.append(node)
        else:
            waiting.append(node)
    result = list(first)
    for node in made:
        result.extend(before.pop(node, []))
        result.append(node)
    result.extend(node for rest in before.values() for node in rest)
    holder[:] = [*result, *waiting]
