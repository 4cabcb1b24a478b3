"""A node's place among its siblings → its label: `I.`, `1.`, `4.1.`, `a)`, `-`, `+` (nd30 BC-05 to BC-09)."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.model.body import LADDER, Numbering
from docgen.vietnamese.numbers import format_letter, format_roman


@dataclass(frozen=True, slots=True)
class Level:
    """How one list of siblings is numbered, and the label of the node above them."""

    numbering: Numbering
    parent_label: str = ""

    def label(self, position: int) -> str:
        """Label of the sibling at `position`, counted from 1."""
        match self.numbering:
            case Numbering.ROMAN:
                label = f"{format_roman(position)}."
            case Numbering.ARABIC:
                label = f"{position}."
            case Numbering.DECIMAL:
                stem = self.parent_label if self.parent_label[:1].isdigit() else ""
                label = f"{stem}{position}."
            case Numbering.LETTER:
                label = f"{format_letter(position)})"
            case Numbering.DASH:
                label = "-"
            case Numbering.PLUS:
                label = "+"
            case _:  # NONE: lời văn không đánh số
                label = ""
        return label

    def below(self, label: str, chosen: Numbering | None) -> Level:
        """The level of the children of a node labelled `label`; `chosen` wins over the ladder."""
        if chosen is not None:
            return Level(chosen, label)
        if self.numbering is Numbering.NONE:
            return Level(Numbering.NONE, label)
        rung = LADDER.index(self.numbering) + 1
        return Level(LADDER[min(rung, len(LADDER) - 1)], label)
