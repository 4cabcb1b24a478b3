"""The form (biểu) a unit fills in: its sheets, its columns and the words by which they are known when it comes back."""

from __future__ import annotations

from typing import Final

from docgen.contracts.results import OpinionKind, TaskStatus
from docgen.tabular import Column, ColumnKind, Layout

FORM_VERSION: Final = 1
"""Of the sheets and columns below; a form of another version is still read by its headers, and told."""

HEADER_ROW: Final = 3
"""Row of the headers, from 0: above it stand the title and one line of help."""

GUIDE_SHEET: Final = "Hướng dẫn"
TASK_SHEET: Final = "Nhiệm vụ"
INDICATOR_SHEET: Final = "Chỉ tiêu"
OPINION_SHEET: Final = "Ý kiến"
IDENTITY_SHEET: Final = "_docgen"

STATUSES: Final = (TaskStatus.DONE, TaskStatus.PARTLY, TaskStatus.NOT_DONE)
"""What a unit may choose; that nobody answered is not for a unit to say."""
YES, NO = "Có", "Không"

UNIT_LABEL: Final = "Đơn vị báo cáo"
SENT_LABEL: Final = "Ngày gửi"
"""Labels of the guide whose neighbours say who answers and when"""
GUIDE_TITLE: Final = "BIỂU BÁO CÁO KẾT QUẢ THỰC HIỆN KẾ HOẠCH"
PLAN_LABEL, PERIOD_LABEL, WINDOW_LABEL, DUE_LABEL = "Kế hoạch", "Kỳ báo cáo", "Thời gian chốt số liệu", "Hạn gửi"
TASK_LABEL, INDICATOR_LABEL = f"Trang «{TASK_SHEET}»", f"Trang «{INDICATOR_SHEET}»"
OPINION_LABEL, REMARK_LABEL = f"Trang «{OPINION_SHEET}»", "Lưu ý"
GUIDE_MORE: Final = "Nhiệm vụ chưa hoàn thành: ghi lý do. Việc làm thêm ngoài kế hoạch: ghi ở các dòng trống bên dưới."
"""The second line about tasks, which has no label"""
GUIDE_LABELS: Final = (
    *(UNIT_LABEL, PLAN_LABEL, PERIOD_LABEL, WINDOW_LABEL, DUE_LABEL, SENT_LABEL),
    *(TASK_LABEL, INDICATOR_LABEL, OPINION_LABEL, REMARK_LABEL),
)
"""Whatever else stands on the guide was written by the unit."""

TASKS: Final = Layout(
    (
        Column("number", "TT", synonyms=("STT", "Số TT")),
        Column("name", "Nhiệm vụ", required=True, synonyms=("Nội dung công việc", "Nội dung nhiệm vụ", "Nội dung")),
        Column("status", "Tình trạng", synonyms=("Tình trạng thực hiện", "Tiến độ", "Trạng thái")),
        Column("words", "Kết quả thực hiện", synonyms=("Kết quả", "Kết quả đạt được")),
        Column("count", "Số lượng", ColumnKind.DECIMAL, synonyms=("Số liệu", "Khối lượng")),
        Column("unit", "Đơn vị tính", synonyms=("ĐVT",)),
        Column("evidence", "Minh chứng", synonyms=("Văn bản, minh chứng", "Sản phẩm")),
        Column("reason", "Lý do chưa hoàn thành", synonyms=("Lý do", "Nguyên nhân chưa hoàn thành")),
        Column("id", "Mã", ColumnKind.CODE, synonyms=("Mã nhiệm vụ",)),
    )
)

INDICATORS: Final = Layout(
    (
        Column("number", "Số", synonyms=("TT", "STT")),
        Column("name", "Chỉ tiêu", required=True, synonyms=("Tên chỉ tiêu", "Mục tiêu, chỉ tiêu")),
        Column("unit", "Đơn vị tính", synonyms=("ĐVT",)),
        Column("target", "Mục tiêu năm", synonyms=("Mục tiêu",)),
        Column("previous", "Kết quả kỳ trước", synonyms=("Kỳ trước",)),
        Column("numerator_name", "Tử số là"),
        Column("numerator", "Tử số", ColumnKind.DECIMAL, synonyms=("Tử số kỳ này",)),
        Column("denominator_name", "Mẫu số là"),
        Column("denominator", "Mẫu số", ColumnKind.DECIMAL, synonyms=("Mẫu số kỳ này",)),
        Column("value", "Kết quả kỳ này", synonyms=("Giá trị", "Kết quả")),
        Column("said_yes", "Có/Không", synonyms=("Có hoặc không",)),
        Column("note", "Ghi chú"),
        Column("id", "Mã", ColumnKind.CODE, synonyms=("Mã chỉ tiêu",)),
    )
)

OPINIONS: Final = Layout(
    (
        Column("kind", "Nội dung", required=True),
        Column("words", "Ý kiến của đơn vị", synonyms=("Ý kiến", "Nội dung ý kiến")),
    )
)

OPINION_ORDER: Final = tuple(OpinionKind)
