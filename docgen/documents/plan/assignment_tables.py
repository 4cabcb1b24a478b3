"""A recognised table → an assignment table (bảng phân công): its columns by their headers, its rows as fields."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from docgen.documents.parts.tables import HEADERS
from docgen.documents.plan.bodies import split_bodies
from docgen.model import AssignmentField
from docgen.vietnamese.text import fold_ascii

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.contracts.recognition import Plain, RecognisedCell, RecognisedRow, RecognisedTable, Words
    from docgen.documents.parts.recognised import Gathering

_HEADERS: Final = {
    AssignmentField.NUMBER: r"(?:so )?(?:stt|tt|t t|s tt|so thu tu|thu tu)",
    AssignmentField.NOTE: r"ghi chu.*|luu y",
    AssignmentField.DEADLINE: r"(?:thoi gian|thoi han|tien do|thoi diem|han|ngay)\b.*|.*\b(?:thoi gian|thoi han)\b.*",
    AssignmentField.SUPPORTING: r"(?!.*chu tri).*\bphoi hop\b.*",
    AssignmentField.LEAD: (
        r"(?!.*phoi hop).*\bchu tri\b.*|(?:cac )?(?:don vi|co quan|bo phan|ca nhan|nguoi|to chuc)\b.*"
        r"(?:thuc hien|phu trach|dau moi|chiu trach nhiem)|phu trach|trach nhiem(?: thuc hien)?|don vi dau moi"
    ),
    AssignmentField.BUDGET: r"(?:du toan )?kinh phi.*|du toan.*|nguon kinh phi",
    AssignmentField.PRODUCT: r"(?:san pham|ket qua|hinh thuc van ban|san pham dau ra|dau ra)\b.*",
    AssignmentField.TASK: (
        r"(?:ten |cac |danh muc )*(?:noi dung|nhiem vu|cong viec|hoat dong|hang muc|giai phap|viec)\b.*"
    ),
}
_PATTERNS: Final = {name: re.compile(words) for name, words in _HEADERS.items()}
_TOTAL: Final = re.compile(
    r"(?:tổng(?:\s(?:cộng|số))?|cộng)(?:\s(?:chung|kinh phí|dự toán))?(?:\s\([^()]{0,40}\))?\s?:?", re.IGNORECASE
)
_WHO_AND_WHEN: Final = frozenset({AssignmentField.LEAD, AssignmentField.SUPPORTING, AssignmentField.DEADLINE})


def find_assignment_fields(headers: Sequence[str]) -> tuple[AssignmentField, ...] | None:
    """The field of each column, or None for a table that is none of assignments or has a column no field fits."""
    fields = [_find_field(header) for header in headers]
    known = [name for name in fields if name is not None]
    if len(known) < len(fields) or len(set(known)) < len(known):
        return None
    return tuple(known) if AssignmentField.TASK in known and _WHO_AND_WHEN.intersection(known) else None


def _find_field(header: str) -> AssignmentField | None:
    key = " ".join(re.sub(r"[^\w\s]+", " ", fold_ascii(header).lower()).split())
    return next((name for name, pattern in _PATTERNS.items() if pattern.fullmatch(key)), None)


def carry_down(table: RecognisedTable, fields: Sequence[AssignmentField]) -> RecognisedTable:
    """The table with what a cell merged downwards says in each row it covers; only numbers stay single."""
    above: dict[int, RecognisedCell] = {}
    rows: list[RecognisedRow] = []
    for row in table.rows:
        if row.group is not None:
            above = {}
        cells = tuple(
            replace(cell, words=above[index].words)
            if cell.continued and not cell.words.text and index in above and fields[index] is not AssignmentField.NUMBER
            else cell
            for index, cell in enumerate(row.cells[: len(fields)])
        )
        above = {index: cell for index, cell in enumerate(cells) if cell.words.text}
        rows.append(row if row.group is not None else replace(row, cells=(*cells, *row.cells[len(fields) :])))
    return replace(table, rows=tuple(rows))


def find_assignment_table(table: RecognisedTable, path: str, gathering: Gathering) -> dict[str, Plain] | None:
    """The table as an assignment table with rows by hand; None when only a free table holds all of it."""
    fields = find_assignment_fields([column.header.text for column in table.columns]) if table.has_header else None
    if fields is None or any(column.group is not None for column in table.columns):
        return None
    task = fields.index(AssignmentField.TASK)
    if not all(_is_plain(row, len(fields), task) for row in table.rows):
        return None
    gathering.imply(table.repeated)
    columns: list[Plain] = []
    for index, (column, name) in enumerate(zip(table.columns, fields, strict=True)):
        made: dict[str, Plain] = {"field": name.value}
        if column.header.text == HEADERS[name]:
            gathering.imply(column.header.blocks)
        else:
            made["header"] = gathering.say(f"{path}.columns[{index}].header", column.header)
        columns.append(made)
    rows = [_row(row, fields, f"{path}.rows[{index}]", gathering) for index, row in enumerate(table.rows)]
    _tell_new_numbers(table, fields, path, gathering)
    _tell_merged_cells(table, path, gathering)
    return {"kind": "assignments", "columns": columns, "rows": rows}


def _is_plain(row: RecognisedRow, width: int, task: int) -> bool:
    if row.group is not None:
        return _TOTAL.fullmatch(row.group.text.strip()) is None
    if any(_TOTAL.fullmatch(cell.words.text.strip()) for cell in row.cells[: task + 1]):
        return False  # the sum of the rows above is nobody's task
    return (
        len(row.cells) == width
        and all(cell.span == 1 for cell in row.cells)
        and any(letter.isalnum() for letter in row.cells[task].words.text)
    )


def _row(row: RecognisedRow, fields: Sequence[AssignmentField], path: str, gathering: Gathering) -> dict[str, Plain]:
    if row.group is not None:
        return {"group": gathering.say(f"{path}.group", row.group)}
    data: dict[str, Plain] = {}
    for name, cell in zip(fields, row.cells, strict=True):
        if name is AssignmentField.NUMBER:
            gathering.imply(cell.words.blocks)
        elif cell.words.text.strip():
            data[name.value] = _value(name, gathering.say(f"{path}.{name.value}", cell.words))
    return data


def _value(name: AssignmentField, text: str) -> Plain:
    return list(split_bodies(text)) or [text] if name is AssignmentField.SUPPORTING else text


def _tell_new_numbers(
    table: RecognisedTable, fields: Sequence[AssignmentField], path: str, gathering: Gathering
) -> None:
    """Rows are numbered by docgen, through the groups; a source that counts otherwise is told of."""
    if AssignmentField.NUMBER not in fields:
        return
    column = fields.index(AssignmentField.NUMBER)
    numbers = [row.cells[column].words for row in table.rows if row.group is None]
    changed = [words for count, words in enumerate(numbers, start=1) if _bare(words) != str(count)]
    if changed:
        message = f"Cột số thứ tự được đánh lại từ 1 (bản gốc có «{changed[0].text}»)."
        gathering.guess(path, "renumbered", message, confidence=0.9, blocks=changed[0].blocks)


def _tell_merged_cells(table: RecognisedTable, path: str, gathering: Gathering) -> None:
    carried = [cell.words for row in table.rows for cell in row.cells if cell.continued and cell.words.text]
    if carried:
        message = f"Ô gộp dọc («{carried[0].text[:80]}») được ghi lại ở từng hàng mà ô ấy phủ."
        gathering.guess(path, "guessed", message, confidence=0.9, blocks=carried[0].blocks)


def _bare(words: Words) -> str:
    return words.text.strip(" .)").lstrip("0")
