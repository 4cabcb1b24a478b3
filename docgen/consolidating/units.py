"""A table of units (.xlsx, .ods, .csv) → who is asked to answer: a stable key and a full name each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from docgen.diagnostics import Location, Notice, Problem
from docgen.errors import InvalidDataError
from docgen.tabular import Layout, read_tables, read_workbook
from docgen.tabular.unit_columns import UNIT_CODE, UNIT_KIND, UNIT_NAME
from docgen.vietnamese.text import capitalise_first, comparison_key, slugify

UNITS: Final = Layout((UNIT_CODE, replace(UNIT_NAME, synonyms=(*UNIT_NAME.synonyms, "Cơ quan")), UNIT_KIND))


def read_units(source: Path | bytes, *, name: str = "") -> tuple[tuple[tuple[str, str], ...], tuple[Notice, ...]]:
    """The units of all sheets that list them, in their order, (key, full name); and what a person should know.

    The key is the unit's code, or its name without tones where a table has no codes. Raises `InputError`s: a file that
    is no table, and every fault of its rows at once.
    """
    workbook = read_workbook(source, name=name)
    tables, told = read_tables(workbook.sheets, UNITS, file=workbook.file)
    for table in tables:
        table.require_valid()
    units: dict[str, str] = {}
    problems: list[Problem] = []
    for record in (record for table in tables for record in table.records()):
        full = _full_name(str(record.values["name"]), str(record.values.get("kind") or ""))
        key = str(record.values.get("code") or slugify(full))
        if key in units:
            problems.append(
                Problem("unit-twice", f"Đơn vị «{full}» ghi hai lần.", record.location, "giữ một dòng cho mỗi đơn vị.")
            )
        units.setdefault(key, full)
    if not units and not problems:
        place = Location(workbook.file, place=tables[0].sheet.name)
        problems.append(Problem("units-none", "Bảng không có đơn vị nào.", place, "ghi mỗi đơn vị một dòng."))
    if problems:
        raise InvalidDataError(f"Danh sách đơn vị có {len(problems)} chỗ phải sửa.", problems)
    return tuple(units.items()), (*workbook.notices, *told)


def _full_name(name: str, kind: str) -> str:
    """`Cửa Lò`, `phường` → `Phường Cửa Lò`; a name that has its kind already keeps it."""
    is_whole = not kind or f"{comparison_key(name)} ".startswith(f"{comparison_key(kind)} ")
    return capitalise_first(name if is_whole else f"{kind} {name}")
