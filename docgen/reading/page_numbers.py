"""The blocks of a section → those that are only the typed number of a page, by their neighbours and their count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from docgen.anatomy.lines import visible_text
from docgen.ooxml import Block, Paragraph

WANTS_NUMBER: Final = re.compile(r"\b(?:ngày|tháng|năm|số|quý)$")
"""Last words of a line after which the number on the next line belongs to the sentence."""
_PAGE_NUMBER: Final = re.compile(
    r"\s*(?:[-–—]\s*)?(?:trang\s+)?(\d{1,4})(?:\s*/\s*\d{1,4})?(?:\s*[-–—])?\s*", re.IGNORECASE
)
_OWN_SHAPE: Final = re.compile(
    r"\s*(?:[-–—]?\s*trang\s+\d{1,4}\s*(?:/|trên)\s*\d{1,4}\s*[-–—]?|([-–—])\s*\d{1,4}\s*\1)\s*", re.IGNORECASE
)
"""“Trang 3/6” and “- 3 -” say by themselves what they are."""
_GOES_ON: Final = re.compile(r"[^\W\d_]|[(“,;]\s*[^\W\d_]")
NUMBER: Final = re.compile(r"\d{1,4}(?:/\d|\s|,|;|$)|[IVX]{1,3}(?:/\d|\s+năm\b)")
"""What goes on with a line that wants a number: “tháng” ⏎ “11 năm 2026”, “quý” ⏎ “II/2026”."""
_CLOSED: Final = tuple('.:;!?…/”"»')
_LEAST_OPEN: Final = 40
"""A shorter line without a full stop is a title or an entry of a list, not the middle of a sentence."""


def find_page_numbers(blocks: Sequence[Block], *, is_text: bool) -> Iterator[int]:
    """The places of the page numbers, which count 1, 2, 3 … or 2, 3, 4 ….

    In a text file a number stands alone between blank lines, has a shape of its own, or cuts a sentence in two; in a
    Word file, where page numbers are fields, only a number that cuts a sentence in two is one typed by hand.
    """
    expected: set[int] = {1, 2}
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or block.label is not None or block.drawings:
            continue
        words = visible_text(block)
        match = _PAGE_NUMBER.fullmatch(words.replace("\f", " "))
        if match is None or int(match[1]) not in expected:
            continue
        if (is_text and (_stands_apart(blocks, index) or _OWN_SHAPE.fullmatch(words))) or _cuts_sentence(blocks, index):
            expected = {int(match[1]) + 1}
            yield index


def _stands_apart(blocks: Sequence[Block], index: int) -> bool:
    around = (blocks[index - 1] if index else None, blocks[index + 1] if index + 1 < len(blocks) else None)
    return all(each is None or not each.text.strip() for each in around) or "\f" in blocks[index].text


def _cuts_sentence(blocks: Sequence[Block], index: int) -> bool:
    """Whether the sentence of the line above goes on below, with no need of the number between them."""
    if not 0 < index < len(blocks) - 1:
        return False
    first, second = (_words_of(blocks[at]) for at in (index - 1, index + 1))
    if not first or not second or "\t" in first or "\t" in second or first.endswith(_CLOSED) or first.isupper():
        return False
    if WANTS_NUMBER.search(first):
        return NUMBER.match(second) is not None
    opened = len(first) >= _LEAST_OPEN
    return opened and _GOES_ON.match(second) is not None and second.lstrip("(“,; ")[0].islower()


def _words_of(block: Block) -> str:
    return visible_text(block).strip() if isinstance(block, Paragraph) else ""
