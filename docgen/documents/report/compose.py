"""What the units answered → the report (báo cáo) of the whole, and where each of its numbers came from.

The parts are built as data with their field paths, so that a number and its sources are written down together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from docgen.contracts.consolidation import (
    Consolidated,
    Share,
    TaskSummary,
)
from docgen.contracts.recognition import Plain
from docgen.contracts.results import OpinionKind, SourceCell
from docgen.documents.report.annexes import (
    DETAILS_TITLE,
    UNITS_TITLE,
    detail_table,
    unit_table,
)
from docgen.documents.report.appendices import indicator_table, task_table
from docgen.documents.report.drafting import Draft
from docgen.documents.report.indicator_nodes import indicator_items, indicator_paragraphs
from docgen.documents.report.intake_words import intake_paragraphs, noted_units
from docgen.documents.report.lineage import TracedNumber
from docgen.documents.report.model import Report
from docgen.documents.report.sentences import (
    figure_value,
    is_own_report,
    list_words,
    reason_words,
    status_sentence,
    totals_sentence,
)
from docgen.documents.report.unit_opinions import (
    extra_item,
    next_period,
    numbered,
    opinion_section,
    unit_items,
    words_of,
)
from docgen.model import AdministrativeDocument
from docgen.vietnamese.inside_sentence import inside_sentence


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


def compose_report(consolidated: Consolidated, frame: ReportFrame) -> Composed:
    """The report of one period, every task of the plan answered or named as unanswered (đóng kế hoạch)."""
    draft = Draft.of(consolidated)
    period = consolidated.period
    sections = [
        *_direction(draft),
        _results(draft),
        *opinion_section(consolidated, "difficulties", "Tồn tại, hạn chế", OpinionKind.DIFFICULTY),
        *opinion_section(consolidated, "causes", "Nguyên nhân", OpinionKind.CAUSE),
        next_period(consolidated),
        *opinion_section(consolidated, "proposals", "Đề xuất, kiến nghị", OpinionKind.PROPOSAL),
    ]
    sections += _others(draft, f"$.sections[{len(sections)}]")
    plan = frame.plan
    subject = frame.subject or f"Kết quả {inside_sentence(_without_year(plan.subject))} {period.written}"
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
        "closing": [_closing(subject, plan.issuer.name, frame.addressees)],
        "signature": plan.signature.model_dump(mode="json", exclude_defaults=True),
        "recipients": _recipients(consolidated, frame),
        "file_copy": plan.file_copy.model_dump(mode="json", exclude_defaults=True),
        "appendices": _appendices(draft, charts=frame.charts),
    }
    return Composed(Report.model_validate(data), tuple(draft.numbers))


def _opening(consolidated: Consolidated, issuer: str) -> str:
    plan = consolidated.plan.reference_words
    return f"Thực hiện {plan}, {issuer} báo cáo kết quả {consolidated.period.written} như sau:"


def _closing(subject: str, issuer: str, addressees: Sequence[str]) -> str:
    """`Trên đây là kết quả …, Ủy ban nhân dân xã A kính báo cáo Sở Nội vụ theo dõi, tổng hợp.`"""
    begin = f"Trên đây là {inside_sentence(subject)}"
    if not addressees:
        return f"{begin} của {issuer}."
    return f"{begin}, {issuer} kính báo cáo {list_words(addressees)} theo dõi, tổng hợp."


def _recipients(consolidated: Consolidated, frame: ReportFrame) -> list[Plain]:
    """Nơi nhận: whoever it goes to, and the units that reported; an office that speaks of itself has none."""
    units = () if is_own_report(consolidated) else ("Các đơn vị báo cáo",)
    return [*(["Như trên"] if frame.addressees else []), *(frame.recipients or units)]


def _without_year(subject: str) -> str:
    """The plan's subject without its year: the period names the year of the report."""
    words, _, rest = " ".join(subject.split()).rpartition(" năm ")
    return words if words and rest.isdigit() else " ".join(subject.split())


def _direction(draft: Draft) -> list[Plain]:
    """What was led, and who reported; none for an office that says nothing of either."""
    consolidated = draft.consolidated
    own = is_own_report(consolidated)
    paragraphs = list(intake_paragraphs(consolidated))
    if not own:
        _trace_intake(draft, "$.sections[0].paragraphs[0]")
    if draft.has("units"):
        name = draft.appendix_name("units")
        paragraphs.append(f"Tình hình báo cáo của từng đơn vị được nêu tại {name} kèm theo.")
    spoken = numbered(
        unit_items(words_of(consolidated, OpinionKind.DIRECTION), own=own, whole=len(consolidated.answered))
    )
    said: list[Plain] = [*paragraphs, *spoken.get("paragraphs", [])]
    items = spoken.get("items", [])
    if not (said or items):
        return []
    title = "Công tác lãnh đạo, chỉ đạo" if own else "Công tác lãnh đạo, chỉ đạo và tình hình báo cáo"
    draft.results = 1
    return [{"part": "direction", "title": title, "paragraphs": said, "items": items}]


