"""The field path of a number in a report → where a person finds it: `Mục II.1.2, nhiệm vụ «…», số liệu 1`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from docgen.contracts.results import TaskStatus
from docgen.documents.report.model import IndicatorResult, Report, TaskResult
from docgen.model import Node
from docgen.model.tables import Table
from docgen.vietnamese.numbers import format_roman
from docgen.vietnamese.text import lower_first, squeeze

_NODE: Final = re.compile(r"(?P<node>\$\.sections\[\d+\](?:\.items\[\d+\])*)\.(?P<field>.+)")
_CELL: Final = re.compile(
    r"\$\.appendices\[(?P<appendix>\d+)\]\.items\[(?P<item>\d+)\]\.table\.rows\[(?P<row>\d+)\]\.cells\[(?P<cell>\d+)\].*"
)
_INDEX: Final = re.compile(r"\[(\d+)\]")
_LONGEST_TITLE: Final = 60
_FIELDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "value": "kết quả kỳ này",
        "value.numerator": "tử số",
        "value.denominator": "mẫu số",
        "previous": "kết quả kỳ trước",
        "previous.numerator": "tử số kỳ trước",
        "previous.denominator": "mẫu số kỳ trước",
        "answered": "số đơn vị có số liệu được tổng hợp",
        **{status.value: f"số đơn vị {lower_first(status.label)}" for status in TaskStatus},
    }
)


def place_words(report: Report, path: str, place_of: Callable[[str], str]) -> str:
    """The place of a traced number in words. `place_of` names a node of the report as the page numbers it."""
    cell = _CELL.fullmatch(path)
    if cell is not None:
        return _cell_words(report, *(int(cell[name]) for name in ("appendix", "item", "row", "cell")))
    match = _NODE.fullmatch(path)
    if match is None:
        return place_of(path)
    parts = [place_of(match["node"]), *_node_words(_node_at(report, match["node"])), _field_words(match["field"])]
    return ", ".join(part for part in parts if part)


def _node_at(report: Report, path: str) -> Node:
    first, *rest = (int(each) for each in _INDEX.findall(path))
    node: Node = report.sections[first]
    for index in rest:
        node = node.children[index]
    return node


def _node_words(node: Node) -> list[str]:
    match node:
        case TaskResult():
            return [f"nhiệm vụ «{_short(node.title or node.text or '')}»"]
        case IndicatorResult() if node.code:
            return [f"chỉ tiêu {node.code}"]
        case IndicatorResult():
            return [f"chỉ tiêu «{_short(node.indicator or node.text or '')}»"]
    return []


def _field_words(field: str) -> str:
    """`figures[1].value` → `số liệu 2`, `paragraphs[0].done` → `số đơn vị đã hoàn thành`, `text#0` → `số liệu 1`."""
    if field.startswith("figures["):
        return f"số liệu {int(_INDEX.findall(field)[0]) + 1}"
    text, _, place = field.partition("#")
    if place.isdigit():
        return f"số liệu {int(place) + 1}"
    name = re.sub(r"^paragraphs\[\d+\]\.", "", text)
    return _FIELDS.get(name, f"số đơn vị {FAULT_WORDS.get(name, name)}")


FAULT_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "missing": "chưa gửi báo cáo",
        "late": "gửi quá hạn",
        "other-period": "gửi biểu của kỳ khác",
        "empty": "gửi biểu chưa điền",
        "duplicate": "gửi nhiều biểu khác nhau",
        "foreign": "gửi biểu của kế hoạch khác",
    }
)
"""What the counts of the first part count, by the fault of the form"""


def _cell_words(report: Report, appendix: int, item: int, row: int, cell: int) -> str:
    name = f"Phụ lục {format_roman(appendix + 1)}" if len(report.appendices) > 1 else "Phụ lục"
    table = report.appendices[appendix].items[item].table
    said = [name, f"dòng {row + 1}"]
    if isinstance(table, Table):
        first = table.rows[row].cells[0].text if table.rows[row].cells else None
        said[-1] += f" ({_short(first)})" if first else ""
        said.append(f"cột «{table.columns[cell].header}»")
    return ", ".join(said)


def _short(text: str) -> str:
    words = squeeze(text)
    return words if len(words) <= _LONGEST_TITLE else f"{words[:_LONGEST_TITLE].rsplit(' ', 1)[0]} …"
