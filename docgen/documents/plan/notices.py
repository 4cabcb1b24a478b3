"""Plan → what a person should know before it is signed, and is no fault of the data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from docgen.diagnostics import Location, Notice
from docgen.documents.parts.notices import envelope_notices, unnamed_appendices
from docgen.documents.plan.model import Plan, tasks_in
from docgen.documents.plan.words import DETAILS, detail_values, inline_fields, tabled_fields
from docgen.model import AdministrativeDocument, AssignmentField, Node
from docgen.model.remembering import by_identity
from docgen.vietnamese.text import comparison_key


def plan_notices(document: AdministrativeDocument) -> tuple[Notice, ...]:
    """Fields that no page shows, and an appendix the text never names (nd30 PL-01)."""
    if not isinstance(document, Plan):
        raise TypeError(f"plan_notices takes a Plan, not {type(document).__name__}")
    return (*envelope_notices(document), *_unprinted(document), *unnamed_appendices(document))


def _unprinted(plan: Plan) -> Iterator[Notice]:
    tabled = tabled_fields(plan)
    shown = tabled | inline_fields(plan)
    for index, section in enumerate(plan.sections):
        for notice in _unprinted_below(section, tabled, shown):
            yield replace(notice, location=Location(path=f"$.sections[{index}]{notice.location.path}"))


@by_identity(128)
def _unprinted_below(
    section: Node, tabled: frozenset[AssignmentField], shown: frozenset[AssignmentField]
) -> tuple[Notice, ...]:
    """What no page shows of the tasks of a section, each after its path in it."""
    return tuple(_unprinted_in(section, tabled, shown))


def _unprinted_in(
    section: Node, tabled: frozenset[AssignmentField], shown: frozenset[AssignmentField]
) -> Iterator[Notice]:
    for place in tasks_in(section, ""):
        hidden = {field: words for field, words in detail_values(place.task).items() if field not in shown}
        said = comparison_key("\n".join(place.task.words)) if hidden else ""
        for field, words in hidden.items():
            if not _is_said(field, words, said):
                yield Notice(
                    "unprinted",
                    f"«{DETAILS[field]}» của nhiệm vụ này không in ở đâu: bảng phân công không có cột đó. "
                    "Thêm cột, hoặc đặt «task_details: auto».",
                    Location(path=f"{place.path}.{field.value}"),
                )
        if place.task.summary and AssignmentField.TASK not in tabled:
            yield Notice(
                "unprinted",
                f"Tên gọn «{place.task.summary}» không in ở đâu: nó chỉ dùng trong bảng phân công.",
                Location(path=f"{place.path}.summary"),
            )


def _is_said(field: AssignmentField, words: str, said: str) -> bool:
    """Whether the author's own sentence says a field, so that nothing is lost when no table and no line prints it."""
    parts = words.split(", ") if field is AssignmentField.SUPPORTING else [words]
    return all(comparison_key(part) in said for part in parts)
