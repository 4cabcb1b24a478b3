"""Finds what each unit wants otherwise by its code or name, however these were written, and what has no unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.diagnostics import Problem
from docgen.vietnamese.text import comparison_key

if TYPE_CHECKING:
    from docgen.lifecycle.variants.overlays import Overlay
    from docgen.lifecycle.variants.units import Unit


@dataclass(slots=True)
class _Entry:
    written: str
    """The code or name as the person wrote it."""
    overlays: tuple[Overlay, ...]
    owner: str = ""
    """The key of the unit it was found for."""


class OverlayBook:
    """Điều chỉnh riêng by unit: `16732`, `phường Cửa Lò`; zeros lost in front of a code come back."""

    def __init__(self, overlays: Mapping[str, tuple[Overlay, ...]], *, digits: int = 0) -> None:
        self._entries: dict[str, _Entry] = {}
        for written, listed in overlays.items():
            is_code = written.isascii() and written.isdigit()
            key = comparison_key(written.zfill(digits) if is_code else written)
            known = self._entries.setdefault(key, _Entry(written, ()))
            known.overlays += listed

    def take(self, unit: Unit) -> tuple[Overlay, ...]:
        """The overlays of a unit, those under its code first."""
        found: tuple[Overlay, ...] = ()
        for entry in self._of(unit):
            if not entry.owner:
                entry.owner = unit.key
                found += entry.overlays
        return found

    def find_doubt(self, unit: Unit) -> Problem | None:
        """Why nobody knows whether overlays are meant for this unit: another one of that name has them already."""
        for entry in self._of(unit):
            if entry.overlays and entry.owner and entry.owner != unit.key:
                return Problem(
                    "overlay-doubt",
                    f"Điều chỉnh riêng ghi cho «{entry.written}», có hai đơn vị mang tên ấy.",
                    entry.overlays[0].location,
                    f"ghi mã của đơn vị, hoặc «{entry.owner}» và «{unit.key}» thay cho tên.",
                )
        return None

    def left_over(self) -> Iterator[tuple[str, tuple[Overlay, ...]]]:
        """What was written for units that no table named."""
        return (
            (entry.written, entry.overlays) for entry in self._entries.values() if entry.overlays and not entry.owner
        )

    def _of(self, unit: Unit) -> Iterator[_Entry]:
        for key in dict.fromkeys((comparison_key(unit.key), comparison_key(unit.label))):
            if key in self._entries:
                yield self._entries[key]
