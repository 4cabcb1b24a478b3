"""A plan → what forms and reports need of it: its tasks under their numbers, and a fingerprint of this version."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence

from docgen.contracts.results import DutyLine, PlanOutline, TaskLine
from docgen.documents.parts.body import label_tree
from docgen.documents.parts.head import reference
from docgen.documents.parts.named import TOP_LEVEL
from docgen.documents.plan.model import Plan, ReportingPart, Task
from docgen.documents.plan.words import composer, task_details
from docgen.model import Node
from docgen.vietnamese.dates import format_date_short
from docgen.vietnamese.inside_sentence import inside_sentence
from docgen.vietnamese.text import slugify, squeeze

_FINGERPRINT_LETTERS = 16


def plan_outline(plan: Plan) -> PlanOutline:
    """The tasks that want an answer: each but those that only gather others. A task without an id gets its number's."""
    labels = label_tree(plan.sections, TOP_LEVEL, composer(plan))
    tasks = tuple(
        TaskLine(
            id=task.id or slugify(f"nhiem vu {label}"),
            label=label.removesuffix("."),
            name=squeeze(task.summary or task.title or task.text or " ".join(task.paragraphs)),
            lead=task.lead or "",
            deadline=task.deadline.written if task.deadline else "",
            product=task.product or "",
        )
        for task, label in ((node, label) for node, label in labels if isinstance(node, Task))
        if not task.items or task_details(task)
    )
    return PlanOutline(
        title=f"{plan.type_name} {inside_sentence(squeeze(plan.subject))}",
        subject=inside_sentence(squeeze(plan.subject)),
        reference=_reference(plan),
        issuer=plan.issuer.name,
        year=plan.year,
        fingerprint=_fingerprint(plan, tasks),
        tasks=tasks,
        duties=tuple(_duties(plan.sections)),
    )


def _duties(nodes: Sequence[Node]) -> Iterator[DutyLine]:
    for node in nodes:
        if isinstance(node, ReportingPart):
            for duty in node.duties:
                yield DutyLine(duty.period, duty.due, duty.reporters, duty.recipient or "", duty.via or "")
        yield from _duties(node.children)


def _reference(plan: Plan) -> str:
    if plan.number is None:
        return ""
    day = f" ngày {format_date_short(plan.issued_on)}" if plan.issued_on else ""
    return f"{plan.type_name} số {reference(plan)}{day}"


def _fingerprint(plan: Plan, tasks: tuple[TaskLine, ...]) -> str:
    """Changes when the plan asks something else, not when its number or signer comes."""
    asked = [plan.issuer.name, plan.year, [[task.id, task.name] for task in tasks]]
    written = json.dumps(asked, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()[:_FINGERPRINT_LETTERS]
