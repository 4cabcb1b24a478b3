"""Our data, what it prints and what a file says now, as plain data → our data with the changes, each listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import Enum, auto
from typing import Final

from docgen.contracts.recognition import Plain
from docgen.model import (
    AddressFooter,
    AdministrativeDocument,
    Appendix,
    Cell,
    Column,
    DrafterCode,
    FileCopy,
    Issuer,
    Item,
    Marks,
    Recipient,
    Row,
    Signature,
)
from docgen.reading.results import Edit

MOVED_FROM: Final = "ở vị trí"
MOVED_TO: Final = "chuyển đến vị trí"
"""How an entry that only changed its place is told: “ở vị trí 3”, “chuyển đến vị trí 1”."""
_LONGEST_SHOWN: Final = 400
_SAME_WORDS: Final = 0.8
"""An entry in another place with fewer words in common is a new one."""
_WORDS: Final = frozenset({"opening", "sections", "closing"}).union(
    *(
        part.model_fields
        for part in (AdministrativeDocument, Appendix, Item, Issuer, Recipient, FileCopy, Signature, DrafterCode)
    ),
    *(part.model_fields for part in (AddressFooter, Marks, Column, Cell, Row)),
) - {"part", "rows"}
"""Keys of what every document has: they hold words. Keys that a type adds say what words mean, and so does `part`."""


class Keep(Enum):
    """What of our data a merge leaves alone where the readings only differ in what they recognised."""

    MEANING = auto()
    """What each part means: only words are changed, and values that both readings have."""
    MEANING_BUT_TABLES = auto()
    """The same, but a table that no longer follows from the tasks becomes one written by hand."""
    NOTHING = auto()


@dataclass(slots=True)
class Merger:
    """Carries what differs between `base` and `theirs` into `ours`, and lists it.

    One changed line may make a recogniser take the lines around it for something else: `keep` says what stays as our
    data has it.
    """

    keep: Keep
    edits: list[Edit] = field(default_factory=list)

    def merge(self, ours: Plain, base: Plain, theirs: Plain, path: str) -> Plain:
        """The value at `path` with what `theirs` changed of `base`."""
        if base == theirs:
            return ours
        if isinstance(ours, Mapping) and isinstance(base, Mapping) and isinstance(theirs, Mapping):
            return self.merge_groups(ours, base, theirs, path)
        if isinstance(ours, list) and isinstance(base, list) and isinstance(theirs, list) and len(ours) == len(base):
            return self.merge_lists(ours, base, theirs, path)
        self.note(path, base, theirs)
        return theirs

    def merge_groups(
        self, ours: Mapping[str, Plain], base: Mapping[str, Plain], theirs: Mapping[str, Plain], path: str
    ) -> Plain:
        merged = dict(ours)
        for name in dict.fromkeys((*base, *theirs)):
            before, after = base.get(name), theirs.get(name)
            in_both = name in base and name in theirs and name != "part"
            if before == after or (self.is_kept(name, path) and not in_both):
                continue
            here = f"{path}.{name}"
            if name not in theirs:
                self.note(here, before, None)
                merged.pop(name, None)
            elif name in ours and name in base:
                merged[name] = self.merge(ours[name], before, after, here)
            else:
                self.note(here, before, after)
                merged[name] = after
        return merged

    def is_kept(self, name: str, path: str) -> bool:
        """Whether a key says what words mean, not what they are, and is left alone."""
        if self.keep is Keep.NOTHING or name in _WORDS:
            return False
        return not (self.keep is Keep.MEANING_BUT_TABLES and (name == "rows" or path == "$"))

    def merge_lists(
        self, ours: Sequence[Plain], base: Sequence[Plain], theirs: Sequence[Plain], path: str
    ) -> list[Plain]:
        merged: list[Plain] = []
        furthest = -1
        for before, after in _paired(base, theirs):
            here = f"{path}[{len(merged)}]"
            if before is not None and after is not None:
                if before < furthest:
                    self.edits.append(Edit(here, f"{MOVED_FROM} {before + 1}", f"{MOVED_TO} {after + 1}"))
                furthest = max(furthest, before)
            if after is None:
                self.note(here, base[before] if before is not None else None, None)
            elif before is None:
                self.note(here, None, theirs[after])
                merged.append(theirs[after])
            else:
                merged.append(self.merge(ours[before], base[before], theirs[after], here))
        return merged

    def note(self, path: str, before: Plain, after: Plain) -> None:
        self.edits.append(Edit(path, _shown(before), _shown(after)))


def _shown(value: Plain) -> str:
    """A value as a person reads it: its words, in order."""
    words = " ".join(_words(value))
    return words if len(words) <= _LONGEST_SHOWN else f"{words[:_LONGEST_SHOWN]}…"


def _words(value: Plain) -> list[str]:
    if value is None or isinstance(value, bool):
        return []
    if isinstance(value, Mapping):
        return [word for each in value.values() for word in _words(each)]
    if isinstance(value, list | tuple):
        return [word for each in value for word in _words(each)]
    return [str(value)]


def _paired(base: Sequence[Plain], theirs: Sequence[Plain]) -> list[tuple[int | None, int | None]]:
    """Which entry of one list became which of the other: equal ones first, then those with most words in common."""
    olds, news = [_own_words(each) for each in base], [_own_words(each) for each in theirs]
    matcher = SequenceMatcher(None, olds, news, autojunk=False)
    pairs: list[tuple[int | None, int | None]] = []
    for what, first, last, start, end in matcher.get_opcodes():
        if what == "equal":
            pairs += zip(range(first, last), range(start, end), strict=True)
        else:
            pairs += _most_alike(olds, news, range(first, last), range(start, end))
    return _with_moved(pairs, olds, news)


def _with_moved(
    pairs: Sequence[tuple[int | None, int | None]], olds: Sequence[str], news: Sequence[str]
) -> list[tuple[int | None, int | None]]:
    """The pairs with what only changed its place found again by its words: it is the same entry in another place."""
    gone = [old for old, new in pairs if new is None and old is not None]
    moved: dict[int, int] = {}
    for old, new in pairs:
        if old is None and new is not None:
            best = max(gone, key=lambda each: _share(olds[each], news[new]), default=None)
            if best is not None and _share(olds[best], news[new]) >= _SAME_WORDS:
                moved[new] = best
                gone.remove(best)
    again = set(moved.values())
    return [
        (moved.get(new, old) if new is not None else old, new)
        for old, new in pairs
        if new is not None or old not in again
    ]


def _most_alike(
    base: Sequence[str], theirs: Sequence[str], olds: range, news: range
) -> list[tuple[int | None, int | None]]:
    """Pairs in order: each new entry with the next old one that shares enough words; as many as possible when equal."""
    if len(olds) == len(news):
        return list(zip(olds, news, strict=True))
    pairs: list[tuple[int | None, int | None]] = []
    at = olds.start
    for new in news:
        fit = next((old for old in range(at, olds.stop) if _alike(base[old], theirs[new])), None)
        if fit is None:
            pairs.append((None, new))
            continue
        pairs += [(old, None) for old in range(at, fit)]
        pairs.append((fit, new))
        at = fit + 1
    return [*pairs, *((old, None) for old in range(at, olds.stop))]


def _own_words(value: Plain) -> str:
    """What an entry of a list is known by: its own words where it has some, else all that is in it."""
    if isinstance(value, Mapping):
        own = {name: value[name] for name in ("title", "text", "task", "group", "name") if name in value}
        return " ".join(_words(own or value))
    return " ".join(_words(value))


def _alike(one: str, other: str) -> bool:
    return _share(one, other) >= 0.5  # noqa: PLR2004 — half of the words


def _share(one: str, other: str) -> float:
    """The share of the words of the longer text that both have."""
    left, right = Counter(one.split()), Counter(other.split())
    return sum((left & right).values()) / max(sum(left.values()), sum(right.values()), 1)
