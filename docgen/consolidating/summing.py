"""The answers of all units → one summary of the plan: each task, each number with its sources, each word kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from docgen.consolidating.forms import FormRequest
from docgen.consolidating.indicator_sums import sum_indicator
from docgen.consolidating.intake import Intake, take_in
from docgen.consolidating.previous import NOT_COMPARED, PreviousPeriod, PreviousValue
from docgen.consolidating.typed_previous import previous_differences, typed_value
from docgen.contracts.consolidation import Consolidated, ExtraSummary, Share, TaskSummary, Total, UnitWords
from docgen.contracts.results import (
    Counted,
    OpinionKind,
    SourceCell,
    TaskAnswer,
    TaskLine,
    TaskStatus,
    UnitResults,
    overall_status,
)
from docgen.model.indicators import Indicator, Measure
from docgen.model.regime import punctuality
from docgen.vietnamese.numbers import format_count
from docgen.vietnamese.text import comparison_key, lower_first

_ORDER: Final = tuple(TaskStatus)


def consolidate(
    request: FormRequest,
    units: Sequence[tuple[str, str]],
    results: Iterable[UnitResults],
    *,
    previous: PreviousPeriod | None = None,
) -> Consolidated:
    """All answers together, whatever order they came in.

    `units` are (key, full name) of those asked, in the order in which an office lists them. `previous` is what the
    indicators are compared with.
    """
    before = previous or PreviousPeriod()
    intake = take_in(request, units, results)
    answers = intake.counted
    punctual = tuple(
        (key, punctuality(intake.received.get(key), due=request.due, cut_off=request.cut_off)) for key, _ in units
    )
    said_estimated = tuple(each.name for each in answers if each.estimated)
    return Consolidated(
        plan=request.plan,
        period=request.period,
        cut_off=request.cut_off,
        units=tuple(units),
        answered=tuple(each.unit for each in answers),
        files=tuple(each.file for each in answers),
        tasks=tuple(_sum_task(task, intake) for task in request.plan.tasks),
        extras=_sum_extras(answers),
        indicators=tuple(
            sum_indicator(indicator, intake, year=request.plan.year, previous=_previous_of(indicator, before, intake))
            for indicator in request.indicators.indicators
        ),
        opinions=_gather_opinions(answers),
        notes=(*intake.notes, *previous_differences(request.indicators.indicators, intake, before)),
        punctuality=punctual,
        objectives=tuple((each.id, f"Mục tiêu {each.code}: {each.name}") for each in request.indicators.objectives),
        previous_reason=before.reason,
        previous_note=_previous_note(before, intake),
        previous_remarks=before.remarks,
        estimates=tuple(each.unit for each in answers if _is_estimate(each, request)),
        sent_early=tuple(key for key, day in intake.received.items() if not request.cut_off.is_whole_on(day)),
        said_estimated=said_estimated,
    )


def _previous_of(indicator: Indicator, before: PreviousPeriod, intake: Intake) -> PreviousValue:
    """What an indicator is compared with, by what is known or else by what the units typed.

    A count of other many units is not compared.
    """
    value, answered = before.value_of(indicator.id), len(intake.counted)
    if value == NOT_COMPARED and not before.reason:
        return typed_value(indicator, intake)
    is_count = indicator.measure is Measure.COUNT and value.value is not None
    if not is_count or before.answered in {None, answered}:
        return value
    return PreviousValue(
        None, reason=f"kỳ trước tổng hợp từ {before.answered:02} đơn vị, kỳ này từ {answered:02} đơn vị"
    )


def _previous_note(before: PreviousPeriod, intake: Intake) -> str:
    """That fewer units, or others, had answered in the period before; empty when the same had."""
    now = {each.unit for each in intake.counted}
    if before.covered is None:
        if before.answered is None or before.answered == len(now):
            return ""
        return f"kỳ trước tổng hợp từ {before.answered:02} đơn vị, kỳ này từ {len(now):02} đơn vị"
    new = [name for key, name in intake.units if key in now - before.covered]
    gone = [name for key, name in intake.units if key in before.covered - now]
    said = [f"kỳ trước chưa có đủ số liệu của {', '.join(new)}"] if new else []
    said += [f"kỳ này chưa có số liệu của {', '.join(gone)}"] if gone else []
    return "; ".join(said)


def _is_estimate(each: UnitResults, request: FormRequest) -> bool:
    """Whether a unit spoke before the figures could be whole; without its day, the day it was asked to speak by."""
    spoke_on = each.received_on or request.due
    return each.estimated or (spoke_on is not None and not request.cut_off.is_whole_on(spoke_on))


def merge_answers(*groups: Iterable[UnitResults]) -> tuple[UnitResults, ...]:
    """The answers of several rounds or offices together (gộp), each once: the same whatever was gathered first.

    Forms are merged, never their sums: A+B and C consolidated after merging are what A+B+C are.
    """
    found: dict[tuple[str, str, str], list[UnitResults]] = {}
    for each in (each for group in groups for each in group):
        alike = found.setdefault((each.unit, each.name, each.file), [])
        if each not in alike:
            alike.append(each)
    return tuple(each for _, alike in sorted(found.items()) for each in sorted(alike, key=repr))


def _sum_task(task: TaskLine, intake: Intake) -> TaskSummary:
    given = [
        (each, answer) for each in intake.counted for answer in each.tasks if answer.task == task.id and _says(answer)
    ]
    answers = {each.unit: answer for each, answer in given}
    states = [(_status(answers.get(key)), _vote(key, name, answers.get(key))) for key, name in intake.units]
    by_status = tuple((status, tuple(vote for state, vote in states if state is status)) for status in _ORDER)
    return TaskSummary(
        task=task,
        status=overall_status([state for state, _ in states]),
        by_status=by_status,
        totals=_totals(given),
        words=tuple(
            UnitWords(each.unit, each.name, answer.words, answer.source) for each, answer in given if answer.words
        ),
        reasons=tuple(
            UnitWords(each.unit, each.name, answer.reason, answer.source) for each, answer in given if answer.reason
        ),
        evidence=tuple(
            UnitWords(each.unit, each.name, answer.evidence, answer.source) for each, answer in given if answer.evidence
        ),
    )


def _says(answer: TaskAnswer) -> bool:
    return bool(answer.status or answer.words or answer.number or answer.evidence or answer.reason)


def _status(answer: TaskAnswer | None) -> TaskStatus:
    """As chosen; a unit that wrote something but chose nothing has not said how far it is."""
    if answer is None:
        return TaskStatus.UNANSWERED
    return answer.status or TaskStatus.UNCLEAR


def _vote(key: str, name: str, answer: TaskAnswer | None) -> Share:
    """One unit as it is counted among those of its state."""
    source = SourceCell("", "") if answer is None else answer.state or answer.source
    return Share(key, name, Decimal(1), source)


def _totals(given: Sequence[tuple[UnitResults, TaskAnswer]]) -> tuple[Total, ...]:
    """A sum for each thing that was counted; spellings of one thing are the same thing."""
    spellings: dict[str, Counter[str]] = {}
    shares: dict[str, list[Share]] = {}
    for each, answer in given:
        for number, unit in answer.numbers:
            key = comparison_key(unit)
            spellings.setdefault(key, Counter())[unit] += 1
            shares.setdefault(key, []).append(_share(each, number))
    return tuple(
        Total.of(shares[key], min(spelt, key=lambda word: (-spelt[word], word)))
        for key, spelt in sorted(spellings.items())
    )


def _share(each: UnitResults, counted: Counted) -> Share:
    return Share(each.unit, each.name, counted.value, counted.source)


def _sum_extras(answers: Sequence[UnitResults]) -> tuple[ExtraSummary, ...]:
    names: dict[str, str] = {}
    words: dict[str, list[UnitWords]] = {}
    totals: dict[str, list[Total]] = {}
    for each in answers:
        for extra in each.extras:
            key = comparison_key(extra.name)
            names.setdefault(key, extra.name)
            answer = extra.answer
            numbers = [_number_words(number, unit) for number, unit in answer.numbers]
            numbers = [words for words in numbers if comparison_key(words) not in comparison_key(answer.words)]
            state = "" if answer.status in {None, TaskStatus.DONE} else lower_first(answer.status.label)
            said = "; ".join(part for part in (answer.words, *numbers, answer.evidence, state, answer.reason) if part)
            words.setdefault(key, []).append(UnitWords(each.unit, each.name, said, answer.source))
            totals.setdefault(key, []).extend(Total.of([_share(each, number)], unit) for number, unit in answer.numbers)
    return tuple(ExtraSummary(names[key], tuple(words[key]), tuple(totals[key])) for key in sorted(names))


def _number_words(number: Counted, unit: str) -> str:
    return f"{format_count(number.value)} {unit}" if unit else f"số lượng {format_count(number.value)}"


def _gather_opinions(answers: Sequence[UnitResults]) -> tuple[tuple[OpinionKind, tuple[UnitWords, ...]], ...]:
    return tuple(
        (
            kind,
            tuple(
                UnitWords(each.unit, each.name, opinion.words, opinion.source)
                for each in answers
                for opinion in each.opinions
                if opinion.kind is kind
            ),
        )
        for kind in OpinionKind
    )
