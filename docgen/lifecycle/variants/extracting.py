"""Proposes slots in a finished plan from the facts of the unit it was written for: the beginning of a master.

Only whole words are taken, the longest first, and never inside a cited act, because last year's act keeps its issuer's
name. What is proposed is a proposal: a person reads each line before the master is used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from docgen.lifecycle.variants.slots import Fact, Slot, fill_slot
from docgen.lifecycle.variants.units import Unit
from docgen.vietnamese.citations import find_citations
from docgen.vietnamese.text import ACCENTED_LETTERS

_SHORTEST_FIGURE: Final = 3
"""Digits a figure must have: a lone `12` in a text is more often something else than the unit's households."""
_BODIES: Final = ("Ủy ban nhân dân", "UBND", "Hội đồng nhân dân", "HĐND", "địa bàn", "Công an", "cấp", "toàn")
"""Words after which the kind of unit, with no name behind it, means the unit itself and not any such unit."""
_KIND: Final = "{unit.kind}"
_KEPT: Final = frozenset({"id", "part", "document", "kind", "field", "numbering", "year", "number", "issued_on"})


@dataclass(frozen=True, slots=True)
class Proposal:
    """Words of a plan that one fact of its unit explains (đề xuất chỗ điền); without slots, words that perhaps do."""

    path: str
    before: str
    after: str
    slots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """A plan's data with slots proposed in it."""

    data: dict[str, object]
    proposals: tuple[Proposal, ...]


def extract_slots(data: Mapping[str, object], unit: Unit) -> Extraction:
    """The data with the unit's facts as slots, and the list of what was changed; braces of the text are doubled."""
    extractor = _Extractor(_spellings(unit.facts))
    extractor.place = str(unit.facts.get("unit.place") or "")
    changed = {key: extractor.value(item, f"$.{key}", key) for key, item in data.items()}
    return Extraction(changed, (*extractor.proposals, *extractor.left_over))


def _spellings(facts: Mapping[str, Fact]) -> dict[str, str]:
    """Every way a fact may be printed → the slot that prints it so; of two facts printed alike the fuller one."""
    found: dict[str, str] = {}
    kind = facts.get("unit.kind")
    if isinstance(kind, str):
        found |= {f"{body} {kind}": f"{body} {_KIND}" for body in _BODIES}
    names = ["unit.full", "unit.name", *(name for name in facts if _is_figure(facts[name]))]
    for name in names:
        if facts.get(name) is None:
            continue
        for case in ("", "first", "upper"):
            slot = Slot(name, case)
            printed = fill_slot(slot, facts)
            if len(printed) > 1:
                found.setdefault(printed, slot.written)
    return found


def _is_figure(value: Fact) -> bool:
    if isinstance(value, bool):
        return False
    if isinstance(value, int | Decimal):
        return len(str(value).replace(".", "")) >= _SHORTEST_FIGURE
    return isinstance(value, date)


_SLOT: Final = re.compile(r"\{[^{}]+\}")
_CAPITALS: Final = "A-Z" + "".join(letter for letter in ACCENTED_LETTERS if letter.isupper())
_NO_NAME_AFTER: Final = rf"(?!\s+[{_CAPITALS}\d])"
"""Behind a kind of unit: a capital or a number would make it the name of some unit."""


_ANY_SUCH: Final = ("các", "những", "mỗi", "từng", "Các", "Mỗi", "một", "cấp", "và", "hoặc")
"""Words after which the kind of unit means any unit of that kind."""
_OTHER_KIND: Final = re.compile(rf"\s*[,/]\s*(?:xã|phường|thị trấn|đặc khu)|\s+[{_CAPITALS}\d]")
_WORDS_AROUND: Final = 3
_BLANK_BEFORE_MARK: Final = re.compile(r"\s+(?=[.,;:)])")
_KINDS_GONE: Final = ("thị xã", "huyện", "quận")
"""Of plans written before 01/7/2025."""


class _Extractor:
    def __init__(self, spellings: Mapping[str, str]) -> None:
        self.spellings = spellings
        longest_first = sorted(spellings, key=lambda words: (-len(words), words))
        forms = [re.escape(words) + (_NO_NAME_AFTER if _KIND in spellings[words] else "") for words in longest_first]
        self.pattern = re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)") if forms else None
        self.proposals: list[Proposal] = []
        self.left_over: list[Proposal] = []
        kinds = {words.rpartition(" ")[2] for words, slot in spellings.items() if _KIND in slot}
        words = "|".join(re.escape(word) for word in (*sorted(kinds), *_KINDS_GONE))
        self.kind = re.compile(rf"(?<![\w.])(?:{words})(?!\w)")
        self.place = ""

    def value(self, value: object, path: str, key: str) -> object:
        if isinstance(value, str):
            if key == "place" and value == self.place:
                self.proposals.append(Proposal(path, value, "{unit.place}", ("{unit.place}",)))
                return "{unit.place}"
            return value if key in _KEPT else self.text(value, path)
        if isinstance(value, list | tuple):
            return [self.value(item, f"{path}[{index}]", key) for index, item in enumerate(value)]
        if isinstance(value, dict):
            return {name: self.value(item, f"{path}.{name}", name) for name, item in value.items()}
        return value

    def text(self, text: str, path: str) -> str:
        pieces: list[str] = []
        taken: list[str] = []
        end = 0
        for start, stop in self.places(text):
            slot = self.spellings[text[start:stop]]
            pieces += [_doubled(text[end:start]), slot]
            taken += _SLOT.findall(slot)
            end = stop
        pieces.append(_doubled(text[end:]))
        self.look_for_kind("".join(pieces), path)
        changed = "".join(pieces)
        if taken:
            self.proposals.append(Proposal(path, text, changed, tuple(dict.fromkeys(taken))))
        return changed

    def look_for_kind(self, text: str, path: str) -> None:
        """A word for a kind of unit that still stands: the unit itself (`đoàn thể phường`), or one of years gone by."""
        acts = [(span.start, span.end) for span in find_citations(text)]
        for match in self.kind.finditer(text):
            before, behind = text[: match.start()].rstrip(), text[match.end() :]
            is_any = before.endswith(_ANY_SUCH) or before[-1:] in {",", "/"} or _OTHER_KIND.match(behind) is not None
            if is_any or any(start <= match.start() < end for start, end in acts):
                continue
            around = [*before.split()[-_WORDS_AROUND:], match[0], *behind.split()[:_WORDS_AROUND]]
            shown = _BLANK_BEFORE_MARK.sub("", " ".join(around))
            self.left_over.append(Proposal(path, shown, shown, ()))

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Where a fact stands, outside of cited acts."""
        if self.pattern is None:
            return
        acts = [(span.start, span.end) for span in find_citations(text)]
        for match in self.pattern.finditer(text):
            if not any(start <= match.start() < end for start, end in acts):
                yield match.span()


def _doubled(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
