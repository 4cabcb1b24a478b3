"""Fields of a plan that no page shows: a plan read from its words alone comes back without them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

UNPRINTED_FIELDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "id": "a stable key, never printed",
        "width": "the measured width of a column follows from its words as well as from a share given",
        "orientation": "a page is turned or not; whether its author chose so is not on it",
        "lines": "where the issuer's name is broken is layout",
        "task_details": "where assignments are printed shows in the places themselves",
        "table.title": "the name of a table is for screen readers",
    }
)
"""Fields by name, wherever they stand (`table.title`: of a table), and why no page shows them."""
