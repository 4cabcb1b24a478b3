"""Turns the place of appendices in a file into breaches: named in the text, pages of their own (ND30-P13, ND30-P14)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.anatomy.boxes import Box
from docgen.anatomy.results import PartKind
from docgen.contracts.rule import SURE, Breach, Examination, Rule, Skip
from docgen.diagnostics import Severity
from docgen.ooxml.edits import SectionEdit
from docgen.vietnamese.text import comparison_key
from templates_nd30.rules.appendix import appendices_of, main_text

if TYPE_CHECKING:
    from collections.abc import Iterator


def _look_mention(x: Examination) -> Iterator[Breach | Skip]:
    main = x.anatomy.main
    sure = [part for group in appendices_of(x) for part in group if part.confidence >= SURE]
    if main is None or not sure:
        yield Skip("tệp không có văn bản chính cùng phụ lục")
        return
    keys = [comparison_key(word) for word in ("phụ lục", "kèm theo", "đính kèm", "biểu", "danh sách", "danh mục")]
    text = " ".join(comparison_key(words) for words in main_text(x))
    if not any(key in text for key in keys):
        first = sure[0].of(Box.APPENDIX_HEADING)
        if first:
            yield Breach(
                message="Nội dung văn bản không nhắc đến phụ lục kèm theo.",
                measured="không nhắc đến phụ lục",
                required="nội dung có chỉ dẫn về phụ lục",
                anchor=x.anchor_of(first[0]),
                severity=Severity.WARN,
            )


def _look_restart(x: Examination) -> Iterator[Breach | Skip]:
    groups = appendices_of(x)
    if not groups or x.anatomy.main is None:
        yield Skip("tệp không có văn bản chính cùng phụ lục")
        return
    taken = {number for part in x.anatomy.parts if part.kind is not PartKind.APPENDIX for number in part.sections}
    numbered = {number.section for number in x.anatomy.page_numbers}
    for part in (part for group in groups for part in group):
        first = min(part.sections, default=None)
        entry = next(iter(part.of(Box.APPENDIX_HEADING)), None)
        if first is None or entry is None or part.confidence < SURE or not numbered:
            continue
        own = first not in taken
        taken.update(part.sections)
        if own and x.sections[first].number_start == 1:
            continue
        yield Breach(
            message="Số trang của phụ lục đánh tiếp theo phần trước, không đánh riêng."
            if own
            else "Phụ lục nằm chung phần (section) với phần trước nên số trang không đánh riêng được.",
            measured="đánh tiếp" if own else "chung phần",
            required="đánh số riêng từng phụ lục, từ 1",
            anchor=x.anchor_of(entry),
            severity=Severity.WARN,
            edits=(SectionEdit(first, number_start=1),) if own else (),
        )


RULES: tuple[Rule, ...] = (
    Rule(
        code="ND30-P13",
        title="Nội dung không nhắc đến phụ lục",
        facts=("PL-01",),
        provision="appendix.mentioned_in_text",
        remedy="thêm chỉ dẫn về phụ lục vào nội dung, như “(chi tiết tại Phụ lục kèm theo)”.",
        reason="Người đọc nội dung phải biết là có phụ lục.",
        good="theo Phụ lục kèm theo Kế hoạch này",
        bad="nội dung không có chữ “Phụ lục”",
        look=_look_mention,
    ),
    Rule(
        code="ND30-P14",
        title="Số trang của phụ lục không đánh riêng",
        facts=("G-10", "PL-09"),
        provision="page_number.restart_in_appendix",
        remedy="đặt phụ lục vào phần riêng (Layout → Breaks → Next Page), Insert → Page Number → Format → Start at: 1.",
        reason="Số trang của phụ lục được đánh riêng theo từng phụ lục.",
        good="phụ lục bắt đầu từ trang 1",
        bad="phụ lục bắt đầu từ trang 5",
        look=_look_restart,
        fix="safe",
    ),
)
