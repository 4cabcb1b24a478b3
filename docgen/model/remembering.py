"""Remembers what a pure function made of a frozen value for as long as that very value, not its equal, comes back."""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import Concatenate, ParamSpec, TypeVar

_Value = TypeVar("_Value")
_Rest = ParamSpec("_Rest")
_Made = TypeVar("_Made")


def by_identity(
    size: int,
) -> Callable[[Callable[Concatenate[_Value, _Rest], _Made]], Callable[Concatenate[_Value, _Rest], _Made]]:
    """A memory of some `size` results for a pure function whose first argument is frozen.

    The documents of a batch share the parts that all units have alike. To find a result again by the part itself costs
    one look; `lru_cache` would hash the part, with all that stands in it. Other arguments are compared as usual. What
    is remembered keeps its value alive, so no other can ever take its place.
    """

    def remember(
        function: Callable[Concatenate[_Value, _Rest], _Made],
    ) -> Callable[Concatenate[_Value, _Rest], _Made]:
        known: dict[tuple[object, ...], tuple[_Value, _Made]] = {}

        def remembering(value: _Value, /, *rest: _Rest.args, **named: _Rest.kwargs) -> _Made:
            key = (id(value), *rest, *named.items())
            found = known.get(key)
            if found is None:
                if len(known) >= size:
                    known.clear()  # one statement, so that threads need no lock
                found = known[key] = (value, function(value, *rest, **named))
            return found[1]

        return update_wrapper(remembering, function)

    return remember
