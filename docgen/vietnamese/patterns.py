"""Regular expressions that are compiled when they are first used: one document needs few of a language's forms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from collections.abc import Callable

_METHODS: Final = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class _LazyPattern:
    """Stands for a pattern until one of its methods is called; from then on its methods are the pattern's own."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._written_flags = flags

    def __getattr__(self, name: str) -> Callable[..., object]:
        if name.startswith("__"):  # what copying and pickling look for
            raise AttributeError(name)
        # Two threads may both compile it: they get equal patterns, and either may stay.
        compiled = re.compile(self.pattern, self._written_flags)
        vars(self).update({method: getattr(compiled, method) for method in _METHODS})
        return cast("Callable[..., object]", getattr(compiled, name))


def lazy_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile`, put off until the pattern is used: a mistake in it shows then."""
    return cast("re.Pattern[str]", _LazyPattern(pattern, flags))
