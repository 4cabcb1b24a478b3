"""Turns a report, and a journal of mending, into text for a person: most serious first, with what to do."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from docgen.checking.report import FileReport, Report, ScopeKind
from docgen.contracts.rule import FAMILIES
from docgen.diagnostics import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docgen.checking.engine import Skipped
    from docgen.checking.fixing import JournalEntry

_WORDS = {Severity.FAIL: "LỖI", Severity.WARN: "CẢNH BÁO", Severity.ERROR: "LỖI CỦA DOCGEN"}
_COLORS = {Severity.FAIL: "\x1b[31m", Severity.WARN: "\x1b[33m", Severity.ERROR: "\x1b[35m"}
_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_OTHER = "Khác"
_FIX = {"safe": "sửa tự động được", "unsafe": "sửa tự động được nhưng cần xem lại", "none": ""}


def format_text(report: Report, *, color: bool = False) -> str:
    """The report as Vietnamese text. With `color` it carries the marks a terminal understands."""
    alone = len(report.files) <= 1
    files = ["\n".join(_file_lines(item, color, alone=alone)) for item in report.files]
    if not alone:
        files += ["\n".join(lines) for lines in (list(_unlooked_lines(report, color)),) if lines]
        files.append("\n".join(_table_lines(report, color)))
    return "\n\n".join(files) + "\n"


def format_journal(journal: Iterable[JournalEntry]) -> str:
    """The journal of mending (nhật ký sửa) as text: what was changed from what to what, then what is left and why.

    The same change in many places is one line with the first of them.
    """
    lines: dict[str, dict[tuple[str, str], list[JournalEntry]]] = {"fixed": {}, "left": {}}
    for entry in journal:
        if entry.outcome == "fixed":
            told = f"{entry.before} → {entry.after}" if entry.before and entry.after else entry.message
        else:
            told = f"{entry.message} ({entry.reason})"
        lines[entry.outcome].setdefault((entry.code, told), []).append(entry)
    fixed, left = (sum(map(_places, group.values())) for group in lines.values())
    shown = [f"Đã sửa {fixed} chỗ, để lại {left} chỗ cho người sửa."]
    for title, group in zip(("Đã sửa", "Để lại"), lines.values(), strict=True):
        shown += [f"{title}:"] if group else []
        for (code, told), entries in group.items():
            further = _places(entries) - 1
            more = f" và {further} chỗ nữa" if further else ""
            shown.append(f"  {code} {printable(entries[0].place)}{more}: {printable(told)}")
    return "\n".join(shown) + "\n"


def _places(entries: Iterable[JournalEntry]) -> int:
    return sum(1 + entry.more for entry in entries)


def _paint(text: str, mark: str, color: bool) -> str:
    return f"{mark}{text}{_PLAIN}" if color and text else text


def _file_lines(report: FileReport, color: bool, *, alone: bool) -> Iterator[str]:
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
    if report.skipped and alone:
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


def _unlooked_lines(report: Report, color: bool) -> Iterator[str]:
    """What could not be looked at in a batch: each reason once, the commonest first, with its files counted."""
    codes: dict[str, set[str]] = {}
    files: Counter[str] = Counter()
    for item in report.files:
        for skipped in item.skipped:
            codes.setdefault(printable(skipped.reason), set()).add(skipped.code)
        files.update(dict.fromkeys((printable(skipped.reason) for skipped in item.skipped), 1))
    if codes:
        yield _paint("Không kiểm được", _BOLD, color)
    for reason in sorted(codes, key=lambda reason: -files[reason]):
        yield _paint(f"  {', '.join(sorted(codes[reason]))}: {reason} ({files[reason]} tệp)", _DIM, color)


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
    outside = sum(item.scope.kind.is_outside for item in report.files)
    unread = sum(item.scope.kind is ScopeKind.UNREADABLE for item in report.files)
    crashes = counts[Severity.ERROR]
    rest = "".join(
        f", {number} {words}"
        for number, words in (
            (crashes, "quy tắc tự hỏng"),
            (outside, "tệp không kiểm theo Nghị định"),
            (unread, "tệp không đọc được"),
        )
        if number
    )
    yield f"  {len(report.files)} tệp: {counts[Severity.FAIL]} lỗi, {counts[Severity.WARN]} cảnh báo{rest}"


def printable(text: str) -> str:
    """Words of a stranger's file on one line, without the characters that command a terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
