"""Fields of a report that no page shows: a report read from its words alone comes back without them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

UNPRINTED_FIELDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "id": "a stable key, never printed",
        "answers": "the key of a task in the plan",
        "code": "the number of an indicator stands in the appendix, not in its sentence",
        "data_window": "the days the figures speak of are the regime's, and printed only where an office says so",
        "plan": "the plan's reference stands in the opening as words",
        "width": "the measured width of a column follows from its words as well as from a share given",
        "orientation": "a page is turned or not; whether its author chose so is not on it",
        "lines": "where the issuer's name is broken is layout",
        "charts": "a picture of the table's own numbers; that there was one is told when a report is read",
        "table.title": "the name of a table is for screen readers",
    }
)
"""Fields by name, wherever they stand (`table.title`: of a table), and why no page shows them.

Values that only free words say (a figure in a sentence of the author's own) are left in the words.
"""
