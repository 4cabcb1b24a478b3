"""Report → what a person should know before it is signed, and is no fault of the data."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.contracts.results import TaskStatus
from docgen.diagnostics import Location, Notice
from docgen.documents.parts.notices import envelope_notices, unnamed_appendices
from docgen.documents.report.model import Report
from docgen.model import AdministrativeDocument
from docgen.vietnamese.text import squeeze


def report_notices(document: AdministrativeDocument) -> tuple[Notice, ...]:
    """Spellings of the envelope, an unnamed appendix, tasks without an answer, figures of another year."""
    if not isinstance(document, Report):
        raise TypeError(f"report_notices takes a Report, not {type(document).__name__}")
    return (
        *envelope_notices(document),
        *unnamed_appendices(document),
        *_unanswered(document),
        *_another_year(document),
    )


def _unanswered(report: Report) -> Iterator[Notice]:
    for place in report.task_results():
        result = place.result
        name = f"Nhiệm vụ «{squeeze(result.title or result.text or result.answers or '')}»"
        state, reason = Location(path=f"{place.path}.status"), Location(path=f"{place.path}.reason")
        if result.status is TaskStatus.UNANSWERED:
            yield Notice("unanswered", f"{name} chưa đơn vị nào báo cáo.", state)
        elif result.status is TaskStatus.UNCLEAR:
            yield Notice("unclear", f"{name} chưa rõ tình trạng thực hiện.", state)
        elif result.status is TaskStatus.NOT_DONE and not result.reason:
            yield Notice("reason-missing", f"{name} chưa thực hiện mà chưa nêu lý do.", reason)


def _another_year(report: Report) -> Iterator[Notice]:
    if report.period.last_year is not None and not report.period.covers(report.year):
        yield Notice(
            "another-year",
            f"Kỳ báo cáo «{report.period.written}» không thuộc năm {report.year}.",
            Location(path="$.period"),
        )
