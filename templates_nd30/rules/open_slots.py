"""Turns a place that still waits for its words into a warning, in whatever part of the document it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.contracts.rule import Breach, Rule, Skip
from docgen.diagnostics import Anchor
from docgen.vietnamese.open_slots import find_open_slots

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.contracts.rule import Examination


def _look_open_slots(x: Examination) -> Iterator[Breach | Skip]:
    for index, placed in enumerate(x.paragraphs):
        text = placed.paragraph.text
        for span in find_open_slots(text):
            yield Breach(
                message=f"Chưa điền {span.slot.kind.value}: {span.slot.prompt}.",
                measured=span.slot.key,
                required=span.slot.kind.value,
                anchor=Anchor(paragraph=index, start=span.start, end=span.end),
            )


RULES: tuple[Rule, ...] = (
    Rule(
        code="ND30-T18",
        title="Còn chỗ chờ điền",
        facts=("M61",),
        clause="Quy ước gõ văn bản (Nghị định không quy định)",
        force="TH",
        remedy="thay cả dấu ngoặc vuông «[CẦN ĐIỀN …]» bằng nội dung thật trước khi trình ký.",
        reason="Bản dự thảo docgen lập từ văn bản năm trước để ngỏ những gì chỉ người soạn thảo biết.",
        good="Thực hiện Kế hoạch số 99/KH-UBND ngày 10/4/2025 của UBND tỉnh",
        bad="Thực hiện [CẦN ĐIỀN upstream-act (viện dẫn): kế hoạch năm 2025 của UBND tỉnh]",
        look=_look_open_slots,
    ),
)
