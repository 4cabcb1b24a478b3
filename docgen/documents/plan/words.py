"""The words a plan prints besides its author's: who leads a task, when a report is due, if no sentence says it."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.documents.parts.tables import AssignmentLine
from docgen.documents.plan.consistency import without_title
from docgen.documents.plan.model import Assignment, FundingPart, Plan, ReportingDuty, ReportingPart, Target, Task
from docgen.model import AssignmentTable, Node


def compose_words(node: Node) -> tuple[str, ...]:
    """What stands below a node because its values are nowhere in words."""
    match node:
        case Target() if not node.words and node.indicator:
            return (f"{node.indicator}: {node.value.written}" if node.value else node.indicator,)
        case Assignment() if not node.words and node.body:
            return (node.body,)
        case FundingPart() if not without_title(node):
            estimate = (f"Dự toán: {node.estimate.written}.",) if node.estimate else ()
            sources = (f"Nguồn kinh phí: {'; '.join(node.sources)}.",) if node.sources else ()
            return estimate + sources
        case ReportingPart() if not without_title(node):
            return tuple(_duty_sentence(duty) for duty in node.duties)
    return ()


def compose_with_task_details(node: Node) -> tuple[str, ...]:
    """As `compose_words`, and below each task its assignment in one sentence."""
    return (*compose_words(node), *((details,) if isinstance(node, Task) and (details := task_details(node)) else ()))


def task_details(task: Task) -> str:
    """`Đơn vị chủ trì: …; đơn vị phối hợp: …; thời gian thực hiện: ….` or nothing."""
    parts = [
        ("đơn vị chủ trì", task.lead or ""),
        ("đơn vị phối hợp", ", ".join(task.supporting)),
        ("thời gian thực hiện", task.deadline.written if task.deadline else ""),
        ("sản phẩm", task.product or ""),
        ("kinh phí", task.budget.written if task.budget else ""),
        ("ghi chú", task.note or ""),
    ]
    said = "; ".join(f"{name}: {words}" for name, words in parts if words)
    return said[:1].upper() + said[1:] + "." if said else ""


def _duty_sentence(duty: ReportingDuty) -> str:
    who = f"{', '.join(duty.reporters)} gửi báo cáo {duty.period.written}" if duty.reporters else ""
    opening = who or f"Báo cáo {duty.period.written}"
    to = f" về {duty.recipient}" if duty.recipient else ""
    via = f" (qua {duty.via})" if duty.via else ""
    cut_off = f"; thời điểm chốt số liệu: {duty.cut_off.written}" if duty.cut_off else ""
    return f"{opening}{to}{via}: {duty.due.written}{cut_off}."


def derives_assignment_table(plan: Plan) -> bool:
    """Whether some table shows the plan's own tasks."""
    return any(_derives(item) for appendix in plan.appendices for item in appendix.items) or any(
        _derives(section) for section in plan.sections
    )


def _derives(node: Node) -> bool:
    own = isinstance(node.table, AssignmentTable) and node.table.is_derived
    return own or any(_derives(child) for child in node.children)


def prints_details_inline(plan: Plan) -> bool:
    """Whether each task carries its assignment below it (`task_details`)."""
    if plan.task_details == "auto":
        return not derives_assignment_table(plan)
    return plan.task_details == "inline"


def assignment_lines(plan: Plan, labels: Sequence[str]) -> tuple[AssignmentLine, ...]:
    """The plan's tasks as rows of an assignment table, each under its number in the body.

    A task that only gathers others, with no assignment of its own, is a group row.
    """
    return tuple(
        AssignmentLine(
            group=bool(place.task.items) and not task_details(place.task),
            number=label.removesuffix(".") if not place.task.items or task_details(place.task) else label,
            task=place.task.summary or place.task.title or place.task.text or " ".join(place.task.paragraphs),
            product=place.task.product or "",
            lead=place.task.lead or "",
            supporting=place.task.supporting,
            deadline=place.task.deadline.written if place.task.deadline else "",
            budget=place.task.budget.written if place.task.budget else "",
            note=place.task.note or "",
        )
        for place, label in zip(plan.tasks(), labels, strict=True)
    )
