"""The words a plan prints besides its author's: who leads a task, when a report is due, if no sentence says it."""

from __future__ import annotations

from collections.abc import Container, Mapping
from functools import lru_cache
from itertools import chain
from types import MappingProxyType

from docgen.documents.parts.body import Compose, label_siblings, label_tree
from docgen.documents.parts.consistency import without_title
from docgen.documents.parts.tables import AssignmentLine
from docgen.documents.plan.model import (
    Assignment,
    FundingPart,
    Plan,
    ReportingDuty,
    ReportingPart,
    Target,
    Task,
    tasks_in,
)
from docgen.model import AssignmentField, AssignmentTable, Node
from docgen.model.numbering import Level
from docgen.model.remembering import by_identity

DETAILS: Mapping[AssignmentField, str] = MappingProxyType(
    {
        AssignmentField.LEAD: "đơn vị chủ trì",
        AssignmentField.SUPPORTING: "đơn vị phối hợp",
        AssignmentField.DEADLINE: "thời gian thực hiện",
        AssignmentField.PRODUCT: "sản phẩm",
        AssignmentField.BUDGET: "kinh phí",
        AssignmentField.NOTE: "ghi chú",
    }
)
"""What an assignment may say, in the order of the sentence below a task."""


def compose_words(node: Node) -> tuple[str, ...]:
    """What stands below a node because its values are nowhere in words."""
    match node:
        case Target() if not node.words and node.indicator:
            return (f"{node.indicator}: {node.value.written}." if node.value else node.indicator,)
        case Assignment() if not node.words and node.body:
            return (node.body,)
        case FundingPart() if not without_title(node):
            estimate = (f"Dự toán: {node.estimate.written}.",) if node.estimate else ()
            sources = (f"Nguồn kinh phí: {'; '.join(node.sources)}.",) if node.sources else ()
            return estimate + sources
        case ReportingPart() if not without_title(node):
            return tuple(duty_sentence(duty) for duty in node.duties)
    return ()


def composer(plan: Plan) -> Compose:
    """What this plan prints below each node: the values no sentence says, and below a task what no table shows."""
    return _composer(inline_fields(plan))


@lru_cache(maxsize=64)
def _composer(fields: frozenset[AssignmentField]) -> Compose:
    """One for the same fields: what a document of a batch set with it, the next one finds again."""

    def compose(node: Node) -> tuple[str, ...]:
        details = task_details(node, fields) if isinstance(node, Task) else ""
        return (*compose_words(node), *((details,) if details else ()))

    return compose


def task_details(task: Task, fields: Container[AssignmentField] = DETAILS) -> str:
    """`Đơn vị chủ trì: …; đơn vị phối hợp: …; thời gian thực hiện: ….` or nothing."""
    values = detail_values(task)
    said = "; ".join(f"{DETAILS[field]}: {words}" for field, words in values.items() if field in fields)
    return said[:1].upper() + said[1:] + "." if said else ""


def detail_values(task: Task) -> dict[AssignmentField, str]:
    """The fields of a task's assignment that are filled in, as words."""
    values = {
        AssignmentField.LEAD: task.lead,
        AssignmentField.SUPPORTING: ", ".join(task.supporting),
        AssignmentField.DEADLINE: task.deadline.written if task.deadline else None,
        AssignmentField.PRODUCT: task.product,
        AssignmentField.BUDGET: task.budget.written if task.budget else None,
        AssignmentField.NOTE: task.note,
    }
    return {field: words for field, words in values.items() if words}


def inline_fields(plan: Plan) -> frozenset[AssignmentField]:
    """Which fields of an assignment stand below each task: all, none, or those that no assignment table shows."""
    match plan.task_details:
        case "inline":
            return frozenset(DETAILS)
        case "appendix":
            return frozenset()
    return frozenset(DETAILS) - tabled_fields(plan)


def tabled_fields(plan: Plan) -> frozenset[AssignmentField]:
    """The fields that some assignment table derived from the tasks has a column for."""
    nodes: list[Node] = [*plan.sections, *(item for appendix in plan.appendices for item in appendix.items)]
    return frozenset().union(*map(_tabled_below, nodes))


@by_identity(128)
def _tabled_below(top: Node) -> frozenset[AssignmentField]:
    nodes = [top]
    fields: set[AssignmentField] = set()
    while nodes:
        node = nodes.pop()
        nodes.extend(node.children)
        if isinstance(node.table, AssignmentTable) and node.table.is_derived:
            fields.update(column.field for column in node.table.columns)
    return frozenset(fields)


def duty_sentence(duty: ReportingDuty) -> str:
    """A duty to report as docgen words it where its author wrote no sentence."""
    who = f"{', '.join(duty.reporters)} gửi báo cáo {duty.period.written}" if duty.reporters else ""
    opening = who or f"Báo cáo {duty.period.written}"
    to = f" về {duty.recipient}" if duty.recipient else ""
    via = f" (qua {duty.via})" if duty.via else ""
    cut_off = f"; thời điểm chốt số liệu: {duty.cut_off.written}" if duty.cut_off else ""
    return f"{opening}{to}{via}: {duty.due.written}{cut_off}."


def assignment_lines(plan: Plan, top: Level, compose: Compose) -> tuple[AssignmentLine, ...]:
    """The plan's tasks as rows of an assignment table, each under its number in the body; sections are of level `top`.

    A task that only gathers others, with no assignment of its own, is a group row.
    """
    found = [_lines_of(section, label, top, compose) for section, label in label_siblings(plan.sections, top, compose)]
    lines = [of_section for of_section in found if of_section]
    return lines[0] if len(lines) == 1 else tuple(chain.from_iterable(lines))


@by_identity(128)
def _lines_of(section: Node, label: str, top: Level, compose: Compose) -> tuple[AssignmentLine, ...]:
    below = label_tree(section.children, top.below(label, section.numbering), compose)
    labels = [label for node, label in below if isinstance(node, Task)]
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
        for place, label in zip(tasks_in(section, "$"), labels, strict=True)
    )
