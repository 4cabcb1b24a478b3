"""A unit's own report (báo cáo của đơn vị) → its answers, as a form would give them: each with its place on the page.

What a report says in free words stays words. A number is taken only where the report says what it counts: a figure of
a task, an indicator's value. What fits no task and no indicator of the plan is kept as the unit's own words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final

from docgen.contracts.results import (
    AnswerTable,
    Counted,
    ExtraAnswer,
    IndicatorAnswer,
    Opinion,
    OpinionKind,
    PlanOutline,
    SourceCell,
    TaskAnswer,
    TaskStatus,
    UnitResults,
)
from docgen.diagnostics import Location, Problem
from docgen.documents.report.answer_matching import (
    agrees,
    counted,
    find_indicator_of,
    find_task,
    same_unit,
    with_said_value,
    with_said_values,
)
from docgen.documents.report.answer_tables import answer_tables
from docgen.documents.report.model import IndicatorResult, IndicatorResultsPart, Report, TaskResult, TaskResultsPart
from docgen.documents.report.previous import counts_of
from docgen.documents.report.said import is_value_sentence
from docgen.model import Node, Quantity
from docgen.model.indicators import PER_HUNDRED, Indicator, IndicatorSet, Measure
from docgen.model.regime import report_kind
from docgen.vietnamese.numbers import format_number
from docgen.vietnamese.periods import Period
from docgen.vietnamese.quantities import is_measured
from docgen.vietnamese.text import capitalise_first, comparison_key, squeeze

_BODY: Final = re.compile(r"^(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd)\s+", re.IGNORECASE)
_KINDS: Final = {
    "direction": OpinionKind.DIRECTION,
    "difficulties": OpinionKind.DIFFICULTY,
    "causes": OpinionKind.CAUSE,
    "next_period": OpinionKind.NEXT,
    "proposals": OpinionKind.PROPOSAL,
}
_NO_WORDS: Final = frozenset(map(comparison_key, ("không", "chưa", "chưa đạt")))


@dataclass(frozen=True, slots=True)
class ReportOrigin:
    """Where a report was read from: its file, how to say the place of a field, and what was understood nowhere."""

    file: str
    place: Callable[[str], str]
    leftovers: tuple[tuple[str, str], ...] = ()
    """(place, words)"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the report is asked for: the plan's tasks, the indicators, the period."""

    plan: PlanOutline
    indicators: IndicatorSet
    period: Period


@dataclass(frozen=True, slots=True)
class ReportAnswer:
    """The answers of a report, and its tables, which are read like the sheets of a form."""

    results: UnitResults
    tables: tuple[AnswerTable, ...]


def report_answer(report: Report, asked: Asked, origin: ReportOrigin) -> ReportAnswer:
    """The answers of one unit. The unit is the body that issued the report, its day the report's own."""
    reader = _Reader(asked, origin)
    for index, section in enumerate(report.sections):
        reader.section(section, f"$.sections[{index}]")
    for appendix, content in enumerate(report.appendices):
        for index, item in enumerate(content.items):
            reader.words(item, f"$.appendices[{appendix}].items[{index}]", OpinionKind.OTHER, content.title or "")
    reader.opinions += [
        Opinion(OpinionKind.OTHER, squeeze(words), SourceCell(origin.file, place)) for place, words in origin.leftovers
    ]
    results = UnitResults(
        unit="",
        name=capitalise_first(_BODY.sub("", squeeze(report.issuer.name))),
        file=origin.file,
        fingerprint="",
        period=asked.period.written if _same_period(report.period, asked.period) else report.period.written,
        received_on=report.issued_on,
        tasks=tuple(reader.tasks),
        extras=tuple(reader.extras),
        indicators=tuple(reader.indicators),
        opinions=tuple(reader.opinions),
        problems=tuple(reader.problems),
        is_report=True,
        estimated=reader.estimated,
    )
    return ReportAnswer(results, tuple(answer_tables(report)))


def _same_period(one: Period, other: Period) -> bool:
    """Whether two wordings mean the same days: `6 tháng đầu năm 2024`, `quý I, II năm 2024`."""
    try:
        return one.resolve() == other.resolve() and report_kind(one) is report_kind(other)
    except ValueError:
        return False


