"""A document → its open slots ("chỗ chờ điền"), each with its field path."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.model.walk import may_hold, walk_texts
from docgen.vietnamese.open_slots import OpenSlot, find_open_slots

if TYPE_CHECKING:
    from docgen.model.base import Part


@dataclass(frozen=True, slots=True)
class PlacedSlot:
    """An open slot and the field it stands in."""

    path: str
    slot: OpenSlot


def open_slots_of(part: Part) -> tuple[PlacedSlot, ...]:
    """Every open slot in the texts of a document, in the order of its fields; none in a finished document."""
    if not may_hold(part, "["):  # a batch asks every document, and none has any
        return ()
    return tuple(PlacedSlot(path, span.slot) for path, text in walk_texts(part) for span in find_open_slots(text))
