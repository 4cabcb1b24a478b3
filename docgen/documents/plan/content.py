"""A plan's data → the content that content rules look at: who leads each task, which reports are due when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.contracts.content import Duty, Passage, Role
from docgen.documents.parts.content.reading import read_content
from docgen.documents.plan.model import Plan, ReportingPart
from docgen.model.document_year import is_of_several_years

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.contracts.content import Content, Knowledge
    from docgen.model import AdministrativeDocument, Node

_LEADS = re.compile(r"(?<!\w)(?:chủ trì|giao|đề nghị)(?!\w)", re.IGNORECASE)
"""Words of a task that name themselves who does it."""


def read_plan_content(document: AdministrativeDocument, knowledge: Knowledge) -> Content:
    """Nội dung của kế hoạch. A plan over several years, by its subject, has no year of its own."""
    if not isinstance(document, Plan):
        raise TypeError(f"read_plan_content takes a Plan, not {type(document).__name__}")
    return read_content(
        document,
        knowledge,
        year=None if is_of_several_years(document.subject) else document.year,
        leads=tuple(_leads(document)),
        duties=tuple(_duties(document)),
    )


def _leads(plan: Plan) -> Iterator[tuple[str, str, bool]]:
    """Every task that is no mere heading of others; one below a task with a lead has that lead."""
    for place in plan.tasks():
        task = place.task
        if task.items and not task.lead:
            continue
        words = task.summary or task.title or task.text or " ".join(task.paragraphs)
        said = any(_LEADS.search(text) for text in task.words)
        has_lead = bool(task.lead) or said or any(above.lead for above in place.ancestors)
        yield words, place.path, has_lead


def _duties(plan: Plan) -> Iterator[Duty]:
    for index, section in enumerate(plan.sections):
        yield from _duties_in(section, f"$.sections[{index}]")


def _duties_in(node: Node, path: str) -> Iterator[Duty]:
    if isinstance(node, ReportingPart):
        said = " ".join(node.words)
        for index, duty in enumerate(node.duties):
            yield Duty(
                period=duty.period.kind,
                due=duty.due,
                place=Passage(f"{duty.due.written} {said}", Role.BODY, f"{path}.duties[{index}].due"),
                end=len(duty.due.written),
                cut_off=duty.cut_off,
                reporters=duty.reporters,
                recipient=duty.recipient or "",
            )
    for index, child in enumerate(node.children):
        yield from _duties_in(child, f"{path}.items[{index}]")
