"""One indicator over all units → its result in the report, and where its numbers came from."""

from __future__ import annotations

from itertools import groupby

from docgen.contracts.consolidation import IndicatorSummary
from docgen.contracts.recognition import Plain
from docgen.documents.report.appendices import previous_number
from docgen.documents.report.drafting import Draft
from docgen.documents.report.sentences import (
    count_words,
    indicator_sentence,
    is_own_report,
    list_words,
    result_words,
    rounding_sentence,
    value_of,
)

_FEW = 2
"""Indicators without a value that are said one by one, with their reasons; more are gathered in one sentence."""


def indicator_paragraphs(draft: Draft, appendix: str) -> list[Plain]:
    """What is said of all indicators: how their values are rounded, and which have none."""
    rounding = rounding_sentence(draft.consolidated.indicators)
    said: list[Plain] = [rounding] if rounding else []
    blank = _gathered(draft)
    if blank:
        what = "Chưa có số liệu của" if is_own_report(draft.consolidated) else "Chưa tổng hợp được"
        codes = list_words(each.indicator.code for each in blank)
        said.append(f"{what} {count_words(len(blank))} chỉ tiêu (số {codes}); lý do được nêu tại {appendix}.")
    return said


def indicator_items(draft: Draft, path: str) -> list[Plain]:
    """The indicators with a value under the objectives of the strategy (mục tiêu), in their order."""
    blank = _gathered(draft)
    items: list[Plain] = []
    groups = groupby(
        (each for each in draft.consolidated.indicators if each not in blank), key=lambda each: each.indicator.objective
    )
    for objective, summaries in groups:
        heading = draft.consolidated.objective_name(objective)
        if not heading:
            items += [
                indicator_node(draft, each, f"{path}[{len(items) + place}]") for place, each in enumerate(summaries)
            ]
            continue
        under = f"{path}[{len(items)}].items"
        nodes = [indicator_node(draft, each, f"{under}[{place}]") for place, each in enumerate(summaries)]
        items.append({"title": heading, "items": nodes, "numbering": "dash"})
    return items


def _gathered(draft: Draft) -> list[IndicatorSummary]:
    """The indicators without a value, where they are more than a few."""
    blank = [each for each in draft.consolidated.indicators if each.value is None]
    return blank if len(blank) > _FEW else []


def indicator_node(draft: Draft, summary: IndicatorSummary, path: str) -> Plain:
    estimated = draft.consolidated.is_estimate(summary.numerator, summary.denominator)
    indicator = summary.indicator
    node: dict[str, Plain] = {
        "code": indicator.code,
        "text": indicator_sentence(summary, estimated=estimated),
        "indicator": indicator.name,
        "achieved": summary.met,
        "estimated": estimated and summary.value is not None,
    }
    if summary.value is not None:
        node["value"] = result_words(summary)
        if summary.target:
            node["target"] = summary.target.value.written
        if summary.previous is not None:
            node["previous"] = value_of(indicator, summary.previous)
            if summary.previous_shares:
                draft.numbers.append(previous_number(summary, f"{path}.previous"))
                _trace_previous_counts(draft, summary, f"{path}.previous")
        _traceindicator_node(draft, summary, f"{path}.value")
    return node


def _trace_previous_counts(draft: Draft, summary: IndicatorSummary, path: str) -> None:
    """What last period's ratio was made of, where its report says so."""
    counts = {"numerator": summary.previous_numerator, "denominator": summary.previous_denominator}
    for name, total in counts.items():
        if total is not None:
            draft.trace(f"{path}.{name}", total.value, total.unit, made="previous", shares=total.shares)


def _traceindicator_node(draft: Draft, summary: IndicatorSummary, path: str) -> None:
    numerator, denominator = summary.numerator, summary.denominator
    if summary.value is None or numerator is None:
        return
    if denominator is None:
        draft.trace(path, summary.value, summary.indicator.unit, made="sum", shares=numerator.shares)
        return
    shares = (*numerator.shares, *denominator.shares)
    numerators = len(numerator.shares)
    draft.trace(path, summary.value, summary.indicator.unit, made="ratio", shares=shares, numerators=numerators)
    draft.trace_total(f"{path}.numerator", numerator)
    draft.trace_total(f"{path}.denominator", denominator)
