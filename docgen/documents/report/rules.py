"""The content rules of a report (báo cáo), `BC-…`: figures recomputed, acts and appendices that cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.contracts.content import ContentRule, ContentRules
from docgen.documents.parts.content.acts import TWO_DATES, WITHIN, WRONG_SYMBOL
from docgen.documents.parts.content.ratios import look_ratios, look_shares
from docgen.documents.parts.content.reading import read_content
from docgen.documents.parts.content.said_and_drawn import look_said_and_drawn
from docgen.documents.parts.content.structure import look_appendices, look_sums, look_totals
from docgen.model.document_year import find_own_year

if TYPE_CHECKING:
    from docgen.contracts.content import Content, Knowledge
    from docgen.model import AdministrativeDocument


RULES: tuple[ContentRule, ...] = (
    ContentRule(
        code="BC-101",
        title="Tổng cộng không bằng tổng các hàng",
        ground="Cộng lại các hàng của bảng",
        remedy="tính lại hàng tổng cộng, hoặc sửa hàng sai.",
        reason="Số tổng sai đi thẳng vào báo cáo của cấp trên.",
        good="12 + 8 = 20 ở hàng «Tổng cộng»",
        bad="12 + 8 = 21 ở hàng «Tổng cộng»",
        look=look_totals,
    ),
    ContentRule(
        code="BC-102",
        title="Tỷ lệ, mức tăng giảm không khớp số liệu trong bảng",
        ground="Tính lại từ các cột của bảng, như các hàng khác được tính",
        remedy="tính lại tỷ lệ của hàng ấy, hoặc sửa số liệu nguồn.",
        reason="Một hàng tính khác các hàng còn lại thường là chép số của kỳ trước.",
        good="30 trên 60: 50%",
        bad="30 trên 60: 55%, các hàng khác tính đúng",
        look=look_ratios,
    ),
    TWO_DATES(
        code="BC-103",
        good="Kế hoạch số 12/KH-UBND ngày 28/3/2025 ở mọi chỗ",
        bad="Kế hoạch số 12/KH-UBND ngày 28/3/2025 và ngày 28/02/2025",
    ),
    WRONG_SYMBOL(code="BC-104"),
    ContentRule(
        code="BC-105",
        title="Phụ lục được nêu mà không có",
        ground="Đối chiếu lời văn với các phụ lục có trong tệp",
        remedy="thêm phụ lục, hoặc bỏ câu nhắc đến nó; phụ lục là tệp riêng thì gửi kèm.",
        reason="Số liệu của báo cáo nằm ở phụ lục; thiếu phụ lục thì không đối chiếu được.",
        good="(số liệu tại Phụ lục kèm theo), và tệp có phụ lục",
        bad="(số liệu tại Phụ lục kèm theo), mà tệp không có phụ lục",
        look=look_appendices,
        asks_for_appendices=True,
    ),
    ContentRule(
        code="BC-106",
        title="Tổng trong lời văn không bằng các phần kể ra",
        ground="Cộng lại các phần nêu trong câu hoặc trong các dòng ngay dưới",
        remedy="tính lại tổng, hoặc sửa phần sai; nếu chỉ kể một số phần thì ghi rõ.",
        reason="Tổng và các phần không khớp thì cấp trên không biết tổng hợp số nào.",
        good="tổng số 110 người dự, gồm 60 nam và 50 nữ",
        bad="tổng số 110 người dự, gồm 60 nam và 40 nữ",
        look=look_sums,
    ),
    ContentRule(
        code="BC-107",
        title="Số liệu trong lời văn khác số liệu trong bảng",
        ground=WITHIN,
        remedy="đối chiếu lại số liệu, sửa lời văn hoặc bảng cho khớp.",
        reason="Cấp trên lấy số ở bảng, người đọc lấy số ở lời văn: hai số cho một việc thì có một số sai.",
        good="Tỷ lệ lao động nữ làm công hưởng lương đạt 46,8%; phụ lục ghi 46,8%",
        bad="Tỷ lệ lao động nữ làm công hưởng lương đạt 48,6%; phụ lục ghi 46,8%",
        look=look_said_and_drawn,
    ),
    ContentRule(
        code="BC-108",
        title="Tỷ lệ, mức tăng giảm trong lời văn không khớp số liệu của chính câu ấy",
        ground="Tính lại từ các số nêu trong câu",
        remedy="tính lại tỷ lệ, mức tăng giảm, hoặc sửa số liệu trong ngoặc.",
        reason="Người đọc lấy tỷ lệ, người tổng hợp lấy số liệu trong ngoặc: hai số phải nói một điều.",
        good="đạt 80% kế hoạch (24/30 lớp), tăng 20% so với cùng kỳ (20 lớp)",
        bad="đạt 80% kế hoạch (20/30 lớp)",
        look=look_shares,
    ),
)


def read_report_content(document: AdministrativeDocument, knowledge: Knowledge) -> Content:
    """Nội dung của báo cáo: its texts and tables; the year of its subject."""
    return read_content(document, knowledge, year=find_own_year(document.subject, None))


CONTENT_RULES = ContentRules("BC", "Nội dung báo cáo", RULES, read_report_content)
