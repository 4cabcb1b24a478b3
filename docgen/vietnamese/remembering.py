"""Makes of a search in one text a search that remembers the paragraphs it was asked last: many rules ask the same."""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Concatenate, Final, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

_More = ParamSpec("_More")
_Found = TypeVar("_Found")

_PARAGRAPHS: Final = 1 << 11
"""Rules go over a document one after the other: this many paragraphs are 250 pages."""
_LONGEST: Final = 1500
"""Letters; hardly any paragraph is longer, and a hostile one would only be kept in memory with all that it names."""


def remembered(find: Callable[Concatenate[str, _More], _Found]) -> Callable[Concatenate[str, _More], _Found]:
    """`find`, a pure function of one text (and what else tells it what to find), remembering its frozen answers."""
    known = cast("Callable[Concatenate[str, _More], _Found]", lru_cache(maxsize=_PARAGRAPHS)(find))

    @wraps(find)
    def look(text: str, /, *more: _More.args, **named: _More.kwargs) -> _Found:
        return known(text, *more, **named) if len(text) <= _LONGEST else find(text, *more, **named)

    return look
