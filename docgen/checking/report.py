"""What a check hands over: findings with proof, and honestly what was not looked at."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from docgen.diagnostics import Finding, Severity

if TYPE_CHECKING:
    from docgen.checking.engine import Skipped

VERSION = 1
"""Version of the JSON form: fields may be added, never renamed."""


class ScopeKind(StrEnum):
    """Whether the decree speaks of the file at all (phạm vi điều chỉnh)."""

    ADMINISTRATIVE = "nd30"
    PARTY = "party"
    NORMATIVE = "normative"
    FOREIGN = "foreign"
    SCANNED = "scanned"
    EMPTY = "empty"
    UNKNOWN = "unknown"
    """Not recognised as anything; the rules are asked all the same, because a missing header may be the very fault."""
    UNREADABLE = "unreadable"

    @property
    def is_asked(self) -> bool:
        """Whether the rules are asked at all."""
        return self in {ScopeKind.ADMINISTRATIVE, ScopeKind.UNKNOWN}

    @property
    def is_outside(self) -> bool:
        """Whether the file was read and the decree does not speak of it; an unreadable file is neither."""
        return not self.is_asked and self is not ScopeKind.UNREADABLE


@dataclass(frozen=True, slots=True)
class Scope:
    """The kind of file and, when the decree does not speak of it, a sentence that says why."""

    kind: ScopeKind = ScopeKind.ADMINISTRATIVE
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that the office decided to accept, and its reason."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What the report of one file comes to, in numbers and in one sentence."""

    fail: int
    warn: int
    error: int
    checked: int
    skipped: int
    suppressed: int
    known: int
    verdict: str


@dataclass(frozen=True, slots=True)
class FileReport:
    """The answer about one file.

    `findings` are sorted by gravity, then by place. `skipped` are rules that could not look, `checked` the codes of
    those that did. `known` were in the baseline, `suppressed` accepted by the office; neither counts. `notes` are
    sentences about the check itself (a suppression that fits nothing). An unreadable file has a scope that says so.
    """

    file: str
    scope: Scope
    findings: tuple[Finding, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    checked: tuple[str, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    known: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()

    def count(self, severity: Severity) -> int:
        """How many findings are that grave."""
        return sum(finding.severity is severity for finding in self.findings)

    @property
    def is_clean(self) -> bool:
        """Whether the decree speaks of the file, every rule worked, and none was broken."""
        return self.scope.kind is ScopeKind.ADMINISTRATIVE and not any(
            finding.severity is not Severity.WARN for finding in self.findings
        )

    @property
    def summary(self) -> Summary:
        """Tóm tắt: what was checked, what was not, and what came of it."""
        fail, warn, error = (self.count(severity) for severity in (Severity.FAIL, Severity.WARN, Severity.ERROR))
        return Summary(
            fail=fail,
            warn=warn,
            error=error,
            checked=len(self.checked),
            skipped=len(self.skipped),
            suppressed=len(self.suppressed),
            known=len(self.known),
            verdict=self._verdict(fail, warn, error),
        )

    def _verdict(self, fail: int, warn: int, error: int) -> str:
        if not self.scope.kind.is_asked:
            return self.scope.reason
        doubt = f"{self.scope.reason} " if self.scope.reason else ""
        checked = f"{len(self.checked)} quy tắc đã kiểm, {len(self.skipped)} quy tắc không kiểm được"
        if error:
            checked += f", {error} quy tắc tự hỏng"
        if not self.checked:
            return f"{doubt}Chưa kiểm được gì: {checked}."
        if fail:
            return f"{doubt}{fail} lỗi, {warn} cảnh báo; {checked}."
        found = f"không thấy lỗi, {warn} cảnh báo" if warn else "không thấy lỗi"
        return f"{doubt}{found[0].upper()}{found[1:]}; {checked}."


@dataclass(frozen=True, slots=True)
class Report:
    """Báo cáo kiểm tra: one answer a file, in the order given, by the rules of one pack."""

    files: tuple[FileReport, ...]
    pack: str = ""
    rules: tuple[str, ...] = field(default=(), repr=False)
    """Codes of the rules that were chosen."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all files, file by file."""
        return tuple(finding for report in self.files for finding in report.findings)

    @property
    def counts(self) -> dict[Severity, int]:
        """How many findings of each gravity there are in all files."""
        found = Counter(finding.severity for finding in self.findings)
        return {severity: found[severity] for severity in Severity}

    @property
    def is_clean(self) -> bool:
        """Whether every file was in scope and free of faults."""
        return all(report.is_clean for report in self.files)
