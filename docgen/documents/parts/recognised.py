"""Recognised branches and tables → plain data of body items, with the source of every text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from docgen.contracts.recognition import (
    Branch,
    Draft,
    Guess,
    Plain,
    RecognisedAppendix,
    RecognisedCell,
    RecognisedDocument,
    RecognisedRow,
    RecognisedTable,
    Words,
)
from docgen.model import LADDER, Numbering
from docgen.vietnamese.capitals import is_upper
from docgen.vietnamese.recasing import NO_WITNESS, Casing, recase_title
from docgen.vietnamese.title_words import find_doubtful_place

_NO_HEADER: Final = "Không thấy hàng đầu cột của bảng này; bảng được giữ không có đầu cột, điền thêm nếu cần."
_TITLES: Final = "{count} tiêu đề in hoa ({shown}) được ghi lại bằng chữ thường; khi in docgen lại viết hoa."
PART_LABEL: Final = re.compile(
    r"(phần|chương)\s+([IVXLC]+|\d{1,2}|thứ\s+\w+)(?:\s*[.:]?\s*(?:\n|\Z)|\s*[.:–-]\s+)", re.IGNORECASE
)
"""“Phần I” or “Chương 2” that its author typed before a heading."""


def is_roman(label: str) -> bool:
    """Whether a label is a number in letters: “I”, “XIV”."""
    return set(label.upper()) <= set("IVXLC")


@dataclass(slots=True)
class Gathering:
    """What becomes of the source while a draft is made: texts by path, implied blocks, guesses.

    Every method that takes `Words` returns their text and notes the blocks; a draft is finished with `draft`.
    """

    casing: Casing = NO_WITNESS
    find_special_table: Callable[[RecognisedTable, str, Gathering], dict[str, Plain] | None] | None = None
    """How a type reads a table that means more to it than a free one; None where the table is none of these."""
    provenance: dict[str, tuple[int, ...]] = field(default_factory=dict)
    implied: list[int] = field(default_factory=list)
    guesses: list[Guess] = field(default_factory=list)

    def say(self, path: str, words: Words) -> str:
        """The text of `words`, which stands at `path`."""
        self.note(path, words.blocks)
        return words.text

    def note(self, path: str, blocks: Iterable[int]) -> None:
        """Note that the value at `path` was read from these blocks."""
        self.provenance[path] = (*self.provenance.get(path, ()), *blocks)

    def imply(self, blocks: Iterable[int]) -> None:
        """Note that docgen prints the words of these blocks by itself."""
        self.implied.extend(blocks)

    def guess(self, path: str, kind: str, message: str, *, confidence: float, blocks: Iterable[int] = ()) -> None:
        """Note something a person should look at."""
        self.guesses.append(Guess(path, kind, message, confidence, tuple(blocks)))

    def take(self, other: Draft) -> None:
        """Note everything that another draft, whose data goes into this one, has noted."""
        for path, blocks in other.provenance.items():
            self.note(path, blocks)
        self.implied.extend(other.implied)
        self.guesses.extend(other.guesses)

    def draft(self, data: dict[str, Plain]) -> Draft:
        """The finished draft."""
        return Draft(data, dict(self.provenance), tuple(self.implied), tuple(self.guesses))

    def texts(self, words: Sequence[Words], path: str) -> list[Plain]:
        """Several paragraphs in a row (`opening`, `closing`, `paragraphs`)."""
        return [self.say(f"{path}[{index}]", each) for index, each in enumerate(words)]

    def items(self, branches: Sequence[Branch], path: str, numbering: Numbering) -> list[Plain]:
        """Sibling branches, numbered so, as items at `path[0]`, `path[1]`, …"""
        return [self.item(branch, f"{path}[{index}]", numbering) for index, branch in enumerate(branches)]

    def item(self, branch: Branch, path: str, numbering: Numbering) -> dict[str, Plain]:
        """A branch as an item (mục) at `path`; `numbering` is how its siblings and it are numbered."""
        data = self.own_words(branch, path, numbering)
        if branch.children:
            data["items"] = self.items(branch.children, f"{path}.items", numbering_below(branch, numbering))
        return data

    def own_words(self, branch: Branch, path: str, numbering: Numbering) -> dict[str, Plain]:
        """All of a branch but its children: title or text, paragraphs, table, how it and its items are numbered."""
        data: dict[str, Plain] = {}
        if branch.words is not None:
            name = "title" if branch.is_title else "text"
            text = self.say(f"{path}.{name}", branch.words)
            data[name] = self.title(text, f"{path}.title", numbering, branch) if branch.is_title else text
            if not branch.numbered:
                data["numbered"] = False
        if branch.paragraphs:
            data["paragraphs"] = self.texts(branch.paragraphs, f"{path}.paragraphs")
        if branch.table is not None:
            data["table"] = self.any_table(branch.table, f"{path}.table")
        if branch.numbering is not None and branch.numbering is not usual_numbering(numbering):
            data["numbering"] = branch.numbering.value
        return data

    def title(self, text: str, path: str, numbering: Numbering, branch: Branch) -> str:
        """A heading; one that docgen prints in capitals by itself is kept in the casing of a sentence.

        The number of a phần or chương stands on a line of its own, whether its author put the name beside it or below.
        """
        label = PART_LABEL.match(text) if not branch.numbered else None
        if label is not None:
            written = f"{label[1].capitalize()} {label[2].upper() if is_roman(label[2]) else label[2].lower()}"
            name = text[label.end() :]
            return f"{written}\n{recase_title(name, self.casing) if is_upper(name) else name}" if name else written
        if numbering is not Numbering.ROMAN or not is_upper(text):
            return text
        return self.recased(text, path, branch.words.blocks if branch.words else ())

    def recased(self, text: str, path: str, blocks: tuple[int, ...]) -> str:
        """A title in capitals as a sentence writes it; told with the others, or alone where a name may hide."""
        words = recase_title(text, self.casing)
        doubtful = find_doubtful_place(words)
        if doubtful is not None:
            message = f"Tiêu đề in hoa được ghi lại là «{words}»; nếu «{doubtful}» là tên riêng thì viết hoa lại."
            self.guess(path, "guessed", message, confidence=0.6, blocks=blocks)
            return words
        message = f"Tiêu đề in hoa «{text}» được ghi lại bằng chữ thường; khi in docgen lại viết hoa."
        self.guesses.append(Guess(path, "guessed", message, 0.9, blocks, (_TITLES, text)))
        return words

    def any_table(self, table: RecognisedTable, path: str) -> dict[str, Plain]:
        """A table as the type reads it, else with free columns."""
        special = self.find_special_table(table, path, self) if self.find_special_table else None
        return special if special is not None else self.table(table, path)

    def table(self, table: RecognisedTable, path: str) -> dict[str, Plain]:
        """A table with free columns (bảng tự do)."""
        self.imply(table.repeated)
        aligns = _column_alignments(table)
        columns: list[Plain] = []
        for index, column in enumerate(table.columns):
            here = f"{path}.columns[{index}]"
            made: dict[str, Plain] = {"header": self.say(f"{here}.header", column.header)}
            if column.group is not None:
                made["group"] = self.say(f"{here}.group", column.group)
            if aligns[index] != "left":
                made["align"] = aligns[index]
            columns.append(made)
        if not any(column.header.text or column.group for column in table.columns):
            first = next((cell.words.blocks for row in table.rows for cell in row.cells if cell.words.blocks), ())
            self.guess(path, "unknown", _NO_HEADER, confidence=0.3, blocks=first[:1])
        carried = self._carried_down(table, path)
        rows = [self.row(row, f"{path}.rows[{index}]", aligns) for index, row in enumerate(carried)]
        return {"columns": columns, **({"rows": rows} if rows else {})}

    def _carried_down(self, table: RecognisedTable, path: str) -> tuple[RecognisedRow, ...]:
        """The rows with what a cell merged downwards says in each row it covers; numbers once, or sums grow."""
        above: dict[int, RecognisedCell] = {}
        rows: list[RecognisedRow] = []
        merged: list[Words] = []
        for row in table.rows:
            cells: list[RecognisedCell] = []
            column = 0
            for cell in row.cells:
                covering = above.get(column) if cell.continued and not cell.words.text else None
                if covering is not None and covering.words.text:
                    has_letters = any(map(str.isalpha, covering.words.text))
                    merged += [covering.words] if has_letters else []
                    cells.append(replace(cell, words=covering.words) if has_letters else cell)
                else:
                    above[column] = cell
                    cells.append(cell)
                column += cell.span
            above = {} if row.group is not None else above
            rows.append(replace(row, cells=tuple(cells)))
        if merged:
            message = (
                f"Ô gộp dọc («{merged[0].text[:80]}») được ghi lại ở từng hàng mà ô ấy phủ; số thì chỉ ghi một lần."
            )
            self.guess(path, "guessed", message, confidence=0.8, blocks=merged[0].blocks)
        return tuple(rows)

    def row(self, row: RecognisedRow, path: str, aligns: Sequence[str]) -> dict[str, Plain]:
        """A row of a free table."""
        if row.group is not None:
            return {"group": self.say(f"{path}.group", row.group)}
        cells: list[Plain] = []
        column = 0
        for index, cell in enumerate(row.cells):
            made: dict[str, Plain] = {}
            if cell.words.text:
                made["text"] = self.say(f"{path}.cells[{index}].text", cell.words)
                if cell.alignment != aligns[column] or cell.span > 1:
                    made["align"] = cell.alignment
            if cell.span > 1:
                made["span"] = cell.span
            cells.append(made)
            column += cell.span
        return {"cells": cells}

    def appendix(self, appendix: RecognisedAppendix, path: str) -> dict[str, Plain]:
        """Một phụ lục: heading and reference line are docgen's own words; title, note and items are the author's."""
        self.imply(appendix.heading.blocks)
        data: dict[str, Plain] = {}
        if appendix.title is not None:
            title = self.say(f"{path}.title", appendix.title)
            data["title"] = self.recased(title, f"{path}.title", appendix.title.blocks) if is_upper(title) else title
        if appendix.note is not None:
            data["note"] = self.say(f"{path}.note", appendix.note)
        usual = usual_appendix_numbering(appendix.items)
        numbering = appendix.numbering or usual
        if numbering is not usual:
            data["numbering"] = numbering.value
        data["items"] = self.items(appendix.items, f"{path}.items", numbering)
        return data


def usual_numbering(above: Numbering) -> Numbering:
    """How the children of an item are numbered that says nothing of it, one rung down the ladder."""
    if above is Numbering.NONE:
        return Numbering.NONE
    return LADDER[min(LADDER.index(above) + 1, len(LADDER) - 1)]


def numbering_below(branch: Branch, numbering: Numbering) -> Numbering:
    """How the children of a branch are numbered whose siblings are numbered `numbering`."""
    return branch.numbering or usual_numbering(numbering)


def usual_appendix_numbering(items: Sequence[Branch]) -> Numbering:
    """How docgen numbers the items of an appendix that says nothing of it."""
    if any(item.words is not None and item.is_title for item in items):
        return Numbering.ROMAN
    texts = sum(item.words is not None for item in items)
    return Numbering.ARABIC if texts > 1 else Numbering.NONE


def opening_of(document: RecognisedDocument) -> tuple[Words, ...]:
    """The opening without what the envelope took for its subject."""
    subject = set(document.envelope.provenance.get("$.subject", ()))
    return tuple(words for words in document.opening if not subject.intersection(words.blocks))


def casing_of(document: RecognisedDocument) -> Casing:
    """What the sentences of a document tell about the capitals of its names."""
    return document.casing or Casing(block.text for block in document.blocks)


def _column_alignments(table: RecognisedTable) -> list[str]:
    """How most filled cells of each column stand."""
    votes: list[Counter[str]] = [Counter() for _ in table.columns]
    for row in table.rows:
        column = 0
        for cell in row.cells:
            if cell.span == 1 and cell.words.text and column < len(votes):
                votes[column][cell.alignment] += 1
            column += cell.span
    return [vote.most_common(1)[0][0] if vote else "left" for vote in votes]
