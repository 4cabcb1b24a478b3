"""Turns a report into text for a person: grouped by box, most serious first, with what to do."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from docgen.checking.report import FileReport, Report
from docgen.contracts.rule import FAMILIES
from docgen.diagnostics import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.checking.engine import Skipped

_WORDS = {Severity.FAIL: "LỖI", Severity.WARN: "CẢNH BÁO", Severity.ERROR: "LỖI CỦA DOCGEN"}
_COLORS = {Severity.FAIL: "\x1b[31m", Severity.WARN: "\x1b[33m", Severity.ERROR: "\x1b[35m"}
_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_OTHER = "Khác"
_FIX = {"safe": "sửa tự động được", "unsafe": "sửa tự động được nhưng cần xem lại", "none": ""}


def format_text(report: Report, *, color: bool = False) -> str:
    """The report as Vietnamese text. With `color` it carries the marks a terminal understands."""
    files = ["\n".join(_file_lines(item, color)) for item in report.files]
    if len(report.files) > 1:
        files.append("\n".join(_table_lines(report, color)))
    return "\n\n".join(files) + "\n"


def _paint(text: str, mark: str, color: bool) -> str:
    return f"{mark}{text}{_PLAIN}" if color and text else text


def _file_lines(report: FileReport, color: bool) -> Iterator[str]:
    yield _paint(printable(report.file) or "<dữ liệu>", _BOLD, color)
    yield printable(report.summary.verdict)
    for family, findings in _groups(report.findings):
        yield ""
        yield _paint(family, _BOLD, color)
        for finding in findings:
            yield from _finding_lines(finding, color)
    if report.suppressed:
        yield ""
        yield _paint("Đã chấp nhận theo cấu hình", _BOLD, color)
        for item in report.suppressed:
            yield f"  {item.finding.code} {printable(item.finding.location.place)}: {printable(item.reason)}"
    if report.known:
        yield ""
        yield f"{len(report.known)} lỗi đã biết từ trước (theo tệp mốc) không kể lại."
    if report.skipped:
        yield ""
        yield _paint("Không kiểm được", _BOLD, color)
        yield from (_paint(line, _DIM, color) for line in _skipped_lines(report.skipped))
    for note in report.notes:
        yield f"Ghi chú: {printable(note)}"


def _skipped_lines(skipped: tuple[Skipped, ...]) -> Iterator[str]:
    """One line a reason, with the codes it holds for; a reason of one rule names the rule too."""
    reasons: dict[str, list[Skipped]] = {}
    for item in skipped:
        reasons.setdefault(printable(item.reason), []).append(item)
    for reason, items in reasons.items():
        title = f" {items[0].title}" if len(items) == 1 else ""
        yield f"  {', '.join(item.code for item in items)}{title}: {reason}"


def _groups(findings: tuple[Finding, ...]) -> Iterator[tuple[str, list[Finding]]]:
    """Box by box; the box with the gravest finding first, inside a box the order of the report."""
    rank = {severity: number for number, severity in enumerate((Severity.ERROR, Severity.FAIL, Severity.WARN))}
    families: dict[str, str] = dict(FAMILIES.items())

    def family(finding: Finding) -> str:
        return finding.group or finding.code.rpartition("-")[2][:1]

    worst: dict[str, int] = {}
    for finding in findings:
        worst[family(finding)] = min(worst.get(family(finding), len(rank)), rank[finding.severity])
    order = list(families)
    ordered = sorted(
        findings,
        key=lambda item: (worst[family(item)], order.index(family(item)) if family(item) in order else len(order)),
    )
    for name, group in groupby(ordered, key=family):
        yield families.get(name, name if len(name) > 1 else _OTHER), list(group)


def _finding_lines(finding: Finding, color: bool) -> Iterator[str]:
    word = _paint(_WORDS[finding.severity], _COLORS[finding.severity], color)
    more = f" và {finding.more} chỗ nữa" if finding.more else ""
    place = printable(finding.location.place)
    yield f"  {word} {finding.code} {place}{more}: {printable(finding.message)}"
    if finding.text:
        yield f"      chữ: “{printable(finding.text)}”"
    remedy = f"      cách sửa: {finding.remedy}" if finding.remedy else ""
    fix = _FIX[finding.fix]
    if remedy:
        yield f"{remedy}{f' ({fix})' if fix else ''}"
    if finding.clause:
        yield _paint(f"      căn cứ: {finding.clause}", _DIM, color)


def _table_lines(report: Report, color: bool) -> Iterator[str]:
    """One line a file at the end of a batch, and the sum."""
    yield _paint("Tổng hợp", _BOLD, color)
    for item in report.files:
        summary = item.summary
        verdict = (
            f"{summary.fail} lỗi, {summary.warn} cảnh báo" if item.scope.kind.is_asked else printable(item.scope.reason)
        )
        yield f"  {printable(item.file) or '<dữ liệu>'}: {verdict}"
    counts = report.counts
    unasked = sum(not item.scope.kind.is_asked for item in report.files)
    rest = f", {unasked} tệp không kiểm theo Nghị định" if unasked else ""
    yield f"  {len(report.files)} tệp: {counts[Severity.FAIL]} lỗi, {counts[Severity.WARN]} cảnh báo{rest}"


def printable(text: str) -> str:
    """Words of a stranger's file on one line, without the characters that command a terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
