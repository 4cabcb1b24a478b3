"""Rows of a table that go on in the middle of a sentence → one row, where a page break had cut it in two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from docgen.contracts.recognition import Guess, RecognisedCell, RecognisedRow, RecognisedTable, Words
from docgen.reading.blocks import Cut

_ENDED: Final = (".", ";", ":", "?", "!")
_OWN_LINE: Final = re.compile(r"(?:[a-zđ]|\d{1,2})[.)/]\s|(?:trong đó|gồm|bao gồm|cụ thể)\b")
"""Beginnings in small letters that are no rest of a sentence: `a)`, `trong đó nữ`."""
_FIGURE: Final = re.compile(r"[\d\s.,%/()+-]*")
_LONG: Final = 5
"""Words of a text that may well be cut; a shorter one in the first column is the name of a row."""


def join_broken_rows(rows: Sequence[RecognisedRow]) -> tuple[RecognisedRow, ...]:
    """The rows, each with the rows below it that only go on with its sentences."""
    made: list[RecognisedRow] = []
    for row in rows:
        if made and goes_on(made[-1], row):
            above = made[-1]
            made[-1] = replace(above, cells=tuple(map(_both, above.cells, row.cells)))
        else:
            made.append(row)
    return tuple(made)


def broken_rows(table: RecognisedTable, cut: Cut) -> tuple[Guess, ...]:
    """What a person is told of the rows of a table that were joined; nothing where none was."""
    rests: list[int] = []
    for row in table.rows:
        for cell in row.cells:
            blocks = cell.words.blocks
            if len(blocks) > 1:
                places = [cut.blocks[block].place.partition(", cột")[0] for block in blocks]
                rests += [block for block, place in zip(blocks, places, strict=True) if place != places[0]][:1]
    if not rests:
        return ()
    message = f"Hàng bị ngắt qua trang («{cut.blocks[rests[0]].text[:80]}») được nối với hàng ở trên."
    return (Guess("", "repaired", message, 0.8, tuple(rests[:1])),)


def goes_on(above: RecognisedRow, row: RecognisedRow) -> bool:
    """Whether a row only goes on with the sentences of the row above.

    It has no number of its own, and some cell of it begins in the middle of a sentence; where the first column holds
    words, all of its cells do. Figures are never parts of one another.
    """
    if row.group is not None or above.group is not None or len(above.cells) != len(row.cells):
        return False
    filled = [(upper, lower) for upper, lower in zip(above.cells, row.cells, strict=True) if lower.words.text]
    if not above.cells[0].words.text or not any(_runs_on(upper, lower) for upper, lower in filled):
        return False
    if any(_FIGURE.fullmatch(lower.words.text) or lower.span != upper.span for upper, lower in filled):
        return False
    if row.cells[0].words.text:
        others = sum(bool(cell.words.text) for cell in above.cells)
        is_long = len(above.cells[0].words.text.split()) >= _LONG
        return is_long and len(filled) < others and all(_runs_on(upper, lower) for upper, lower in filled)
    return True


def _runs_on(upper: RecognisedCell, lower: RecognisedCell) -> bool:
    text = lower.words.text
    return (
        bool(upper.words.text)
        and text[:1].islower()
        and _OWN_LINE.match(text) is None
        and not upper.words.text.endswith(_ENDED)
    )


def _both(upper: RecognisedCell, lower: RecognisedCell) -> RecognisedCell:
    if not lower.words.text:
        return upper
    if not upper.words.text:
        return replace(upper, words=lower.words)
    between = "\n" if upper.words.text.endswith(_ENDED) or lower.words.text.startswith(("-", "+")) else " "
    if lower.words.text.startswith("- ") and _runs_into_dash(upper.words.text):
        between = " "
    words = Words(f"{upper.words.text}{between}{lower.words.text}", (*upper.words.blocks, *lower.words.blocks))
    return replace(upper, words=words)


def _runs_into_dash(text: str) -> bool:
    """Whether the dash at the head of the next line may be one inside a name: `Phòng Văn hóa | - Xã hội`."""
    return not text.endswith(_ENDED) and "\n" not in text and not text.startswith(("-", "+"))
