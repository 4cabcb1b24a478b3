"""Holds the rules that a check asks: those of the decree, and those of the type of each document it meets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from docgen.checking.content import speaks_of

if TYPE_CHECKING:
    from docgen.contracts.rule import Examination, Rule

TypeRules: TypeAlias = "Callable[[str | None], tuple[Rule, ...]]"
"""The rules of the type of this tên loại (`Kế hoạch`), or of all types."""


def no_type_rules(_type_name: str | None) -> tuple[Rule, ...]:
    """For a check against the decree alone."""
    return ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """The rules chosen once and for all, and those found when a document's type is known.

    `content` is left out when somebody selected: then the chosen ones of every type are among `rules`.
    """

    rules: tuple[Rule, ...]
    content: TypeRules | None = None

    def of(self, x: Examination) -> tuple[Rule, ...]:
        """The rules to ask of one document."""
        asked = tuple(rule for rule in self.rules if speaks_of(rule, x))
        if self.content is None:
            return asked
        types = dict.fromkeys(part.type_name for part in x.anatomy.parts if part.type_name)
        return (*asked, *(rule for name in types for rule in self.content(name) if speaks_of(rule, x)))

    def allows(self, code: str) -> bool:
        """Whether the rule of a type is asked of data of that type."""
        return self.content is not None or any(rule.code == code for rule in self.rules)
