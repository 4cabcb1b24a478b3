"""What the units answered → the report (báo cáo) of the whole, and where each of its numbers came from.

The parts are built as data with their field paths, so that a number and its sources are written down together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from docgen.contracts.consolidation import (
    Consolidated,
    IndicatorSummary,
    Share,
    TaskSummary,
    Total,
)
from docgen.contracts.recognition import Plain
from docgen.contracts.results import OpinionKind, SourceCell
from docgen.documents.report.appendices import indicator_table, previous_number, task_table
from docgen.documents.report.intake_words import NAMED_FAULTS, intake_paragraphs
from docgen.documents.report.lineage import TracedNumber
from docgen.documents.report.model import Report
from docgen.documents.report.sentences import (
    alike,
    indicator_sentence,
    result_words,
    rounding_sentence,
    status_sentence,
    total_words,
    totals_sentence,
    unit_words,
    value_of,
)
from docgen.documents.report.unit_opinions import extra_item, next_period, opinion_section, unit_items, words_of
from docgen.model import AdministrativeDocument
from docgen.vietnamese.text import lower_first


@dataclass(frozen=True, slots=True)
class ReportFrame:
    """What a report takes from elsewhere than the answers."""

    plan: AdministrativeDocument
    """The plan it answers: issuer, signer and file copy are the same office's."""
    addressees: tuple[str, ...] = ()
    """Kính gửi: the higher body it goes to; none for a report that stays in the house (nd30 NN-01)."""
    recipients: tuple[str, ...] = ()
    subject: str = ""
    """Trích yếu; made from the plan's when empty"""
    charts: bool = True
    """Whether pictures (biểu đồ) stand below the tables of the appendices"""


@dataclass(frozen=True, slots=True)
class Composed:
    """The report and the sources of its numbers."""

    report: Report
    lineage: tuple[TracedNumber, ...]


@dataclass(slots=True)
class _Draft:
    """Sections and appendices as they are built; `numbers` collects the sources on the way."""

    consolidated: Consolidated
    numbers: list[TracedNumber] = field(default_factory=list)

    def trace(
        self, path: str, value: Decimal, unit: str, *, made: str, shares: Sequence[Share], numerators: int = 0
    ) -> None:
        self.numbers.append(TracedNumber(path, value, unit, made, tuple(shares), numerators))

    def trace_total(self, path: str, total: Total) -> None:
        self.trace(path, total.value, total.unit, made="sum", shares=total.shares)


def compose_report(consolidated: Consolidated, frame: ReportFrame) -> Composed:
    """The report of one period, every task of the plan answered or named as unanswered (đóng kế hoạch)."""
    draft = _Draft(consolidated)
    period = consolidated.period
    sections = [
        _direction(draft),
        _results(draft),
        *opinion_section(consolidated, "difficulties", "Tồn tại, hạn chế", OpinionKind.DIFFICULTY),
        *opinion_section(consolidated, "causes", "Nguyên nhân", OpinionKind.CAUSE),
        next_period(consolidated),
        *opinion_section(consolidated, "proposals", "Đề xuất, kiến nghị", OpinionKind.PROPOSAL),
    ]
    sections += _others(draft, f"$.sections[{len(sections)}]")
    plan = frame.plan
    subject = frame.subject or f"Kết quả {lower_first(_without_year(plan.subject))} {period.written}"
    data: dict[str, Plain] = {
        "document": "report",
        "year": consolidated.plan.year,
        "period": period.written,
        "data_window": {
            "start": consolidated.cut_off.start.isoformat(),
            "end": consolidated.cut_off.end.isoformat(),
        },
        "issuer": plan.issuer.model_dump(mode="json", exclude_defaults=True),
        "subject": subject,
        "addressees": list(frame.addressees),
        "opening": [_opening(consolidated, plan.issuer.name)],
        "sections": sections,
        "closing": [f"Trên đây là báo cáo {lower_first(subject)}, {plan.issuer.name} báo cáo."],
        "signature": plan.signature.model_dump(mode="json", exclude_defaults=True),
        "recipients": [*(["Như trên"] if frame.addressees else []), *(frame.recipients or ("Các đơn vị báo cáo",))],
        "file_copy": plan.file_copy.model_dump(mode="json", exclude_defaults=True),
        "appendices": _appendices(draft, charts=frame.charts),
    }
    return Composed(Report.model_validate(data), tuple(draft.numbers))


def _opening(consolidated: Consolidated, issuer: str) -> str:
    plan = consolidated.plan.reference_words
    return f"Thực hiện {plan}, {issuer} báo cáo kết quả {consolidated.period.written} như sau:"


def _without_year(subject: str) -> str:
    """The plan's subject without its year: the period names the year of the report."""
    words, _, rest = " ".join(subject.split()).rpartition(" năm ")
    return words if words and rest.isdigit() else " ".join(subject.split())


def _direction(draft: _Draft) -> Plain:
    _trace_intake(draft, "$.sections[0].paragraphs[0]")
    said = words_of(draft.consolidated, OpinionKind.DIRECTION)
    return {
        "part": "direction",
        "title": "Công tác lãnh đạo, chỉ đạo và tình hình báo cáo",
        "paragraphs": list(intake_paragraphs(draft.consolidated)),
        "items": unit_items(said),
    }


