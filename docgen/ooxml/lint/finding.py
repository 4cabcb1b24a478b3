"""What the lint says: one fault of structure at one place of one part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree


@dataclass(frozen=True, slots=True)
class LintFinding:
    """A fault of a package. `code` is stable; `place` is the path of the element in its part (XPath, `w` prefix)."""

    code: str
    message: str
    part: str = ""
    place: str = ""

    def __str__(self) -> str:
        where = " ".join(piece for piece in (self.part, self.place) if piece)
        return f"{self.code} {where}: {self.message}" if where else f"{self.code}: {self.message}"


@dataclass(frozen=True, slots=True)
class Part:
    """A part that could be parsed, with its root."""

    name: str
    root: etree._Element

    def finding(self, code: str, message: str, node: etree._Element | None = None) -> LintFinding:
        place = "" if node is None else str(node.getroottree().getpath(node))
        return LintFinding(code, message, self.name, place)
