"""Turns a master into documents no unit has: what is wrong with all of them is told once, at its line in the master."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from docgen.diagnostics import Location, Notice, Problem
from docgen.errors import DocgenError, InvalidDataError
from docgen.lifecycle.variants.conditions import tests_of
from docgen.lifecycle.variants.expanding import Expansion, expand
from docgen.lifecycle.variants.master import CONDITIONS, VALUE, Master
from docgen.lifecycle.variants.settings import SETTINGS_KEY
from docgen.lifecycle.variants.slots import Fact
from docgen.lifecycle.variants.units import PROVINCE_KINDS, make_unit
from docgen.tabular import ColumnKind
from docgen.vietnamese.text import find_nearest

if TYPE_CHECKING:
    from docgen.diagnostics import Finding
    from docgen.lifecycle.variants.tree import Data
    from docgen.model import AdministrativeDocument

_CERTAIN: Final = frozenset(
    {"unknown-key", "wrong-type", "unknown-choice", "not-a-number", "date-unreadable", "missing", "illegal-character"}
)
"""Faults of a field by itself, whatever stands under conditions beside it and whatever the slots print."""
_SAMPLE_KINDS: Final = ("phường", "xã", "đặc khu")
_SAMPLE_NAME: Final = "Thử Mẫu"
"""No unit's name: nothing said of it is said of the master."""


def structure_faults(
    data: Mapping[str, Data],
    lines: Mapping[str, int],
    file: str,
    build: Callable[[Mapping[str, Data]], AdministrativeDocument],
) -> tuple[Problem, ...]:
    """What no document of this master can have: keys that are none, groups where words belong, a missing subject."""
    bare = {key: _bare(value) for key, value in data.items() if key != SETTINGS_KEY}
    try:
        build(bare)
    except InvalidDataError as error:
        return tuple(
            _condition_meant(replace(problem, location=_locate(problem.location.path, lines, file)))
            for problem in error.problems
            if problem.code in _CERTAIN and "{" not in str(_at(bare, problem.location.path) or "")
        )
    except DocgenError as error:
        return (Problem(error.code, error.message, _locate("$.document", lines, file), error.hint),)
    return ()


def _bare(value: Data) -> Data:
    """The data without its conditions; places in lists stay the same."""
    if isinstance(value, list):
        return [_bare(item) for item in value]
    if not isinstance(value, dict):
        return value
    bare = {key: _bare(item) for key, item in value.items() if key not in CONDITIONS}
    return bare[VALUE] if set(bare) == {VALUE} and len(bare) < len(value) else bare


def _at(value: Data, path: str) -> Data:
    for step in path.removeprefix("$").replace("[", ".[").split(".")[1:]:
        if isinstance(value, dict):
            value = value.get(step.strip('["]'))
        elif isinstance(value, list) and step[1:-1].isdigit() and int(step[1:-1]) < len(value):
            value = value[int(step[1:-1])]
        else:
            return None
    return value if isinstance(value, str) else None


def _locate(path: str, lines: Mapping[str, int], file: str) -> Location:
    owner = path
    while owner and owner not in lines:
        owner = owner[: max(owner.rfind("."), owner.rfind("["), 0)]
    return Location(file, lines.get(owner), path=path)


def _condition_meant(problem: Problem) -> Problem:
    """A key that no document has but is nearly `when` was meant to be it."""
    key = problem.location.path.rpartition(".")[2]
    nearest = find_nearest(key, CONDITIONS) if problem.code == "unknown-key" else None
    is_sure = nearest is not None and (key.lower() == nearest or "có phải" not in problem.hint)
    return replace(problem, hint=f"có phải «{nearest}» (điều kiện)?") if is_sure else problem


@dataclass(frozen=True, slots=True)
class Trial:
    """A document of a sample unit, and the way back to the master."""

    document: AdministrativeDocument
    expansion: Expansion
    master: Master

    def find_notice(self, finding: Finding) -> Notice | None:
        """What a check says of the document as a notice about the master; None when it speaks of the sample's facts."""
        path = finding.location.path
        if _SAMPLE_NAME in f"{finding.message} {finding.text}" or not path.startswith("$"):
            return None
        return Notice(finding.code, finding.message, self.expansion.locate(path, self.master))


def trials(master: Master, build: Callable[[Mapping[str, Data]], AdministrativeDocument]) -> Iterator[Trial]:
    """Documents of one unit of each kind, with all that conditions may grant and with none of it."""
    for kind in _kinds(master):
        for grants in (True, False):
            unit = make_unit({**_facts(master, grants=grants), "name": _SAMPLE_NAME, "kind": kind})
            try:
                expansion = expand(master, unit)
                yield Trial(build(expansion.data), expansion, master)
            except DocgenError:
                continue  # a kind the master has no words for, or a value that only a real unit has


def _kinds(master: Master) -> tuple[str, ...]:
    tests = [test for gate in master.gates for test in tests_of(gate.condition)]
    asked = {value for test in tests if test.fact in {"unit.kind", "unit.level"} for value in test.values}
    return (*_SAMPLE_KINDS, *(PROVINCE_KINDS if asked & set(PROVINCE_KINDS) else ()))


def _facts(master: Master, *, grants: bool) -> dict[str, object]:
    values: dict[ColumnKind, Fact] = {
        ColumnKind.TEXT: f"Nguyễn {_SAMPLE_NAME}",
        ColumnKind.CODE: "0" * 5,
        ColumnKind.INTEGER: 1000 if grants else 0,
        ColumnKind.DECIMAL: Decimal("1000.5") if grants else Decimal("0.5"),
        ColumnKind.DATE: date(2026, 12, 1) if grants else date(2026, 1, 1),
        ColumnKind.YES_NO: grants,
    }
    facts: dict[str, object] = {name: values[column.kind] for name, column in master.settings.columns.items()}
    tests = [test for gate in master.gates for test in tests_of(gate.condition)]
    blocks = tuple(dict.fromkeys(value for test in tests if test.fact == "unit.blocks" for value in test.values))
    return {**facts, "blocks": blocks if grants else (), "capital_kind": False}
