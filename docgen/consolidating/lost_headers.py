"""A table of the form whose row of headers was lost → what to tell the unit, and the sheet less the form's own words.

Without headers nobody can tell what a number counts: nothing is counted, and what the unit wrote is kept as words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from docgen.consolidating.layout import HEADER_ROW, INDICATORS, OPINION_ORDER, OPINIONS, TASKS
from docgen.contracts.results import PlanOutline
from docgen.diagnostics import Location, Problem
from docgen.errors import InvalidDataError
from docgen.model.indicators import Indicator, IndicatorSet
from docgen.tabular import CellValue, Layout, Row, Sheet, locate_header
from docgen.vietnamese.text import comparison_key, squeeze

_FEWEST_ROWS: Final = 2
"""Of the form's own, by which its table is known without headers; a plan of one task has one"""
_SHOWN_TITLES: Final = 4
_HEADINGS: Final = (
    "KẾT QUẢ THỰC HIỆN NHIỆM VỤ",
    "KẾT QUẢ THỰC HIỆN CHỈ TIÊU",
    "Ý KIẾN CỦA ĐƠN VỊ",
    "Chỉ điền ô trắng.",
)
"""What the form prints above its tables"""
_KINDS: Final = ((TASKS, "nhiệm vụ"), (INDICATORS, "chỉ tiêu"), (OPINIONS, "ý kiến"))


@dataclass(frozen=True, slots=True)
class LostTable:
    """A sheet that holds rows of the form and no headers that could be known."""

    sheet: Sheet
    layout: Layout
    first_row: int
    names: frozenset[str]
    """Of the rows, as they are compared"""
    printed: frozenset[str]
    """What else the form prints, as it is compared"""

    def without_form_words(self) -> Sheet:
        """The rows in which a unit wrote something: its words, with the name of the row."""
        rows = tuple(self._rows())
        return replace(self.sheet, source=lambda: iter(rows))

    def above(self) -> Sheet:
        """What stands where headers should; a line alone in its row is a title."""
        rows = tuple(
            row
            for row in self.sheet.rows()
            if row.number < self.first_row and sum(value is not None for value in row.values) > 1
        )
        return replace(self.sheet, source=lambda: iter(rows))

    def _rows(self) -> Iterator[Row]:
        ours = self.names | self.printed
        for row in self.sheet.rows():
            place = next((at for at, value in enumerate(row.values) if _key(value) in self.names), None)
            kept = [None if _key(value) in ours else value for value in row.values]
            if place is not None:
                kept[:place] = [None] * place  # left of the name stands its number
            if any(value is not None for value in kept):
                if place is not None:
                    kept[place] = row.values[place]
                yield Row(row.number, tuple(kept))


def find_lost_table(sheet: Sheet, plan: PlanOutline, indicators: IndicatorSet) -> LostTable | None:
    """The table of the form that a sheet without headers holds, by the names of its rows; None for another sheet."""
    rows = list(sheet.rows())
    for layout, names, printed in (
        (TASKS, [each.name for each in plan.tasks], [each.id for each in plan.tasks]),
        (
            INDICATORS,
            [each.name for each in indicators.indicators],
            [words for each in indicators.indicators for words in _printed(each, plan.year)],
        ),
        (OPINIONS, [each.label for each in OPINION_ORDER], []),
    ):
        known = _keys(names)
        found = [row.number for row in rows if any(_key(value) in known for value in row.values)]
        if found and len(found) >= min(_FEWEST_ROWS, len(known)):
            beside = _keys(printed) | _keys(_HEADINGS) | _keys(_titles(layout))
            return LostTable(sheet, layout, found[0], known, beside)
    return None


def header_problems(sheet: Sheet, layout: Layout, lost: LostTable | None) -> Iterator[Problem]:
    """That the headers cannot be known, and where they should stand; with each column that is missing from them."""
    kind = next(words for each, words in _KINDS if each is layout)
    titles = ", ".join(f"«{column.title}»" for column in layout.columns[:_SHOWN_TITLES])
    shown = f"{titles}, …" if len(layout.columns) > _SHOWN_TITLES else titles
    place = f"dòng {lost.first_row}" if lost is not None else "dòng đầu của bảng"
    yield Problem(
        "header-lost",
        f"Không nhận ra dòng tiêu đề của bảng {kind} ({shown}): không tính trang này, chỉ giữ lời đơn vị ghi.",
        Location(sheet.file, place=sheet.name),
        f"chép dòng {HEADER_ROW + 1} của biểu gốc vào ngay trên {place} rồi gửi lại.",
    )
    try:
        locate_header(lost.above() if lost is not None else sheet, layout)
    except InvalidDataError as error:
        yield from (each for each in error.problems if each.code != "header-missing")


def _printed(indicator: Indicator, year: int) -> Iterator[str]:
    """What the form prints in the row of an indicator beside its name."""
    yield from (indicator.id, indicator.code, indicator.unit, indicator.numerator or "", indicator.denominator or "")
    target = indicator.find_target(year)
    if target is not None:
        yield f"{target.value.written} (năm {target.year})"


def _titles(layout: Layout) -> Iterator[str]:
    for column in layout.columns:
        yield from (column.title, *column.synonyms)


def _keys(words: Iterable[str]) -> frozenset[str]:
    return frozenset(comparison_key(each) for each in words if each)


def _key(value: CellValue) -> str | None:
    return comparison_key(squeeze(value)) if isinstance(value, str) else None
