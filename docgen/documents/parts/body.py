"""The body tree → blocks ready to print, each with its computed label and its look."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from docgen.contracts.view import Block, BlockKind
from docgen.model import Node, Numbering
from docgen.model.numbering import Level
from docgen.model.remembering import by_identity
from docgen.model.tables import AnyTable
from docgen.vietnamese.text import upper_text

_DIVISION: Final = re.compile(r"(?:Phần|Chương)\s(?:[^\n]{1,30}\n|(?:[IVXLC]+|\d{1,2}|thứ\s\w+)\Z)")
"""A title that brings its own number, as an author wrote it on a line of its own (phần, chương)."""

Compose = Callable[[Node], Sequence[str]]
"""What a document type prints below a node besides its own words (who leads a task, when a report is due)."""
DrawTable = Callable[[AnyTable], Block]


def body_blocks(nodes: Sequence[Node], level: Level, *, compose: Compose, draw_table: DrawTable) -> Iterator[Block]:
    """Every paragraph and table of a list of sibling nodes and all below them, in the order of the page."""
    for node, label in label_siblings(nodes, level, compose):
        yield from _blocks_of(node, label, level, compose, draw_table)


def _set_blocks(node: Node, label: str, level: Level, compose: Compose, draw_table: DrawTable) -> tuple[Block, ...]:
    blocks = _own_blocks(node, label, level, compose(node))
    if node.table is not None:
        blocks.append(draw_table(node.table))
    if children := node.children:
        below = level.below(label, node.numbering)
        for child, its_label in label_siblings(children, below, compose):
            # To look for what is small costs as much as to set it.
            set_blocks = _blocks_of if child.children else _set_blocks
            blocks += set_blocks(child, its_label, below, compose, draw_table)
    return tuple(blocks)


_blocks_of = by_identity(256)(_set_blocks)
"""What the documents of a batch have alike they print alike: it is set once."""


def _own_blocks(node: Node, label: str, level: Level, composed: Sequence[str]) -> list[Block]:
    blocks = []
    if node.title or node.text:
        blocks.append(_own_words(node, label, level))
    elif label:
        blocks.append(Block(BlockKind.CLAUSE, labelled(label, composed[0])))
        composed = composed[1:]
    blocks += [Block(BlockKind.PARAGRAPH, text) for text in (*node.paragraphs, *composed)]
    return blocks


def label_siblings(nodes: Sequence[Node], level: Level, compose: Compose) -> Iterator[tuple[Node, str]]:
    """Each of some siblings with its label. A node that only holds paragraphs or a table takes no number."""
    position = 0
    for node in nodes:
        speaks = node.title or node.text or (not node.paragraphs and node.table is None and compose(node))
        if node.numbered and speaks:
            position += 1
            yield node, level.label(position)
        else:
            yield node, ""


def label_tree(nodes: Sequence[Node], level: Level, compose: Compose) -> Iterator[tuple[Node, str]]:
    """Every node below `nodes` with its label, parents before children, in the order of the page."""
    for node, label in label_siblings(nodes, level, compose):
        yield node, label
        if children := node.children:
            yield from label_tree(children, level.below(label, node.numbering), compose)


def _own_words(node: Node, label: str, level: Level) -> Block:
    if node.title is None:
        kind = BlockKind.CLAUSE if label else BlockKind.PARAGRAPH
        return Block(kind, labelled(label, node.text or ""))
    if not label and (division := _DIVISION.match(node.title)):
        return Block(BlockKind.DIVISION, division.group() + upper_text(node.title[division.end() :]))
    if level.numbering is Numbering.ROMAN:
        return Block(BlockKind.SECTION, labelled(label, upper_text(node.title)))
    kind = BlockKind.CLAUSE_TITLE if level.numbering is Numbering.ARABIC else BlockKind.SUBCLAUSE_TITLE
    return Block(kind, labelled(label, node.title))


def labelled(label: str, words: str) -> str:
    """Label and words as one paragraph."""
    return f"{label} {words}" if label else words


def turn_pages(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the places marked where landscape pages begin and end; neighbouring tables share them."""
    if not any(block.landscape for block in blocks):
        return tuple(blocks)
    turned: list[Block] = []
    before = 0
    for index, block in enumerate(blocks):
        opens = block.landscape and not (index and blocks[index - 1].landscape)
        closes = block.landscape and not (index + 1 < len(blocks) and blocks[index + 1].landscape)
        first = opens and not before
        turned.append(replace(block, opens_first=first, opens_later=opens and not first, closes=closes))
        before += opens
    return tuple(turned)


def close(blocks: Sequence[Block], end_mark: str) -> tuple[Block, ...]:
    """The blocks with exactly one end mark (`./.`, nd30 TX-05), the last text kept with what follows it.

    After a table the mark stands on a line of its own.
    """
    if not blocks:
        return ()
    *earlier, last = blocks
    if last.kind is BlockKind.TABLE:
        return (*blocks, Block(BlockKind.PARAGRAPH, end_mark, last=True))
    return (*earlier, replace(last, text=with_end_mark(last.text, end_mark), last=True))


def with_end_mark(text: str, end_mark: str) -> str:
    """`… thực hiện.` → `… thực hiện./.`; a mark that is there already is not doubled.

    The author's own full stop, also that of `v.v.` or an ellipsis, becomes the first dot of the mark; the dots of a
    blank to fill in (`năm ….`) stay as they are.
    """
    words = text.rstrip()
    while words.endswith(end_mark):
        words = words.removesuffix(end_mark).rstrip()
    words = words.removesuffix(";").rstrip()
    merges = words.endswith(".") and not words.endswith("….")
    return words + (end_mark.removeprefix(".") if merges else end_mark)
