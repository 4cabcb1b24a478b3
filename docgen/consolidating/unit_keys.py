"""Names of units as they are written on forms and on files → the keys by which the office knows the units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
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
        self._units = tuple(units)
        self._short = _only_ones((unit_key(name), key) for key, name in units)
        self._exact = {comparison_key(name): key for key, name in units}
        self._slugs = _only_ones((slugify(name), key) for key, name in units)
        bare = ((slugify(_bare(name)), key) for key, name in units)
        self._bare_slugs = _only_ones((slug, key) for slug, key in bare if "-" in slug)

    def find(self, name: str) -> str:
        """The key of the unit of this name; empty for a stranger."""
        own, bare = comparison_key(name), unit_key(name)
        return self._exact.get(own) or self._short.get(own) or self._exact.get(bare) or self._short.get(bare, "")

    def find_by_file(self, file: str, *, loosely: bool = False) -> str:
        """The key of the one unit whose name stands in a file's name, with or without marks; empty when none does.

        Of names that hold one another (`Nghi Thu`, `Nghi Thu Đông`) the longest is meant. `loosely`: a name of several
        words may stand there without its kind (`Nghi Thu` for `Phường Nghi Thu`).
        """
        slugs = self._bare_slugs if loosely else self._slugs
        words = slugify(PurePath(file).stem).split("-")[:_MOST_WORDS]
        pieces = ("-".join(words[start:end]) for start in range(len(words)) for end in range(start + 1, len(words) + 1))
        found = {piece for piece in pieces if piece in slugs}
        apart = {slugs[one] for one in found if not any(one != other and one in other for other in found)}
        return apart.pop() if len(apart) == 1 else ""

    def find_near(self, name: str) -> str | None:
        """The name of the unit a person most likely meant, or None."""
        bare = {_bare(each): each for _, each in self._units}
        nearest = find_nearest(_bare(name), bare)
        return bare[nearest] if nearest is not None else None


def _only_ones(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The key of each name that only one unit has."""
    keys: dict[str, list[str]] = {}
    for name, key in pairs:
        keys.setdefault(name, []).append(key)
    return {name: found[0] for name, found in keys.items() if name and len(found) == 1}


def _bare(name: str) -> str:
    return _KIND.sub("", _BODY.sub("", name).strip())
