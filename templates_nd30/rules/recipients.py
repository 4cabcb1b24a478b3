"""Turns “Nơi nhận” (ô số 9b) into breaches of its label, its list and its use (ND30-921 to ND30-936)."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from docgen.anatomy.boxes import Box
from docgen.anatomy.results import Level, PartKind
from docgen.contracts.rule import Breach, Rule
from docgen.diagnostics import Anchor, Severity
from docgen.ooxml.edits import TextEdit
from docgen.vietnamese.text import comparison_key
from templates_nd30.rules.looks import look_of_size, look_of_slant, look_of_weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.anatomy.results import BoxEntry
    from docgen.contracts.rule import Examination

_BULLET: Final = re.compile(r"(?P<sign>[+•*●▪])\s*")
DASH: Final = re.compile(r"[-–—]")
_TIGHT: Final = re.compile(r"-(?=\S)")
_DASH_LABELS: Final = ("-", "–", "—", "\uf02d")
_UNLISTED: Final = frozenset(
    {"Hợp đồng", "Bản ghi nhớ", "Bản thỏa thuận", "Thư công", "Giấy nghỉ phép", "Biên bản", ""}
)
"""Types for which no list of recipients is certain, or the type is not known."""


def _look_label(x: Examination) -> Iterator[Breach]:
    wanted = x.decree.text("wording.recipients_label")
    for entry in x.entries(Box.RECIPIENTS_LABEL):
        words = entry.words.rstrip()
        if words.replace(" :", ":") == wanted or not comparison_key(words).startswith(comparison_key(wanted[:-1])):
            continue
        if any(letter.isdigit() for letter in words):
            continue
        text = x.paragraph_of(entry).text[entry.start : entry.end]
        start = entry.start + len(text) - len(text.lstrip())
        only_case = words.casefold().replace(" :", ":") == wanted.casefold() and not words.isupper()
        yield Breach(
            message=f"Viết “{words}”; quy định “{wanted}”.",
            measured=words,
            required=wanted,
            anchor=x.anchor_of(entry),
            severity=Severity.WARN if only_case else None,
            edits=(TextEdit(x.index_at(entry), start, entry.start + len(text.rstrip()), wanted),),
            confidence=entry.confidence,
        )


def _look_own_line(x: Examination) -> Iterator[Breach]:
    for part in x.anatomy.parts:
        for label in part.of(Box.RECIPIENTS_LABEL):
            beside = [
                entry
                for entry in (*part.of(Box.RECIPIENTS), *part.of(Box.FILE_COPY))
                if entry.address == label.address
                and "\n" not in x.paragraph_of(label).text[label.end : entry.end]
                and entry.start >= label.end
            ]
            if beside:
                yield Breach(
                    message="Danh sách viết liền sau chữ “Nơi nhận:” trên cùng một dòng.",
                    measured="cùng một dòng",
                    required="“Nơi nhận:” đứng riêng một dòng",
                    anchor=x.anchor_of(beside[0]),
                    confidence=beside[0].confidence,
                )


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
            breach = _dash_of(x, above, entry, wanted)
            if breach is not None:
                yield breach


def _dash_of(x: Examination, above: BoxEntry | None, entry: BoxEntry, wanted: str) -> Breach | None:
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
            text = x.paragraph_of(entry).text[entry.start : entry.end].rstrip()
            wrong = text[-1] if text[-1:] in {",", "."} else ""
            at = entry.start + len(text) - len(wrong)
            yield Breach(
                message=f"Dòng nơi nhận kết thúc bằng {f'“{wrong}”' if wrong else 'chữ'}; quy định “{wanted}”.",
                measured=wrong or "không có dấu",
                required=wanted,
                anchor=x.anchor_of(entry),
                edits=(TextEdit(x.index_at(entry), at, at + len(wrong), wanted),),
                confidence=entry.confidence,
            )


def _look_missing(x: Examination) -> Iterator[Breach]:
    for part in x.anatomy.parts:
        if part.kind is not PartKind.MAIN or part.type_name in _UNLISTED or part.of(Box.RECIPIENTS_LABEL):
            continue
        if part.signers and not part.of(Box.FILE_COPY):
            yield Breach(
                message="Văn bản không có phần “Nơi nhận”.",
                measured="không có “Nơi nhận”",
                required="“Nơi nhận:” và danh sách",
                anchor=Anchor(),
                severity=Severity.WARN,
            )


def _look_as_article(x: Examination) -> Iterator[Breach]:
    for part in x.anatomy.parts:
        if part.type_name not in {"Quyết định", "Nghị quyết"} or part.kind is not PartKind.MAIN:
            continue
        listed = part.of(Box.RECIPIENTS)
        articles = any(item.level is Level.ARTICLE for item in part.body)
        if articles and listed and not any("như điều" in entry.words.casefold() for entry in listed):
            yield Breach(
                message="Nơi nhận không có dòng “- Như Điều …;”.",
                measured="không có “Như Điều …”",
                required="- Như Điều …;",
                anchor=x.anchor_of(listed[0]),
            )


RULES: tuple[Rule, ...] = (
    Rule(
        code="ND30-921",
        title="Chữ “Nơi nhận:” viết sai",
        facts=("NN-07",),
        provision="wording.recipients_label",
        box="9b",
        remedy="gõ “Nơi nhận:”, chữ thường, có dấu hai chấm.",
        reason="Từ “Nơi nhận” in thường, sau đó có dấu hai chấm.",
        good="Nơi nhận:",
        bad="NƠI NHẬN: hoặc Nơi nhận (không có dấu hai chấm)",
        look=_look_label,
        fix="safe",
    ),
    Rule(
        code="ND30-922",
        title="Chữ “Nơi nhận:” không đứng riêng một dòng",
        facts=("NN-07",),
        provision="wording.recipients_label",
        box="9b",
        remedy="đặt con trỏ sau “Nơi nhận:”, bấm Enter.",
        reason="Từ “Nơi nhận” trình bày trên một dòng riêng, danh sách ở dưới.",
        good="Nơi nhận: (một dòng)",
        bad="Nơi nhận: - Như trên;",
        look=_look_own_line,
    ),
    Rule(
        code="ND30-923",
        title="Chữ “Nơi nhận:” không phải cỡ 12",
        facts=("NN-07",),
        provision="element.recipients_label.size",
        box="9b",
        remedy="chọn “Nơi nhận:”, Home → Font Size, chọn 12.",
        reason="Từ “Nơi nhận” in cỡ 12.",
        good="12",
        bad="14",
        look=look_of_size("recipients_label", Box.RECIPIENTS_LABEL),
        fix="safe",
    ),
    Rule(
        code="ND30-924",
        title="Chữ “Nơi nhận:” không in đậm",
        facts=("NN-07",),
        provision="element.recipients_label.bold",
        box="9b",
        remedy="chọn “Nơi nhận:”, bấm Ctrl+B.",
        reason="Từ “Nơi nhận” in nghiêng, đậm.",
        good="chữ đậm",
        bad="chữ không đậm",
        look=look_of_weight("recipients_label", Box.RECIPIENTS_LABEL),
        fix="safe",
    ),
    Rule(
        code="ND30-925",
        title="Chữ “Nơi nhận:” không in nghiêng",
        facts=("NN-07",),
        provision="element.recipients_label.italic",
        box="9b",
        remedy="chọn “Nơi nhận:”, bấm Ctrl+I.",
        reason="Từ “Nơi nhận” in nghiêng, đậm.",
        good="chữ nghiêng",
        bad="chữ đứng",
        look=look_of_slant("recipients_label", Box.RECIPIENTS_LABEL),
        fix="safe",
    ),
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
    Rule(
        code="ND30-935",
        title="Văn bản không có phần “Nơi nhận”",
        facts=("NN-01", "NN-02"),
        provision="wording.recipients_label",
        box="9b",
        remedy="thêm “Nơi nhận:” và danh sách ở góc dưới bên trái, ngang hàng với khối chữ ký.",
        reason="Nơi nhận cho biết văn bản gửi đến đâu và lưu ở đâu.",
        good="Nơi nhận: và danh sách",
        bad="chỉ có khối chữ ký",
        look=_look_missing,
    ),
    Rule(
        code="ND30-936",
        title="Nơi nhận của quyết định, nghị quyết không có “Như Điều …”",
        facts=("NN-02",),
        clause="Phụ lục III, Mục II, Mẫu 1.1 đến 1.3",
        force="MẪU",
        box="9b",
        remedy="ghi dòng đầu “- Như Điều …;” (điều giao trách nhiệm thi hành).",
        reason="Các mẫu nghị quyết, quyết định ghi “- Như Điều …;” ở dòng đầu.",
        good="- Như Điều 3;",
        bad="- Giám đốc Sở Nội vụ;",
        look=_look_as_article,
    ),
)
