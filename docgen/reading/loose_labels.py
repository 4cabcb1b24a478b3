"""Paragraphs whose labels only their count or their capitals tell → labelled units, and what is guessed of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from docgen.anatomy import BodyItem, Level
from docgen.anatomy.body import LOOSE_LABEL
from docgen.contracts.recognition import Guess, Words
from docgen.reading.outline import Unit

_BARE_NUMBER: Final = re.compile(r"(\d{1,2})\s+(?=[^\W\d_])")
_LONGEST_SHOWN: Final = 40


def guess_of_loose_label(item: BodyItem, unit: Unit) -> Iterable[Guess]:
    """What only its count or its capitals tell to be a heading or a numbered paragraph, told in one sentence."""
    if item.entry.confidence > LOOSE_LABEL or item.level in {Level.TEXT, Level.TABLE}:
        return
    blocks = unit.typed.blocks[:1]
    if item.label:
        sentence = "{count} dòng được đọc là mục đánh số vì các số cùng kiểu tăng đều, dù sau số không có dấu: {shown}."
    else:
        sentence = "{count} dòng in hoa được đọc là tiêu đề, vì văn bản không đánh số mục: {shown}."
    shown = (
        unit.typed.text if len(unit.typed.text) <= _LONGEST_SHOWN else f"{unit.typed.text[:_LONGEST_SHOWN].rstrip()}…"
    )
    message = sentence.format(count=1, shown=f"«{shown}»")
    yield Guess("", "guessed", message, LOOSE_LABEL, blocks, (sentence, shown))


def with_bare_numbers(units: Sequence[Unit]) -> list[Unit]:
    """The units with headings like `1 Mục đích`, `2 Yêu cầu` labelled by their numbers, where these count 1, 2, …"""
    found: list[Unit] = []
    numbers = [
        int(match[1]) if unit.level is Level.HEADING and (match := _BARE_NUMBER.match(unit.words.text)) else 0
        for unit in units
    ]
    used = [number for number in numbers if number]
    expected = 1
    for unit, number in zip(units, numbers, strict=True):
        match = _BARE_NUMBER.match(unit.words.text) if number and len(used) > 1 else None
        if match is None or number not in {1, expected}:
            found.append(unit)
            continue
        expected = number + 1
        words = Words(unit.words.text[match.end() :], unit.words.blocks)
        found.append(replace(unit, level=Level.CLAUSE, label=match[1], words=words))
    return found
