"""Values a person writes as words: citations, deadlines, periods, quantities. They print exactly as written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from docgen.model.base import written_value
from docgen.vietnamese.citations import Citation as CitationValue
from docgen.vietnamese.citations import find_citations, format_citation, parse_citation
from docgen.vietnamese.deadlines import Deadline as DeadlineValue
from docgen.vietnamese.deadlines import parse_deadline
from docgen.vietnamese.open_slots import OpenSlot, SlotKind, parse_open_slot
from docgen.vietnamese.periods import Period as PeriodValue
from docgen.vietnamese.periods import ReportPeriod as ReportPeriodValue
from docgen.vietnamese.periods import parse_period, parse_report_period
from docgen.vietnamese.quantities import Quantity as QuantityValue
from docgen.vietnamese.quantities import parse_quantity

Citation = Annotated[
    CitationValue,
    written_value(
        parse_citation,
        format_citation,
        description="Viện dẫn văn bản: tên loại, số, ký hiệu, ngày, cơ quan ban hành, trích yếu.",
        examples=["Kế hoạch số 116/KH-UBND ngày 13/8/2021 của UBND thị xã về thực hiện Chiến lược …"],
    ),
]
"""Viện dẫn, căn cứ (nd30 VD-01, CC-02): an act with its number, date, issuer and title."""


@dataclass(frozen=True, slots=True)
class LegalBasisValue:
    """Một căn cứ: its words without the mark at the end of the line, and the acts it cites."""

    written: str
    citations: tuple[CitationValue, ...]


def parse_legal_basis(text: str) -> LegalBasisValue:
    """`Căn cứ Luật …;` → the words without `;`; a basis may cite several acts, or none (`Theo đề nghị của …`)."""
    written = text.rstrip(" ;,.").lstrip("-–+• ")
    if not written:
        raise ValueError("căn cứ để trống")
    return LegalBasisValue(written, tuple(span.citation for span in find_citations(written)))


LegalBasis = Annotated[
    LegalBasisValue,
    written_value(
        parse_legal_basis,
        lambda value: value.written,
        description="Một căn cứ; có thể bắt đầu bằng Căn cứ, Thực hiện, Theo đề nghị; dấu cuối dòng docgen đặt.",
        examples=["Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006", "Theo đề nghị của Trưởng phòng Nội vụ"],
    ),
]
"""Căn cứ ban hành văn bản (nd30 CC-01 to CC-08)."""

Deadline = Annotated[
    DeadlineValue,
    written_value(
        parse_deadline,
        lambda value: value.written,
        description="Thời hạn hoặc thời gian thực hiện, viết như trong văn bản.",
        examples=["trước ngày 30 tháng 5", "Quý II/2026", "từ 15/11 đến 15/12 năm 2026", "Thường xuyên"],
    ),
]
"""Thời hạn, thời gian thực hiện: a date, a window, a recurring date, or words that fix no date."""

Period = Annotated[
    PeriodValue,
    written_value(
        parse_period,
        lambda value: value.written,
        description="Thời kỳ: năm, giai đoạn, đến năm, năm học, nhiệm kỳ.",
        examples=["năm 2026", "giai đoạn 2021-2030", "đến năm 2030"],
    ),
]
"""Thời kỳ, giai đoạn."""

ReportPeriod = Annotated[
    ReportPeriodValue,
    written_value(
        parse_report_period,
        lambda value: value.written,
        description="Kỳ báo cáo: tháng, quý, 6 tháng, 9 tháng, năm, đột xuất.",
        examples=["6 tháng", "năm", "quý"],
    ),
]
"""Kỳ báo cáo (nghị định 09/2019/NĐ-CP)."""

Quantity = Annotated[
    QuantityValue,
    written_value(
        parse_quantity,
        lambda value: value.written,
        description="Số lượng có đơn vị, có thể kèm so sánh.",
        examples=["60%", "ít nhất 27%", "1,7 lần", "15.000.000 đồng"],
    ),
]
"""Số lượng, chỉ tiêu, kinh phí: a comparator, a number and a unit."""


def _parse_open_date(text: str) -> OpenSlot:
    slot = parse_open_slot(text)
    if slot.kind is not SlotKind.DATE:
        raise ValueError(f"chỗ chờ điền ở đây chờ một ngày, «{slot.written}» chờ {slot.kind.value}")
    return slot


OpenDate = Annotated[
    OpenSlot,
    written_value(
        _parse_open_date,
        lambda value: value.written,
        description="Chỗ chờ ngày: [CẦN ĐIỀN ma-cho (ngày): nội dung].",
        examples=["[CẦN ĐIỀN issue-date (ngày): ngày ký]"],
    ),
]
"""Ngày ban hành còn chờ."""