def _trace_intake(draft: Draft, path: str) -> None:
    """Who is counted and who is not, each by its file as a whole; who sent nothing has none."""
    consolidated = draft.consolidated
    names = dict(consolidated.units)
    counted = [
        Share(key, names[key], Decimal(1), SourceCell(file, ""))
        for key, file in zip(consolidated.answered, consolidated.files, strict=True)
    ]
    groups = {"answered": counted}
    for fault, _, notes in noted_units(consolidated):
        groups.setdefault(fault.value, []).extend(
            Share(note.unit, note.name, Decimal(1), SourceCell(note.file, "")) for note in notes
        )
    for name, shares in groups.items():
        if shares:
            draft.trace(f"{path}.{name}", Decimal(len(shares)), "đơn vị", made="count", shares=shares)


def _results(draft: Draft) -> Plain:
    path = f"$.sections[{draft.results}].items"
    details = []
    if draft.has("details"):
        words = "Văn bản, minh chứng và ghi chú" + ("" if is_own_report(draft.consolidated) else " của các đơn vị")
        details.append(f"{words} được nêu tại {draft.appendix_name('details')} kèm theo.")
    items: list[Plain] = [
        {
            "part": "task_results",
            "title": f"Kết quả thực hiện các nhiệm vụ (chi tiết tại {draft.appendix_name('tasks')} kèm theo)",
            "paragraphs": [*details],
            "items": [
                _task(draft, summary, f"{path}[0].items[{place}]")
                for place, summary in enumerate(draft.consolidated.tasks)
            ],
        }
    ]
    if draft.has("indicators"):
        name = draft.appendix_name("indicators")
        items.append(
            {
                "part": "indicator_results",
                "title": f"Kết quả thực hiện các mục tiêu, chỉ tiêu (chi tiết tại {name} kèm theo)",
                "paragraphs": indicator_paragraphs(draft, name),
                "items": indicator_items(draft, f"{path}[1].items"),
            }
        )
    return {"part": "results", "title": "Kết quả thực hiện", "items": items}


def _task(draft: Draft, summary: TaskSummary, path: str) -> Plain:
    consolidated = draft.consolidated
    own = is_own_report(consolidated)
    estimated = consolidated.is_estimate(*summary.totals)
    paragraphs = [status_sentence(summary, len(consolidated.units), own=own)]
    totals = totals_sentence(summary.totals, estimated=estimated, own=own)
    if totals:
        paragraphs.append(totals)
    counted = [total for total in summary.totals if total.value]
    for place, total in enumerate(counted):
        draft.trace_total(f"{path}.figures[{place}].value", total)
    for place, total in enumerate(total for total in summary.totals if not total.value):
        draft.trace_total(f"{path}.paragraphs[1]#{place}", total)
    if not own:
        _trace_statuses(draft, summary, f"{path}.paragraphs[0]")
    reason = reason_words(summary, own=own, whole=len(consolidated.answered))
    if reason:
        paragraphs.append(f"Lý do chưa hoàn thành: {reason}.")
    return {
        "answers": summary.task.id,
        "title": summary.task.name,
        "status": summary.status.value,
        "paragraphs": paragraphs,
        "reason": reason or None,
        "figures": [
            {"name": total.unit or "số lượng", "value": figure_value(total), "estimated": estimated}
            for total in counted
        ],
        "numbering": "dash",
        "items": unit_items(summary.words, own=own, whole=len(consolidated.answered)),
    }


def _trace_statuses(draft: Draft, summary: TaskSummary, path: str) -> None:
    """How many units chose what: a unit counts as one, at the cell of its answer, or at none when it did not answer."""
    for status, shares in summary.by_status:
        if shares:
            draft.trace(f"{path}.{status.value}", Decimal(len(shares)), "đơn vị", made="count", shares=shares)


def _others(draft: Draft, path: str) -> list[Plain]:
    """What fits nowhere else is still said: tasks that units added, words beside the form."""
    own = is_own_report(draft.consolidated)
    for place, extra in enumerate(draft.consolidated.extras):
        for number, total in enumerate(extra.numbers):
            draft.trace_total(f"{path}.items[{place}].text#{number}", total)
    items: list[Plain] = [extra_item(extra, own=own) for extra in draft.consolidated.extras]
    items += unit_items(
        words_of(draft.consolidated, OpinionKind.OTHER), own=own, whole=len(draft.consolidated.answered)
    )
    if not items:
        return []
    spoken = numbered(items) if not draft.consolidated.extras else {"items": items}
    return [{"title": "Việc làm thêm và ý kiến khác", **spoken}]


def _appendices(draft: Draft, *, charts: bool) -> list[Plain]:
    consolidated = draft.consolidated
    made: list[Plain] = []
    for place, kind in enumerate(draft.appendices):
        if kind == "units":
            title, table = f"{UNITS_TITLE} {consolidated.period.written}", unit_table(consolidated)
        elif kind == "details":
            title, table = f"{DETAILS_TITLE} {consolidated.period.written}", detail_table(consolidated, draft.details)
        else:
            what, draw = ("nhiệm vụ", task_table) if kind == "tasks" else ("chỉ tiêu", indicator_table)
            traced = draw(consolidated, charts=charts)
            title, table = f"Kết quả thực hiện {what} {consolidated.period.written}", traced.data
            draft.numbers += [number.at(f"$.appendices[{place}].items[0].table") for number in traced.numbers]
        made.append({"title": title, "items": [{"table": table}]})
    return made
