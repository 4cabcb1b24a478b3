"""Last period's report → its indicators' values, with the two counts of each ratio where its sentence says them."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Final

from docgen.contracts.results import PreviousFigure, PreviousReport, SourceCell
from docgen.documents.report.model import IndicatorResult, Report
from docgen.vietnamese.numbers import parse_number

_COUNTS: Final = re.compile(r"\((?P<numerator>\d[\d.]*(?:,\d+)?)/(?P<denominator>\d[\d.]*(?:,\d+)?)\)")

_ANSWERED: Final = re.compile(r"Có (?P<count>\d+)/(?P<all>\d+) đơn vị gửi báo cáo\b")
"""As `intake_words` says it"""


def previous_report(report: Report, file: str, place_of: Callable[[str], str]) -> PreviousReport:
    """What this period is compared with. `file` is what to call the report, `place_of` names a field path of it."""
    figures = []
    for place in report.indicator_results():
        result = place.result
        if result.value is None or result.value.value is None or not result.indicator:
            continue
        numerator, denominator = counts_of(result)
        figures.append(
            PreviousFigure(
                code=result.code or "",
                name=result.indicator,
                value=result.value.value,
                unit=result.value.unit or "",
                source=SourceCell(file, place_of(f"{place.path}.value")),
                numerator=numerator,
                denominator=denominator,
            )
        )
    answered, asked = _find_answered(report)
    return PreviousReport(file, report.issuer.name, report.period, tuple(figures), answered=answered, asked=asked)


def _find_answered(report: Report) -> tuple[int, int] | tuple[None, None]:
    """How many units the report says it was made of, and of how many; nothing of one that does not say."""
    texts = (text for section in report.sections for text in section.words)
    found = (match for text in texts if (match := _ANSWERED.search(text)))
    return next(((int(match["count"]), int(match["all"])) for match in found), (None, None))


def counts_of(result: IndicatorResult) -> tuple[Decimal | None, Decimal | None]:
    """`62,5% (05/08)`: what the value was made of."""
    match = _COUNTS.search(" ".join(result.words))
    if match is None:
        return None, None
    return parse_number(match["numerator"]), parse_number(match["denominator"])
