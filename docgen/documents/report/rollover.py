"""The rollover policy of a report: its frame goes on, what it reported stays with the period it was reported of.

Headings, tasks, indicators and targets are read like running text. Words of results wait to be said anew; figures,
states, reasons and achieved values are emptied: last period's are in the ledger, never in the new report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from docgen.contracts.policy import FieldPolicy, RolloverPolicy, Treatment
from docgen.documents.parts.rollover import FRAME_ROLES, NEVER_READ, own_identity
from docgen.documents.report.model import IndicatorResult, Report, TaskResult
from docgen.model import AdministrativeDocument, Node
from docgen.model.tables import Table
from docgen.vietnamese.open_slots import SlotKind
from docgen.vietnamese.text import fold_ascii

_RESULT: Final = "result"
_GONE: Final = FieldPolicy(
    "", Treatment.CLEAR, kind=_RESULT, reason="Kết quả, số liệu của kỳ trước không phải của kỳ này."
)
_WAITING: Final = FieldPolicy(
    "",
    Treatment.ASK,
    kind=_RESULT,
    slot="ket-qua",
    slot_kind=SlotKind.TEXT,
    prompt="nội dung của kỳ này",
    reason="Lời văn của kỳ trước không nói về kỳ này; viết lại theo số liệu mới.",
    suggest=False,
)
_KEPT_COLUMNS: Final = re.compile(
    r"(?:so )?tt\b|stt\b|so$|nhiem vu|noi dung|muc tieu|chi tieu|don vi|ten ", re.IGNORECASE
)

_FIELDS: Final = (
    FieldPolicy("year", Treatment.YEAR, kind="plan-year", reason="Báo cáo lập cho năm này."),
    FieldPolicy("period", Treatment.YEAR, kind="plan-year", reason="Kỳ báo cáo cùng loại của năm này."),
    *own_identity("kỳ trước"),
    FieldPolicy("data_window.*", Treatment.CLEAR, kind=_RESULT, reason="Thời gian chốt số liệu là của kỳ trước."),
    FieldPolicy(
        "plan", Treatment.CLEAR, kind=_RESULT, reason="Kế hoạch của năm trước; báo cáo mới trả lời kế hoạch mới."
    ),
    FieldPolicy("plan.*", Treatment.CLEAR, kind=_RESULT, reason="Kế hoạch của năm trước."),
    FieldPolicy(
        "*.target", Treatment.CONFIRM, kind="number", reason="Mục tiêu của kỳ trước không tự thành của kỳ này."
    ),
    *NEVER_READ,
    *FRAME_ROLES,
)


def lines_by_place(document: AdministrativeDocument) -> dict[str, FieldPolicy]:
    """A line for every field that holds what was reported: the first words under a heading wait, the others go."""
    if not isinstance(document, Report):
        raise TypeError(f"lines_by_place takes a Report, not {type(document).__name__}")
    lines: dict[str, FieldPolicy] = {}
    for index, section in enumerate(document.sections):
        _settle(section, f"$.sections[{index}]", lines)
    for index, appendix in enumerate(document.appendices):
        for place, item in enumerate(appendix.items):
            _settle(item, f"$.appendices[{index}].items[{place}]", lines)
    return dict(_slots_apart(lines))


def _slots_apart(lines: dict[str, FieldPolicy]) -> Iterator[tuple[str, FieldPolicy]]:
    """Each place that waits is a question of its own, also where last period's words were alike."""
    number = 0
    for path, line in lines.items():
        number += line is _WAITING
        yield path, replace(line, slot=f"{line.slot}-{number}") if line is _WAITING else line


REPORT_POLICY: Final = RolloverPolicy(fields=_FIELDS, by_place=lines_by_place)


def _settle(node: Node, path: str, lines: dict[str, FieldPolicy]) -> None:
    """One heading with all that stands below it; a heading below is settled by itself."""
    for each, place in _under(node, path):
        _empty_values(each, place, lines)
        for field in _figure_cells(each, place):
            lines[field] = _GONE
    if isinstance(node, IndicatorResult) and node.indicator:
        lines.update(
            {text: _GONE for each, place in _under(node, path) for text in _texts(each, place)}
        )  # its name and target are printed without words
    else:
        # Where headings follow, nothing before them is taken out: every field keeps its place.
        is_followed = any(_is_heading(child) for each, _ in _under(node, path) for child in each.children)
        waits = True
        for each, place in _under(node, path):
            for text in _texts(each, place):
                lines[text] = _WAITING if waits else _GONE
                waits = False
            waits = waits or is_followed
    for each, place in _under(node, path):
        for index, child in enumerate(each.children):
            if _is_heading(child):
                _settle(child, f"{place}.items[{index}]", lines)


def _is_heading(node: Node) -> bool:
    return bool(node.title) or isinstance(node, IndicatorResult)


def _under(node: Node, path: str) -> Iterator[tuple[Node, str]]:
    """The node and what stands below it, headings and what is theirs left out."""
    yield node, path
    for index, child in enumerate(node.children):
        if not _is_heading(child):
            yield from _under(child, f"{path}.items[{index}]")


def _texts(node: Node, path: str) -> Iterator[str]:
    if node.text:
        yield f"{path}.text"
    yield from (f"{path}.paragraphs[{index}]" for index in range(len(node.paragraphs)))


def _empty_values(node: Node, path: str, lines: dict[str, FieldPolicy]) -> None:
    match node:
        case TaskResult():
            lines.update({f"{path}.{name}": _GONE for name in ("status", "reason")})
            for index in range(len(node.figures)):
                lines.update({f"{path}.figures[{index}].{name}": _GONE for name in ("name", "value")})
        case IndicatorResult():
            lines.update({f"{path}.{name}": _GONE for name in ("value", "previous", "achieved")})


def _figure_cells(node: Node, path: str) -> Iterator[str]:
    """The cells of a table that do not stand under a heading of what is asked (TT, nhiệm vụ, chỉ tiêu, mục tiêu)."""
    table = node.table
    if not isinstance(table, Table):
        return
    kept = {
        index
        for index, column in enumerate(table.columns)
        if not column.group and _KEPT_COLUMNS.match(fold_ascii(column.header))
    }
    for number, row in enumerate(table.rows):
        place = 0
        for index, cell in enumerate(row.cells):
            if cell.text and place not in kept:
                yield f"{path}.table.rows[{number}].cells[{index}].text"
            place += cell.span
