"""The tables of a form in one workbook → one answer; a second form in the same workbook is told, not mixed in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.consolidating.gathering import FormTable, Gathered
from docgen.consolidating.layout import INDICATORS, OPINIONS, TASKS
from docgen.diagnostics import Location, Problem
from docgen.tabular import Layout, Sheet

_WORDS = ((TASKS, "nhiệm vụ"), (INDICATORS, "chỉ tiêu"), (OPINIONS, "ý kiến"))
_TWICE = "form-twice"


class ReadTables:
    """Which tables of a form have been read; the first of each kind is the form's."""

    def __init__(self, others: tuple[str, ...]) -> None:
        """`others`: units whose forms stand in the same workbook."""
        self._others = others
        self._first: list[FormTable] = []
        self._seen: list[Layout] = []

    def see(self, layout: Layout) -> None:
        """A table of this kind stands in the workbook, be it blank or without its headers."""
        self._seen.append(layout)

    def missing(self, file: str, asked: Iterable[Layout]) -> Iterator[Problem]:
        """That a sheet of the form was taken out: nobody can tell that from one left blank by the figures."""
        for layout, kind in _WORDS:
            if any(each is layout for each in asked) and not any(each is layout for each in self._seen):
                yield Problem(
                    "sheet-missing",
                    f"Biểu không còn bảng {kind}: coi như đơn vị không trả lời phần này.",
                    Location(file),
                    "hỏi lại đơn vị; nếu có nội dung thì điền vào biểu gốc.",
                )

    def find_first(self, table: FormTable) -> Sheet | None:
        """The sheet whose table this one may repeat, or None."""
        return next((each.sheet for each in self._first if each.layout is table.layout), None)

    def note(self, table: FormTable, read: Gathered) -> None:
        """A blank table is the form's only where it is known that another unit's stands behind it."""
        if self._others or read.says_anything:
            self._first.append(table)

    def is_second_form(self, table: FormTable, read: Gathered, so_far: Gathered) -> bool:
        """Whether a further table of a kind is another form's: another unit's, or one that answers the same again.

        A unit may part its tasks over two sheets; then hardly a task stands on both.
        """
        if self._others or (table.layout is OPINIONS and any(each.code == _TWICE for each in so_far.problems)):
            return read.says_anything
        return 2 * len(read.answered & so_far.answered) > len(read.answered)

    def problem(self, table: FormTable, first: Sheet) -> Problem:
        """That a sheet is not counted, and why."""
        kind = next(words for layout, words in _WORDS if layout is table.layout)
        whose = f" (tệp có cả biểu của {', '.join(self._others)})" if self._others else ""
        what = f"Trang «{table.sheet.name}» là bảng {kind} thứ hai, sau trang «{first.name}»{whose}"
        return Problem(
            _TWICE,
            f"{what}: không tính trang này.",
            Location(table.sheet.file, place=table.sheet.name),
            "mỗi tệp chỉ để một biểu; tách biểu thứ hai thành tệp riêng rồi gửi lại.",
        )
