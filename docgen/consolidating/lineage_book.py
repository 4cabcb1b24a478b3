"""Sources of numbers → a workbook a head of office filters and follows: one line a source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docgen.tabular import Link, SheetContent, format_xlsx
from docgen.tabular.values import Value

HEADERS = ("Chỗ trong báo cáo", "Số liệu", "Đơn vị tính", "Cách tính", "Đơn vị báo cáo", "Phần góp", "Tệp", "Ô")
_WIDTHS = (70, 14, 18, 16, 30, 14, 36, 20)


def draw_lineage(rows: Iterable[Sequence[Value | Link]], *, title: str) -> bytes:
    """`lineage.xlsx`: the same bytes for the same sources."""
    preface = (
        title,
        "Lọc cột «Chỗ trong báo cáo» để xem một số liệu gồm những phần nào; bấm cột «Ô» để mở biểu tại ô ấy.",
        "Liên kết tính từ thư mục của tệp này: chuyển chỗ thì chuyển cả các biểu.",
    )
    return format_xlsx([SheetContent("Nguồn gốc số liệu", HEADERS, rows, _WIDTHS, preface)], title=title)
