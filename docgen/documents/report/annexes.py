"""What units said beside figures, and who is how far → tables of the appendices, so that the text stays readable."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.contracts.consolidation import Consolidated, FormFault, TaskSummary, UnitWords
from docgen.contracts.recognition import Plain
from docgen.contracts.results import TaskStatus
from docgen.documents.report.sentences import MOST_NAMES, alike, is_own_report, unit_list
from docgen.vietnamese.text import capitalise_first

UNITS_TITLE = "Tình hình báo cáo của các đơn vị"
DETAILS_TITLE = "Văn bản, minh chứng và ghi chú"


def has_unit_table(consolidated: Consolidated) -> bool:
    """Whether there are more units than a sentence names."""
    return len(consolidated.units) > MOST_NAMES


def unit_table(consolidated: Consolidated) -> Plain:
    """Each unit once: whether it reported, and by their numbers the tasks it has done, is at, or left."""
    statuses = [status for status in TaskStatus if any(each.units(status) for each in consolidated.tasks)]
    labels: dict[tuple[str, TaskStatus], list[str]] = {}
    for summary in consolidated.tasks:
        for status in statuses:
            for share in summary.shares(status):
                labels.setdefault((share.unit, status), []).append(summary.task.label)
    rows: list[Plain] = []
    for place, (key, name) in enumerate(consolidated.units, start=1):
        answered = key in consolidated.answered
        tasks: list[Plain] = [
            "; ".join(labels.get((key, status), [])) or None if answered else None for status in statuses
        ]
        rows.append({"cells": [str(place), name, _intake_of(consolidated, key), *tasks]})
    counted: list[Plain] = [
        {"header": status.label, "group": "Nhiệm vụ (theo số thứ tự)", "width": 14} for status in statuses
    ]
    columns: list[Plain] = [
        {"header": "TT", "width": 6, "align": "center"},
        {"header": "Đơn vị", "width": 22},
        {"header": "Gửi báo cáo", "width": 18},
        *counted,
    ]
    return _table(UNITS_TITLE, columns, rows)


def _intake_of(consolidated: Consolidated, key: str) -> str:
    said = [note.fault.label for note in consolidated.notes if note.unit == key and note.fault in _TOLD]
    words = list(dict.fromkeys(said)) or ["đã gửi" if key in consolidated.answered else "chưa gửi biểu"]
    return capitalise_first("; ".join(words))


_TOLD = frozenset(
    {
        *(FormFault.MISSING, FormFault.LATE, FormFault.OTHER_PERIOD, FormFault.EMPTY, FormFault.DUPLICATE),
        *(FormFault.FOREIGN, FormFault.OWN_REPORT, FormFault.UNREADABLE),
    }
)


def detail_rows(consolidated: Consolidated) -> list[Plain]:
    """Every document, product and note that units name, and who said what too many said for a sentence.

    Grouped by what they speak of: a task, an indicator, a question of the form.
    """
    about: list[tuple[str, list[tuple[tuple[str, ...], str]]]] = [
        *((f"Nhiệm vụ {each.task.label}: {each.task.name}", _said_of_task(each)) for each in consolidated.tasks),
        *(
            (f"Chỉ tiêu {each.indicator.code}: {each.indicator.name}", alike(each.notes))
            for each in consolidated.indicators
        ),
        *((kind.label, _crowds(said)) for kind, said in consolidated.opinions),
    ]
    rows: list[Plain] = []
    own = is_own_report(consolidated)
    for title, said in about:
        rows += [{"group": title}] if said else []
        for place, (names, words) in enumerate(said, start=1):
            who: list[Plain] = [] if own else [capitalise_first(unit_list(names))]
            rows.append({"cells": [str(place), *who, capitalise_first(words)]})
    return rows


def _said_of_task(summary: TaskSummary) -> list[tuple[tuple[str, ...], str]]:
    return [*alike(summary.evidence), *_crowds(summary.words), *_crowds(summary.reasons)]


def _crowds(said: Sequence[UnitWords]) -> list[tuple[tuple[str, ...], str]]:
    """What more units say than a sentence names."""
    return [(names, words) for names, words in alike(said) if len(names) > MOST_NAMES]


def detail_table(consolidated: Consolidated, rows: Sequence[Plain]) -> Plain:
    """TT, đơn vị, văn bản hoặc ghi chú; under a line for each task and indicator."""
    who: list[Plain] = [] if is_own_report(consolidated) else [{"header": "Đơn vị", "width": 34}]
    columns: list[Plain] = [
        {"header": "TT", "width": 6, "align": "center"},
        *who,
        {"header": "Văn bản, minh chứng, ghi chú", "width": 60},
    ]
    return _table(DETAILS_TITLE, columns, rows)


def _table(title: str, columns: Sequence[Plain], rows: Sequence[Plain]) -> Plain:
    return {"kind": "table", "title": title, "orientation": "landscape", "columns": [*columns], "rows": [*rows]}
