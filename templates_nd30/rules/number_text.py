"""Turns the words of box 3 into the parts of số, ký hiệu with their places: label, number, slash, year, symbol."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.anatomy.boxes import Box
from docgen.vietnamese.text import comparison_key
from templates_nd30.rules.component_text import ComponentText, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.anatomy.results import DocumentPart
    from docgen.contracts.decree import Decree
    from docgen.contracts.rule import Examination

_LABEL = re.compile(r"(?P<word>số)(?P<gap>\s*)(?P<mark>[:.;,]?)", re.IGNORECASE)
_REST = re.compile(
    r"\s*(?P<number>\d+[a-zđ]?|[\s.…_]*?)(?P<before>\s*)/(?P<after>\s*)"
    r"(?:(?P<year>(?:19|20)\d{2})(?P<slash>\s*/\s*))?(?P<symbol>\S.*)?",
    re.IGNORECASE,
)
_GROUP = re.compile(r"[^\s/–—-]+")
_TYPE_NAME = re.compile(r"type\.(?P<type>[^.]+)\.abbreviation")


@dataclass(frozen=True, slots=True)
class Label:
    """The word “Số” and its mark."""

    text: ComponentText
    word: str
    gap: str
    mark: str

    @property
    def end(self) -> int:
        return len(self.word) + len(self.gap) + len(self.mark)

    @property
    def written(self) -> str:
        return self.text.text[: self.end]


@dataclass(frozen=True, slots=True)
class Symbol:
    """Số, ký hiệu from the number on. Every place is an offset in `text`."""

    text: ComponentText
    part: DocumentPart
    number: str
    number_at: int
    before: str
    after: str
    slash_at: int
    year: str
    symbol: str
    symbol_at: int

    @property
    def end(self) -> int:
        return self.symbol_at + len(self.symbol)

    @property
    def is_numbered(self) -> bool:
        return self.number[:1].isdigit()

    @property
    def groups(self) -> tuple[str, ...]:
        """The abbreviations of the symbol, without the dashes between them."""
        return tuple(_GROUP.findall(self.symbol))

    @property
    def written(self) -> str:
        return self.text.text[self.number_at : self.end].strip()


def labels_of(x: Examination) -> Iterator[Label]:
    """The word “Số” of every part that has a number in the decree's order."""
    for part in x.anatomy.parts:
        if part.reference is None or part.reference.form == "party":
            continue
        for entry in part.of(Box.REFERENCE)[:1]:
            text = text_of(x, entry)
            found = _LABEL.match(text.text)
            if found:
                yield Label(text, found["word"], found["gap"], found["mark"])


def symbols_of(x: Examination) -> Iterator[Symbol]:
    """The number and symbol of every part; those that cannot be taken apart are left out."""
    for part in x.anatomy.parts:
        if part.reference is None or part.reference.form == "party":
            continue
        for entry in part.of(Box.REFERENCE):
            text = text_of(x, entry)
            label = _LABEL.match(text.text)
            found = _REST.fullmatch(text.text, label.end() if label else 0)
            if found is None:
                continue
            yield Symbol(
                text,
                part,
                found["number"],
                found.start("number"),
                found["before"],
                found["after"],
                found.end("before"),
                found["year"] or "",
                (found["symbol"] or "").rstrip(),
                found.start("symbol") if found["symbol"] else found.end(),
            )


def type_abbreviations(x: Examination) -> dict[str, str]:
    """Chữ viết tắt tên loại by the key of the type's name (Phụ lục III, Mục I)."""
    return x.once(_type_abbreviations)


def _type_abbreviations(x: Examination) -> dict[str, str]:
    found = {}
    for key in x.decree.provisions:
        match = _TYPE_NAME.fullmatch(key)
        if match:
            found[comparison_key(x.decree.text(f"type.{match['type']}.name"))] = x.decree.text(key)
    return found


def copy_abbreviations(decree: Decree) -> frozenset[str]:
    """Chữ viết tắt of the three kinds of copies."""
    return frozenset(decree.text(f"copy.{kind}.abbreviation") for kind in ("full", "extract", "duplicate"))


def is_letter(part: DocumentPart) -> bool:
    """Whether the part is a công văn."""
    return part.type_name == "Công văn"
