"""Makes of a search in one text a search that remembers the paragraphs it was asked last: many rules ask the same."""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Found = TypeVar("_Found")

_PARAGRAPHS: Final = 1 << 11
"""Rules go over a document one after the other: this many paragraphs are 250 pages."""
_LONGEST: Final = 4000
"""Letters; what is longer is no paragraph anyone asks twice, and would only be kept in memory."""


def remembered(find: Callable[[str], _Found]) -> Callable[[str], _Found]:
    """`find`, a pure function of one text with a frozen answer, remembering its answers."""
    known = lru_cache(maxsize=_PARAGRAPHS)(find)

    @wraps(find)
    def look(text: str) -> _Found:
        return known(text) if len(text) <= _LONGEST else find(text)

    return look