@dataclass(slots=True)
class _Reader:
    asked: Asked
    origin: ReportOrigin
    tasks: list[TaskAnswer] = field(default_factory=list)
    extras: list[ExtraAnswer] = field(default_factory=list)
    indicators: list[IndicatorAnswer] = field(default_factory=list)
    opinions: list[Opinion] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    estimated: bool = False

    def section(self, node: Node, path: str) -> None:
        """A part with what stands below it."""
        if isinstance(node, TaskResultsPart):
            self.own_words(node, path, OpinionKind.OTHER, node.title or "")
            for index, task in enumerate(node.items):
                self.task(task, f"{path}.items[{index}]")
        elif isinstance(node, IndicatorResultsPart):
            self.own_words(node, path, OpinionKind.OTHER, node.title or "")
            for index, result in enumerate(node.items):
                self.indicator(result, f"{path}.items[{index}]")
        else:
            self.words(node, path, _kind(node), node.title or "")

    def words(self, node: Node, path: str, kind: OpinionKind, heading: str) -> None:
        """A part of free words: one opinion for each item, and each part inside it for itself."""
        self.own_words(node, path, kind, heading)
        for index, child in enumerate(node.children):
            place = f"{path}.items[{index}]"
            if getattr(child, "part", None) is not None:
                self.section(child, place)
            elif child.title:
                below = f"{heading}, {child.title}" if kind is OpinionKind.OTHER and heading else child.title
                self.words(child, place, kind, below)
            else:
                self.say(kind, heading, "; ".join(_leaf_words(child)), place)

    def own_words(self, node: Node, path: str, kind: OpinionKind, heading: str) -> None:
        if node.text:
            self.say(kind, heading, node.text, f"{path}.text")
        for index, text in enumerate(node.paragraphs):
            self.say(kind, heading, text, f"{path}.paragraphs[{index}]")

    def say(self, kind: OpinionKind, heading: str, words: str, path: str) -> None:
        said = squeeze(words)
        if said:
            with_heading = f"{squeeze(heading)}: {said}" if heading and kind is OpinionKind.OTHER else said
            self.opinions.append(Opinion(kind, with_heading, self.cell(path)))

    def task(self, node: TaskResult, path: str) -> None:
        """The result of a task; one that the plan does not know is work the unit added."""
        node = with_said_values(node)
        name = squeeze(node.title or node.text or "")
        known = find_task(self.asked.plan, node.answers, name)
        apart = {
            index
            for index, child in enumerate(node.items)
            if find_task(self.asked.plan, child.answers, squeeze(child.title or child.text or "")) is not None
        }
        for index in sorted(apart):
            self.task(node.items[index], f"{path}.items[{index}]")
        said = [
            *([node.text] if node.text and node.title is None and known else []),
            *(text for text in node.paragraphs if not is_value_sentence(text)),
            *(text for index, child in enumerate(node.items) if index not in apart for text in _leaf_words(child)),
        ]
        numbers = list(self.figures(node, path))
        answer = TaskAnswer(
            task=known or "",
            source=self.cell(path),
            status=None if node.status is TaskStatus.UNANSWERED else node.status,
            words="; ".join(squeeze(text).rstrip(" .;") for text in said),
            number=numbers[0][0] if numbers else None,
            number_unit=numbers[0][1] if numbers else "",
            reason=squeeze(node.reason or ""),
            further=tuple(numbers[1:]),
        )
        if known and not any(each.task == known for each in self.tasks):
            self.tasks.append(answer)
        elif name and (not apart or answer.words or numbers):
            self.extras.append(ExtraAnswer(name, replace(answer, task="")))

    def figures(self, node: TaskResult, path: str) -> Iterator[tuple[Counted, str]]:
        for index, figure in enumerate(node.figures):
            self.estimated = self.estimated or figure.estimated
            said_in = (number for number, text in enumerate(node.paragraphs) if figure.value.written in text)
            paragraph = next(said_in, None)
            place = f"{path}.figures[{index}]" if paragraph is None else f"{path}.paragraphs[{paragraph}]"
            if figure.value.value is None or figure.value.value < 0:
                message = f"«{figure.name}»: «{figure.value.written}» không phải là một số đếm, không tính."
                self.fault(place, message, "ghi một số, ví dụ 12 hội nghị.")
            elif figure.value.value % 1 and not is_measured(figure.value.unit or figure.name):
                message = f"«{figure.name}»: «{figure.value.written}» có phần lẻ mà đếm bằng số nguyên, không tính."
                self.fault(place, message, "đối chiếu lại với đơn vị; dấu chấm chia hàng nghìn.")
            else:
                yield Counted(figure.value.value, self.cell(place)), figure.value.unit or figure.name

    def indicator(self, node: IndicatorResult, path: str) -> None:
        """An indicator's value with its counts; one that is not asked for stays words."""
        for index, child in enumerate(node.items):
            self.indicator(child, f"{path}.items[{index}]")
        if node.items and node.indicator is None and node.value is None and not node.paragraphs:
            return  # the heading of an objective
        said = squeeze(node.text or node.title or "")
        node = with_said_value(node, said)
        name = node.indicator or said
        indicator = find_indicator_of(self.asked.indicators, node.code or "", name)
        if indicator is None:
            written = f"{name}: {node.value.written}" if node.value and node.value.written not in said else said
            self.say(OpinionKind.OTHER, "", written or name, path)
        elif node.value is not None or said:
            self.estimated = self.estimated or node.estimated
            answer = self.values(indicator, node, path)
            if answer is not None:
                self.indicators.append(answer)
        for index, text in enumerate(node.paragraphs):
            self.say(OpinionKind.OTHER, name, text, f"{path}.paragraphs[{index}]")

    def values(self, indicator: Indicator, node: IndicatorResult, path: str) -> IndicatorAnswer | None:
        cell = self.cell(f"{path}.text" if node.text else f"{path}.value")
        if node.value is None:
            return None
        blank = IndicatorAnswer(indicator.id, cell, previous=counted(node.previous, cell))
        if indicator.measure is Measure.YES_NO:
            return self.yes_no(indicator, node.value, blank, path)
        if node.value.value is None or not same_unit(indicator, node.value):
            message = (
                f"Chỉ tiêu {indicator.code}: «{node.value.written}» không tính theo «{indicator.unit}», không tính."
            )
            self.fault(path, message, f"ghi theo đơn vị tính của biểu: {indicator.unit}.")
            self.say(OpinionKind.OTHER, "", f"{indicator.name}: {node.value.written}", path)
            return None
        numerator, denominator = counts_of(node) if indicator.is_ratio else (None, None)
        if numerator is None or denominator is None:
            return replace(blank, value=Counted(node.value.value, cell))
        if denominator and not agrees(indicator, node.value.value, numerator, denominator):
            message = (
                f"Chỉ tiêu {indicator.code}: lời văn ghi {node.value.written}, tính lại từ {format_number(numerator)}/"
                f"{format_number(denominator)} được số khác; tính theo tử số và mẫu số."
            )
            self.fault(path, message, "đối chiếu lại với đơn vị.")
        return replace(blank, numerator=Counted(numerator, cell), denominator=Counted(denominator, cell))

    def yes_no(
        self, indicator: Indicator, value: Quantity, blank: IndicatorAnswer, path: str
    ) -> IndicatorAnswer | None:
        key = comparison_key(value.written)
        if value.value is None and (key.startswith("có") or key in _NO_WORDS):
            return replace(blank, said_yes=key not in _NO_WORDS)
        if value.value in {Decimal(0), Decimal(PER_HUNDRED)} and value.unit == "%":
            return replace(blank, said_yes=bool(value.value))
        message = f"Chỉ tiêu {indicator.code}: «{value.written}» không rõ là có hay không, không tính."
        self.fault(path, message, "hỏi lại đơn vị: có hoặc không.")
        self.say(OpinionKind.OTHER, "", f"{indicator.name}: {value.written}", path)
        return None

    def fault(self, path: str, message: str, hint: str) -> None:
        self.fault_at(self.cell(path).cell, message, hint)

    def fault_at(self, place: str, message: str, hint: str) -> None:
        self.problems.append(Problem("report-value", message, Location(self.origin.file, place=place), hint))

    def cell(self, path: str) -> SourceCell:
        return SourceCell(self.origin.file, self.origin.place(path))


def _kind(node: Node) -> OpinionKind:
    return _KINDS.get(str(getattr(node, "part", None)), OpinionKind.OTHER)


def _leaf_words(node: Node) -> Iterator[str]:
    """The words of an item and all below it, a sentence each."""
    own: Sequence[str | None] = (node.title, node.text, *node.paragraphs)
    yield from (squeeze(text).rstrip(" .;") for text in own if text)
    for child in node.children:
        yield from _leaf_words(child)
