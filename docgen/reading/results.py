"""What the import hands over: the document, what was guessed, what is left over, the proof that nothing was lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from docgen.model import AdministrativeDocument

SCHEMA_PATH: Final = Path(__file__).with_name("notices.schema.json")
"""JSON Schema of `ReadDocument.to_dict`, version 1."""


@dataclass(frozen=True, slots=True)
class ImportNotice:
    """Something a person should look at, “điều cần xem lại”.

    `path` is the field in the data, `place` where its words stand in the source; either may be empty. `kind` is one of
    `guessed`, `unknown`, `repaired`, `renumbered`, `plainer`, `edited`, `tracked-change`, `comment`, `left-over`,
    `source`. `confidence` is 0 to 1: how sure docgen is of what it did.
    """

    path: str
    place: str
    kind: str
    confidence: float
    message: str

    def to_dict(self) -> dict[str, object]:
        return {
            "path": self.path,
            "place": self.place,
            "kind": self.kind,
            "confidence": round(self.confidence, 2),
            "message": self.message,
        }


@dataclass(frozen=True, slots=True)
class Remainder:
    """Words of the source that are not in the model, “phần còn lại”, with their place and the reason."""

    place: str
    text: str
    reason: str = ""

    def to_dict(self) -> dict[str, object]:
        return {"place": self.place, "text": self.text, "reason": self.reason}


@dataclass(frozen=True, slots=True)
class Edit:
    """A change made in Word to a file docgen had rendered: the field, and its words before and after."""

    path: str
    before: str
    after: str

    def to_dict(self) -> dict[str, object]:
        return {"path": self.path, "before": self.before, "after": self.after}


@dataclass(frozen=True, slots=True)
class Conservation:
    """The count that must come out: every block of the source is in the model or in the leftovers, once."""

    source_blocks: int
    in_model: int
    in_leftovers: int

    def to_dict(self) -> dict[str, int]:
        return {
            "source_blocks": self.source_blocks,
            "in_model": self.in_model,
            "in_leftovers": self.in_leftovers,
        }


@dataclass(frozen=True, slots=True)
class Proof:
    """Where each field was read from, and the count of the blocks."""

    provenance: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    conservation: Conservation = Conservation(0, 0, 0)


class LateProof:
    """The proof of a file that nobody changed: its words are read only when somebody asks where they stand."""

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], Proof]) -> None:
        self._make = make
        self._made: Proof | None = None

    def get(self) -> Proof:
        """The proof; two threads that ask at once both get the same values."""
        if self._made is None:
            self._made = self._make()
        return self._made

    def __eq__(self, other: object) -> bool:
        if isinstance(other, LateProof):
            return self.get() == other.get()
        return self.get() == other if isinstance(other, Proof) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.get())

    def __repr__(self) -> str:
        return repr(self.get())

    def __reduce__(self) -> tuple[type[Proof], tuple[object, ...]]:
        made = self.get()
        return Proof, (made.provenance, made.conservation)


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document read from a Word or text file.

    `confidence` is 0 to 1: the share of the source that is in the model, doubtful parts counted by their doubt.
    `provenance` leads from a field to the places it was read from. `is_own` says that the file carried the data docgen
    rendered it from; `edits` are then the changes made to it in Word since.
    """

    document: AdministrativeDocument
    notices: tuple[ImportNotice, ...] = ()
    leftovers: tuple[Remainder, ...] = ()
    confidence: float = 1.0
    proof: Proof | LateProof = field(default_factory=Proof)
    is_own: bool = False
    edits: tuple[Edit, ...] = ()

    @property
    def provenance(self) -> Mapping[str, tuple[str, ...]]:
        """From a field path to the places its words were read from."""
        return self.proof.provenance if isinstance(self.proof, Proof) else self.proof.get().provenance

    @property
    def conservation(self) -> Conservation:
        """Every block of the source, counted once."""
        return self.proof.conservation if isinstance(self.proof, Proof) else self.proof.get().conservation

    def to_dict(self, file: str = "") -> dict[str, object]:
        """The result without the document, as plain data (version 1)."""
        return {
            "version": 1,
            "file": file,
            "notices": [notice.to_dict() for notice in self.notices],
            "leftovers": [left.to_dict() for left in self.leftovers],
            "conservation": self.conservation.to_dict(),
            "confidence": round(self.confidence, 3),
            "provenance": {path: "; ".join(places) for path, places in self.provenance.items()},
            "own": self.is_own,
            "edits": [edit.to_dict() for edit in self.edits],
        }
