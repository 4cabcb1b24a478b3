"""Turns the findings of an old archive into a baseline file, and such a file into the fingerprints already known."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from docgen.errors import UnreadableInputError
from docgen.files import file_location, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from docgen.checking.report import Report

MAX_BASELINE_BYTES = 64 * 1024 * 1024
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")


def format_baseline(report: Report) -> str:
    """The baseline (mốc lỗi đã biết) of a report as JSON: every finding's fingerprint, with what it was about."""
    findings = [*report.findings, *(finding for file in report.files for finding in file.known)]
    known = {
        finding.fingerprint: {"code": finding.code, "file": finding.location.file, "message": finding.message}
        for finding in findings
        if finding.fingerprint
    }
    return json.dumps({"version": 1, "known": dict(sorted(known.items()))}, ensure_ascii=False, indent=2) + "\n"


def read_baseline(path: Path) -> frozenset[str]:
    """The fingerprints in a baseline file.

    Raises:
        FileAccessError: the file cannot be read.
        UnreadableInputError: it is not a baseline.
    """
    data = read_bytes(path, limit=MAX_BASELINE_BYTES)
    try:
        read = json.loads(data)
        known = read["known"] if isinstance(read, dict) and read.get("version") == 1 else None
    except (ValueError, KeyError, RecursionError):
        known = None
    if not isinstance(known, dict) or not all(_FINGERPRINT.fullmatch(key) for key in known):
        raise UnreadableInputError(
            "Tệp mốc lỗi đã biết không đúng dạng.",
            hint="tạo lại tệp mốc từ một lần kiểm tra.",
            location=file_location(path),
        )
    return frozenset(known)
