"""One indicator over all units → its result in the report, and where its numbers came from."""

from __future__ import annotations

from docgen.contracts.consolidation import IndicatorSummary
from docgen.contracts.recognition import Plain
from docgen.documents.report.appendices import previous_number
from docgen.documents.report.drafting import Draft
from docgen.documents.report.sentences import indicator_sentence, result_words, value_of


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
