"""Turns the list below “Nơi nhận” (ô số 9b) into breaches of look, dashes and ends (ND30-926 to ND30-930)."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from docgen.anatomy.boxes import Box
from docgen.contracts.rule import Breach, Rule
from docgen.diagnostics import Severity
from docgen.ooxml.edits import TextEdit
from templates_nd30.rules.line_ends import breach_of_end
from templates_nd30.rules.looks import look_of_size, look_of_slant, look_of_weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.anatomy.results import BoxEntry
    from docgen.contracts.rule import Examination

_BULLET: Final = re.compile(r"(?P<sign>[+•*●▪])\s*")
DASH: Final = re.compile(r"[-–—]")
_TIGHT: Final = re.compile(r"-(?=\S)")
_DASH_LABELS: Final = ("-", "–", "—", "\uf02d")


def lists_of(x: Examination) -> Iterator[tuple[BoxEntry, ...]]:
    """The lines of each list of recipients, the “Lưu” line included, in order."""
    for part in x.anatomy.parts:
        if part.of(Box.RECIPIENTS_LABEL):
            entries = (*part.of(Box.RECIPIENTS), *part.of(Box.FILE_COPY))
            yield tuple(sorted(entries, key=lambda entry: (entry.address, entry.start)))


def _is_item(x: Examination, entry: BoxEntry) -> bool:
    paragraph = x.paragraph_of(entry)
    automatic = paragraph.label is not None and not paragraph.text[: entry.start].strip()
    return automatic or bool(DASH.match(entry.words) or _BULLET.match(entry.words))


def _look_dash(x: Examination) -> Iterator[Breach]:
    wanted = x.decree.text("recipients.line_start")
    for lines in lists_of(x):
        for above, entry in pairwise((None, *lines)):
            if entry is None or entry.box is Box.FILE_COPY:
                continue
            breach = _find_dash_breach(x, above, entry, wanted)
            if breach is not None:
                yield breach


def _find_dash_breach(x: Examination, above: BoxEntry | None, entry: BoxEntry, wanted: str) -> Breach | None:
    paragraph = x.paragraph_of(entry)
    text = paragraph.text[entry.start : entry.end]
    start = entry.start + len(text) - len(text.lstrip())
    bullet = _BULLET.match(text.lstrip())
    severity: Severity | None = None
    if paragraph.label is not None and not paragraph.text[: entry.start].strip():
        if paragraph.label.text.strip() in _DASH_LABELS:
            return None
        measured, end, severity = paragraph.label.text.strip(), -1, Severity.WARN
    elif bullet is not None:
        measured, end = bullet["sign"], start + bullet.end()
        # “+” below a line that ends with a colon is a list within the list.
        severity = Severity.WARN if above is not None and above.words.endswith(":") else None
    elif _TIGHT.match(text.lstrip()):
        measured, end, severity = "“-” liền chữ", start + 1, Severity.WARN
    elif DASH.match(text.lstrip()):
        return None
    elif above is None or above.words.endswith(";"):
        measured, end = "không có gạch đầu dòng", start
        severity = None if above is not None else Severity.WARN
    else:
        return None
    return Breach(
        message=f"Dòng nơi nhận bắt đầu bằng {measured}." if end > start else f"Dòng nơi nhận: {measured}.",
        measured=measured,
        required="gạch đầu dòng “- ”",
        anchor=x.anchor_of(entry),
        severity=severity,
        edits=() if end < 0 else (TextEdit(x.index_at(entry), start, end, wanted),),
        confidence=entry.confidence,
    )


def _look_ends(x: Examination) -> Iterator[Breach]:
    wanted = x.decree.text("recipients.line_end")
    for lines in lists_of(x):
        for entry, below in pairwise((*lines, None)):
            if entry is None or entry.box is Box.FILE_COPY or below is None:
                continue
            # The second half of a long name has no dash; the line above it is not yet at its end.
            if not _is_item(x, below) and below.box is not Box.FILE_COPY and not entry.words.endswith("."):
                continue
            if entry.words.endswith((wanted, ":")) or "…" in entry.words or ".." in entry.words:
                continue
            yield breach_of_end(x, entry, wanted=wanted)


RULES: tuple[Rule, ...] = (
    Rule(
        code="ND30-926",
        title="Danh sách nơi nhận không phải cỡ 11",
        facts=("NN-08",),
        provision="element.recipients.size",
        box="9b",
        remedy="chọn danh sách nơi nhận, Home → Font Size, chọn 11.",
        reason="Danh sách nơi nhận in cỡ 11.",
        good="11",
        bad="13",
        look=look_of_size("recipients", Box.RECIPIENTS, Box.FILE_COPY),
        fix="safe",
        gather=True,
    ),
    Rule(
        code="ND30-927",
        title="Danh sách nơi nhận in nghiêng",
        facts=("NN-08",),
        provision="element.recipients.italic",
        box="9b",
        remedy="chọn danh sách nơi nhận, bấm Ctrl+I để bỏ chữ nghiêng.",
        reason="Chỉ từ “Nơi nhận” in nghiêng; danh sách in đứng.",
        good="chữ đứng",
        bad="chữ nghiêng",
        look=look_of_slant("recipients", Box.RECIPIENTS, Box.FILE_COPY),
        fix="safe",
        gather=True,
    ),
    Rule(
        code="ND30-928",
        title="Danh sách nơi nhận in đậm",
        facts=("NN-08",),
        provision="element.recipients.bold",
        box="9b",
        remedy="chọn danh sách nơi nhận, bấm Ctrl+B để bỏ chữ đậm.",
        reason="Chỉ từ “Nơi nhận” in đậm.",
        good="chữ không đậm",
        bad="chữ đậm",
        look=look_of_weight("recipients", Box.RECIPIENTS, Box.FILE_COPY),
        fix="safe",
        gather=True,
    ),
    Rule(
        code="ND30-929",
        title="Dòng nơi nhận không bắt đầu bằng gạch đầu dòng",
        facts=("NN-08",),
        provision="recipients.line_start",
        box="9b",
        remedy="thay dấu đầu dòng bằng “- ”.",
        reason="Đầu mỗi dòng nơi nhận có gạch đầu dòng sát lề trái.",
        good="- Các phòng thuộc xã;",
        bad="+ Các phòng thuộc xã;",
        look=_look_dash,
        fix="safe",
    ),
    Rule(
        code="ND30-930",
        title="Dòng nơi nhận không kết thúc bằng dấu chấm phẩy",
        facts=("NN-08",),
        provision="recipients.line_end",
        box="9b",
        remedy="gõ “;” ở cuối mỗi dòng nơi nhận, trừ dòng “Lưu”.",
        reason="Cuối mỗi dòng có dấu chấm phẩy; dòng cuối cùng “Lưu” có dấu chấm.",
        good="- Các phòng thuộc xã;",
        bad="- Các phòng thuộc xã,",
        look=_look_ends,
        fix="safe",
    ),
)
