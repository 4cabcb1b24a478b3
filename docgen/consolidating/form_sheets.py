"""A workbook that came back → which of its sheets are the guide and the identity of a form, and whose form it is.

A form copied into another workbook may have lost the names of its sheets; a workbook may hold two units' forms.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

from docgen.consolidating.layout import GUIDE_SHEET, IDENTITY_SHEET, SENT_LABEL, UNIT_LABEL
from docgen.consolidating.unit_keys import unit_key
from docgen.diagnostics import Location
from docgen.tabular import Row, Sheet, Workbook
from docgen.vietnamese.text import comparison_key, same_text, squeeze

_LOOKED_AT: Final = 16
"""Rows from the top by which a guide or an identity is known"""
_GUIDE_KEYS: Final = frozenset({comparison_key(UNIT_LABEL), comparison_key(SENT_LABEL)})
_IDENTITY_KEYS: Final = frozenset({"fingerprint", "unit", "period"})


@dataclass(frozen=True, slots=True)
class FormSheets:
    """The sheets of a form, by what they are whatever their names."""

    guides: tuple[Sheet, ...]
    identities: tuple[Mapping[str, str], ...]
    """The hidden lines that say whose form of which plan it is; none when the sheet was taken out"""
    others: tuple[Sheet, ...]
    """Tables of the form, and what a unit added"""

    @property
    def guide(self) -> Sheet | None:
        """The first guide, of several forms in one workbook."""
        return self.guides[0] if self.guides else None

    @property
    def identity(self) -> Mapping[str, str]:
        """The first identity; empty without one."""
        return self.identities[0] if self.identities else {}

    @property
    def unit_name(self) -> str:
        """Whose form it is, by the identity, else by the guide; empty when neither says it."""
        return self.identity.get("name", "") or _name_on(self.guide)

    def other_units(self) -> tuple[str, ...]:
        """Names of the units whose forms stand in the same workbook behind the first one's."""
        names = [each.get("name", "") for each in self.identities[1:]] + [_name_on(guide) for guide in self.guides[1:]]
        own = unit_key(self.unit_name)
        return tuple({unit_key(name): name for name in names if name and unit_key(name) != own}.values())

    def find_contradiction(self) -> tuple[str, Location] | None:
        """The name on the guide, and its place, where the identity names another unit; None where they agree."""
        if self.guide is None or "name" not in self.identity:
            return None
        said = _name_on(self.guide)
        if not said or unit_key(said) == unit_key(self.identity["name"]):
            return None
        label = comparison_key(UNIT_LABEL)
        row = next(row.number for found, row in _labelled(self.guide) if found == label)
        return said, self.guide.locate(row, 2)


def sort_sheets(workbook: Workbook) -> FormSheets:
    """Each sheet by its name, or by what stands in its first column."""
    guides: list[Sheet] = []
    identities: list[Mapping[str, str]] = []
    others: list[Sheet] = []
    for sheet in workbook.sheets:
        labels = {label for label, _ in _labelled(sheet)}
        if sheet.name.startswith(IDENTITY_SHEET) or labels >= _IDENTITY_KEYS:
            identities.append(_identity(sheet))
        elif same_text(sheet.name, GUIDE_SHEET) or (labels >= _GUIDE_KEYS and not _is_long(sheet)):
            guides.append(sheet)
        else:
            others.append(sheet)
    return FormSheets(tuple(guides), tuple(identities), tuple(others))


def _identity(sheet: Sheet) -> Mapping[str, str]:
    return {str(row.value(1)): str(row.value(2)) for _, row in _labelled(sheet) if row.value(2) is not None}


def _name_on(guide: Sheet | None) -> str:
    """What stands right of the label of the unit's name."""
    key = comparison_key(UNIT_LABEL)
    names = (row.value(2) for label, row in _labelled(guide) if label == key) if guide else ()
    return next((squeeze(name) for name in names if isinstance(name, str)), "")


def _is_long(sheet: Sheet) -> bool:
    """Whether more than a guide stands there: somebody put all the sheets on one."""
    return any(not row.is_empty for row in islice(sheet.rows(), _LOOKED_AT, None))


def _labelled(sheet: Sheet) -> Iterator[tuple[str, Row]]:
    """The first rows that begin with words, each with these words as they are compared."""
    for row in islice(sheet.rows(), _LOOKED_AT):
        label = row.value(1)
        if isinstance(label, str):
            yield comparison_key(squeeze(label)), row
