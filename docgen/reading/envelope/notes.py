"""What is noted while the boxes are read: where each value comes from, what docgen prints itself, what is doubtful."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docgen.contracts.recognition import Draft, Guess, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from docgen.contracts.recognition import Plain


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a reader of one box is not sure of. `field` is the path below the value that it read."""

    kind: str
    message: str
    confidence: float
    field: str = ""


@dataclass(slots=True)
class Notes:
    """Sources by path, implied blocks and guesses of one draft."""

    provenance: dict[str, tuple[int, ...]] = field(default_factory=dict)
    implied: list[int] = field(default_factory=list)
    guesses: list[Guess] = field(default_factory=list)

    def note(self, path: str, blocks: Iterable[int]) -> None:
        """The value at `path` was read from these blocks."""
        self.provenance[path] = tuple(dict.fromkeys((*self.provenance.get(path, ()), *blocks)))

    def say(self, path: str, words: Words) -> str:
        """The text of `words`, noted as the source of `path`."""
        self.note(path, words.blocks)
        return words.text

    def guess(self, path: str, kind: str, message: str, confidence: float, blocks: Iterable[int] = ()) -> None:
        """Something a person should look at."""
        self.guesses.append(Guess(path, kind, message, confidence, tuple(blocks)))

    def withdraw(self, path: str) -> None:
        """The value at `path` and below could not stand: its blocks are in no field."""
        blocks = {
            block for each in list(self.provenance) if each.startswith(path) for block in self.provenance.pop(each)
        }
        self.implied = [block for block in self.implied if block not in blocks]

    def doubt(self, path: str, doubts: Iterable[Doubt], blocks: Iterable[int] = ()) -> None:
        """The doubts of a reader whose value stands at `path`."""
        held = tuple(blocks)
        for each in doubts:
            self.guess(f"{path}{each.field}", each.kind, each.message, each.confidence, held)

    def draft(self, data: Mapping[str, Plain]) -> Draft:
        """The finished draft."""
        return Draft(data, dict(self.provenance), tuple(self.implied), tuple(self.guesses))


def joined(words: Sequence[Words]) -> Words:
    """Several lines as one text, their blocks together."""
    return Words(
        " ".join(" ".join(each.text.split()) for each in words), tuple(b for each in words for b in each.blocks)
    )
