"""Turns a report into JSON for machines; `report.schema.json` beside this module describes it."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.checking.report import VERSION, FileReport, Report

if TYPE_CHECKING:
    from docgen.checking.engine import Skipped
    from docgen.checking.fixing import Fixed
    from docgen.diagnostics import Finding

SCHEMA_PATH = Path(__file__).with_name("report.schema.json")


def report_to_dict(report: Report, fixed: Fixed | None = None) -> dict[str, object]:
    """The report as plain data. Fields may be added to it, never renamed.

    `fixed`, when the one file of the report was mended too, adds the journal (nhật ký sửa) and what still stands.
    """
    data: dict[str, object] = {
        "version": VERSION,
        "pack": report.pack,
        "files": [_file(item) for item in report.files],
        "counts": {severity.value: count for severity, count in report.counts.items()},
    }
    if fixed is not None:
        data["journal"] = [asdict(entry) for entry in fixed.journal]
        data["remaining"] = [_finding(finding) for finding in fixed.remaining]
    return data


def format_json(report: Report, fixed: Fixed | None = None) -> str:
    """The same as text, with letters as they are."""
    return json.dumps(report_to_dict(report, fixed), ensure_ascii=False, indent=2) + "\n"


def _file(report: FileReport) -> dict[str, object]:
    summary = report.summary
    return {
        "file": report.file,
        "scope": report.scope.kind.value,
        "scope_reason": report.scope.reason,
        "findings": [_finding(finding) for finding in report.findings],
        "skipped": [_skipped(item) for item in report.skipped],
        "checked": list(report.checked),
        "suppressed": [{**_finding(item.finding), "reason": item.reason} for item in report.suppressed],
        "known": [_finding(finding) for finding in report.known],
        "notes": list(report.notes),
        "summary": {
            "fail": summary.fail,
            "warn": summary.warn,
            "error": summary.error,
            "checked": summary.checked,
            "skipped": summary.skipped,
            "suppressed": summary.suppressed,
            "known": summary.known,
            "verdict": summary.verdict,
        },
    }


def _finding(finding: Finding) -> dict[str, object]:
    return finding.to_dict()


def _skipped(item: Skipped) -> dict[str, object]:
    return {"code": item.code, "title": item.title, "reason": item.reason}
