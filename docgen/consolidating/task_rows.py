"""Rows of the sheet of tasks → a unit's answers; a task the plan does not know is kept as one the unit added."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from docgen.consolidating.gathering import FormTable, Gathered, text_of
from docgen.consolidating.layout import STATUSES
from docgen.contracts.results import ExtraAnswer, PlanOutline, TaskAnswer, TaskStatus
from docgen.tabular import Record
from docgen.vietnamese.quantities import is_measured
from docgen.vietnamese.text import comparison_key

_STATUS_WORDS: Final = {
    **{comparison_key(status.label): status for status in STATUSES},
    **dict.fromkeys(map(comparison_key, ("hoàn thành", "xong", "đã xong", "đã thực hiện", "100%")), TaskStatus.DONE),
    **dict.fromkeys(
        map(comparison_key, ("đang triển khai", "đang làm", "thực hiện một phần", "chưa hoàn thành", "dở dang")),
        TaskStatus.PARTLY,
    ),
    **dict.fromkeys(
        map(comparison_key, ("chưa", "chưa triển khai", "không thực hiện", "chưa làm")), TaskStatus.NOT_DONE
    ),
}


def take_task(table: FormTable, record: Record, gathered: Gathered, plan: PlanOutline) -> None:
    values = record.values
    written = {name: text_of(values.get(name)) for name in ("status", "words", "unit", "evidence", "reason")}
    number = values.get("count")
    name = text_of(values.get("name"))
    task = _task_of(plan, text_of(values.get("id")), name)
    if not any(written.values()) and number is None and (task or not name):
        return
    cell = gathered.cell(table.sheet, record.row, table.header.columns.get("words"))
    answer = TaskAnswer(
        task=task or "",
        source=cell,
        status=_status(table, record, gathered, written["status"]),
        state=gathered.cell_of(table, record, "status"),
        words=written["words"],
        number=gathered.count(table, record, "count", whole=not is_measured(written["unit"])),
        number_unit=written["unit"],
        evidence=written["evidence"],
        reason=written["reason"],
    )
    if task is None:
        gathered.extras.append(ExtraAnswer(name, answer))
    elif any(known.task == task for known in gathered.tasks):
        gathered.fault(
            table,
            record,
            "name",
            f"nhiệm vụ «{name}» được trả lời hai lần trong một biểu; dòng này được giữ như việc làm thêm.",
            "giữ một dòng cho mỗi nhiệm vụ.",
        )
        gathered.extras.append(ExtraAnswer(name, replace(answer, task="")))
    else:
        gathered.tasks.append(answer)


def _task_of(plan: PlanOutline, code: str, name: str) -> str | None:
    """By its code; a unit that retyped the table is known by the words of the task."""
    if plan.find_task(code) is not None:
        return code
    key = comparison_key(name)
    return next((task.id for task in plan.tasks if key and comparison_key(task.name) == key), None)


def _status(table: FormTable, record: Record, gathered: Gathered, written: str) -> TaskStatus | None:
    if not written:
        return None
    status = _STATUS_WORDS.get(comparison_key(written))
    if status is None:
        choices = "; ".join(f"«{each.label}»" for each in STATUSES)
        gathered.fault(table, record, "status", f"không rõ tình trạng «{written}».", f"chọn một trong: {choices}.")
    return status
