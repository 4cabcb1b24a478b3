"""The words a report prints besides its author's: figures and indicators that no sentence says."""

from __future__ import annotations

from docgen.documents.parts.consistency import without_title
from docgen.documents.report.model import Figure, IndicatorResult, TaskResult
from docgen.model import Node

ESTIMATED = "ước thực hiện"
"""Said of a figure that was counted before the cut-off (chốt số liệu)."""
ESTIMATED_SHORT = "ước"
"""The same where a column is narrow"""


def compose_words(node: Node) -> tuple[str, ...]:
    """What stands below a node because its values are nowhere in words."""
    match node:
        case TaskResult() if not without_title(node):
            return _sentence([*(figure_words(figure) for figure in node.figures), *_reason(node)])
        case IndicatorResult() if not node.words and node.indicator:
            return _sentence([f"{node.indicator}: {value_words(node)}", *_comparison(node)])
    return ()


def figure_words(figure: Figure) -> str:
    """`Hội nghị tuyên truyền: 12 hội nghị (ước thực hiện)`."""
    return f"{figure.name}: {figure.value.written}{f' ({ESTIMATED})' if figure.estimated else ''}"


def value_words(result: IndicatorResult) -> str:
    """`62,5%`, with `(ước thực hiện)` for an estimate; a missing value is said to be missing."""
    if result.value is None:
        return "chưa có số liệu"
    return f"{result.value.written}{f' ({ESTIMATED})' if result.estimated else ''}"


def _comparison(result: IndicatorResult) -> list[str]:
    said = []
    if result.target:
        achieved = {True: ", đạt", False: ", chưa đạt", None: ""}[result.achieved]
        said.append(f"mục tiêu: {result.target.written}{achieved}")
    if result.previous:
        said.append(f"kỳ trước: {result.previous.written}")
    return said


def _reason(result: TaskResult) -> list[str]:
    return [f"lý do: {result.reason}"] if result.reason else []


def _sentence(parts: list[str]) -> tuple[str, ...]:
    words = "; ".join(part.rstrip(" .;") for part in parts)
    return (words[:1].upper() + words[1:] + ".",) if words else ()