def _trace_intake(draft: _Draft, path: str) -> None:
    """Who is counted and who is not, each by its file as a whole; who sent nothing has none."""
    consolidated = draft.consolidated
    names = dict(consolidated.units)
    counted = [
        Share(key, names[key], Decimal(1), SourceCell(file, ""))
        for key, file in zip(consolidated.answered, consolidated.files, strict=True)
    ]
    groups = {"answered": counted}
    for fault in NAMED_FAULTS:
        noted = {note.name: note for note in consolidated.notes if note.fault is fault}
        groups[fault.value] = [
            Share(note.unit, name, Decimal(1), SourceCell(note.file, "")) for name, note in noted.items()
        ]
    for name, shares in groups.items():
        if shares:
            draft.trace(f"{path}.{name}", Decimal(len(shares)), "đơn vị", made="count", shares=shares)


def _results(draft: _Draft) -> Plain:
    items: list[Plain] = [
        {
            "part": "task_results",
            "title": f"Kết quả thực hiện các nhiệm vụ (chi tiết tại {_appendix_name(draft, 0)} kèm theo)",
            "items": [
                _task(draft, summary, f"$.sections[1].items[0].items[{place}]")
                for place, summary in enumerate(draft.consolidated.tasks)
            ],
        }
    ]
    if draft.consolidated.indicators:
        items.append(
            {
                "part": "indicator_results",
                "title": f"Kết quả thực hiện các mục tiêu, chỉ tiêu (chi tiết tại {_appendix_name(draft, 1)} kèm theo)",
                "paragraphs": [said] if (said := rounding_sentence(draft.consolidated.indicators)) else [],
                "items": [
                    _indicator(draft, summary, f"$.sections[1].items[1].items[{place}]")
                    for place, summary in enumerate(draft.consolidated.indicators)
                ],
            }
        )
    return {"part": "results", "title": "Kết quả thực hiện", "items": items}


def _appendix_name(draft: _Draft, place: int) -> str:
    return f"Phụ lục {'I' * (place + 1)}" if draft.consolidated.indicators else "Phụ lục"


def _task(draft: _Draft, summary: TaskSummary, path: str) -> Plain:
    consolidated = draft.consolidated
    estimated = consolidated.is_estimate(*summary.totals)
    paragraphs = [status_sentence(summary, len(consolidated.units))]
    totals = totals_sentence(summary.totals, estimated=estimated)
    if totals:
        paragraphs.append(totals)
    for place, total in enumerate(summary.totals):
        draft.trace_total(f"{path}.figures[{place}].value", total)
    _trace_statuses(draft, summary, f"{path}.paragraphs[0]")
    reason = "; ".join(unit_words(names, words) for names, words in alike(summary.reasons))
    if reason:
        paragraphs.append(f"Lý do chưa hoàn thành: {reason}.")
    return {
        "answers": summary.task.id,
        "title": summary.task.name,
        "status": summary.status.value,
        "paragraphs": paragraphs,
        "reason": reason or None,
        "figures": [
            {"name": total.unit or "số lượng", "value": total_words(total), "estimated": estimated}
            for total in summary.totals
        ],
        "numbering": "dash",
        "items": unit_items(summary.words),
    }


def _trace_statuses(draft: _Draft, summary: TaskSummary, path: str) -> None:
    """How many units chose what: a unit counts as one, at the cell of its answer, or at none when it did not answer."""
    for status, shares in summary.by_status:
        if shares:
            draft.trace(f"{path}.{status.value}", Decimal(len(shares)), "đơn vị", made="count", shares=shares)


def _indicator(draft: _Draft, summary: IndicatorSummary, path: str) -> Plain:
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
        _trace_indicator(draft, summary, f"{path}.value")
    return node


def _trace_previous_counts(draft: _Draft, summary: IndicatorSummary, path: str) -> None:
    """What last period's ratio was made of, where its report says so."""
    counts = {"numerator": summary.previous_numerator, "denominator": summary.previous_denominator}
    for name, total in counts.items():
        if total is not None:
            draft.trace(f"{path}.{name}", total.value, total.unit, made="previous", shares=total.shares)


def _trace_indicator(draft: _Draft, summary: IndicatorSummary, path: str) -> None:
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


def _others(draft: _Draft, path: str) -> list[Plain]:
    """What fits nowhere else is still said: tasks that units added, words beside the form."""
    for place, extra in enumerate(draft.consolidated.extras):
        for number, total in enumerate(extra.numbers):
            draft.trace_total(f"{path}.items[{place}].text#{number}", total)
    items: list[Plain] = [extra_item(extra) for extra in draft.consolidated.extras]
    items += unit_items(words_of(draft.consolidated, OpinionKind.OTHER))
    return [{"title": "Việc làm thêm và ý kiến khác", "items": items}] if items else []


def _appendices(draft: _Draft, *, charts: bool) -> list[Plain]:
    consolidated = draft.consolidated
    tasks = task_table(consolidated, charts=charts)
    made: list[Plain] = [
        {"title": f"Kết quả thực hiện nhiệm vụ {consolidated.period.written}", "items": [{"table": tasks.data}]}
    ]
    numbers = [number.at("$.appendices[0].items[0].table") for number in tasks.numbers]
    if consolidated.indicators:
        figures = indicator_table(consolidated, charts=charts)
        made.append(
            {"title": f"Kết quả thực hiện chỉ tiêu {consolidated.period.written}", "items": [{"table": figures.data}]}
        )
        numbers += [number.at("$.appendices[1].items[0].table") for number in figures.numbers]
    draft.numbers += numbers
    return made
