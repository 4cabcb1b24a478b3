"""What a template prints, as plain data: what is written, shown, chosen and repeated, and which tag says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from docgen.diagnostics import Location

Position = Literal["text", "block", "elsewhere"]
"""Where a tag stands: inside the text of a run, between paragraphs, or where nothing can be printed."""

Path: TypeAlias = "tuple[str, ...]"
"""`block.table.rows` as names: the first is a loop variable in force, or else a field of the view."""


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag of a template as its author wrote it, and where it stands."""

    text: str
    part: str
    position: Position

    @property
    def location(self) -> Location:
        return Location(place=f"{self.part}, thẻ «{self.text}»")


NO_TAG = Tag("", "", "elsewhere")


@dataclass(frozen=True, slots=True)
class Write:
    """XML of the template, as it stands."""

    text: str


@dataclass(frozen=True, slots=True)
class Show:
    """A value of the view, as text or drawn."""

    path: Path
    tag: Tag = NO_TAG


@dataclass(frozen=True, slots=True)
class Choose:
    """The body of the first condition that holds, or what stands otherwise."""

    branches: tuple[tuple[Path, tuple[Step, ...]], ...]
    otherwise: tuple[Step, ...]
    tags: tuple[Tag, ...] = ()
    """Of the branches, one each."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """The body once for each item; what stands otherwise when there is none."""

    variable: str
    path: Path
    body: tuple[Step, ...]
    otherwise: tuple[Step, ...]
    tag: Tag = NO_TAG


Step: TypeAlias = "Write | Show | Choose | Repeat"


@dataclass(frozen=True, slots=True)
class PartSteps:
    """One part of a template: fixed XML around its steps."""

    name: str
    prefix: str
    steps: tuple[Step, ...]
    suffix: str


@dataclass(frozen=True, slots=True)
class TemplateSteps:
    """Every part of a template that prints something, the main document first."""

    main_document: str
    style_ids: frozenset[str]
    """Ids of the styles the template defines."""
    parts: tuple[PartSteps, ...]
