"""What a batch of variants hands over, one result a unit and a summary, and what it asks of whoever makes documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from docgen.diagnostics import Notice
from docgen.lifecycle.variants.overlays import LedgerLine
from docgen.lifecycle.variants.proving import Violation

if TYPE_CHECKING:
    from docgen.model import AdministrativeDocument, Part


class Outcome(StrEnum):
    """What became of a unit's document."""

    MADE = "made"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Origin:
    """What every document of a batch is made with; a batch is only resumed with the same."""

    template: str
    pack: str
    fingerprint: str
    """Changes when template, pack or program change, so that an old file is never taken for a new one."""


class Dumper(Protocol):
    """Writes documents as data; what many of them hold alike is written once."""

    def remember(self, parts: Iterable[Part]) -> None:
        """Tell of parts that further documents will hold."""

    def dump(self, document: AdministrativeDocument) -> tuple[Mapping[str, object], str]:
        """The document's data, and the JSON text that is put into its file."""

    def is_lasting(self, data: object) -> bool:
        """Whether this object is the data of a remembered part: it comes back, and never changes."""


class Workshop(Protocol):
    """Whoever makes documents: plain data → document → bytes. It travels to other processes, and opens there once."""

    def build(self, data: Mapping[str, object]) -> AdministrativeDocument:
        """Plain data → a validated document. Raises `InvalidDataError`."""

    def collect_notices(self, document: AdministrativeDocument) -> tuple[Notice, ...]:
        """What a person should know before signing."""

    def find_sound(self, data: Mapping[str, object]) -> AdministrativeDocument | None:
        """As `build`, also of data that holds built parts; None for any fault."""

    def open_dumper(self) -> Dumper:
        """What writes the documents of one batch as data."""

    def render(self, document: AdministrativeDocument, written: str) -> bytes:
        """A document, and what the dumper wrote of it → its .docx."""

    def origin(self, document: AdministrativeDocument) -> Origin:
        """What the document is made with."""


@dataclass(frozen=True, slots=True)
class Result:
    """One unit's document (văn bản của một đơn vị), or why there is none."""

    key: str
    label: str
    file: str
    outcome: Outcome
    sha256: str = ""
    data_hash: str = ""
    is_kept: bool = False
    """It was there already, proven unchanged."""
    reasons: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()
    """What the master's slots print for this unit, in the order of `Master.slots`."""
    gates: tuple[bool, ...] = ()
    """Which conditional parts it has, in the order of `Master.gates`."""
    ledger: tuple[LedgerLine, ...] = ()
    holder: str = ""
    """While a zip is made: the file that holds the document."""


@dataclass(frozen=True, slots=True)
class Variants:
    """A finished batch: `docgen.make_variants` hands it over."""

    out: Path
    made: int
    kept: int
    """Of those made: already there, proven unchanged."""
    failed: tuple[Result, ...]
    violations: tuple[Violation, ...]
    fixed_parts: int
    """Parts proven equal at every unit."""
    notices: tuple[Notice, ...] = ()
    removed: tuple[str, ...] = ()
    """Files of an earlier run, as it left them, whose units are no longer asked for: taken away."""

    @property
    def is_clean(self) -> bool:
        """Every unit has its document, and nothing differs without leave."""
        return not self.failed and not self.violations
