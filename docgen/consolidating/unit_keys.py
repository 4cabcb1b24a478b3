"""Names of units as they are written on forms and on files → the keys by which the office knows the units."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import Final

from docgen.vietnamese.text import comparison_key, find_nearest, slugify

_BODY: Final = re.compile(r"^\s*(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd)\s+", re.IGNORECASE)
_KIND: Final = re.compile(r"^(?:phường|xã|thị trấn|đặc khu|thị xã|quận|huyện|thành phố|tỉnh)\s+", re.IGNORECASE)
"""What most units of a list begin with: alike, it makes no two of them near one another."""

_MOST_WORDS: Final = 40
"""Of the name of a file"""


def unit_key(name: str) -> str:
    """What a unit's name and that of its people's committee (UBND) are compared by."""
    return comparison_key(_BODY.sub("", name))


class UnitKeys:
    """The keys of the units by their names; a ward's people's committee (UBND) answers for the ward.

    Where both the ward and its committee are asked, each is known by its own name only.
    """

    def __init__(self, units: Sequence[tuple[str, str]]) -> None:
        short: dict[str, list[str]] = {}
        for key, name in units:
            short.setdefault(unit_key(name), []).append(key)
        self._units = tuple(units)
        self._short = {name: keys[0] for name, keys in short.items() if len(keys) == 1}
        self._exact = {comparison_key(name): key for key, name in units}
        slugs: dict[str, list[str]] = {}
        for key, name in units:
            slugs.setdefault(slugify(name), []).append(key)
        self._slugs = {slug: keys[0] for slug, keys in slugs.items() if slug and len(keys) == 1}

    def find(self, name: str) -> str:
        """The key of the unit of this name; empty for a stranger."""
        own, bare = comparison_key(name), unit_key(name)
        return self._exact.get(own) or self._short.get(own) or self._exact.get(bare) or self._short.get(bare, "")

    def find_by_file(self, file: str) -> str:
        """The key of the one unit whose name stands in a file's name, with or without marks; empty when none does.

        Of names that hold one another (`Nghi Thu`, `Nghi Thu Đông`) the longest is meant.
        """
        words = slugify(PurePath(file).stem).split("-")[:_MOST_WORDS]
        pieces = ("-".join(words[start:end]) for start in range(len(words)) for end in range(start + 1, len(words) + 1))
        found = {piece for piece in pieces if piece in self._slugs}
        apart = {self._slugs[one] for one in found if not any(one != other and one in other for other in found)}
        return apart.pop() if len(apart) == 1 else ""

    def find_near(self, name: str) -> str | None:
        """The name of the unit a person most likely meant, or None."""
        bare = {_bare(each): each for _, each in self._units}
        nearest = find_nearest(_bare(name), bare)
        return bare[nearest] if nearest is not None else None


def _bare(name: str) -> str:
    return _KIND.sub("", _BODY.sub("", name).strip())
