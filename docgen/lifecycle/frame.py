"""Holds the two years between which a document is carried, and what the register knows about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docgen.model.register import Register

_LAST_MONTH, _LAST_DAY = 12, 31


@dataclass(frozen=True, slots=True)
class Frame:
    """From which year, into which, and on what day the new document stands."""

    old_year: int
    new_year: int
    register: Register
    on: date | None = None
    """Ngày ban hành dự kiến; without it the first day of the new year."""

    @property
    def day(self) -> date:
        """The day whose bodies and laws the new document must name."""
        return self.on or date(self.new_year, 1, 1)

    @property
    def year_end(self) -> date:
        """The last day of the new year: what changes until then is worth a word."""
        return date(max(self.new_year, self.day.year), _LAST_MONTH, _LAST_DAY)

    @property
    def years(self) -> int:
        """By how many years the document moves."""
        return self.new_year - self.old_year
