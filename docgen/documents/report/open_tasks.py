"""A report → the tasks it leaves open (nhiệm vụ chưa hoàn thành): what the next plan has to decide about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docgen.contracts.results import TaskStatus
from docgen.documents.report.model import Report
from docgen.documents.report.said import find_status_sentence


@dataclass(frozen=True, slots=True)
class OpenTask:
    """A task that was not done, or of which nobody said that it was. `answers` is its id in the plan, if known."""

    answers: str | None
    name: str
    status: TaskStatus
    reason: str = ""
    said: str = ""
    """How far the units were, `01/07 đơn vị đã hoàn thành; 06/07 đơn vị chưa có báo cáo`; empty when nothing says so"""

    def sentence(self) -> str:
        """`Nhiệm vụ «…»: đang thực hiện theo báo cáo; lý do: thiếu kinh phí.`"""
        how_far = self.said.rstrip(" .;") or f"{self.status.label.lower()} theo báo cáo"
        why = f"; lý do: {self.reason.rstrip(' .;')}" if self.reason else ""
        return f"Nhiệm vụ «{self.name}»: {how_far}{why}."


def open_tasks(report: Report) -> Iterator[OpenTask]:
    """In the order of the report. A task without a state is not guessed about."""
    for place in report.task_results():
        result = place.result
        name = result.title or result.text or ""
        if result.status is not None and result.status is not TaskStatus.DONE and name:
            said = find_status_sentence(result.paragraphs) or ""
            yield OpenTask(result.answers, " ".join(name.split()), result.status, result.reason or "", said)
