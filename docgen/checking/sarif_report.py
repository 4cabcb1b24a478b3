"""Turns a report into SARIF 2.1.0, the form in which code-review services read findings."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote

from docgen.checking.report import FileReport, Report, ScopeKind
from docgen.diagnostics import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docgen.contracts import Decree, Rule

SARIF_VERSION = "2.1.0"
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.FAIL: "error", Severity.WARN: "warning"}
JsonObject = dict[str, object]


def report_to_sarif(report: Report, rules: Iterable[Rule], decree: Decree, *, version: str = "") -> JsonObject:
    """The report as a SARIF log. `rules` are those of the pack, which the findings refer to; `version` is docgen's.

    A place in a Word file has no line: it is told as a logical location. A crash of a rule, a file that could not be
    read and one of which the decree does not speak are notifications, not results.
    """
    chosen = [rule for rule in rules if rule.code in set(report.rules)]
    positions = {rule.code: position for position, rule in enumerate(chosen)}
    driver: JsonObject = {
        "name": "docgen",
        "rules": [_rule(rule, decree) for rule in chosen],
        **({"version": version} if version else {}),
    }
    crashes = [finding for finding in report.findings if finding.severity is Severity.ERROR]
    unread = any(item.scope.kind is ScopeKind.UNREADABLE for item in report.files)
    return {
        "$schema": _SCHEMA,
        "version": SARIF_VERSION,
        "runs": [
            {
                "tool": {"driver": driver},
                "language": "vi",
                "columnKind": "unicodeCodePoints",
                "invocations": [
                    {
                        "executionSuccessful": not crashes and not unread,
                        "toolExecutionNotifications": [
                            *({"level": "error", "message": {"text": finding.message}} for finding in crashes),
                            *(_scope(item) for item in report.files if item.scope.reason),
                        ],
                    }
                ],
                "results": [result for item in report.files for result in _results(item, positions)],
            }
        ],
    }


def format_sarif(report: Report, rules: Iterable[Rule], decree: Decree, *, version: str = "") -> str:
    """The same as text."""
    return json.dumps(report_to_sarif(report, rules, decree, version=version), ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule, decree: Decree) -> JsonObject:
    basis = rule.basis(decree)
    binding = basis.force in {"BB", "BB-đk"}
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": f"{rule.reason} Căn cứ: {basis.clause}."},
        "help": {"text": f"Cách sửa: {rule.remedy} Đúng: {rule.good}. Sai: {rule.bad}."},
        "defaultConfiguration": {"level": "error" if binding else "warning"},
        "properties": {"clause": basis.clause, "force": basis.force, "box": rule.box},
    }


def _scope(report: FileReport) -> JsonObject:
    """Why a file was not asked the rules, or with what doubt: without it the log would call such a file faultless."""
    kind = report.scope.kind
    level = "error" if kind is ScopeKind.UNREADABLE else "warning" if kind.is_outside else "note"
    return {
        "level": level,
        "message": {"text": report.scope.reason},
        "locations": [{"physicalLocation": _artifact(report.file)}],
        "properties": {"scope": kind.value},
    }


def _results(report: FileReport, positions: dict[str, int]) -> Iterable[JsonObject]:
    for finding in report.findings:
        if finding.severity is not Severity.ERROR:
            yield _result(finding, report.file, positions)
    for item in report.suppressed:
        yield {
            **_result(item.finding, report.file, positions),
            "suppressions": [{"kind": "external", "status": "accepted", "justification": item.reason}],
        }
    for finding in report.known:
        yield {**_result(finding, report.file, positions), "baselineState": "unchanged"}


def _result(finding: Finding, file: str, positions: dict[str, int]) -> JsonObject:
    return {
        "ruleId": finding.code,
        "ruleIndex": positions.get(finding.code, -1),
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message} Cách sửa: {finding.remedy}" if finding.remedy else finding.message},
        "locations": [
            {
                "physicalLocation": _artifact(file),
                "logicalLocations": [{"fullyQualifiedName": finding.location.place, "kind": "element"}],
            }
        ],
        "partialFingerprints": {"docgen/v1": finding.fingerprint},
        "properties": {
            "measured": finding.measured,
            "required": finding.required,
            "text": finding.text,
            "box": finding.box,
            "clause": finding.clause,
            "fix": finding.fix,
            "more": finding.more,
        },
    }


def _artifact(file: str) -> JsonObject:
    """A file name as a relative or file URI."""
    path = PurePath(file.replace("\\", "/"))
    uri = quote(path.as_posix(), safe="/:")
    return {"artifactLocation": {"uri": f"file://{uri}" if path.is_absolute() else uri or "document.docx"}}
