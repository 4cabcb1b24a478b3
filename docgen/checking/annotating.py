"""Turns a report into Word comments in a copy of the file, each at the words it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from docgen.diagnostics import Finding, Severity
from docgen.ooxml.commenting import Remark, add_comments

if TYPE_CHECKING:
    from pathlib import Path

    from docgen.checking.report import FileReport

_WORDS = {Severity.FAIL: "Lỗi", Severity.WARN: "Cảnh báo"}


def annotate(source: Path | bytes | BinaryIO, report: FileReport) -> bytes:
    """The file with the report's findings as comments; `report` must be that of this very file.

    Crashes of docgen's own rules are not the document's business and stay out.

    Raises:
        FileAccessError, UnreadableInputError, UnsafeInputError: the file.
    """
    remarks = (_remark(finding) for finding in report.findings if finding.severity is not Severity.ERROR)
    return add_comments(source, remarks)


def _remark(finding: Finding) -> Remark:
    more = f" Còn {finding.more} chỗ như vậy." if finding.more else ""
    lines = [f"{_WORDS[finding.severity]} {finding.code} ({finding.location.place}): {finding.message}{more}"]
    if finding.required:
        lines.append(f"Quy định: {finding.required}.")
    if finding.remedy:
        lines.append(f"Cách sửa: {finding.remedy}")
    if finding.clause:
        lines.append(f"Căn cứ: {finding.clause}.")
    anchor = finding.anchor
    return Remark("\n".join(lines), anchor.paragraph, anchor.start, anchor.end, anchor.section)
