"""A heading, in any wording → the part of its document that it announces, by the beginning of its words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docgen.vietnamese.text import fold_ascii

if TYPE_CHECKING:
    from collections.abc import Iterable

_LABEL: Final = re.compile(r"^\s*(?:(?:phần|mục)\s+)?(?:[ivxlc]+|\d+(?:\.\d+)*|[a-zđ])\s*[.):\-/]\s+", re.IGNORECASE)


def find_announced_part(heading: str, patterns: Iterable[tuple[str, re.Pattern[str]]]) -> str | None:
    """The first part whose pattern fits, or None for a heading of the author's own.

    Patterns meet the heading without label, marks and punctuation, in small letters.
    """
    key = re.sub(r"[^\w\s]+", " ", fold_ascii(_LABEL.sub("", heading)).lower())
    words = " ".join(key.split())
    return next((part for part, pattern in patterns if pattern.match(words)), None)
