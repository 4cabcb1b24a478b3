"""Turns the line “Lưu” of “Nơi nhận” (ô số 9b) into breaches of its wording and place (ND30-931 to ND30-934)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docgen.anatomy.boxes import Box
from docgen.anatomy.results import PartKind
from docgen.contracts.rule import Breach, Examination, Rule
from docgen.diagnostics import Severity
from docgen.ooxml.edits import TextEdit
from docgen.vietnamese.text import comparison_key, normalise_text, squeeze
from templates_nd30.rules.recipients_list import DASH, lists_of

if TYPE_CHECKING:
    from collections.abc import Iterator


_FILE: Final = re.compile(r"(?P<dash>[-–—+•*]?)\s*lưu\b\s*(?P<sign>[:;.,]?)\s*(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_LETTERS: Final = re.compile(r"\W*([^\W\d_]+)")
"""The letters a unit begins with: `VT` of `VT(3b)` and of `VT-NVY`."""
_SEPARATORS: Final = re.compile(r"\s*;\s*")


def format_file_copy(words: str) -> str:
    """The “Lưu” line as the decree writes it: `-Lưu VT; HC` is `- Lưu: VT, HC.`."""
    found = _FILE.fullmatch(words.strip())
    if found is None:
        return words
    rest = found["rest"].strip().rstrip(";,. ")
    rest = squeeze(_SEPARATORS.sub(", ", rest))
    rest = re.sub(r"\s*,\s*", ", ", rest)
    return f"- Lưu: {rest}." if rest else words


def _look_file_copy(x: Examination) -> Iterator[Breach]:
    for part in x.anatomy.parts:
        for entry in part.of(Box.FILE_COPY):
            paragraph = x.paragraph_of(entry)
            end = entry.end
            written = paragraph.text[entry.start : end]
            # “Lưu: VT; HC.” was cut after “;” as if “HC.” were the drafter's code.
            code = next((e for e in part.of(Box.DRAFTER_CODE) if e.address == entry.address), None)
            if written.rstrip().endswith(";") and code is not None:
                end = code.end
                written = paragraph.text[entry.start : end]
            words = squeeze(normalise_text(written))
            automatic = paragraph.label is not None and not paragraph.text[: entry.start].strip()
            right = format_file_copy(words)
            right = right.removeprefix("- ") if automatic else right
            if words == right or "…" in words or ".." in words:
                continue
            tail = len(written) - len(written.rstrip())
            start = entry.start + len(written) - len(written.lstrip())
            yield Breach(
                message="Dòng “Lưu” viết không đúng mẫu.",
                measured=words,
                required=right,
                anchor=x.anchor_of(entry, start, end - tail),
                edits=(TextEdit(x.index_at(entry), start, end - tail, right),),
                confidence=entry.confidence,
            )


def _look_registry(x: Examination) -> Iterator[Breach]:
    registry = x.decree.text("wording.file_copy_registry")
    for entry in x.entries(Box.FILE_COPY):
        found = _FILE.fullmatch(normalise_text(entry.words))
        if found is None or "…" in found["rest"] or ".." in found["rest"]:
            continue
        units = [unit.strip(" .") for unit in re.split(r"[,;]", found["rest"])]
        first = _LETTERS.match(units[0])
        if first is not None and first[1].upper() == registry:
            continue
        elsewhere = any(unit.upper().startswith(registry) for unit in units[1:])
        yield Breach(
            message=f"“{registry}” không đứng đầu dòng “Lưu”." if elsewhere else f"Dòng “Lưu” không có “{registry}”.",
            measured=found["rest"],
            required=f"Lưu: {registry}, …",
            anchor=x.anchor_of(entry),
            severity=Severity.WARN if elsewhere else None,
            confidence=entry.confidence,
        )


def _look_missing_file_copy(x: Examination) -> Iterator[Breach]:
    for part in x.anatomy.parts:
        labels, listed = part.of(Box.RECIPIENTS_LABEL), part.of(Box.RECIPIENTS)
        if part.kind is not PartKind.MAIN or not labels or not listed or part.of(Box.FILE_COPY):
            continue
        if any(comparison_key("lưu") in comparison_key(entry.words) for entry in listed):
            continue
        yield Breach(
            message="Danh sách Nơi nhận không có dòng “Lưu”.",
            measured="không có dòng “Lưu”",
            required="- Lưu: VT, ….",
            anchor=x.anchor_of(listed[-1]),
            confidence=labels[0].confidence,
        )


def _look_last(x: Examination) -> Iterator[Breach]:
    for lines in lists_of(x):
        files = [place for place, entry in enumerate(lines) if entry.box is Box.FILE_COPY]
        if not files:
            continue
        for entry in lines[files[-1] + 1 :]:
            if entry.box is Box.RECIPIENTS and DASH.match(entry.words):
                yield Breach(
                    message="Sau dòng “Lưu” còn nơi nhận khác.",
                    measured="dòng “Lưu” không ở cuối",
                    required="dòng “Lưu” ở cuối danh sách",
                    anchor=x.anchor_of(entry),
                    confidence=entry.confidence,
                )


RULES: tuple[Rule, ...] = (
    Rule(
        code="ND30-931",
        title="Dòng “Lưu” viết sai mẫu",
        facts=("NN-09", "NN-10", "NN-11"),
        provision="wording.file_copy_label",
        box="9b",
        remedy="gõ lại theo mẫu “- Lưu: VT, ký hiệu đơn vị soạn thảo (số bản nếu cần).”.",
        reason="Dòng cuối của Nơi nhận gồm chữ “Lưu”, dấu hai chấm, “VT”, dấu phẩy, đơn vị soạn thảo, dấu chấm.",
        good="- Lưu: VT, HC (2).",
        bad="-Lưu VT; HC",
        look=_look_file_copy,
        fix="safe",
    ),
    Rule(
        code="ND30-932",
        title="Dòng “Lưu” không có “VT”",
        facts=("NN-09",),
        provision="wording.file_copy_registry",
        box="9b",
        remedy="ghi “VT” ngay sau “Lưu:”.",
        reason="Bản gốc của mọi văn bản lưu tại Văn thư cơ quan.",
        good="- Lưu: VT, HC.",
        bad="- Lưu: VP.",
        look=_look_registry,
    ),
    Rule(
        code="ND30-933",
        title="Nơi nhận không có dòng “Lưu”",
        facts=("NN-09",),
        provision="wording.file_copy_label",
        box="9b",
        remedy="thêm dòng cuối “- Lưu: VT, ký hiệu đơn vị soạn thảo.”.",
        reason="Dòng “Lưu” cho biết bản gốc và hồ sơ ở đâu.",
        good="- Lưu: VT, HC.",
        bad="danh sách không có dòng “Lưu”",
        look=_look_missing_file_copy,
    ),
    Rule(
        code="ND30-934",
        title="Dòng “Lưu” không ở cuối danh sách nơi nhận",
        facts=("NN-09",),
        provision="wording.file_copy_label",
        box="9b",
        remedy="chuyển dòng “Lưu” xuống cuối danh sách.",
        reason="“Lưu” là dòng cuối cùng của Nơi nhận.",
        good="- …; / - Lưu: VT, HC.",
        bad="- Lưu: VT, HC. / - Cổng thông tin điện tử;",
        look=_look_last,
    ),
)
