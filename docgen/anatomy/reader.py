"""Turns a walk down the lines below a header into claims, one component after the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.anatomy.words import is_rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.anatomy.ledger import Ledger
    from docgen.anatomy.lines import Line


@dataclass(slots=True)
class Reader:
    """Walks down the lines of a part; each `read_` method claims what it finds and moves on."""

    lines: Sequence[Line]
    ledger: Ledger
    at: int

    def find_next(self) -> Line | None:
        """The next line with words that nobody has claimed; moves to it."""
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not line.is_blank and self.ledger.is_free(line) and not is_rule(line):
                return line
            self.at += 1
        return None
