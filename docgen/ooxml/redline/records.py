"""What the redline asks of a comparison, and what it says about the changes it marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

ChangeKind = Literal["changed", "inserted", "deleted", "moved", "reformatted"]
"""`changed`: other words; `reformatted`: the same words in another look."""

BlockKind = Literal["paragraph", "table", "row", "section"]

EditKind = Literal["kept", "deleted", "inserted"]


@dataclass(frozen=True, slots=True)
class InlineKey:
    """What makes a piece of a paragraph equal to one of the other version: its letters, or the identity of a unit.

    A unit is what is kept or replaced whole: a field, a picture, a formula, a call of a note, a tab. `holder` is the
    hyperlink it stands in.
    """

    text: str
    is_unit: bool = False
    holder: str = ""


@dataclass(frozen=True, slots=True)
class BlockKey:
    """What a block is paired by: only blocks of one `kind` are paired. `words` are its tokens without blanks.

    `replaceable`: two short ones at the same place with nothing in common may be shown as one replaced by the other.
    """

    kind: str
    words: tuple[str, ...]
    style: str = ""
    replaceable: bool = False


@dataclass(frozen=True, slots=True)
class Matcher:
    """How two versions are compared. The pairs are (index in old, index in new), rising in both."""

    split: Callable[[str], Sequence[str]]
    words: Callable[[Sequence[InlineKey], Sequence[InlineKey]], Sequence[tuple[int, int]]]
    blocks: Callable[[Sequence[BlockKey], Sequence[BlockKey]], Sequence[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of a changed paragraph: words kept, deleted or inserted."""

    kind: EditKind
    text: str


@dataclass(frozen=True, slots=True)
class BlockChange:
    """One block that the versions do not share.

    `place` is where a person finds it in the new version (`đoạn 12`, `bảng 2, hàng 3, cột 1`), `old_place` where it
    was in the old one; `heading` is the heading (đề mục) above it. `before` and `after` are the whole texts.
    """

    kind: ChangeKind
    block: BlockKind
    place: str = ""
    old_place: str = ""
    heading: str = ""
    before: str = ""
    after: str = ""
    edits: tuple[Edit, ...] = ()

    def to_dict(self) -> dict[str, object]:
        return {
            "kind": self.kind,
            "block": self.block,
            "place": self.place,
            "old_place": self.old_place,
            "heading": self.heading,
            "before": self.before,
            "after": self.after,
            "edits": [{"kind": edit.kind, "text": edit.text} for edit in self.edits],
        }


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who changed it and when (`2025-01-15T08:00:00Z`; empty: not said)."""

    author: str
    date: str = ""
