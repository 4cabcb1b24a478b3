"""Two versions of a list → which item of the new one is which item of the old one."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Final

from docgen.loading.yaml_writer import Plain

_ALIKE: Final = 0.5
"""Share of what two items have in common, from which one is taken for an edited form of the other."""

_NEAR: Final = 20
"""How far down an edited item is looked for; a table of thousands of rows must not be compared pair by pair."""


def match_items(old: list[Plain], new: list[Plain]) -> list[int | None]:
    """For each item of `new` the index of the item of `old` it came from, or None for one that is new.

    By `id` first, because an id is there to survive any change; then by equality; what is left pairs up with the most
    similar item between the matched neighbours.
    """
    matched: list[int | None] = [None] * len(new)
    free = dict.fromkeys(range(len(old)))
    by_id = {identity: index for index, item in enumerate(old) if (identity := _identity(item))}
    for place, item in enumerate(new):
        index = by_id.get(_identity(item))
        if index in free:
            matched[place] = index
            del free[index]
    by_words: dict[str, list[int]] = {}
    for index in reversed(free):
        by_words.setdefault(repr(old[index]), []).append(index)
    for place, item in enumerate(new):
        if matched[place] is None and (equal := by_words.get(repr(item))):
            index = equal.pop()
            matched[place] = index
            del free[index]
    _pair_edited(old, new, matched, free)
    return matched


def _pair_edited(old: list[Plain], new: list[Plain], matched: list[int | None], free: dict[int, None]) -> None:
    """An edited item stands between the same neighbours as before."""
    following = [len(old)] * len(new)
    for place in range(len(new) - 2, -1, -1):
        known = matched[place + 1]
        following[place] = following[place + 1] if known is None else known
    last = -1
    for place, item in enumerate(new):
        if (known := matched[place]) is not None:
            last = known
            continue
        candidates = [index for index in range(last + 1, min(last + 1 + _NEAR, following[place])) if index in free]
        ranked = [(_likeness(old[index], item), -index) for index in candidates]
        likeness, index = max(ranked, default=(0.0, 0))
        if likeness >= _ALIKE:
            last = -index
            matched[place] = last
            del free[last]


def _identity(item: Plain) -> str:
    identity = item.get("id") if isinstance(item, dict) else None
    return identity if isinstance(identity, str) else ""


def _likeness(one: Plain, other: Plain) -> float:
    """From 0, two things, to 1, the same; two items with ids of their own are two things."""
    match one, other:
        case dict(), dict():
            if _identity(one) and _identity(other):
                return 0
            keys = one.keys() | other.keys()
            same = sum(_likeness(one[key], other[key]) for key in one.keys() & other.keys())
            return same / len(keys) if keys else 1
        case list(), list():
            longest = max(len(one), len(other), 1)
            return sum(_likeness(*pair) for pair in zip(one, other, strict=False)) / longest
        case str(), str():
            return SequenceMatcher(None, one[:200], other[:200], autojunk=False).ratio()
        case _:
            return float(one == other)
