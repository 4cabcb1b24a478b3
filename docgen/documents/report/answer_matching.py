"""A result in a unit's own report → the task or indicator of the plan it answers, and the values its words say."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from docgen.contracts.results import Counted, PlanOutline, SourceCell
from docgen.documents.report.model import IndicatorResult, TaskResult
from docgen.documents.report.said import find_figures, find_indicator, find_reason, find_status
from docgen.model import Quantity
from docgen.model.indicators import Indicator, IndicatorSet, Measure
from docgen.vietnamese.numbers import format_number
from docgen.vietnamese.text import comparison_key

_ALIKE: Final = 20
"""Letters by which an indicator of the same number is known when its words were shortened"""


def with_said_values(node: TaskResult) -> TaskResult:
    """The result with the figures, the state and the reason its sentences say, where its author left them in words."""
    figures = (
        node.figures
        or TaskResult.model_validate(
            {"text": "; ".join(node.paragraphs) or "-", "figures": find_figures(node.paragraphs)}
        ).figures
    )
    status = node.status or find_status(node.paragraphs)
    return node.model_copy(
        update={"figures": figures, "status": status, "reason": node.reason or find_reason(node.paragraphs)}
    )


def with_said_value(node: IndicatorResult, said: str) -> IndicatorResult:
    values = find_indicator(said) if node.value is None else {}
    if not values:
        return node
    read = IndicatorResult.model_validate({"title": said, **values})
    names = ("indicator", "value", "previous", "estimated")
    return node.model_copy(update={name: getattr(node, name) or getattr(read, name) for name in names})


def find_task(plan: PlanOutline, answers: str | None, name: str) -> str | None:
    """The plan's task that a result answers: by its id, else by exactly its words."""
    if answers and plan.find_task(answers) is not None:
        return answers
    key = _task_key(name)
    return next((task.id for task in plan.tasks if key and _task_key(task.name) == key), None)


def _task_key(name: str) -> str:
    return comparison_key(re.sub(r"^\s*(?:về|kết quả)\s+|[\s.:;]+$", "", name, flags=re.IGNORECASE))


def find_indicator_of(indicators: IndicatorSet, code: str, name: str) -> Indicator | None:
    """By its words, for numbers are an office's own; by its number where its words were only shortened."""
    key = comparison_key(name.rstrip(" .:;"))
    for each in indicators.indicators:
        if key and comparison_key(each.name) == key:
            return each
    alike = (each for each in indicators.indicators if code and each.code == code)
    return next((each for each in alike if comparison_key(each.name)[:_ALIKE] == key[:_ALIKE]), None)


def counted(quantity: Quantity | None, cell: SourceCell) -> Counted | None:
    return None if quantity is None or quantity.value is None else Counted(quantity.value, cell)


def same_unit(indicator: Indicator, value: Quantity) -> bool:
    return not value.unit or comparison_key(value.unit) == comparison_key(indicator.unit)


def agrees(indicator: Indicator, value: Decimal, numerator: Decimal, denominator: Decimal) -> bool:
    """Whether a ratio is what its counts give, rounded as the report rounds it."""
    per = indicator.per if indicator.measure is Measure.SHARE else 1
    exponent = value.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return format_number(numerator * per / denominator, decimals) == format_number(value, decimals)
